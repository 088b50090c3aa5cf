/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal.c: the one way in: changes go into the journal and from there into the tables that screens
 * read. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-journal.h"

#include "store/gocua-journal-apply.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-prepared.h"
#include "store/gocua-projection.h"
#include "store/gocua-undo-rest.h"
#include "store/gocua-ward.h"

#include <glib/gi18n.h>

#define PROGRESS_EVERY 256

/* Changes that are prepared at a time, and how many times as many may be under way. */
#define PIECE            64
#define PIECES_UNDER_WAY 4

/* A batch on its way into the journal. */
typedef struct
{
  GocuaDb *db;
  GocuaBatch *batch;
  GocuaJournalUpdate *update;
  gint64 now; /* milliseconds since 1970 */
  guint n_done;
  guint n_all; /* at most */
  GocuaProgress progress;
  GCancellable *cancellable;
} Commit;

/* Gives a draft what the journal asks for. It is stamped anew when it is tried again after a failure. */
static void
complete_change (Commit *self, GocuaChange *change)
{
  if (gocua_id_is_null (&change->id))
    gocua_id_init_new (&change->id, self->now);
  change->stamp = gocua_journal_update_next_stamp (self->update, self->now);
  change->device = *gocua_db_get_device (self->db);
  change->batch = self->batch->id;
  gocua_change_set_author (change, gocua_db_get_author (self->db));
}

static gboolean
record_batch (GocuaDb *db, GocuaBatch *batch, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "INSERT INTO batch (id, action, at_ms, undoes) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &batch->id);
  gocua_db_bind_text (statement, 2, batch->action);
  sqlite3_bind_int64 (statement, 3, gocua_clock_now_ms (gocua_db_get_clock (db)));
  gocua_db_bind_id (statement, 4, &batch->undoes);
  if (!gocua_db_run (db, statement, error))
    return FALSE;
  if (gocua_id_is_null (&batch->undoes))
    return TRUE;
  statement = gocua_db_prepare (db, "UPDATE batch SET undone_by = ?1 WHERE id = ?2", error);
  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &batch->id);
  gocua_db_bind_id (statement, 2, &batch->undoes);
  return gocua_db_run (db, statement, error);
}

/* Working out what follows is at most half of the work, and after a list of new households it is nothing. */
#define PARTS      3
#define PART_WRITE 2

typedef struct
{
  GocuaProgress *progress;
  guint from, to; /* of PARTS */
} Part;

static void
show_part (gint64 done, gint64 total, gpointer data)
{
  const Part *part = data;

  if (part->progress != NULL && total > 0)
    part->progress->func (part->from * total + (part->to - part->from) * done, PARTS * total,
                          part->progress->data);
}

static gboolean
write_change (Commit *self, const GocuaPrepared *prepared, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      gocua_journal_apply_own (self->db, prepared, self->update, error) != GOCUA_APPLIED_NEW)
    return FALSE;
  if (self->n_done++ % PROGRESS_EVERY == 0)
    self->progress.func (self->n_done, self->n_all, self->progress.data);
  return TRUE;
}

static gboolean
write_kept (Commit *self, GError **error)
{
  for (guint i = 0; i < self->batch->changes->len; i++)
    {
      g_auto (GocuaPrepared) prepared = { 0 };

      complete_change (self, self->batch->changes->pdata[i]);
      gocua_prepared_init (&prepared, gocua_change_ref (self->batch->changes->pdata[i]));
      if (!write_change (self, &prepared, error))
        return FALSE;
    }
  return TRUE;
}

/* The next few changes; fewer than PIECE after the last. */
static GPtrArray *
ask_for_piece (Commit *self, GocuaChangeSource next, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) piece = g_ptr_array_new_full (PIECE, (GDestroyNotify) gocua_change_unref);

  while (piece->len < PIECE)
    {
      GocuaChange *change = NULL;

      if (!next (&change, data, error))
        return NULL;
      if (change == NULL)
        break;
      complete_change (self, change);
      g_ptr_array_add (piece, change);
    }
  return g_steal_pointer (&piece);
}

static gboolean
write_piece (Commit *self, GocuaPreparer *preparer, GError **error)
{
  g_autoptr (GArray) piece = gocua_preparer_pop (preparer);

  for (guint i = 0; i < piece->len; i++)
    if (!write_change (self, &g_array_index (piece, GocuaPrepared, i), error))
      return FALSE;
  return TRUE;
}

