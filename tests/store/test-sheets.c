/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheets.c: walk sheets are planned in walking order, keep their households, and miss no line. */

#include "gocua-test-store.h"

#include "store/gocua-sheets.h"

typedef struct
{
  TestStore store;
  GocuaId campaign;
  GocuaId one, two;
  GocuaId households[6];
} Fixture;

/* Out of order on purpose: the walk goes up the odd side and then the even one, area by area. */
static const char *const addresses[] = { "4 Lê Lợi", "3/2 Lê Lợi", "1 Lê Lợi",
                                         "2 Lê Lợi", "3 Lê Lợi",   "7 Hai Bà Trưng" };

static void
setup (Fixture *self, gconstpointer data)
{
  test_store_open (&self->store);
  self->campaign = test_campaign_id ();
  self->one = test_add_area (&self->store, "Khu phố 1");
  self->two = test_add_area (&self->store, "Khu phố 2");
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    self->households[i] =
        test_add_household (&self->store, "Nguyễn Thị Ánh", addresses[i], i == 5 ? &self->two : &self->one);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static GocuaSheetPlan *
plan (Fixture *self, guint n_lines, guint n_sheets)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GError) error = NULL;
  GocuaSheetRequest request = {
    .query = query,
    .campaign = &self->campaign,
    .day = "2026-01-02",
    .purpose = "Chưa tiếp cận",
    .n_lines = n_lines,
    .n_blank = 2,
    .n_sheets = n_sheets,
  };
  GocuaSheetPlan *made = gocua_sheets_plan (self->store.db, &request, NULL, &error);

  g_assert_no_error (error);
  return made;
}

static void
make (Fixture *self, GocuaSheetPlan *made)
{
  g_autoptr (GocuaBatch) batch = gocua_sheet_plan_to_batch (made);

  test_commit (&self->store, batch);
}

static void
set_text (Fixture *self, const GocuaId *id, guint field, const char *text)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");
  g_autoptr (GocuaRecord) seen = gocua_entity_load (self->store.db, GOCUA_KIND_SHEET, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, field, text);
  gocua_batch_put (batch, seen, wanted);
  test_commit (&self->store, batch);
}

static GArray *
lines_of (GocuaRecord *sheet)
{
  return gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));
}

static void
test_plan (Fixture *self, gconstpointer data)
{
  static const guint walk[] = { 2, 4, 1, 3, 0 };
  g_autoptr (GocuaSheetPlan) made = plan (self, 3, 0);
  guint n = 0;

  /* Three and two of the first area, and one of the second, which does not share a sheet with it. */
  g_assert_cmpuint (made->sheets->len, ==, 3);
  g_assert_cmpuint (made->n_households, ==, 6);
  for (guint i = 0; i < 2; i++)
    {
      GocuaRecord *sheet = made->sheets->pdata[i];
      g_autoptr (GArray) lines = lines_of (sheet);

      g_assert_cmpuint (lines->len, ==, i == 0 ? 5 : 4);
      for (guint j = 0; j + 2 < lines->len; j++)
        g_assert_true (gocua_id_equal (&g_array_index (lines, GocuaId, j), &self->households[walk[n++]]));
      g_assert_true (gocua_id_is_null (&g_array_index (lines, GocuaId, lines->len - 1)));
      g_assert_true (gocua_id_equal (gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA), &self->one));
      g_assert_cmpstr (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_EXPIRES), ==, "2026-01-09");
    }
}

