/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-query-text.c: a kept question is the same one later, and what it can't ask any more is told. */

#include "core/gocua-query-text.h"

#include "trial-campaign.h"

#define TODAY "2025-03-02"

static const GocuaId area_id = { { 1, 2, 3 } };
static const GocuaId team_id = { { 4, 5, 6 } };

static const char *
name_all (GocuaKind kind, const GocuaId *id, gpointer data)
{
  if (kind == GOCUA_KIND_AREA && gocua_id_equal (id, &area_id))
    return "Khu phố 3";
  return kind == GOCUA_KIND_TEAM && gocua_id_equal (id, &team_id) ? "Tổ CNSCĐ KP 3" : NULL;
}

static const char *
name_none (GocuaKind kind, const GocuaId *id, gpointer data)
{
  return "";
}

/* With two indicators, in this order. */
static GocuaCampaign *
make_campaign (const char *first, const char *second)
{
  const GocuaIndicatorSpec indicators[] = {
    { .id = first, TRIAL_TEXTS ("Một") },
    { .id = second, TRIAL_TEXTS ("Hai") },
  };

  return trial_campaign_new (
      &(GocuaCampaignSpec){ .indicators = indicators, .n_indicators = G_N_ELEMENTS (indicators) });
}

static GocuaQuery *
make_query (void)
{
  GocuaQuery *query = gocua_query_new ();

  gocua_query_set_search (query, "nguyễn trãi 12");
  gocua_query_add_area (query, &area_id);
  gocua_query_add (query, &(GocuaCondition){ .type = GOCUA_CONDITION_TEAM, .id = team_id });
  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_REACHED, 0);
  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_YES, 1);
  gocua_query_add_outcome (query, GOCUA_OUTCOME_ABSENT);
  gocua_query_add_date (query, GOCUA_CONDITION_FOLLOW_UP_DUE, TODAY);
  gocua_query_add_date (query, GOCUA_CONDITION_VISITED_ON, "2025-02-28");
  query->sort = GOCUA_SORT_INDICATOR;
  query->sort_slot = 1;
  query->descending = query->keep_sort = TRUE;
  return query;
}

static void
assert_same (const GocuaQuery *a, const GocuaQuery *b)
{
  g_assert_cmpstr (a->search, ==, b->search);
  g_assert_cmpint (a->sort, ==, b->sort);
  g_assert_cmpuint (a->sort_slot, ==, b->sort_slot);
  g_assert_cmpint (a->descending, ==, b->descending);
  g_assert_cmpint (a->keep_sort, ==, b->keep_sort);
  g_assert_cmpuint (a->conditions->len, ==, b->conditions->len);
  for (guint i = 0; i < a->conditions->len; i++)
    {
      const GocuaCondition *x = &g_array_index (a->conditions, GocuaCondition, i);
      const GocuaCondition *y = &g_array_index (b->conditions, GocuaCondition, i);

      g_assert_cmpint (x->type, ==, y->type);
      g_assert_cmpuint (x->slot, ==, y->slot);
      g_assert_cmpint (x->value, ==, y->value);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_true (gocua_id_equal (&x->id, &y->id));
    }
}

static void
test_comes_back (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ("knows", "installed");
  const GocuaQueryTerms terms = { campaign, TODAY, name_all, NULL };
  g_autoptr (GocuaQuery) query = make_query ();
  g_autofree char *text = gocua_query_to_text (query, &terms);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GocuaQuery) again = gocua_query_from_text (text, &terms, &lost);

  g_assert_cmpuint (lost->len, ==, 0);
  assert_same (query, again);
}

/* Every condition and every order, one by one. */
static void
test_each (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ("knows", "installed");
  const GocuaQueryTerms terms = { campaign, TODAY, name_all, NULL };

  for (int i = 0; i < GOCUA_N_CONDITIONS || i <= GOCUA_SORT_PEOPLE; i++)
    {
      g_autoptr (GocuaQuery) query = gocua_query_new ();
      g_autoptr (GocuaQuery) again = NULL;
      g_autoptr (GPtrArray) lost = NULL;
      g_autofree char *text = NULL;
      GocuaCondition condition = { .type = (GocuaConditionType) MIN (i, GOCUA_N_CONDITIONS - 1) };

      if (condition.type == GOCUA_CONDITION_FOLLOW_UP_DUE || condition.type == GOCUA_CONDITION_REACHED_ON ||
          condition.type == GOCUA_CONDITION_VISITED_ON)
        g_strlcpy (condition.text, "2025-01-31", sizeof condition.text);
      if (condition.type == GOCUA_CONDITION_STREET)
        g_strlcpy (condition.text, "Nguyễn Thị Minh Khai", sizeof condition.text);
      gocua_query_add (query, &condition);
      query->sort = (GocuaSort) MIN (i, GOCUA_SORT_PEOPLE);
      text = gocua_query_to_text (query, &terms);
      again = gocua_query_from_text (text, &terms, &lost);
      g_assert_cmpuint (lost->len, ==, 0);
      assert_same (query, again);
    }
}

