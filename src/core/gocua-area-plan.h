/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-plan.h: which households of an area go to another one, and the changes that take them there. */
#pragma once

#include "core/gocua-batch.h"

G_BEGIN_DECLS

/** GocuaDoorSide: the side of a street that a house number stands on. */
typedef enum
{
  GOCUA_DOOR_SIDE_ANY,
  GOCUA_DOOR_SIDE_ODD,
  GOCUA_DOOR_SIDE_EVEN,
} GocuaDoorSide;

/** GocuaAreaRule: says which households of an area are meant, by their tổ and their address. */
typedef struct _GocuaAreaRule GocuaAreaRule;

/**
 * gocua_area_rule_new:
 * @group: (nullable): only this tổ; accents, capitals and spaces don't count
 * @street: (nullable): only this street; the word "đường" doesn't count either
 * @from: the first house number, 0 for no limit
 * @to: the last house number, 0 for no limit
 * @side: of the street
 *
 * All that is given must be true of a household. Its house number is the one at the street: 12 for 12/34. A
 * flat has no number at a street, nor has a lot such as A12; a rule about numbers does not mean them.
 *
 * Returns: (transfer full): the rule
 */
GocuaAreaRule *
gocua_area_rule_new (const char *group, const char *street, guint from, guint to, GocuaDoorSide side);
void gocua_area_rule_free (GocuaAreaRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAreaRule, gocua_area_rule_free)

/** gocua_area_rule_is_empty: Returns: whether the rule asks for nothing, so that it means every household */
gboolean gocua_area_rule_is_empty (const GocuaAreaRule *self);

/** gocua_area_rule_matches: Returns: whether the rule means @household */
gboolean gocua_area_rule_matches (const GocuaAreaRule *self, const GocuaRecord *household);

/**
 * gocua_area_plan_move:
 * @batch: gets the changes
 * @households: (element-type GocuaRecord): as they stand
 * @area: (nullable): where they go, %NULL for no area
 *
 * Returns: how many of them are not there yet
 */
guint gocua_area_plan_move (GocuaBatch *batch, GPtrArray *households, const GocuaId *area);

/**
 * gocua_area_plan_merge:
 * @into: the area that stays
 * @areas: (element-type GocuaRecord): the areas that go
 * @households: (element-type GocuaRecord): all households of @areas
 * @teams: (element-type GocuaRecord): all teams of the ward
 *
 * Households and teams go over to @into, then the others are deleted; undoing brings back each to where it
 * was.
 *
 * Returns: (transfer full): the batch "area.merge"
 */
GocuaBatch *
gocua_area_plan_merge (const GocuaRecord *into, GPtrArray *areas, GPtrArray *households, GPtrArray *teams);

/**
 * gocua_area_plan_rename_group:
 * @households: (element-type GocuaRecord): among which the tổ is looked for
 * @from: the tổ; accents, capitals and spaces don't count, so that all ways to write it become one
 * @to: what it is called from now on, "" for no tổ
 *
 * Returns: (transfer full): the batch "area.group"
 */
GocuaBatch *gocua_area_plan_rename_group (GPtrArray *households, const char *from, const char *to);

G_END_DECLS
