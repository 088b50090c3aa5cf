/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-split-window.h: divides an area into two parts or more, and says beforehand how many households
 * each gets. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_AREA_SPLIT_WINDOW (gocua_area_split_window_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAreaSplitWindow, gocua_area_split_window, GOCUA, AREA_SPLIT_WINDOW, AdwWindow)

/**
 * gocua_area_split_window_new:
 * @area: becomes part 1, under its own name or a new one; the other parts are new areas, by tổ, street or
 * house numbers
 *
 * Only when every part has a name of its own and some households can it be done, as one batch that can be
 * undone.
 */
GtkWidget *gocua_area_split_window_new (GocuaSession *session, const GocuaRecord *area);

G_END_DECLS