/* While one piece is written the next ones are prepared. */
static gboolean
write_more (Commit *self, GocuaChangeSource next, gpointer data, GError **error)
{
  g_autoptr (GocuaPreparer) preparer = gocua_preparer_new ();
  guint n_under_way = 0;
  gboolean is_over = FALSE;

  while (!is_over || n_under_way > 0)
    {
      while (!is_over && n_under_way < PIECES_UNDER_WAY)
        {
          g_autoptr (GPtrArray) piece = ask_for_piece (self, next, data, error);

          if (piece == NULL)
            return FALSE;
          is_over = piece->len < PIECE;
          if (piece->len == 0)
            break;
          gocua_preparer_push (preparer, g_steal_pointer (&piece));
          n_under_way++;
        }
      if (n_under_way > 0)
        {
          if (!write_piece (self, preparer, error))
            return FALSE;
          n_under_way--;
        }
    }
  return TRUE;
}

static gboolean
write_batch (GocuaDb *db,
             GocuaBatch *batch,
             GocuaChangeSource next,
             gpointer data,
             guint n_more,
             GocuaProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = gocua_journal_update_new (db);
  Part writing = { progress, 0, PART_WRITE };
  Part following = { progress, PART_WRITE, PARTS };
  GocuaProgress follow = { show_part, &following };
  Commit commit = { .db = db,
                    .batch = batch,
                    .update = update,
                    .now = gocua_clock_now_ms (gocua_db_get_clock (db)),
                    .n_all = batch->changes->len + n_more,
                    .progress = { show_part, &writing },
                    .cancellable = cancellable };

  gocua_batch_give_ids (batch, commit.now);
  gocua_status_update_watch (gocua_journal_update_get_statuses (update), &follow);
  if (!write_kept (&commit, error) || (next != NULL && !write_more (&commit, next, data, error)))
    return FALSE;
  batch->n_committed = commit.n_done;
  return commit.n_done == 0 ||
         (gocua_journal_update_run (update, cancellable, error) && record_batch (db, batch, error));
}

gboolean
gocua_journal_commit_from (GocuaDb *db,
                           GocuaBatch *batch,
                           GocuaChangeSource next,
                           gpointer data,
                           guint n_more,
                           GocuaProgress *progress,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (db != NULL && batch != NULL, FALSE);

  if (batch->changes->len + n_more == 0)
    return TRUE;
  if (!gocua_ward_check_open (db, error) || !gocua_db_begin (db, error))
    return FALSE;
  if (write_batch (db, batch, next, data, n_more, progress, cancellable, error))
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}

gboolean
gocua_journal_commit (GocuaDb *db,
                      GocuaBatch *batch,
                      GocuaProgress *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  return gocua_journal_commit_from (db, batch, NULL, NULL, 0, progress, cancellable, error);
}

static gboolean
receive_all (GocuaDb *db,
             GPtrArray *changes,
             guint *n_new,
             GocuaProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = gocua_journal_update_new (db);

  for (guint i = 0; i < changes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL && i % PROGRESS_EVERY == 0)
        progress->func (i, changes->len, progress->data);
      switch (gocua_journal_apply_foreign (db, changes->pdata[i], 0, update, error))
        {
        case GOCUA_APPLIED_NEW:
        case GOCUA_APPLIED_REFUSED:
          *n_new += 1;
          break;
        case GOCUA_APPLIED_KNOWN:
          break;
        case GOCUA_APPLIED_FAILED:
        default:
          return FALSE;
        }
    }
  return gocua_journal_update_run (update, cancellable, error);
}

gboolean
gocua_journal_receive (GocuaDb *db,
                       GPtrArray *changes,
                       guint *n_new,
                       GCancellable *cancellable,
                       GError **error)
{
  return gocua_journal_receive_told (db, changes, n_new, NULL, cancellable, error);
}

gboolean
gocua_journal_receive_told (GocuaDb *db,
                            GPtrArray *changes,
                            guint *n_new,
                            GocuaProgress *progress,
                            GCancellable *cancellable,
                            GError **error)
{
  guint counted = 0;

  g_return_val_if_fail (db != NULL && changes != NULL, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  if (!receive_all (db, changes, &counted, progress, cancellable, error))
    {
      gocua_db_rollback (db);
      return FALSE;
    }
  if (n_new != NULL)
    *n_new = counted;
  return gocua_db_commit (db, error);
}

/* How the thing stood before the batch, going by all other changes of the journal. */
static GocuaRecord *
record_without (GocuaDb *db, GocuaKind kind, const GocuaId *entity, const GocuaId *batch, GError **error)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_thing (db, kind, entity, error);
  GocuaRecord *record;

  if (changes == NULL)
    return NULL;
  record = gocua_record_new (kind, entity);
  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];

      if (!gocua_id_equal (&change->batch, batch))
        gocua_record_apply (record, change);
    }
  return record;
}

