/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-campaign-json.c: campaigns survive being written and read, and a broken file is told where it is
 * broken. */

#include <string.h>

#include "wire/gocua-campaign-json.h"

static const char *const whole =
    "{\n"
    "  \"format\": 1,\n"
    "  \"key\": \"test-2025\",\n"
    "  \"title\": {\"vi\": \"Phong trào\", \"en\": \"Movement\"},\n"
    "  \"short_title\": {\"vi\": \"P.trào\", \"en\": \"Short\"},\n"
    "  \"people_label\": {\"vi\": \"Người đủ tuổi\", \"en\": \"People of age\"},\n"
    "  \"start\": \"2025-01-01\",\n"
    "  \"end\": \"2025-03-31\",\n"
    "  \"indicators\": [\n"
    "    {\"id\": \"knows\", \"type\": \"yesno\", \"label\": {\"vi\": \"Biết\", \"en\": \"Knows\"},\n"
    "     \"short_label\": {\"vi\": \"Biết\", \"en\": \"Knows\"},\n"
    "     \"question\": {\"vi\": \"Biết chưa?\", \"en\": \"Known?\"}, \"target\": 100},\n"
    "    {\"id\": \"installed\", \"type\": \"count\", \"label\": {\"vi\": \"Cài\", \"en\": \"Installed\"},\n"
    "     \"short_label\": {\"vi\": \"Cài\", \"en\": \"Install\"},\n"
    "     \"question\": {\"vi\": \"Mấy người?\", \"en\": \"How many?\"}, \"target\": 80.5, \"basis\": "
    "\"people\",\n"
    "     \"deadline\": \"2025-02-28\", \"requires\": [\"knows\"], \"benefit\": true}\n"
    "  ],\n"
    "  \"outcomes\": [\n"
    "    {\"id\": \"met\", \"key\": \"5\", \"label\": {\"vi\": \"Gặp\", \"en\": \"Met\"}},\n"
    "    {\"id\": \"refused\", \"label\": {\"vi\": \"Từ chối\", \"en\": \"Refused\"}}\n"
    "  ],\n"
    "  \"reasons\": [\n"
    "    {\"id\": \"no_need\", \"letter\": \"a\", \"label\": {\"vi\": \"Không cần\", \"en\": \"No need\"},\n"
    "     \"indicators\": [\"installed\"], \"outcomes\": [\"refused\"]}\n"
    "  ],\n"
    "  \"quick\": [\n"
    "    {\"key\": \"6\", \"label\": {\"vi\": \"Gặp: cài đủ\", \"en\": \"All\"}, \"outcome\": \"met\",\n"
    "     \"answers\": {\"knows\": 1, \"installed\": \"all\"}},\n"
    "    {\"key\": \"7\", \"label\": {\"vi\": \"Gặp: vài người\", \"en\": \"Some\"}, \"outcome\": \"met\",\n"
    "     \"answers\": {\"installed\": \"ask\"}, \"reason\": \"no_need\", \"follow_up\": \"ask\"}\n"
    "  ]\n"
    "}\n";

/* The whole text with @find, which must be there, made into @replace. */
static char *
spoiled (const char *find, const char *replace)
{
  const char *at = strstr (whole, find);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - whole), whole, replace, at + strlen (find));
}

static GocuaCampaign *
read_campaign (const char *json)
{
  g_autoptr (GError) error = NULL;
  GocuaCampaign *campaign = gocua_campaign_from_json (json, -1, &error);

  g_assert_no_error (error);
  return campaign;
}

