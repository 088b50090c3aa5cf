/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-pane.h: the household that is chosen: facts, where it stands, and its history. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_HOUSEHOLD_PANE (gocua_household_pane_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdPane, gocua_household_pane, GOCUA, HOUSEHOLD_PANE, GtkWidget)

/*
 * Its actions, for shortcuts: "household.new-visit", "household.edit", "household.archive" (or bring back),
 * "household.correct-visit" (s) and "household.withdraw-visit" (s). For many households it
 * offers the actions of gocua-selection-bar.h and "households.export" of the page around it.
 */

void gocua_household_pane_set_session (GocuaHouseholdPane *self, GocuaSession *session);

/** gocua_household_pane_show: @household: (nullable): %NULL shows that nothing is chosen */
void gocua_household_pane_show (GocuaHouseholdPane *self, const GocuaId *household);

/** gocua_household_pane_show_many: several are chosen. */
void gocua_household_pane_show_many (GocuaHouseholdPane *self, guint n);

/** gocua_household_pane_refresh: reads again what it shows; what has not changed stays, with the focus in it.
 */
void gocua_household_pane_refresh (GocuaHouseholdPane *self);

/** gocua_household_pane_get_household: Returns: (nullable): the one household that it shows */
const GocuaId *gocua_household_pane_get_household (GocuaHouseholdPane *self);

G_END_DECLS
