/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-cell.h: a cell in which a household is found by its house number or a name. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_HOUSEHOLD_CELL (gocua_household_cell_get_type ())
G_DECLARE_FINAL_TYPE (GocuaHouseholdCell, gocua_household_cell, GOCUA, HOUSEHOLD_CELL, GtkWidget)

/**
 * GocuaHouseholdCell:
 *
 * Signals, all caused by the person:
 * - "typed" (char *text): other words stand in the cell now
 * - "chosen" (GocuaHouseholdRow *row): a household was picked; the row is only valid during the emission
 * - "new-household" (char *text): the household is not on the roster and is to be added
 * - "advance" (): go on to the next cell
 */
GtkWidget *gocua_household_cell_new (GocuaSession *session);

/** gocua_household_cell_set_area: @area: (nullable): suggest only households that live there */
void gocua_household_cell_set_area (GocuaHouseholdCell *self, const GocuaId *area);

/** gocua_household_cell_set_text: shows @text without asking or telling anybody. Never called from "typed".
 */
void gocua_household_cell_set_text (GocuaHouseholdCell *self, const char *text);
const char *gocua_household_cell_get_text (GocuaHouseholdCell *self);

/** gocua_household_cell_get_entry: Returns: (transfer none): the entry inside, for focus and width */
GtkEntry *gocua_household_cell_get_entry (GocuaHouseholdCell *self);

/** gocua_household_cell_take: picks what is highlighted, if anything is. Returns: whether it did */
gboolean gocua_household_cell_take (GocuaHouseholdCell *self);

/** gocua_household_cell_ask_new: emits "new-household" with what is typed. */
void gocua_household_cell_ask_new (GocuaHouseholdCell *self);

G_END_DECLS
