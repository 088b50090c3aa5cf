/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-presets.c: the shipped campaigns are whole, and say what the letter and the plan say. */

#include <string.h>

#include "core/gocua-language.h"
#include "core/gocua-problem.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-presets.h"

static void
test_list (void)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  g_assert_cmpuint (presets->len, ==, 2);
  g_assert_cmpstr (gocua_campaign_get_key (presets->pdata[0]), ==, "cds-2025");
  g_assert_cmpstr (gocua_campaign_get_key (presets->pdata[1]), ==, "kh31-2026");
}

static void
test_get (void)
{
  g_autoptr (GocuaCampaign) campaign = gocua_presets_get ("cds-2025");

  g_assert_nonnull (campaign);
  g_assert_cmpstr (gocua_campaign_get_key (campaign), ==, "cds-2025");
  g_assert_null (gocua_presets_get ("cds-2024"));
  g_assert_null (gocua_presets_get (NULL));
}

typedef struct
{
  const char *id;
  gboolean count;
  GocuaBasis basis;
  const char *deadline;
  guint requires;
} Row;

static void
assert_indicators (const char *key, const Row *rows, guint n)
{
  g_autoptr (GocuaCampaign) campaign = gocua_presets_get (key);

  g_assert_cmpuint (gocua_campaign_get_n_indicators (campaign), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, i);

      g_assert_cmpstr (gocua_indicator_get_id (indicator), ==, rows[i].id);
      g_assert_cmpint (gocua_indicator_is_count (indicator), ==, rows[i].count);
      g_assert_cmpint (gocua_indicator_get_basis (indicator), ==, rows[i].basis);
      g_assert_cmpfloat (gocua_indicator_get_target (indicator), ==, 100);
      g_assert_cmpstr (gocua_indicator_get_deadline (indicator), ==, rows[i].deadline);
      g_assert_cmphex (gocua_indicator_get_requires (indicator), ==, rows[i].requires);
    }
}

static void
test_letter (void)
{
  static const Row rows[] = {
    { "knows", FALSE, GOCUA_BASIS_HOUSEHOLDS, "2025-03-31", 0 },
    { "installed", TRUE, GOCUA_BASIS_PEOPLE, "2025-03-31", 1u << 0 },
    { "signed_in", TRUE, GOCUA_BASIS_PEOPLE, "2025-03-31", 1u << 1 },
    { "uses", FALSE, GOCUA_BASIS_HOUSEHOLDS, "2025-03-31", 1u << 2 },
  };

  assert_indicators ("cds-2025", rows, G_N_ELEMENTS (rows));
}

static void
test_plan (void)
{
  static const Row rows[] = {
    { "identity", TRUE, GOCUA_BASIS_PEOPLE, "2026-06-30", 0 },
    { "device", FALSE, GOCUA_BASIS_HOUSEHOLDS, "2026-06-30", 0 },
    { "account", TRUE, GOCUA_BASIS_PEOPLE, "2026-06-30", 1u << 0 },
    { "skill", TRUE, GOCUA_BASIS_PEOPLE, "2026-09-30", 0 },
    { "knows", FALSE, GOCUA_BASIS_HOUSEHOLDS, "2026-06-30", 0 },
    { "installed", TRUE, GOCUA_BASIS_PEOPLE, "2026-06-30", 1u << 1 | 1u << 4 },
  };

  assert_indicators ("kh31-2026", rows, G_N_ELEMENTS (rows));
}

/* Entry by one key needs every outcome, each with its own digit, and paper needs a letter for every reason.
 */
static void
test_keys_and_letters (void)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint p = 0; p < presets->len; p++)
    {
      const GocuaCampaign *campaign = presets->pdata[p];

      for (guint i = GOCUA_OUTCOME_MET; i <= GOCUA_OUTCOME_LAST; i++)
        g_assert_cmpint (gocua_campaign_get_outcome_key (campaign, (GocuaOutcome) i), !=, '\0');
      g_assert_cmpuint (gocua_campaign_get_n_reasons (campaign), ==, 12);
      for (guint i = 0; i < 12; i++)
        g_assert_cmpint (gocua_reason_get_letter (gocua_campaign_get_reason (campaign, i)), ==,
                         (char) ('a' + i));
    }
}

