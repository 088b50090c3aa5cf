/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheet.c: what is printed is what the ward file says, and phones only for who may see them. */

#include "store/gocua-test-store.h"

#include "paper/gocua-paper.h"
#include "store/gocua-db-error.h"
#include "store/gocua-sheets.h"

typedef struct
{
  TestStore store;
  GocuaId campaign, area, household, sheet;
} Fixture;

static void
commit (Fixture *self, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;

  gocua_journal_commit (self->store.db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_phone (Fixture *self)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = gocua_household_load (self->store.db, &self->household, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_PHONE, "0901234567");
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, 5);
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  gocua_batch_put (batch, seen, wanted);
  commit (self, batch);
}

static void
add_visit (Fixture *self)
{
  const GocuaId none = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &self->household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &self->campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, "2026-01-01");
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
  gocua_batch_put (batch, NULL, visit);
  commit (self, batch);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaSheetPlan) plan = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  GocuaSheetRequest request = {
    .query = query, .day = "2026-01-02", .purpose = "Vắng", .n_lines = 5, .n_blank = 2
  };

  test_store_open (&self->store);
  self->campaign = test_campaign_id ();
  self->area = test_add_area (&self->store, "Khu phố 1");
  self->household = test_add_household (&self->store, "Nguyễn Thị Ánh", "3/2 Lê Lợi", &self->area);
  set_phone (self);
  add_visit (self);
  request.campaign = &self->campaign;
  plan = gocua_sheets_plan (self->store.db, &request, NULL, &error);
  g_assert_no_error (error);
  batch = gocua_sheet_plan_to_batch (plan);
  self->sheet = ((GocuaRecord *) plan->sheets->pdata[0])->id;
  commit (self, batch);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static GocuaPaperSheet *
load (Fixture *self, gboolean with_phones)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaRecord) record = gocua_entity_load (self->store.db, GOCUA_KIND_SHEET, &self->sheet, NULL);
  GocuaPaperSheet *sheet = gocua_paper_sheet_load (self->store.db, record, with_phones, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaPaperSheet) sheet = load (self, FALSE);
  const GocuaPaperLine *line = sheet->lines->pdata[0];
  const GocuaPaperLine *blank = sheet->lines->pdata[2];

  g_assert_true (gocua_sheet_code_is_valid (sheet->code));
  g_assert_cmpstr (sheet->area, ==, "Khu phố 1");
  g_assert_cmpstr (sheet->day, ==, "2026-01-02");
  g_assert_cmpstr (sheet->purpose, ==, "Vắng");
  g_assert_cmpint (sheet->made_at, >, 0);
  g_assert_cmpuint (sheet->lines->len, ==, 3);
  g_assert_cmpuint (line->number, ==, 1);
  g_assert_cmpstr (line->address, ==, "3/2 Lê Lợi");
  g_assert_cmpstr (line->head, ==, "Nguyễn Thị Ánh");
  g_assert_cmpint (line->people, ==, 5);
  g_assert_cmpint (line->eligible, ==, 3);
  g_assert_cmpstr (line->last, ==, gocua_campaign_get_outcome_label (sheet->campaign, GOCUA_OUTCOME_ABSENT));
  g_assert_cmpstr (line->last_day, ==, "01/01");
  g_assert_false (line->blank);
  g_assert_cmpuint (blank->number, ==, 3);
  g_assert_true (blank->blank);
  g_assert_null (blank->address);
}

static void
test_phones (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaPaperSheet) without = load (self, FALSE);
  g_autoptr (GocuaPaperSheet) with = load (self, TRUE);

  g_assert_null (((GocuaPaperLine *) without->lines->pdata[0])->phone);
  g_assert_cmpstr (((GocuaPaperLine *) with->lines->pdata[0])->phone, ==, "0901 234 567");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/paper/sheet/load", Fixture, NULL, setup, test_load, teardown);
  g_test_add ("/paper/sheet/phones", Fixture, NULL, setup, test_phones, teardown);
  return g_test_run ();
}
