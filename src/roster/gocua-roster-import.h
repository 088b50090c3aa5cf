/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-import.h: from a ward's file to a plan, and from a plan into the file. */
#pragma once

#include "core/gocua-batch.h"
#include "roster/gocua-roster-plan.h"

G_BEGIN_DECLS

/**
 * gocua_roster_known_load:
 *
 * Reads all areas and households of the ward for gocua_roster_plan_new(). A database thread.
 *
 * Returns: (transfer full): the index; %NULL with a #GocuaDbError or %G_IO_ERROR_CANCELLED
 */
GocuaRosterKnown *gocua_roster_known_load (GocuaDb *db, GCancellable *cancellable, GError **error);

/**
 * gocua_roster_import:
 * @plan: made with gocua_roster_known_load() from the same file
 * @progress: (nullable): told how many households of how many are in
 *
 * Takes in the new and the changed rows of the plan, with the areas that it makes: a backup first, then one
 * batch, so that all of it is in or nothing, and one undo takes it out again. The thread that writes.
 *
 * Returns: (transfer full): the batch that was committed, without changes where there was nothing to take in;
 * %NULL with %GOCUA_ROSTER_ERROR_STALE when anything was entered since the plan was made, a #GocuaDbError or
 *   %G_IO_ERROR_CANCELLED, and then nothing has changed
 */
GocuaBatch *gocua_roster_import (GocuaDb *db,
                                 GocuaRosterPlan *plan,
                                 GocuaProgress *progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
