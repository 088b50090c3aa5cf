/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-campaign.c: a campaign keeps its rules, and a broken rule is named by its place. */

#include <math.h>
#include <string.h>

#include "core/gocua-campaign.h"
#include "core/gocua-language.h"

#define LABEL(vi, en) \
  {                   \
    vi, en            \
  }

static const char *const needs_knows[] = { "knows", NULL };
static const char *const needs_itself[] = { "installed", NULL };
static const char *const needs_twice[] = { "knows", "knows", NULL };
static const char *const for_installed[] = { "installed", NULL };
static const char *const for_refused[] = { "refused", NULL };
static const char *const for_vacant[] = { "vacant", NULL };
static const char *const for_unknown[] = { "installed", "nothing", NULL };

static const GocuaQuickAnswer all_yes[] = { { "knows", 1 }, { "installed", GOCUA_QUICK_ALL } };

/* A campaign that a case may spoil in one place. */
typedef struct
{
  GocuaIndicatorSpec indicators[GOCUA_CAMPAIGN_MAX_INDICATORS + 1];
  GocuaOutcomeSpec outcomes[GOCUA_CAMPAIGN_MAX_OUTCOMES + 1];
  GocuaReasonSpec reasons[2];
  GocuaQuickAnswer answers[2];
  GocuaQuickSpec quick[GOCUA_CAMPAIGN_MAX_QUICK + 1];
  GocuaCampaignSpec spec;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  *fixture = (Fixture) {
    .indicators = {
      { "knows", GOCUA_INDICATOR_YESNO, LABEL ("Biết ứng dụng", "Knows the app"), LABEL ("Biết", "Knows"),
        LABEL ("Đã biết chưa?", "Do they know it?"), 100, GOCUA_BASIS_HOUSEHOLDS, "2025-02-28", NULL, FALSE },
      { "installed", GOCUA_INDICATOR_COUNT, LABEL ("Đã cài đặt", "Installed"), LABEL ("Cài", "Install"),
        LABEL ("Mấy người đã cài?", "How many installed it?"), 80.5, GOCUA_BASIS_PEOPLE, NULL, needs_knows, TRUE },
    },
    .outcomes = {
      { "met", LABEL ("Gặp mặt", "Met in person"), '5' },
      { "refused", LABEL ("Từ chối", "Refused"), '\0' },
    },
    .reasons = {
      { "no_need", 'a', LABEL ("Không có nhu cầu", "Sees no need"), for_installed, for_refused },
      { "other", '\0', LABEL ("Lý do khác", "Other"), NULL, NULL },
    },
    .answers = { { "knows", 1 }, { "installed", GOCUA_QUICK_ASK } },
    .quick = {
      { '5', LABEL ("Gặp: đã cài đủ", "Met: all installed"), "met", all_yes, 2, NULL, FALSE },
      { '7', LABEL ("Gặp: cài một phần", "Met: some installed"), "met", NULL, 2, "no_need", TRUE },
      { '0', LABEL ("Từ chối", "Refused"), "refused", NULL, 0, GOCUA_QUICK_REASON, FALSE },
    },
    .spec = {
      .key = "test-2025",
      .title = LABEL ("Phong trào thử", "Test movement"),
      .short_title = LABEL ("Thử", "Test"),
      .people_label = LABEL ("Người đủ tuổi", "People of age"),
      .start = "2025-01-01",
      .end = "2025-03-31",
      .n_indicators = 2,
      .n_outcomes = 2,
      .n_reasons = 2,
      .n_quick = 3,
    },
  };
  fixture->spec.indicators = fixture->indicators;
  fixture->spec.outcomes = fixture->outcomes;
  fixture->spec.reasons = fixture->reasons;
  fixture->spec.quick = fixture->quick;
  fixture->quick[1].answers = fixture->answers;
}

static GocuaCampaign *
fixture_campaign (void)
{
  g_autoptr (GError) error = NULL;
  GocuaCampaign *campaign;
  Fixture fixture;

  fixture_init (&fixture);
  campaign = gocua_campaign_new (&fixture.spec, &error);
  g_assert_no_error (error);
  return campaign;
}

