/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-worker.c: the thread that exchanges, waits, and tries again. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-sync-worker.h"

#include "sync/gocua-account.h"
#include "sync/gocua-backoff.h"
#include "sync/gocua-sync-error-private.h"

#define GATHER_MS   2000  /* after an entry: the next line of the sheet goes along */
#define LOOK_MS     10000 /* another program may have entered something into the same file */
#define PROGRESS_MS 250
#define LINGER_MS   1000 /* between two answers to a long poll that came at once */
#define MAX_PAGE    2000 /* changes in one transaction, while a person enters */

struct _GocuaSyncWorker
{
  GocuaStore *store;
  GocuaStoreRunner runner;
  GocuaSyncNews news;
  gpointer news_data;
  GThread *thread;

  GMutex lock;
  GCond moved;
  GocuaSyncWake why;         /* under @lock */
  GCancellable *cancellable; /* under @lock; the thread holds a reference of its own */

  /* Only for the thread. */
  GocuaExchange *exchange;
  GocuaBackoff backoff;
  GError *error; /* (nullable): of the last exchange */
  gint64 next_try_ms;
  gint64 told_at_ms; /* monotonic: when progress was told last */
};

static gint64
get_monotonic_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

/* Stopping is for good. And an account that was entered anew is for the next turn to take up: whoever is only
 * woken by it leaves it there. */
#define LASTING (GOCUA_SYNC_WAKE_STOP | GOCUA_SYNC_WAKE_RELOAD)

static GocuaSyncWake
take_why (GocuaSyncWorker *self)
{
  GocuaSyncWake why;

  g_mutex_lock (&self->lock);
  why = self->why;
  self->why &= LASTING;
  g_mutex_unlock (&self->lock);
  return why;
}

/* Returns: whether somebody signed in or out since the last turn began */
static gboolean
take_reload (GocuaSyncWorker *self)
{
  gboolean reloads;

  g_mutex_lock (&self->lock);
  reloads = (self->why & GOCUA_SYNC_WAKE_RELOAD) != 0;
  self->why &= GOCUA_SYNC_WAKE_STOP;
  g_mutex_unlock (&self->lock);
  return reloads;
}

static gboolean
is_stopping (GocuaSyncWorker *self)
{
  gboolean stopping;

  g_mutex_lock (&self->lock);
  stopping = (self->why & GOCUA_SYNC_WAKE_STOP) != 0;
  g_mutex_unlock (&self->lock);
  return stopping;
}

/* A new one for each turn, so that breaking off one turn does not break off the next. */
static GCancellable *
begin_turn (GocuaSyncWorker *self)
{
  GCancellable *cancellable = g_cancellable_new ();

  g_mutex_lock (&self->lock);
  g_set_object (&self->cancellable, cancellable);
  if (self->why & GOCUA_SYNC_WAKE_STOP)
    g_cancellable_cancel (cancellable);
  g_mutex_unlock (&self->lock);
  return cancellable;
}

static void
tell (GocuaSyncWorker *self, GocuaSyncMode activity, gint64 done, gint64 total)
{
  GocuaTransport *transport = gocua_remote_get_transport (gocua_exchange_get_remote (self->exchange));
  const GocuaSyncState *state = gocua_exchange_get_state (self->exchange);
  GocuaClock *clock = gocua_store_get_clock (self->store);
  GocuaSyncStanding *standing;

  if (state == NULL)
    return;
  standing = gocua_sync_standing_new ();
  standing->now_ms = gocua_clock_now_ms (clock);
  standing->done = done;
  standing->total = total;
  standing->bytes_sent = gocua_transport_get_bytes_sent (transport);
  standing->bytes_received = gocua_transport_get_bytes_received (transport);
  standing->clock_ahead_ms = -gocua_clock_get_offset_ms (clock);
  standing->next_try_ms = self->error != NULL ? self->next_try_ms : 0;
  gocua_sync_standing_settle (standing, state, activity, self->error);
  self->news (standing, self->news_data);
}

static void
progress_cb (GocuaSyncMode mode, gint64 done, gint64 total, gpointer data)
{
  GocuaSyncWorker *self = data;
  gint64 now = get_monotonic_ms ();

  if (now - self->told_at_ms < PROGRESS_MS)
    return;
  self->told_at_ms = now;
  /* It moves again, whatever was wrong before. */
  g_clear_error (&self->error);
  tell (self, mode, done, total);
}

