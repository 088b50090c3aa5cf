/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-backoff.h: when to try again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOCUA_BACKOFF_MIN_MS 1000
#define GOCUA_BACKOFF_MAX_MS (5 * 60 * 1000)

/** GocuaRandomFunc: Returns: a number from 0 to below 1 */
typedef double (*GocuaRandomFunc) (gpointer data);

/** GocuaBackoff: exponential back-off with full jitter, so that 2,000 computers that lost the same server do
 * not come back at the same moment. Plain value, one thread. */
typedef struct
{
  guint failures;
  GocuaRandomFunc random;
  gpointer random_data;
} GocuaBackoff;

/** gocua_backoff_init: @random: (nullable): g_random_double() when left out */
void gocua_backoff_init (GocuaBackoff *self, GocuaRandomFunc random, gpointer random_data);

/**
 * gocua_backoff_fail:
 * @retry_after_s: what the server asked for, seconds, 0 nothing
 *
 * Returns: milliseconds to wait: at random between GOCUA_BACKOFF_MIN_MS and a limit that doubles with each
 * failure up to GOCUA_BACKOFF_MAX_MS, and never less than the server asked for
 */
gint64 gocua_backoff_fail (GocuaBackoff *self, gint64 retry_after_s);

/** gocua_backoff_reset: it went well, or there is reason to believe that it will now. */
void gocua_backoff_reset (GocuaBackoff *self);

G_END_DECLS
