/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample.h: a made-up ward to look around in, and to measure with. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GOCUA_SAMPLE_UNIT_KEY: the unit of the sample ward; no admin unit has this code. */
#define GOCUA_SAMPLE_UNIT_KEY "sample@"

#define GOCUA_SAMPLE_ERROR (gocua_sample_error_quark ())
GQuark gocua_sample_error_quark (void);

typedef enum
{
  GOCUA_SAMPLE_ERROR_NOT_EMPTY, /* the file already holds a ward; nothing was changed */
} GocuaSampleError;

/**
 * GocuaSampleOptions:
 * @households: how many
 * @areas: how many khu phố
 * @days: how many days of visits, the last one today
 * @visits: how many, or 0 for as many as the teams manage in @days
 * @seed: the same seed, options and time of the clock give the same ward
 * @campaign_key: the preset that it runs; today is brought into its time when it is over or has not begun
 *
 * What is 0 or %NULL, but for @visits and @seed, is as in %GOCUA_SAMPLE_OPTIONS_DEFAULT.
 */
typedef struct
{
  guint households;
  guint areas;
  guint days;
  guint visits;
  guint32 seed;
  const char *campaign_key;
} GocuaSampleOptions;

#define GOCUA_SAMPLE_OPTIONS_DEFAULT                                                       \
  {                                                                                        \
    .households = 5000, .areas = 12, .days = 21, .seed = 2025, .campaign_key = "kh31-2026" \
  }

/**
 * gocua_sample_fill:
 * @db: a new, empty file
 * @options: (nullable): what to make
 * @progress: (nullable): told changes done and in all
 *
 * Fills @db with a ward as there could be one in Ho Chi Minh City: khu phố, teams, households, and visits of
 * the last @days days. Nobody in it exists: names are drawn from common ones, and the phone numbers are of a
 * series that is not given out. It takes several transactions; a file in which it was cancelled or failed is
 * to be thrown away: it has no unit, so that it does not count as a ward, and gocua_sample_is_whole() says
 * so. Database thread.
 *
 * Returns: %FALSE with %GOCUA_SAMPLE_ERROR_NOT_EMPTY, %G_IO_ERROR_CANCELLED, or an error of the store
 */
gboolean gocua_sample_fill (GocuaDb *db,
                            const GocuaSampleOptions *options,
                            GocuaProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

/** gocua_sample_is_whole: Returns: whether @db is a sample ward that was filled to the end */
gboolean gocua_sample_is_whole (GocuaDb *db);

G_END_DECLS
