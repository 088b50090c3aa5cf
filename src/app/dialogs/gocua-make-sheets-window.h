/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-make-sheets-window.h: chooses households, shows the sheets that come of it, makes and prints them. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_MAKE_SHEETS_WINDOW (gocua_make_sheets_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaMakeSheetsWindow, gocua_make_sheets_window, GOCUA, MAKE_SHEETS_WINDOW, AdwWindow)

/**
 * gocua_make_sheets_window_new:
 * @households: (nullable) (element-type GocuaId): chosen in a list
 *
 * The session must have a campaign.
 */
GtkWidget *gocua_make_sheets_window_new (GocuaSession *session, GArray *households);

/** gocua_make_sheets_parse: Returns: (transfer full) (nullable): the ids in @text, which are parted by
 * spaces; %NULL when there is none */
GArray *gocua_make_sheets_parse (const char *text);

G_END_DECLS
