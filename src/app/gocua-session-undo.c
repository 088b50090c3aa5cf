/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session-undo.c: taking back what was done to the ward, and doing it again. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-session-private.h"
#include "store/gocua-journal.h"

typedef struct
{
  char *action; /* %NULL: there was nothing to undo; "": it was said which batch, not what it was */
  char *kept;   /* (nullable): sentences about what had to stay as it is */
  GocuaId undoing;
  gboolean is_again; /* what was undone was itself an undo */
} Undone;

static void
undone_free (Undone *undone)
{
  g_free (undone->action);
  g_free (undone->kept);
  g_free (undone);
}

typedef struct
{
  GocuaId batch; /* null: the last one */
  gboolean is_again;
  GocuaProgressMeter *meter;
  GCancellable *cancellable; /* its own, which ends with the work: what is on the disk is not cancelled */
} UndoData;

static void
undo_data_free (gpointer data)
{
  g_object_unref (((UndoData *) data)->cancellable);
  gocua_progress_meter_unref (((UndoData *) data)->meter);
  g_free (data);
}

static void
show_undoing (double fraction, gpointer self)
{
  GocuaSession *session = self;

  g_signal_emit_by_name (session, "undoing", session->undoing, MAX (fraction, 0));
}

/* One after the other, if somebody undoes more while a large one is under way. */
static void
end_undoing (GocuaSession *self)
{
  if (--self->n_undoing > 0)
    return;
  gocua_progress_meter_stop (self->undo_meter);
  g_clear_pointer (&self->undo_meter, gocua_progress_meter_unref);
  g_clear_object (&self->undoing);
  g_signal_emit_by_name (self, "undoing", NULL, 1.0);
}

static void
begin_undoing (GocuaSession *self)
{
  if (self->n_undoing++ > 0)
    return;
  self->undoing = g_cancellable_new ();
  self->undo_meter = gocua_progress_meter_new (show_undoing, self);
}

static gpointer
undo_in_store (GocuaDb *db, gpointer data, GCancellable *ignored, GError **error)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autofree char *action = NULL;
  g_autofree char *kept = NULL;
  const UndoData *wanted = data;
  Undone *undone;
  GocuaId id = wanted->batch;
  GocuaProgress progress = { gocua_progress_meter_count, wanted->meter };

  if (gocua_id_is_null (&id) && !gocua_journal_find_undoable (db, &id, &action))
    return g_new0 (Undone, 1);
  batch = gocua_journal_undo_most (db, &id, &progress, &kept, wanted->cancellable, error);
  if (batch == NULL)
    return NULL;
  undone = g_new0 (Undone, 1);
  undone->kept = g_steal_pointer (&kept);
  undone->action = action != NULL ? g_steal_pointer (&action) : g_strdup ("");
  undone->undoing = batch->id;
  undone->is_again = wanted->is_again;
  return undone;
}

static char *
describe_undone (const Undone *undone)
{
  if (undone->kept != NULL)
    /* Translators: a part was undone; sentences about the rest */
    return g_strdup_printf (_ ("Undone, but for this: %s"), undone->kept);
  if (undone->is_again)
    return g_strdup (_ ("Done again."));
  if (*undone->action == '\0')
    return g_strdup (_ ("Undone."));
  /* Translators: %s is what was done, such as "New visit" */
  return g_strdup_printf (_ ("Undone: %s"), gocua_batch_action_get_label (undone->action));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaSession) self = user_data;
  g_autoptr (GError) error = NULL;
  Undone *undone = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  g_autofree char *text = NULL;

  end_undoing (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gocua_session_toast (self, _ ("Cancelled. Nothing was changed."));
      return;
    }
  if (undone == NULL)
    {
      gocua_session_report (self, _ ("Nothing was undone."), error);
      return;
    }
  if (undone->action == NULL)
    {
      gocua_session_toast (self, _ ("There is nothing to undo."));
    }
  else
    {
      text = describe_undone (undone);
      g_signal_emit_by_name (self, "toast", text,
                             undone->is_again ? C_ ("button", "Undo") : C_ ("button", "Do it again"),
                             &undone->undoing);
      self->last_undo = undone->is_again ? (GocuaId){ 0 } : undone->undoing;
    }
  undone_free (undone);
}

void
gocua_session_undo (GocuaSession *self, const GocuaId *batch)
{
  UndoData *data;

  g_return_if_fail (GOCUA_IS_SESSION (self));

  data = g_new0 (UndoData, 1);
  if (batch != NULL)
    data->batch = *batch;
  data->is_again = batch != NULL && !gocua_id_is_null (batch) && gocua_id_equal (batch, &self->last_undo);
  begin_undoing (self);
  data->meter = gocua_progress_meter_ref (self->undo_meter);
  data->cancellable = g_object_ref (self->undoing);
  gocua_store_write_async (self->store, undo_in_store, data, undo_data_free, (GDestroyNotify) undone_free,
                           NULL, undone_cb, g_object_ref (self));
}
