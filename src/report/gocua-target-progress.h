/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-target-progress.h: where an indicator stands against its target, in numbers and in words. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-numbers.h"

G_BEGIN_DECLS

/**
 * GocuaTargetProgress:
 * @part, @whole: what the target is measured by: households, or people of eligible age
 * @has_target: %FALSE for an indicator that is only followed
 * @met: the target is reached and the whole is known; only then it may be shown in green
 * @pace: what is missing, and how much a day
 */
typedef struct
{
  gint64 part;
  gint64 whole;
  gboolean of_people;
  gboolean has_target;
  gboolean met;
  GocuaPace pace;
} GocuaTargetProgress;

/** gocua_target_progress_init: works out where @indicator stands in @numbers on @today, an ISO date. */
void gocua_target_progress_init (GocuaTargetProgress *self,
                                 const GocuaIndicator *indicator,
                                 const GocuaNumbers *numbers,
                                 const char *today);

/** gocua_target_progress_describe_target: Returns: (transfer full): target and deadline, "" when it is only
 * followed
 */
char *gocua_target_progress_describe_target (const GocuaIndicator *indicator);

/** gocua_target_progress_describe_pace: Returns: (transfer full): what is missing, the days left, and how
 * much a day
 */
char *gocua_target_progress_describe_pace (const GocuaTargetProgress *self,
                                           const GocuaIndicator *indicator,
                                           const char *today);

/** gocua_target_progress_describe_people_unknown: Returns: (transfer full): in how many households the people
 * are not known */
char *gocua_target_progress_describe_people_unknown (const GocuaNumbers *numbers);

/**
 * gocua_target_progress_describe_forecast:
 * @daily: (array fixed-size=14): eligible households first met on each of the last 14 days, today last
 *
 * Returns: (transfer full): when all eligible households will have been met, as a range, or that there is not
 * enough data to say
 */
char *gocua_target_progress_describe_forecast (const gint64 daily[GOCUA_FORECAST_DAYS],
                                               const GocuaNumbers *numbers,
                                               const char *today);

G_END_DECLS
