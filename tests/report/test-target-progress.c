/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-target-progress.c: when a target counts as met, and what is said about the way to it. */

#include <string.h>

#include "report/gocua-target-progress.h"

#include "trial-campaign.h"

#define DEADLINE "2025-03-31"

/* Slot 0: 90 % of the households; slot 1: half of the people; slot 2: only followed. */
static GocuaCampaign *
make_campaign (void)
{
  const GocuaIndicatorSpec indicators[] = {
    { .id = "knows", TRIAL_TEXTS ("Biết"), .target = 90 },
    { .id = "installed",
      .type = GOCUA_INDICATOR_COUNT,
      TRIAL_TEXTS ("Cài"),
      .target = 50,
      .basis = GOCUA_BASIS_PEOPLE },
    { .id = "uses", TRIAL_TEXTS ("Dùng") },
  };

  return trial_campaign_new (&(GocuaCampaignSpec){
      .end = DEADLINE,
      .indicators = indicators,
      .n_indicators = G_N_ELEMENTS (indicators),
  });
}

static char *
pace_of (const GocuaCampaign *campaign, guint slot, const GocuaNumbers *numbers, const char *today)
{
  const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);
  GocuaTargetProgress progress;

  gocua_target_progress_init (&progress, indicator, numbers, today);
  return gocua_target_progress_describe_pace (&progress, indicator, today);
}

static gboolean
is_met (const GocuaCampaign *campaign, guint slot, const GocuaNumbers *numbers)
{
  GocuaTargetProgress progress;

  gocua_target_progress_init (&progress, gocua_campaign_get_indicator (campaign, slot), numbers,
                              "2025-03-14");
  return progress.met;
}

static void
assert_has (char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
  g_free (text);
}

static void
test_met (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  GocuaNumbers numbers = { .eligible = 1000, .reached = 950, .people = 3000 };

  numbers.tallies[0].yes = 899;
  numbers.tallies[1].people = 1500;
  g_assert_false (is_met (campaign, 0, &numbers));
  numbers.tallies[0].yes = 900;
  g_assert_true (is_met (campaign, 0, &numbers));
  g_assert_true (is_met (campaign, 1, &numbers));
  numbers.people_unknown = 1;
  g_assert_false (is_met (campaign, 1, &numbers));
  g_assert_false (is_met (campaign, 2, &numbers));
}

static void
test_nothing_is_not_met (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  GocuaNumbers numbers = { 0 };

  for (guint slot = 0; slot < 3; slot++)
    g_assert_false (is_met (campaign, slot, &numbers));
  assert_has (pace_of (campaign, 0, &numbers, "2025-03-14"), "No eligible household");
  assert_has (pace_of (campaign, 1, &numbers, "2025-03-14"), "not known");
  assert_has (pace_of (campaign, 2, &numbers, "2025-03-14"), "without a target");
}

static void
test_pace (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  GocuaNumbers numbers = { .eligible = 20000, .reached = 18000, .people = 3000 };
  g_autofree char *pace = NULL;

  numbers.tallies[0].yes = 18000 - 1284;
  /* 11 working days from Friday 14 March to Monday 31 March. */
  pace = pace_of (campaign, 0, &numbers, "2025-03-14");
  g_assert_cmpstr (pace, ==, "1.284 households to go · 11 working days · 117 households a day");
  assert_has (pace_of (campaign, 1, &numbers, "2025-03-14"), "1.500 people to go");
  assert_has (pace_of (campaign, 0, &numbers, DEADLINE), "the deadline is today");
  assert_has (pace_of (campaign, 0, &numbers, "2025-04-01"), "the deadline of 31/03/2025 has passed");
  assert_has (gocua_target_progress_describe_target (gocua_campaign_get_indicator (campaign, 0)),
              "31/03/2025");
  assert_has (gocua_target_progress_describe_target (gocua_campaign_get_indicator (campaign, 0)), "90,0");
  numbers.tallies[0].yes = 18000;
  assert_has (pace_of (campaign, 0, &numbers, "2025-04-01"), "Target met");
}

static void
test_forecast (void)
{
  gint64 steady[GOCUA_FORECAST_DAYS], uneven[GOCUA_FORECAST_DAYS] = { 0 };
  GocuaNumbers numbers = { .eligible = 1000, .reached = 900 };

  for (int i = 0; i < GOCUA_FORECAST_DAYS; i++)
    steady[i] = 10;
  assert_has (gocua_target_progress_describe_forecast (steady, &numbers, "2025-03-14"), "24/03/2025");
  assert_has (gocua_target_progress_describe_forecast (uneven, &numbers, "2025-03-14"), "not enough data");
  for (int i = 0; i < 6; i++)
    uneven[i] = i == 0 ? 500 : 1;
  assert_has (gocua_target_progress_describe_forecast (uneven, &numbers, "2025-03-14"), "perhaps never");
  for (int i = 0; i < GOCUA_FORECAST_DAYS; i++)
    steady[i] = 5 + i % 2 * 10;
  assert_has (gocua_target_progress_describe_forecast (steady, &numbers, "2025-03-14"), "between");
  numbers.reached = 1000;
  assert_has (gocua_target_progress_describe_forecast (steady, &numbers, "2025-03-14"), "All eligible");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/target-progress/met", test_met);
  g_test_add_func ("/target-progress/nothing-is-not-met", test_nothing_is_not_met);
  g_test_add_func ("/target-progress/pace", test_pace);
  g_test_add_func ("/target-progress/forecast", test_forecast);
  return g_test_run ();
}
