/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-spoken-name.h: what a screen reader says of a widget. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gocua_set_spoken_name: @name: said instead of the text inside @widget, which later versions of GTK would
 * prefer */
void gocua_set_spoken_name (GtkWidget *widget, const char *name);

G_END_DECLS