static void
test_getters (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();
  const GocuaIndicator *knows = gocua_campaign_get_indicator (campaign, 0);
  const GocuaIndicator *installed = gocua_campaign_get_indicator (campaign, 1);

  g_assert_cmpstr (gocua_campaign_get_key (campaign), ==, "test-2025");
  g_assert_cmpstr (gocua_campaign_get_start (campaign), ==, "2025-01-01");
  g_assert_cmpstr (gocua_campaign_get_end (campaign), ==, "2025-03-31");
  g_assert_cmpstr (gocua_campaign_get_description (campaign), ==, "");
  g_assert_cmpstr (gocua_campaign_get_reference (campaign), ==, "");
  g_assert_cmpuint (gocua_campaign_get_n_indicators (campaign), ==, 2);
  g_assert_cmpint (gocua_campaign_find_indicator (campaign, "installed"), ==, 1);
  g_assert_cmpint (gocua_campaign_find_indicator (campaign, "uses"), ==, -1);
  g_assert_cmpint (gocua_campaign_find_indicator (campaign, NULL), ==, -1);

  g_assert_cmpuint (gocua_indicator_get_slot (installed), ==, 1);
  g_assert_false (gocua_indicator_is_count (knows));
  g_assert_true (gocua_indicator_is_count (installed));
  g_assert_cmpuint (gocua_indicator_get_requires (knows), ==, 0);
  g_assert_cmpuint (gocua_indicator_get_requires (installed), ==, 1u << 0);
  g_assert_cmpfloat (gocua_indicator_get_target (installed), ==, 80.5);
  g_assert_cmpint (gocua_indicator_get_basis (installed), ==, GOCUA_BASIS_PEOPLE);
  g_assert_cmpstr (gocua_indicator_get_deadline (knows), ==, "2025-02-28");
  g_assert_cmpstr (gocua_indicator_get_deadline (installed), ==, "2025-03-31");
  g_assert_false (gocua_indicator_is_benefit (knows));
  g_assert_true (gocua_indicator_is_benefit (installed));
}

static void
test_outcomes (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();

  g_assert_cmpuint (gocua_campaign_get_n_outcomes (campaign), ==, 2);
  g_assert_cmpint (gocua_campaign_get_outcome (campaign, 1), ==, GOCUA_OUTCOME_REFUSED);
  g_assert_cmpstr (gocua_campaign_get_outcome_label (campaign, GOCUA_OUTCOME_MET), ==, "Gặp mặt");
  g_assert_cmpstr (gocua_campaign_get_outcome_label (campaign, GOCUA_OUTCOME_VACANT), ==,
                   gocua_outcome_get_label (GOCUA_OUTCOME_VACANT));
  g_assert_cmpint (gocua_campaign_get_outcome_key (campaign, GOCUA_OUTCOME_MET), ==, '5');
  g_assert_cmpint (gocua_campaign_get_outcome_key (campaign, GOCUA_OUTCOME_REFUSED), ==, '\0');
  g_assert_cmpint (gocua_campaign_get_outcome_key (campaign, GOCUA_OUTCOME_VACANT), ==, '\0');
  g_assert_cmpint (gocua_campaign_find_outcome_by_key (campaign, '5'), ==, GOCUA_OUTCOME_MET);
  g_assert_cmpint (gocua_campaign_find_outcome_by_key (campaign, '6'), ==, GOCUA_OUTCOME_NONE);
  g_assert_cmpint (gocua_campaign_find_outcome_by_key (campaign, '\0'), ==, GOCUA_OUTCOME_NONE);
}

