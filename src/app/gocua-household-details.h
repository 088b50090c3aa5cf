/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-details.h: everything that the pane beside the list shows of one household, read in one go.
 */
#pragma once

#include "core/gocua-status.h"
#include "store/gocua-conflict-store.h"
#include "store/gocua-store.h"
#include "store/gocua-sync-store.h"

G_BEGIN_DECLS

/** GocuaDetailsQuestion: for gocua_household_details_read(). A null campaign: none. */
typedef struct
{
  GocuaId household;
  GocuaId campaign;
  char today[GOCUA_ISO_DATE_SIZE]; /* "": no matter what sheet it is on */
} GocuaDetailsQuestion;

/** GocuaHouseholdDetails: a household, where it stands, and all that happened to it. */
typedef struct
{
  GocuaRecord *household;
  GocuaStatus status;
  GPtrArray *events;       /* of GocuaEvent: of the household, the oldest first */
  GPtrArray *visits;       /* of GocuaRecord: withdrawn ones too */
  GPtrArray *visit_events; /* of GPtrArray of GocuaEvent: of each visit in @visits */
  GPtrArray *merged;       /* of GocuaRecord: households that were merged into this one */
  GPtrArray *merges;       /* of GocuaEvent: of each household in @merged, how that came about */
  GPtrArray *settled;      /* of GocuaSettledConflict: of the household and its visits */
  GPtrArray *refused;      /* of GocuaRejectedChange: what the server does not take of them */
  GocuaRecord *sheet;      /* (nullable): the walk sheet that keeps the household for its team today */
} GocuaHouseholdDetails;

void gocua_household_details_free (GocuaHouseholdDetails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaHouseholdDetails, gocua_household_details_free)

/**
 * gocua_household_details_read:
 * @question: a #GocuaDetailsQuestion
 *
 * A #GocuaStoreFunc for the reading thread.
 *
 * Returns: (transfer full) (nullable): a #GocuaHouseholdDetails, of the household at which the one that was
 * asked for is shown when it was merged; %NULL without an error when there is no such household
 */
gpointer
gocua_household_details_read (GocuaDb *db, gpointer question, GCancellable *cancellable, GError **error);

/** gocua_household_details_get_n_events: Returns: a number that is another one when there is more or less to
 * tell */
guint gocua_household_details_get_n_events (const GocuaHouseholdDetails *self);

/** gocua_household_details_get_n_remarks: Returns: how many of them are settled or refused */
guint gocua_household_details_get_n_remarks (const GocuaHouseholdDetails *self);

G_END_DECLS
