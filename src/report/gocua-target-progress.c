/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-target-progress.c: where an indicator stands against its target, in numbers and in words. */

#define G_LOG_DOMAIN "gocua-report"

#include "config.h"

#include "report/gocua-target-progress.h"

#include <glib/gi18n.h>
#include <math.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"

void
gocua_target_progress_init (GocuaTargetProgress *self,
                            const GocuaIndicator *indicator,
                            const GocuaNumbers *numbers,
                            const char *today)
{
  const GocuaTally *tally;
  double target;

  g_return_if_fail (self != NULL && indicator != NULL && numbers != NULL && today != NULL);

  tally = &numbers->tallies[gocua_indicator_get_slot (indicator)];
  target = gocua_indicator_get_target (indicator);
  self->of_people = gocua_indicator_get_basis (indicator) == GOCUA_BASIS_PEOPLE;
  self->part = self->of_people ? tally->people : tally->yes;
  self->whole = self->of_people ? numbers->people : numbers->eligible;
  self->has_target = target > 0;
  self->pace =
      gocua_pace_compute (self->part, self->whole, target, today, gocua_indicator_get_deadline (indicator));
  /* Where the people of some households are not known the whole is too small, and nobody can say that it is
   * met. */
  self->met = self->has_target && self->whole > 0 && self->pace.missing == 0 &&
              (!self->of_people || numbers->people_unknown == 0);
}

char *
gocua_target_progress_describe_target (const GocuaIndicator *indicator)
{
  double target = gocua_indicator_get_target (indicator);
  g_autofree char *percent = NULL;
  g_autofree char *deadline = gocua_date_format (gocua_indicator_get_deadline (indicator));

  if (target <= 0)
    return g_strdup ("");
  percent = gocua_number_format_percent ((gint64) lround (target * 100), 100 * 100);
  /* Translators: a percentage and the date of a deadline */
  return g_strdup_printf (_ ("Target %s by %s"), percent, deadline);
}

static char *
describe_missing (const GocuaTargetProgress *self)
{
  g_autofree char *missing = gocua_number_format (self->pace.missing);
  gulong n = (gulong) self->pace.missing;

  if (self->of_people)
    /* Translators: people that are still missing to meet a target */
    return g_strdup_printf (ngettext ("%s person to go", "%s people to go", n), missing);
  /* Translators: households that are still missing to meet a target */
  return g_strdup_printf (ngettext ("%s household to go", "%s households to go", n), missing);
}

static char *
describe_days (const GocuaTargetProgress *self, const char *deadline, const char *today)
{
  int days = gocua_date_days_between (today, deadline);
  g_autofree char *date = gocua_date_format (deadline);
  g_autofree char *left = gocua_number_format (self->pace.days_left);
  g_autofree char *rate = gocua_number_format (self->pace.per_day);

  if (days < 0)
    return g_strdup_printf (_ ("the deadline of %s has passed"), date);
  if (days == 0)
    return g_strdup (_ ("the deadline is today"));
  if (self->pace.days_left == 0)
    return g_strdup_printf (_ ("no working day left until %s"), date);
  if (self->of_people)
    return g_strdup_printf (
        /* Translators: working days until the deadline, and people to win on each of them */
        ngettext ("%s working day · %s people a day", "%s working days · %s people a day",
                  (gulong) self->pace.days_left),
        left, rate);
  return g_strdup_printf (
      /* Translators: working days until the deadline, and households to win on each of them */
      ngettext ("%s working day · %s households a day", "%s working days · %s households a day",
                (gulong) self->pace.days_left),
      left, rate);
}

char *
gocua_target_progress_describe_pace (const GocuaTargetProgress *self,
                                     const GocuaIndicator *indicator,
                                     const char *today)
{
  g_autofree char *missing = NULL;
  g_autofree char *days = NULL;

  g_return_val_if_fail (self != NULL && indicator != NULL && today != NULL, NULL);

  if (!self->has_target)
    return g_strdup (_ ("Followed, without a target"));
  if (self->whole <= 0)
    return self->of_people ? g_strdup (_ ("The number of people is not known yet"))
                           : g_strdup (_ ("No eligible household yet"));
  if (self->met)
    return g_strdup (_ ("Target met"));
  if (self->pace.missing == 0)
    return g_strdup (_ ("Target met as far as the number of people is known"));
  missing = describe_missing (self);
  days = describe_days (self, gocua_indicator_get_deadline (indicator), today);
  return g_strdup_printf ("%s · %s", missing, days);
}

char *
gocua_target_progress_describe_people_unknown (const GocuaNumbers *numbers)
{
  g_autofree char *count = gocua_number_format (numbers->people_unknown);

  return g_strdup_printf (ngettext ("The number of people is not known in %s household",
                                    "The number of people is not known in %s households",
                                    (gulong) numbers->people_unknown),
                          count);
}

static char *
date_in (const char *today, int days)
{
  g_autofree char *iso = gocua_date_add_days (today, days);

  return gocua_date_format (iso);
}

char *
gocua_target_progress_describe_forecast (const gint64 daily[GOCUA_FORECAST_DAYS],
                                         const GocuaNumbers *numbers,
                                         const char *today)
{
  gint64 missing = numbers->eligible - numbers->reached;
  GocuaForecast forecast;
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  if (numbers->eligible > 0 && missing <= 0)
    return g_strdup (_ ("All eligible households are reached."));
  forecast = gocua_forecast_compute (daily, missing);
  if (!forecast.enough)
    return g_strdup (_ ("Forecast: not enough data from the last 14 days."));
  if (forecast.days_early < 0)
    return g_strdup (
        _ ("Forecast: at the pace of the last 14 days it would take more than ten years to reach all."));
  early = date_in (today, forecast.days_early);
  if (forecast.days_late < 0)
    return g_strdup_printf (
        _ ("Forecast: at the pace of the last 14 days all are reached on %s at the earliest, perhaps never."),
        early);
  late = date_in (today, forecast.days_late);
  if (forecast.days_early == forecast.days_late)
    return g_strdup_printf (_ ("Forecast: at the pace of the last 14 days all are reached on %s."), early);
  /* Translators: two dates */
  return g_strdup_printf (_ ("Forecast: at the pace of the last 14 days all are reached between %s and %s."),
                          early, late);
}
