/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-item.h: one line of the list of doubles: two households that may be one. */
#pragma once

#include "store/gocua-doubles.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOUBLE_ITEM (gocua_double_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoubleItem, gocua_double_item, GOCUA, DOUBLE_ITEM, GObject)

/** gocua_double_item_new: @titles: (transfer full) (array length=2): name and address of each, as one line */
GocuaDoubleItem *gocua_double_item_new (const GocuaDoubleHit *hit, char *const *titles);

const GocuaDoubleHit *gocua_double_item_get_hit (GocuaDoubleItem *self);

/** gocua_double_item_get_title: @side: 0 or 1 */
const char *gocua_double_item_get_title (GocuaDoubleItem *self, guint side);

/** gocua_double_item_describe: Returns: (transfer full): the score and why, such as "92 · Same name" */
char *gocua_double_item_describe (GocuaDoubleItem *self);

G_END_DECLS