/* The numbers of now. Another account's token is taken up by gocua_exchange_load(). */
static void
look (GocuaSyncWorker *self, GCancellable *cancellable)
{
  g_autoptr (GError) problem = NULL;

  if (gocua_exchange_refresh (self->exchange, cancellable, &problem))
    tell (self, GOCUA_SYNC_UP_TO_DATE, 0, 0);
}

/* Waits for @ms. Returns: what woke it, 0 when the time is over */
static GocuaSyncWake
wait (GocuaSyncWorker *self, gint64 ms, GocuaSyncWake wanted)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;
  GocuaSyncWake why;

  g_mutex_lock (&self->lock);
  while ((self->why & (wanted | GOCUA_SYNC_WAKE_STOP)) == 0)
    if (!g_cond_wait_until (&self->moved, &self->lock, until))
      break;
  why = self->why & (wanted | GOCUA_SYNC_WAKE_STOP);
  self->why &= ~(why & ~LASTING);
  g_mutex_unlock (&self->lock);
  return why;
}

/* Something between here and there may answer every long poll at once; then it must not become a storm. Ends
 * early, and leaves the reason where it is, when there is one. */
static void
linger (GocuaSyncWorker *self)
{
  gint64 until = g_get_monotonic_time () + LINGER_MS * 1000;

  g_mutex_lock (&self->lock);
  while (self->why == 0 && g_cond_wait_until (&self->moved, &self->lock, until))
    continue;
  g_mutex_unlock (&self->lock);
}

/* Until it is worth trying again. The numbers are kept fresh meanwhile. */
static void
rest (GocuaSyncWorker *self, gint64 ms)
{
  gint64 until = get_monotonic_ms () + ms;
  const GocuaSyncWake urgent = GOCUA_SYNC_WAKE_NOW | GOCUA_SYNC_WAKE_RELOAD | GOCUA_SYNC_WAKE_STOP;

  for (;;)
    {
      gint64 left = MAX (until - get_monotonic_ms (), 0);
      GocuaSyncWake why = wait (self, left, urgent | GOCUA_SYNC_WAKE_CHANGED | GOCUA_SYNC_WAKE_COMMITTED);

      if (why & GOCUA_SYNC_WAKE_NOW)
        gocua_backoff_reset (&self->backoff);
      if (why == 0 || (why & urgent) != 0)
        return;
      look (self, NULL);
    }
}

/* Returns: whether the exchange is to be run again at once */
static gboolean
watch_once (GocuaSyncWorker *self, gint64 *send_at_ms, GCancellable *cancellable)
{
  gint64 timeout = *send_at_ms > 0 ? MAX (*send_at_ms - get_monotonic_ms (), 0) : LOOK_MS;
  gint64 began_ms = get_monotonic_ms ();
  g_autoptr (GError) problem = NULL;
  GocuaDrive what = gocua_exchange_watch (self->exchange, (int) timeout, cancellable, &problem);
  GocuaSyncWake why;

  if (what == GOCUA_DRIVE_CANCELLED)
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&problem);
      return TRUE;
    }
  if (what == GOCUA_DRIVE_DONE && get_monotonic_ms () - began_ms < LINGER_MS)
    linger (self);
  why = take_why (self);
  if ((why & (GOCUA_SYNC_WAKE_STOP | GOCUA_SYNC_WAKE_NOW | GOCUA_SYNC_WAKE_RELOAD)) != 0)
    return TRUE;
  if ((why & GOCUA_SYNC_WAKE_COMMITTED) != 0 && *send_at_ms == 0)
    *send_at_ms = get_monotonic_ms () + GATHER_MS;
  if (what == GOCUA_DRIVE_TIMEOUT && *send_at_ms > 0 && get_monotonic_ms () >= *send_at_ms)
    return TRUE;
  look (self, cancellable);
  /* An account that may only read has nothing sent by trying again. */
  return what == GOCUA_DRIVE_TIMEOUT && *send_at_ms == 0 && self->error == NULL &&
         gocua_exchange_get_state (self->exchange)->n_waiting > 0;
}

