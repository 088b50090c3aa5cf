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
  GPtrArray *raw_rows;   /* of GStrv: the same before they were brought into Unicode */
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

/** gocua_roster_preview_get_encoding: Returns: what @column was read in: the choice of the person, else TCVN3
 * or VNI where that was told, else UTF8 */
GocuaTableEncoding gocua_roster_preview_get_encoding (GocuaRosterPreview *self, guint column);

/** gocua_roster_preview_find_sample: Returns: (transfer none) (nullable): the cell of @column, as it stands
 * in the file, below the header, that tells most about encodings; %NULL when all of them are plain ASCII */
const char *gocua_roster_preview_find_sample (GocuaRosterPreview *self, guint column);

/**
 * gocua_roster_preview_convert_sample:
 * @sample: what gocua_roster_preview_find_sample() found
 * @encoding: UTF8, TCVN3 or VNI
 *
 * Returns: (transfer full) (nullable): what @sample becomes when the person chooses @encoding for its column;
 * %NULL when it cannot be in that encoding and stays as it is
 */
char *gocua_roster_preview_convert_sample (const char *sample, GocuaTableEncoding encoding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRosterPreview, gocua_roster_preview_free)

G_END_DECLS
