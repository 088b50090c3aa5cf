/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-push.c: taking in what a store sends. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include <string.h>

#include "server/gocua-server-arrays.h"
#include "server/gocua-server-digests.h"
#include "server/gocua-server-fault.h"
#include "server/gocua-server-handler.h"
#include "server/gocua-server-metrics.h"
#include "server/gocua-server-pg.h"

/* The parameters of gocua.push() from the fourth on; the columns of its result. */
enum
{
  ARRAY_IDS,
  ARRAY_STAMPS,
  ARRAY_DEVICES,
  ARRAY_BATCHES,
  ARRAY_ENTITIES,
  ARRAY_AUTHORS,
  ARRAY_KINDS,
  ARRAY_BODIES,
  N_ARRAYS,
};

enum
{
  COLUMN_CODE,
  COLUMN_EPOCH,
  COLUMN_HEAD,
  COLUMN_ADDED,
  COLUMN_FIRST,
  COLUMN_POSITIONS,
  COLUMN_STAMPS,
  COLUMN_DIGEST,
};

#define N_TEXTS  3
#define N_VALUES (N_TEXTS + N_ARRAYS)

static void
add_change (GByteArray *const *arrays, const GocuaChange *change)
{
  g_autofree char *body = gocua_change_body_to_json (change);

  gocua_array_add_id (arrays[ARRAY_IDS], &change->id);
  gocua_array_add_number (arrays[ARRAY_STAMPS], change->stamp);
  gocua_array_add_id (arrays[ARRAY_DEVICES], &change->device);
  gocua_array_add_id (arrays[ARRAY_BATCHES], &change->batch);
  gocua_array_add_id (arrays[ARRAY_ENTITIES], &change->entity);
  if (change->author != NULL)
    gocua_array_add_text (arrays[ARRAY_AUTHORS], change->author);
  else
    gocua_array_add_null (arrays[ARRAY_AUTHORS]);
  gocua_array_add_text (arrays[ARRAY_KINDS], change->kind);
  gocua_array_add_text (arrays[ARRAY_BODIES], body);
}

/* Only those that could be read; @places has the place of each in the push. */
static void
fill_arrays (const GocuaPush *push, GByteArray **arrays, GArray *places)
{
  static const guint32 types[N_ARRAYS] = {
    [ARRAY_IDS] = GOCUA_OID_UUID,     [ARRAY_STAMPS] = GOCUA_OID_BIGINT, [ARRAY_DEVICES] = GOCUA_OID_UUID,
    [ARRAY_BATCHES] = GOCUA_OID_UUID, [ARRAY_ENTITIES] = GOCUA_OID_UUID, [ARRAY_AUTHORS] = GOCUA_OID_TEXT,
    [ARRAY_KINDS] = GOCUA_OID_TEXT,   [ARRAY_BODIES] = GOCUA_OID_TEXT,
  };

  for (guint i = 0; i < push->changes->len; i++)
    if (push->changes->pdata[i] != NULL)
      g_array_append_val (places, i);
  for (guint i = 0; i < N_ARRAYS; i++)
    arrays[i] = gocua_array_begin (types[i], places->len);
  for (guint i = 0; i < places->len; i++)
    add_change (arrays, push->changes->pdata[g_array_index (places, guint, i)]);
}

static GocuaResult *
call_push (const GocuaRequest *request, const GocuaPush *push, GArray *places, GError **error)
{
  GByteArray *arrays[N_ARRAYS];
  char epoch[GOCUA_ID_STRING_SIZE];
  const char *values[N_VALUES] = { request->session, request->call->ward, NULL };
  int lengths[N_VALUES] = { 0 };
  int formats[N_VALUES] = { 0 };
  const GocuaQuery queries[] = {
    GOCUA_QUERY (GOCUA_STATEMENT_SESSION, request->session, request->call->ward),
    { GOCUA_STATEMENT_PUSH, N_VALUES, values, lengths, formats, TRUE },
  };
  GocuaResult *results[G_N_ELEMENTS (queries)];

  if (!gocua_id_is_null (&push->epoch))
    values[2] = gocua_id_format (&push->epoch, epoch);
  fill_arrays (push, arrays, places);
  for (guint i = 0; i < N_ARRAYS; i++)
    {
      values[N_TEXTS + i] = (const char *) arrays[i]->data;
      lengths[N_TEXTS + i] = (int) arrays[i]->len;
      formats[N_TEXTS + i] = 1;
    }
  gocua_pg_run (queries, G_N_ELEMENTS (queries), results, error);
  for (guint i = 0; i < N_ARRAYS; i++)
    g_byte_array_unref (arrays[i]);
  PQclear (results[0]);
  return results[1];
}

static gint64
get_number (const GocuaResult *result, int column)
{
  return gocua_array_read_number (PQgetvalue (result, 0, column), (gsize) PQgetlength (result, 0, column));
}

static gboolean
get_numbers (const GocuaResult *result, int column, gint64 *numbers, guint n)
{
  return gocua_array_read_numbers (PQgetvalue (result, 0, column), (gsize) PQgetlength (result, 0, column),
                                   numbers, n);
}

/* What the changes that were sent to the database came to. */
static gboolean
read_outcome (const GocuaResult *result, gint64 *positions, gint64 *stamps, guint n)
{
  if (!PQgetisnull (result, 0, COLUMN_STAMPS) && !get_numbers (result, COLUMN_STAMPS, stamps, n))
    return FALSE;
  if (PQgetisnull (result, 0, COLUMN_FIRST))
    return get_numbers (result, COLUMN_POSITIONS, positions, n);
  for (guint i = 0; i < n; i++)
    positions[i] = get_number (result, COLUMN_FIRST) + i;
  return TRUE;
}

