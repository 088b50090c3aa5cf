/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-row.h: a household's status out of a row of the table status. For the store only. */
#pragma once

#include "core/gocua-status.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/** GOCUA_STATUS_COLUMNS: the columns that gocua_status_read_row() reads, in order, of the table called s. */
#define GOCUA_STATUS_COLUMNS                                                                           \
  "s.eligible, s.reached, s.attempts, s.outcome, s.last_date, s.reached_date, s.follow_up, s.reason, " \
  "s.v0, s.v1, s.v2, s.v3, s.v4, s.v5, s.v6, s.v7, s.v8, s.v9, s.v10, s.v11, s.v12, s.v13, s.v14, s.v15"

/** gocua_status_set_unvisited: the status of a household without visits. Clears @self first. */
void gocua_status_set_unvisited (GocuaStatus *self, gboolean on_roster);

/**
 * gocua_status_read_row:
 * @self: (out caller-allocates): cleared first
 * @first: where the columns begin
 * @on_roster: what counts when there is no row, as before the first campaign
 */
void gocua_status_read_row (GocuaStatus *self, sqlite3_stmt *statement, int first, gboolean on_roster);

/** gocua_campaign_find_row: Returns: the row number of the campaign, 0 when @campaign is %NULL or not known
 * here */
gint64 gocua_campaign_find_row (GocuaDb *db, const GocuaId *campaign);

G_END_DECLS