static void
test_reserved (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaSheetPlan) first = plan (self, 3, 1);
  g_autoptr (GocuaSheetPlan) second = NULL;
  g_autoptr (GocuaSheetPlan) third = NULL;
  GocuaRecord *sheet = first->sheets->pdata[0];

  g_assert_cmpuint (first->sheets->len, ==, 1);
  g_assert_cmpuint (first->n_left, ==, 3);
  make (self, first);
  second = plan (self, 20, 0);
  g_assert_cmpuint (second->n_reserved, ==, 3);
  g_assert_cmpuint (second->n_households, ==, 3);
  set_text (self, &sheet->id, GOCUA_SHEET_FIELD_RETURNED, "2026-01-03 Ánh");
  third = plan (self, 20, 0);
  g_assert_cmpuint (third->n_reserved, ==, 0);
  g_assert_cmpuint (third->n_households, ==, 6);
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaSheetPlan) made = plan (self, 3, 1);
  GocuaRecord *sheet = made->sheets->pdata[0];
  g_autoptr (GocuaSheetRow) row = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GocuaSheetLine *line;

  make (self, made);
  test_key_line (&self->store, &sheet->id, &self->households[2], 1);
  test_key_line (&self->store, &sheet->id, &self->households[2], 1);
  test_key_line (&self->store, &sheet->id, &self->households[5], 4);
  set_text (self, &sheet->id, GOCUA_SHEET_FIELD_SKIPPED, "1 2");
  row = gocua_sheets_get_row (self->store.db, &sheet->id, NULL);
  g_assert_cmpuint (row->n_printed, ==, 3);
  g_assert_cmpuint (row->n_blank, ==, 2);
  g_assert_cmpuint (row->n_keyed, ==, 1);
  g_assert_cmpuint (row->n_extra, ==, 1);
  g_assert_cmpuint (row->n_skipped, ==, 1);
  g_assert_cmpuint (row->n_open, ==, 1);

  lines = gocua_sheets_get_lines (self->store.db, row->sheet, NULL);
  g_assert_cmpuint (lines->len, ==, 5);
  line = lines->pdata[0];
  g_assert_cmpuint (line->n_visits, ==, 2);
  g_assert_nonnull (line->visit);
  g_assert_false (line->skipped);
  line = lines->pdata[1];
  g_assert_null (line->visit);
  g_assert_true (line->skipped);
  g_assert_cmpstr (line->row->address, ==, "3 Lê Lợi");
  line = lines->pdata[3];
  g_assert_true (gocua_id_is_null (&line->household));
  g_assert_cmpstr (line->row->address, ==, "7 Hai Bà Trưng");
  line = lines->pdata[4];
  g_assert_null (line->row);
}

static void
test_code (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaSheetPlan) made = plan (self, 3, 1);
  GocuaRecord *sheet = made->sheets->pdata[0];
  const char *code = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char other[GOCUA_SHEET_CODE_SIZE], third[GOCUA_SHEET_CODE_SIZE];

  make (self, made);
  found = gocua_sheets_find_by_code (self->store.db, code, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  none = gocua_sheets_find_by_code (self->store.db, "00000000", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  /* The same id again would have the same code, if it were not taken. */
  gocua_sheets_make_code (self->store.db, &sheet->id, NULL, other, NULL);
  g_assert_cmpstr (other, !=, code);
  g_hash_table_add (others, g_strdup (other));
  gocua_sheets_make_code (self->store.db, &sheet->id, others, third, NULL);
  g_assert_cmpstr (third, !=, code);
  g_assert_cmpstr (third, !=, other);
  all = gocua_sheets_list (self->store.db, &self->campaign, NULL);
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  g_autoptr (GocuaSheetPlan) made = NULL;
  g_autoptr (GArray) lines = NULL;
  GocuaSheetRequest request = { .households = chosen, .campaign = &self->campaign, .n_lines = 20 };

  g_array_append_val (chosen, self->households[0]);
  g_array_append_val (chosen, self->households[4]);
  made = gocua_sheets_plan (self->store.db, &request, NULL, NULL);
  g_assert_cmpuint (made->sheets->len, ==, 1);
  lines = lines_of (made->sheets->pdata[0]);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (gocua_id_equal (&g_array_index (lines, GocuaId, 0), &self->households[4]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sheets/plan", Fixture, NULL, setup, test_plan, teardown);
  g_test_add ("/sheets/reserved", Fixture, NULL, setup, test_reserved, teardown);
  g_test_add ("/sheets/counts", Fixture, NULL, setup, test_counts, teardown);
  g_test_add ("/sheets/code", Fixture, NULL, setup, test_code, teardown);
  g_test_add ("/sheets/selection", Fixture, NULL, setup, test_selection, teardown);
  return g_test_run ();
}
