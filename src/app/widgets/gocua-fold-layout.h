/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-fold-layout.h: things beside each other where there is room for them, else below each other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GocuaFoldLayout:
 *
 * Puts the children of a widget into columns of equal width, as many as fit, row by row. Rows in which a
 * child expands share the height that is left. Properties:
 * - "column-width" (int): pixels at the normal text size below which no column is narrowed where there are
 *   several; nor is a column narrower than its children have to be.
 * - "first-share" (int): percent of the width for the first of two columns, 0 for half of it.
 * - "spacing" (int): pixels between columns and between rows.
 */
#define GOCUA_TYPE_FOLD_LAYOUT (gocua_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (GocuaFoldLayout, gocua_fold_layout, GOCUA, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