static void
watch (GocuaSyncWorker *self, GCancellable *cancellable)
{
  gint64 send_at_ms = 0;

  while (!watch_once (self, &send_at_ms, cancellable))
    continue;
}

static void
fail (GocuaSyncWorker *self)
{
  GocuaRemote *remote = gocua_exchange_get_remote (self->exchange);
  GocuaTransport *transport = gocua_remote_get_transport (remote);
  gint64 retry_after = gocua_remote_get_retry_after (remote);
  gint64 ms;

  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->error);
      return;
    }
  gocua_account_note_error (&self->runner, gocua_transport_get_token (transport), self->error);
  ms = gocua_backoff_fail (&self->backoff, retry_after);
  self->next_try_ms = gocua_clock_now_ms (gocua_store_get_clock (self->store)) + ms;
  gocua_exchange_refresh (self->exchange, NULL, NULL);
  tell (self, GOCUA_SYNC_UP_TO_DATE, 0, 0);
  rest (self, ms);
}

/* An account that may only read still reads; it is told what it may not. */
static gboolean
is_good_enough (GocuaSyncWorker *self)
{
  return self->error == NULL || g_error_matches (self->error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_ROLE);
}

static void
take_turn (GocuaSyncWorker *self)
{
  g_autoptr (GCancellable) cancellable = begin_turn (self);
  g_autoptr (GError) problem = NULL;
  const GocuaSyncState *state;
  gboolean reloads = take_reload (self);

  if (reloads)
    {
      g_clear_error (&self->error);
      gocua_backoff_reset (&self->backoff);
    }
  if (reloads || gocua_exchange_get_state (self->exchange) == NULL)
    gocua_exchange_load (self->exchange, NULL, NULL);
  else
    gocua_exchange_refresh (self->exchange, NULL, NULL);
  state = gocua_exchange_get_state (self->exchange);
  if (state == NULL || state->server == NULL || state->token == NULL)
    {
      tell (self, GOCUA_SYNC_UP_TO_DATE, 0, 0);
      rest (self, LOOK_MS);
      return;
    }
  gocua_exchange_run (self->exchange, cancellable, &problem);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&problem);
  if (is_good_enough (self))
    {
      gocua_backoff_reset (&self->backoff);
      tell (self, GOCUA_SYNC_UP_TO_DATE, 0, 0);
      watch (self, cancellable);
    }
  if (!is_good_enough (self))
    fail (self);
}

static gpointer
worker_main (gpointer data)
{
  GocuaSyncWorker *self = data;

  while (!is_stopping (self))
    take_turn (self);
  return NULL;
}

GocuaSyncWorker *
gocua_sync_worker_new (GocuaStore *store, GocuaSyncNews news, gpointer data)
{
  GocuaSyncWorker *self = g_new0 (GocuaSyncWorker, 1);

  self->store = g_object_ref (store);
  self->runner = gocua_store_runner_for_store (store);
  self->news = news;
  self->news_data = data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
  gocua_backoff_init (&self->backoff, NULL, NULL);
  self->exchange = gocua_exchange_new (&self->runner, gocua_store_get_clock (store));
  gocua_exchange_set_max_page (self->exchange, MAX_PAGE);
  gocua_exchange_set_progress (self->exchange, progress_cb, self);
  self->thread = g_thread_new ("gocua-sync", worker_main, self);
  return self;
}

void
gocua_sync_worker_free (GocuaSyncWorker *self)
{
  if (self == NULL)
    return;
  gocua_sync_worker_wake (self, GOCUA_SYNC_WAKE_STOP);
  g_thread_join (self->thread);
  g_clear_pointer (&self->exchange, gocua_exchange_free);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_object (&self->store);
  g_cond_clear (&self->moved);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
gocua_sync_worker_wake (GocuaSyncWorker *self, GocuaSyncWake why)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_mutex_lock (&self->lock);
  self->why |= why;
  if ((why & (GOCUA_SYNC_WAKE_STOP | GOCUA_SYNC_WAKE_RELOAD)) != 0 && self->cancellable != NULL)
    cancellable = g_object_ref (self->cancellable);
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
  /* Not under the lock: it calls into the transport. */
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  gocua_exchange_wake (self->exchange);
}
