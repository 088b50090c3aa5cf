/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-wrap-layout.h: a row of controls that goes on in the next line where the window is narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GocuaWrapLayout:
 *
 * Sets the children of a widget one after the other like words, each as wide as it likes to be; those that
 * expand begin as narrow as they can be and take what is left of their line. Property:
 * - "spacing" (int): pixels between the children and between the lines.
 */
#define GOCUA_TYPE_WRAP_LAYOUT (gocua_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (GocuaWrapLayout, gocua_wrap_layout, GOCUA, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
