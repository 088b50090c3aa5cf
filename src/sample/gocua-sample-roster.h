/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-roster.h: khu phố, teams and households of the sample ward. For src/sample only. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-status.h"
#include "sample/gocua-sample-writer.h"
#include "sample/gocua-sample.h"

G_BEGIN_DECLS

#define GOCUA_SAMPLE_MAX_TEAMS 4

/** GocuaSampleHousehold: what the visits need to know of a household, and what they have found out so far. */
typedef struct
{
  GocuaId id;
  gint16 people;
  gint16 eligible;
  gint16 openness; /* how willing it is, -25 to 25 percent */
  gint16 visits;
  GocuaOutcome definite;
  gboolean archived;
  gboolean met;
  gboolean complete; /* met, and every answer was yes */
  gint16 values[GOCUA_MAX_INDICATORS];
} GocuaSampleHousehold;

/** GocuaSampleArea: its households are @n from @first on, in walking order. */
typedef struct
{
  GocuaId id;
  guint first;
  guint n;
  guint effort; /* percent of the average */
  GocuaId teams[GOCUA_SAMPLE_MAX_TEAMS];
  guint n_teams;
} GocuaSampleArea;

typedef struct
{
  GArray *areas;      /* of GocuaSampleArea */
  GArray *households; /* of GocuaSampleHousehold */
} GocuaSampleRoster;

/**
 * gocua_sample_roster_write:
 * @at_ms: when the list was taken in
 *
 * Returns: (transfer full) (nullable): the roster, %NULL on error
 */
GocuaSampleRoster *gocua_sample_roster_write (GocuaSampleWriter *writer,
                                              const GocuaSampleOptions *options,
                                              gint64 at_ms,
                                              GError **error);
void gocua_sample_roster_free (GocuaSampleRoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSampleRoster, gocua_sample_roster_free)

G_END_DECLS
