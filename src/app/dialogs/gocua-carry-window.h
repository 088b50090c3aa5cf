/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-window.h: carries an old ward over into the wards that it became, in three quiet steps. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * GocuaCarryWindow::open:
 * @path: the file of a new ward, which the person wants to see
 */
#define GOCUA_TYPE_CARRY_WINDOW (gocua_carry_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaCarryWindow, gocua_carry_window, GOCUA, CARRY_WINDOW, AdwWindow)

/** gocua_carry_window_new: @session: of the old ward, whose file is only read. Says so when it is not an old
 * ward. Main thread. */
GtkWidget *gocua_carry_window_new (GocuaSession *session);

G_END_DECLS
