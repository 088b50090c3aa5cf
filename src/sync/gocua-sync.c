/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync.c: keeps an open ward and its server equal, from a thread of its own, and says where it stands.
 */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-sync.h"

#include "core/gocua-wipe.h"
#include "sync/gocua-account.h"
#include "sync/gocua-sync-worker.h"

struct _GocuaSync
{
  GObject parent_instance;

  GocuaStore *store;
  GocuaSyncWorker *worker; /* (nullable) */
  GocuaSyncStanding *standing;
  GNetworkMonitor *monitor;
  GMainContext *context;

  GMutex lock;
  GocuaSyncStanding *news; /* (nullable) under @lock: newer than @standing */
  GSource *telling;        /* (nullable) under @lock */
};

G_DEFINE_FINAL_TYPE (GocuaSync, gocua_sync, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell_cb (gpointer user_data)
{
  GocuaSync *self = user_data;
  GocuaSyncStanding *news;

  g_mutex_lock (&self->lock);
  news = g_steal_pointer (&self->news);
  g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);
  if (news == NULL)
    return G_SOURCE_REMOVE;
  gocua_sync_standing_free (self->standing);
  self->standing = news;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* On the worker's thread. Only the newest is told. */
static void
news_cb (GocuaSyncStanding *standing, gpointer user_data)
{
  GocuaSync *self = user_data;

  g_mutex_lock (&self->lock);
  gocua_sync_standing_free (self->news);
  self->news = standing;
  if (self->telling == NULL)
    {
      self->telling = g_idle_source_new ();
      g_source_set_priority (self->telling, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->telling, tell_cb, self, NULL);
      g_source_attach (self->telling, self->context);
    }
  g_mutex_unlock (&self->lock);
}

static void
wake (GocuaSync *self, GocuaSyncWake why)
{
  if (self->worker != NULL)
    gocua_sync_worker_wake (self->worker, why);
}

static void
committed_cb (GocuaSync *self)
{
  wake (self, GOCUA_SYNC_WAKE_COMMITTED);
}

static void
changed_cb (GocuaSync *self)
{
  wake (self, GOCUA_SYNC_WAKE_CHANGED);
}

/* Only a hint: where it is wrong, the next try comes by itself. */
static void
network_changed_cb (GocuaSync *self, gboolean available)
{
  if (available && self->standing->mode == GOCUA_SYNC_OFFLINE)
    wake (self, GOCUA_SYNC_WAKE_NOW);
}

static void
gocua_sync_dispose (GObject *object)
{
  GocuaSync *self = GOCUA_SYNC (object);

  gocua_sync_stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->store);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (gocua_sync_parent_class)->dispose (object);
}

static void
gocua_sync_finalize (GObject *object)
{
  GocuaSync *self = GOCUA_SYNC (object);

  g_clear_pointer (&self->standing, gocua_sync_standing_free);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gocua_sync_parent_class)->finalize (object);
}

static void
gocua_sync_class_init (GocuaSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gocua_sync_dispose;
  object_class->finalize = gocua_sync_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", GOCUA_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gocua_sync_init (GocuaSync *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->standing = gocua_sync_standing_new ();
  self->standing->mode = GOCUA_SYNC_WAITING;
}

