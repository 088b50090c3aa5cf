/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-people.h: a list with a row for each person, counted into households. Private to src/roster.
 */
#pragma once

#include "roster/gocua-roster-row.h"

G_BEGIN_DECLS

/**
 * GocuaRosterPeople:
 *
 * Rows of one household have the same code. Without one, those that are not the head belong to the last head
 * at their address, or where they have no address to the household above. Only counts are kept of anybody but
 * the head: a name that may be another person's is left out.
 */
typedef struct _GocuaRosterPeople GocuaRosterPeople;

/** gocua_roster_people_new: @age: from which on a person counts as eligible, 0 not to count them; @date: the
 * day on which, ISO */
GocuaRosterPeople *gocua_roster_people_new (const GocuaMapping *mapping, guint age, const char *date);
void gocua_roster_people_free (GocuaRosterPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRosterPeople, gocua_roster_people_free)

/** gocua_roster_people_add: one row of the list; blank ones are passed over. Returns: whether it was a person
 */
gboolean gocua_roster_people_add (GocuaRosterPeople *self, const GocuaTableRow *row);

guint gocua_roster_people_get_n_households (GocuaRosterPeople *self);

/** gocua_roster_people_take: the household at @index, in the order of the list, as a row that is read but not
 * checked. Once for each; @rows: (out) (transfer none) (element-type guint): of all its persons. Returns: the
 * number of its row: that of its head, or its first one */
guint
gocua_roster_people_take (GocuaRosterPeople *self, guint index, GocuaRosterRow *row, const GArray **rows);

/**
 * gocua_roster_age:
 * @birth: a date or a year, as people write it
 * @date: ISO
 *
 * Of a year alone, the age that is reached in the year of @date.
 *
 * Returns: %FALSE when @birth is none, or lies after @date or 150 years before
 */
gboolean gocua_roster_age (const char *birth, const char *date, guint *age);

G_END_DECLS
