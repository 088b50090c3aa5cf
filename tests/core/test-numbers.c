/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-numbers.c: pace, forecast and sums mean what the glossary says. */

#include "core/gocua-numbers.h"

static void
test_pace (void)
{
  /* Monday 2 March to Friday 13 March 2026: nine working days after today. */
  GocuaPace pace = gocua_pace_compute (100, 1000, 100, "2026-03-02", "2026-03-13");

  g_assert_cmpint (pace.missing, ==, 900);
  g_assert_cmpint (pace.days_left, ==, 9);
  g_assert_cmpint (pace.per_day, ==, 100);
  pace = gocua_pace_compute (99, 1000, 100, "2026-03-02", "2026-03-13");
  g_assert_cmpint (pace.per_day, ==, 101);
}

static void
test_pace_target_met_and_past (void)
{
  GocuaPace pace = gocua_pace_compute (950, 1000, 95, "2026-03-02", "2026-03-01");

  g_assert_cmpint (pace.missing, ==, 0);
  g_assert_cmpint (pace.per_day, ==, 0);
  pace = gocua_pace_compute (949, 1000, 95, "2026-03-02", "2026-03-01");
  g_assert_cmpint (pace.missing, ==, 1);
  g_assert_cmpint (pace.days_left, ==, 0);
  g_assert_cmpint (pace.per_day, ==, -1);
  /* A part of a household is a whole household still to be won. */
  g_assert_cmpint (gocua_pace_compute (0, 3, 50, "2026-03-02", "2026-03-13").missing, ==, 2);
  g_assert_cmpint (gocua_pace_compute (0, 0, 100, "2026-03-02", "2026-03-13").missing, ==, 0);
}

static void
test_forecast (void)
{
  gint64 steady[GOCUA_FORECAST_DAYS], few[GOCUA_FORECAST_DAYS] = { 5, 5, 5, 5 },
                                      wild[GOCUA_FORECAST_DAYS] = { 0 };
  GocuaForecast forecast;

  for (int i = 0; i < GOCUA_FORECAST_DAYS; i++)
    steady[i] = 10;
  forecast = gocua_forecast_compute (steady, 95);
  g_assert_true (forecast.enough);
  g_assert_cmpint (forecast.days_early, ==, 10);
  g_assert_cmpint (forecast.days_late, ==, 10);
  g_assert_false (gocua_forecast_compute (few, 95).enough);
  for (int i = 0; i < 5; i++)
    wild[i] = i == 0 ? 500 : 1;
  forecast = gocua_forecast_compute (wild, 95);
  g_assert_true (forecast.enough);
  g_assert_cmpint (forecast.days_late, ==, -1);
  g_assert_cmpint (gocua_forecast_compute (steady, 0).days_late, ==, 0);
}

static void
test_sum_and_unknown (void)
{
  GocuaNumbers a = { .eligible = 10 }, b = { .eligible = 5 };

  a.tallies[1] = (GocuaTally){ .yes = 4, .no = 3, .people = 9 };
  b.tallies[1] = (GocuaTally){ .yes = 1, .no = 1, .people = 1 };
  gocua_numbers_add (&a, &b);
  g_assert_cmpint (a.tallies[1].people, ==, 10);
  g_assert_cmpint (gocua_numbers_unknown (&a, 1), ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/pace", test_pace);
  g_test_add_func ("/numbers/pace-met-and-past", test_pace_target_met_and_past);
  g_test_add_func ("/numbers/forecast", test_forecast);
  g_test_add_func ("/numbers/sum", test_sum_and_unknown);
  return g_test_run ();
}
