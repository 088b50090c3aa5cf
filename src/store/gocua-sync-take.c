/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-take.c: what the server says: pieces of the feed, and what became of what was sent. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-sync-store.h"

#include "store/gocua-db.h"
#include "store/gocua-journal-apply.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-sync-private.h"
#include "store/gocua-ward.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

/* Gives a change of the journal the position and the stamp that the server gave it. */
static gboolean
place (GocuaDb *db, const GocuaId *id, gint64 position, GocuaStamp stamp, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "UPDATE change SET server_pos = ?2, stamp = ?3, rejected = NULL WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, id->bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, position);
  sqlite3_bind_int64 (statement, 3, (gint64) stamp);
  return gocua_db_run (db, statement, error);
}

/* The stamp of @change was @before in the journal until now. */
static void
note_new_stamp (GocuaJournalUpdate *update, const GocuaChange *change, GocuaStamp before, GocuaStamp now)
{
  int kind = change->known_kind;

  if (before == now)
    return;
  gocua_journal_update_note_lowered (update, before);
  gocua_journal_update_note_stamp (update, now);
  if (kind >= 0)
    gocua_journal_update_note_moved (update, (GocuaKind) kind, &change->entity);
}

static gboolean
is_same (const GocuaChange *a, const GocuaChange *b)
{
  g_autofree char *body_a = NULL;
  g_autofree char *body_b = NULL;

  if (!gocua_id_equal (&a->device, &b->device) || !gocua_id_equal (&a->batch, &b->batch) ||
      !gocua_id_equal (&a->entity, &b->entity) || g_strcmp0 (a->author, b->author) != 0 ||
      !g_str_equal (a->kind, b->kind))
    return FALSE;
  body_a = gocua_change_body_to_json (a);
  body_b = gocua_change_body_to_json (b);
  return g_str_equal (body_a, body_b);
}

/* The server has another change under this id. What is here keeps its content and gives up the id; it waits
 * for a person to offer it again. */
static gboolean
give_up_id (GocuaDb *db, const GocuaChange *mine, GocuaJournalUpdate *update, GError **error)
{
  int kind = mine->known_kind;
  GocuaId id;
  sqlite3_stmt *statement = gocua_db_prepare (
      db,
      "UPDATE change SET id = ?2, server_pos = NULL, rejected = '" GOCUA_REJECTED_DIFFERENT "' WHERE id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  gocua_id_init_new (&id, gocua_clock_now_ms (gocua_db_get_clock (db)));
  gocua_db_bind_id (statement, 1, &mine->id);
  gocua_db_bind_id (statement, 2, &id);
  if (kind >= 0)
    gocua_journal_update_note_clash (update, (GocuaKind) kind, &mine->entity);
  return gocua_db_run (db, statement, error);
}

static gboolean
take_known (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaChange) mine = gocua_journal_read_one (db, &change->id, &problem);

  if (mine == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        gocua_db_set_error (db, SQLITE_CORRUPT, error);
      return FALSE;
    }
  if (!is_same (mine, change))
    return give_up_id (db, mine, update, error) &&
           gocua_journal_apply_foreign (db, change, change->position, update, error) != GOCUA_APPLIED_FAILED;
  if (mine->position > 0 && mine->position != change->position &&
      !gocua_sync_drop_digests (db, mine->position, mine->position, error))
    return FALSE;
  note_new_stamp (update, change, mine->stamp, change->stamp);
  return place (db, &change->id, change->position, change->stamp, error);
}

