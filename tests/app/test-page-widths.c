/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page-widths.c: every page fits into half of an office screen, and at the larger text into a small
 * window: in Vietnamese, with long names, in the campaign of most indicators. */
#include "shell-support.h"

#include "app/gocua-main-view.h"
#include "app/gocua-window.h"
#include "sample/gocua-sample.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

/* What is left of half a screen of 1366 pixels, and of a window of 760, beside the pictures of the pages. */
#define HALF_SCREEN  628
#define SMALL_WINDOW 704
#define NORMAL_DPI   (96 * 1024)
#define LARGER_DPI   (NORMAL_DPI * 5 / 4)
#define LONG_NAME    "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"

static void
rename_first_area (GocuaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = gocua_entity_list (db, GOCUA_KIND_AREA, &error);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GocuaRecord) wanted = NULL;

  g_assert_no_error (error);
  wanted = gocua_record_copy (areas->pdata[0]);
  gocua_record_set_text (wanted, GOCUA_AREA_NAME, LONG_NAME);
  gocua_batch_put (batch, areas->pdata[0], wanted);
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
make_sample (const char *folder)
{
  char *path = g_build_filename (folder, "mau.gocua", NULL);
  GocuaSampleOptions options = GOCUA_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (path, TRUE, &error);

  g_assert_no_error (error);
  options.households = 200;
  g_assert_true (gocua_sample_fill (db, &options, NULL, NULL, &error));
  g_assert_no_error (error);
  rename_first_area (db);
  gocua_ward_close (db);
  return path;
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What lies behind in a stack is to fit as well, when it comes to the front. */
static int
get_widest (GtkWidget *widget)
{
  int widest = GTK_IS_STACK (gtk_widget_get_parent (widget)) ? get_minimum (widget) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widest = MAX (widest, get_widest (child));
  return widest;
}

static GtkWidget *
find_page (GtkWidget *view)
{
  GtkWidget *stack = find_widget (view, GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child (GTK_STACK (stack));
}

/* Returns: (transfer full): the pages that need more than @limit, and how much */
static char *
list_wide_pages (GtkWidget *window, GtkWidget *view, int limit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *id, *title, *icon;

  for (guint i = 0; gocua_main_view_get_nth_page (i, &id, &title, &icon); i++)
    {
      GtkWidget *page;
      int width;

      g_assert_true (gtk_widget_activate_action (window, "win.page", "s", id));
      settle_store (gocua_window_get_session (GOCUA_WINDOW (window)));
      page = find_page (view);
      width = MAX (get_minimum (page), get_widest (page));
      g_test_message ("%s: %d", id, width);
      if (width > limit)
        g_string_append_printf (text, "%s needs %d; ", id, width);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  char *folder;
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");
  g_autofree char *path = NULL;

  fixture->folder = test_folder_new ();
  path = make_sample (fixture->folder);
  fixture->window = GTK_WIDGET (gocua_window_new (NULL, settings));
  gtk_window_unmaximize (GTK_WINDOW (fixture->window));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gocua_window_open_ward (GOCUA_WINDOW (fixture->window), path);
  wait_until (gocua_window_get_session (GOCUA_WINDOW (fixture->window)) != NULL);
  fixture->view = find_widget (fixture->window, GOCUA_TYPE_MAIN_VIEW, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", NORMAL_DPI, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &left);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (left == NULL);
  test_folder_remove (fixture->folder);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *normal = NULL;
  g_autofree char *larger = NULL;

  g_assert_nonnull (find_widget (fixture->view, GTK_TYPE_LABEL, "Tổng quan"));
  normal = list_wide_pages (fixture->window, fixture->view, HALF_SCREEN);
  g_assert_cmpstr (normal, ==, "");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGER_DPI, NULL);
  larger = list_wide_pages (fixture->window, fixture->view, SMALL_WINDOW);
  g_assert_cmpstr (larger, ==, "");
}

/* Whether the label of a head can be read to its end. */
static gboolean
is_whole (GtkWidget *title)
{
  GtkWidget *label = find_widget (title, GTK_TYPE_LABEL, NULL);
  graphene_rect_t place;
  int natural;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (label, title, &place));
  return gtk_widget_get_width (label) >= natural &&
         (int) (place.origin.x + place.size.width) <= gtk_widget_get_width (title);
}

/* Returns: (transfer full): the heads that are cut off */
static char *
list_cut_heads (GtkColumnView *list)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (list));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_visible (title) && !is_whole (title))
      g_string_append_printf (text, "%s; ",
                              gtk_label_get_text (GTK_LABEL (find_widget (title, GTK_TYPE_LABEL, NULL))));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
get_title_width (GtkColumnView *list, const char *name)
{
  GtkWidget *label = find_widget (gtk_widget_get_first_child (GTK_WIDGET (list)), GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  return gtk_widget_get_width (gtk_widget_get_parent (gtk_widget_get_parent (label)));
}

static GtkColumnView *
show_households (Fixture *fixture)
{
  GtkWidget *list;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "households"));
  settle_store (gocua_window_get_session (GOCUA_WINDOW (fixture->window)));
  list = find_widget (find_page (fixture->view), GTK_TYPE_COLUMN_VIEW, NULL);
  wait_until (gtk_widget_get_mapped (list) && gtk_widget_get_width (list) > 0);
  settle_store (gocua_window_get_session (GOCUA_WINDOW (fixture->window)));
  return GTK_COLUMN_VIEW (list);
}

static void
assert_list_fits (GtkColumnView *list, int least, int both)
{
  g_autofree char *cut = list_cut_heads (list);
  GtkAdjustment *sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (list));

  g_assert_cmpstr (cut, ==, "");
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=, gtk_adjustment_get_page_size (sideways));
  g_assert_cmpint (get_title_width (list, "Địa chỉ"), >=, least);
  g_assert_cmpint (get_title_width (list, "Chủ hộ"), >=, least);
  g_assert_cmpint (get_title_width (list, "Địa chỉ") + get_title_width (list, "Chủ hộ"), >=, both);
}

/* On an office screen every head of the list can be read, and who lives where as well. */
static void
test_households (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *list = show_households (fixture);

  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 1366);
  assert_list_fits (list, 150, 370);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGER_DPI, NULL);
  list = show_households (fixture);
  assert_list_fits (list, 150, 310);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("vi");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", NORMAL_DPI, NULL);
  g_test_add ("/page-widths/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/page-widths/households", Fixture, NULL, set_up, test_households, tear_down);
  return g_test_run ();
}
