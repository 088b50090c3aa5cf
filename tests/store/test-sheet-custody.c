/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet-custody.c: where the papers are, what happened to them, and who has a household on a sheet. */

#include "gocua-test-store.h"

#include "store/gocua-sheet-custody.h"

#define TODAY "2026-01-01"

typedef struct
{
  TestStore store;
  GocuaId campaign;
  GocuaId households[4];
  GArray *sheets; /* of GocuaId */
} Fixture;

/* Two sheets of two households each, for the first day of the year. */
static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = { "1 Lê Lợi", "3 Lê Lợi", "5 Lê Lợi", "7 Lê Lợi" };
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaSheetPlan) plan = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaSheetRequest request = { .query = query, .day = TODAY, .n_lines = 2, .n_blank = 1 };
  GocuaId area;

  test_store_open (&self->store);
  self->campaign = test_campaign_id ();
  area = test_add_area (&self->store, "Khu phố 1");
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    self->households[i] = test_add_household (&self->store, "Nguyễn Thị Ánh", addresses[i], &area);
  request.campaign = &self->campaign;
  plan = gocua_sheets_plan (self->store.db, &request, NULL, NULL);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  for (guint i = 0; i < plan->sheets->len; i++)
    g_array_append_val (self->sheets, ((GocuaRecord *) plan->sheets->pdata[i])->id);
  g_assert_cmpuint (self->sheets->len, ==, 2);
  batch = gocua_sheet_plan_to_batch (plan);
  gocua_db_set_author (self->store.db, "hoa");
  test_commit (&self->store, batch);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_array_unref (self->sheets);
  test_store_close (&self->store);
}

/* Does @act with the sheet @i, or with both when it is negative. */
static void
act (Fixture *self, int i, GocuaSheetAct what, const char *date, const char *words)
{
  g_autoptr (GArray) ids = g_array_copy (self->sheets);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = NULL;

  if (i >= 0)
    {
      g_array_set_size (ids, 0);
      g_array_append_val (ids, g_array_index (self->sheets, GocuaId, i));
    }
  batch = gocua_sheets_plan_act (self->store.db, ids, what, date, words, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (batch->action, ==, "sheet.edit");
  g_assert_cmpuint (batch->changes->len, ==, ids->len);
  test_commit (&self->store, batch);
}

static void
assert_counts (Fixture *self, const char *today, guint out, guint overdue, guint waiting)
{
  GocuaSheetCounts counts;

  g_assert_true (gocua_sheets_count (self->store.db, &self->campaign, today, &counts, NULL));
  g_assert_cmpuint (counts.n_out, ==, out);
  g_assert_cmpuint (counts.n_overdue, ==, overdue);
  g_assert_cmpuint (counts.n_waiting, ==, waiting);
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  const GocuaId other = { { 9 } };
  GocuaSheetCounts counts;

  assert_counts (self, TODAY, 0, 0, 0);
  act (self, -1, GOCUA_SHEET_ACT_ISSUE, TODAY, "Tổ 1");
  assert_counts (self, TODAY, 2, 0, 0);
  assert_counts (self, "2026-01-02", 2, 2, 0);
  act (self, 0, GOCUA_SHEET_ACT_RETURN, "2026-01-02", "Bé");
  assert_counts (self, "2026-01-02", 1, 1, 1);
  act (self, 1, GOCUA_SHEET_ACT_MISSING, "2026-01-02", "Mưa ướt");
  assert_counts (self, "2026-01-02", 0, 0, 1);
  g_assert_true (gocua_sheets_count (self->store.db, &other, TODAY, &counts, NULL));
  g_assert_cmpuint (counts.n_waiting, ==, 0);
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint field;
    const char *date;
    const char *words;
    const char *author;
  } expected[] = {
    { 0, "", "", "hoa" },
    { GOCUA_SHEET_FIELD_ISSUED, "2026-01-01", "Tổ 1", "minh" },
    { GOCUA_SHEET_FIELD_MISSING, "2026-01-02", "Mưa ướt", "minh" },
    { GOCUA_SHEET_FIELD_MISSING, "", "", "minh" },
    { GOCUA_SHEET_FIELD_RETURNED, "2026-01-03", "", "minh" },
  };
  g_autoptr (GPtrArray) steps = NULL;

  gocua_db_set_author (self->store.db, "minh");
  act (self, 0, GOCUA_SHEET_ACT_ISSUE, "2026-01-01", "Tổ 1");
  act (self, 0, GOCUA_SHEET_ACT_MISSING, "2026-01-02", "Mưa ướt");
  act (self, 0, GOCUA_SHEET_ACT_FOUND, "2026-01-02", NULL);
  act (self, 0, GOCUA_SHEET_ACT_RETURN, "2026-01-03", NULL);
  steps = gocua_sheets_get_steps (self->store.db, &g_array_index (self->sheets, GocuaId, 0), NULL);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    {
      const GocuaSheetStep *step = steps->pdata[i];

      g_assert_cmpuint (step->field, ==, expected[i].field);
      g_assert_cmpstr (step->date, ==, expected[i].date);
      g_assert_cmpstr (step->words, ==, expected[i].words);
      g_assert_cmpstr (step->author, ==, expected[i].author);
      g_assert_cmpint (step->at_ms, >=, TEST_NOW_MS);
    }
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  act (self, 0, GOCUA_SHEET_ACT_RETURN, TODAY, "Bé");
  /* One of both can't go out, so neither does. */
  g_assert_null (gocua_sheets_plan_act (self->store.db, self->sheets, GOCUA_SHEET_ACT_ISSUE, TODAY, "Tổ 1",
                                        NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE);
  assert_counts (self, TODAY, 0, 0, 1);
}

/* To a team of their own, when nobody says more; another team walks from then on. */
static void
test_to_team (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  g_autoptr (GocuaBatch) issue = NULL;
  g_autoptr (GocuaSheetRow) row = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gocua_sheets_plan_act (self->store.db, self->sheets, GOCUA_SHEET_ACT_ISSUE, TODAY, " ", NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE);
  g_clear_error (&error);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ CNSCĐ KP3");
  gocua_record_set_text (team, GOCUA_TEAM_FORCE, "community");
  gocua_batch_put (batch, NULL, team);
  test_commit (&self->store, batch);
  issue = gocua_sheets_plan_act (self->store.db, self->sheets, GOCUA_SHEET_ACT_ISSUE, TODAY, NULL, &team->id,
                                 &error);
  g_assert_no_error (error);
  test_commit (&self->store, issue);
  row = gocua_sheets_get_row (self->store.db, &g_array_index (self->sheets, GocuaId, 1), NULL);
  g_assert_cmpstr (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_ISSUED), ==, TODAY " Tổ CNSCĐ KP3");
  g_assert_true (gocua_id_equal (gocua_record_get_id (row->sheet, GOCUA_SHEET_FIELD_TEAM), &team->id));
}

