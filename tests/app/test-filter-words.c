/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-filter-words.c: conditions go into the target of a menu item and come back the same. */

#include "app/widgets/gocua-filter-words.h"

static void
test_round_trip (void)
{
  for (int type = GOCUA_CONDITION_AREA; type <= GOCUA_CONDITION_ARCHIVED; type++)
    {
      GocuaCondition condition = { .type = (GocuaConditionType) type };
      GocuaCondition again;
      g_autofree char *target = NULL;
      g_autofree char *words = NULL;

      if (type == GOCUA_CONDITION_AREA)
        gocua_id_init_new (&condition.id, 1700000000000);
      if (type >= GOCUA_CONDITION_YES && type <= GOCUA_CONDITION_NOT_YES)
        condition.slot = 13;
      if (type == GOCUA_CONDITION_OUTCOME)
        condition.value = GOCUA_OUTCOME_REFUSED;
      if (type == GOCUA_CONDITION_FOLLOW_UP_DUE || type == GOCUA_CONDITION_REACHED_ON ||
          type == GOCUA_CONDITION_VISITED_ON)
        g_strlcpy (condition.text, "2025-03-10", sizeof condition.text);

      target = gocua_filter_to_target (&condition);
      g_assert_true (gocua_filter_from_target (&again, target));
      g_assert_cmpint (again.type, ==, condition.type);
      g_assert_cmpuint (again.slot, ==, condition.slot);
      g_assert_cmpint (again.value, ==, condition.value);
      g_assert_true (gocua_id_equal (&again.id, &condition.id));
      g_assert_cmpstr (again.text, ==, condition.text);

      words = gocua_filter_describe (&condition, NULL, "Khu phố 3", "2025-03-10");
      g_assert_cmpstr (words, !=, "");
    }
}

static void
test_nonsense (void)
{
  static const char *const targets[] = {
    "", "area", "area x", "yes 99", "outcome 77", "what 1", "yesterday 1"
  };
  GocuaCondition condition;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    g_assert_false (gocua_filter_from_target (&condition, targets[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-words/round-trip", test_round_trip);
  g_test_add_func ("/filter-words/nonsense", test_nonsense);

  return g_test_run ();
}
