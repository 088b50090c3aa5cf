/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entry-verdict.c: what a line says, and when: nothing of what is missing while somebody types. */

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-verdict.h"
#include "core/gocua-answers.h"
#include "core/gocua-locale.h"
#include "wire/gocua-presets.h"

#define TODAY "2025-03-02"

/* In the campaign cds-2025. */
enum
{
  KNOWS,
  INSTALLED,
};

static GocuaEntryModel *
new_line (void)
{
  g_autoptr (GocuaCampaign) campaign = gocua_presets_get ("cds-2025");

  return gocua_entry_model_new (campaign);
}

static void
choose_household (GocuaEntryModel *line)
{
  GocuaHouseholdRow row = { .address = (char *) "12/34/5A Nguyễn Trãi", .head = (char *) "Nguyễn Thị Ánh" };

  gocua_id_init_from_name (&row.id, "household:1");
  row.people = 4;
  row.eligible_people = 3;
  for (guint slot = 0; slot < GOCUA_MAX_INDICATORS; slot++)
    row.status.values[slot] = GOCUA_ANSWER_UNKNOWN;
  gocua_entry_model_set_household (line, &row);
}

static void
assert_says (GocuaEntryModel *line,
             GocuaEntryMoment moment,
             GocuaEntryJudgement judgement,
             const char *sentence,
             const char *mark)
{
  g_auto (GocuaEntryVerdict) verdict = { 0 };

  moment.date = TODAY;
  moment.today = TODAY;
  verdict = gocua_entry_judge (line, &moment);
  g_assert_cmpstr (verdict.sentence, ==, sentence);
  g_assert_cmpstr (verdict.mark, ==, mark);
  g_assert_cmpint (verdict.judgement, ==, judgement);
}

static void
test_empty (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment moment = { .active = TRUE, .complaining = TRUE, .focused = GOCUA_ENTRY_CELL_HOUSEHOLD };

  assert_says (line, moment, GOCUA_ENTRY_GOOD, "", "");
}

static void
test_what_is_missing_waits (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment typing = { .active = TRUE, .focused = GOCUA_ENTRY_CELL_OUTCOME };
  GocuaEntryMoment left = { .complaining = TRUE, .focused = GOCUA_ENTRY_CELL_NONE };

  choose_household (line);
  assert_says (line, typing, GOCUA_ENTRY_GOOD, "Not visited before", "✎");
  assert_says (line, left, GOCUA_ENTRY_WRONG, "✕ What was the result of the visit? It is not chosen yet.",
               "✕ ✎");
}

/* A wrong number is said at once, with its cell. */
static void
test_wrong_number_is_said_at_once (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment moment = {
    .active = TRUE, .date = TODAY, .today = TODAY, .focused = GOCUA_ENTRY_CELL_ANSWERS + INSTALLED
  };
  g_auto (GocuaEntryVerdict) verdict = { 0 };

  choose_household (line);
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (line, KNOWS, 1);
  gocua_entry_model_set_value (line, INSTALLED, 9);
  verdict = gocua_entry_judge (line, &moment);
  g_assert_cmpint (verdict.judgement, ==, GOCUA_ENTRY_WRONG);
  g_assert_cmpint (verdict.tone, ==, GOCUA_ENTRY_TONE_ERROR);
  g_assert_cmpint (verdict.wrong, ==, GOCUA_ENTRY_CELL_ANSWERS + INSTALLED);
  g_assert_cmpint (verdict.doubtful, ==, GOCUA_ENTRY_CELL_NONE);
  g_assert_null (verdict.mend);
}

/* A half date is no mistake while the focus is in it. */
static void
test_half_date (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment moment = { .active = TRUE };

  choose_household (line);
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_ABSENT);
  gocua_entry_model_set_follow_up (line, "5/");
  moment.focused = gocua_entry_model_get_follow_up_cell (line);
  assert_says (line, moment, GOCUA_ENTRY_GOOD, "Not visited before", "✎");
  moment.focused = gocua_entry_model_get_note_cell (line);
  assert_says (line, moment, GOCUA_ENTRY_WRONG,
               "✕ The follow-up date can’t be read. Write it as day/month/year.", "✕ ✎");
}