/* The number and the secret that must never be stored are not even asked for. */
static void
test_nothing_sensitive (void)
{
  static const char *const never[] = {
    "cccd", "cmnd", "citizen_id", "id_number", "password", "otp", "health"
  };
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint p = 0; p < presets->len; p++)
    for (guint slot = 0; slot < gocua_campaign_get_n_indicators (presets->pdata[p]); slot++)
      for (guint i = 0; i < G_N_ELEMENTS (never); i++)
        g_assert_null (strstr (
            gocua_indicator_get_id (gocua_campaign_get_indicator (presets->pdata[p], slot)), never[i]));
}

static void
test_languages (void)
{
  g_autoptr (GocuaCampaign) campaign = gocua_presets_get ("cds-2025");

  g_assert_cmpstr (gocua_campaign_get_outcome_label (campaign, GOCUA_OUTCOME_MET), ==, "Gặp");
  gocua_language_set ("en");
  g_assert_cmpstr (gocua_campaign_get_outcome_label (campaign, GOCUA_OUTCOME_MET), ==, "Met");
  gocua_language_set ("vi");
}

/* The best case of a household has no problem in either campaign. */
static void
test_all_yes (void)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint p = 0; p < presets->len; p++)
    {
      int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
      g_autoptr (GPtrArray) problems = NULL;

      for (guint slot = 0; slot < gocua_campaign_get_n_indicators (presets->pdata[p]); slot++)
        values[slot] =
            gocua_indicator_is_count (gocua_campaign_get_indicator (presets->pdata[p], slot)) ? 3 : 1;
      problems = gocua_campaign_check_answers (presets->pdata[p], values, 3, GOCUA_OUTCOME_MET);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* Whoever enters a sheet finds the same doors at the same keys in either campaign, and no usual result
 * contradicts itself in a household of three. */
static void
test_quick (void)
{
  static const GocuaOutcome outcomes[] = {
    GOCUA_OUTCOME_LOCKED, GOCUA_OUTCOME_ABSENT, GOCUA_OUTCOME_REFUSED, GOCUA_OUTCOME_MOVED,
    GOCUA_OUTCOME_VACANT, GOCUA_OUTCOME_MET,    GOCUA_OUTCOME_MET,     GOCUA_OUTCOME_MET,
    GOCUA_OUTCOME_MET,    GOCUA_OUTCOME_MET,
  };
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint p = 0; p < presets->len; p++)
    for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
      {
        const GocuaQuick *quick = gocua_campaign_find_quick (presets->pdata[p], (char) ('0' + i));
        g_autoptr (GPtrArray) problems = NULL;
        int values[GOCUA_CAMPAIGN_MAX_INDICATORS];

        g_assert_nonnull (quick);
        g_assert_cmpint (gocua_quick_get_outcome (quick), ==, outcomes[i]);
        for (guint slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
          {
            values[slot] = gocua_quick_get_answer (quick, slot);
            if (values[slot] < -1)
              values[slot] = values[slot] == GOCUA_QUICK_ALL ? 3 : 2;
          }
        problems = gocua_campaign_check_answers (presets->pdata[p], values, 3, outcomes[i]);
        g_assert_cmpuint (problems->len, ==, 0);
      }
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint p = 0; p < presets->len; p++)
    {
      g_autofree char *first = gocua_campaign_to_json (presets->pdata[p]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GocuaCampaign) again = gocua_campaign_from_json (first, -1, &error);
      g_autofree char *second = NULL;

      g_assert_no_error (error);
      second = gocua_campaign_to_json (again);
      g_assert_cmpstr (first, ==, second);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presets/list", test_list);
  g_test_add_func ("/presets/get", test_get);
  g_test_add_func ("/presets/letter", test_letter);
  g_test_add_func ("/presets/plan", test_plan);
  g_test_add_func ("/presets/keys-and-letters", test_keys_and_letters);
  g_test_add_func ("/presets/nothing-sensitive", test_nothing_sensitive);
  g_test_add_func ("/presets/languages", test_languages);
  g_test_add_func ("/presets/all-yes", test_all_yes);
  g_test_add_func ("/presets/quick", test_quick);
  g_test_add_func ("/presets/round-trip", test_round_trip);
  return g_test_run ();
}
