/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-outcome.c: the ids of outcomes are stable, and each says what it should about a household. */

#include "core/gocua-outcome.h"

typedef struct
{
  GocuaOutcome outcome;
  const char *id;
  gboolean contact;
  gboolean definite;
  gboolean removes;
} Row;

/* These ids are in journals and on servers: a changed line here is a broken store. */
static const Row rows[] = {
  { GOCUA_OUTCOME_MET, "met", TRUE, TRUE, FALSE },
  { GOCUA_OUTCOME_ABSENT, "absent", FALSE, FALSE, FALSE },
  { GOCUA_OUTCOME_REFUSED, "refused", FALSE, TRUE, FALSE },
  { GOCUA_OUTCOME_MOVED, "moved", FALSE, TRUE, TRUE },
  { GOCUA_OUTCOME_WRONG_ADDRESS, "wrong-address", FALSE, TRUE, TRUE },
  { GOCUA_OUTCOME_LOCKED, "locked", FALSE, FALSE, FALSE },
  { GOCUA_OUTCOME_VACANT, "vacant", FALSE, TRUE, TRUE },
  { GOCUA_OUTCOME_RENTING, "renting", FALSE, TRUE, FALSE },
  { GOCUA_OUTCOME_NOT_ELIGIBLE, "not-eligible", FALSE, TRUE, TRUE },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, GOCUA_OUTCOME_LAST);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];

      g_assert_cmpint (gocua_outcome_from_id (row->id), ==, row->outcome);
      g_assert_cmpstr (gocua_outcome_get_id (row->outcome), ==, row->id);
      g_assert_cmpint (gocua_outcome_is_contact (row->outcome), ==, row->contact);
      g_assert_cmpint (gocua_outcome_is_definite (row->outcome), ==, row->definite);
      g_assert_cmpint (gocua_outcome_removes_eligibility (row->outcome), ==, row->removes);
      g_assert_cmpstr (gocua_outcome_get_label (row->outcome), !=, "");
    }
}

static void
test_unknown (void)
{
  static const char *const unknown[] = { NULL, "", "MET", "met ", "wrong_address", "none", "gặp" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpint (gocua_outcome_from_id (unknown[i]), ==, GOCUA_OUTCOME_NONE);

  g_assert_null (gocua_outcome_get_id (GOCUA_OUTCOME_NONE));
  g_assert_null (gocua_outcome_get_id ((GocuaOutcome) 200));
  g_assert_cmpstr (gocua_outcome_get_label (GOCUA_OUTCOME_NONE), ==, "");
  g_assert_false (gocua_outcome_is_definite (GOCUA_OUTCOME_NONE));
  g_assert_false (gocua_outcome_is_contact (GOCUA_OUTCOME_NONE));
  g_assert_false (gocua_outcome_removes_eligibility (GOCUA_OUTCOME_NONE));
}

/* What takes a household off the roster must itself be a thing that somebody found out. */
static void
test_removal_is_definite (void)
{
  for (guint i = GOCUA_OUTCOME_NONE; i <= GOCUA_OUTCOME_LAST; i++)
    if (gocua_outcome_removes_eligibility ((GocuaOutcome) i))
      g_assert_true (gocua_outcome_is_definite ((GocuaOutcome) i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/table", test_table);
  g_test_add_func ("/outcome/unknown", test_unknown);
  g_test_add_func ("/outcome/removal-is-definite", test_removal_is_definite);
  return g_test_run ();
}
