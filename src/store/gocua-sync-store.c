/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-store.c: where a ward's file stands towards its server, what waits, and what the digests are. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-sync-store.h"

#include "core/gocua-wipe.h"
#include "store/gocua-conflict-store.h"
#include "store/gocua-db.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-sync-private.h"

#include <glib/gi18n.h>
#include <string.h>

gint64
gocua_sync_get_number (GocuaDb *db, const char *key)
{
  g_autofree char *text = gocua_db_get_meta (db, key);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

gboolean
gocua_sync_set_number (GocuaDb *db, const char *key, gint64 number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return gocua_db_set_meta (db, key, text, error);
}

static GocuaId
get_epoch (GocuaDb *db)
{
  g_autofree char *text = gocua_db_get_meta (db, GOCUA_META_SYNC_EPOCH);
  GocuaId epoch = { { 0 } };

  gocua_id_parse (&epoch, text);
  return epoch;
}

static gboolean
set_epoch (GocuaDb *db, const GocuaId *epoch, GError **error)
{
  char text[GOCUA_ID_STRING_SIZE];

  return gocua_db_set_meta (db, GOCUA_META_SYNC_EPOCH, gocua_id_format (epoch, text), error);
}

gboolean
gocua_sync_check_epoch (GocuaDb *db, const GocuaId *epoch, GError **error)
{
  GocuaId known = get_epoch (db);

  if (gocua_id_equal (&known, epoch))
    return TRUE;
  if (gocua_id_is_null (&known))
    return set_epoch (db, epoch, error);
  g_set_error_literal (
      error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH,
      _ ("The server has begun a new count meanwhile. Nothing was changed; sync begins again."));
  return FALSE;
}

gboolean
gocua_sync_drop_digests (GocuaDb *db, gint64 first, gint64 last, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "DELETE FROM digest WHERE bucket BETWEEN ?1 AND ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, gocua_digest_bucket_of (first));
  sqlite3_bind_int64 (statement, 2, gocua_digest_bucket_of (last));
  return gocua_db_run (db, statement, error);
}

static gboolean
read_number (GocuaDb *db, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (db, sql, error);
  gboolean good = statement != NULL && gocua_db_step (db, statement, error);

  if (good)
    *number = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return good;
}

#define WAITING "server_pos IS NULL AND rejected IS NULL"

static gboolean
read_oldest (GocuaDb *db, GocuaSyncState *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT stamp FROM change WHERE " WAITING " ORDER BY pos LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  if (gocua_db_step (db, statement, &problem))
    self->oldest_waiting_ms = GOCUA_STAMP_MS ((GocuaStamp) sqlite3_column_int64 (statement, 0));
  return gocua_db_finish (statement, &problem, error);
}

static gboolean
read_counts (GocuaDb *db, GocuaSyncState *self, GError **error)
{
  return read_number (db, "SELECT count(*) FROM change WHERE " WAITING, &self->n_waiting, error) &&
         read_number (db, "SELECT count(*) FROM change WHERE " GOCUA_SYNC_SQL_REJECTED, &self->n_rejected,
                      error) &&
         read_number (db, "SELECT count(*) FROM change WHERE refused IS NOT NULL", &self->n_unread, error) &&
         /* Nothing ever leaves the journal: its last row number is how many there are. */
         read_number (db, "SELECT coalesce(max(pos), 0) FROM change", &self->n_changes, error) &&
         gocua_conflicts_count (db, &self->n_conflicts, error) && read_oldest (db, self, error);
}

GocuaSyncState *
gocua_sync_read_state (GocuaDb *db, GError **error)
{
  g_autoptr (GocuaSyncState) self = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (GocuaSyncState, 1);
  self->server = gocua_db_get_meta (db, GOCUA_META_SYNC_SERVER);
  self->account = gocua_db_get_meta (db, GOCUA_META_SYNC_ACCOUNT);
  self->display = gocua_db_get_meta (db, GOCUA_META_SYNC_DISPLAY);
  self->role = gocua_db_get_meta (db, GOCUA_META_SYNC_ROLE);
  self->token = gocua_db_get_meta (db, GOCUA_META_SYNC_TOKEN);
  self->epoch = get_epoch (db);
  self->cursor = gocua_sync_get_number (db, GOCUA_META_SYNC_CURSOR);
  self->last_ack_ms = gocua_sync_get_number (db, GOCUA_META_SYNC_ACK);
  return read_counts (db, self, error) ? g_steal_pointer (&self) : NULL;
}

void
gocua_sync_state_free (GocuaSyncState *self)
{
  if (self == NULL)
    return;
  gocua_wipe_free (self->token);
  g_free (self->server);
  g_free (self->account);
  g_free (self->display);
  g_free (self->role);
  g_free (self);
}

static gboolean
delete_meta (GocuaDb *db, const char *key, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (db, "DELETE FROM meta WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, key);
  return gocua_db_run (db, statement, error);
}

static gboolean
put_meta (GocuaDb *db, const char *key, const char *value, GError **error)
{
  return value != NULL ? gocua_db_set_meta (db, key, value, error) : delete_meta (db, key, error);
}

/* The end of a transaction that went well so far, or not. */
static gboolean
end (GocuaDb *db, gboolean good, GError **error)
{
  if (good)
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}

gboolean
gocua_sync_sign_in (GocuaDb *db,
                    const char *server,
                    const char *account,
                    const char *display,
                    const char *role,
                    const char *token,
                    GError **error)
{
  g_return_val_if_fail (db != NULL && server != NULL && account != NULL && token != NULL, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  return end (db,
              put_meta (db, GOCUA_META_SYNC_SERVER, server, error) &&
                  put_meta (db, GOCUA_META_SYNC_ACCOUNT, account, error) &&
                  put_meta (db, GOCUA_META_SYNC_DISPLAY, display, error) &&
                  put_meta (db, GOCUA_META_SYNC_ROLE, role, error) &&
                  put_meta (db, GOCUA_META_SYNC_TOKEN, token, error),
              error);
}

gboolean
gocua_sync_sign_out (GocuaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  return end (
      db,
      delete_meta (db, GOCUA_META_SYNC_ACCOUNT, error) && delete_meta (db, GOCUA_META_SYNC_DISPLAY, error) &&
          delete_meta (db, GOCUA_META_SYNC_ROLE, error) && delete_meta (db, GOCUA_META_SYNC_TOKEN, error),
      error);
}

gboolean
gocua_sync_drop_token (GocuaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return delete_meta (db, GOCUA_META_SYNC_TOKEN, error);
}

GPtrArray *
gocua_sync_read_outbox (GocuaDb *db, guint max_changes, gsize max_bytes, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  g_autoptr (GError) problem = NULL;
  gsize n_bytes = 0;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && max_changes > 0, NULL);

  statement = gocua_db_prepare_static (
      db, "SELECT " GOCUA_JOURNAL_COLUMNS " FROM change WHERE " WAITING " ORDER BY pos LIMIT ?1", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, max_changes);
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaChange *change;

      n_bytes += (gsize) sqlite3_column_bytes (statement, GOCUA_JOURNAL_BODY_COLUMN);
      if (n_bytes > max_bytes && changes->len > 0)
        break;
      change = gocua_journal_read_row (statement);
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&changes) : NULL;
}

static gboolean
find_digest (GocuaDb *db, gint64 bucket, guint8 sha256[GOCUA_DIGEST_SIZE], gint64 *n_rows)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT sha256, n_rows FROM digest WHERE bucket = ?1", NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, bucket);
  if (gocua_db_step (db, statement, NULL) && sqlite3_column_bytes (statement, 0) == GOCUA_DIGEST_SIZE)
    {
      memcpy (sha256, sqlite3_column_blob (statement, 0), GOCUA_DIGEST_SIZE);
      *n_rows = sqlite3_column_int64 (statement, 1);
      found = TRUE;
    }
  gocua_db_done (statement);
  return found;
}

