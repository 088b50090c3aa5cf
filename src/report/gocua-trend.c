/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trend.c: the days behind the trend chart, and what they say in words. */

#define G_LOG_DOMAIN "gocua-report"

#include "config.h"

#include "report/gocua-trend-chart.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"

void
gocua_trend_init (GocuaTrend *self, const GocuaOverview *overview)
{
  g_return_if_fail (self != NULL && overview != NULL);

  memcpy (self->today, overview->today, sizeof self->today);
  memcpy (self->by_day, overview->reached_by_day, sizeof self->by_day);
  self->reached = overview->ward.reached;
  self->eligible = overview->ward.eligible;
}

gint64
gocua_trend_get_reached_at (const GocuaTrend *self, guint day)
{
  gint64 reached = self->reached;

  g_return_val_if_fail (day < GOCUA_TREND_DAYS, 0);

  for (guint i = day + 1; i < GOCUA_TREND_DAYS; i++)
    reached -= self->by_day[i];
  return MAX (reached, 0);
}

char *
gocua_trend_get_date (const GocuaTrend *self, guint day)
{
  g_return_val_if_fail (day < GOCUA_TREND_DAYS, NULL);

  return gocua_date_add_days (self->today, (int) day - (GOCUA_TREND_DAYS - 1));
}

char *
gocua_trend_describe_day (const GocuaTrend *self, guint day)
{
  g_autofree char *iso = gocua_trend_get_date (self, day);
  g_autofree char *date = gocua_date_format (iso);
  gint64 reached = gocua_trend_get_reached_at (self, day);
  g_autofree char *won = gocua_number_format (self->by_day[day]);
  g_autofree char *so_far = gocua_number_format (reached);
  g_autofree char *whole = gocua_number_format (self->eligible);
  g_autofree char *percent = gocua_number_format_percent (reached, self->eligible);

  /* Translators: a date, how many households, then reached / eligible and that as a percentage */
  return g_strdup_printf (ngettext ("%s: %s household met for the first time; reached so far %s / %s (%s)",
                                    "%s: %s households met for the first time; reached so far %s / %s (%s)",
                                    (gulong) self->by_day[day]),
                          date, won, so_far, whole, percent);
}

char *
gocua_trend_describe (const GocuaTrend *self)
{
  gint64 sum = 0;
  guint best = 0;
  g_autofree char *all = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *date = NULL;
  g_autofree char *most = NULL;
  g_autofree char *percent = gocua_number_format_percent (self->reached, self->eligible);

  for (guint i = 0; i < GOCUA_TREND_DAYS; i++)
    {
      sum += self->by_day[i];
      if (self->by_day[i] > self->by_day[best])
        best = i;
    }
  if (sum == 0)
    return g_strdup_printf (
        _ ("No household was met for the first time in the last 30 days; %s are reached."), percent);
  all = gocua_number_format (sum);
  iso = gocua_trend_get_date (self, best);
  date = gocua_date_format (iso);
  most = gocua_number_format (self->by_day[best]);
  /* Translators: households in 30 days, the day with the most, how many on it, then a percentage */
  return g_strdup_printf (
      _ ("Households met for the first time in the last 30 days: %s. Most on %s: %s. Reached so far: %s."),
      all, date, most, percent);
}
