/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-rate.h: how many requests each address or token may make. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaRate: a bucket of tokens for each key, in memory: each process counts for itself. Any thread. */
typedef struct _GocuaRate GocuaRate;

/**
 * gocua_rate_new:
 * @per_second: how many requests a key may make in the long run; 0: any number
 * @burst_seconds: how many seconds' worth of them may come at once
 */
GocuaRate *gocua_rate_new (guint per_second, guint burst_seconds);
void gocua_rate_free (GocuaRate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRate, gocua_rate_free)

/**
 * gocua_rate_take:
 * @now_us: microseconds of a clock that only goes forward
 *
 * Returns: 0 when the request may be made, otherwise in how many seconds
 */
guint gocua_rate_take (GocuaRate *self, const char *key, gint64 now_us);

/** gocua_rate_count: Returns: how many keys are remembered; those that may do all again are forgotten */
guint gocua_rate_count (GocuaRate *self);

G_END_DECLS
