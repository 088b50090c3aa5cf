/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-join.c: a ward that the server has, on a computer that has no file of it yet. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-join.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-wipe.h"
#include "store/gocua-db-error.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-entities.h"
#include "store/gocua-ward.h"
#include "sync/gocua-account.h"
#include "sync/gocua-sync-error-private.h"
#include "wire/gocua-presets.h"

struct _GocuaJoin
{
  GObject parent_instance;

  GocuaCredentials *credentials;
  GocuaSessionAnswer *session;
  GocuaId device; /* which signed in; null when a file has taken it */
};

G_DEFINE_FINAL_TYPE (GocuaJoin, gocua_join, G_TYPE_OBJECT)

static void
gocua_join_finalize (GObject *object)
{
  GocuaJoin *self = GOCUA_JOIN (object);

  g_clear_pointer (&self->credentials, gocua_credentials_free);
  g_clear_pointer (&self->session, gocua_session_answer_free);
  G_OBJECT_CLASS (gocua_join_parent_class)->finalize (object);
}

static void
gocua_join_class_init (GocuaJoinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_join_finalize;
}

static void
gocua_join_init (GocuaJoin *self)
{
}

/* The session is only for looking which wards there are, so it is ended at once. Its device is that of the
 * file that is made then: the server knows no other one. */
GocuaJoin *
gocua_join_new (GocuaCredentials *taken, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaCredentials) credentials = taken;
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autoptr (GocuaRemote) remote = gocua_credentials_open (credentials, clock);
  g_autoptr (GocuaSessionAnswer) session = NULL;
  GocuaId device;
  GocuaJoin *self;

  gocua_id_init_new (&device, gocua_clock_now_ms (clock));
  session =
      gocua_remote_sign_in (remote, credentials->account, credentials->password, &device, cancellable, error);
  if (session == NULL)
    return NULL;
  gocua_transport_set_token (gocua_remote_get_transport (remote), session->token);
  gocua_remote_sign_out (remote, cancellable, NULL);
  self = g_object_new (GOCUA_TYPE_JOIN, NULL);
  self->credentials = g_steal_pointer (&credentials);
  self->session = g_steal_pointer (&session);
  self->device = device;
  return self;
}

/* What was entered, until the thread has made credentials of it: that may read a file. */
typedef struct
{
  char *server;
  char *account;
  char *password;
  char *ca_file;
} Entered;

static void
entered_free (gpointer data)
{
  Entered *self = data;

  g_free (self->server);
  g_free (self->account);
  gocua_wipe_free (self->password);
  g_free (self->ca_file);
  g_free (self);
}

