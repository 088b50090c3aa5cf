/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-saved-filter-menu.h: the filters that a person keeps: use, rename, delete, and keep the present one.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SAVED_FILTER_MENU (gocua_saved_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSavedFilterMenu, gocua_saved_filter_menu, GOCUA, SAVED_FILTER_MENU, GtkWidget)

/*
 * Signals:
 * - "apply" (char *name, char *text): the person chose one; @text is of core/gocua-query-text.h.
 * - "keep" (char *name): the person wants to keep the present filter; answer with
 *   gocua_saved_filter_menu_keep().
 */

/** gocua_saved_filter_menu_set_session: whose ward file they are kept in. */
void gocua_saved_filter_menu_set_session (GocuaSavedFilterMenu *self, GocuaSession *session);

/** gocua_saved_filter_menu_keep: keeps @text as @name, in the place of one with that name. */
void gocua_saved_filter_menu_keep (GocuaSavedFilterMenu *self, const char *name, const char *text);

/** gocua_saved_filter_menu_popup: opens it, as the button does. */
void gocua_saved_filter_menu_popup (GocuaSavedFilterMenu *self);

G_END_DECLS
