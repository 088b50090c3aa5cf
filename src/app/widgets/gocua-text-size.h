/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text-size.h: widths that grow with the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gocua_text_size_scale: Returns: @pixels, meant for the normal text size, at the one that the display of
 * @widget has now */
int gocua_text_size_scale (GtkWidget *widget, int pixels);

G_END_DECLS
