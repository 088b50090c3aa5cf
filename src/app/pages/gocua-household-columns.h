/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns.h: the columns of the list of households, which follow the indicators of the
 * campaign. */
#pragma once

#include "app/gocua-session.h"
#include "roster/gocua-list-column.h"

G_BEGIN_DECLS

/** gocua_household_columns_build: puts the columns for the campaign of @session into @view, in the place of
 * those before: as they were kept for that campaign on this computer, else as at the start. */
void gocua_household_columns_build (GtkColumnView *view, GocuaSession *session);

/** gocua_household_columns_keep: which columns @view shows, in what order and how wide, for the campaign of
 * @session. */
void gocua_household_columns_keep (GtkColumnView *view, GocuaSession *session);

/** gocua_household_columns_forget: from the next building on they are as at the start. */
void gocua_household_columns_forget (GocuaSession *session);

/** gocua_household_columns_get: Returns: (transfer none) (nullable): what a column shows; %NULL for the empty
 * one at the end, which leaves room for a button above it and must stay the last */
const GocuaListColumn *gocua_household_columns_get (GtkColumnViewColumn *view_column);

/** gocua_household_columns_list_shown: Returns: (transfer full) (element-type GocuaListColumn): what can be
 * seen, in its order */
GArray *gocua_household_columns_list_shown (GtkColumnView *view);

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
