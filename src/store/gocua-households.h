/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households.h: many households: which ones, in what order, and a line for each. */
#pragma once

#include "core/gocua-query.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * gocua_households_query:
 * @campaign: (nullable): the campaign that conditions and sort refer to
 *
 * Returns: (transfer full) (element-type gint64): row numbers in the order asked for, for
 * gocua_households_get_rows(); they stay valid as long as the file is open and are not ids. %NULL on error
 */
GArray *gocua_households_query (GocuaDb *db,
                                const GocuaQuery *query,
                                const GocuaId *campaign,
                                GCancellable *cancellable,
                                GError **error);

/** GocuaHouseholdRow: what a list shows of one household. */
typedef struct
{
  GocuaId id;
  gint64 n;                                           /* row number */
  char *code, *head, *address, *area, *group, *phone; /* (nullable); @area is the name */
  char *team, *note;                                  /* (nullable); @team is the name of the one in charge */
  GocuaId area_id;
  int people, eligible_people; /* -1: not known */
  gboolean archived;
  GocuaStatus status;
} GocuaHouseholdRow;

void gocua_household_row_free (GocuaHouseholdRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaHouseholdRow, gocua_household_row_free)

/**
 * gocua_households_get_rows:
 * @ns: (array length=n_ns): row numbers
 *
 * Returns: (transfer full) (element-type GocuaHouseholdRow): a row for each, in the same order; a household
 * that is gone has a null id
 */
GPtrArray *gocua_households_get_rows (GocuaDb *db,
                                      const gint64 *ns,
                                      guint n_ns,
                                      const GocuaId *campaign,
                                      GError **error);

/** gocua_households_get_row: Returns: (transfer full): the row of one household, or of the one that it was
 * merged into; %NULL if it does not exist or on error */
GocuaHouseholdRow *
gocua_households_get_row (GocuaDb *db, const GocuaId *household, const GocuaId *campaign, GError **error);

G_END_DECLS
