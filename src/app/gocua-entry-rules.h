/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-rules.h: whether a line may be saved, what is in doubt, and where the keys lead. */
#pragma once

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

/** gocua_entry_cell_applies: Returns: whether @cell makes sense with the outcome chosen so far */
gboolean gocua_entry_cell_applies (GocuaEntryModel *line, int cell);

/**
 * gocua_entry_next_cell:
 * @step: 1 or -1
 * @skip: leave out the cells that make no sense for the outcome (Enter and Tab do, arrows do not)
 *
 * Returns: the next cell, -1 before the first one, gocua_entry_model_get_n_cells() after the last one
 */
int gocua_entry_next_cell (GocuaEntryModel *line, int cell, int step, gboolean skip);

/**
 * gocua_entry_check:
 * @date: (nullable): the day of the visits, ISO, %NULL when the field holds no good date
 * @today: ISO
 * @cell: (out) (optional): the cell to go to, %GOCUA_ENTRY_CELL_NONE for the date above the grid
 *
 * Returns: (transfer full) (nullable): why the line cannot be saved, as a sentence; %NULL when it can
 */
char *gocua_entry_check (GocuaEntryModel *line, const char *date, const char *today, int *cell);

/**
 * gocua_entry_find_doubt:
 * @mend_label: (out) (transfer full) (nullable): what gocua_entry_mend() would do
 * @cell: (out) (optional): the cell in doubt
 *
 * Returns: (transfer full) (nullable): the first thing that cannot be true together, as a sentence. It keeps
 * nothing from being saved.
 */
char *gocua_entry_find_doubt (GocuaEntryModel *line, const char *date, char **mend_label, int *cell);

/** gocua_entry_mend: mends the first doubt that has a mend. Returns: whether there was one */
gboolean gocua_entry_mend (GocuaEntryModel *line);

G_END_DECLS
