/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-watch.h: the open connections, and closing those that take too long. */
#pragma once

#include "server/gocua-server-config.h"

G_BEGIN_DECLS

/** GocuaPhase: what a connection is doing. A limit on each, however many bytes trickle in meanwhile. */
typedef enum
{
  GOCUA_PHASE_HEADER, /* the first request is on its way */
  GOCUA_PHASE_BODY,
  GOCUA_PHASE_WORK, /* ours: no limit here */
  GOCUA_PHASE_ANSWER,
  GOCUA_PHASE_IDLE, /* until the next request has come up to its body */
} GocuaPhase;

typedef struct _GocuaWatch GocuaWatch;
typedef struct _GocuaWatched GocuaWatched;

/** gocua_watch_new: @may_speak: whether the connections are not encrypted, so that a plain answer can be sent
 * to one that is cut */
GocuaWatch *gocua_watch_new (const GocuaConfig *config, gboolean may_speak);
void gocua_watch_free (GocuaWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaWatch, gocua_watch_free)

/** gocua_watch_add: a new connection. Returns: (transfer none): valid until gocua_watch_remove() */
GocuaWatched *gocua_watch_add (GocuaWatch *self, int fd);

/** gocua_watch_remove: before the descriptor is closed. */
void gocua_watch_remove (GocuaWatch *self, GocuaWatched *watched);

void gocua_watch_set_phase (GocuaWatch *self, GocuaWatched *watched, GocuaPhase phase);

/** gocua_watch_tick: shuts the connections down that are over their limit. Returns: how many */
guint gocua_watch_tick (GocuaWatch *self, gint64 now_us);

G_END_DECLS
