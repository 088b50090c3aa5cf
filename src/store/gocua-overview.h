/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview.h: the numbers of the ward, of each area, and of each day. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-numbers.h"
#include "store/gocua-sheet-custody.h"

G_BEGIN_DECLS

typedef struct
{
  GocuaId area; /* null: households without an area */
  char *name;   /* (nullable) */
  GocuaNumbers numbers;
} GocuaAreaNumbers;

#define GOCUA_TREND_DAYS 30

/** GocuaOverview: everything that the overview page and `gocua status` show, read in one moment. */
typedef struct
{
  GocuaCampaign
      *campaign; /* (nullable): %NULL when the ward has none yet; then all numbers but households are 0 */
  GocuaId campaign_id;
  char today[GOCUA_ISO_DATE_SIZE];
  gint64 position; /* of the journal, so that the numbers can be made again */
  GocuaNumbers ward;
  GPtrArray *areas; /* of GocuaAreaNumbers, in the order of areas; last those without one, if there are any */
  gint64 reached_by_day[GOCUA_TREND_DAYS]; /* eligible households first met on each of the last 30 days, today
                                              last */
  gint64 visited_today;                    /* households whose latest visit was today, eligible or not: what
                                              %GOCUA_CONDITION_VISITED_ON finds */
  GocuaSheetCounts sheets;                 /* papers of the campaign that are out, or back and not entered */
} GocuaOverview;

GocuaOverview *gocua_overview_read (GocuaDb *db, GError **error);
void gocua_overview_free (GocuaOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaOverview, gocua_overview_free)

G_END_DECLS
