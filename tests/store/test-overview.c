/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-overview.c: the numbers of the overview against a slow count over all records. */

#include "gocua-test-store.h"

#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "store/gocua-households.h"
#include "store/gocua-overview.h"
#include "store/gocua-projection.h"

#include <string.h>

#define N_AREAS      4
#define N_HOUSEHOLDS 150
#define TODAY        "2026-01-01"

typedef struct
{
  TestStore store;
  GocuaId areas[N_AREAS];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_store_open (&f->store);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_store_close (&f->store);
}

static void
commit (TestStore *store, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;

  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
random_answers (const GocuaCampaign *campaign)
{
  char *answers = NULL;

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, i);
      int value = g_test_rand_int_range (-1, gocua_indicator_is_count (indicator) ? 4 : 2);
      char *next = gocua_answers_set (answers, gocua_indicator_get_id (indicator), value);

      g_free (answers);
      answers = next;
    }
  return answers;
}

static void
add_random_visit (GocuaBatch *batch, const GocuaId *household, const GocuaCampaign *campaign)
{
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  g_autofree char *date = gocua_date_add_days (TODAY, -g_test_rand_int_range (0, 45));
  g_autofree char *promised = gocua_date_add_days (TODAY, g_test_rand_int_range (-3, 4));
  g_autofree char *answers = random_answers (campaign);
  GocuaOutcome outcome = (GocuaOutcome) g_test_rand_int_range (GOCUA_OUTCOME_MET, GOCUA_OUTCOME_LAST + 1);
  GocuaId id = test_campaign_id ();

  if (g_test_rand_int_range (0, 2) == 0)
    outcome = GOCUA_OUTCOME_MET;
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &id);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, gocua_outcome_get_id (outcome));
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  if (g_test_rand_int_range (0, 3) == 0)
    gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, promised);
  if (g_test_rand_int_range (0, 8) == 0)
    gocua_record_set_text (visit, GOCUA_VISIT_WITHDRAWN, "nhầm");
  gocua_batch_put (batch, NULL, visit);
}

static void
make_random_ward (Fixture *f, const GocuaCampaign *campaign)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("import");

  for (guint i = 0; i < N_AREAS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Khu phố %u", N_AREAS - i);

      f->areas[i] = test_add_area (&f->store, name);
    }
  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
      guint area = (guint) g_test_rand_int_range (0, N_AREAS + 1);

      gocua_entity_make_id (f->store.db, &household->id);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, "1 Lê Lợi");
      gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, area < N_AREAS ? &f->areas[area] : NULL);
      if (g_test_rand_int_range (0, 4) > 0)
        {
          gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 5);
          gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, g_test_rand_int_range (0, 6));
        }
      if (g_test_rand_int_range (0, 10) == 0)
        gocua_record_set_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 1);
      if (g_test_rand_int_range (0, 10) == 0)
        gocua_record_set_int (household, GOCUA_FIELD_DELETED, 1);
      gocua_batch_put (batch, NULL, household);
      for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
        add_random_visit (batch, &household->id, campaign);
    }
  commit (&f->store, batch);
}

static GPtrArray *
load_all (GocuaDb *db, GocuaKind kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY n", gocua_projection_columns (kind),
                                          gocua_kind_get_info (kind)->name);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);

  while (gocua_db_step (db, statement, NULL))
    g_ptr_array_add (records, gocua_projection_read_row (kind, statement, 0));
  gocua_db_done (statement);
  return records;
}

/* What the overview must say, counted the slow way. */
typedef struct
{
  GocuaNumbers ward;
  GocuaNumbers areas[N_AREAS + 1]; /* the last: without one */
  gint64 by_day[GOCUA_TREND_DAYS];
  gint64 visited_today;
} Slow;

static void
count_tallies (GocuaNumbers *numbers, const GocuaStatus *status, const GocuaCampaign *campaign)
{
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      gboolean is_count = gocua_indicator_is_count (gocua_campaign_get_indicator (campaign, i));

      if (status->values[i] == 0)
        numbers->tallies[i].no++;
      if (status->values[i] < 1)
        continue;
      numbers->tallies[i].yes++;
      numbers->tallies[i].yes_reached += status->reached;
      numbers->tallies[i].people += is_count ? status->values[i] : 1;
    }
}

