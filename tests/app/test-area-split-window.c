/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-area-split-window.c: an area is split in two and in three in the real window, which counts each part
 * and says what is in the way. */

#include "shell-support.h"

#include "app/dialogs/gocua-area-split-window.h"
#include "core/gocua-batch.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

typedef enum
{
  NAME = 1,
  GROUPS,
  STREETS,
  FROM,
  TO,
  SIDE,
  COUNT,
  REMOVE,
} Column;

static void
fill (GocuaDb *db)
{
  static const char *const addresses[] = { "1 Lê Lợi", "2 Lê Lợi", "3 Lê Lợi", "4 Hai Bà Trưng" };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  GocuaId id;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i >= 0; i--)
    {
      g_autoptr (GocuaRecord) area = NULL;

      gocua_entity_make_id (db, &id);
      area = gocua_record_new (GOCUA_KIND_AREA, &id);
      gocua_record_set_text (area, GOCUA_AREA_NAME, i == 0 ? "Khu phố 1" : "Khu phố 2");
      gocua_record_set_int (area, GOCUA_AREA_POSITION, i + 1);
      gocua_batch_put (batch, NULL, area);
    }
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, addresses[i]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_GROUP, i < 2 ? "Tổ 1" : "Tổ 2");
      gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &id);
      gocua_batch_put (batch, NULL, household);
    }
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GObject *
child_of (PageFixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->page, GOCUA_TYPE_AREA_SPLIT_WINDOW, name);
}

static gpointer
cell (PageFixture *fixture, Column column, int part)
{
  GtkWidget *widget = gtk_grid_get_child_at (GTK_GRID (child_of (fixture, "grid")), column, part);

  g_assert_nonnull (widget);
  return widget;
}

static void
type (PageFixture *fixture, Column column, int part, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (cell (fixture, column, part)), text);
}

static const char *
read_label (PageFixture *fixture, const char *name)
{
  return gtk_label_get_text (GTK_LABEL (child_of (fixture, name)));
}

static gboolean
counts (PageFixture *fixture, int part, const char *number)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (cell (fixture, COUNT, part))), number);
}

static gboolean
can_save (PageFixture *fixture)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (child_of (fixture, "save_button")));
}

static guint
n_areas (PageFixture *fixture)
{
  return gocua_session_get_areas (fixture->session)->len;
}

static void
press (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
  fixture->page = g_object_ref_sink (
      gocua_area_split_window_new (fixture->session, gocua_session_get_areas (fixture->session)->pdata[0]));
  gtk_window_present (GTK_WINDOW (fixture->page));
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  gpointer left = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->page));
  g_clear_object (&fixture->page);
  settle_store (fixture->session);
  wait_until (left == NULL);
  close_page_ward (fixture);
}

static void
test_in_two (PageFixture *fixture, gconstpointer data)
{
  wait_until (counts (fixture, 1, "4") && counts (fixture, 2, "0"));
  g_assert_false (can_save (fixture));
  g_assert_false (gtk_widget_get_visible (cell (fixture, REMOVE, 2)));
  g_assert_cmpstr (read_label (fixture, "groups"), ==, "Tổ that stay in part 1: Tổ 1 (2), Tổ 2 (2)");
  g_assert_cmpstr (read_label (fixture, "problem"), ==, "Give part 2 a name that no other area has.");
  type (fixture, NAME, 2, "khu pho 2");
  g_assert_cmpstr (read_label (fixture, "problem"), ==, "Give part 2 a name that no other area has.");
  type (fixture, NAME, 2, "Khu phố 1A");
  g_assert_true (g_str_has_prefix (read_label (fixture, "problem"), "Say which households go to part 2"));
  type (fixture, TO, 2, "ba");
  g_assert_true (g_str_has_prefix (read_label (fixture, "problem"), "Part 2: house numbers are digits"));
  type (fixture, TO, 2, "");
  type (fixture, STREETS, 2, "Nguyễn Trãi");
  wait_until (g_str_has_prefix (read_label (fixture, "problem"), "No household is meant for part 2"));
  g_assert_false (can_save (fixture));
  type (fixture, STREETS, 2, "le loi");
  gtk_drop_down_set_selected (cell (fixture, SIDE, 2), 1);
  wait_until (can_save (fixture));
  g_assert_true (counts (fixture, 1, "2") && counts (fixture, 2, "2"));
  g_assert_cmpstr (read_label (fixture, "total"), ==,
                   "Households: 4. To new areas: 2. Staying in part 1: 2.");
  press (child_of (fixture, "save_button"));
  wait_until (n_areas (fixture) == 3);
}

static void
test_in_three (PageFixture *fixture, gconstpointer data)
{
  type (fixture, NAME, 1, "Khu phố Bắc");
  type (fixture, NAME, 2, "Khu phố Nam");
  type (fixture, GROUPS, 2, "2");
  press (child_of (fixture, "add_button"));
  type (fixture, NAME, 3, "Khu phố Nam");
  type (fixture, STREETS, 3, "Lê Lợi");
  type (fixture, FROM, 3, "2");
  settle_store (fixture->session);
  g_assert_cmpstr (read_label (fixture, "problem"), ==, "Give part 3 a name that no other area has.");
  type (fixture, NAME, 3, "Khu phố Đông");
  wait_until (can_save (fixture));
  g_assert_true (counts (fixture, 1, "1") && counts (fixture, 2, "2") && counts (fixture, 3, "1"));
  g_assert_true (
      g_str_has_prefix (read_label (fixture, "problem"), "1 household is meant for more than one"));
  press (child_of (fixture, "save_button"));
  wait_until (n_areas (fixture) == 4);
  g_assert_cmpstr (
      gocua_record_get_text (gocua_session_get_areas (fixture->session)->pdata[0], GOCUA_AREA_NAME), ==,
      "Khu phố Bắc");
  gocua_session_undo (fixture->session, NULL);
  wait_until (n_areas (fixture) == 2);
}

/* A part that is taken out again leaves the others as they were, under their new numbers. */
static void
test_part_taken_out (PageFixture *fixture, gconstpointer data)
{
  type (fixture, NAME, 2, "Khu phố Nam");
  type (fixture, GROUPS, 2, "2");
  press (child_of (fixture, "add_button"));
  type (fixture, NAME, 3, "Khu phố Đông");
  type (fixture, GROUPS, 3, "Tổ 1");
  wait_until (can_save (fixture));
  g_assert_true (counts (fixture, 1, "0") && counts (fixture, 3, "2"));
  press (cell (fixture, REMOVE, 2));
  g_assert_cmpstr (gtk_editable_get_text (cell (fixture, NAME, 2)), ==, "Khu phố Đông");
  g_assert_false (gtk_widget_get_visible (cell (fixture, REMOVE, 2)));
  wait_until (can_save (fixture));
  g_assert_true (counts (fixture, 1, "2") && counts (fixture, 2, "2"));
  press (child_of (fixture, "save_button"));
  wait_until (n_areas (fixture) == 3);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/area-split-window/two", PageFixture, NULL, set_up, test_in_two, tear_down);
  g_test_add ("/area-split-window/three", PageFixture, NULL, set_up, test_in_three, tear_down);
  g_test_add ("/area-split-window/taken-out", PageFixture, NULL, set_up, test_part_taken_out, tear_down);
  return g_test_run ();
}
