/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-plan.h: the changes that take households from one area to another. */
#pragma once

#include "core/gocua-area-rule.h"
#include "core/gocua-batch.h"

G_BEGIN_DECLS

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
