/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-list.h: a list model of 100,000 households that fetches only the rows that are looked at.
 */
#pragma once

#include "core/gocua-query.h"
#include "store/gocua-households.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_HOUSEHOLD_ITEM (gocua_household_item_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdItem, gocua_household_item, GOCUA, HOUSEHOLD_ITEM, GObject)

/**
 * gocua_household_item_get_row:
 *
 * The property "loaded" (boolean) is notified when the row comes, and again when it comes anew.
 *
 * Returns: (transfer none) (nullable): the row, %NULL until it is there
 */
const GocuaHouseholdRow *gocua_household_item_get_row (GocuaHouseholdItem *self);

#define GOCUA_TYPE_HOUSEHOLD_LIST (gocua_household_list_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdList, gocua_household_list, GOCUA, HOUSEHOLD_LIST, GObject)

/** gocua_household_list_new: an empty GListModel of #GocuaHouseholdItem on @store. Main thread. */
GocuaHouseholdList *gocua_household_list_new (GocuaStore *store);

/**
 * gocua_household_list_set_query:
 * @query: (transfer none): copied
 *
 * Asks anew; until the answer is there the list stays as it was. A newer question cancels an older one. Items
 * of households that are in both answers stay the same objects, so that a selection survives. Emits
 * "answered" (GError *nullable) when the list is up to date.
 */
void gocua_household_list_set_query (GocuaHouseholdList *self, const GocuaQuery *query);

/** gocua_household_list_refresh: asks the same question again, after something changed in the store. */
void gocua_household_list_refresh (GocuaHouseholdList *self);

/** gocua_household_list_get_n_at: Returns: the row number of the household at @position, 0 where there is
 * none; makes no item of it */
gint64 gocua_household_list_get_n_at (GocuaHouseholdList *self, guint position);

/** gocua_household_list_dup_ns: Returns: (transfer full) (element-type gint64): the row numbers of all */
GArray *gocua_household_list_dup_ns (GocuaHouseholdList *self);

/** gocua_household_list_get_n_before: Returns: how many households the answer before the last one had */
guint gocua_household_list_get_n_before (GocuaHouseholdList *self);

/** gocua_household_list_follow: Returns: where the household is now that stood at @position in the answer
 * before the last one, G_MAXUINT when it is not in the list any more */
guint gocua_household_list_follow (GocuaHouseholdList *self, guint position);

G_END_DECLS
