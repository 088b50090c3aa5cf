/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-households.c: which households answer a query, in what order, and their rows. */

#include "gocua-test-store.h"

#include "store/gocua-households.h"

#include <string.h>

#define N_HOUSEHOLDS 8

typedef struct
{
  const char *head, *address, *phone, *code;
} Sample;

static const Sample samples[N_HOUSEHOLDS] = {
  { "Nguyễn Văn Hòa", "12/34 Lê Lợi", "0901234567", "KP1-001" },
  { "Trần Thị Hóa", "12A Lê Lợi", "02838221234", "KP1-010" },
  { "Hòa Quốc Đạt", "12 Lê Lợi", NULL, "KP1-002" },
  { "Lê Hoàng", "3 Hòa Hưng", "0987654321", NULL },
  { "Đặng Đình Đức", "13 Lê Lợi", NULL, NULL },
  { "Phạm Anh", "5 Trần Hưng Đạo", NULL, NULL },
  { "Phạm An", "7 Trần Hưng Đạo", NULL, NULL },
  { "Vũ", NULL, NULL, NULL },
};

typedef struct
{
  TestStore store;
  GocuaId ids[N_HOUSEHOLDS];
  gint64 ns[N_HOUSEHOLDS];
  GocuaId areas[2];
  GocuaId campaign;
} Fixture;

static void
edit (TestStore *store, GocuaKind kind, const GocuaId *id, guint field, const char *text, int number)
{
  g_autoptr (GocuaRecord) seen = gocua_entity_load (store->db, kind, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    gocua_record_set_text (wanted, field, text);
  else
    gocua_record_set_int (wanted, field, number);
  gocua_batch_put (batch, seen, wanted);
  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_store_open (&f->store);
  f->campaign = test_campaign_id ();
  f->areas[0] = test_add_area (&f->store, "Khu phố 10");
  f->areas[1] = test_add_area (&f->store, "Khu phố 2");
  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      const GocuaId *area = i < 3 ? &f->areas[0] : i < 6 ? &f->areas[1] : NULL;
      g_autoptr (GocuaHouseholdRow) row = NULL;

      f->ids[i] = test_add_household (&f->store, samples[i].head, samples[i].address, area);
      if (samples[i].phone != NULL)
        edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[i], GOCUA_HOUSEHOLD_PHONE, samples[i].phone, 0);
      if (samples[i].code != NULL)
        edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[i], GOCUA_HOUSEHOLD_CODE, samples[i].code, 0);
      row = gocua_households_get_row (f->store.db, &f->ids[i], NULL, NULL);
      g_assert_nonnull (row);
      f->ns[i] = row->n;
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_store_close (&f->store);
}

/* Asserts the answer as places in @samples, written as a text such as "0 2 1". */
static void
assert_answer (Fixture *f, const GocuaQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ns = gocua_households_query (f->store.db, query, &f->campaign, NULL, &error);
  g_autoptr (GString) got = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ns->len; i++)
    for (guint k = 0; k < N_HOUSEHOLDS; k++)
      if (g_array_index (ns, gint64, i) == f->ns[k])
        g_string_append_printf (got, "%s%u", got->len > 0 ? " " : "", k);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
assert_found (Fixture *f, const char *search, const char *expected)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_set_search (query, search);
  assert_answer (f, query, expected);
}

static void
test_search_names (Fixture *f, gconstpointer data)
{
  /* As written before folded, the given name before the rest of the name, the name before the address. */
  assert_found (f, "Hòa", "0 2 3 1");
  assert_found (f, "hóa", "1 0 2 3");
  assert_found (f, "hoa", "1 0 2 3");
  assert_found (f, "dang dinh duc", "4");
  assert_found (f, "ĐỨC", "4");
  assert_found (f, "dat", "2");
  assert_found (f, "an", "6 5");
  assert_found (f, "nguyen hoa", "0");
  assert_found (f, "hoa nguyen", "0");
  assert_found (f, "oa", "");
}

