/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-item.h: one sheet in the list of sheets. */
#pragma once

#include <glib-object.h>

#include "store/gocua-sheets.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEET_ITEM (gocua_sheet_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetItem, gocua_sheet_item, GOCUA, SHEET_ITEM, GObject)

/** GocuaSheetItem::changed: what is known of the sheet is another now. */

/** gocua_sheet_item_new: @row: (transfer full) */
GocuaSheetItem *gocua_sheet_item_new (GocuaSheetRow *row);

/** gocua_sheet_item_set_row: @row: (transfer full): of the same sheet, as it is now */
void gocua_sheet_item_set_row (GocuaSheetItem *self, GocuaSheetRow *row);

const GocuaSheetRow *gocua_sheet_item_get_row (GocuaSheetItem *self); /* (transfer none) */
const GocuaId *gocua_sheet_item_get_id (GocuaSheetItem *self);        /* (transfer none) */

G_END_DECLS
