/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-tip.h: tooltips for the cells of lists. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gocua_tip_set:
 * @text: (nullable): what to show, %NULL for nothing
 *
 * As gtk_widget_set_tooltip_text(), which asks the display where the pointer is each time: a list that is
 * scrolled would do so for every cell. Here the text is only looked at when the pointer rests on @widget.
 * Main thread.
 */
void gocua_tip_set (GtkWidget *widget, const char *text);

G_END_DECLS
