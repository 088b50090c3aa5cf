/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entities.c: single things out of the store, and which campaign is the current one. */

#include "gocua-test-store.h"

typedef struct
{
  TestStore store;
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
assert_names (GPtrArray *records, guint field, const char *const *names)
{
  g_assert_nonnull (records);
  g_assert_cmpuint (records->len, ==, g_strv_length ((char **) names));
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpstr (gocua_record_get_text (records->pdata[i], field), ==, names[i]);
}

static void
test_load (Fixture *f, gconstpointer data)
{
  GocuaId id = test_add_household (&f->store, "Trần Văn Hòa", "12/3 Lê Lợi", NULL);
  GocuaId other = { { 1 } };
  g_autoptr (GocuaRecord) record = gocua_entity_load (f->store.db, GOCUA_KIND_HOUSEHOLD, &id, NULL);
  g_autoptr (GocuaRecord) none = gocua_entity_load (f->store.db, GOCUA_KIND_HOUSEHOLD, &other, NULL);

  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD), ==, "Trần Văn Hòa");
  g_assert_true (gocua_record_exists (record));
  g_assert_nonnull (none);
  g_assert_false (gocua_record_was_made (none));
}

static void
test_list_areas (Fixture *f, gconstpointer data)
{
  GocuaId last = test_add_area (&f->store, "Khu phố 10");
  GocuaId gone = test_add_area (&f->store, "Khu phố 3");
  GocuaId first = test_add_area (&f->store, "Khu phố 12");
  g_autoptr (GPtrArray) areas = NULL;

  test_add_area (&f->store, "Khu phố 2");
  test_set_int (&f->store, GOCUA_KIND_AREA, &gone, GOCUA_FIELD_DELETED, 1);
  test_set_int (&f->store, GOCUA_KIND_AREA, &first, GOCUA_AREA_POSITION, 1);
  areas = gocua_entity_list (f->store.db, GOCUA_KIND_AREA, NULL);
  assert_names (areas, GOCUA_AREA_NAME,
                (const char *const[]){ "Khu phố 12", "Khu phố 2", "Khu phố 10", NULL });
  g_assert_true (gocua_id_equal (&((GocuaRecord *) areas->pdata[2])->id, &last));
}

static void
test_find_by_name (Fixture *f, gconstpointer data)
{
  GocuaId plain = test_add_area (&f->store, "Khu phố Hoa");
  GocuaId accents = test_add_area (&f->store, "Khu phố Hòa");
  g_autoptr (GocuaRecord) exact =
      gocua_entity_find_by_name (f->store.db, GOCUA_KIND_AREA, " Khu phố Hòa", NULL);
  g_autoptr (GocuaRecord) folded =
      gocua_entity_find_by_name (f->store.db, GOCUA_KIND_AREA, "KHU PHO HOA", NULL);

  g_assert_true (gocua_id_equal (&exact->id, &accents));
  g_assert_true (gocua_id_equal (&folded->id, &plain));
  g_assert_null (gocua_entity_find_by_name (f->store.db, GOCUA_KIND_AREA, "Khu phố", NULL));
  g_assert_null (gocua_entity_find_by_name (f->store.db, GOCUA_KIND_AREA, "", NULL));
}

static void
test_find_by_code (Fixture *f, gconstpointer data)
{
  GocuaId old = test_add_household (&f->store, "A", "1 Lê Lợi", NULL);
  GocuaId id = test_add_household (&f->store, "B", "2 Lê Lợi", NULL);
  g_autoptr (GocuaRecord) found = NULL;

  test_set_text (&f->store, GOCUA_KIND_HOUSEHOLD, &old, GOCUA_HOUSEHOLD_CODE, "KP1-007");
  test_set_text (&f->store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_CODE, "KP1-007");
  test_set_int (&f->store, GOCUA_KIND_HOUSEHOLD, &old, GOCUA_HOUSEHOLD_ARCHIVED, 1);
  found = gocua_household_find_by_code (f->store.db, "KP1-007 ", NULL);
  g_assert_nonnull (found);
  g_assert_true (gocua_id_equal (&found->id, &id));
  g_assert_null (gocua_household_find_by_code (f->store.db, "KP1-008", NULL));
}

