/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-carry-window.c: an old ward is carried over by the real window; a divided one has no default, and its
 * households can be assigned one by one. */

#include "shell-support.h"

#include <glib/gstdio.h>

#include "app/dialogs/gocua-carry-households-window.h"
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

#define MANY 5000

typedef struct
{
  const char *unit_key; /* of the ward whose file is opened */
  guint n_households;
} Ward;

static const Ward whole = { "26893@", 1 };
static const Ward divided = { "27016@", 1 };
static const Ward today = { "26737@2025-07-01", 1 };
static const Ward few = { "27016@", 6 };
static const Ward many = { "27016@", MANY };

/* The names end in A, B, C and so on from the highest house number down. */
static void
put_household (GocuaBatch *batch, const GocuaId *area, guint i, guint n)
{
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autofree char *address = g_strdup_printf ("%u Lê Lợi", 2 * (n - i));
  g_autofree char *head = g_strdup_printf ("Nguyễn Thị %c", 'A' + i % 26);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_GROUP, i % 2 == 0 ? "Tổ 1" : "Tổ 2");
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, area);
  gocua_batch_put (batch, NULL, household);
}

static void
put_households (GocuaDb *db, guint n)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  GocuaId id;
  g_autoptr (GocuaRecord) area = NULL;

  gocua_entity_make_id (db, &id);
  area = gocua_record_new (GOCUA_KIND_AREA, &id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_batch_put (batch, NULL, area);
  for (guint i = 0; i < n; i++)
    put_household (batch, &id, i, n);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

static void
open_window (PageFixture *fixture)
{
  fixture->page = g_object_ref_sink (gocua_carry_window_new (fixture->session));
  gtk_window_present (GTK_WINDOW (fixture->page));
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (child_of (fixture, "bar"))));
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  const Ward *ward = data;
  g_autofree char *path = NULL;
  GocuaDb *db;

  fixture->folder = test_folder_new ();
  path = g_build_filename (fixture->folder, "ward.gocua", NULL);
  db = gocua_ward_open (path, TRUE, NULL);
  g_assert_true (gocua_ward_setup (db, ward->unit_key, "Phường cũ", "cds-2025", NULL));
  put_households (db, ward->n_households);
  gocua_ward_close (db);
  fixture->session = open_session (path);
  open_window (fixture);
}

static void
close_window (PageFixture *fixture)
{
  gpointer left = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->page));
  g_clear_object (&fixture->page);
  wait_until (left == NULL);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  close_window (fixture);
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
  g_assert_true (says (fixture, "counts", "Households that go over: 1 of 1. Not assigned yet: 0 of 1."));
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
  g_assert_true (says (fixture, "counts", "Households that go over: 0 of 1. Not assigned yet: 1 of 1."));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child_of (fixture, "next_button"))));
  choice = find_widget (GTK_WIDGET (child_of (fixture, "rows")), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_true (says (fixture, "counts", "Households that go over: 1 of 1. Not assigned yet: 0 of 1."));
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "households 1, visits 0"));
}

static void
test_ward_of_today (PageFixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture, "text", "has not been reorganised"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child_of (fixture, "next_button"))));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GocuaCarryHouseholdsWindow *
find_households_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GOCUA_IS_CARRY_HOUSEHOLDS_WINDOW (window))
        return GOCUA_CARRY_HOUSEHOLDS_WINDOW (window);
    }
  return NULL;
}

static gpointer
part_of (GocuaCarryHouseholdsWindow *window, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), GOCUA_TYPE_CARRY_HOUSEHOLDS_WINDOW, name);
}

static GtkSelectionModel *
list_of (GocuaCarryHouseholdsWindow *window)
{
  return gtk_column_view_get_model (part_of (window, "view"));
}

static guint
n_shown (GocuaCarryHouseholdsWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list_of (window)));
}

