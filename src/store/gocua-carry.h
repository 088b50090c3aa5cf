/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry.h: takes what an old ward recorded over into the file of a ward that it became. */
#pragma once

#include "core/gocua-change.h"
#include "store/gocua-carry-choice.h"

G_BEGIN_DECLS

/*
 * What goes over is the changes of the old file's journal, with their ids, stamps, authors and batches: the
 * history stays, visits keep their order, taking the same over twice changes nothing, and two old wards in
 * one new file add up. In the feed of the new ward they are changes like all others. The journal of the old
 * file stays as it is. Database thread.
 */

/** GocuaCarry: what goes to one unit. */
typedef struct
{
  GPtrArray *changes; /* of GocuaChange, in the order of the old journal */
  GPtrArray *areas;   /* of GocuaId: those that go over */
  GHashTable *places; /* GocuaId -> char *: of those that do not keep their area: its name there */
  guint n_households; /* on the roster */
  guint n_archived;   /* off it, or merged doubles */
  guint n_visits;     /* withdrawn ones too */
  guint n_teams;
  guint n_unassigned; /* households on the roster that go nowhere yet */
} GocuaCarry;

void gocua_carry_free (GocuaCarry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCarry, gocua_carry_free)

/**
 * gocua_carry_collect:
 * @old: the old ward's file
 * @choice: (nullable): %NULL: all of it goes there
 * @unit_key: the unit that is asked for
 *
 * Finds what @choice sends to @unit_key: households with their visits and merged doubles, the areas that they
 * are in, the teams that walked there, campaigns, and what was decided about conflicts and doubles.
 *
 * Returns: (transfer full): that, changing nothing
 */
GocuaCarry *gocua_carry_collect (GocuaDb *old,
                                 const GocuaCarryChoice *choice,
                                 const char *unit_key,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * gocua_carry_take:
 * @db: the new ward's file
 * @old_name: its name, in brackets after areas whose names are taken already
 * @n_new: (out) (optional): how many changes were not here yet
 * @progress: (nullable): told how many changes are in
 *
 * Takes all of its changes in, or none; only that can be stopped. What of it was taken back before is brought
 * back; what somebody deleted here is not. A household that arrives, or comes back, is put into the area that
 * was chosen for it, which is made when there is none of that name; one that is here already stays where it
 * is.
 */
gboolean gocua_carry_take (GocuaDb *db,
                           const GocuaCarry *carry,
                           const char *old_name,
                           guint *n_new,
                           GocuaProgress *progress,
                           GCancellable *cancellable,
                           GError **error);

/**
 * gocua_carry_take_back:
 * @n_households: (out) (optional): how many households were taken out of @db again
 *
 * Deletes the areas, households and visits of @carry in @db, as one batch "carry.back" that can be undone.
 * Teams and campaigns stay, since others may use them by now.
 */
gboolean gocua_carry_take_back (GocuaDb *db,
                                const GocuaCarry *carry,
                                guint *n_households,
                                GCancellable *cancellable,
                                GError **error);

/**
 * gocua_carry_check_moved:
 * @old: the old ward's file
 * @db: the file of the unit @unit_key, which has the name @unit_name
 *
 * A household that one new ward has, and that goes to another now, would be counted twice.
 *
 * Returns: %FALSE with %GOCUA_DB_ERROR_CARRIED, and how many they are, when there are any
 */
gboolean gocua_carry_check_moved (GocuaDb *old,
                                  const GocuaCarryChoice *choice,
                                  const char *unit_key,
                                  const char *unit_name,
                                  GocuaDb *db,
                                  GError **error);

/** gocua_carry_check_moved_anywhere: as gocua_carry_check_moved(), for the ward files that this computer has
 * of @units (element-type GocuaUnit). To be asked before any of them takes something. */
gboolean gocua_carry_check_moved_anywhere (GocuaDb *old,
                                           const GocuaCarryChoice *choice,
                                           GPtrArray *units,
                                           GError **error);

G_END_DECLS
