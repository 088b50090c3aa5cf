/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-backoff.c: when to try again. */

#define G_LOG_DOMAIN "gocua-sync"

#include "sync/gocua-backoff.h"

/* Nobody is told to come back next week, whatever stands in the header. */
#define MAX_RETRY_AFTER_S 3600

static double
system_random (gpointer data)
{
  return g_random_double ();
}

void
gocua_backoff_init (GocuaBackoff *self, GocuaRandomFunc random, gpointer random_data)
{
  self->failures = 0;
  self->random = random != NULL ? random : system_random;
  self->random_data = random_data;
}

gint64
gocua_backoff_fail (GocuaBackoff *self, gint64 retry_after_s)
{
  gint64 limit = GOCUA_BACKOFF_MAX_MS;
  gint64 asked = CLAMP (retry_after_s, 0, MAX_RETRY_AFTER_S) * 1000;
  gint64 wait;

  if (self->failures < 8)
    limit = MIN (limit, (gint64) GOCUA_BACKOFF_MIN_MS << (self->failures + 1));
  self->failures++;
  wait = (gint64) (self->random (self->random_data) * (double) limit);
  /* Those who were all told the same do not come at the same moment either. */
  if (asked > 0)
    return asked + wait / 4;
  return MAX (wait, GOCUA_BACKOFF_MIN_MS);
}

void
gocua_backoff_reset (GocuaBackoff *self)
{
  self->failures = 0;
}
