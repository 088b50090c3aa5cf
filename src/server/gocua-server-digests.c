/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-digests.c: digests of a ward's complete buckets, computed once and kept. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-digests.h"

#include <string.h>

#include "server/gocua-server-arrays.h"
#include "server/gocua-server-fault.h"
#include "server/gocua-server-feed.h"
#include "server/gocua-server-handler.h"

#define MAX_DIGESTS 10000

gboolean
gocua_digests_parse (const char *text, guint8 sha256[GOCUA_DIGEST_SIZE])
{
  return text != NULL && g_str_has_prefix (text, "\\x") && gocua_digest_from_hex (text + 2, sha256);
}

/* Returns: (nullable): where the result has the 16 bytes of an id */
static const GocuaId *
peek_id (const GocuaResult *result, int row, int column)
{
  return PQgetlength (result, row, column) == GOCUA_ID_SIZE
             ? (const GocuaId *) PQgetvalue (result, row, column)
             : NULL;
}

static gint64
read_number (const GocuaResult *result, int row, int column)
{
  return gocua_array_read_number (PQgetvalue (result, row, column),
                                  (gsize) PQgetlength (result, row, column));
}

gboolean
gocua_digests_read_row (const GocuaResult *result, int row, GocuaDigestRow *out)
{
  out->position = read_number (result, row, 0);
  out->id = peek_id (result, row, 1);
  out->stamp = (GocuaStamp) read_number (result, row, 2);
  out->device = peek_id (result, row, 3);
  out->author = gocua_pg_get (result, row, 4);
  out->batch = peek_id (result, row, 5);
  out->kind = PQgetvalue (result, row, 6);
  out->entity = peek_id (result, row, 7);
  out->body = PQgetvalue (result, row, 8);
  return out->id != NULL && out->device != NULL && out->batch != NULL && out->entity != NULL;
}

static gboolean
compute (const char *session,
         const char *ward,
         gint64 bucket,
         guint8 sha256[GOCUA_DIGEST_SIZE],
         GError **error)
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();
  g_autofree char *after = g_strdup_printf ("%" G_GINT64_FORMAT, bucket * GOCUA_DIGEST_BUCKET);
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, (bucket + 1) * GOCUA_DIGEST_BUCKET);
  GocuaQuery queries[] = {
    GOCUA_QUERY (GOCUA_STATEMENT_SESSION, session, ward),
    GOCUA_QUERY (GOCUA_STATEMENT_BUCKET, ward, after, until),
  };
  g_autoptr (GocuaResult) set = NULL;
  g_autoptr (GocuaResult) rows = NULL;
  GocuaResult *results[2];

  queries[1].is_binary = TRUE;
  if (!gocua_pg_run (queries, G_N_ELEMENTS (queries), results, error))
    return FALSE;
  set = results[0];
  rows = results[1];
  for (int i = 0; i < PQntuples (rows); i++)
    {
      GocuaDigestRow row;

      if (!gocua_digests_read_row (rows, i, &row))
        return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
      gocua_digest_add (digest, &row);
    }
  gocua_digest_finish (digest, sha256);
  return TRUE;
}

gboolean
gocua_digests_make (const char *session,
                    const char *ward,
                    gint64 bucket,
                    guint8 sha256[GOCUA_DIGEST_SIZE],
                    GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, bucket);
  g_autofree char *hex = NULL;
  GocuaResult *results[3];

  if (!compute (session, ward, bucket, sha256, error))
    return FALSE;
  hex = gocua_digest_to_hex (sha256);
  {
    const GocuaQuery queries[] = {
      GOCUA_QUERY (GOCUA_STATEMENT_SESSION, session, ward),
      GOCUA_QUERY_PLAIN (GOCUA_STATEMENT_RELAX),
      GOCUA_QUERY (GOCUA_STATEMENT_KEEP_DIGEST, ward, number, hex),
    };

    if (!gocua_pg_run (queries, G_N_ELEMENTS (queries), results, error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    PQclear (results[i]);
  return TRUE;
}

/* Those that are kept, in order; where one is missing it is made. */
static gboolean
collect (const GocuaRequest *request,
         GocuaDigestList *list,
         const GocuaResult *kept,
         gint64 end,
         GError **error)
{
  int row = 0;

  for (gint64 bucket = list->from; bucket < end; bucket++)
    {
      guint8 sha256[GOCUA_DIGEST_SIZE];

      if (row < PQntuples (kept) && g_ascii_strtoll (PQgetvalue (kept, row, 0), NULL, 10) == bucket &&
          gocua_digests_parse (PQgetvalue (kept, row, 1), sha256))
        row++;
      else if (!gocua_digests_make (request->session, request->call->ward, bucket, sha256, error))
        return FALSE;
      g_byte_array_append (list->digests, sha256, sizeof sha256);
    }
  return TRUE;
}

gboolean
gocua_handle_digests (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  const GocuaCall *call = request->call;
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, call->from);
  g_autofree char *end = g_strdup_printf ("%" G_GINT64_FORMAT, call->from + MAX_DIGESTS);
  const GocuaQuery query = GOCUA_QUERY (GOCUA_STATEMENT_DIGESTS, call->ward, from, end);
  g_autoptr (GocuaDigestList) list = gocua_digest_list_new ();
  g_autoptr (GocuaResult) kept = NULL;
  GocuaFeedHead head;

  if (!gocua_feed_read (request, &query, &head, &kept, error))
    return FALSE;
  list->epoch = head.epoch;
  list->head = head.head;
  list->from = call->from;
  if (!collect (request, list, kept, MIN (gocua_digest_n_complete (head.head), call->from + MAX_DIGESTS),
                error))
    return FALSE;
  gocua_answer_set (answer, 200, gocua_digest_list_to_json (list));
  return TRUE;
}
