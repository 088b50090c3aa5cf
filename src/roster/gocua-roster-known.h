/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-known.h: the ward's households and areas, as a list is compared with them. */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/**
 * GocuaRosterFacts:
 *
 * The texts of a household by #GocuaHouseholdField, "" for none: numbers as digits, the area by its name.
 * About 250 bytes each, where a #GocuaRecord takes four times as much.
 */
typedef struct
{
  GocuaId id;
  const char *values[GOCUA_HOUSEHOLD_N_FIELDS];
  guint32 minutes[GOCUA_HOUSEHOLD_N_FIELDS]; /* since 1970: when each was entered, 0 for never */
} GocuaRosterFacts;

typedef enum
{
  GOCUA_ROSTER_MATCH_NONE,
  GOCUA_ROSTER_MATCH_ONE,
  GOCUA_ROSTER_MATCH_MANY, /* several households have this address and head */
} GocuaRosterMatch;

/**
 * GocuaRosterKnown:
 *
 * An index of 100,000 households that a plan is made with. Reference-counted. Filled by one thread, then only
 * read.
 */
typedef struct _GocuaRosterKnown GocuaRosterKnown;

GocuaRosterKnown *gocua_roster_known_new (void);
GocuaRosterKnown *gocua_roster_known_ref (GocuaRosterKnown *self);
void gocua_roster_known_unref (GocuaRosterKnown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRosterKnown, gocua_roster_known_unref)

/** gocua_roster_known_add_area: areas come before the households that are in them. */
void gocua_roster_known_add_area (GocuaRosterKnown *self, const GocuaRecord *area);
void gocua_roster_known_add_household (GocuaRosterKnown *self, const GocuaRecord *household);

/** gocua_roster_known_add_merged: a household that was merged into the one with the id @root, which is known
 * already: a list that still has both leads to that one, and the double does not come back. */
void
gocua_roster_known_add_merged (GocuaRosterKnown *self, const GocuaRecord *household, const GocuaId *root);

guint gocua_roster_known_get_n_households (GocuaRosterKnown *self);

/** gocua_roster_known_set_position: how many changes the journal held when the ward was read, to notice later
 * ones. */
void gocua_roster_known_set_position (GocuaRosterKnown *self, gint64 position);
gint64 gocua_roster_known_get_position (GocuaRosterKnown *self);

/** gocua_roster_known_get_facts: Returns: (transfer none) (nullable): what is known of a household */
const GocuaRosterFacts *gocua_roster_known_get_facts (GocuaRosterKnown *self, const GocuaId *id);

/**
 * gocua_roster_known_match:
 * @code: its code as gocua_text_fold_line() makes it, "" for none
 * @key: its gocua_roster_household_key()
 * @facts: (out) (transfer none): the household that it is, for %GOCUA_ROSTER_MATCH_ONE
 *
 * By its code. Where there is none, or nobody has it, by address and head without accents, among the
 * households that have no other code.
 */
GocuaRosterMatch gocua_roster_known_match (GocuaRosterKnown *self,
                                           const char *code,
                                           const char *key,
                                           const GocuaRosterFacts **facts);

/**
 * gocua_roster_known_find_area:
 * @name: as somebody wrote it: "KP3", "Khu phố 03", "kp. 3" and "3" are the area "Khu phố 3"
 *
 * Returns: (transfer none) (nullable): the name of the area as the ward has it
 */
const char *gocua_roster_known_find_area (GocuaRosterKnown *self, const char *name);

/** gocua_roster_known_get_area_id: Returns: (transfer none) (nullable): the id of the area with that very
 * name */
const GocuaId *gocua_roster_known_get_area_id (GocuaRosterKnown *self, const char *name);

/** gocua_roster_household_key: Returns: (transfer full): what is equal for the same address and head */
char *gocua_roster_household_key (const char *address, const char *head);

/** gocua_roster_area_key: Returns: (transfer full): what is equal for two ways to write an area, "3" for
 * "KP.03" */
char *gocua_roster_area_key (const char *name);

G_END_DECLS