static void
sign_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Entered *entered = data;
  g_autoptr (GError) error = NULL;
  GocuaCredentials *credentials = gocua_credentials_new (entered->server, entered->account, entered->password,
                                                         entered->ca_file, FALSE, &error);
  GocuaJoin *self = credentials != NULL ? gocua_join_new (credentials, cancellable, &error) : NULL;

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gocua_join_sign_in_async (const char *server,
                          const char *account,
                          const char *password,
                          const char *ca_file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Entered *entered;

  g_return_if_fail (server != NULL && account != NULL && password != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  entered = g_new0 (Entered, 1);
  entered->server = g_strdup (server);
  entered->account = g_strdup (account);
  entered->password = g_strdup (password);
  entered->ca_file = g_strdup (ca_file);
  g_task_set_source_tag (task, gocua_join_sign_in_async);
  g_task_set_task_data (task, entered, entered_free);
  g_task_run_in_thread (task, sign_in_thread);
}

GocuaJoin *
gocua_join_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
gocua_join_get_wards (GocuaJoin *self)
{
  g_return_val_if_fail (GOCUA_IS_JOIN (self), NULL);

  return self->session->wards;
}

const char *
gocua_join_get_display (GocuaJoin *self)
{
  g_return_val_if_fail (GOCUA_IS_JOIN (self), NULL);

  return self->session->display;
}

gboolean
gocua_join_has_file (GocuaJoin *self, const char *ward)
{
  g_autofree char *path = gocua_ward_get_path (ward);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static const GocuaSessionWard *
find_ward (GocuaJoin *self, const char *key)
{
  for (guint i = 0; i < self->session->wards->len; i++)
    {
      const GocuaSessionWard *ward = self->session->wards->pdata[i];

      if (g_strcmp0 (ward->ward, key) == 0)
        return ward;
    }
  return NULL;
}

/* A ward of which the server has nothing yet needs a campaign to begin with; two computers that join it at
 * the same time mean the same one. */
static gboolean
begin_ward (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  return presets->len == 0 ||
         gocua_campaign_set_current (db, gocua_campaign_get_key (presets->pdata[presets->len - 1]), error);
}

static void
progress_cb (GocuaSyncMode mode, gint64 done, gint64 total, gpointer data)
{
  const GocuaProgress *progress = data;

  if (progress != NULL && mode == GOCUA_SYNC_RECEIVING)
    progress->func (done, total, progress->data);
}

/* Two files must never stamp alike: the next one is a device of its own. */
static gboolean
give_device (GocuaJoin *self, GocuaDb *db, GError **error)
{
  return gocua_id_is_null (&self->device) || gocua_db_adopt_device (db, &self->device, error);
}

/* The token of the file's own device, then everything. @something: (out): whether the file is worth keeping
 */
static gboolean
fill (GocuaJoin *self,
      GocuaDb *db,
      const GocuaSessionWard *ward,
      const GocuaProgress *progress,
      gboolean *something,
      GCancellable *cancellable,
      GError **error)
{
  GocuaStoreRunner runner = gocua_store_runner_for_db (db);
  GocuaClock *clock = gocua_ward_get_clock (db);
  g_autoptr (GocuaExchange) exchange = gocua_exchange_new (&runner, clock);
  const GocuaSyncState *state;
  gboolean good;

  if (!give_device (self, db, error) || !gocua_ward_setup (db, ward->ward, ward->name, NULL, error) ||
      !gocua_account_sign_in (&runner, clock, self->credentials, cancellable, error))
    return FALSE;
  gocua_exchange_set_progress (exchange, progress_cb, (gpointer) progress);
  good = gocua_exchange_run (exchange, cancellable, error);
  state = gocua_exchange_get_state (exchange);
  *something = good || (state != NULL && state->n_changes > 0);
  if (good && state->n_changes == 0)
    return begin_ward (db, error);
  return good;
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED,
               _ ("There is a file “%s” already. Nothing was changed."), shown);
  return TRUE;
}

char *
gocua_join_fetch (GocuaJoin *self,
                  const char *key,
                  const char *wanted,
                  const GocuaProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *path = wanted != NULL ? g_strdup (wanted) : gocua_ward_get_path (key);
  const GocuaSessionWard *ward = find_ward (self, key);
  gboolean something = FALSE, good;
  GocuaDb *db;

  if (ward == NULL)
    {
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_WARD, NULL);
      return NULL;
    }
  if (refuse_existing (path, error))
    return NULL;
  db = gocua_ward_open (path, TRUE, error);
  if (db == NULL)
    {
      gocua_ward_remove (path);
      return NULL;
    }
  good = fill (self, db, ward, progress, &something, cancellable, error);
  gocua_ward_close (db);
  if (something)
    memset (&self->device, 0, sizeof self->device);
  else
    gocua_ward_remove (path);
  return good ? g_steal_pointer (&path) : NULL;
}

typedef struct
{
  char *ward;
  char *path;
  GocuaProgressFunc progress;
  gpointer progress_data;
  GMainContext *context;
  gint64 told_at; /* monotonic */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  g_free (self->ward);
  g_free (self->path);
  g_main_context_unref (self->context);
  g_free (self);
}

/* One report on its way to the main thread; keeps the task, and with it the fetch, alive. */
typedef struct
{
  GTask *task;
  gint64 done;
  gint64 total;
} Report;

static void
report_free (gpointer data)
{
  Report *self = data;

  g_object_unref (self->task);
  g_free (self);
}

static gboolean
report_cb (gpointer data)
{
  const Report *report = data;
  const Fetch *fetch = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    fetch->progress (report->done, report->total, fetch->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_from_thread (gint64 done, gint64 total, gpointer data)
{
  GTask *task = data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (fetch->progress == NULL || g_get_monotonic_time () - fetch->told_at < G_USEC_PER_SEC / 10)
    return;
  fetch->told_at = g_get_monotonic_time ();
  report = g_new0 (Report, 1);
  report->task = g_object_ref (task);
  report->done = done;
  report->total = total;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, fetch->context);
}

static void
fetch_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Fetch *fetch = data;
  GocuaProgress progress = { report_from_thread, task };
  g_autoptr (GError) error = NULL;
  char *path =
      gocua_join_fetch (GOCUA_JOIN (source), fetch->ward, fetch->path, &progress, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gocua_join_fetch_async (GocuaJoin *self,
                        const char *ward,
                        const char *path,
                        GocuaProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (GOCUA_IS_JOIN (self) && ward != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  fetch = g_new0 (Fetch, 1);
  fetch->ward = g_strdup (ward);
  fetch->path = g_strdup (path);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  fetch->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, gocua_join_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  g_task_run_in_thread (task, fetch_thread);
}

char *
gocua_join_fetch_finish (GocuaJoin *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