static void
test_keyed_is_not_cancelled (Fixture *self, gconstpointer data)
{
  const GocuaId none = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);
  g_autoptr (GError) error = NULL;

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &self->households[0]);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &self->campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, TODAY);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
  gocua_record_set_id (visit, GOCUA_VISIT_SHEET, &g_array_index (self->sheets, GocuaId, 1));
  gocua_record_set_int (visit, GOCUA_VISIT_LINE, 1);
  gocua_batch_put (batch, NULL, visit);
  test_commit (&self->store, batch);
  g_assert_null (gocua_sheets_plan_act (self->store.db, self->sheets, GOCUA_SHEET_ACT_CANCEL, TODAY, "Thừa",
                                        NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE);
  act (self, 0, GOCUA_SHEET_ACT_CANCEL, TODAY, "Thừa");
}

static void
assert_sheet_of (Fixture *self, guint household, const char *today, int sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaRecord) found =
      gocua_sheets_find_of_household (self->store.db, &self->households[household], today, &error);

  g_assert_no_error (error);
  if (sheet < 0)
    g_assert_null (found);
  else
    g_assert_true (gocua_id_equal (&found->id, &g_array_index (self->sheets, GocuaId, sheet)));
}

static void
test_of_household (Fixture *self, gconstpointer data)
{
  assert_sheet_of (self, 0, TODAY, 0);
  assert_sheet_of (self, 3, "2026-01-08", 1);
  assert_sheet_of (self, 3, "2026-01-09", -1);
  act (self, 1, GOCUA_SHEET_ACT_ISSUE, TODAY, "Tổ 1");
  assert_sheet_of (self, 2, TODAY, 1);
  act (self, 1, GOCUA_SHEET_ACT_RETURN, TODAY, "Bé");
  assert_sheet_of (self, 2, TODAY, -1);
}

/* What is printed leads to the household at which it is shown now, and keeps that one for the team. */
static void
test_merged (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.merge");
  g_autoptr (GocuaRecord) seen =
      gocua_entity_load (self->store.db, GOCUA_KIND_HOUSEHOLD, &self->households[0], NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GHashTable) reserved = NULL;
  GocuaId fresh = test_add_household (&self->store, "Nguyễn Thị Ánh", "1A Lê Lợi", NULL);

  gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_MERGED_INTO, &fresh);
  gocua_batch_put (batch, seen, wanted);
  test_commit (&self->store, batch);
  self->households[0] = fresh;
  assert_sheet_of (self, 0, TODAY, 0);
  reserved = gocua_sheets_get_reserved (self->store.db, TODAY, NULL);
  g_assert_true (g_hash_table_contains (reserved, &fresh));
  g_assert_cmpuint (g_hash_table_size (reserved), ==, 4);
}

#define ADD(name, func) g_test_add ("/sheet-custody/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counts", test_counts);
  ADD ("steps", test_steps);
  ADD ("refused", test_refused);
  ADD ("to-team", test_to_team);
  ADD ("keyed-is-not-cancelled", test_keyed_is_not_cancelled);
  ADD ("of-household", test_of_household);
  ADD ("merged", test_merged);
  return g_test_run ();
}
