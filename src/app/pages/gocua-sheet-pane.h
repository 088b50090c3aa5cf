/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-pane.h: the sheet that is chosen: where its paper is, its lines, and what can be done with it.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_PANE (gocua_sheet_pane_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetPane, gocua_sheet_pane, GOCUA, SHEET_PANE, GtkWidget)

/*
 * Actions, each for all sheets that are shown and only while it can be done with every one: "sheet.issue",
 * "sheet.return", "sheet.enter", "sheet.missing", "sheet.found", "sheet.cancel", "sheet.print".
 */

void gocua_sheet_pane_set_session (GocuaSheetPane *self, GocuaSession *session);

/** gocua_sheet_pane_show: @rows: (element-type GocuaSheetRow): the sheets that are chosen; copied */
void gocua_sheet_pane_show (GocuaSheetPane *self, GPtrArray *rows);

G_END_DECLS