static gboolean
tells (GocuaCarryHouseholdsWindow *window, const char *name, const char *text)
{
  return g_str_equal (gtk_label_get_text (part_of (window, name)), text);
}

/* What stands in a line of the list. */
static gboolean
reads (GocuaCarryHouseholdsWindow *window, guint i, const char *property, const char *text)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list_of (window)), i);
  g_autofree char *value = NULL;

  g_object_get (item, property, &value, NULL);
  return g_strcmp0 (value, text) == 0;
}

static GocuaCarryHouseholdsWindow *
open_households (PageFixture *fixture, guint n)
{
  GocuaCarryHouseholdsWindow *window;

  g_signal_emit_by_name (find_button (GTK_WIDGET (child_of (fixture, "rows")), "One by one…"), "clicked");
  window = find_households_window ();
  g_assert_nonnull (window);
  wait_until (n_shown (window) == n);
  return window;
}

static void
assign (GocuaCarryHouseholdsWindow *window, const char *button)
{
  GtkWidget *widget = find_button (part_of (window, "buttons"), button);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}

/* Two to one ward and one to the other, searched and sorted; all others wait, and nothing goes by a guess. */
static void
test_single (PageFixture *fixture, gconstpointer data)
{
  GocuaCarryHouseholdsWindow *window;

  press (fixture, "next_button");
  window = open_households (fixture, 6);
  g_assert_true (tells (window, "counts", "Assigned: 0 of 6. Not assigned yet: 6 of 6."));
  g_assert_false (gtk_widget_get_sensitive (part_of (window, "buttons"))); /* nobody is chosen */
  g_assert_true (reads (window, 0, "address", "2 Lê Lợi"));
  gtk_drop_down_set_selected (part_of (window, "order"), 1);
  g_assert_true (reads (window, 0, "head", "Nguyễn Thị A"));
  g_assert_true (reads (window, 0, "address", "12 Lê Lợi"));
  gtk_selection_model_select_range (list_of (window), 0, 2, TRUE);
  assign (window, "_1  Phường Tây Thạnh");
  g_assert_true (tells (window, "counts", "Assigned: 2 of 6. Not assigned yet: 4 of 6."));
  g_assert_true (reads (window, 1, "goes", "Phường Tây Thạnh"));
  g_assert_true (reads (window, 2, "goes", "Not assigned yet"));
  g_assert_true (says (fixture, "counts", "Households that go over: 2 of 6. Not assigned yet: 4 of 6."));

  gtk_drop_down_set_selected (part_of (window, "shown"), 1);
  g_assert_cmpuint (n_shown (window), ==, 4);
  gtk_editable_set_text (part_of (window, "search"), "le loi to 2");
  wait_until (n_shown (window) == 2);
  gtk_selection_model_select_all (list_of (window));
  g_assert_true (tells (window, "chosen", "Shown: 2 of 6. Chosen: 2."));
  gtk_editable_set_text (part_of (window, "place"), " Khu phố  7 ");
  assign (window, "_2  Phường Tân Sơn Nhì");
  g_assert_cmpuint (n_shown (window), ==, 0); /* they are not waiting any more */
  gtk_editable_set_text (part_of (window, "search"), "");
  gtk_drop_down_set_selected (part_of (window, "shown"), 2);
  wait_until (n_shown (window) == 4);
  g_assert_true (reads (window, 0, "goes", "Phường Tây Thạnh"));
  g_assert_true (reads (window, 2, "goes", "Phường Tân Sơn Nhì · Khu phố 7"));
  gtk_selection_model_select_item (list_of (window), 0, TRUE);
  assign (window, "_0  Not by themselves");
  g_assert_true (tells (window, "counts", "Assigned: 3 of 6. Not assigned yet: 3 of 6."));
  gtk_window_destroy (GTK_WINDOW (window));

  press (fixture, "next_button");
  wait_until (says (fixture, "text", "households 1, visits 0"));
  g_assert_true (says (fixture, "text", "households 2, visits 0"));
}

