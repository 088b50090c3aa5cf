/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-feed.c: reading a ward's feed as it is at one moment. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-feed.h"

#include <string.h>

#include "server/gocua-server-digests.h"
#include "server/gocua-server-fault.h"
#include "server/gocua-server-metrics.h"

/* Head, digest and the answer's own braces; and what every change has beside its texts. */
#define ROOM_FOR_HEAD 1000
#define ROOM_FOR_ROW  320

static gboolean
read_head (const GocuaResult *result, GocuaFeedHead *head, GError **error)
{
  const char *code = gocua_pg_get (result, 0, 0);

  if (g_strcmp0 (code, "ok") != 0)
    return gocua_fault_set (error, gocua_fault_from_code (code), NULL);
  if (!gocua_id_parse (&head->epoch, gocua_pg_get (result, 0, 1)) || PQgetisnull (result, 0, 2))
    return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
  head->head = g_ascii_strtoll (PQgetvalue (result, 0, 2), NULL, 10);
  head->has_digest = gocua_digests_parse (gocua_pg_get (result, 0, 3), head->sha256);
  return TRUE;
}

gboolean
gocua_feed_read (const GocuaRequest *request,
                 const GocuaQuery *query,
                 GocuaFeedHead *head,
                 GocuaResult **result,
                 GError **error)
{
  const GocuaQuery queries[] = {
    GOCUA_QUERY_PLAIN (GOCUA_STATEMENT_BEGIN_READ),
    GOCUA_QUERY (GOCUA_STATEMENT_SESSION, request->session, request->call->ward),
    GOCUA_QUERY (GOCUA_STATEMENT_HEAD, request->call->ward),
    *query,
    GOCUA_QUERY_PLAIN (GOCUA_STATEMENT_COMMIT),
  };
  GocuaResult *results[G_N_ELEMENTS (queries)];
  gboolean good;

  if (!gocua_pg_run (queries, G_N_ELEMENTS (queries), results, error))
    return FALSE;
  good = read_head (results[2], head, error);
  if (good)
    *result = g_steal_pointer (&results[3]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    PQclear (results[i]);
  return good;
}

gboolean
gocua_feed_get_digest (const GocuaRequest *request,
                       const GocuaFeedHead *head,
                       GocuaWireDigest *digest,
                       GError **error)
{
  digest->bucket = gocua_digest_n_complete (head->head) - 1;
  if (digest->bucket < 0)
    return TRUE;
  if (!head->has_digest)
    return gocua_digests_make (request->session, request->call->ward, digest->bucket, digest->sha256, error);
  memcpy (digest->sha256, head->sha256, GOCUA_DIGEST_SIZE);
  return TRUE;
}

/* The columns are those of GOCUA_STATEMENT_FEED. How many of the rows fit into an answer; the first one
 * always does. */
static int
count_fitting (const GocuaResult *rows)
{
  gsize room = GOCUA_WIRE_MAX_BODY - ROOM_FOR_HEAD;
  int n = PQntuples (rows);

  for (int i = 0; i < n; i++)
    {
      /* A byte of a text becomes six when all of them are escaped; a body is as it is. */
      gsize size = ROOM_FOR_ROW + 6 * (gsize) (PQgetlength (rows, i, 4) + PQgetlength (rows, i, 6)) +
                   (gsize) PQgetlength (rows, i, 8);

      if (size > room)
        return i;
      room -= size;
    }
  return n;
}

static gboolean
append_rows (GString *out, const GocuaResult *rows, int n)
{
  for (int i = 0; i < n; i++)
    {
      GocuaDigestRow row;

      if (!gocua_digests_read_row (rows, i, &row))
        return FALSE;
      gocua_feed_append (out, &row);
    }
  return TRUE;
}

/* An answer that ends early because of its size says so by its head: whoever reads fewer than the limit has
 * everything up to the head. The ward's last change is always at its head, so nothing else ends early, but
 * for a piece whose last positions are missing; there the reader asks once more. */
static gint64
get_head_of (const GocuaCall *call, const GocuaFeedHead *head, const GocuaResult *rows, int n)
{
  GocuaDigestRow last;

  if (n == 0 || n == (int) call->limit || !gocua_digests_read_row (rows, n - 1, &last) ||
      last.position >= MIN (head->head, call->until))
    return head->head;
  return last.position;
}

static gboolean
check_epoch (const GocuaCall *call, const GocuaFeedHead *head, GocuaAnswer *answer, GError **error)
{
  if (gocua_id_is_null (&call->epoch) || gocua_id_equal (&call->epoch, &head->epoch))
    return TRUE;
  answer->epoch = head->epoch;
  return gocua_fault_set (error, GOCUA_FAULT_EPOCH_CHANGED, NULL);
}

gboolean
gocua_handle_feed (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  const GocuaCall *call = request->call;
  g_autofree char *after = g_strdup_printf ("%" G_GINT64_FORMAT, call->after);
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, call->until);
  g_autofree char *limit = g_strdup_printf ("%u", call->limit);
  g_autofree char *bytes = g_strdup_printf ("%d", GOCUA_WIRE_MAX_BODY);
  GocuaQuery query = GOCUA_QUERY (GOCUA_STATEMENT_FEED, call->ward, after, until, limit, bytes);
  g_autoptr (GocuaResult) rows = NULL;
  GocuaFeedHead head;
  GocuaWireDigest digest;
  g_autoptr (GString) out = NULL;
  int n;

  query.is_binary = TRUE;
  if (!gocua_feed_read (request, &query, &head, &rows, error) || !check_epoch (call, &head, answer, error) ||
      !gocua_feed_get_digest (request, &head, &digest, error))
    return FALSE;
  n = count_fitting (rows);
  out = g_string_sized_new (256 + (gsize) n * 512);
  gocua_feed_begin (out, &head.epoch, get_head_of (call, &head, rows, n), &digest);
  if (!append_rows (out, rows, n))
    return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
  gocua_feed_end (out);
  gocua_metrics_add (GOCUA_COUNT_FEED_ROWS, n);
  gocua_answer_set (answer, 200, g_steal_pointer (&out));
  answer->is_empty = n == 0;
  return TRUE;
}
