/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-watch.c: each phase of a connection has its limit, and only the connection that is over it is cut. */

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/gocua-server-watch.h"

#define SECOND G_USEC_PER_SEC

typedef struct
{
  GocuaConfig config;
  GocuaWatch *watch;
  int fds[2];
  GocuaWatched *watched;
} Fixture;

static void
set_up (Fixture *self, gconstpointer may_speak)
{
  self->config =
      (GocuaConfig){ .header_seconds = 10, .body_seconds = 100, .answer_seconds = 1000, .idle_seconds = 50 };
  self->watch = gocua_watch_new (&self->config, may_speak != NULL);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, self->fds), ==, 0);
  self->watched = gocua_watch_add (self->watch, self->fds[0]);
}

static void
tear_down (Fixture *self, gconstpointer may_speak)
{
  gocua_watch_remove (self->watch, self->watched);
  gocua_watch_free (self->watch);
  close (self->fds[0]);
  close (self->fds[1]);
}

static guint
tick_after (Fixture *self, gint64 seconds)
{
  return gocua_watch_tick (self->watch, g_get_monotonic_time () + seconds * SECOND);
}

static void
test_phases (Fixture *self, gconstpointer may_speak)
{
  g_assert_cmpuint (tick_after (self, 9), ==, 0);
  gocua_watch_set_phase (self->watch, self->watched, GOCUA_PHASE_BODY);
  g_assert_cmpuint (tick_after (self, 99), ==, 0);
  gocua_watch_set_phase (self->watch, self->watched, GOCUA_PHASE_WORK);
  g_assert_cmpuint (tick_after (self, 1000000), ==, 0);
  gocua_watch_set_phase (self->watch, self->watched, GOCUA_PHASE_ANSWER);
  g_assert_cmpuint (tick_after (self, 999), ==, 0);
  gocua_watch_set_phase (self->watch, self->watched, GOCUA_PHASE_IDLE);
  g_assert_cmpuint (tick_after (self, 49), ==, 0);
  g_assert_cmpuint (tick_after (self, 51), ==, 1);
  /* Once is enough. */
  g_assert_cmpuint (tick_after (self, 52), ==, 0);
}

static void
test_cut (Fixture *self, gconstpointer may_speak)
{
  char text[1000] = "";
  gssize n;

  g_assert_cmpuint (tick_after (self, 11), ==, 1);
  n = read (self->fds[1], text, sizeof text - 1);
  if (may_speak == NULL)
    {
      g_assert_cmpint (n, ==, 0);
      return;
    }
  g_assert_true (g_str_has_prefix (text, "HTTP/1.1 408 "));
  g_assert_nonnull (g_strrstr (text, "Content-Length: 67\r\n"));
  g_assert_cmpuint (strlen (g_strrstr (text, "\r\n\r\n") + 4), ==, 67);
  g_assert_cmpint (read (self->fds[1], text, sizeof text), ==, 0);
}

/* While it is idle there is no request that could be answered. */
static void
test_idle_is_cut_silently (Fixture *self, gconstpointer may_speak)
{
  char text[100];

  gocua_watch_set_phase (self->watch, self->watched, GOCUA_PHASE_IDLE);
  g_assert_cmpuint (tick_after (self, 51), ==, 1);
  g_assert_cmpint (read (self->fds[1], text, sizeof text), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/server/watch/phases", Fixture, NULL, set_up, test_phases, tear_down);
  g_test_add ("/server/watch/cut", Fixture, "", set_up, test_cut, tear_down);
  g_test_add ("/server/watch/cut-encrypted", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/server/watch/idle", Fixture, "", set_up, test_idle_is_cut_silently, tear_down);
  return g_test_run ();
}
