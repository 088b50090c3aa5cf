/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session-private.h: what a session consists of, for the files that make it up. */
#pragma once

#include "app/gocua-progress-meter.h"
#include "app/gocua-session.h"
#include "app/gocua-shared-data.h"
#include "core/gocua-clock.h"

G_BEGIN_DECLS

struct _GocuaSession
{
  GObject parent_instance;

  GSettings *settings;
  GocuaClock *clock;
  GocuaStore *store;
  GocuaSharedData *shared;
  GCancellable *cancellable;
  GocuaId last_undo; /* the batch of the last undo; undoing that one is doing it again */
  guint n_undoing;
  GCancellable *undoing; /* (nullable): of what is being undone, with its meter */
  GocuaProgressMeter *undo_meter;
  gboolean is_reading;
  gboolean is_stale; /* something was committed while the shared data were being read */
  gint64 read_at;    /* when they were last read because of others, monotonic microseconds */
  guint read_source; /* they will be read again for what came meanwhile */
  GocuaSync *sync;   /* (nullable) */

  char *path;
  GTask *opening;     /* (nullable): who asked for the session, until it is told */
  gboolean is_opened; /* or failed to, with the error below */
  GError *open_error;
  GocuaOverview *first; /* (nullable): read with the opening, until it is taken or outdated */
};

/** gocua_session_follow_store: from now on the session keeps up with the store that it has, and the store
 * knows who enters. */
void gocua_session_follow_store (GocuaSession *self);

G_END_DECLS
