/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-query.c: which conditions stand beside each other, and which takes the place of another. */

#include "core/gocua-query.h"

static const GocuaId area_id = { { 1, 2, 3 } };

#define N_KINDS 12

static void
add_nth (GocuaQuery *query, guint i)
{
  if (i == 0)
    gocua_query_add_area (query, &area_id);
  else if (i == 1)
    gocua_query_add_simple (query, GOCUA_CONDITION_REACHED, 0);
  else if (i == 2)
    gocua_query_add_outcome (query, GOCUA_OUTCOME_REFUSED);
  else if (i == 3)
    gocua_query_add_simple (query, GOCUA_CONDITION_FOLLOW_UP_DUE, 0);
  else if (i == 4)
    gocua_query_add_date (query, GOCUA_CONDITION_REACHED_ON, "2025-03-02");
  else if (i == 5)
    gocua_query_add_date (query, GOCUA_CONDITION_VISITED_ON, "2025-03-02");
  else if (i == 6)
    gocua_query_add_simple (query, GOCUA_CONDITION_ARCHIVED, 0);
  else if (i == 7)
    gocua_query_add (query, &(GocuaCondition){ .type = GOCUA_CONDITION_TEAM });
  else if (i == 8)
    gocua_query_add_street (query, "Lê Lợi");
  else
    gocua_query_add_simple (query, GOCUA_CONDITION_NO, i - 9);
}

/* Any two kinds, in either order: an indicator is one for each slot, the first one too. */
static void
test_kinds_stand_beside_each_other (void)
{
  for (guint i = 0; i < N_KINDS; i++)
    for (guint j = 0; j < N_KINDS; j++)
      {
        g_autoptr (GocuaQuery) query = gocua_query_new ();

        add_nth (query, i);
        add_nth (query, j);
        g_test_message ("%u beside %u", i, j);
        g_assert_cmpuint (query->conditions->len, ==, i == j ? 1 : 2);
      }
}

static void
test_one_takes_the_place (void)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_add_street (query, "Lê Lợi");
  gocua_query_add_street (query, "Lê Lai");
  gocua_query_add_simple (query, GOCUA_CONDITION_YES, 0);
  gocua_query_add_simple (query, GOCUA_CONDITION_UNKNOWN, 0);
  g_assert_cmpuint (query->conditions->len, ==, 2);
  g_assert_cmpstr (((const GocuaCondition *) (gpointer) query->conditions->data)->text, ==, "Lê Lai");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/beside", test_kinds_stand_beside_each_other);
  g_test_add_func ("/query/takes-the-place", test_one_takes_the_place);
  return g_test_run ();
}