static void
test_reasons (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();
  const GocuaReason *reason = gocua_campaign_find_reason (campaign, "no_need");

  g_assert_cmpuint (gocua_campaign_get_n_reasons (campaign), ==, 2);
  g_assert_true (reason == gocua_campaign_get_reason (campaign, 0));
  g_assert_true (reason == gocua_campaign_find_reason_by_letter (campaign, 'A'));
  g_assert_null (gocua_campaign_find_reason_by_letter (campaign, '\0'));
  g_assert_null (gocua_campaign_find_reason_by_letter (campaign, 'b'));
  g_assert_null (gocua_campaign_find_reason (campaign, "nothing"));
  g_assert_null (gocua_campaign_find_reason (campaign, NULL));
  g_assert_cmpstr (gocua_reason_get_id (reason), ==, "no_need");
  g_assert_cmpint (gocua_reason_get_letter (reason), ==, 'a');
  g_assert_true (gocua_reason_explains_indicator (reason, 1));
  g_assert_false (gocua_reason_explains_indicator (reason, 0));
  g_assert_true (gocua_reason_explains_outcome (reason, GOCUA_OUTCOME_REFUSED));
  g_assert_false (gocua_reason_explains_outcome (reason, GOCUA_OUTCOME_MET));
}

static void
test_quick (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();
  const GocuaQuick *all = gocua_campaign_find_quick (campaign, '5');
  const GocuaQuick *some = gocua_campaign_find_quick (campaign, '7');
  const GocuaQuick *refused = gocua_campaign_find_quick (campaign, '0');

  g_assert_cmpuint (gocua_campaign_get_n_quick (campaign), ==, 3);
  g_assert_true (all == gocua_campaign_get_quick (campaign, 0));
  g_assert_null (gocua_campaign_find_quick (campaign, '1'));
  g_assert_cmpint (gocua_quick_get_key (all), ==, '5');
  g_assert_cmpstr (gocua_quick_get_label (all), ==, "Gặp: đã cài đủ");
  g_assert_cmpint (gocua_quick_get_outcome (all), ==, GOCUA_OUTCOME_MET);
  g_assert_cmpint (gocua_quick_get_answer (all, 0), ==, 1);
  g_assert_cmpint (gocua_quick_get_answer (all, 1), ==, GOCUA_QUICK_ALL);
  g_assert_cmpint (gocua_quick_get_answer (some, 1), ==, GOCUA_QUICK_ASK);
  g_assert_true (gocua_quick_get_reason (some) == gocua_campaign_find_reason (campaign, "no_need"));
  g_assert_true (gocua_quick_asks_follow_up (some));
  g_assert_false (gocua_quick_asks_reason (some));
  g_assert_cmpint (gocua_quick_get_answer (refused, 0), ==, -1);
  g_assert_true (gocua_quick_asks_reason (refused));
  g_assert_null (gocua_quick_get_reason (refused));
}

/* A campaign of an earlier version has no usual results: they are made of its outcomes. */
static void
test_quick_from_outcomes (void)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  Fixture fixture;

  fixture_init (&fixture);
  fixture.spec.n_quick = 0;
  fixture.outcomes[1].key = '2';
  campaign = gocua_campaign_new (&fixture.spec, NULL);
  g_assert_cmpuint (gocua_campaign_get_n_quick (campaign), ==, 2);
  g_assert_cmpstr (gocua_quick_get_label (gocua_campaign_find_quick (campaign, '5')), ==, "Gặp mặt");
  g_assert_cmpint (gocua_quick_get_answer (gocua_campaign_find_quick (campaign, '5'), 0), ==,
                   GOCUA_QUICK_ASK);
  g_assert_cmpint (gocua_quick_get_answer (gocua_campaign_find_quick (campaign, '5'), 2), ==, -1);
  g_assert_false (gocua_quick_asks_reason (gocua_campaign_find_quick (campaign, '5')));
  g_assert_cmpint (gocua_quick_get_answer (gocua_campaign_find_quick (campaign, '2'), 0), ==, -1);
  g_assert_true (gocua_quick_asks_reason (gocua_campaign_find_quick (campaign, '2')));
}

