/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session.c: what the pages of one window share: the open ward, its campaign, and where to go. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-session.h"

#include <glib/gi18n.h>

#include "app/gocua-progress-meter.h"
#include "app/gocua-shared-data.h"
#include "core/gocua-clock.h"
#include "store/gocua-journal.h"

struct _GocuaSession
{
  GObject parent_instance;

  GSettings *settings;
  GocuaClock *clock;
  GocuaStore *store;
  GocuaSharedData *shared;
  GCancellable *cancellable;
  GocuaId last_undo; /* the batch of the last undo; undoing that one is doing it again */
  guint n_undoing;
  GCancellable *undoing; /* (nullable): of what is being undone, with its meter */
  GocuaProgressMeter *undo_meter;
  gboolean is_reading;
  gboolean is_stale; /* something was committed while the shared data were being read */
  gint64 read_at;    /* when they were last read because of others, monotonic microseconds */
  guint read_source; /* they will be read again for what came meanwhile */
  GocuaSync *sync;   /* (nullable) */

  char *path;
  GTask *opening;     /* (nullable): who asked for the session, until it is told */
  gboolean is_opened; /* or failed to, with the error below */
  GError *open_error;
  GocuaOverview *first; /* (nullable): read with the opening, until it is taken or outdated */
};

/* While a ward comes in from the server, many times a second, the pages keep up at this pace. */
#define FOREIGN_PACE_MS 1000

/* Opened ahead of the window that will ask for it. */
static GocuaSession *begun;

enum
{
  CHANGED,
  NAVIGATE,
  TOAST,
  UNDOING,
  ERROR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaSession, gocua_session, G_TYPE_OBJECT)

static void read_shared (GocuaSession *self);

static char *
find_operator_name (GocuaSession *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "operator-name");
  const GocuaSyncStanding *standing = self->sync != NULL ? gocua_sync_get_standing (self->sync) : NULL;
  const char *names[] = { chosen, standing != NULL ? standing->display : NULL, g_get_real_name (),
                          g_get_user_name () };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && *names[i] != '\0' && !g_str_equal (names[i], "Unknown") &&
        !g_str_equal (names[i], "root"))
      return g_strdup (names[i]);
  return g_strdup (_ ("User of this computer"));
}

static void
set_author (GocuaSession *self)
{
  g_autofree char *name = find_operator_name (self);

  gocua_store_set_author (self->store, name);
}

