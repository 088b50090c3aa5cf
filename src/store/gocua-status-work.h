/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-work.h: the status of one household, out of its visits into the table status. For the store
 * only. */
#pragma once

#include "core/gocua-status.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/** GocuaStatusHousehold: what a status needs of its household. */
typedef struct
{
  GocuaId id;
  gint64 n; /* row number; 0: nothing of the rest is known yet */
  gboolean is_gone;
  gboolean archived;
  GocuaId area;                        /* or null */
  gint64 eligible;                     /* people of eligible age, -1 unknown */
  char follow_up[GOCUA_ISO_DATE_SIZE]; /* planned, "" for none */
  GocuaStamp follow_up_stamp;          /* when it was planned */
} GocuaStatusHousehold;

/** gocua_status_load_campaigns: Returns: (transfer full) (nullable): the campaigns that can be read, for the
 * functions below */
GPtrArray *gocua_status_load_campaigns (GocuaDb *db, GError **error);

/**
 * gocua_status_work_out:
 * @household: its id, and the rest if it is known
 * @any_merged: whether any household is shown at another one
 *
 * Writes the statuses of a household from all its visits.
 */
gboolean gocua_status_work_out (GocuaDb *db,
                                GPtrArray *campaigns,
                                GocuaStatusHousehold *household,
                                gboolean any_merged,
                                GError **error);

/**
 * gocua_status_add_visits:
 * @visits: (element-type GocuaRecord): of this household, just made, none of them in its statuses yet
 * @added: (out): %FALSE when that can't be done without the other visits
 *
 * Brings the statuses of a household up to date where no household is merged into another one.
 */
gboolean gocua_status_add_visits (GocuaDb *db,
                                  GPtrArray *campaigns,
                                  const GocuaId *household,
                                  GPtrArray *visits,
                                  gboolean *added,
                                  GError **error);

G_END_DECLS