static void
test_language (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();
  const GocuaIndicator *knows = gocua_campaign_get_indicator (campaign, 0);

  g_assert_cmpstr (gocua_campaign_get_title (campaign), ==, "Phong trào thử");
  g_assert_cmpstr (gocua_indicator_get_short_label (knows), ==, "Biết");
  gocua_language_set ("en");
  g_assert_cmpstr (gocua_campaign_get_title (campaign), ==, "Test movement");
  g_assert_cmpstr (gocua_campaign_get_short_title (campaign), ==, "Test");
  g_assert_cmpstr (gocua_campaign_get_people_label (campaign), ==, "People of age");
  g_assert_cmpstr (gocua_indicator_get_label (knows), ==, "Knows the app");
  g_assert_cmpstr (gocua_indicator_get_question (knows), ==, "Do they know it?");
  g_assert_cmpstr (gocua_campaign_get_outcome_label (campaign, GOCUA_OUTCOME_MET), ==, "Met in person");
  g_assert_cmpstr (gocua_reason_get_label (gocua_campaign_get_reason (campaign, 1)), ==, "Other");
  gocua_language_set (NULL);
}

/* The campaign owns what it was made of, and composes letters that came apart. */
static void
test_copies (void)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GError) error = NULL;
  char title[] = "Bie\u0302\u0301t";
  char key[] = "copied";
  Fixture fixture;

  fixture_init (&fixture);
  fixture.spec.key = key;
  fixture.spec.title.vi = title;
  fixture.indicators[0].short_label.vi = "Bie\u0302\u0301t ca\u0300i"; /* 8 characters once composed */
  campaign = gocua_campaign_new (&fixture.spec, &error);
  g_assert_no_error (error);
  key[0] = title[0] = '!';
  g_assert_cmpstr (gocua_campaign_get_key (campaign), ==, "copied");
  g_assert_cmpstr (gocua_campaign_get_title (campaign), ==, "Biết");
}

static void
test_boxed (void)
{
  g_autoptr (GocuaCampaign) campaign = fixture_campaign ();
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GOCUA_TYPE_CAMPAIGN);
  g_value_set_boxed (&value, campaign);
  g_assert_true (g_value_get_boxed (&value) == campaign);
}

typedef void (*SpoilFunc) (Fixture *fixture);

#define SPOIL(name, statement) \
  static void name (Fixture *f) { statement; }

SPOIL (no_key, f->spec.key = NULL)
SPOIL (key_upper, f->spec.key = "CDS")
SPOIL (key_long, f->spec.key = "a23456789012345678901234567890123")
SPOIL (title_blank, f->spec.title.vi = " \u00a0\t")
SPOIL (title_no_en, f->spec.title.en = NULL)
SPOIL (title_line, f->spec.title.vi = "một\nhai")
SPOIL (title_not_utf8, f->spec.title.vi = "\xff")
SPOIL (plain_app_url, f->spec.app_url = "http://example.org/")
SPOIL (half_reference, f->spec.reference.vi = "Kế hoạch")
SPOIL (description_tab, f->spec.description = ((GocuaLabel){ "một\thai", "one" }))
SPOIL (no_people, f->spec.people_label = ((GocuaLabel){ NULL, NULL }))
SPOIL (start_missing, f->spec.start = NULL)
SPOIL (start_vietnamese, f->spec.start = "01/01/2025")
SPOIL (end_unreal, f->spec.end = "2025-02-29")
SPOIL (end_month, f->spec.end = "2025-13-01")
SPOIL (end_long, f->spec.end = "2025-03-311")
SPOIL (end_first, f->spec.end = "2024-12-31")
SPOIL (no_indicators, f->spec.n_indicators = 0)
SPOIL (many_indicators, f->spec.n_indicators = GOCUA_CAMPAIGN_MAX_INDICATORS + 1)
SPOIL (id_empty, f->indicators[0].id = "")
SPOIL (id_hyphen, f->indicators[0].id = "a-b")
SPOIL (id_digit, f->indicators[0].id = "1a")
SPOIL (id_twice, f->indicators[1].id = "knows")
SPOIL (label_long,
       f->indicators[1].label.en = "123456789 123456789 123456789 123456789 123456789 "
                                   "123456789 123456789 123456789 x")
