/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-line-row.h: a line of a sheet, and what came back of it. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"
#include "store/gocua-sheets.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_LINE_ROW (gocua_sheet_line_row_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetLineRow, gocua_sheet_line_row, GOCUA, SHEET_LINE_ROW, GtkListBoxRow)

/** gocua_sheet_line_row_new: @campaign: (nullable) */
GtkWidget *gocua_sheet_line_row_new (const GocuaSheetLine *line, const GocuaCampaign *campaign);

/** gocua_sheet_line_row_get_household: Returns: (transfer none) (nullable): where the line leads */
const GocuaId *gocua_sheet_line_row_get_household (GocuaSheetLineRow *self);

G_END_DECLS
