/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-filter-words.h: the words on the chip of a condition, and its text as the target of a menu item. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-query.h"

G_BEGIN_DECLS

/**
 * gocua_filter_describe:
 * @campaign: (nullable): for the names of indicators and outcomes
 * @thing_name: of the area or the team that @condition is about, "" for none
 * @today: ISO date
 *
 * Returns: (transfer full): "Area: Khu phố 3", "Knows the app: no", ...
 */
char *gocua_filter_describe (const GocuaCondition *condition,
                             const GocuaCampaign *campaign,
                             const char *thing_name,
                             const char *today);

/** gocua_filter_to_target: Returns: (transfer full): "reached", "no 2", "area 0193...", for
 * gocua_filter_from_target() */
char *gocua_filter_to_target (const GocuaCondition *condition);

/** gocua_filter_from_target: @condition: (out). Returns: %FALSE when @target is not from
 * gocua_filter_to_target() */
gboolean gocua_filter_from_target (GocuaCondition *condition, const char *target);

G_END_DECLS