SPOIL (short_long, f->indicators[1].short_label.vi = "Tài khoản")
SPOIL (no_question, f->indicators[1].question.vi = NULL)
SPOIL (target_low, f->indicators[1].target = -0.1)
SPOIL (target_high, f->indicators[1].target = 100.1)
SPOIL (target_nan, f->indicators[1].target = (double) NAN)
SPOIL (basis_people, f->indicators[0].basis = GOCUA_BASIS_PEOPLE)
SPOIL (deadline_unreal, f->indicators[0].deadline = "2025-00-01")
SPOIL (deadline_late, f->indicators[0].deadline = "2025-04-01")
SPOIL (deadline_early, f->indicators[0].deadline = "2024-12-31")
SPOIL (requires_itself, f->indicators[1].requires = needs_itself)
SPOIL (requires_later, f->indicators[0].requires = needs_itself)
SPOIL (requires_twice, f->indicators[1].requires = needs_twice)
SPOIL (no_outcomes, f->spec.n_outcomes = 0)
SPOIL (many_outcomes, f->spec.n_outcomes = GOCUA_CAMPAIGN_MAX_OUTCOMES + 1)
SPOIL (outcome_unknown, f->outcomes[1].id = "away")
SPOIL (outcome_twice, f->outcomes[1].id = "met")
SPOIL (outcome_label, f->outcomes[1].label.vi = "")
SPOIL (no_met, f->outcomes[0].id = "absent")
SPOIL (key_letter, f->outcomes[1].key = 'x')
SPOIL (key_twice, f->outcomes[1].key = '5')
SPOIL (many_reasons, f->spec.n_reasons = GOCUA_CAMPAIGN_MAX_REASONS + 1)
SPOIL (reason_twice, f->reasons[1].id = "no_need")
SPOIL (reason_id, f->reasons[1].id = NULL)
SPOIL (letter_digit, f->reasons[1].letter = '1')
SPOIL (letter_twice, f->reasons[1].letter = 'a')
SPOIL (reason_label, f->reasons[0].label.en = NULL)
SPOIL (explains_unknown, f->reasons[0].indicators = for_unknown)
SPOIL (explains_not_offered, f->reasons[0].outcomes = for_vacant)

SPOIL (many_quick, f->spec.n_quick = GOCUA_CAMPAIGN_MAX_QUICK + 1)
SPOIL (quick_letter, f->quick[1].key = 'x')
SPOIL (quick_no_key, f->quick[1].key = '\0')
SPOIL (quick_twice, f->quick[2].key = '5')
SPOIL (quick_long, f->quick[0].label.vi = "Một hai ba bốn năm sáu bảy tám chín mười một")
SPOIL (quick_outcome, f->quick[2].outcome = "vacant")
SPOIL (quick_no_outcome, f->quick[2].outcome = NULL)
SPOIL (quick_not_met, f->quick[1].outcome = "refused")
SPOIL (quick_unknown, f->answers[1].indicator = "paid")
SPOIL (quick_answer_twice, f->answers[1].indicator = "knows")
SPOIL (quick_all_of_yesno, f->answers[0].value = GOCUA_QUICK_ALL)
SPOIL (quick_two_of_yesno, f->answers[0].value = 2)
SPOIL (quick_much, f->answers[1].value = 1000)
SPOIL (quick_negative, f->answers[1].value = -1)
SPOIL (quick_contradicts, f->answers[0].value = 0)
SPOIL (quick_reason, f->quick[1].reason = "nothing")

