/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-problem.c: contradicting answers are found, and mending them comes to an end. */

#include <string.h>

#include "core/gocua-problem.h"

#include "trial-campaign.h"

#define SLOTS   4
#define UNKNOWN (-1)

static const char *const ids[] = { "i0", "i1", "i2",  "i3",  "i4",  "i5",  "i6",  "i7",
                                   "i8", "i9", "i10", "i11", "i12", "i13", "i14", "i15" };

static GocuaCampaign *
make_campaign (const GocuaIndicatorType *types, const guint *requires, guint n)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);
  GocuaIndicatorSpec indicators[GOCUA_CAMPAIGN_MAX_INDICATORS] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const char **list = g_new0 (const char *, n + 1);
      guint length = 0;

      for (guint j = 0; j < i; j++)
        if ((requires[i] & (1u << j)) != 0)
          list[length++] = ids[j];
      g_ptr_array_add (lists, list);
      indicators[i] = (GocuaIndicatorSpec){
        .id = ids[i], .type = types[i], TRIAL_TEXTS (ids[i]), .target = 100, .requires = list
      };
    }
  return trial_campaign_new (&(GocuaCampaignSpec){ .indicators = indicators, .n_indicators = n });
}

/* Knows, installed, signed in, uses: as the shipped campaigns have it. */
static GocuaCampaign *
usual_campaign (void)
{
  const GocuaIndicatorType types[] = { GOCUA_INDICATOR_YESNO, GOCUA_INDICATOR_COUNT, GOCUA_INDICATOR_COUNT,
                                       GOCUA_INDICATOR_YESNO };
  const guint requires[] = { 0, 1u << 0, 1u << 1, 1u << 2 };

  return make_campaign (types, requires, SLOTS);
}

typedef struct
{
  int values[SLOTS];
  int people;
  GocuaOutcome outcome;
  const char *found; /* a letter for each problem with its slots, see describe() */
} Case;

