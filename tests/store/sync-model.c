/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync-model.c: a server that keeps to src/wire/PROTOCOL.md, without a network or a database, and a client of
 * it. */

#include "sync-model.h"

#include "store/gocua-db.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

#include <string.h>

#define ALLOWED_MS (5 * 60 * 1000)

ModelServer *
model_server_new (GRand *dice, gint64 now_ms)
{
  ModelServer *self = g_new0 (ModelServer, 1);

  self->dice = dice;
  self->now_ms = now_ms;
  gocua_id_init_new (&self->epoch, now_ms);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  self->sent = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  self->by_id = g_hash_table_new (gocua_id_hash, gocua_id_equal);
  return self;
}

void
model_server_free (ModelServer *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->sent);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Through its text, as it would travel. */
static GocuaChange *
copy_change (const GocuaChange *change)
{
  GocuaChange *copy = gocua_change_new (change->kind, &change->entity);
  g_autofree char *body = gocua_change_body_to_json (change);

  copy->id = change->id;
  copy->stamp = change->stamp;
  copy->device = change->device;
  copy->batch = change->batch;
  gocua_change_set_author (copy, change->author);
  g_assert_true (gocua_change_body_from_json (copy, body, -1, NULL));
  return copy;
}

static gboolean
is_same (ModelServer *self, const GocuaChange *kept, const GocuaChange *offered)
{
  g_autofree char *kept_body = gocua_change_body_to_json (kept);
  g_autofree char *offered_body = gocua_change_body_to_json (offered);
  const GocuaStamp *sent = g_hash_table_lookup (self->sent, &kept->id);
  gboolean same_stamp = offered->stamp == kept->stamp ||
                        (sent != NULL ? offered->stamp == *sent : offered->stamp > kept->stamp);

  return same_stamp && gocua_id_equal (&kept->device, &offered->device) &&
         gocua_id_equal (&kept->batch, &offered->batch) && gocua_id_equal (&kept->entity, &offered->entity) &&
         g_strcmp0 (kept->author, offered->author) == 0 && g_str_equal (kept->kind, offered->kind) &&
         g_str_equal (kept_body, offered_body);
}

static void
add_row (ModelServer *self, const GocuaChange *change)
{
  GocuaChange *row = copy_change (change);
  GocuaStamp latest = GOCUA_STAMP_MAKE (self->now_ms + ALLOWED_MS, 0);

  if (row->stamp > latest)
    {
      g_hash_table_insert (self->sent, gocua_id_dup (&row->id), g_memdup2 (&row->stamp, sizeof row->stamp));
      self->given = MAX (latest, self->given + 1);
      row->stamp = self->given;
    }
  /* Positions may be missing; now and then so many that a digest is complete. */
  self->head += 1;
  if (g_rand_int_range (self->dice, 0, 6) == 0)
    self->head += g_rand_int_range (self->dice, 0, 700);
  row->position = self->head;
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_id, &row->id, row);
}

gboolean
model_server_push (ModelServer *self, const GocuaId *epoch, GPtrArray *changes, GocuaSyncReceipt *receipts)
{
  if (!gocua_id_is_null (epoch) && !gocua_id_equal (epoch, &self->epoch))
    return FALSE;
  memset (receipts, 0, changes->len * sizeof *receipts);
  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];
      const GocuaChange *row = g_hash_table_lookup (self->by_id, &change->id);

      if (row == NULL)
        {
          add_row (self, change);
          row = g_hash_table_lookup (self->by_id, &change->id);
        }
      if (!is_same (self, row, change))
        {
          receipts[i].rejected = GOCUA_REJECTED_DIFFERENT;
          continue;
        }
      receipts[i].position = row->position;
      receipts[i].stamp = row->stamp != change->stamp ? row->stamp : 0;
    }
  return TRUE;
}

GPtrArray *
model_server_feed (ModelServer *self, gint64 after, gint64 until, guint limit, gint64 *reached)
{
  GPtrArray *piece = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  gint64 last = until < 0 ? self->head : MIN (until, self->head);

  *reached = last;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GocuaChange *row = self->rows->pdata[i];

      if (row->position <= after || row->position > last)
        continue;
      g_ptr_array_add (piece, gocua_change_ref (row));
      if (piece->len < limit)
        continue;
      *reached = row->position;
      break;
    }
  return piece;
}

void
model_server_get_digest (ModelServer *self, gint64 bucket, guint8 sha256[GOCUA_DIGEST_SIZE])
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GocuaChange *row = self->rows->pdata[i];
      g_autofree char *body = NULL;
      GocuaDigestRow line = { row->position, &row->id,    row->stamp, &row->device, &row->batch,
                              &row->entity,  row->author, row->kind,  NULL };

      if (gocua_digest_bucket_of (row->position) != bucket)
        continue;
      body = gocua_change_body_to_json (row);
      line.body = body;
      gocua_digest_add (digest, &line);
    }
  gocua_digest_finish (digest, sha256);
}