static void
test_search_addresses (Fixture *f, gconstpointer data)
{
  assert_found (f, "12/34", "0");
  assert_found (f, "12 le loi", "2 1 0");
  assert_found (f, "le loi", "2 1 0 4");
  assert_found (f, "tran hung dao", "5 6");
  assert_found (f, "hoa 12", "2 1 0");
}

static void
test_search_phones_and_codes (Fixture *f, gconstpointer data)
{
  assert_found (f, "0901234567", "0");
  assert_found (f, "0901 234 567", "0");
  assert_found (f, "+84 901 234 567", "0");
  assert_found (f, "0901", "0");
  assert_found (f, "234567", "0");
  assert_found (f, "4321", "3");
  assert_found (f, "028 3822 1234", "1");
  assert_found (f, "kp1-002", "2");
  assert_found (f, "KP1", "2 1 0");
}

static void
test_search_odd (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_autoptr (GString) many = g_string_new (NULL);

  for (int i = 0; i < 200; i++)
    g_string_append (many, "hoa ");
  assert_found (f, "\" OR head : * NEAR (", "");
  assert_found (f, "'; DROP TABLE household; --", "");
  assert_found (f, long_text, "");
  assert_found (f, many->str, "3 2 1 0");
  /* Nothing but signs is no search at all. */
  assert_found (f, " - ", "3 2 1 0 4 5 6 7");
}

static void
test_search_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("import");
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (int i = 0; i < 1500; i++)
    {
      g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
      g_autofree char *address = g_strdup_printf ("%d Hoàng Sa", i);

      gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, i % 3 == 0 ? "Vũ Hoài" : "Vũ Hoàng");
      gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
      gocua_batch_put (batch, NULL, record);
    }
  g_assert_true (gocua_journal_commit (f->store.db, batch, NULL, NULL, NULL));
  gocua_query_set_search (query, "hoa");
  ns = gocua_households_query (f->store.db, query, &f->campaign, NULL, NULL);
  g_assert_cmpuint (ns->len, ==, 1504);
  for (guint i = 0; i < ns->len; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (ns, gint64, i)));
  /* The whole words lead, however many begin like them. */
  g_assert_cmpint (g_array_index (ns, gint64, 0), ==, f->ns[1]);
  g_assert_cmpint (g_array_index (ns, gint64, 3), ==, f->ns[3]);
}

static void
assert_sorted (Fixture *f, GocuaSort sort, gboolean descending, const char *expected)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  query->sort = sort;
  query->descending = descending;
  assert_answer (f, query, expected);
}

static void
test_sort (Fixture *f, gconstpointer data)
{
  test_add_visit (&f->store, &f->ids[4], "2025-12-01", "met", "installed=2 knows=1");
  test_add_visit (&f->store, &f->ids[1], "2025-12-20", "absent", NULL);
  test_add_visit (&f->store, &f->ids[6], "2025-12-10", "refused", "installed=0");

  assert_sorted (f, GOCUA_SORT_ADDRESS, FALSE, "3 2 1 0 4 5 6 7");
  assert_sorted (f, GOCUA_SORT_ADDRESS, TRUE, "6 5 4 0 1 2 3 7");
  assert_sorted (f, GOCUA_SORT_NAME, FALSE, "6 5 2 4 0 1 3 7");
  assert_sorted (f, GOCUA_SORT_CODE, FALSE, "0 2 1 3 4 5 6 7");
  assert_sorted (f, GOCUA_SORT_CODE, TRUE, "1 2 0 3 4 5 6 7");
  assert_sorted (f, GOCUA_SORT_AREA, FALSE, "3 4 5 2 1 0 6 7");
  assert_sorted (f, GOCUA_SORT_AREA, TRUE, "2 1 0 3 4 5 6 7");
  assert_sorted (f, GOCUA_SORT_WALK, FALSE, "3 4 2 1 0 5 6 7");
  assert_sorted (f, GOCUA_SORT_LAST_VISIT, FALSE, "4 6 1 3 2 0 5 7");
  assert_sorted (f, GOCUA_SORT_LAST_VISIT, TRUE, "1 6 4 3 2 0 5 7");
  assert_sorted (f, GOCUA_SORT_OUTCOME, FALSE, "4 1 6 3 2 0 5 7");
  edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[5], GOCUA_HOUSEHOLD_PEOPLE, NULL, 9);
  assert_sorted (f, GOCUA_SORT_PEOPLE, TRUE, "5 3 2 1 0 4 6 7");
}

