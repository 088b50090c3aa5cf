/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-row.h: one row of a list, read and checked by itself. Private to src/roster. */
#pragma once

#include "roster/gocua-roster-plan.h"

G_BEGIN_DECLS

/** GocuaRosterRow: what stands in a row, before it is known which household it is. Clear with
 * ..._row_clear(). */
typedef struct
{
  char *values[GOCUA_HOUSEHOLD_N_FIELDS]; /* cleaned, never %NULL once read; counts as plain digits */
  char *code_key; /* what is equal for the same code, "" for none; and for the same address and head */
  char *household_key;
  gboolean is_blank;
  gboolean has_odd_phone;

  gboolean refused;
  int column; /* from 0, or -1 */
  char *reason;
} GocuaRosterRow;

/** gocua_roster_row_take: clears @self first, and takes the texts of the row, without a look at what they
 * say. */
void gocua_roster_row_take (GocuaRosterRow *self,
                            const GocuaMapping *mapping,
                            const char *const *fields,
                            guint n_fields);

/** gocua_roster_row_check: looks at the row alone: counts, lengths, a head or an address. */
void gocua_roster_row_check (GocuaRosterRow *self, const GocuaMapping *mapping);

/** gocua_roster_row_read: both of them; a blank row is not checked. */
void gocua_roster_row_read (GocuaRosterRow *self,
                            const GocuaMapping *mapping,
                            const char *const *fields,
                            guint n_fields);

/** gocua_roster_row_get_source: Returns: the meaning of the column that @field of a household comes from */
GocuaRosterField gocua_roster_row_get_source (guint field);

/** gocua_roster_row_refuse: @field: the #GocuaHouseholdField with the trouble; @reason: (transfer full) */
void gocua_roster_row_refuse (GocuaRosterRow *self, const GocuaMapping *mapping, guint field, char *reason);
void gocua_roster_row_clear (GocuaRosterRow *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaRosterRow, gocua_roster_row_clear)

G_END_DECLS