static void
set_rejected (GocuaPushAnswer *answer, guint place, const char *code)
{
  answer->rejected->pdata[place] = g_strdup (code);
}

static gboolean
fill_in_changes (GocuaPushAnswer *answer,
                 const GocuaPush *push,
                 const GArray *places,
                 const GocuaResult *result)
{
  g_autofree gint64 *positions = g_new0 (gint64, places->len + 1);
  g_autofree gint64 *stamps = g_new0 (gint64, places->len + 1);

  if (!read_outcome (result, positions, stamps, places->len))
    return FALSE;
  for (guint i = 0; i < push->changes->len; i++)
    if (push->rejected->pdata[i] != NULL)
      set_rejected (answer, i, push->rejected->pdata[i]);
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      const GocuaChange *change = push->changes->pdata[place];

      g_array_index (answer->positions, gint64, place) = positions[i];
      if (positions[i] == 0)
        set_rejected (answer, place, GOCUA_REJECTED_DIFFERENT);
      else if (stamps[i] != 0 && (GocuaStamp) stamps[i] != change->stamp)
        g_array_index (answer->stamps, GocuaStamp, place) = (GocuaStamp) stamps[i];
      answer->n_known += positions[i] != 0;
    }
  answer->n_known -= answer->n_new;
  return TRUE;
}

static gboolean
fill_in_digest (const GocuaRequest *request,
                GocuaPushAnswer *answer,
                const GocuaResult *result,
                GError **error)
{
  GocuaWireDigest *digest = &answer->digest;

  digest->bucket = gocua_digest_n_complete (answer->head) - 1;
  if (digest->bucket < 0)
    return TRUE;
  /* A large push completes several; made now, nobody has to wait for a thousand of them later. */
  if (!PQgetisnull (result, 0, COLUMN_FIRST))
    for (gint64 bucket = (get_number (result, COLUMN_FIRST) - 1) / GOCUA_DIGEST_BUCKET;
         bucket < digest->bucket; bucket++)
      if (!gocua_digests_make (request->session, request->call->ward, bucket, digest->sha256, error))
        return FALSE;
  if (PQgetisnull (result, 0, COLUMN_DIGEST))
    return gocua_digests_make (request->session, request->call->ward, digest->bucket, digest->sha256, error);
  memcpy (digest->sha256, PQgetvalue (result, 0, COLUMN_DIGEST), GOCUA_DIGEST_SIZE);
  return TRUE;
}

/* Wakes the long polls of all processes. In a transaction of its own: NOTIFY holds a lock on the whole
 * database until its transaction is on the disk, so that otherwise pushes of different wards would wait for
 * each other's disk. When this process dies before it, the others find out when their wait is over. */
static void
notify (const char *ward)
{
  const GocuaQuery query = GOCUA_QUERY (GOCUA_STATEMENT_NOTIFY, ward);
  g_autoptr (GocuaResult) result = gocua_pg_run_one (&query, NULL);

  (void) result;
}

static void
count (const GocuaPushAnswer *answer, guint n)
{
  gocua_metrics_add (GOCUA_COUNT_CHANGES_NEW, answer->n_new);
  gocua_metrics_add (GOCUA_COUNT_CHANGES_KNOWN, answer->n_known);
  gocua_metrics_add (GOCUA_COUNT_CHANGES_REJECTED, n - answer->n_new - answer->n_known);
}

static gboolean
finish (const GocuaRequest *request,
        const GocuaPush *push,
        const GArray *places,
        const GocuaResult *result,
        GocuaAnswer *answer,
        GError **error)
{
  g_autoptr (GocuaPushAnswer) filled = gocua_push_answer_new (push->changes->len);

  memcpy (filled->epoch.bytes, PQgetvalue (result, 0, COLUMN_EPOCH), GOCUA_ID_SIZE);
  filled->head = get_number (result, COLUMN_HEAD);
  filled->n_new = (guint) get_number (result, COLUMN_ADDED);
  if (filled->n_new > 0)
    notify (request->call->ward);
  if (!fill_in_changes (filled, push, places, result))
    return gocua_fault_set (error, GOCUA_FAULT_INTERNAL, NULL);
  count (filled, push->changes->len);
  if (!fill_in_digest (request, filled, result, error))
    return FALSE;
  gocua_answer_set (answer, 200, gocua_push_answer_to_json (filled));
  return TRUE;
}

gboolean
gocua_handle_push (const GocuaRequest *request, GocuaAnswer *answer, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaPush) push = gocua_push_from_json (request->body->str, request->body->len, &problem);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GocuaResult) result = NULL;
  g_autofree char *code = NULL;

  if (push == NULL)
    return gocua_fault_set_wire (error, problem);
  result = call_push (request, push, places, error);
  if (result == NULL)
    return FALSE;
  code = g_strndup (PQgetvalue (result, 0, COLUMN_CODE), (gsize) PQgetlength (result, 0, COLUMN_CODE));
  if (g_str_equal (code, "ok"))
    return finish (request, push, places, result, answer, error);
  if (g_str_equal (code, "epoch-changed"))
    memcpy (answer->epoch.bytes, PQgetvalue (result, 0, COLUMN_EPOCH), GOCUA_ID_SIZE);
  return gocua_fault_set (error, gocua_fault_from_code (code), NULL);
}