/* Due means due on the day when it is asked; another day stays that day. */
static void
test_today_moves_on (void)
{
  const GocuaQueryTerms then = { NULL, TODAY, name_all, NULL };
  const GocuaQueryTerms now = { NULL, "2025-03-09", name_all, NULL };
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaQuery) again = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autofree char *text = NULL;

  gocua_query_add_date (query, GOCUA_CONDITION_FOLLOW_UP_DUE, TODAY);
  gocua_query_add_date (query, GOCUA_CONDITION_REACHED_ON, "2025-02-01");
  text = gocua_query_to_text (query, &then);
  again = gocua_query_from_text (text, &now, &lost);
  g_assert_cmpstr (g_array_index (again->conditions, GocuaCondition, 0).text, ==, "2025-03-09");
  g_assert_cmpstr (g_array_index (again->conditions, GocuaCondition, 1).text, ==, "2025-02-01");
}

static void
assert_lost (GPtrArray *lost, guint i, GocuaQueryLostReason reason, const char *name)
{
  const GocuaQueryLost *one = g_ptr_array_index (lost, i);

  g_assert_cmpint (one->reason, ==, reason);
  g_assert_cmpstr (one->name, ==, name);
}

static void
test_lost (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ("knows", "installed");
  g_autoptr (GocuaCampaign) other = make_campaign ("uses", "knows");
  const GocuaQueryTerms then = { campaign, TODAY, name_all, NULL };
  const GocuaQueryTerms now = { other, TODAY, name_none, NULL };
  g_autoptr (GocuaQuery) query = make_query ();
  g_autoptr (GocuaQuery) again = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;

  gocua_query_add_simple (query, GOCUA_CONDITION_NO, 0);
  text = gocua_query_to_text (query, &then);
  newer = g_strconcat (text, "soon 7 Sắp tới\n", NULL);
  again = gocua_query_from_text (newer, &now, &lost);
  g_assert_cmpuint (lost->len, ==, 4);
  assert_lost (lost, 0, GOCUA_QUERY_LOST_AREA, "Khu phố 3");
  assert_lost (lost, 1, GOCUA_QUERY_LOST_TEAM, "Tổ CNSCĐ KP 3");
  assert_lost (lost, 2, GOCUA_QUERY_LOST_INDICATOR, "Hai");
  assert_lost (lost, 3, GOCUA_QUERY_LOST_UNKNOWN, "Sắp tới");
  g_assert_cmpuint (again->conditions->len, ==, query->conditions->len - 3);
  /* The indicator is another place of the campaign now. */
  g_assert_cmpuint (g_array_index (again->conditions, GocuaCondition, again->conditions->len - 1).slot, ==,
                    1);
  g_assert_cmpint (again->sort, ==, GOCUA_SORT_ADDRESS);
}

/* Nothing that stands in the file makes it fall over. */
static void
test_odd (void)
{
  static const char *const texts[] = { "",          "\n\n",     "area",       "area x",     "team none",
                                       "search",    "search\n", "sort",       "sort x",     "yes",
                                       "yes knows", "outcome",  "outcome zz", "reached-on", "follow-up-due",
                                       " ",         "x y z" };
  const GocuaQueryTerms terms = { NULL, TODAY, name_all, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) lost = NULL;
      g_autoptr (GocuaQuery) query = gocua_query_from_text (texts[i], &terms, &lost);

      g_assert_nonnull (query);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-text/comes-back", test_comes_back);
  g_test_add_func ("/query-text/each", test_each);
  g_test_add_func ("/query-text/today", test_today_moves_on);
  g_test_add_func ("/query-text/lost", test_lost);
  g_test_add_func ("/query-text/odd", test_odd);

  return g_test_run ();
}
