/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-table.h: the numbers of each area, sorted by any of them, each a way to the households behind
 * it. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-overview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_AREA_TABLE (gocua_area_table_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAreaTable, gocua_area_table, GOCUA, AREA_TABLE, GtkWidget)

void gocua_area_table_set_session (GocuaAreaTable *self, GocuaSession *session);

/**
 * gocua_area_table_set_overview:
 *
 * Lines that stay keep their place on the screen, their focus and the order that was chosen; with another
 * campaign the columns are made anew.
 */
void gocua_area_table_set_overview (GocuaAreaTable *self, const GocuaOverview *overview);

/** gocua_area_table_get_model: Returns: (transfer none): the lines as they are shown, the whole ward first */
GListModel *gocua_area_table_get_model (GocuaAreaTable *self);

G_END_DECLS
