/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-join-page.h: a ward that the city's server has: sign in, choose it, fetch everything. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_JOIN_PAGE (gocua_join_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaJoinPage, gocua_join_page, GOCUA, JOIN_PAGE, GtkBox)

/*
 * Signals:
 * - "open" (char *path): the ward's file is there; open it.
 */

/** gocua_join_page_new: @second: whether a ward is open, to go back to */
GtkWidget *gocua_join_page_new (gboolean second);

/** gocua_join_page_show_progress: @done of @total changes came in @passed_ms milliseconds; @total 0: not
 * known
 */
void gocua_join_page_show_progress (GocuaJoinPage *self, gint64 done, gint64 total, gint64 passed_ms);

G_END_DECLS
