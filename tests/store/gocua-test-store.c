/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-test-store.c: a temporary encrypted ward file for a test, and short ways to put things into it. */

#include "gocua-test-store.h"

#include "store/gocua-check.h"

#include "wire/gocua-campaign-json.h"
#include "wire/gocua-presets.h"

#include "test-folder.h"

GocuaId
test_campaign_id (void)
{
  GocuaId id;

  gocua_id_init_from_name (&id, "campaign:cds-2025");
  return id;
}

void
test_commit (TestStore *self, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  gocua_journal_commit (self->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  problems = gocua_check_run (self->db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
commit_one (TestStore *self, const char *action, GocuaRecord *record)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new (action);
  g_autoptr (GError) error = NULL;

  gocua_batch_put (batch, NULL, record);
  gocua_journal_commit (self->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
open_db (TestStore *self)
{
  g_autoptr (GError) error = NULL;

  self->db = gocua_db_open (self->path, TEST_KEY, GOCUA_DB_CREATE, self->clock, &error);
  g_assert_no_error (error);
  gocua_db_set_author (self->db, "Nguyễn Thị Thử");
}

void
test_store_open (TestStore *self)
{
  GocuaId id = test_campaign_id ();
  g_autoptr (GocuaRecord) campaign = gocua_record_new (GOCUA_KIND_CAMPAIGN, &id);
  g_autoptr (GocuaCampaign) preset = gocua_presets_get ("cds-2025");
  g_autofree char *json = gocua_campaign_to_json (preset);

  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "ward.gocua", NULL);
  self->clock = gocua_clock_new_manual (TEST_NOW_MS);
  open_db (self);
  gocua_record_set_text (campaign, GOCUA_CAMPAIGN_KEY, "cds-2025");
  gocua_value_set_text (&campaign->values[GOCUA_CAMPAIGN_DEFINITION], json);
  gocua_record_set_int (campaign, GOCUA_CAMPAIGN_ACTIVE, 1);
  commit_one (self, "ward.new", campaign);
}

void
test_store_close (TestStore *self)
{
  g_clear_pointer (&self->db, gocua_db_close);
  g_clear_pointer (&self->clock, gocua_clock_unref);
  g_clear_pointer (&self->folder, test_folder_remove);
  g_clear_pointer (&self->path, g_free);
}

void
test_store_reopen (TestStore *self)
{
  g_clear_pointer (&self->db, gocua_db_close);
  open_db (self);
}

GocuaId
test_add_area (TestStore *self, const char *name)
{
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);

  gocua_record_set_text (area, GOCUA_AREA_NAME, name);
  commit_one (self, "area.edit", area);
  return area->id;
}

GocuaId
test_add_household (TestStore *self, const char *head, const char *address, const GocuaId *area)
{
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, area);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  commit_one (self, "household.new", household);
  return household->id;
}

GocuaId
test_add_visit (TestStore *self,
                const GocuaId *household,
                const char *date,
                const char *outcome,
                const char *answers)
{
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  GocuaId campaign = test_campaign_id ();

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, outcome);
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  commit_one (self, "visit.new", visit);
  return visit->id;
}

GocuaId
test_key_line (TestStore *self, const GocuaId *sheet, const GocuaId *household, guint line)
{
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  GocuaId campaign = test_campaign_id ();

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, "2026-01-01");
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
  gocua_record_set_id (visit, GOCUA_VISIT_SHEET, sheet);
  gocua_record_set_int (visit, GOCUA_VISIT_LINE, line);
  commit_one (self, "visit.new", visit);
  return visit->id;
}

static GocuaId
commit_edit (TestStore *self, const GocuaRecord *seen, GocuaRecord *wanted)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GError) error = NULL;

  gocua_batch_put (batch, seen, wanted);
  gocua_journal_commit (self->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  return batch->id;
}

GocuaId
test_set_text (TestStore *self, GocuaKind kind, const GocuaId *id, guint field, const char *value)
{
  g_autoptr (GocuaRecord) seen = gocua_entity_load (self->db, kind, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, field, value);
  return commit_edit (self, seen, wanted);
}

GocuaId
test_set_int (TestStore *self, GocuaKind kind, const GocuaId *id, guint field, gint64 value)
{
  g_autoptr (GocuaRecord) seen = gocua_entity_load (self->db, kind, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_int (wanted, field, value);
  return commit_edit (self, seen, wanted);
}

gint64
test_count (GocuaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (gocua_db_step (db, statement, &error));
  n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

void
test_assert_rebuild_equal (GocuaDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 different = -1;

  gocua_journal_rebuild (db, TRUE, &different, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (different, ==, 0);
}
