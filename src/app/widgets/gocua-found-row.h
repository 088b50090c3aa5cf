/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-found-row.h: a line of what the find bar has found, and the heading above the first of a kind. */
#pragma once

#include "app/gocua-finder.h"

G_BEGIN_DECLS

/** gocua_found_row_new: a row for a list box, which does not take the keyboard. */
GtkWidget *gocua_found_row_new (const GocuaFound *found);

/** gocua_found_row_make_heading: Returns: (transfer floating) (nullable): %NULL when @found is not the first
 * of its kind */
GtkWidget *gocua_found_row_make_heading (const GocuaFound *found);

G_END_DECLS
