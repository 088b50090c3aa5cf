/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-types.h: what the store's headers share and its users may see, without SQLite. */
#pragma once

#include <gio/gio.h>

#include "core/gocua-clock.h"
#include "core/gocua-id.h"

G_BEGIN_DECLS

typedef struct _GocuaDb GocuaDb;

/** GocuaProgressFunc: @total is 0 where it is not known. Called on the thread that does the work. */
typedef void (*GocuaProgressFunc) (gint64 done, gint64 total, gpointer data);

typedef struct
{
  GocuaProgressFunc func;
  gpointer data;
} GocuaProgress;

G_END_DECLS