static void
test_sort_indicator (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (f->store.db, NULL, NULL);
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  int slot = gocua_campaign_find_indicator (campaign, "installed");

  g_assert_cmpint (slot, >=, 0);
  test_add_visit (&f->store, &f->ids[4], "2025-12-01", "met", "installed=2");
  test_add_visit (&f->store, &f->ids[1], "2025-12-20", "met", "installed=0");
  gocua_query_add_simple (query, GOCUA_CONDITION_REACHED, 0);
  query->sort = GOCUA_SORT_INDICATOR;
  query->sort_slot = (guint) slot;
  assert_answer (f, query, "1 4");
  query->descending = TRUE;
  assert_answer (f, query, "4 1");
  gocua_query_set_search (query, "le loi");
  assert_answer (f, query, "1 4");
  query->keep_sort = TRUE;
  assert_answer (f, query, "4 1");
}

static void
assert_condition (Fixture *f, const GocuaCondition *condition, const char *expected)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_add (query, condition);
  assert_answer (f, query, expected);
}

static void
test_conditions (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (f->store.db, NULL, NULL);
  guint slot = (guint) gocua_campaign_find_indicator (campaign, "installed");
  GocuaId visit;

  test_add_visit (&f->store, &f->ids[0], "2025-12-01", "met", "installed=2");
  test_add_visit (&f->store, &f->ids[1], "2025-12-20", "met", "installed=0");
  visit = test_add_visit (&f->store, &f->ids[2], "2025-12-20", "absent", NULL);
  test_add_visit (&f->store, &f->ids[3], "2025-12-20", "vacant", NULL);
  edit (&f->store, GOCUA_KIND_VISIT, &visit, GOCUA_VISIT_FOLLOW_UP, "2026-01-05", 0);
  edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[5], GOCUA_HOUSEHOLD_ARCHIVED, NULL, 1);
  edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[7], GOCUA_FIELD_DELETED, NULL, 1);

  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_AREA, .id = f->areas[0] }, "2 1 0");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_AREA }, "6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_ELIGIBLE }, "2 1 0 4 6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_NOT_ELIGIBLE }, "3");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_REACHED }, "1 0");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_NOT_REACHED }, "3 2 4 6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_YES, .slot = slot }, "0");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_NO, .slot = slot }, "1");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_UNKNOWN, .slot = slot }, "3 2 4 6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_NOT_YES, .slot = slot }, "3 2 1 4 6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_OUTCOME, .value = GOCUA_OUTCOME_ABSENT },
                    "2");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_OUTCOME, .value = GOCUA_OUTCOME_NONE },
                    "4 6");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_FOLLOW_UP_DUE, .text = "2026-01-05" }, "2");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_FOLLOW_UP_DUE, .text = "2026-01-04" }, "");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_REACHED_ON, .text = "2025-12-20" }, "1");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_VISITED_ON, .text = "2025-12-20" },
                    "3 2 1");
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_ARCHIVED }, "5");
  assert_found (f, "pham", "6");

  /* Of an area that is no more, they are without one. */
  edit (&f->store, GOCUA_KIND_AREA, &f->areas[0], GOCUA_FIELD_DELETED, NULL, 1);
  assert_condition (f, &(GocuaCondition){ .type = GOCUA_CONDITION_AREA }, "2 1 0 6");
}

