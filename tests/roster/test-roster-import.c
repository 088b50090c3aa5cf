/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-import.c: a list goes into a real ward file whole, or not at all. */

#include <string.h>

#include "test-folder.h"

#include "roster/gocua-roster-import.h"
#include "roster/gocua-roster-preview.h"
#include "store/gocua-backup.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"

#define HEADER "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Tổ,SĐT,Số khẩu,Từ 14 tuổi,Ghi chú\n"

typedef struct
{
  char *folder;
  char *path;
  GocuaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "ward.gocua", NULL);
  self->db = gocua_ward_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  gocua_ward_setup (self->db, "26737@2025-07-01", "Phường Tân Định", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gocua_ward_close (self->db);
  test_folder_remove (self->folder);
  g_free (self->path);
}

static GocuaRosterPlan *
make_plan (Fixture *self, const char *text)
{
  GocuaRosterOptions options = { .make_missing_areas = TRUE };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) table = gocua_table_open (stream, NULL, NULL, &error);
  g_autoptr (GocuaRosterPreview) preview = gocua_roster_preview_new (table, NULL, &error);
  g_autoptr (GocuaRosterKnown) known = NULL;
  GocuaRosterPlan *plan;

  g_assert_no_error (error);
  known = gocua_roster_known_load (self->db, NULL, &error);
  g_assert_no_error (error);
  plan = gocua_roster_plan_new (table, preview->mapping, known, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static GocuaBatch *
take_in (Fixture *self, const char *text)
{
  g_autoptr (GocuaRosterPlan) plan = make_plan (self, text);
  g_autoptr (GError) error = NULL;
  GocuaBatch *batch = gocua_roster_import (self->db, plan, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
  return batch;
}

static guint
count_households (Fixture *self)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_load (self->db, NULL, NULL);

  return gocua_roster_known_get_n_households (known);
}

static char *
make_rows (guint n_rows, const char *group)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "A-%u,Lê %u,%u Lê Lợi,KP%u,%s,,4,3,\n", i, i, i, i % 3 + 1, group);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_take_in (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = take_in (
      self, HEADER
      "A-1,Nguyễn Một,1 Lê Lợi,KP3,5,0903 000 001,4,3,góa\nA-2,,2 Lê Lợi,3,,,,2,\n,,,,,,,,\nA-3,,,,,,,,\n");
  g_autoptr (GocuaRecord) first = gocua_household_find_by_code (self->db, "A-1", NULL);
  g_autoptr (GocuaRecord) second = gocua_household_find_by_code (self->db, "A-2", NULL);
  g_autoptr (GocuaRecord) third = gocua_household_find_by_code (self->db, "A-3", NULL);
  g_autoptr (GocuaRecord) area = gocua_entity_find_by_name (self->db, GOCUA_KIND_AREA, "Khu phố 3", NULL);

  g_assert_cmpuint (batch->n_committed, ==, 3);
  g_assert_cmpstr (gocua_record_get_text (first, GOCUA_HOUSEHOLD_HEAD), ==, "Nguyễn Một");
  g_assert_cmpstr (gocua_record_get_text (first, GOCUA_HOUSEHOLD_GROUP), ==, "5");
  g_assert_cmpstr (gocua_record_get_text (first, GOCUA_HOUSEHOLD_PHONE), ==, "0903000001");
  g_assert_cmpstr (gocua_record_get_text (first, GOCUA_HOUSEHOLD_NOTE), ==, "góa");
  g_assert_cmpint (gocua_record_get_int (first, GOCUA_HOUSEHOLD_PEOPLE, -1), ==, 4);
  g_assert_true (gocua_id_equal (gocua_record_get_id (first, GOCUA_HOUSEHOLD_AREA), &area->id));
  g_assert_true (gocua_id_equal (gocua_record_get_id (second, GOCUA_HOUSEHOLD_AREA), &area->id));
  g_assert_null (gocua_record_get_text (second, GOCUA_HOUSEHOLD_HEAD));
  g_assert_cmpint (gocua_record_get_int (second, GOCUA_HOUSEHOLD_PEOPLE, -1), ==, -1);
  g_assert_cmpint (gocua_record_get_int (second, GOCUA_HOUSEHOLD_ELIGIBLE, -1), ==, 2);
  g_assert_null (third);
}

