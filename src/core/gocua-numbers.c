/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-numbers.c: the numbers of a ward or an area, each with one definition. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-numbers.h"

#include "core/gocua-date.h"

#include <math.h>

#define MIN_ACTIVE_DAYS 5
/* Beyond ten years a forecast is no statement about a campaign any more. */
#define MAX_FORECAST_DAYS 3650

void
gocua_numbers_add (GocuaNumbers *self, const GocuaNumbers *other)
{
  self->households += other->households;
  self->eligible += other->eligible;
  self->reached += other->reached;
  self->attempts += other->attempts;
  self->people += other->people;
  self->people_unknown += other->people_unknown;
  self->follow_ups_due += other->follow_ups_due;
  for (guint i = 0; i < GOCUA_MAX_INDICATORS; i++)
    {
      self->tallies[i].yes += other->tallies[i].yes;
      self->tallies[i].no += other->tallies[i].no;
      self->tallies[i].yes_reached += other->tallies[i].yes_reached;
      self->tallies[i].people += other->tallies[i].people;
    }
}

gint64
gocua_numbers_unknown (const GocuaNumbers *self, guint slot)
{
  g_return_val_if_fail (slot < GOCUA_MAX_INDICATORS, 0);

  return self->eligible - self->tallies[slot].yes - self->tallies[slot].no;
}

GocuaPace
gocua_pace_compute (gint64 yes, gint64 whole, double target_percent, const char *today, const char *deadline)
{
  GocuaPace pace = { 0 };
  gint64 wanted = (gint64) ceil ((double) whole * target_percent / 100.0 - 1e-9);

  pace.missing = MAX (wanted - yes, 0);
  pace.days_left = MAX (gocua_date_working_days_between (today, deadline), 0);
  if (pace.missing == 0)
    pace.per_day = 0;
  else if (pace.days_left == 0)
    pace.per_day = -1;
  else
    pace.per_day = (pace.missing + pace.days_left - 1) / pace.days_left;
  return pace;
}

static int
days_at (double pace, gint64 missing)
{
  double days;

  if (pace <= 0)
    return -1;
  days = ceil ((double) missing / pace);
  return days > MAX_FORECAST_DAYS ? -1 : (int) days;
}

GocuaForecast
gocua_forecast_compute (const gint64 daily[GOCUA_FORECAST_DAYS], gint64 missing)
{
  GocuaForecast forecast = { 0 };
  double mean = 0, variance = 0, error;
  int active = 0;

  for (int i = 0; i < GOCUA_FORECAST_DAYS; i++)
    {
      mean += (double) daily[i] / GOCUA_FORECAST_DAYS;
      active += daily[i] > 0;
    }
  if (active < MIN_ACTIVE_DAYS)
    return forecast;
  forecast.enough = TRUE;
  if (missing <= 0)
    return forecast;
  for (int i = 0; i < GOCUA_FORECAST_DAYS; i++)
    variance += ((double) daily[i] - mean) * ((double) daily[i] - mean) / (GOCUA_FORECAST_DAYS - 1);
  error = 2 * sqrt (variance / GOCUA_FORECAST_DAYS);
  forecast.days_early = days_at (mean + error, missing);
  forecast.days_late = days_at (mean - error, missing);
  return forecast;
}
