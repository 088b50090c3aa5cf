/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window.h: the window: the first question, the way to a ward, and the ward. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_WINDOW (gocua_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaWindow, gocua_window, GOCUA, WINDOW, AdwApplicationWindow)

/** gocua_window_new: a window with the first question. @settings: of the schema vn.gocua.GoCua */
GocuaWindow *gocua_window_new (GtkApplication *application, GSettings *settings);

/** gocua_window_get_session: Returns: (transfer none) (nullable): the open ward */
GocuaSession *gocua_window_get_session (GocuaWindow *self);

/** gocua_window_set_session: shows a ward that is open, and remembers it for the next start. */
void gocua_window_set_session (GocuaWindow *self, GocuaSession *session);

/** gocua_window_open_ward: opens the ward file at @path, which must exist; when that fails, says so and what
 * to do. */
void gocua_window_open_ward (GocuaWindow *self, const char *path);

/** gocua_window_open_sample: opens the sample ward, which is made first if need be. */
void gocua_window_open_sample (GocuaWindow *self);

/** gocua_window_take_over: continues where @old is: same ward, same page, same size. */
void gocua_window_take_over (GocuaWindow *self, GocuaWindow *old);

/**
 * gocua_window_show_when_ready: presents the window, which waits a moment for the ward that it is opening
 * when it has not been shown yet.
 */
void gocua_window_show_when_ready (GocuaWindow *self);

G_END_DECLS
