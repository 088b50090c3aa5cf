/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-tab-leave.h: Tab leads past a list, not through its rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gocua_tab_leave_add: Tab and Shift+Tab leave @list, whatever row of it has the keyboard; the arrow keys go
 * from row to row. GTK 4.8 goes through each of a hundred thousand rows. */
void gocua_tab_leave_add (GtkWidget *list);

G_END_DECLS
