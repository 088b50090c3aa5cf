/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meter.h: how much to put into the next request, from how long the last one took. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GOCUA_METER_TARGET_MS: how long a request should take: short enough that little is lost when the line
 * breaks, long enough that the way there and back does not count. */
#define GOCUA_METER_TARGET_MS 2000

/** GocuaMeter: an amount (bytes, or changes) that grows and shrinks with the line. Plain value, one thread.
 */
typedef struct
{
  gsize min;
  gsize max;
  gsize amount;
} GocuaMeter;

/** gocua_meter_init: begins with @start, which should go through on a bad line. */
void gocua_meter_init (GocuaMeter *self, gsize min, gsize start, gsize max);

/** gocua_meter_succeeded: @amount went through in @ms. What was not a full request does not make the next one
 * larger, and the next one is at most four times as large. */
void gocua_meter_succeeded (GocuaMeter *self, gsize amount, gint64 ms);

/** gocua_meter_failed: the request did not go through: a quarter of it is tried next. */
void gocua_meter_failed (GocuaMeter *self);

G_END_DECLS