static void
add_row (GocuaDigest *digest, sqlite3_stmt *statement)
{
  GocuaId id = { { 0 } }, device = { { 0 } }, batch = { { 0 } }, entity = { { 0 } };
  GocuaDigestRow row = { .id = &id, .device = &device, .batch = &batch, .entity = &entity };

  gocua_db_column_id (statement, 0, &id);
  row.stamp = (GocuaStamp) sqlite3_column_int64 (statement, 1);
  gocua_db_column_id (statement, 2, &device);
  row.author = (const char *) sqlite3_column_text (statement, 3);
  gocua_db_column_id (statement, 4, &batch);
  row.kind = (const char *) sqlite3_column_text (statement, 5);
  gocua_db_column_id (statement, 6, &entity);
  row.body = (const char *) sqlite3_column_text (statement, GOCUA_JOURNAL_BODY_COLUMN);
  row.position = sqlite3_column_int64 (statement, 8);
  gocua_digest_add (digest, &row);
}

static gboolean
make_digest (GocuaDb *db, gint64 bucket, guint8 sha256[GOCUA_DIGEST_SIZE], gint64 *n_rows, GError **error)
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "SELECT " GOCUA_JOURNAL_COLUMNS
      " FROM change WHERE server_pos > ?1 AND server_pos <= ?2 ORDER BY server_pos, id",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, bucket * GOCUA_DIGEST_BUCKET);
  sqlite3_bind_int64 (statement, 2, (bucket + 1) * GOCUA_DIGEST_BUCKET);
  for (*n_rows = 0; gocua_db_step (db, statement, &problem); *n_rows += 1)
    add_row (digest, statement);
  gocua_db_done (statement);
  gocua_digest_finish (digest, sha256);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