void
model_server_restore (ModelServer *self, guint n_rows)
{
  for (guint i = n_rows; i < self->rows->len; i++)
    {
      GocuaChange *row = self->rows->pdata[i];

      g_hash_table_remove (self->by_id, &row->id);
      g_hash_table_remove (self->sent, &row->id);
    }
  if (n_rows < self->rows->len)
    g_ptr_array_set_size (self->rows, (int) n_rows);
  self->head = self->rows->len > 0 ? ((GocuaChange *) self->rows->pdata[self->rows->len - 1])->position : 0;
  gocua_id_init_new (&self->epoch, self->now_ms);
}

void
model_piece_free (ModelPiece *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gboolean
strikes (ModelServer *server, int percent)
{
  return g_rand_int_range (server->dice, 0, 100) < percent;
}

static GocuaSyncState *
read_state (GocuaDb *db)
{
  g_autoptr (GError) error = NULL;
  GocuaSyncState *state = gocua_sync_read_state (db, &error);

  g_assert_no_error (error);
  return state;
}

/* The position up to which both have the same, as far as whole digests tell. */
static gint64
find_agreement (GocuaDb *db, ModelServer *server, gint64 cursor)
{
  gint64 n = gocua_digest_n_complete (MIN (cursor, server->head));
  gint64 agreed = 0;

  for (gint64 bucket = 0; bucket < n; bucket++)
    {
      guint8 mine[GOCUA_DIGEST_SIZE], theirs[GOCUA_DIGEST_SIZE];

      g_assert_true (gocua_sync_get_digest (db, bucket, mine, NULL, NULL));
      model_server_get_digest (server, bucket, theirs);
      if (memcmp (mine, theirs, sizeof mine) != 0)
        break;
      agreed = (bucket + 1) * GOCUA_DIGEST_BUCKET;
    }
  return agreed;
}

static void
notice_epoch (GocuaDb *db, ModelServer *server)
{
  g_autoptr (GocuaSyncState) state = read_state (db);
  g_autoptr (GError) error = NULL;

  if (gocua_id_is_null (&state->epoch) ||
      (gocua_id_equal (&state->epoch, &server->epoch) && state->cursor <= server->head))
    return;
  gocua_sync_forget_positions (db, &server->epoch, find_agreement (db, server, state->cursor), -1, &error);
  g_assert_no_error (error);
}

static gboolean
push (GocuaDb *db, ModelServer *server, const ModelFaults *faults)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes =
          gocua_sync_read_outbox (db, (guint) g_rand_int_range (server->dice, 1, 8), G_MAXSIZE, &error);
      g_autofree GocuaSyncReceipt *receipts = NULL;

      g_assert_no_error (error);
      if (changes->len == 0)
        return TRUE;
      if (faults != NULL && strikes (server, faults->lost_request))
        return FALSE;
      receipts = g_new0 (GocuaSyncReceipt, changes->len);
      g_assert_true (model_server_push (server, &server->epoch, changes, receipts));
      if (faults != NULL && strikes (server, faults->lost_answer))
        return FALSE;
      gocua_sync_acknowledge (db, &server->epoch, changes, receipts, server->now_ms, &error);
      g_assert_no_error (error);
    }
}

static void
keep_for_later (ModelServer *server, GPtrArray *changes, gint64 after, gint64 reached, GPtrArray *late)
{
  ModelPiece *piece = g_new0 (ModelPiece, 1);

  piece->epoch = server->epoch;
  piece->changes = g_ptr_array_ref (changes);
  piece->after = after;
  piece->reached = reached;
  g_ptr_array_add (late, piece);
}

static gboolean
pull (GocuaDb *db, ModelServer *server, const ModelFaults *faults, GPtrArray *late)
{
  for (;;)
    {
      g_autoptr (GocuaSyncState) state = read_state (db);
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GError) error = NULL;
      gint64 reached;

      changes = model_server_feed (server, state->cursor, -1, (guint) g_rand_int_range (server->dice, 1, 12),
                                   &reached);
      if (faults != NULL && strikes (server, faults->late))
        keep_for_later (server, changes, state->cursor, reached, late);
      if (faults != NULL && strikes (server, faults->lost_answer))
        return FALSE;
      gocua_sync_take (db, &server->epoch, changes, state->cursor, reached, server->now_ms, NULL, NULL,
                       &error);
      g_assert_no_error (error);
      if (reached >= server->head)
        return TRUE;
    }
}

static void
compare_digest (GocuaDb *db, ModelServer *server)
{
  gint64 newest = gocua_digest_n_complete (server->head) - 1;
  guint8 mine[GOCUA_DIGEST_SIZE], theirs[GOCUA_DIGEST_SIZE];

  if (newest < 0)
    return;
  g_assert_true (gocua_sync_get_digest (db, newest, mine, NULL, NULL));
  model_server_get_digest (server, newest, theirs);
  g_assert_cmpmem (mine, sizeof mine, theirs, sizeof theirs);
}

gboolean
model_sync (GocuaDb *db, ModelServer *server, const ModelFaults *faults, GPtrArray *late)
{
  notice_epoch (db, server);
  if (!push (db, server, faults) || !pull (db, server, faults, late))
    return FALSE;
  compare_digest (db, server);
  return TRUE;
}
