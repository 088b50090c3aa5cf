/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-preview.h: the first rows of a list, for a person to match its columns. */
#pragma once

#include <gio/gio.h>

#include "roster/gocua-mapping.h"
#include "roster/gocua-table.h"

G_BEGIN_DECLS

#define GOCUA_ROSTER_PREVIEW_ROWS 50

/**
 * GocuaRosterPreview:
 *
 * Plain data, as it was read. Free with gocua_roster_preview_free().
 */
typedef struct
{
  GocuaTable *table;     /* what they were read from */
  GPtrArray *rows;       /* of GStrv: at most GOCUA_ROSTER_PREVIEW_ROWS, title rows and header among them */
  guint n_columns;       /* of the widest of them */
  GocuaMapping *mapping; /* what gocua_mapping_guess() makes of them */
} GocuaRosterPreview;

/**
 * gocua_roster_preview_new:
 * @table: the list; read no further than is needed
 *
 * The first row is at index 0: rows that a sheet does not hold are there without a cell. Blocks: for a worker
 * thread.
 *
 * Returns: (transfer full): the preview; %NULL with the errors of gocua_table_read()
 */
GocuaRosterPreview *gocua_roster_preview_new (GocuaTable *table, GCancellable *cancellable, GError **error);
void gocua_roster_preview_free (GocuaRosterPreview *self);

/** gocua_roster_preview_get_cell: Returns: (transfer none): the text of a cell, "" past the end of a short
 * row */
const char *gocua_roster_preview_get_cell (GocuaRosterPreview *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRosterPreview, gocua_roster_preview_free)

G_END_DECLS
