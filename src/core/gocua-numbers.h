/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-numbers.h: the numbers of a ward or an area, each with one definition. */
#pragma once

#include "core/gocua-status.h"

G_BEGIN_DECLS

/** GocuaTally: one indicator over the eligible households of an area. yes + no + unknown = eligible. */
typedef struct
{
  gint64 yes; /* households with at least one (people) */
  gint64 no;
  gint64 yes_reached; /* of those yes, the ones that were reached */
  gint64 people;      /* sum of the counts; for a yes/no indicator the same as @yes */
} GocuaTally;

/** GocuaNumbers: of one area, or of the whole ward. Only eligible households are counted but in @households.
 */
typedef struct
{
  gint64 households; /* on the roster, not archived */
  gint64 eligible;
  gint64 reached;        /* of the eligible */
  gint64 attempts;       /* all visits, of all households on the roster */
  gint64 people;         /* people of eligible age in eligible households, where known */
  gint64 people_unknown; /* eligible households in which that number is not known */
  gint64 follow_ups_due; /* open, due today or earlier */
  GocuaTally tallies[GOCUA_MAX_INDICATORS];
} GocuaNumbers;

void gocua_numbers_add (GocuaNumbers *self, const GocuaNumbers *other);

/** gocua_numbers_unknown: Returns: eligible households whose answer to the indicator in @slot is not known */
gint64 gocua_numbers_unknown (const GocuaNumbers *self, guint slot);

/**
 * GocuaPace:
 * @missing: households still to be won to meet the target
 * @days_left: working days (Monday to Friday) from the day after today to the deadline
 * @per_day: how many each working day, rounded up; -1 when the deadline has passed and something is missing
 */
typedef struct
{
  gint64 missing;
  int days_left;
  gint64 per_day;
} GocuaPace;

/**
 * gocua_pace_compute:
 * @yes: what is there
 * @whole: of how many
 * @target_percent: 0 to 100
 * @today: ISO date
 * @deadline: ISO date
 */
GocuaPace
gocua_pace_compute (gint64 yes, gint64 whole, double target_percent, const char *today, const char *deadline);

/** GocuaForecast: when the missing will be there, if things go on as in the last days. */
typedef struct
{
  gboolean enough; /* %FALSE: not enough data, the rest is 0 */
  int days_early;  /* calendar days from today, at the upper end of the pace */
  int days_late;   /* at the lower end; -1: never at that pace */
} GocuaForecast;

#define GOCUA_FORECAST_DAYS 14

/**
 * gocua_forecast_compute:
 * @daily: (array fixed-size=14): what was won on each of the last 14 calendar days
 * @missing: what is still missing
 *
 * The range is that of the mean of the 14 days plus and minus twice its standard error. With fewer than five
 * days on which anything was won there is not enough data.
 */
GocuaForecast gocua_forecast_compute (const gint64 daily[GOCUA_FORECAST_DAYS], gint64 missing);

G_END_DECLS