static void
read_shared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSession) self = data;
  g_autoptr (GError) error = NULL;
  GocuaSharedData *shared = gocua_store_call_finish (self->store, result, &error);

  self->is_reading = FALSE;
  if (shared == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gocua_session_report (self, _ ("The ward's data could not be read again."), error);
      return;
    }
  g_clear_pointer (&self->shared, gocua_shared_data_free);
  self->shared = shared;
  if (self->is_stale)
    read_shared (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_shared (GocuaSession *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  gocua_store_read_async (self->store, gocua_shared_data_read, NULL, NULL,
                          (GDestroyNotify) gocua_shared_data_free, self->cancellable, read_shared_cb,
                          g_object_ref (self));
}

/* What a person at this computer did shows at once. */
static void
store_committed_cb (GocuaSession *self)
{
  self->read_at = 0;
}

static gboolean
read_later_cb (gpointer data)
{
  GocuaSession *self = data;

  self->read_source = 0;
  self->read_at = g_get_monotonic_time ();
  read_shared (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (GocuaSession *self)
{
  gint64 passed_ms = (g_get_monotonic_time () - self->read_at) / 1000;

  g_clear_pointer (&self->first, gocua_overview_free);
  if (self->read_at != 0 && passed_ms < FOREIGN_PACE_MS)
    {
      if (self->read_source == 0)
        self->read_source = g_timeout_add ((guint) (FOREIGN_PACE_MS - passed_ms), read_later_cb, self);
      return;
    }
  g_clear_handle_id (&self->read_source, g_source_remove);
  self->read_at = g_get_monotonic_time ();
  read_shared (self);
}

static void
gocua_session_dispose (GObject *object)
{
  GocuaSession *self = GOCUA_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->sync != NULL)
    gocua_sync_stop (self->sync);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shared, gocua_shared_data_free);
  G_OBJECT_CLASS (gocua_session_parent_class)->dispose (object);
}

static void
gocua_session_finalize (GObject *object)
{
  GocuaSession *self = GOCUA_SESSION (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->first, gocua_overview_free);
  g_clear_error (&self->open_error);
  g_free (self->path);
  g_clear_pointer (&self->clock, gocua_clock_unref);
  G_OBJECT_CLASS (gocua_session_parent_class)->finalize (object);
}

static void
gocua_session_class_init (GocuaSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = gocua_session_dispose;
  object_class->finalize = gocua_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NAVIGATE] = g_signal_new ("navigate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_STRING, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 G_TYPE_STRING, G_TYPE_STRING, G_TYPE_POINTER);
  signals[UNDOING] = g_signal_new ("undoing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_CANCELLABLE, G_TYPE_DOUBLE);
  signals[ERROR] = g_signal_new ("error", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_ERROR);
}

static void
gocua_session_init (GocuaSession *self)
{
  self->settings = g_settings_new (GOCUA_APP_ID);
  self->clock = gocua_clock_new_system ();
  self->cancellable = g_cancellable_new ();
}

static void
tell_opened (GocuaSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->opening == NULL || !self->is_opened)
    return;
  task = g_steal_pointer (&self->opening);
  if (self->open_error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->open_error));
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/* What the first page needs. */
typedef struct
{
  GocuaSharedData *shared;
  GocuaOverview *overview; /* (nullable): could not be read; whoever asks for it will be told why */
} FirstRead;

static void
first_read_free (gpointer data)
{
  FirstRead *first = data;

  g_clear_pointer (&first->shared, gocua_shared_data_free);
  g_clear_pointer (&first->overview, gocua_overview_free);
  g_free (first);
}

/* With the opening itself, so that the main thread need not come round in between: it is starting the
 * toolkit. */
static gpointer
read_first (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GocuaSharedData *shared = gocua_shared_data_read (db, NULL, cancellable, error);
  FirstRead *first;

  if (shared == NULL)
    return NULL;
  first = g_new0 (FirstRead, 1);
  first->shared = shared;
  first->overview = gocua_overview_read (db, NULL);
  return first;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSession) self = data;
  FirstRead *first;

  self->store = gocua_store_open_finish (result, &self->open_error);
  self->is_opened = TRUE;
  if (self->store != NULL)
    {
      first = gocua_store_open_take_result (result);
      self->shared = g_steal_pointer (&first->shared);
      self->first = g_steal_pointer (&first->overview);
      first_read_free (first);
      set_author (self);
      g_signal_connect_object (self->settings, "changed::operator-name", G_CALLBACK (set_author), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "committed", G_CALLBACK (store_committed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  tell_opened (self);
}

static GocuaSession *
begin (const char *path, gboolean create)
{
  GocuaSession *self = g_object_new (GOCUA_TYPE_SESSION, NULL);

  self->path = g_strdup (path);
  gocua_store_open_and_read_async (path, create, read_first, first_read_free, NULL, opened_cb,
                                   g_object_ref (self));
  return self;
}

void
gocua_session_begin (const char *path)
{
  g_return_if_fail (path != NULL);

  g_clear_object (&begun);
  begun = begin (path, FALSE);
}

void
gocua_session_new_async (const char *path, gboolean create, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GocuaSession) self = g_steal_pointer (&begun);

  g_return_if_fail (path != NULL);

  if (self == NULL || create || !g_str_equal (self->path, path))
    {
      g_clear_object (&self);
      self = begin (path, create);
    }
  self->opening = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (self->opening, gocua_session_new_async);
  tell_opened (self);
}

GocuaSession *
gocua_session_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GocuaOverview *
gocua_session_take_overview (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return g_steal_pointer (&self->first);
}

GocuaStore *
gocua_session_get_store (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->store;
}

GocuaSync *
gocua_session_get_sync (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  if (self->sync == NULL)
    {
      self->sync = gocua_sync_new (self->store);
      g_signal_connect_object (self->sync, "changed", G_CALLBACK (set_author), self, G_CONNECT_SWAPPED);
    }
  return self->sync;
}

GocuaCampaign *
gocua_session_get_campaign (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->shared->campaign;
}

const GocuaId *
gocua_session_get_campaign_id (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->shared->campaign != NULL ? &self->shared->campaign_id : NULL;
}

const char *
gocua_session_get_ward_name (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), "");

  return self->shared->ward_name != NULL ? self->shared->ward_name : _ ("Ward without a name");
}

