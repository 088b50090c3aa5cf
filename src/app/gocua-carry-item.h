/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-item.h: a household of an old ward that is to be assigned, as a line of a list. */
#pragma once

#include "core/gocua-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_CARRY_ITEM (gocua_carry_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaCarryItem, gocua_carry_item, GOCUA, CARRY_ITEM, GObject)

/* Properties "address", "head", "group": as on the roster, "" when empty. Property "goes": where it goes, in
 * words. */

GocuaCarryItem *gocua_carry_item_new (const GocuaRecord *household);

const GocuaId *gocua_carry_item_get_id (GocuaCarryItem *self);

/** gocua_carry_item_set_goes: @is_assigned: whether it goes anywhere */
void gocua_carry_item_set_goes (GocuaCarryItem *self, const char *text, gboolean is_assigned);
gboolean gocua_carry_item_get_is_assigned (GocuaCarryItem *self);

/** gocua_carry_item_matches: @words: folded. Returns: whether each of them is in its address, head, tổ or
 * code */
gboolean gocua_carry_item_matches (GocuaCarryItem *self, const char *const *words);

/** gocua_carry_item_compare_walk, _compare_name: #GCompareDataFunc for the order of walking, and of names */
int gocua_carry_item_compare_walk (gconstpointer a, gconstpointer b, gpointer unused);
int gocua_carry_item_compare_name (gconstpointer a, gconstpointer b, gpointer unused);

G_END_DECLS
