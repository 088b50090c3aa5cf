/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-progress-meter.h: carries the progress of a worker thread to a bar on the main thread. */
#pragma once

#include <gio/gio.h>

#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * GocuaProgressMeter:
 *
 * The worker writes as often as it likes, the main thread looks ten times a second. Reference-counted, any
 * thread.
 */
typedef struct _GocuaProgressMeter GocuaProgressMeter;

/** GocuaProgressShow: @fraction: from 0 to 1, -1 where it is not known. Main thread. */
typedef void (*GocuaProgressShow) (double fraction, gpointer object);

/** gocua_progress_meter_new: @show is called with @object, a #GObject that is not kept alive, until the meter
 * is stopped. */
GocuaProgressMeter *gocua_progress_meter_new (GocuaProgressShow show, gpointer object);
GocuaProgressMeter *gocua_progress_meter_ref (GocuaProgressMeter *self);
void gocua_progress_meter_unref (GocuaProgressMeter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaProgressMeter, gocua_progress_meter_unref)

/** gocua_progress_meter_stop: main thread; @show is not called any more. */
void gocua_progress_meter_stop (GocuaProgressMeter *self);

/** gocua_progress_meter_set: from the worker. */
void gocua_progress_meter_set (GocuaProgressMeter *self, double fraction);

/** gocua_progress_meter_count: a #GocuaProgressFunc whose data is the meter. */
void gocua_progress_meter_count (gint64 done, gint64 total, gpointer meter);

G_END_DECLS
