/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-filter.h: the conditions of a query for households as SQL. For the store only. */
#pragma once

#include "core/gocua-query.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/**
 * GocuaHouseholdFilter:
 *
 * The parts of a SELECT over household h and, where the query needs it, status s. Values are parameters: ?1
 * is what is searched, ?2 the campaign, the conditions' own begin at ?3. Only the parts' texts are put
 * together, so that the number of different statements stays small.
 */
typedef struct
{
  gint64 campaign;     /* campaign.n, 0 for none */
  gboolean has_status; /* s is joined */
  gboolean has_street; /* gocua_street () is called */
  gboolean is_plain;   /* no condition: all households on the roster */
  GString *where;
  GArray *values; /* of GocuaValue, from ?3 on */
} GocuaHouseholdFilter;

/** gocua_household_filter_init: @sorts: whether the sort order of @query is wanted as well */
void gocua_household_filter_init (GocuaHouseholdFilter *self,
                                  const GocuaQuery *query,
                                  gboolean sorts,
                                  gint64 campaign);
void gocua_household_filter_clear (GocuaHouseholdFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaHouseholdFilter, gocua_household_filter_clear)

/**
 * gocua_household_filter_prepare:
 * @columns: what to select
 * @search: (nullable): for the index household_search; the rows then come in the order of their numbers
 * @extra: more conditions, beginning with " AND", and the order; ""
 *
 * Returns: (transfer none) (nullable): the bound statement, to be given back with gocua_db_done()
 */
sqlite3_stmt *gocua_household_filter_prepare (const GocuaHouseholdFilter *self,
                                              GocuaDb *db,
                                              const char *columns,
                                              const char *search,
                                              const char *extra,
                                              GError **error);

/**
 * gocua_household_filter_collect:
 *
 * Steps @statement to its end and gives it back.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): its first column
 */
GArray *gocua_household_filter_collect (GocuaDb *db, sqlite3_stmt *statement, GError **error);

G_END_DECLS
