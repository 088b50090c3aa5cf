/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview-page.h: where the ward stands: cards, indicators, trend, and the table of areas. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_OVERVIEW_PAGE (gocua_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaOverviewPage, gocua_overview_page, GOCUA, OVERVIEW_PAGE, AdwBin)

/** gocua_overview_page_new: reads the numbers when it is first shown, and again after each change while it is
 * shown. */
GtkWidget *gocua_overview_page_new (GocuaSession *session);

/**
 * gocua_overview_page_set_overview:
 * @overview: not kept
 * @read_ms: when it was read, in milliseconds since 1970
 *
 * Shows @overview at once, or the state that it stands for (no households, no campaign).
 */
void
gocua_overview_page_set_overview (GocuaOverviewPage *self, const GocuaOverview *overview, gint64 read_ms);

/** gocua_overview_page_get_state: Returns: "blank", "loading", "error", "empty", "campaign" or "numbers" */
const char *gocua_overview_page_get_state (GocuaOverviewPage *self);

G_END_DECLS
