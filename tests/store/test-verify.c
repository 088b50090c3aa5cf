/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-verify.c: what is keyed a second time, by whom, and how well people keyed. */

#include "gocua-test-store.h"

#include "store/gocua-verify.h"

#define N_SHEETS 6
#define N_LINES  5

typedef struct
{
  TestStore store;
  GocuaId campaign;
  GocuaId sheets[N_SHEETS];
} Fixture;

static void
close_sheet (Fixture *self, const GocuaId *sheet, const char *step)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");
  g_autoptr (GocuaRecord) seen = gocua_entity_load (self->store.db, GOCUA_KIND_SHEET, sheet, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_KEYED, step);
  gocua_batch_put (batch, seen, wanted);
  test_commit (&self->store, batch);
}

static void
make_sheets (Fixture *self)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  GocuaSheetRequest request = { .query = query, .campaign = &self->campaign, .n_lines = N_LINES };
  g_autoptr (GocuaSheetPlan) plan = NULL;
  g_autoptr (GocuaBatch) batch = NULL;

  for (guint i = 0; i < N_SHEETS * N_LINES; i++)
    {
      g_autofree char *address = g_strdup_printf ("%u Lê Lợi", i * 2 + 1);

      test_add_household (&self->store, "Nguyễn Thị Ánh", address, NULL);
    }
  plan = gocua_sheets_plan (self->store.db, &request, NULL, NULL);
  g_assert_cmpuint (plan->sheets->len, ==, N_SHEETS);
  for (guint i = 0; i < N_SHEETS; i++)
    self->sheets[i] = ((GocuaRecord *) plan->sheets->pdata[i])->id;
  batch = gocua_sheet_plan_to_batch (plan);
  test_commit (&self->store, batch);
}

/* All but the last sheet are keyed by Ánh, who is new. */
static void
setup (Fixture *self, gconstpointer data)
{
  test_store_open (&self->store);
  self->campaign = test_campaign_id ();
  make_sheets (self);
  gocua_db_set_author (self->store.db, "Ánh");
  for (guint i = 0; i + 1 < N_SHEETS; i++)
    {
      g_autoptr (GocuaRecord) sheet =
          gocua_entity_load (self->store.db, GOCUA_KIND_SHEET, &self->sheets[i], NULL);
      g_autoptr (GArray) lines =
          gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));
      g_autofree char *step = g_strdup_printf ("2026-01-%02u Ánh", i + 1);

      for (guint line = 1; line <= lines->len; line++)
        test_key_line (&self->store, &self->sheets[i], &g_array_index (lines, GocuaId, line - 1), line);
      close_sheet (self, &self->sheets[i], step);
    }
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static void
check_again (Fixture *self, const GocuaKeyedLine *line, GocuaReading reading)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.check");
  g_autoptr (GocuaRecord) second = gocua_record_copy (line->visit);
  GocuaSecondKeying keying = {
    .visit = line->visit,
    .second = second,
    .keyer = line->keyer,
    .checker = "Bình",
    .date = "2026-01-01",
  };

  if (reading != GOCUA_READING_SAME)
    gocua_record_set_text (second, GOCUA_VISIT_OUTCOME, "refused");
  gocua_second_keying_put (batch, &keying, reading);
  gocua_db_set_author (self->store.db, "Bình");
  test_commit (&self->store, batch);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) due = gocua_verify_list (self->store.db, &self->campaign, "Bình", NULL);
  g_autoptr (GPtrArray) own = gocua_verify_list (self->store.db, &self->campaign, "Ánh", NULL);

  g_assert_cmpuint (own->len, ==, 0);
  g_assert_cmpuint (due->len, >=, GOCUA_VERIFY_FIRST_SHEETS);
  for (guint i = 0; i < due->len; i++)
    {
      const GocuaSheetToVerify *item = due->pdata[i];

      g_assert_cmpstr (item->keyer, ==, "Ánh");
      if (i >= GOCUA_VERIFY_FIRST_SHEETS)
        {
          g_assert_cmpuint (item->percent, ==, GOCUA_VERIFY_PERCENT);
          continue;
        }
      g_assert_cmpuint (item->percent, ==, 100);
      g_assert_cmpuint (item->lines->len, ==, N_LINES);
      g_assert_true (gocua_id_equal (&item->row->sheet->id, &self->sheets[i]));
    }
}

