/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry.h: the lines of one walk sheet, as they are typed back from paper. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_ENTRY (gocua_sheet_entry_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetEntry, gocua_sheet_entry, GOCUA, SHEET_ENTRY, GtkWidget)

/**
 * gocua_sheet_entry_new:
 *
 * Without a sheet at first, but when one was not finished in the last session: that one is opened by itself.
 * Signals:
 * - "opened" (): the lines of a sheet are there
 * - "closed" (): none is there any more
 * - "progress" (): gocua_sheet_entry_get_words() says something else
 * - "done" (): Enter, and no line is open: time for the next sheet
 * - "scanned" (char *code): a scanner typed the code of another sheet into a line
 */
GtkWidget *gocua_sheet_entry_new (GocuaSession *session);

/**
 * gocua_sheet_entry_open:
 * @first_line: the first open line from there on is begun with
 *
 * A sheet that was there is left; if lines of it are open, a toast says which. It is kept when a line of it
 * holds what can not be saved.
 */
void gocua_sheet_entry_open (GocuaSheetEntry *self, const GocuaId *sheet, guint first_line);

/** gocua_sheet_entry_close: leaves the sheet, unless a line of it holds what can not be saved. */
void gocua_sheet_entry_close (GocuaSheetEntry *self);

/** gocua_sheet_entry_get_sheet: Returns: (transfer none) (nullable): the sheet that is being entered */
const GocuaRecord *gocua_sheet_entry_get_sheet (GocuaSheetEntry *self);

/** gocua_sheet_entry_get_words: Returns: (transfer full): which sheet it is and where it stands; "" for none
 */
char *gocua_sheet_entry_get_words (GocuaSheetEntry *self);

G_END_DECLS
