/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page.h: the list of households with search and filters, and beside it the one that is
 * chosen. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_HOUSEHOLDS_PAGE (gocua_households_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdsPage, gocua_households_page, GOCUA, HOUSEHOLDS_PAGE, GtkWidget)

GtkWidget *gocua_households_page_new (GocuaSession *session);

/**
 * gocua_households_page_show:
 * @query: (nullable): what to list; %NULL leaves the list as it is
 * @household: (nullable): what to show beside the list
 *
 * Where the other pages lead to: the records behind a number.
 */
void
gocua_households_page_show (GocuaHouseholdsPage *self, const GocuaQuery *query, const GocuaId *household);

/** gocua_households_page_focus_search: the focus goes to the search, what stands there is selected. */
void gocua_households_page_focus_search (GocuaHouseholdsPage *self);

G_END_DECLS
