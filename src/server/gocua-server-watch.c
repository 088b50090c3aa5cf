/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-watch.c: the open connections, and closing those that take too long. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-watch.h"

#include <string.h>

#include <sys/socket.h>

#include "server/gocua-server-metrics.h"

/* libmicrohttpd can only limit how long nothing comes at all, so that one byte a minute would hold a
 * connection for ever; and it takes no answer while a body is on its way. */
static const char too_slow[] =
    "HTTP/1.1 408 Request Timeout\r\n"
    "Gocua-Protocol: 1\r\n"
    "Content-Type: application/problem+json\r\n"
    "Connection: close\r\n"
    "Content-Length: 67\r\n"
    "\r\n"
    "{\"title\":\"The request took too long\",\"status\":408,\"code\":\"timeout\"}";

struct _GocuaWatched
{
  int fd;
  GocuaPhase phase;
  gint64 since_us;
  gboolean is_cut;
};

struct _GocuaWatch
{
  GMutex mutex;
  GHashTable *all;
  gint64 limits_us[GOCUA_PHASE_IDLE + 1];
  gboolean may_speak;
};

GocuaWatch *
gocua_watch_new (const GocuaConfig *config, gboolean may_speak)
{
  GocuaWatch *self = g_new0 (GocuaWatch, 1);

  g_mutex_init (&self->mutex);
  self->all = g_hash_table_new_full (NULL, NULL, g_free, NULL);
  self->limits_us[GOCUA_PHASE_HEADER] = config->header_seconds * G_USEC_PER_SEC;
  self->limits_us[GOCUA_PHASE_BODY] = config->body_seconds * G_USEC_PER_SEC;
  self->limits_us[GOCUA_PHASE_WORK] = G_MAXINT64 / 2;
  self->limits_us[GOCUA_PHASE_ANSWER] = config->answer_seconds * G_USEC_PER_SEC;
  self->limits_us[GOCUA_PHASE_IDLE] = config->idle_seconds * G_USEC_PER_SEC;
  self->may_speak = may_speak;
  return self;
}

void
gocua_watch_free (GocuaWatch *self)
{
  g_hash_table_unref (self->all);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

GocuaWatched *
gocua_watch_add (GocuaWatch *self, int fd)
{
  GocuaWatched *watched = g_new0 (GocuaWatched, 1);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  watched->fd = fd;
  watched->since_us = g_get_monotonic_time ();
  g_hash_table_add (self->all, watched);
  gocua_metrics_add (GOCUA_COUNT_CONNECTIONS, 1);
  return watched;
}

void
gocua_watch_remove (GocuaWatch *self, GocuaWatched *watched)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_remove (self->all, watched);
  gocua_metrics_add (GOCUA_COUNT_CONNECTIONS, -1);
}

void
gocua_watch_set_phase (GocuaWatch *self, GocuaWatched *watched, GocuaPhase phase)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  watched->phase = phase;
  watched->since_us = g_get_monotonic_time ();
}

/* The descriptor itself is closed by libmicrohttpd, which sees the end of the connection. */
static void
cut (GocuaWatch *self, GocuaWatched *watched)
{
  watched->is_cut = TRUE;
  if (self->may_speak && (watched->phase == GOCUA_PHASE_HEADER || watched->phase == GOCUA_PHASE_BODY))
    send (watched->fd, too_slow, strlen (too_slow), MSG_DONTWAIT | MSG_NOSIGNAL);
  shutdown (watched->fd, SHUT_RDWR);
  gocua_metrics_add (GOCUA_COUNT_CONNECTIONS_CUT, watched->phase != GOCUA_PHASE_IDLE);
}

guint
gocua_watch_tick (GocuaWatch *self, gint64 now_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GocuaWatched *watched = key;

      if (watched->is_cut || now_us - watched->since_us <= self->limits_us[watched->phase])
        continue;
      cut (self, watched);
      n++;
    }
  return n;
}
