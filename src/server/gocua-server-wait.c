/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-wait.c: requests that wait until there is something new in their ward. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-wait.h"

#include <stdatomic.h>

#include <poll.h>

#include "server/gocua-server-log.h"
#include "server/gocua-server-metrics.h"
#include "server/gocua-server-pg.h"

#define POLL_MS      200 /* how soon the thread sees that it is to end */
#define RECONNECT_US G_USEC_PER_SEC

struct _GocuaWaiter
{
  char *ward;
  gint64 deadline_us;
  gpointer request;
  gboolean sleeps;
  gboolean was_woken; /* since the last look */
};

struct _GocuaWait
{
  GMutex mutex;
  GHashTable *wards; /* of GPtrArray of GocuaWaiter, by the ward's key */
  void (*suspend) (gpointer request);
  void (*resume) (gpointer request);
  gboolean stops;
  atomic_bool ends;
  GThread *thread;
};

static void
wake (GocuaWait *self, GocuaWaiter *waiter)
{
  waiter->was_woken = TRUE;
  if (!waiter->sleeps)
    return;
  waiter->sleeps = FALSE;
  gocua_metrics_add (GOCUA_COUNT_WAITING, -1);
  self->resume (waiter->request);
}

static void
wake_ward (GocuaWait *self, const char *ward)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *waiters = g_hash_table_lookup (self->wards, ward);

  for (guint i = 0; waiters != NULL && i < waiters->len; i++)
    wake (self, waiters->pdata[i]);
}

/* Those whose time is over at @now_us, or all. */
static void
wake_until (GocuaWait *self, gint64 now_us)
{
  GHashTableIter iter;
  gpointer waiters;

  g_hash_table_iter_init (&iter, self->wards);
  while (g_hash_table_iter_next (&iter, NULL, &waiters))
    for (guint i = 0; i < ((GPtrArray *) waiters)->len; i++)
      {
        GocuaWaiter *waiter = g_ptr_array_index ((GPtrArray *) waiters, i);

        if (waiter->sleeps && waiter->deadline_us <= now_us)
          wake (self, waiter);
      }
}

/* Whatever was said while nobody listened is made up for by waking all. */
static PGconn *
start_listening (GocuaWait *self)
{
  PGconn *connection = gocua_pg_connect (TRUE, NULL);
  g_autoptr (GocuaResult) result = NULL;

  if (connection == NULL)
    return NULL;
  result = PQexec (connection, "LISTEN " GOCUA_PG_CHANNEL);
  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    {
      PQfinish (connection);
      return NULL;
    }
  g_mutex_lock (&self->mutex);
  wake_until (self, G_MAXINT64);
  g_mutex_unlock (&self->mutex);
  return connection;
}

/* Returns: whether the connection is still there */
static gboolean
hear (GocuaWait *self, PGconn *connection)
{
  struct pollfd fd = { .fd = PQsocket (connection), .events = POLLIN };
  PGnotify *notification;

  if (poll (&fd, 1, POLL_MS) <= 0)
    return TRUE;
  if (!PQconsumeInput (connection))
    return FALSE;
  while ((notification = PQnotifies (connection)) != NULL)
    {
      wake_ward (self, notification->extra);
      PQfreemem (notification);
    }
  return PQstatus (connection) == CONNECTION_OK;
}

static gpointer
listen_thread (gpointer data)
{
  GocuaWait *self = data;
  PGconn *connection = NULL;

  while (!atomic_load (&self->ends))
    {
      if (connection == NULL)
        connection = start_listening (self);
      if (connection == NULL)
        {
          g_usleep (RECONNECT_US);
          continue;
        }
      if (hear (self, connection))
        continue;
      gocua_log_event (GOCUA_LOG_WARNING, "database", "the connection for notifications was lost");
      g_clear_pointer (&connection, PQfinish);
    }
  g_clear_pointer (&connection, PQfinish);
  return NULL;
}

GocuaWait *
gocua_wait_new (void (*suspend) (gpointer request), void (*resume) (gpointer request))
{
  GocuaWait *self = g_new0 (GocuaWait, 1);

  g_mutex_init (&self->mutex);
  self->wards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->suspend = suspend;
  self->resume = resume;
  self->thread = g_thread_new ("listen", listen_thread, self);
  return self;
}

void
gocua_wait_free (GocuaWait *self)
{
  atomic_store (&self->ends, TRUE);
  g_thread_join (self->thread);
  g_hash_table_unref (self->wards);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

GocuaWaiter *
gocua_wait_add (GocuaWait *self, const char *ward, gint64 deadline_us, gpointer request)
{
  GocuaWaiter *waiter = g_new0 (GocuaWaiter, 1);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *waiters = g_hash_table_lookup (self->wards, ward);

  waiter->ward = g_strdup (ward);
  waiter->deadline_us = deadline_us;
  waiter->request = request;
  if (waiters == NULL)
    {
      waiters = g_ptr_array_new ();
      g_hash_table_insert (self->wards, g_strdup (ward), waiters);
    }
  g_ptr_array_add (waiters, waiter);
  return waiter;
}

static gboolean
is_over (GocuaWait *self, GocuaWaiter *waiter)
{
  return self->stops || waiter->deadline_us <= g_get_monotonic_time ();
}

gboolean
gocua_wait_sleep (GocuaWait *self, GocuaWaiter *waiter)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (waiter->was_woken || is_over (self, waiter))
    {
      waiter->was_woken = FALSE;
      return FALSE;
    }
  waiter->sleeps = TRUE;
  gocua_metrics_add (GOCUA_COUNT_WAITING, 1);
  self->suspend (waiter->request);
  return TRUE;
}

gboolean
gocua_wait_is_over (GocuaWait *self, GocuaWaiter *waiter)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return is_over (self, waiter);
}

void
gocua_wait_remove (GocuaWait *self, GocuaWaiter *waiter)
{
  g_mutex_lock (&self->mutex);
  {
    GPtrArray *waiters = g_hash_table_lookup (self->wards, waiter->ward);

    g_assert (!waiter->sleeps);
    g_ptr_array_remove_fast (waiters, waiter);
    if (waiters->len == 0)
      g_hash_table_remove (self->wards, waiter->ward);
  }
  g_mutex_unlock (&self->mutex);
  g_free (waiter->ward);
  g_free (waiter);
}

void
gocua_wait_tick (GocuaWait *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  wake_until (self, g_get_monotonic_time ());
}

void
gocua_wait_stop (GocuaWait *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->stops = TRUE;
  wake_until (self, G_MAXINT64);
}