static void
choose_first (PageFixture *fixture, guint selected)
{
  GtkWidget *choice = find_widget (GTK_WIDGET (child_of (fixture, "rows")), GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
}

/* What was assigned one by one is there when the window is opened again, and is stronger than the whole area.
 */
static void
test_single_is_kept (PageFixture *fixture, gconstpointer data)
{
  GocuaCarryHouseholdsWindow *window;

  press (fixture, "next_button");
  window = open_households (fixture, 6);
  gtk_selection_model_select_item (list_of (window), 0, TRUE);
  assign (window, "_2  Phường Tân Sơn Nhì");
  gtk_window_destroy (GTK_WINDOW (window));
  settle_store (fixture->session);
  close_window (fixture);

  open_window (fixture);
  press (fixture, "next_button");
  g_assert_true (says (fixture, "counts", "Households that go over: 1 of 6. Not assigned yet: 5 of 6."));
  choose_first (fixture, 1);
  g_assert_true (says (fixture, "counts", "Households that go over: 6 of 6. Not assigned yet: 0 of 6."));
  window = open_households (fixture, 6);
  g_assert_true (reads (window, 0, "goes", "Phường Tân Sơn Nhì"));
  g_assert_true (reads (window, 1, "goes", "Phường Tây Thạnh (with its area)"));
  gtk_window_destroy (GTK_WINDOW (window));
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "Phường Tây Thạnh: households 5, visits 0"));
  g_assert_true (says (fixture, "text", "Phường Tân Sơn Nhì: households 1, visits 0"));
}

static void
open_again (PageFixture *fixture)
{
  close_window (fixture);
  open_window (fixture);
  press (fixture, "next_button");
}

/* Whoever changes their mind takes back first, so that nobody is in two wards. */
static void
test_moved (PageFixture *fixture, gconstpointer data)
{
  press (fixture, "next_button");
  choose_first (fixture, 1);
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "Phường Tây Thạnh: households 6, visits 0"));
  open_again (fixture);
  choose_first (fixture, 2);
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "6 households were carried over to Phường Tây Thạnh before"));
  press (fixture, "back_button");
  wait_until (says (fixture, "text", "taken back"));
  open_again (fixture);
  press (fixture, "next_button");
  wait_until (says (fixture, "text", "Phường Tân Sơn Nhì: households 6, visits 0"));
}

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* A large khu phố has widgets for what is in sight only. */
static void
test_many (PageFixture *fixture, gconstpointer data)
{
  GocuaCarryHouseholdsWindow *window;

  press (fixture, "next_button");
  window = open_households (fixture, MANY);
  wait_until (count_labels (part_of (window, "view")) > 8);
  g_assert_cmpuint (count_labels (part_of (window, "view")), <, 2000);
  gtk_selection_model_select_all (list_of (window));
  assign (window, "_1  Phường Tây Thạnh");
  g_assert_true (tells (window, "counts", "Assigned: 5.000 of 5.000. Not assigned yet: 0 of 5.000."));
  gtk_editable_set_text (part_of (window, "search"), "10000 le loi");
  wait_until (n_shown (window) == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/carry-window/whole", PageFixture, &whole, set_up, test_whole, tear_down);
  g_test_add ("/carry-window/divided", PageFixture, &divided, set_up, test_divided, tear_down);
  g_test_add ("/carry-window/today", PageFixture, &today, set_up, test_ward_of_today, tear_down);
  g_test_add ("/carry-window/single", PageFixture, &few, set_up, test_single, tear_down);
  g_test_add ("/carry-window/single-kept", PageFixture, &few, set_up, test_single_is_kept, tear_down);
  g_test_add ("/carry-window/moved", PageFixture, &few, set_up, test_moved, tear_down);
  g_test_add ("/carry-window/many", PageFixture, &many, set_up, test_many, tear_down);
  return g_test_run ();
}