static void
test_checked (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = gocua_verify_get_lines (self->store.db, &self->sheets[0], NULL);
  g_autoptr (GPtrArray) again = NULL;
  GocuaSheetToVerify *item;
  GocuaKeyedLine *line;

  g_assert_cmpuint (lines->len, ==, N_LINES);
  check_again (self, lines->pdata[0], GOCUA_READING_SAME);
  check_again (self, lines->pdata[1], GOCUA_READING_SECOND);
  again = gocua_verify_get_lines (self->store.db, &self->sheets[0], NULL);
  line = again->pdata[1];
  g_assert_true (line->checked);
  g_assert_cmpstr (line->keyer, ==, "Ánh");
  g_assert_cmpstr (gocua_record_get_text (line->visit, GOCUA_VISIT_OUTCOME), ==, "refused");
  g_assert_false (((GocuaKeyedLine *) again->pdata[2])->checked);
  item = gocua_verify_get_sheet (self->store.db, &self->sheets[0], FALSE, NULL);
  g_assert_cmpuint (item->n_wanted, ==, N_LINES);
  g_assert_cmpuint (item->lines->len, ==, N_LINES - 2);
  gocua_sheet_to_verify_free (item);
  g_assert_null (gocua_verify_get_sheet (self->store.db, &self->sheets[N_SHEETS - 1], FALSE, NULL));
  item = gocua_verify_get_sheet (self->store.db, &self->sheets[4], TRUE, NULL);
  g_assert_cmpuint (item->lines->len, ==, N_LINES);
  gocua_sheet_to_verify_free (item);
}

/* Two offices keyed the same line: what is verified is what the sheet shows. */
static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) sheet =
      gocua_entity_load (self->store.db, GOCUA_KIND_SHEET, &self->sheets[0], NULL);
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GocuaSheetLine *line;

  test_key_line (&self->store, &self->sheets[0], &(GocuaId){ { 7 } }, 1);
  shown = gocua_sheets_get_lines (self->store.db, sheet, NULL);
  lines = gocua_verify_get_lines (self->store.db, &self->sheets[0], NULL);
  line = shown->pdata[0];
  g_assert_cmpuint (line->n_visits, ==, 2);
  g_assert_cmpuint (lines->len, ==, N_LINES);
  g_assert_true (gocua_id_equal (&line->visit->id, &((GocuaKeyedLine *) lines->pdata[0])->visit->id));
}

static void
test_operators (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = gocua_verify_get_lines (self->store.db, &self->sheets[0], NULL);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GError) error = NULL;
  const GocuaOperator *person;

  check_again (self, lines->pdata[0], GOCUA_READING_SAME);
  check_again (self, lines->pdata[1], GOCUA_READING_SECOND);
  check_again (self, lines->pdata[2], GOCUA_READING_FIRST);
  people =
      gocua_verify_get_operators (self->store.db, &self->campaign, "2026-01-01", "2026-01-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  person = people->pdata[0];
  g_assert_cmpstr (person->name, ==, "Ánh");
  g_assert_cmpuint (person->n_sheets, ==, N_SHEETS - 1);
  g_assert_cmpuint (person->pace.n_lines, ==, (N_SHEETS - 1) * N_LINES);
  g_assert_cmpuint (person->n_checked, ==, 3);
  g_assert_cmpuint (person->n_wrong, ==, 1);
  g_assert_cmpuint (person->n_corrected, ==, 1);
  earlier =
      gocua_verify_get_operators (self->store.db, &self->campaign, "2025-12-01", "2025-12-31", NULL, NULL);
  g_assert_cmpuint (earlier->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/verify/list", Fixture, NULL, setup, test_list, teardown);
  g_test_add ("/verify/checked", Fixture, NULL, setup, test_checked, teardown);
  g_test_add ("/verify/twice", Fixture, NULL, setup, test_twice, teardown);
  g_test_add ("/verify/operators", Fixture, NULL, setup, test_operators, teardown);
  return g_test_run ();
}
