/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-filter-bar.h: the conditions of a query as chips, with a menu to add one. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * GocuaFilterBar::changed:
 *
 * The person added or took away a condition; not emitted by gocua_filter_bar_set_conditions().
 */

#define GOCUA_TYPE_FILTER_BAR (gocua_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaFilterBar, gocua_filter_bar, GOCUA, FILTER_BAR, GtkWidget)

/** gocua_filter_bar_set_session: for the names of areas, indicators and outcomes. */
void gocua_filter_bar_set_session (GocuaFilterBar *self, GocuaSession *session);

/** gocua_filter_bar_set_conditions: shows the conditions of @query (nullable: none). */
void gocua_filter_bar_set_conditions (GocuaFilterBar *self, const GocuaQuery *query);

/** gocua_filter_bar_get_query: Returns: (transfer none): a query that holds nothing but the conditions */
const GocuaQuery *gocua_filter_bar_get_query (GocuaFilterBar *self);

/** gocua_filter_bar_refresh: writes the chips again, after an area got another name. */
void gocua_filter_bar_refresh (GocuaFilterBar *self);

G_END_DECLS