static const Case cases[] = {
  { { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN }, UNKNOWN, GOCUA_OUTCOME_NONE, "" },
  { { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_ABSENT, "" },
  { { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "" },
  { { 1, 3, 2, 1 }, 3, GOCUA_OUTCOME_MET, "" },
  { { 1, 0, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "" },
  { { 0, 0, 0, 0 }, 3, GOCUA_OUTCOME_MET, "" },
  { { 1, 30, 30, 1 }, UNKNOWN, GOCUA_OUTCOME_MET, "" },
  { { 0, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_ABSENT, "M>met" },
  { { 1, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_NONE, "M>met" },
  { { 1, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_REFUSED, "M>met" },
  { { 5, UNKNOWN, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "Y0>0=1" },
  { { UNKNOWN, 2, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "N1,0>0=1" },
  { { 0, 2, UNKNOWN, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "C1,0>0=1" },
  { { 1, UNKNOWN, 2, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "N2,1>1=2" },
  { { 1, 0, 2, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "C2,1>1=2" },
  { { 1, 1, 2, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "R2,1>1=2" },
  { { 1, 2, 0, 1 }, 3, GOCUA_OUTCOME_MET, "C3,2>2=1" },
  { { 1, 4, 2, UNKNOWN }, 3, GOCUA_OUTCOME_MET, "P1" },
  { { 1, 1, UNKNOWN, UNKNOWN }, 0, GOCUA_OUTCOME_MET, "P1" },
  { { 0, 4, 5, 1 }, 3, GOCUA_OUTCOME_ABSENT, "M>met C1,0>0=1 P1 R2,1>1=5 P2" },
};

static char *
describe (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const GocuaProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->message, !=, NULL);
      g_assert_true ((problem->mend == GOCUA_MEND_NONE) == (problem->mend_label == NULL));
      g_string_append_printf (text, "%s%c", i > 0 ? " " : "", "MYNCRP"[problem->kind]);
      if (problem->slot >= 0)
        g_string_append_printf (text, "%d", problem->slot);
      if (problem->other_slot >= 0)
        g_string_append_printf (text, ",%d", problem->other_slot);
      if (problem->mend == GOCUA_MEND_OUTCOME)
        g_string_append_printf (text, ">%s", gocua_outcome_get_id (problem->mend_outcome));
      if (problem->mend == GOCUA_MEND_ANSWER)
        g_string_append_printf (text, ">%d=%d", problem->mend_slot, problem->mend_value);
    }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  g_autoptr (GocuaCampaign) campaign = usual_campaign ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems =
          gocua_campaign_check_answers (campaign, cases[i].values, cases[i].people, cases[i].outcome);
      g_autofree char *found = describe (problems);

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_message_names_numbers (void)
{
  g_autoptr (GocuaCampaign) campaign = usual_campaign ();
  const int values[] = { 1, 7, UNKNOWN, UNKNOWN };
  g_autoptr (GPtrArray) problems = gocua_campaign_check_answers (campaign, values, 4, GOCUA_OUTCOME_MET);
  const GocuaProblem *problem;

  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_nonnull (strstr (problem->message, "i1"));
  g_assert_nonnull (strstr (problem->message, "7"));
  g_assert_nonnull (strstr (problem->message, "người đủ tuổi"));
  g_assert_nonnull (strstr (problem->message, "4"));
}

typedef struct
{
  guint n;
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  int people;
  GocuaOutcome outcome;
} Entry;

static GocuaCampaign *
random_campaign (Entry *entry)
{
  GocuaIndicatorType types[GOCUA_CAMPAIGN_MAX_INDICATORS];
  guint requires[GOCUA_CAMPAIGN_MAX_INDICATORS];

  entry->n = (guint) g_test_rand_int_range (1, GOCUA_CAMPAIGN_MAX_INDICATORS + 1);
  for (guint i = 0; i < entry->n; i++)
    {
      types[i] = g_test_rand_int_range (0, 2) != 0 ? GOCUA_INDICATOR_COUNT : GOCUA_INDICATOR_YESNO;
      requires[i] = (guint) g_test_rand_int () & (guint) g_test_rand_int () & ((1u << i) - 1);
      entry->values[i] = g_test_rand_int_range (-1, 7);
    }
  entry->people = g_test_rand_int_range (-1, 7);
  entry->outcome = (GocuaOutcome) g_test_rand_int_range (GOCUA_OUTCOME_NONE, GOCUA_OUTCOME_LAST + 1);
  return make_campaign (types, requires, entry->n);
}

static gboolean
apply_mend (const GocuaProblem *problem, Entry *entry)
{
  if (problem->mend == GOCUA_MEND_ANSWER)
    entry->values[problem->mend_slot] = problem->mend_value;
  else if (problem->mend == GOCUA_MEND_OUTCOME)
    entry->outcome = problem->mend_outcome;
  return problem->mend != GOCUA_MEND_NONE;
}

/* Applies any mend there is. The same problem must be gone at once, and an answer that was yes must not be
 * lost. */
static gboolean
mend_one (GocuaCampaign *campaign, Entry *entry)
{
  g_autoptr (GPtrArray) before =
      gocua_campaign_check_answers (campaign, entry->values, entry->people, entry->outcome);
  g_autoptr (GPtrArray) after = NULL;
  const Entry old = *entry;
  const GocuaProblem *mended = NULL;
  guint from = before->len > 0 ? (guint) g_test_rand_int_range (0, (int) before->len) : 0;

  for (guint i = 0; i < before->len && mended == NULL; i++)
    {
      const GocuaProblem *problem = before->pdata[(from + i) % before->len];

      if (apply_mend (problem, entry))
        mended = problem;
    }
  if (mended == NULL)
    return FALSE;

  for (guint i = 0; i < entry->n; i++)
    g_assert_true (entry->values[i] >= MIN (old.values[i], 1));
  after = gocua_campaign_check_answers (campaign, entry->values, entry->people, entry->outcome);
  for (guint i = 0; i < after->len; i++)
    {
      const GocuaProblem *left = after->pdata[i];

      g_assert_false (left->kind == mended->kind && left->slot == mended->slot &&
                      left->other_slot == mended->other_slot);
    }
  return TRUE;
}

static void
test_mending_ends (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      Entry entry;
      g_autoptr (GocuaCampaign) campaign = random_campaign (&entry);
      guint steps = 0;

      /* Each slot can be raised to each of 7 values or lowered once, and the outcome set once. */
      while (mend_one (campaign, &entry))
        g_assert_cmpuint (++steps, <=, entry.n * 8 + 1);
    }
}

static void
test_deterministic (void)
{
  for (guint round = 0; round < 200; round++)
    {
      Entry entry;
      g_autoptr (GocuaCampaign) campaign = random_campaign (&entry);
      g_autoptr (GPtrArray) first =
          gocua_campaign_check_answers (campaign, entry.values, entry.people, entry.outcome);
      g_autoptr (GPtrArray) second =
          gocua_campaign_check_answers (campaign, entry.values, entry.people, entry.outcome);
      g_autofree char *first_text = describe (first);
      g_autofree char *second_text = describe (second);
      int last = -1;

      g_assert_cmpstr (first_text, ==, second_text);
      for (guint i = 0; i < first->len; i++)
        {
          const GocuaProblem *problem = first->pdata[i];

          g_assert_cmpint (problem->slot, >=, last);
          last = problem->slot;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/table", test_table);
  g_test_add_func ("/problem/message-names-numbers", test_message_names_numbers);
  g_test_add_func ("/problem/mending-ends", test_mending_ends);
  g_test_add_func ("/problem/deterministic", test_deterministic);
  return g_test_run ();
}
