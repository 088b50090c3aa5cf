/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session.c: what the pages of one window share: the open ward, its campaign, and where to go. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-session-private.h"

/* While a ward comes in from the server, many times a second, the pages keep up at this pace. */
#define FOREIGN_PACE_MS 1000

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

void
gocua_session_follow_store (GocuaSession *self)
{
  set_author (self);
  g_signal_connect_object (self->settings, "changed::operator-name", G_CALLBACK (set_author), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "committed", G_CALLBACK (store_committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
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

gboolean
gocua_session_takes_entries (GocuaSession *self)
{
  return gocua_session_get_carried_to (self) == NULL;
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
    gocua_session_toast_batch (self, data->done_text, &data->batch->id);
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
