/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-status.c: the definitions of product.md, one by one, and that the order of visits does not matter. */

#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-status.h"

static const char *const indicators[] = { "knows", "installed", "uses" };

typedef struct
{
  GocuaRecord *household;
  GPtrArray *visits;
  GocuaStatus status;
  GocuaStamp stamp;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GocuaId id = { { 7 } };

  f->household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (f->household, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé");
  f->household->stamps[GOCUA_HOUSEHOLD_HEAD] = 1;
  f->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  f->stamp = 100;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gocua_record_unref (f->household);
  g_ptr_array_unref (f->visits);
  gocua_status_clear (&f->status);
}

static GocuaRecord *
visit (Fixture *f, const char *date, const char *outcome, const char *answers)
{
  GocuaId id = { { (guint8) f->visits->len, 1 } };
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_VISIT, &id);

  gocua_record_set_id (record, GOCUA_VISIT_HOUSEHOLD, &f->household->id);
  record->stamps[GOCUA_VISIT_HOUSEHOLD] = f->stamp++;
  gocua_record_set_text (record, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (record, GOCUA_VISIT_OUTCOME, outcome);
  gocua_record_set_text (record, GOCUA_VISIT_ANSWERS, answers);
  g_ptr_array_add (f->visits, record);
  return record;
}

static const GocuaStatus *
compute (Fixture *f)
{
  gocua_status_compute (&f->status, f->household, f->visits, indicators, G_N_ELEMENTS (indicators));
  return &f->status;
}

static void
test_nothing_yet (Fixture *f, gconstpointer data)
{
  const GocuaStatus *status = compute (f);

  g_assert_true (status->eligible);
  g_assert_false (status->reached);
  g_assert_cmpint (status->attempts, ==, 0);
  g_assert_cmpint (status->values[0], ==, GOCUA_ANSWER_UNKNOWN);
}

static void
test_absence_does_not_wipe_out (Fixture *f, gconstpointer data)
{
  visit (f, "2025-03-01", "met", "installed=2 knows=1");
  visit (f, "2025-03-05", "absent", NULL);
  compute (f);
  g_assert_cmpint (f->status.values[1], ==, 2);
  g_assert_cmpint (f->status.outcome, ==, GOCUA_OUTCOME_ABSENT);
  g_assert_cmpstr (f->status.last_date, ==, "2025-03-05");
  g_assert_cmpstr (f->status.reached_date, ==, "2025-03-01");
}

static void
test_later_no_does (Fixture *f, gconstpointer data)
{
  visit (f, "2025-03-05", "met", "installed=0");
  visit (f, "2025-03-01", "met", "installed=2 knows=1");
  compute (f);
  g_assert_cmpint (f->status.values[0], ==, 1);
  g_assert_cmpint (f->status.values[1], ==, 0);
}

static void
test_same_day_later_entry_wins (Fixture *f, gconstpointer data)
{
  visit (f, "2025-03-01", "met", "knows=0");
  visit (f, "2025-03-01", "met", "knows=1");
  g_assert_cmpint (compute (f)->values[0], ==, 1);
}

static void
test_correction_does_not_move_a_visit (Fixture *f, gconstpointer data)
{
  GocuaRecord *first = visit (f, "2025-03-01", "met", "knows=0");

  visit (f, "2025-03-01", "met", "knows=1");
  first->stamps[GOCUA_VISIT_NOTE] = 9999;
  g_assert_cmpint (compute (f)->values[0], ==, 1);
}

static void
test_eligibility (Fixture *f, gconstpointer data)
{
  visit (f, "2025-03-01", "vacant", NULL);
  g_assert_false (compute (f)->eligible);
  visit (f, "2025-03-02", "absent", NULL);
  g_assert_false (compute (f)->eligible); /* absent is not definite */
  visit (f, "2025-03-03", "met", NULL);
  g_assert_true (compute (f)->eligible);
  visit (f, "2025-03-04", "wrong-address", NULL);
  g_assert_false (compute (f)->eligible);
  visit (f, "2025-03-05", "refused", NULL);
  g_assert_true (compute (f)->eligible);
  gocua_record_set_int (f->household, GOCUA_HOUSEHOLD_ARCHIVED, 1);
  g_assert_false (compute (f)->eligible);
}

static void
test_withdrawn_does_not_count (Fixture *f, gconstpointer data)
{
  GocuaRecord *record = visit (f, "2025-03-01", "met", "knows=1");

  gocua_record_set_text (record, GOCUA_VISIT_WITHDRAWN, "nhập nhầm hộ");
  compute (f);
  g_assert_cmpint (f->status.attempts, ==, 0);
  g_assert_false (f->status.reached);
  g_assert_cmpint (f->status.values[0], ==, GOCUA_ANSWER_UNKNOWN);
}

static void
test_follow_up_is_open_until_met (Fixture *f, gconstpointer data)
{
  GocuaRecord *promise = visit (f, "2025-03-01", "met", "knows=1");

  gocua_record_set_text (promise, GOCUA_VISIT_FOLLOW_UP, "2025-03-04");
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-04");
  visit (f, "2025-03-04", "absent", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-04");
  visit (f, "2025-03-05", "met", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "");
}

/* Planned at noon of that day, or that many milliseconds later. */
static void
plan (Fixture *f, const char *follow_up, const char *on, int more)
{
  gint64 ms = gocua_date_to_ms (on) + 12 * 60 * 60 * 1000 + more;

  gocua_record_set_text (f->household, GOCUA_HOUSEHOLD_FOLLOW_UP, follow_up);
  f->household->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP] = (GocuaStamp) ms << 16;
}

static void
test_plan_is_open_until_met (Fixture *f, gconstpointer data)
{
  plan (f, "2025-03-10", "2025-03-02", 0);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-10");
  visit (f, "2025-03-01", "met", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-10");
  visit (f, "2025-03-03", "absent", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-10");
  visit (f, "2025-03-04", "met", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "");
  plan (f, "2025-03-10", "2025-03-05", 0);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-10");
}

/* What was entered of that day before is known to who plans; what is entered afterwards closes it. */
static void
test_plan_of_the_day_of_a_visit (Fixture *f, gconstpointer data)
{
  GocuaRecord *record = visit (f, "2025-03-02", "met", NULL);

  plan (f, "2025-03-10", "2025-03-02", 0);
  record->stamps[GOCUA_VISIT_HOUSEHOLD] = f->household->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP] - 1;
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-10");
  record->stamps[GOCUA_VISIT_HOUSEHOLD] = f->household->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP] + 1;
  g_assert_cmpstr (compute (f)->follow_up, ==, "");
}

static void
test_plan_and_promise (Fixture *f, gconstpointer data)
{
  GocuaRecord *promise = visit (f, "2025-03-01", "met", NULL);

  gocua_record_set_text (promise, GOCUA_VISIT_FOLLOW_UP, "2025-03-04");
  plan (f, "2025-03-20", "2025-03-02", 0);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-20");
  /* Taking the plan back brings back what was promised. */
  plan (f, NULL, "2025-03-03", 0);
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-04");
  plan (f, "2025-03-20", "2025-03-02", 0);
  promise = visit (f, "2025-03-05", "absent", NULL);
  gocua_record_set_text (promise, GOCUA_VISIT_FOLLOW_UP, "2025-03-07");
  g_assert_cmpstr (compute (f)->follow_up, ==, "2025-03-07");
  visit (f, "2025-03-06", "refused", NULL);
  g_assert_cmpstr (compute (f)->follow_up, ==, "");
}

static void
test_order_of_visits_does_not_matter (Fixture *f, gconstpointer data)
{
  static const char *const outcomes[] = { "met", "absent", "refused", "vacant", "locked" };

  for (int round = 0; round < 200; round++)
    {
      g_auto (GocuaStatus) first = { 0 };

      g_ptr_array_set_size (f->visits, 0);
      for (int i = 0; i < 6; i++)
        {
          g_autofree char *date = g_strdup_printf ("2025-03-%02d", g_test_rand_int_range (1, 4));
          g_autofree char *answers = g_strdup_printf ("installed=%d", g_test_rand_int_range (0, 3));

          visit (f, date, outcomes[g_test_rand_int_range (0, 5)], g_test_rand_bit () ? answers : NULL);
        }
      gocua_status_compute (&first, f->household, f->visits, indicators, 3);
      for (guint i = f->visits->len; i > 1; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (gint32) i);
          gpointer swap = f->visits->pdata[i - 1];

          f->visits->pdata[i - 1] = f->visits->pdata[j];
          f->visits->pdata[j] = swap;
        }
      compute (f);
      g_assert_cmpint (first.eligible, ==, f->status.eligible);
      g_assert_cmpint (first.reached, ==, f->status.reached);
      g_assert_cmpint (first.outcome, ==, f->status.outcome);
      g_assert_cmpmem (first.values, sizeof first.values, f->status.values, sizeof first.values);
    }
}

