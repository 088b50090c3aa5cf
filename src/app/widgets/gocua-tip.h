/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-tip.h: tooltips that cost nothing until they are looked at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gocua_tip_set:
 * @text: (nullable): what to show, %NULL for nothing
 *
 * As gtk_widget_set_tooltip_text(), which asks the display where the pointer is each time: a list that is
 * scrolled would do so for every cell, and a window that opens for all that is in it. Here the text is only
 * looked at when the pointer rests on @widget. Main thread.
 */
void gocua_tip_set (GtkWidget *widget, const char *text);

/** gocua_tip_get: Returns: (transfer none) (nullable): what was set. Main thread. */
const char *gocua_tip_get (GtkWidget *widget);

G_END_DECLS
