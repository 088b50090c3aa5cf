/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-item.h: one line of the table of areas; it stays when its numbers change. */
#pragma once

#include "store/gocua-overview.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_AREA_ITEM (gocua_area_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAreaItem, gocua_area_item, GOCUA, AREA_ITEM, GObject)

/* Signal "changed" (): name or numbers are others now. */

/** gocua_area_item_new: @area: copied */
GocuaAreaItem *gocua_area_item_new (const GocuaAreaNumbers *area);

/** gocua_area_item_new_total: the line of the whole ward; its numbers are set with
 * gocua_area_item_update_total() */
GocuaAreaItem *gocua_area_item_new_total (void);

/** gocua_area_item_update: takes over the name and the numbers of @area, which has the same id. */
void gocua_area_item_update (GocuaAreaItem *self, const GocuaAreaNumbers *area);
void gocua_area_item_update_total (GocuaAreaItem *self, const GocuaNumbers *ward);

/** gocua_area_item_get_id: Returns: (transfer none) (nullable): %NULL for the whole ward, a null id for "no
 * area" */
const GocuaId *gocua_area_item_get_id (GocuaAreaItem *self);
const char *gocua_area_item_get_name (GocuaAreaItem *self);

/** gocua_area_item_get_sort_key: Returns: to compare with strcmp(), in natural order; "no area" comes last */
const char *gocua_area_item_get_sort_key (GocuaAreaItem *self);
const GocuaNumbers *gocua_area_item_get_numbers (GocuaAreaItem *self);

G_END_DECLS