static gboolean
same (const GocuaStatus *a, const GocuaStatus *b)
{
  return a->eligible == b->eligible && a->reached == b->reached && a->attempts == b->attempts &&
         a->outcome == b->outcome && g_str_equal (a->last_date, b->last_date) &&
         g_str_equal (a->reached_date, b->reached_date) && g_str_equal (a->follow_up, b->follow_up) &&
         g_strcmp0 (a->reason, b->reason) == 0 && memcmp (a->values, b->values, sizeof a->values) == 0;
}

/* One visit after the other, or all at once: the same, wherever it can be told from the date alone. */
static void
test_step_by_step (Fixture *f, gconstpointer data)
{
  static const char *const outcomes[] = { "met", "absent", "refused", "vacant", "moved" };
  static const char *const answers[] = { NULL, "knows=1", "installed=2 knows=0", "uses=1" };
  guint n_steps = 0;

  for (int round = 0; round < 500; round++)
    {
      g_auto (GocuaStatus) steps = { 0 };

      g_ptr_array_set_size (f->visits, 0);
      gocua_status_compute (&steps, f->household, f->visits, indicators, G_N_ELEMENTS (indicators));
      for (int i = g_test_rand_int_range (1, 7); i > 0; i--)
        {
          g_autofree char *date = g_strdup_printf ("2025-03-%02d", g_test_rand_int_range (1, 20));
          GocuaRecord *record = visit (f, date, outcomes[g_test_rand_int_range (0, G_N_ELEMENTS (outcomes))],
                                       answers[g_test_rand_int_range (0, G_N_ELEMENTS (answers))]);
          gboolean added;

          record->stamps[GOCUA_VISIT_OUTCOME] = 1;
          gocua_record_set_text (record, GOCUA_VISIT_FOLLOW_UP, g_test_rand_bit () ? "2025-04-01" : NULL);
          gocua_record_set_text (record, GOCUA_VISIT_REASON, g_test_rand_bit () ? "no_need" : NULL);
          if (g_test_rand_int_range (0, 5) == 0)
            gocua_record_set_text (record, GOCUA_VISIT_WITHDRAWN, "nhầm nhà");
          added = gocua_status_add_visit (&steps, record, indicators, G_N_ELEMENTS (indicators));
          compute (f);
          n_steps += added;
          if (!added)
            gocua_status_compute (&steps, f->household, f->visits, indicators, G_N_ELEMENTS (indicators));
          g_assert_true (same (&steps, &f->status));
        }
    }
  g_assert_cmpuint (n_steps, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/status/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("nothing-yet", test_nothing_yet);
  ADD ("step-by-step", test_step_by_step);
  ADD ("absence", test_absence_does_not_wipe_out);
  ADD ("later-no", test_later_no_does);
  ADD ("same-day", test_same_day_later_entry_wins);
  ADD ("correction", test_correction_does_not_move_a_visit);
  ADD ("eligibility", test_eligibility);
  ADD ("withdrawn", test_withdrawn_does_not_count);
  ADD ("follow-up", test_follow_up_is_open_until_met);
  ADD ("plan", test_plan_is_open_until_met);
  ADD ("plan-of-the-day", test_plan_of_the_day_of_a_visit);
  ADD ("plan-and-promise", test_plan_and_promise);
  ADD ("any-order", test_order_of_visits_does_not_matter);
  return g_test_run ();
}
