/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-line.h: one line of the entry grid, with its cells and the sentence under it. */
#pragma once

#include "app/gocua-entry-model.h"
#include "app/gocua-session.h"
#include "app/gocua-sheet-keys.h"

G_BEGIN_DECLS

/** GocuaEntryMove: where a key leads from a cell. */
typedef enum
{
  GOCUA_ENTRY_MOVE_NEXT,     /* Enter, Tab: the next cell that makes sense */
  GOCUA_ENTRY_MOVE_PREVIOUS, /* Shift+Tab */
  GOCUA_ENTRY_MOVE_LEFT,     /* the neighbour, whatever it is */
  GOCUA_ENTRY_MOVE_RIGHT,
  GOCUA_ENTRY_MOVE_UP, /* the same column in another line */
  GOCUA_ENTRY_MOVE_DOWN,
} GocuaEntryMove;

#define GOCUA_TYPE_ENTRY_LINE (gocua_entry_line_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryLine, gocua_entry_line, GOCUA, ENTRY_LINE, GtkWidget)

/**
 * gocua_entry_line_new:
 * @groups: (element-type GtkSizeGroup): one for each column, see gocua_entry_cells_make_heads()
 *
 * Signals:
 * - "move" (int cell, int move): a key asks to go on from @cell, a #GocuaEntryMove
 * - "copy-above" (int cell): "=" was pressed
 * - "new-household" (char *text)
 * - "sheet-act" (int act): on a line of a sheet: a key asks for a #GocuaSheetKeyAct
 */
GtkWidget *gocua_entry_line_new (GocuaSession *session, GocuaEntryModel *model, GPtrArray *groups);

GocuaEntryModel *gocua_entry_line_get_model (GocuaEntryLine *self); /* (transfer none) */

void gocua_entry_line_set_number (GocuaEntryLine *self, guint number);

/** gocua_entry_line_set_area: @area: (nullable): where households are looked for */
void gocua_entry_line_set_area (GocuaEntryLine *self, const GocuaId *area);

/** gocua_entry_line_set_date: @date: (nullable): the day of the visits, ISO */
void gocua_entry_line_set_date (GocuaEntryLine *self, const char *date);

/** gocua_entry_line_set_active: whether this is the line that is being entered */
void gocua_entry_line_set_active (GocuaEntryLine *self, gboolean active);

/** gocua_entry_line_set_complaining: says from now on what is missing, until the line is saved or empty. */
void gocua_entry_line_set_complaining (GocuaEntryLine *self, gboolean complaining);

/** gocua_entry_line_focus_cell: Returns: whether @cell took the focus */
gboolean gocua_entry_line_focus_cell (GocuaEntryLine *self, int cell);

/** gocua_entry_line_focus_begin: to the result, or to the household where there is none yet. Returns: whether
 * it took the focus */
gboolean gocua_entry_line_focus_begin (GocuaEntryLine *self);

/** gocua_entry_line_get_asked: Returns: the cell that the keys at the result fill now, or
 * %GOCUA_ENTRY_CELL_NONE */
int gocua_entry_line_get_asked (GocuaEntryLine *self);

/** gocua_entry_line_get_scanned: Returns: the code, after %GOCUA_SHEET_KEY_SCANNED */
const char *gocua_entry_line_get_scanned (GocuaEntryLine *self);

/** gocua_entry_line_get_focused_cell: Returns: the cell with the focus, or %GOCUA_ENTRY_CELL_NONE */
int gocua_entry_line_get_focused_cell (GocuaEntryLine *self);

/** gocua_entry_line_ask_new_household: as if "New household" had been picked from the suggestions. */
void gocua_entry_line_ask_new_household (GocuaEntryLine *self);

/** gocua_entry_line_tidy: writes dates out in full; for when the line is left. */
void gocua_entry_line_tidy (GocuaEntryLine *self);

G_END_DECLS
