/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-indicator-row.h: one indicator of the campaign: its numbers, its bar, and what is still to do. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-overview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_INDICATOR_ROW (gocua_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (GocuaIndicatorRow, gocua_indicator_row, GOCUA, INDICATOR_ROW, GtkWidget)

/** gocua_indicator_row_new: @slot: of the indicator in the campaign of the overviews that it will be given */
GtkWidget *gocua_indicator_row_new (GocuaSession *session, guint slot);

/** gocua_indicator_row_set_overview: @overview: with a campaign that has the slot; not kept */
void gocua_indicator_row_set_overview (GocuaIndicatorRow *self, const GocuaOverview *overview);

G_END_DECLS