static void
test_take_in_again (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_rows (50, "5");
  g_autofree char *moved = make_rows (50, "6");
  g_autoptr (GocuaBatch) first = take_in (self, text);
  gint64 position = gocua_journal_count (self->db, NULL);
  g_autoptr (GocuaBatch) again = take_in (self, text);
  g_autoptr (GocuaBatch) third = NULL;
  g_autoptr (GocuaRecord) household = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const GocuaChange *change;

  /* The same list once more changes nothing; another group changes just that. */
  g_assert_cmpuint (first->n_committed, ==, 53);
  g_assert_cmpuint (again->n_committed, ==, 0);
  g_assert_cmpint (gocua_journal_count (self->db, NULL), ==, position);
  third = take_in (self, moved);
  g_assert_cmpuint (third->n_committed, ==, 50);
  household = gocua_household_find_by_code (self->db, "A-7", NULL);
  g_assert_cmpstr (gocua_record_get_text (household, GOCUA_HOUSEHOLD_GROUP), ==, "6");
  history = gocua_journal_get_history (self->db, &household->id, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  change = ((const GocuaEvent *) history->pdata[1])->change;
  g_assert_cmpuint (gocua_change_get_n_sets (change), ==, 1);
  g_assert_cmpuint (gocua_change_find_set (change, "group_name")->base, >, 0);
  g_assert_cmpuint (count_households (self), ==, 50);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_rows (20, "5");
  g_autoptr (GocuaBatch) batch = take_in (self, text);
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = NULL;

  g_assert_cmpuint (count_households (self), ==, 20);
  undo = gocua_journal_undo (self->db, &batch->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_households (self), ==, 0);
  areas = gocua_entity_list (self->db, GOCUA_KIND_AREA, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (areas->len, ==, 0);
}

static void
test_backup_before (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_rows (20, "5");
  g_autoptr (GPtrArray) before = gocua_backup_list (self->path);
  g_autoptr (GocuaBatch) batch = take_in (self, text);
  g_autoptr (GPtrArray) after = gocua_backup_list (self->path);

  g_assert_cmpuint (after->len, ==, before->len + 1);
}

static void
cancel_at_half_cb (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <=, total);
  if (done * 2 >= total)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_rows (5000, "5");
  g_autoptr (GocuaRosterPlan) plan = make_plan (self, text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GocuaProgress progress = { cancel_at_half_cb, cancellable };
  gint64 position = gocua_journal_count (self->db, NULL);
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GocuaBatch) batch = NULL;

  g_assert_null (gocua_roster_import (self->db, plan, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (gocua_journal_count (self->db, NULL), ==, position);
  g_assert_cmpuint (count_households (self), ==, 0);
  areas = gocua_entity_list (self->db, GOCUA_KIND_AREA, NULL);
  g_assert_cmpuint (areas->len, ==, 0);

  /* The plan is still good, since nothing has changed. */
  batch = gocua_roster_import (self->db, plan, NULL, NULL, NULL);
  g_assert_cmpuint (batch->n_committed, ==, 5003);
  g_assert_cmpuint (count_households (self), ==, 5000);
}

static void
test_stale (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_rows (5, "5");
  g_autoptr (GocuaRosterPlan) plan = make_plan (self, text);
  g_autoptr (GocuaBatch) other = take_in (self, HEADER "Z-1,Trần A,9 Lê Lai,,,,,,\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_roster_import (self->db, plan, NULL, NULL, &error));
  g_assert_error (error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_STALE);
  g_assert_cmpuint (count_households (self), ==, 1);
}

static void
test_area_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
  g_autoptr (GocuaBatch) edit = gocua_batch_new ("area.edit");
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GError) error = NULL;

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 9");
  gocua_record_set_int (area, GOCUA_AREA_POSITION, 0);
  gocua_batch_put (edit, NULL, area);
  g_assert_true (gocua_journal_commit (self->db, edit, NULL, NULL, &error));
  g_assert_no_error (error);
  batch = take_in (self, HEADER ",A,1 A,KP2,,,,,\n,B,2 A,KP1,,,,,\n,C,3 A,KP9,,,,,\n");
  areas = gocua_entity_list (self->db, GOCUA_KIND_AREA, NULL);
  g_assert_cmpuint (areas->len, ==, 3);
  g_assert_cmpstr (gocua_record_get_text (g_ptr_array_index (areas, 0), GOCUA_AREA_NAME), ==, "Khu phố 9");
  g_assert_cmpstr (gocua_record_get_text (g_ptr_array_index (areas, 1), GOCUA_AREA_NAME), ==, "Khu phố 2");
  g_assert_cmpstr (gocua_record_get_text (g_ptr_array_index (areas, 2), GOCUA_AREA_NAME), ==, "Khu phố 1");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/roster/import/take-in", test_take_in);
  add ("/roster/import/take-in-again", test_take_in_again);
  add ("/roster/import/undo", test_undo);
  add ("/roster/import/backup-before", test_backup_before);
  add ("/roster/import/cancel", test_cancel);
  add ("/roster/import/stale", test_stale);
  add ("/roster/import/area-order", test_area_order);
  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