static gboolean
take_all (GocuaDb *db,
          GPtrArray *changes,
          GocuaJournalUpdate *update,
          guint *n_new,
          GCancellable *cancellable,
          GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      switch (gocua_journal_apply_foreign (db, change, change->position, update, error))
        {
        case GOCUA_APPLIED_NEW:
        case GOCUA_APPLIED_REFUSED:
          *n_new += 1;
          break;
        case GOCUA_APPLIED_KNOWN:
          if (!take_known (db, change, update, error))
            return FALSE;
          break;
        case GOCUA_APPLIED_FAILED:
        default:
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
drop_digests_of (GocuaDb *db, GPtrArray *changes, GError **error)
{
  const GocuaChange *first, *last;

  if (changes->len == 0)
    return TRUE;
  first = changes->pdata[0];
  last = changes->pdata[changes->len - 1];
  return gocua_sync_drop_digests (db, first->position, last->position, error);
}

static gboolean
move_cursor (GocuaDb *db, gint64 after, gint64 cursor, GError **error)
{
  gint64 now = gocua_sync_get_number (db, GOCUA_META_SYNC_CURSOR);

  return now != after || cursor <= after || gocua_sync_set_number (db, GOCUA_META_SYNC_CURSOR, cursor, error);
}

gboolean
gocua_sync_take (GocuaDb *db,
                 const GocuaId *epoch,
                 GPtrArray *changes,
                 gint64 after,
                 gint64 cursor,
                 gint64 now_ms,
                 guint *n_new,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = NULL;
  guint counted = 0;

  g_return_val_if_fail (db != NULL && epoch != NULL && changes != NULL, FALSE);

  if (!gocua_ward_check_open (db, error) || !gocua_db_begin (db, error))
    return FALSE;
  update = gocua_journal_update_new (db);
  if (!gocua_sync_check_epoch (db, epoch, error) ||
      !take_all (db, changes, update, &counted, cancellable, error) ||
      !gocua_journal_update_run (update, cancellable, error) || !drop_digests_of (db, changes, error) ||
      !move_cursor (db, after, cursor, error) ||
      !gocua_sync_set_number (db, GOCUA_META_SYNC_ACK, now_ms, error))
    {
      gocua_db_rollback (db);
      return FALSE;
    }
  if (n_new != NULL)
    *n_new = counted;
  return gocua_db_commit (db, error);
}

static gboolean
reject (GocuaDb *db, const GocuaId *id, const char *code, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "UPDATE change SET rejected = ?2 WHERE id = ?1 AND server_pos IS NULL", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, id);
  gocua_db_bind_text (statement, 2, code != NULL ? code : GOCUA_REJECTED_MALFORMED);
  return gocua_db_run (db, statement, error);
}

static gboolean
acknowledge_one (GocuaDb *db,
                 const GocuaChange *change,
                 const GocuaSyncReceipt *receipt,
                 GocuaJournalUpdate *update,
                 GError **error)
{
  GocuaStamp stamp = receipt->stamp != 0 ? receipt->stamp : change->stamp;

  if (receipt->position == 0)
    return reject (db, &change->id, receipt->rejected, error);
  note_new_stamp (update, change, change->stamp, stamp);
  return place (db, &change->id, receipt->position, stamp, error);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Over what follows on the cursor without a gap; and the digests of what is further back. */
static gboolean
follow_up (GocuaDb *db, const GocuaSyncReceipt *receipts, guint n, GError **error)
{
  g_autoptr (GArray) positions = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  gint64 cursor = gocua_sync_get_number (db, GOCUA_META_SYNC_CURSOR);
  gint64 reached = cursor, dropped = -1;

  for (guint i = 0; i < n; i++)
    if (receipts[i].position > 0)
      g_array_append_val (positions, receipts[i].position);
  g_array_sort (positions, compare_positions);
  for (guint i = 0; i < positions->len; i++)
    {
      gint64 position = g_array_index (positions, gint64, i);
      gint64 bucket = gocua_digest_bucket_of (position);

      if (position == reached + 1)
        reached = position;
      if (bucket != dropped && !gocua_sync_drop_digests (db, position, position, error))
        return FALSE;
      dropped = bucket;
    }
  return reached == cursor || gocua_sync_set_number (db, GOCUA_META_SYNC_CURSOR, reached, error);
}

gboolean
gocua_sync_acknowledge (GocuaDb *db,
                        const GocuaId *epoch,
                        GPtrArray *changes,
                        const GocuaSyncReceipt *receipts,
                        gint64 now_ms,
                        GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = NULL;
  gboolean good;

  g_return_val_if_fail (db != NULL && epoch != NULL && changes != NULL, FALSE);

  if (!gocua_ward_check_open (db, error) || !gocua_db_begin (db, error))
    return FALSE;
  update = gocua_journal_update_new (db);
  good = gocua_sync_check_epoch (db, epoch, error);
  for (guint i = 0; good && i < changes->len; i++)
    good = acknowledge_one (db, changes->pdata[i], &receipts[i], update, error);
  if (good && gocua_journal_update_run (update, NULL, error) &&
      follow_up (db, receipts, changes->len, error) &&
      gocua_sync_set_number (db, GOCUA_META_SYNC_ACK, now_ms, error))
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}
