/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles-window.h: households that may be one, beside each other, to be merged or kept apart. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOUBLES_WINDOW (gocua_doubles_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoublesWindow, gocua_doubles_window, GOCUA, DOUBLES_WINDOW, AdwWindow)

/** gocua_doubles_window_new: begins to look at once. */
GtkWindow *gocua_doubles_window_new (GocuaSession *session, GtkWindow *parent);

/** gocua_doubles_window_new_for: as gocua_doubles_window_new(), with the pairs of the households of a batch,
 * such as a list that was just taken in, before all others. */
GtkWindow *gocua_doubles_window_new_for (GocuaSession *session, GtkWindow *parent, const GocuaBatch *batch);

G_END_DECLS