GocuaSync *
gocua_sync_new (GocuaStore *store)
{
  GocuaSync *self;

  g_return_val_if_fail (GOCUA_IS_STORE (store), NULL);

  self = g_object_new (GOCUA_TYPE_SYNC, NULL);
  self->store = g_object_ref (store);
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_swapped (store, "committed", G_CALLBACK (committed_cb), self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_data (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED);
  return self;
}

void
gocua_sync_start (GocuaSync *self)
{
  g_return_if_fail (GOCUA_IS_SYNC (self));

  if (self->worker == NULL)
    self->worker = gocua_sync_worker_new (self->store, news_cb, self);
}

void
gocua_sync_stop (GocuaSync *self)
{
  g_return_if_fail (GOCUA_IS_SYNC (self));

  g_clear_pointer (&self->worker, gocua_sync_worker_free);
  if (self->telling != NULL)
    g_source_destroy (self->telling);
  g_clear_pointer (&self->telling, g_source_unref);
  g_clear_pointer (&self->news, gocua_sync_standing_free);
}

void
gocua_sync_now (GocuaSync *self)
{
  g_return_if_fail (GOCUA_IS_SYNC (self));

  wake (self, GOCUA_SYNC_WAKE_NOW);
}

const GocuaSyncStanding *
gocua_sync_get_standing (GocuaSync *self)
{
  g_return_val_if_fail (GOCUA_IS_SYNC (self), NULL);

  return self->standing;
}

/* What a thread of its own needs for signing in and out. */
typedef struct
{
  GocuaStore *store;
  char *server;
  char *account;
  char *password;
  char *ca_file;
} Account;

static void
account_free (gpointer data)
{
  Account *self = data;

  g_object_unref (self->store);
  g_free (self->server);
  g_free (self->account);
  gocua_wipe_free (self->password);
  g_free (self->ca_file);
  g_free (self);
}

static void
return_result (GTask *task, gboolean good, GError *error)
{
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sign_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Account *account = data;
  GocuaStoreRunner runner = gocua_store_runner_for_store (account->store);
  GError *error = NULL;
  g_autoptr (GocuaCredentials) credentials = gocua_credentials_new (
      account->server, account->account, account->password, account->ca_file, FALSE, &error);
  gboolean good =
      credentials != NULL && gocua_account_sign_in (&runner, gocua_store_get_clock (account->store),
                                                    credentials, cancellable, &error);

  return_result (task, good, error);
}

static void
sign_out_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Account *account = data;
  GocuaStoreRunner runner = gocua_store_runner_for_store (account->store);
  GError *error = NULL;
  gboolean good =
      gocua_account_sign_out (&runner, gocua_store_get_clock (account->store), cancellable, &error);

  return_result (task, good, error);
}

/* The thread of the exchange looks at the account again before whoever asked is told. */
static void
account_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GocuaSync *self = GOCUA_SYNC (source);
  g_autoptr (GTask) outer = user_data;
  GError *error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  if (good)
    wake (self, GOCUA_SYNC_WAKE_RELOAD);
  return_result (outer, good, error);
}

static void
run_account (GocuaSync *self, Account *account, GTaskThreadFunc func, GTask *outer)
{
  g_autoptr (GTask) task = g_task_new (self, g_task_get_cancellable (outer), account_done_cb, outer);

  /* What the server was told is written down, even if somebody cancels meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_task_data (task, account, account_free);
  g_task_run_in_thread (task, func);
}

void
gocua_sync_sign_in_async (GocuaSync *self,
                          const char *server,
                          const char *account,
                          const char *password,
                          const char *ca_file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *outer;
  Account *data;

  g_return_if_fail (GOCUA_IS_SYNC (self) && server != NULL && account != NULL && password != NULL);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, gocua_sync_sign_in_async);
  data = g_new0 (Account, 1);
  data->store = g_object_ref (self->store);
  data->server = g_strdup (server);
  data->account = g_strdup (account);
  data->password = g_strdup (password);
  data->ca_file = g_strdup (ca_file);
  run_account (self, data, sign_in_thread, outer);
}

gboolean
gocua_sync_sign_in_finish (GocuaSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
gocua_sync_sign_out_async (GocuaSync *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *outer;
  Account *data;

  g_return_if_fail (GOCUA_IS_SYNC (self));

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, gocua_sync_sign_out_async);
  data = g_new0 (Account, 1);
  data->store = g_object_ref (self->store);
  run_account (self, data, sign_out_thread, outer);
}

gboolean
gocua_sync_sign_out_finish (GocuaSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