/* Adds what sets @change back, leaving alone what somebody has set since. */
static gboolean
add_inverse (GocuaDb *db, GocuaBatch *undo, const GocuaChange *change, GString *left, GError **error)
{
  int kind = change->known_kind;
  g_autoptr (GocuaRecord) now = NULL;
  g_autoptr (GocuaRecord) before = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (kind < 0)
    return TRUE;
  now = gocua_projection_load (db, (GocuaKind) kind, &change->entity, error);
  before = now != NULL ? record_without (db, (GocuaKind) kind, &change->entity, &change->batch, error) : NULL;
  if (before == NULL)
    return FALSE;
  if (!gocua_record_was_made (before))
    {
      if (gocua_record_exists (now))
        gocua_batch_delete (undo, now);
      return TRUE;
    }
  wanted = gocua_record_copy (now);
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      int field = gocua_kind_find_field ((GocuaKind) kind, gocua_change_get_set (change, i)->field);

      /* Where somebody has set the field since, that value stands without the batch too, so nothing differs.
       */
      if (field >= 0)
        gocua_value_copy (&wanted->values[field], &before->values[field]);
    }
  gocua_undo_rest_keep (now, wanted, GOCUA_STAMP_MAKE (gocua_clock_now_ms (gocua_db_get_clock (db)), 0),
                        left);
  gocua_batch_put (undo, now, wanted);
  return TRUE;
}

/* Finding out what was before takes about as long as writing it. */
typedef struct
{
  GocuaProgress *progress;
  gboolean is_second;
} Halves;

static void
show_half (gint64 done, gint64 total, gpointer data)
{
  const Halves *halves = data;

  if (halves->progress != NULL)
    halves->progress->func (halves->is_second ? total + done : done, 2 * total, halves->progress->data);
}

/* "undo", or "redo" for the undoing of an undo, which can be undone like what it brought back. */
static const char *
action_of_undoing (GocuaDb *db, const GocuaId *batch_id)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM batch WHERE id = ?1 AND action = 'undo'", NULL);
  gboolean is_undo = FALSE;

  if (statement != NULL)
    {
      gocua_db_bind_id (statement, 1, batch_id);
      is_undo = gocua_db_step (db, statement, NULL);
    }
  gocua_db_done (statement);
  return is_undo ? "redo" : "undo";
}

static void
set_nothing_left (const GString *left, GError **error)
{
  if (left->len > 0)
    g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                 /* Translators: sentences about what stays as it is */
                 _ ("%s\nWhat is not wanted any more can be changed or deleted by hand."), left->str);
  else
    g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                         _ ("There is nothing left to undo: everything in it has been changed again since."));
}

GocuaBatch *
gocua_journal_undo (GocuaDb *db, const GocuaId *batch_id, GCancellable *cancellable, GError **error)
{
  return gocua_journal_undo_most (db, batch_id, NULL, NULL, cancellable, error);
}

GocuaBatch *
gocua_journal_undo_most (GocuaDb *db,
                         const GocuaId *batch_id,
                         GocuaProgress *progress,
                         char **kept,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GString) left = g_string_new (NULL);
  Halves halves = { progress, FALSE };
  GocuaProgress half = { show_half, &halves };
  g_autoptr (GPtrArray) changes = gocua_journal_read_batch (db, batch_id, error);
  g_autoptr (GocuaBatch) undo = gocua_batch_new (action_of_undoing (db, batch_id));

  if (changes == NULL)
    return NULL;
  undo->undoes = *batch_id;
  for (guint i = 0; i < changes->len; i++)
    {
      if (i % PROGRESS_EVERY == 0)
        show_half (i, changes->len, &halves);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_inverse (db, undo, changes->pdata[i], left, error))
        return NULL;
    }
  if (undo->changes->len == 0)
    {
      set_nothing_left (left, error);
      return NULL;
    }
  halves.is_second = TRUE;
  if (!gocua_journal_commit (db, undo, &half, cancellable, error))
    return NULL;
  if (kept != NULL && left->len > 0)
    *kept = g_strdup (left->str);
  return g_steal_pointer (&undo);
}

gboolean
gocua_journal_find_undoable (GocuaDb *db, GocuaId *id, char **action)
{
  /* Setting up a ward is taken back by deleting its file, not step by step. */
  sqlite3_stmt *statement =
      gocua_db_prepare (db,
                        "SELECT id, action FROM batch WHERE undone_by IS NULL "
                        "AND action NOT IN ('undo', 'ward.new', 'sample') ORDER BY n DESC LIMIT 1",
                        NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  found = gocua_db_step (db, statement, NULL) && gocua_db_column_id (statement, 0, id);
  if (found && action != NULL)
    *action = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  gocua_db_done (statement);
  return found;
}
