/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-carry-window.c: an old ward is carried over by the real window; a divided one has no default. */

#include "shell-support.h"

#include <glib/gstdio.h>

#include "app/dialogs/gocua-carry-window.h"
#include "core/gocua-batch.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

static GObject *
child_of (PageFixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->page, GOCUA_TYPE_CARRY_WINDOW, name);
}

static gboolean
says (PageFixture *fixture, const char *name, const char *part)
{
  return strstr (gtk_label_get_text (GTK_LABEL (child_of (fixture, name))), part) != NULL;
}

static void
put_household (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  GocuaId id;
  g_autoptr (GocuaRecord) area = NULL;
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_entity_make_id (db, &id);
  area = gocua_record_new (GOCUA_KIND_AREA, &id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_batch_put (batch, NULL, area);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, "1 Lê Lợi");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &id);
  gocua_batch_put (batch, NULL, household);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

/* @data: the key of the ward whose file is opened */
static void
set_up (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  GocuaDb *db;

  fixture->folder = test_folder_new ();
  path = g_build_filename (fixture->folder, "ward.gocua", NULL);
  db = gocua_ward_open (path, TRUE, NULL);
  g_assert_true (gocua_ward_setup (db, data, "Phường cũ", "cds-2025", NULL));
  put_household (db);
  gocua_ward_close (db);
  fixture->session = open_session (path);
  fixture->page = g_object_ref_sink (gocua_carry_window_new (fixture->session));
  gtk_window_present (GTK_WINDOW (fixture->page));
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (child_of (fixture, "bar"))));
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  gpointer left = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->page));
  g_clear_object (&fixture->page);
  wait_until (left == NULL);
  close_page_ward (fixture);
}

static void
press (PageFixture *fixture, const char *name)
{
  GtkWidget *button = GTK_WIDGET (child_of (fixture, name));

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_whole (PageFixture *fixture, gconstpointer data)
{
  press (fixture, "next_button");
  g_assert_true (says (fixture, "counts", "Households that go over: 1. Not assigned yet: 0."));
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "households 1, visits 0"));
  press (fixture, "back_button");
  wait_until (says (fixture, "text", "taken back"));
}

static void
test_divided (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *choice;

  press (fixture, "next_button");
  g_assert_true (says (fixture, "counts", "Households that go over: 0. Not assigned yet: 1."));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child_of (fixture, "next_button"))));
  choice = find_widget (GTK_WIDGET (child_of (fixture, "rows")), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_true (says (fixture, "counts", "Households that go over: 1. Not assigned yet: 0."));
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "households 1, visits 0"));
}

static void
test_ward_of_today (PageFixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture, "text", "has not been reorganised"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child_of (fixture, "next_button"))));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/carry-window/whole", PageFixture, "26893@", set_up, test_whole, tear_down);
  g_test_add ("/carry-window/divided", PageFixture, "27016@", set_up, test_divided, tear_down);
  g_test_add ("/carry-window/today", PageFixture, "26737@2025-07-01", set_up, test_ward_of_today, tear_down);
  return g_test_run ();
}