static void
test_visits (Fixture *f, gconstpointer data)
{
  GocuaId household = test_add_household (&f->store, "A", "1 Lê Lợi", NULL);
  GocuaId late = test_add_visit (&f->store, &household, "2025-12-20", "met", "installed=2 knows=1");
  GocuaId early = test_add_visit (&f->store, &household, "2025-12-01", "absent", NULL);
  GocuaId withdrawn = test_add_visit (&f->store, &household, "2025-12-20", "refused", NULL);
  GocuaId gone = test_add_visit (&f->store, &household, "2025-12-30", "refused", NULL);
  GocuaId campaign = test_campaign_id ();
  GocuaId other = { { 1 } };
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_auto (GocuaStatus) status = { 0 };

  test_set_text (&f->store, GOCUA_KIND_VISIT, &withdrawn, GOCUA_VISIT_WITHDRAWN, "nhầm nhà");
  test_set_int (&f->store, GOCUA_KIND_VISIT, &gone, GOCUA_FIELD_DELETED, 1);
  visits = gocua_household_get_visits (f->store.db, &household, NULL, NULL);
  g_assert_cmpuint (visits->len, ==, 3);
  g_assert_true (gocua_id_equal (&((GocuaRecord *) visits->pdata[0])->id, &withdrawn));
  g_assert_true (gocua_id_equal (&((GocuaRecord *) visits->pdata[1])->id, &late));
  g_assert_true (gocua_id_equal (&((GocuaRecord *) visits->pdata[2])->id, &early));
  none = gocua_household_get_visits (f->store.db, &household, &other, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_true (gocua_household_get_status (f->store.db, &household, &campaign, &status, NULL));
  g_assert_true (status.eligible && status.reached);
  g_assert_cmpint (status.attempts, ==, 2);
  g_assert_cmpstr (status.last_date, ==, "2025-12-20");
  g_assert_true (gocua_household_get_status (f->store.db, &household, &other, &status, NULL));
  g_assert_true (status.eligible && !status.reached);
  g_assert_cmpint (status.values[0], ==, -1);
  g_assert_true (gocua_household_get_status (f->store.db, &other, &campaign, &status, NULL));
  g_assert_false (status.eligible);
}

static void
test_campaigns (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaCampaign) first = NULL;
  g_autoptr (GocuaCampaign) second = NULL;
  g_autoptr (GocuaCampaign) again = NULL;
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GError) error = NULL;
  GocuaId id, expected = test_campaign_id ();

  first = gocua_campaign_get_current (f->store.db, &id, NULL);
  g_assert_cmpstr (gocua_campaign_get_key (first), ==, "cds-2025");
  g_assert_true (gocua_id_equal (&id, &expected));

  g_assert_true (gocua_campaign_set_current (f->store.db, "kh31-2026", NULL));
  second = gocua_campaign_get_current (f->store.db, NULL, NULL);
  g_assert_cmpstr (gocua_campaign_get_key (second), ==, "kh31-2026");
  campaigns = gocua_entity_list (f->store.db, GOCUA_KIND_CAMPAIGN, NULL);
  assert_names (campaigns, GOCUA_CAMPAIGN_KEY, (const char *const[]){ "kh31-2026", "cds-2025", NULL });
  g_assert_cmpint (gocua_record_get_int (campaigns->pdata[1], GOCUA_CAMPAIGN_ACTIVE, 0), ==, 0);

  g_assert_true (gocua_campaign_set_current (f->store.db, "cds-2025", NULL));
  g_assert_true (gocua_campaign_set_current (f->store.db, "cds-2025", NULL));
  again = gocua_campaign_get_current (f->store.db, NULL, NULL);
  g_assert_cmpstr (gocua_campaign_get_key (again), ==, "cds-2025");

  g_assert_false (gocua_campaign_set_current (f->store.db, "no-such", &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/entities/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/entities/list-areas", Fixture, NULL, set_up, test_list_areas, tear_down);
  g_test_add ("/entities/find-by-name", Fixture, NULL, set_up, test_find_by_name, tear_down);
  g_test_add ("/entities/find-by-code", Fixture, NULL, set_up, test_find_by_code, tear_down);
  g_test_add ("/entities/visits", Fixture, NULL, set_up, test_visits, tear_down);
  g_test_add ("/entities/campaigns", Fixture, NULL, set_up, test_campaigns, tear_down);

  return g_test_run ();
}
