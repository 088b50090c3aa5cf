/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-find-bar.h: one entry by which everything is found: households, areas, teams, pages, actions. */
#pragma once

#include <adwaita.h>

#include "app/gocua-finder.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_FIND_BAR (gocua_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaFindBar, gocua_find_bar, GOCUA, FIND_BAR, GtkWidget)

/**
 * gocua_find_bar_new: an overlay for a whole window, not seen until it is opened.
 * @settings: of the schema vn.gocua.GoCua; keeps what was run lately
 */
GtkWidget *gocua_find_bar_new (GSettings *settings);

/**
 * gocua_find_bar_open:
 * @session: (nullable): the open ward
 * @places: where actions are; used until it is closed
 *
 * Shows an empty entry with the keyboard in it; an open one gets its text selected. The list below follows
 * each letter, also one that an input method is still composing. Escape closes it and gives the keyboard back
 * to who had it; it closes by itself when the keyboard goes elsewhere in the window.
 */
void gocua_find_bar_open (GocuaFindBar *self, GocuaSession *session, const GocuaCommandPlaces *places);

/** gocua_find_bar_is_open: Returns: whether it is seen */
gboolean gocua_find_bar_is_open (GocuaFindBar *self);

G_END_DECLS
