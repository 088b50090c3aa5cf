/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-content.h: what the cells of a column say about it, where no header does. Private to
 * src/roster. */
#pragma once

#include "roster/gocua-roster-field.h"

G_BEGIN_DECLS

/**
 * gocua_column_content_score:
 * @rows: (element-type GStrv): rows of a list
 * @first: the first of them to look at
 *
 * Returns: how sure it is that a column with these cells is @field; 0 for not at all
 */
guint gocua_column_content_score (GPtrArray *rows, guint first, guint column, GocuaRosterField field);

/** gocua_column_content_has_repeats: whether many rows have the same text in @column as the row before: one
 * row for each person of a household */
gboolean gocua_column_content_has_repeats (GPtrArray *rows, guint first, guint column);

G_END_DECLS