/* Follow-ups that are planned at the desk; each step is as the journal says, or rebuilding would tell. */
static void
test_planned_follow_up (Fixture *f, gconstpointer data)
{
  const GocuaCondition due = { .type = GOCUA_CONDITION_FOLLOW_UP_DUE, .text = "2026-01-10" };

  test_add_visit (&f->store, &f->ids[0], "2025-12-01", "absent", NULL);
  edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[0], GOCUA_HOUSEHOLD_FOLLOW_UP, "2026-01-10", 0);
  edit (&f->store, GOCUA_KIND_HOUSEHOLD, &f->ids[4], GOCUA_HOUSEHOLD_FOLLOW_UP, "2026-01-11", 0);
  assert_condition (f, &due, "0");
  /* It is entered later, but somebody was there before it was planned. */
  test_add_visit (&f->store, &f->ids[0], "2025-12-20", "met", NULL);
  assert_condition (f, &due, "0");
  test_add_visit (&f->store, &f->ids[0], "2026-01-01", "met", NULL);
  assert_condition (f, &due, "");
  test_assert_rebuild_equal (f->store.db);
}

static void
test_condition_pairs (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  test_add_visit (&f->store, &f->ids[0], "2025-12-01", "met", "installed=2");
  gocua_query_add_area (query, &f->areas[0]);
  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_REACHED, 0);
  assert_answer (f, query, "2 1");
  gocua_query_set_search (query, "hoa");
  assert_answer (f, query, "1 2");

  /* Before the first campaign nobody has been reached. */
  f->campaign = (GocuaId){ { 0 } };
  assert_answer (f, query, "1 0 2");
  query->sort = GOCUA_SORT_LAST_VISIT;
  query->keep_sort = TRUE;
  assert_answer (f, query, "2 1 0");
  gocua_query_add_area (query, NULL);
  gocua_query_set_search (query, NULL);
  gocua_query_add_simple (query, GOCUA_CONDITION_ELIGIBLE, 0);
  assert_answer (f, query, "6 7");
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  const gint64 ns[] = { f->ns[2], 99999, f->ns[0] };
  g_autoptr (GPtrArray) rows = NULL;
  const GocuaHouseholdRow *row;

  test_add_visit (&f->store, &f->ids[0], "2025-12-01", "met", "installed=2");
  rows = gocua_households_get_rows (f->store.db, ns, G_N_ELEMENTS (ns), &f->campaign, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  row = rows->pdata[0];
  g_assert_cmpstr (row->head, ==, "Hòa Quốc Đạt");
  g_assert_cmpstr (row->area, ==, "Khu phố 10");
  g_assert_cmpint (row->eligible_people, ==, 3);
  g_assert_true (row->status.eligible && !row->status.reached);
  row = rows->pdata[1];
  g_assert_true (gocua_id_is_null (&row->id));
  row = rows->pdata[2];
  g_assert_true (gocua_id_equal (&row->id, &f->ids[0]));
  g_assert_true (row->status.reached);
  g_assert_cmpint (row->status.outcome, ==, GOCUA_OUTCOME_MET);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gocua_households_query (f->store.db, query, &f->campaign, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_answer (f, query, "3 2 1 0 4 5 6 7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/households/search/names", Fixture, NULL, set_up, test_search_names, tear_down);
  g_test_add ("/households/search/addresses", Fixture, NULL, set_up, test_search_addresses, tear_down);
  g_test_add ("/households/search/phones-and-codes", Fixture, NULL, set_up, test_search_phones_and_codes,
              tear_down);
  g_test_add ("/households/search/odd", Fixture, NULL, set_up, test_search_odd, tear_down);
  g_test_add ("/households/search/many", Fixture, NULL, set_up, test_search_many, tear_down);
  g_test_add ("/households/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/households/sort-indicator", Fixture, NULL, set_up, test_sort_indicator, tear_down);
  g_test_add ("/households/conditions", Fixture, NULL, set_up, test_conditions, tear_down);
  g_test_add ("/households/planned-follow-up", Fixture, NULL, set_up, test_planned_follow_up, tear_down);
  g_test_add ("/households/condition-pairs", Fixture, NULL, set_up, test_condition_pairs, tear_down);
  g_test_add ("/households/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/households/cancel", Fixture, NULL, set_up, test_cancel, tear_down);

  return g_test_run ();
}
