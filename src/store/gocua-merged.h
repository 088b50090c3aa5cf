/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-merged.h: households that were merged into others, and where their visits count. For the store only.
 */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

/** GOCUA_MERGED_VISITS: a condition on the table visit: those of household ?1 and of all that are shown at
 * it. */
#define GOCUA_MERGED_VISITS "household = ?1 OR household IN (SELECT id FROM household WHERE root = ?1)"

/**
 * gocua_merged_update:
 * @households: (element-type GocuaId): a set; those that are shown elsewhere than before are added, and those
 * at which they were shown; gocua_merged_add_roots() adds those at which they are now
 *
 * Works out anew at which household each one is shown, by core/gocua-merge.h, inside the open transaction and
 * after all its changes are in the tables.
 */
gboolean gocua_merged_update (GocuaDb *db, GHashTable *households, GError **error);

/** gocua_merged_is_any: Returns: whether any household is shown at another one. Nearly always not, and in
 * most wards never. */
gboolean gocua_merged_is_any (GocuaDb *db);

/** gocua_merged_add_roots: adds to the set of @households those at which they are shown. */
gboolean gocua_merged_add_roots (GocuaDb *db, GHashTable *households, GError **error);

/** gocua_merged_find_root: @root: (out): where the household is shown; itself, also when it is not known */
gboolean gocua_merged_find_root (GocuaDb *db, const GocuaId *household, GocuaId *root, GError **error);

G_END_DECLS