static void
test_read (void)
{
  g_autoptr (GocuaCampaign) campaign = read_campaign (whole);
  const GocuaIndicator *installed = gocua_campaign_get_indicator (campaign, 1);
  const GocuaReason *reason = gocua_campaign_get_reason (campaign, 0);

  g_assert_cmpstr (gocua_campaign_get_key (campaign), ==, "test-2025");
  g_assert_cmpstr (gocua_campaign_get_title (campaign), ==, "Phong trào");
  g_assert_cmpstr (gocua_campaign_get_description (campaign), ==, "");
  g_assert_cmpuint (gocua_campaign_get_n_indicators (campaign), ==, 2);
  g_assert_true (gocua_indicator_is_count (installed));
  g_assert_cmpfloat (gocua_indicator_get_target (installed), ==, 80.5);
  g_assert_cmpint (gocua_indicator_get_basis (installed), ==, GOCUA_BASIS_PEOPLE);
  g_assert_cmpuint (gocua_indicator_get_requires (installed), ==, 1);
  g_assert_true (gocua_indicator_is_benefit (installed));
  g_assert_cmpstr (gocua_indicator_get_deadline (installed), ==, "2025-02-28");
  g_assert_cmpstr (gocua_indicator_get_deadline (gocua_campaign_get_indicator (campaign, 0)), ==,
                   "2025-03-31");
  g_assert_cmpint (gocua_campaign_find_outcome_by_key (campaign, '5'), ==, GOCUA_OUTCOME_MET);
  g_assert_cmpint (gocua_reason_get_letter (reason), ==, 'a');
  g_assert_true (gocua_reason_explains_indicator (reason, 1));
  g_assert_true (gocua_reason_explains_outcome (reason, GOCUA_OUTCOME_REFUSED));
  g_assert_cmpuint (gocua_campaign_get_n_quick (campaign), ==, 2);
}

static void
test_read_quick (void)
{
  g_autoptr (GocuaCampaign) campaign = read_campaign (whole);
  const GocuaQuick *all = gocua_campaign_find_quick (campaign, '6');
  const GocuaQuick *some = gocua_campaign_find_quick (campaign, '7');

  g_assert_cmpint (gocua_quick_get_answer (all, 0), ==, 1);
  g_assert_cmpint (gocua_quick_get_answer (all, 1), ==, GOCUA_QUICK_ALL);
  g_assert_false (gocua_quick_asks_follow_up (all));
  g_assert_cmpint (gocua_quick_get_answer (some, 0), ==, -1);
  g_assert_cmpint (gocua_quick_get_answer (some, 1), ==, GOCUA_QUICK_ASK);
  g_assert_cmpstr (gocua_reason_get_id (gocua_quick_get_reason (some)), ==, "no_need");
  g_assert_true (gocua_quick_asks_follow_up (some));
}

/* What was read is written again as it was. */
static void
test_write_quick (void)
{
  g_autoptr (GocuaCampaign) campaign = read_campaign (whole);
  g_autofree char *json = gocua_campaign_to_json (campaign);

  g_assert_nonnull (strstr (json, "\"answers\":{\"knows\":1,\"installed\":\"all\"}"));
  g_assert_nonnull (
      strstr (json, "\"answers\":{\"installed\":\"ask\"},\"reason\":\"no_need\",\"follow_up\":\"ask\"}"));
}

