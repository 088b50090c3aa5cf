/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns.h: the columns of the list of households, which follow the indicators of the
 * campaign. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_household_columns_build: puts the columns for the campaign of @session into @view, in the place of
 * those before. */
void gocua_household_columns_build (GtkColumnView *view, GocuaSession *session);

/** gocua_household_columns_are_for: Returns: whether both (nullable) campaigns have the same columns with the
 * same words */
gboolean gocua_household_columns_are_for (const GocuaCampaign *campaign, const GocuaCampaign *other);

/**
 * gocua_household_columns_read_sort:
 * @sort: (out): the order that the heads of the columns ask for
 * @slot: (out): of the indicator, for %GOCUA_SORT_INDICATOR
 * @descending: (out): whether from the greatest to the least
 *
 * Returns: %FALSE when no head was chosen
 */
gboolean
gocua_household_columns_read_sort (GtkColumnView *view, GocuaSort *sort, guint *slot, gboolean *descending);

/** gocua_household_columns_show_sort: puts the arrow on the head of that column, on none where there is no
 * such column. */
void gocua_household_columns_show_sort (GtkColumnView *view, GocuaSort sort, guint slot, gboolean descending);

G_END_DECLS
