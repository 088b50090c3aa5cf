/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-item.h: what only the list does with its items. */
#pragma once

#include "store/gocua-household-list.h"

G_BEGIN_DECLS

/**
 * gocua_household_item_get:
 * @siblings: (element-type gint64 GocuaHouseholdItem): the living items of a list, which holds no references
 *
 * Returns: (transfer full): the item of household @n, a new one if none lives
 */
GocuaHouseholdItem *gocua_household_item_get (GHashTable *siblings, gint64 n);

/** gocua_household_item_take_row: @row: (transfer full). Notifies "loaded". */
void gocua_household_item_take_row (GocuaHouseholdItem *self, GocuaHouseholdRow *row);

/** gocua_household_item_set_stale: its row is shown until a new one comes, which is asked for when it is
 * looked at. */
void gocua_household_item_set_stale (GocuaHouseholdItem *self);
gboolean gocua_household_item_needs_row (GocuaHouseholdItem *self);

G_END_DECLS