static void
test_doubt_has_a_key (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment moment = { .active = TRUE, .date = TODAY, .today = TODAY };
  g_auto (GocuaEntryVerdict) verdict = { 0 };

  choose_household (line);
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_MET);
  gocua_entry_model_set_value (line, KNOWS, 0);
  gocua_entry_model_set_value (line, INSTALLED, 2);
  verdict = gocua_entry_judge (line, &moment);
  g_assert_cmpint (verdict.judgement, ==, GOCUA_ENTRY_DOUBTFUL);
  g_assert_cmpint (verdict.tone, ==, GOCUA_ENTRY_TONE_WARNING);
  g_assert_cmpint (verdict.wrong, ==, GOCUA_ENTRY_CELL_NONE);
  g_assert_cmpint (verdict.doubtful, >=, GOCUA_ENTRY_CELL_ANSWERS);
  g_assert_true (g_str_has_prefix (verdict.sentence, "▲ "));
  g_assert_cmpstr (verdict.mark, ==, "▲ ✎");
  g_assert_nonnull (verdict.mend);
}

/* What others did is told while nothing of one's own is to be said. */
static void
test_news (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaEntryMoment moment = { .active = TRUE, .date = TODAY, .today = TODAY };
  g_auto (GocuaEntryVerdict) verdict = { 0 };

  choose_household (line);
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_ABSENT);
  gocua_entry_model_set_meanwhile (line, "Chi changed the note.");
  verdict = gocua_entry_judge (line, &moment);
  g_assert_cmpint (verdict.tone, ==, GOCUA_ENTRY_TONE_NEWS);
  g_assert_cmpstr (verdict.sentence, ==, "⇄ Chi changed the note.");
  moment.complaining = TRUE;
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_NONE);
  assert_says (line, moment, GOCUA_ENTRY_WRONG, "✕ What was the result of the visit? It is not chosen yet.",
               "✕ ✎");
}

/* The way of a line to the disk, and what stands at its end on the way. */
static void
test_marks (void)
{
  g_autoptr (GocuaEntryModel) line = new_line ();
  GocuaId campaign = { { 1 } };
  GocuaEntryMoment moment = { .date = TODAY, .today = TODAY, .focused = GOCUA_ENTRY_CELL_NONE };
  g_autoptr (GocuaRecord) record = NULL;

  choose_household (line);
  gocua_entry_model_set_outcome (line, GOCUA_OUTCOME_ABSENT);
  record = gocua_entry_model_to_record (line, &campaign, TODAY, NULL);
  gocua_entry_model_begin_save (line, record);
  assert_says (line, moment, GOCUA_ENTRY_GOOD, "", "…");
  gocua_entry_model_end_save (line, 0, "The disk is full.");
  assert_says (line, moment, GOCUA_ENTRY_GOOD, "✕ The disk is full.", "✕");
  gocua_entry_model_begin_save (line, record);
  gocua_entry_model_end_save (line, G_GINT64_CONSTANT (1741937520000), NULL);
  assert_says (line, moment, GOCUA_ENTRY_GOOD, "", "✓ 14:32:00");
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-verdict/empty", test_empty);
  g_test_add_func ("/entry-verdict/what-is-missing-waits", test_what_is_missing_waits);
  g_test_add_func ("/entry-verdict/wrong-number-is-said-at-once", test_wrong_number_is_said_at_once);
  g_test_add_func ("/entry-verdict/half-date", test_half_date);
  g_test_add_func ("/entry-verdict/doubt-has-a-key", test_doubt_has_a_key);
  g_test_add_func ("/entry-verdict/news", test_news);
  g_test_add_func ("/entry-verdict/marks", test_marks);
  return g_test_run ();
}