keep_digest (GocuaDb *db, gint64 bucket, const guint8 *sha256, gint64 n_rows, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "INSERT OR REPLACE INTO digest (bucket, sha256, n_rows) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, bucket);
  sqlite3_bind_blob (statement, 2, sha256, GOCUA_DIGEST_SIZE, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, n_rows);
  return gocua_db_run (db, statement, error);
}

gboolean
gocua_sync_get_digest (GocuaDb *db,
                       gint64 bucket,
                       guint8 sha256[GOCUA_DIGEST_SIZE],
                       gint64 *n_rows,
                       GError **error)
{
  gint64 counted = 0;

  g_return_val_if_fail (db != NULL && bucket >= 0, FALSE);

  if (n_rows == NULL)
    n_rows = &counted;
  if (find_digest (db, bucket, sha256, n_rows))
    return TRUE;
  if (!make_digest (db, bucket, sha256, n_rows, error))
    return FALSE;
  /* The newest complete one is asked for at each exchange. Keeping all of those that are looked through once
   * would wait for the disk at each; and one that is not complete is another one tomorrow. */
  return bucket != gocua_digest_n_complete (gocua_sync_get_number (db, GOCUA_META_SYNC_CURSOR)) - 1 ||
         keep_digest (db, bucket, sha256, *n_rows, error);
}

static gboolean
clear_positions (GocuaDb *db, gint64 after, gint64 until, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "UPDATE change SET server_pos = NULL WHERE server_pos > ?1 AND server_pos <= ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, after);
  sqlite3_bind_int64 (statement, 2, until);
  return gocua_db_run (db, statement, error);
}

static gboolean
move_back (GocuaDb *db, gint64 after, GError **error)
{
  return gocua_sync_get_number (db, GOCUA_META_SYNC_CURSOR) <= after ||
         gocua_sync_set_number (db, GOCUA_META_SYNC_CURSOR, after, error);
}

gboolean
gocua_sync_forget_positions (GocuaDb *db, const GocuaId *epoch, gint64 after, gint64 until, GError **error)
{
  gint64 last = until < 0 ? G_MAXINT64 : until;

  g_return_val_if_fail (db != NULL && epoch != NULL && after >= 0, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  return end (db,
              set_epoch (db, epoch, error) && clear_positions (db, after, last, error) &&
                  gocua_sync_drop_digests (db, after + 1, last, error) &&
                  (until >= 0 || move_back (db, after, error)),
              error);
}
