/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles-window.h: households that may be one, beside each other, to be merged or kept apart. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOUBLES_WINDOW (gocua_doubles_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoublesWindow, gocua_doubles_window, GOCUA, DOUBLES_WINDOW, AdwWindow)

/**
 * gocua_doubles_window_new:
 * @first: (nullable): a batch, such as a list that was just taken in, whose households come before all others
 *
 * Begins to look at once.
 */
GtkWindow *gocua_doubles_window_new (GocuaSession *session, GtkWindow *parent, const GocuaId *first);

G_END_DECLS