static void
count_household (Slow *slow,
                 Fixture *f,
                 const GocuaRecord *household,
                 GPtrArray *visits,
                 const GocuaCampaign *campaign)
{
  const char *indicators[GOCUA_MAX_INDICATORS];
  const GocuaId *area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  g_auto (GocuaStatus) status = { 0 };
  GocuaNumbers numbers = { 0 };
  guint place = 0;

  for (guint i = 0; i < visits->len; i++)
    if (gocua_id_equal (gocua_record_get_id (visits->pdata[i], GOCUA_VISIT_HOUSEHOLD), &household->id))
      g_ptr_array_add (mine, visits->pdata[i]);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    indicators[i] = gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i));
  gocua_status_compute (&status, household, mine, indicators, gocua_campaign_get_n_indicators (campaign));

  slow->visited_today += g_str_equal (status.last_date, TODAY);
  numbers.households = 1;
  numbers.attempts = status.attempts;
  if (status.eligible)
    {
      gint64 people = gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1);

      numbers.eligible = 1;
      numbers.reached = status.reached;
      numbers.people = MAX (people, 0);
      numbers.people_unknown = people < 0;
      numbers.follow_ups_due = *status.follow_up != '\0' && strcmp (status.follow_up, TODAY) <= 0;
      count_tallies (&numbers, &status, campaign);
      if (status.reached && gocua_date_days_between (status.reached_date, TODAY) < GOCUA_TREND_DAYS)
        slow->by_day[GOCUA_TREND_DAYS - 1 - gocua_date_days_between (status.reached_date, TODAY)]++;
    }
  while (place < N_AREAS && (area == NULL || !gocua_id_equal (area, &f->areas[place])))
    place++;
  gocua_numbers_add (&slow->ward, &numbers);
  gocua_numbers_add (&slow->areas[place], &numbers);
}

static void
count_slowly (Slow *slow, Fixture *f, const GocuaCampaign *campaign)
{
  g_autoptr (GPtrArray) households = load_all (f->store.db, GOCUA_KIND_HOUSEHOLD);
  g_autoptr (GPtrArray) visits = load_all (f->store.db, GOCUA_KIND_VISIT);

  for (guint i = 0; i < households->len; i++)
    {
      GocuaRecord *household = households->pdata[i];

      if (gocua_record_exists (household) &&
          gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) == 0)
        count_household (slow, f, household, visits, campaign);
    }
}

/* What the list shows that the number opens. */
static guint
count_visited_today (Fixture *f)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  GocuaId campaign = test_campaign_id ();
  g_autoptr (GArray) found = NULL;

  gocua_query_add_date (query, GOCUA_CONDITION_VISITED_ON, TODAY);
  found = gocua_households_query (f->store.db, query, &campaign, NULL, NULL);
  return found->len;
}

static void
test_random (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (f->store.db, NULL, NULL);
  g_autoptr (GocuaOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  Slow slow = { 0 };

  make_random_ward (f, campaign);
  count_slowly (&slow, f, campaign);
  overview = gocua_overview_read (f->store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (overview->today, ==, TODAY);
  g_assert_cmpint (overview->position, >, N_HOUSEHOLDS);
  g_assert_cmpmem (&overview->ward, sizeof (GocuaNumbers), &slow.ward, sizeof (GocuaNumbers));
  g_assert_cmpmem (overview->reached_by_day, sizeof slow.by_day, slow.by_day, sizeof slow.by_day);
  g_assert_cmpint (overview->visited_today, ==, slow.visited_today);
  g_assert_cmpint (overview->visited_today, ==, count_visited_today (f));
  g_assert_cmpuint (overview->areas->len, ==, N_AREAS + (slow.areas[N_AREAS].households > 0));
  for (guint i = 0; i < overview->areas->len; i++)
    {
      const GocuaAreaNumbers *area = overview->areas->pdata[i];
      /* They were made in the opposite order of their names. */
      const GocuaNumbers *expected = &slow.areas[i < N_AREAS ? N_AREAS - 1 - i : N_AREAS];

      g_assert_cmpmem (&area->numbers, sizeof (GocuaNumbers), expected, sizeof (GocuaNumbers));
      g_assert_true (i < N_AREAS ? area->name != NULL : gocua_id_is_null (&area->area));
    }
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaOverview) overview = gocua_overview_read (f->store.db, NULL);

  g_assert_nonnull (overview);
  g_assert_nonnull (overview->campaign);
  g_assert_cmpint (overview->ward.households, ==, 0);
  g_assert_cmpuint (overview->areas->len, ==, 0);
}

static void
test_without_campaign (Fixture *f, gconstpointer data)
{
  GocuaId campaign = test_campaign_id ();
  GocuaId area = test_add_area (&f->store, "Khu phố 1");
  GocuaId household = test_add_household (&f->store, "A", "1 Lê Lợi", &area);
  g_autoptr (GocuaRecord) record = gocua_entity_load (f->store.db, GOCUA_KIND_CAMPAIGN, &campaign, NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("campaign.edit");
  g_autoptr (GocuaOverview) overview = NULL;

  test_add_visit (&f->store, &household, TODAY, "met", NULL);
  gocua_batch_delete (batch, record);
  commit (&f->store, batch);
  overview = gocua_overview_read (f->store.db, NULL);
  g_assert_nonnull (overview);
  g_assert_null (overview->campaign);
  g_assert_cmpint (overview->ward.households, ==, 1);
  g_assert_cmpint (overview->ward.eligible, ==, 0);
  g_assert_cmpuint (overview->areas->len, ==, 1);
  g_assert_cmpint (((GocuaAreaNumbers *) overview->areas->pdata[0])->numbers.households, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/overview/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/overview/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/overview/without-campaign", Fixture, NULL, set_up, test_without_campaign, tear_down);

  return g_test_run ();
}