const char *
gocua_session_get_carried_to (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->shared->carried_to;
}

void
gocua_session_reload (GocuaSession *self)
{
  g_return_if_fail (GOCUA_IS_SESSION (self));

  read_shared (self);
}

GPtrArray *
gocua_session_get_areas (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->shared->areas;
}

GPtrArray *
gocua_session_get_teams (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return self->shared->teams;
}

const char *
gocua_session_get_area_name (GocuaSession *self, const GocuaId *area)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), "");

  return gocua_shared_data_find_name (self->shared->areas, area, GOCUA_AREA_NAME);
}

const char *
gocua_session_get_team_name (GocuaSession *self, const GocuaId *team)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), "");

  return gocua_shared_data_find_name (self->shared->teams, team, GOCUA_TEAM_NAME);
}

char *
gocua_session_get_operator (GocuaSession *self)
{
  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  return find_operator_name (self);
}

char *
gocua_session_get_today (GocuaSession *self)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) vietnam = NULL;

  g_return_val_if_fail (GOCUA_IS_SESSION (self), NULL);

  utc = g_date_time_new_from_unix_utc (gocua_clock_now_ms (self->clock) / 1000);
  vietnam = g_date_time_add_hours (utc, 7);
  return g_date_time_format (vietnam, "%Y-%m-%d");
}

typedef struct
{
  GocuaBatch *batch;
  char *done_text;
  char *what;
} CommitData;

static void
commit_data_free (CommitData *data)
{
  gocua_batch_unref (data->batch);
  g_free (data->done_text);
  g_free (data->what);
  g_free (data);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GocuaSession *self = g_task_get_source_object (task);
  CommitData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!gocua_store_commit_finish (GOCUA_STORE (source), result, &error))
    {
      gocua_session_report (self, data->what, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (data->done_text != NULL && data->batch->changes->len > 0)
    g_signal_emit (self, signals[TOAST], 0, data->done_text, C_ ("button", "Undo"), &data->batch->id);
  g_task_return_boolean (task, TRUE);
}

void
gocua_session_commit (GocuaSession *self,
                      GocuaBatch *batch,
                      const char *done_text,
                      const char *what,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CommitData *data;

  g_return_if_fail (GOCUA_IS_SESSION (self));
  g_return_if_fail (batch != NULL && what != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gocua_session_commit);
  data = g_new0 (CommitData, 1);
  data->batch = gocua_batch_ref (batch);
  data->done_text = g_strdup (done_text);
  data->what = g_strdup (what);
  g_task_set_task_data (task, data, (GDestroyNotify) commit_data_free);
  gocua_store_commit_async (self->store, batch, NULL, committed_cb, g_steal_pointer (&task));
}

gboolean
gocua_session_commit_finish (GocuaSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

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

  g_signal_emit (session, signals[UNDOING], 0, session->undoing, MAX (fraction, 0));
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
  g_signal_emit (self, signals[UNDOING], 0, NULL, 1.0);
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
      g_signal_emit (self, signals[TOAST], 0, text,
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

void
gocua_session_go (GocuaSession *self, const char *page, const GocuaQuery *query, const GocuaId *household)
{
  g_return_if_fail (GOCUA_IS_SESSION (self));
  g_return_if_fail (page != NULL);

  g_signal_emit (self, signals[NAVIGATE], 0, page, query, household);
}

void
gocua_session_toast (GocuaSession *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[TOAST], 0, text, NULL, NULL);
}

void
gocua_session_toast_batch (GocuaSession *self, const char *text, const GocuaId *batch)
{
  g_return_if_fail (GOCUA_IS_SESSION (self));
  g_return_if_fail (text != NULL && batch != NULL);

  g_signal_emit (self, signals[TOAST], 0, text, C_ ("button", "Undo"), batch);
}

void
gocua_session_report (GocuaSession *self, const char *what, const GError *error)
{
  g_return_if_fail (GOCUA_IS_SESSION (self));
  g_return_if_fail (what != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_signal_emit (self, signals[ERROR], 0, what, error);
}
