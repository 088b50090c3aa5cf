/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-keyed-rows.h: keeps the rows of a list box that are still wanted, so that a list that is read again
 * every second neither flickers nor takes the keyboard away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** GocuaMakeRow: Returns: (transfer floating): the row for place @index */
typedef GtkWidget *(*GocuaMakeRow) (guint index, gpointer data);

/**
 * gocua_keyed_rows_update:
 * @keys: (element-type utf8): what each wanted row shows, in order, each only once
 *
 * Rows whose key stays are left alone; others go and come. When the row with the keyboard goes, the one in
 * its place gets it.
 *
 * Returns: whether the keyboard was in a row and there is none left for it
 */
gboolean gocua_keyed_rows_update (GtkListBox *list, GPtrArray *keys, GocuaMakeRow make_row, gpointer data);

G_END_DECLS
