/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-grid.h: the lines of the entry page below their heads: which there are, and which is being
 * entered. */
#pragma once

#include "app/widgets/gocua-entry-line.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_ENTRY_GRID (gocua_entry_grid_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryGrid, gocua_entry_grid, GOCUA, ENTRY_GRID, GtkWidget)

/*
 * The last line is always an empty one, but for the lines of a walk sheet. Signals:
 * - "left" (GocuaEntryLine *line, gboolean asked_for): the person went on to another line, or something of a
 *   line came in late; what an input method still held is in it, and it is tidy
 * - "line-changed" (GocuaEntryModel *line): what is in it, or where it stands on its way to the disk
 * - "moved" (): the focus is in another cell
 * - "before-first" (): a key leads before the first cell
 * - "sheet-act" (GocuaEntryLine *line, int act): a key on a line of a sheet asks for a #GocuaSheetKeyAct
 */

/** gocua_entry_grid_set_session: whose households are looked for. Once, before anything else. */
void gocua_entry_grid_set_session (GocuaEntryGrid *self, GocuaSession *session);

/** gocua_entry_grid_set_campaign: @campaign: (nullable): begins anew with its columns, and one empty line */
void gocua_entry_grid_set_campaign (GocuaEntryGrid *self, GocuaCampaign *campaign);

/** gocua_entry_grid_set_sheet: @lines: (element-type GocuaEntryModel): begins anew with the lines of a sheet,
 * in order and no others */
void gocua_entry_grid_set_sheet (GocuaEntryGrid *self, GocuaCampaign *campaign, GPtrArray *lines);

/** gocua_entry_grid_append: adds @line to those of a sheet. */
void gocua_entry_grid_append (GocuaEntryGrid *self, GocuaEntryModel *line);

/** gocua_entry_grid_focus_line: the focus goes to where the line is begun. */
void gocua_entry_grid_focus_line (GocuaEntryGrid *self, guint index);

/** gocua_entry_grid_set_area: @area: (nullable): where households are looked for */
void gocua_entry_grid_set_area (GocuaEntryGrid *self, const GocuaId *area);

/** gocua_entry_grid_set_date: @date: (nullable): the day of the visits, ISO */
void gocua_entry_grid_set_date (GocuaEntryGrid *self, const char *date);

/** gocua_entry_grid_add: puts @line before the empty one at the end. */
void gocua_entry_grid_add (GocuaEntryGrid *self, GocuaEntryModel *line);

/** gocua_entry_grid_count_filled: Returns: how many lines have something in them */
guint gocua_entry_grid_count_filled (GocuaEntryGrid *self);

guint gocua_entry_grid_get_n_lines (GocuaEntryGrid *self);
GocuaEntryLine *gocua_entry_grid_get_line (GocuaEntryGrid *self, guint index);   /* (transfer none) */
GocuaEntryModel *gocua_entry_grid_get_model (GocuaEntryGrid *self, guint index); /* (transfer none) */

/** gocua_entry_grid_find: Returns: (transfer none) (nullable): the line of @model */
GocuaEntryLine *gocua_entry_grid_find (GocuaEntryGrid *self, GocuaEntryModel *model);

/** gocua_entry_grid_get_active: Returns: (transfer none) (nullable): the line that is being entered */
GocuaEntryLine *gocua_entry_grid_get_active (GocuaEntryGrid *self);

/** gocua_entry_grid_leave_line: emits "left" for @line soon, as if the person had gone on; @asked_for: to
 * save it even when it was taken back */
void gocua_entry_grid_leave_line (GocuaEntryGrid *self, GocuaEntryLine *line, gboolean asked_for);

/** gocua_entry_grid_leave: no line is being entered any more. Returns: (transfer none) (nullable): the one
 * that was */
GocuaEntryLine *gocua_entry_grid_leave (GocuaEntryGrid *self);

/** gocua_entry_grid_focus_end: the focus goes to the empty line. Returns: whether it did */
gboolean gocua_entry_grid_focus_end (GocuaEntryGrid *self);

G_END_DECLS