/* What a person may leave out or a later version may add. */
static void
test_lenient (void)
{
  static const char *const changes[][2] = {
    { "  \"format\": 1,\n", "" },
    { "  \"format\": 1,\n", "  \"color\": {\"accent\": [1, 2]},\n" },
    { ", \"basis\": \"people\"", "" },
    { "\"deadline\": \"2025-02-28\"", "\"deadline\": null" },
    { "\"benefit\": true", "\"benefit\": false" },
    { "\"requires\": [\"knows\"]", "\"requires\": []" },
    { "\"letter\": \"a\", ", "" },
    { "\"target\": 80.5", "\"target\": null" },
    { "{\n  \"format\"", "\xef\xbb\xbf{\n  \"format\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *json = spoiled (changes[i][0], changes[i][1]);
      g_autoptr (GocuaCampaign) campaign = read_campaign (json);

      g_assert_cmpint (gocua_indicator_get_basis (gocua_campaign_get_indicator (campaign, 1)), ==,
                       GOCUA_BASIS_PEOPLE);
    }
}

static const struct
{
  const char *find;
  const char *replace;
  GocuaCampaignError code;
  const char *place;
} broken[] = {
  { "\"key\": \"test-2025\",\n", "", GOCUA_CAMPAIGN_ERROR_INVALID, " key: " },
  { "\"test-2025\"", "2025", GOCUA_CAMPAIGN_ERROR_INVALID, " key: " },
  { "\"test-2025\"", "\"Test\"", GOCUA_CAMPAIGN_ERROR_INVALID, " key: " },
  { "\"format\": 1", "\"format\": 2", GOCUA_CAMPAIGN_ERROR_INVALID, " format: " },
  { "\"format\": 1", "\"format\": \"1\"", GOCUA_CAMPAIGN_ERROR_INVALID, " format: " },
  { "{\"vi\": \"Phong trào\", \"en\": \"Movement\"}", "\"Phong trào\"", GOCUA_CAMPAIGN_ERROR_INVALID,
    " title: " },
  { ", \"en\": \"Movement\"", "", GOCUA_CAMPAIGN_ERROR_INVALID, " title.en: " },
  { "\"Phong trào\"", "[]", GOCUA_CAMPAIGN_ERROR_INVALID, " title.vi: " },
  { "\"Phong trào\"", "\"  \"", GOCUA_CAMPAIGN_ERROR_INVALID, " title.vi: " },
  { "\"Phong trào\"", "\"a\", \"vi\": \"b\"", GOCUA_CAMPAIGN_ERROR_INVALID, " title.vi: " },
  { "\"2025-01-01\"", "20250101", GOCUA_CAMPAIGN_ERROR_INVALID, " start: " },
  { "\"2025-01-01\"", "\"1/1/2025\"", GOCUA_CAMPAIGN_ERROR_INVALID, " start: " },
  { "\"2025-03-31\"", "\"2025-02-30\"", GOCUA_CAMPAIGN_ERROR_INVALID, " end: " },
  { "\"indicators\": [\n", "\"indicators\": {}, \"more\": [\n", GOCUA_CAMPAIGN_ERROR_INVALID,
    " indicators: " },
  { "\"indicators\": [\n", "\"indicators\": [], \"more\": [\n", GOCUA_CAMPAIGN_ERROR_INVALID,
    " indicators: " },
  { "\"indicators\": [\n", "\"indicators\": [7,\n", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[0]: " },
  { "\"knows\", \"type\"", "\"Knows\", \"type\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[0].id: " },
  { "\"yesno\"", "\"maybe\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[0].type: " },
  { ", \"type\": \"yesno\"", "", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[0].type: " },
  { "\"target\": 80.5", "\"target\": \"80\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].target: " },
  { "\"target\": 80.5", "\"target\": 180", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].target: " },
  { "\"target\": 80.5", "\"target\": 1e999", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].target: " },
  { "\"target\": 100", "\"basis\": \"people\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[0].basis: " },
  { "\"basis\": \"people\"", "\"basis\": \"dogs\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].basis: " },
  { "\"2025-02-28\"", "\"2026-02-28\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].deadline: " },
  { "[\"knows\"]", "\"knows\"", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].requires: " },
  { "[\"knows\"]", "[\"knows\", 1]", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].requires[1]: " },
  { "[\"knows\"]", "[\"uses\"]", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].requires[0]: " },
  { "\"benefit\": true", "\"benefit\": 1", GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].benefit: " },
  { "\"vi\": \"Cài\", \"en\": \"Install\"", "\"vi\": \"Đã cài đặt\", \"en\": \"Install\"",
    GOCUA_CAMPAIGN_ERROR_INVALID, " indicators[1].short_label.vi: " },
  { "\"id\": \"refused\"", "\"id\": \"away\"", GOCUA_CAMPAIGN_ERROR_INVALID, " outcomes[1].id: " },
  { "\"key\": \"5\"", "\"key\": 5", GOCUA_CAMPAIGN_ERROR_INVALID, " outcomes[0].key: " },
  { "\"key\": \"5\"", "\"key\": \"55\"", GOCUA_CAMPAIGN_ERROR_INVALID, " outcomes[0].key: " },
  { "\"key\": \"5\"", "\"key\": \"m\"", GOCUA_CAMPAIGN_ERROR_INVALID, " outcomes[0].key: " },
  { "\"letter\": \"a\"", "\"letter\": \"á\"", GOCUA_CAMPAIGN_ERROR_INVALID, " reasons[0].letter: " },
  { "[\"installed\"]", "[\"paid\"]", GOCUA_CAMPAIGN_ERROR_INVALID, " reasons[0].indicators[0]: " },
  { "[\"refused\"]", "[\"vacant\"]", GOCUA_CAMPAIGN_ERROR_INVALID, " reasons[0].outcomes[0]: " },
  { "\"answers\": {\"knows\": 1,", "\"answers\": [{\"knows\": 1}], \"more\": {", GOCUA_CAMPAIGN_ERROR_INVALID,
    " quick[0].answers: " },
  { "\"knows\": 1,", "\"knows\": true,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.knows: " },
  { "\"knows\": 1,", "\"knows\": 1e99,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.knows: " },
  { "\"knows\": 1,", "\"knows\": -2,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.knows: " },
  { "\"knows\": 1,", "\"knows\": 1.5,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.knows: " },
  { "\"knows\": 1,", "\"paid\": 1,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.paid: " },
  { "\"knows\": 1,", "\"installed\": 1,", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.installed: " },
  { "\"all\"}", "\"everybody\"}", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[0].answers.installed: " },
  { "\"follow_up\": \"ask\"", "\"follow_up\": \"5/3\"", GOCUA_CAMPAIGN_ERROR_INVALID,
    " quick[1].follow_up: " },
  { "\"follow_up\": \"ask\"", "\"follow_up\": true", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[1].follow_up: " },
  { "\"key\": \"7\"", "\"key\": \"6\"", GOCUA_CAMPAIGN_ERROR_INVALID, " quick[1].key: " },
  { "\"key\": \"test-2025\",", "\"key\": \"test-2025\"", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 4, column 3" },
  { "\"start\": \"", "\"start\": '", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 7, column 12" },
  { "Phong trào", "Phong tr\xe0o", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 4, column 28" },
  { "Phong trào", "Phong trà\\u0000o", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 4, column 29" },
  { "  ]\n}\n", "  ]\n}\nmore", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 33, column 1" },
  { "  ]\n}\n", "  ]\n", GOCUA_CAMPAIGN_ERROR_SYNTAX, "line 32, column 1" },
  { "\"format\": 1", "\"deep\": [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", GOCUA_CAMPAIGN_ERROR_TOO_LARGE,
    "line 2, column 26" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *json = spoiled (broken[i].find, broken[i].replace);
      g_autoptr (GError) error = NULL;

      g_assert_null (gocua_campaign_from_json (json, -1, &error));
      g_assert_error (error, GOCUA_CAMPAIGN_ERROR, (int) broken[i].code);
      if (strstr (error->message, broken[i].place) == NULL)
        g_error ("case %u: “%s” is not in: %s", i, broken[i].place, error->message);
    }
}

static void
test_not_a_campaign (void)
{
  static const struct
  {
    const char *json;
    gssize length;
    GocuaCampaignError code;
  } cases[] = {
    { NULL, 0, GOCUA_CAMPAIGN_ERROR_SYNTAX },         { "", 0, GOCUA_CAMPAIGN_ERROR_SYNTAX },
    { " \n\t", -1, GOCUA_CAMPAIGN_ERROR_SYNTAX },     { "{", -1, GOCUA_CAMPAIGN_ERROR_SYNTAX },
    { "{\0}", 3, GOCUA_CAMPAIGN_ERROR_SYNTAX },       { "nonsense", -1, GOCUA_CAMPAIGN_ERROR_SYNTAX },
    { "<html>", -1, GOCUA_CAMPAIGN_ERROR_SYNTAX },    { "PK\3\4", -1, GOCUA_CAMPAIGN_ERROR_SYNTAX },
    { "[]", -1, GOCUA_CAMPAIGN_ERROR_INVALID },       { "null", -1, GOCUA_CAMPAIGN_ERROR_INVALID },
    { "\"text\"", -1, GOCUA_CAMPAIGN_ERROR_INVALID }, { "{}", -1, GOCUA_CAMPAIGN_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gocua_campaign_from_json (cases[i].json, cases[i].length, &error));
      g_assert_error (error, GOCUA_CAMPAIGN_ERROR, (int) cases[i].code);
    }
}

static void
test_size (void)
{
  g_autofree char *blanks = g_strnfill (GOCUA_CAMPAIGN_JSON_MAX_BYTES + 1 - strlen (whole), ' ');
  g_autofree char *just = g_strconcat (whole, blanks + 1, NULL);
  g_autofree char *over = g_strconcat (whole, blanks, NULL);
  g_autoptr (GocuaCampaign) campaign = read_campaign (just);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (campaign);
  g_assert_null (gocua_campaign_from_json (over, -1, &error));
  g_assert_error (error, GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_TOO_LARGE);
}

static char *
random_text (glong max)
{
  static const char *const pieces[] = { "ă", "Đ", "ế", "a", "7", "\"", "\\", "/", "😀", "<", "&", "%" };
  GString *text = g_string_new ("x");

  for (int n = g_test_rand_int_range (0, (gint32) max); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static GocuaLabel
random_label (GPtrArray *texts, glong max)
{
  GocuaLabel label = { random_text (max), random_text (max) };

  g_ptr_array_add (texts, (gpointer) label.vi);
  g_ptr_array_add (texts, (gpointer) label.en);
  return label;
}

static GocuaCampaign *
random_campaign (void)
{
  static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GocuaIndicatorSpec indicators[G_N_ELEMENTS (ids)] = { 0 };
  const char *requires[2] = { "a", NULL };
  GocuaOutcomeSpec outcomes[] = { { "met", random_label (texts, 80), '1' },
                                  { "absent", random_label (texts, 9), 0 } };
  GocuaReasonSpec reason = { "r", 'q', random_label (texts, 80), requires, NULL };
  GocuaCampaignSpec spec = { "random", .start = "2025-01-01", .end = "2025-12-31" };
  g_autoptr (GError) error = NULL;
  GocuaCampaign *campaign;

  spec.n_indicators = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (ids) + 1);
  for (guint i = 0; i < spec.n_indicators; i++)
    {
      GocuaIndicatorSpec *it = &indicators[i];

      it->id = ids[i];
      it->type = g_test_rand_int_range (0, 2) != 0 ? GOCUA_INDICATOR_COUNT : GOCUA_INDICATOR_YESNO;
      it->basis = it->type == GOCUA_INDICATOR_COUNT && g_test_rand_int_range (0, 2) != 0
                      ? GOCUA_BASIS_PEOPLE
                      : GOCUA_BASIS_HOUSEHOLDS;
      it->label = random_label (texts, 80);
      it->short_label = random_label (texts, 8);
      it->question = random_label (texts, 200);
      it->target = g_test_rand_double_range (0, 100);
      it->deadline = g_test_rand_int_range (0, 2) != 0 ? "2025-06-30" : NULL;
      it->requires = i > 0 && g_test_rand_int_range (0, 2) != 0 ? requires : NULL;
      it->benefit = g_test_rand_int_range (0, 2);
    }
  spec.title = spec.description = random_label (texts, 200);
  spec.short_title = spec.people_label = random_label (texts, 80);
  spec.indicators = indicators;
  spec.outcomes = outcomes;
  spec.n_outcomes = G_N_ELEMENTS (outcomes);
  spec.reasons = &reason;
  spec.n_reasons = 1;
  campaign = gocua_campaign_new (&spec, &error);
  g_assert_no_error (error);
  return campaign;
}

static void
assert_label (GocuaLabel a, GocuaLabel b)
{
  g_assert_cmpstr (a.vi, ==, b.vi);
  g_assert_cmpstr (a.en, ==, b.en);
}

static void
assert_same (const GocuaCampaignSpec *a, const GocuaCampaignSpec *b)
{
  assert_label (a->title, b->title);
  assert_label (a->description, b->description);
  assert_label (a->reference, b->reference);
  g_assert_cmpuint (a->n_indicators, ==, b->n_indicators);
  for (guint i = 0; i < a->n_indicators; i++)
    {
      const GocuaIndicatorSpec *left = &a->indicators[i];
      const GocuaIndicatorSpec *right = &b->indicators[i];

      g_assert_cmpstr (left->id, ==, right->id);
      g_assert_cmpint (left->type, ==, right->type);
      g_assert_cmpint (left->basis, ==, right->basis);
      g_assert_cmpint (left->benefit, ==, right->benefit);
      g_assert_cmpfloat (left->target, ==, right->target);
      g_assert_cmpstr (left->deadline, ==, right->deadline);
      g_assert_cmpstrv ((gpointer) left->requires, (gpointer) right->requires);
      assert_label (left->label, right->label);
      assert_label (left->short_label, right->short_label);
      assert_label (left->question, right->question);
    }
  g_assert_cmpint (a->outcomes[0].key, ==, b->outcomes[0].key);
  g_assert_cmpint (a->outcomes[1].key, ==, b->outcomes[1].key);
  g_assert_cmpint (a->reasons[0].letter, ==, b->reasons[0].letter);
  g_assert_cmpstrv ((gpointer) a->reasons[0].indicators, (gpointer) b->reasons[0].indicators);
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GocuaCampaign) campaign = random_campaign ();
      g_autofree char *first = gocua_campaign_to_json (campaign);
      g_autoptr (GocuaCampaign) again = read_campaign (first);
      g_autofree char *second = gocua_campaign_to_json (again);

      g_assert_cmpstr (first, ==, second);
      assert_same (gocua_campaign_get_spec (campaign), gocua_campaign_get_spec (again));
    }
}

static void
test_app_url (void)
{
  g_autofree char *with = spoiled ("\"end\": \"2025-03-31\"",
                                   "\"end\": \"2025-03-31\", \"app_url\": \"https://example.org/app\"");
  g_autofree char *bad =
      spoiled ("\"end\": \"2025-03-31\"", "\"end\": \"2025-03-31\", \"app_url\": \"http://example.org/app\"");
  g_autoptr (GocuaCampaign) none = read_campaign (whole);
  g_autoptr (GocuaCampaign) campaign = read_campaign (with);
  g_autofree char *written = gocua_campaign_to_json (campaign);
  g_autofree char *bare = gocua_campaign_to_json (none);
  g_autoptr (GocuaCampaign) again = read_campaign (written);
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_campaign_get_app_url (none));
  g_assert_null (strstr (bare, "app_url"));
  g_assert_cmpstr (gocua_campaign_get_app_url (again), ==, "https://example.org/app");
  g_assert_null (gocua_campaign_from_json (bad, -1, &error));
  g_assert_error (error, GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaign-json/read", test_read);
  g_test_add_func ("/campaign-json/read-quick", test_read_quick);
  g_test_add_func ("/campaign-json/write-quick", test_write_quick);
  g_test_add_func ("/campaign-json/lenient", test_lenient);
  g_test_add_func ("/campaign-json/broken", test_broken);
  g_test_add_func ("/campaign-json/not-a-campaign", test_not_a_campaign);
  g_test_add_func ("/campaign-json/size", test_size);
  g_test_add_func ("/campaign-json/round-trip", test_round_trip);
  g_test_add_func ("/campaign-json/app-url", test_app_url);
  return g_test_run ();
}