static const struct
{
  SpoilFunc spoil;
  const char *path;
} broken[] = {
  { no_key, "key" },
  { key_upper, "key" },
  { key_long, "key" },
  { title_blank, "title.vi" },
  { title_no_en, "title.en" },
  { title_line, "title.vi" },
  { title_not_utf8, "title.vi" },
  { plain_app_url, "app_url" },
  { half_reference, "reference.en" },
  { description_tab, "description.vi" },
  { no_people, "people_label.vi" },
  { start_missing, "start" },
  { start_vietnamese, "start" },
  { end_unreal, "end" },
  { end_month, "end" },
  { end_long, "end" },
  { end_first, "end" },
  { no_indicators, "indicators" },
  { many_indicators, "indicators" },
  { id_empty, "indicators[0].id" },
  { id_hyphen, "indicators[0].id" },
  { id_digit, "indicators[0].id" },
  { id_twice, "indicators[1].id" },
  { label_long, "indicators[1].label.en" },
  { short_long, "indicators[1].short_label.vi" },
  { no_question, "indicators[1].question.vi" },
  { target_low, "indicators[1].target" },
  { target_high, "indicators[1].target" },
  { target_nan, "indicators[1].target" },
  { basis_people, "indicators[0].basis" },
  { deadline_unreal, "indicators[0].deadline" },
  { deadline_late, "indicators[0].deadline" },
  { deadline_early, "indicators[0].deadline" },
  { requires_itself, "indicators[1].requires[0]" },
  { requires_later, "indicators[0].requires[0]" },
  { requires_twice, "indicators[1].requires[1]" },
  { no_outcomes, "outcomes" },
  { many_outcomes, "outcomes" },
  { outcome_unknown, "outcomes[1].id" },
  { outcome_twice, "outcomes[1].id" },
  { outcome_label, "outcomes[1].label.vi" },
  { no_met, "outcomes" },
  { key_letter, "outcomes[1].key" },
  { key_twice, "outcomes[1].key" },
  { many_reasons, "reasons" },
  { reason_twice, "reasons[1].id" },
  { reason_id, "reasons[1].id" },
  { letter_digit, "reasons[1].letter" },
  { letter_twice, "reasons[1].letter" },
  { reason_label, "reasons[0].label.en" },
  { explains_unknown, "reasons[0].indicators[1]" },
  { explains_not_offered, "reasons[0].outcomes[0]" },
  { many_quick, "quick" },
  { quick_letter, "quick[1].key" },
  { quick_no_key, "quick[1].key" },
  { quick_twice, "quick[2].key" },
  { quick_long, "quick[0].label.vi" },
  { quick_outcome, "quick[2].outcome" },
  { quick_no_outcome, "quick[2].outcome" },
  { quick_not_met, "quick[1].answers" },
  { quick_unknown, "quick[1].answers.paid" },
  { quick_answer_twice, "quick[1].answers.knows" },
  { quick_all_of_yesno, "quick[1].answers.knows" },
  { quick_two_of_yesno, "quick[1].answers.knows" },
  { quick_much, "quick[1].answers.installed" },
  { quick_negative, "quick[1].answers.installed" },
  { quick_contradicts, "quick[1].answers.installed" },
  { quick_reason, "quick[1].reason" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *place = g_strdup_printf (" %s: ", broken[i].path);
      g_autoptr (GError) error = NULL;
      Fixture fixture;

      fixture_init (&fixture);
      broken[i].spoil (&fixture);
      g_assert_null (gocua_campaign_new (&fixture.spec, &error));
      g_assert_error (error, GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_INVALID);
      if (strstr (error->message, place) == NULL)
        g_error ("case %u: %s is not in: %s", i, place, error->message);
    }
}

static void
test_app_url (void)
{
  g_assert_true (gocua_campaign_is_app_url ("https://example.org/cai-dat?id=vn.app"));
  g_assert_false (gocua_campaign_is_app_url (NULL));
  g_assert_false (gocua_campaign_is_app_url (""));
  g_assert_false (gocua_campaign_is_app_url ("http://example.org/"));
  g_assert_false (gocua_campaign_is_app_url ("https://ai-do@example.org/"));
  g_assert_false (gocua_campaign_is_app_url ("https://localhost/"));
  g_assert_false (gocua_campaign_is_app_url ("javascript:alert(1)"));
  g_assert_false (gocua_campaign_is_app_url ("https://xn--a.example.org/\xc3\xa0"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaign/getters", test_getters);
  g_test_add_func ("/campaign/outcomes", test_outcomes);
  g_test_add_func ("/campaign/reasons", test_reasons);
  g_test_add_func ("/campaign/quick", test_quick);
  g_test_add_func ("/campaign/quick-from-outcomes", test_quick_from_outcomes);
  g_test_add_func ("/campaign/language", test_language);
  g_test_add_func ("/campaign/copies", test_copies);
  g_test_add_func ("/campaign/boxed", test_boxed);
  g_test_add_func ("/campaign/broken", test_broken);
  g_test_add_func ("/campaign/app-url", test_app_url);
  return g_test_run ();
}
