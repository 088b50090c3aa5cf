/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-command.h: one line of text that gives many lines of a sheet one result. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_COMMAND (gocua_sheet_command_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetCommand, gocua_sheet_command, GOCUA, SHEET_COMMAND, GtkWidget)

/**
 * GocuaSheetCommand:
 *
 * Hidden until it is opened. Signals:
 * - "edited" (char *text): it is to be said what that would do
 * - "run" (char *text): Enter was pressed
 * - "closed" (): Escape was pressed
 */

/** gocua_sheet_command_open: shows it, empty and with the focus. */
void gocua_sheet_command_open (GocuaSheetCommand *self);
void gocua_sheet_command_close (GocuaSheetCommand *self);

/** gocua_sheet_command_say: what Enter would do. */
void gocua_sheet_command_say (GocuaSheetCommand *self, const char *words);

G_END_DECLS
