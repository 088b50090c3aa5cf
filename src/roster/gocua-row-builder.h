/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-builder.h: makes a row of the cells of a sheet. Private to src/roster. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/** GocuaRowBuilder: one row at a time, its texts in one piece of memory. */
typedef struct _GocuaRowBuilder GocuaRowBuilder;

GocuaRowBuilder *gocua_row_builder_new (void);
void gocua_row_builder_free (GocuaRowBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRowBuilder, gocua_row_builder_free)

/** gocua_row_builder_begin: @number: as a spreadsheet shows it, from 1 */
void gocua_row_builder_begin (GocuaRowBuilder *self, guint number);

/**
 * gocua_row_builder_put:
 * @column: from 0; after those that were put before
 * @text: valid UTF-8 without NUL, @size bytes; an empty one is passed over
 *
 * Returns: %FALSE with %GOCUA_TABLE_ERROR_TOO_WIDE or ..._TOO_LONG, which name row and column
 */
gboolean gocua_row_builder_put (GocuaRowBuilder *self,
                                guint column,
                                const char *text,
                                gsize size,
                                guint8 font,
                                GError **error);

/** gocua_row_builder_finish: @row: (out): up to the last cell with something in it; lives until the next row.
 * Returns: whether there is any */
gboolean gocua_row_builder_finish (GocuaRowBuilder *self, GocuaTableRow *row);

G_END_DECLS
