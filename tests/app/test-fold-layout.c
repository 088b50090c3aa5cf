/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fold-layout.c: what does not fit beside each other goes below each other, and comes back. */
#include "shell-support.h"

#include "app/widgets/gocua-fold-layout.h"
#include "app/widgets/gocua-fold-paned.h"
#include "app/widgets/gocua-wrap-layout.h"

#define CHILD_WIDTH  100
#define CHILD_HEIGHT 20
#define SPACING      10

static GtkWidget *
make_child (void)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (child, CHILD_WIDTH, CHILD_HEIGHT);
  return child;
}

static GtkWidget *
make_box (GType layout, guint n)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, g_object_new (layout, "spacing", SPACING, NULL));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), make_child ());
  return box;
}

static int
count_rows (GtkWidget *box, int width)
{
  int minimum;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return (minimum + SPACING) / (CHILD_HEIGHT + SPACING);
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_columns (void)
{
  GtkWidget *box = make_box (GOCUA_TYPE_FOLD_LAYOUT, 5);

  g_assert_cmpint (get_minimum (box), ==, CHILD_WIDTH);
  g_assert_cmpint (count_rows (box, 5 * CHILD_WIDTH + 4 * SPACING), ==, 1);
  /* Three and two rather than four and one. */
  g_assert_cmpint (count_rows (box, 5 * CHILD_WIDTH + 4 * SPACING - 1), ==, 2);
  g_assert_cmpint (count_rows (box, 3 * CHILD_WIDTH + 2 * SPACING), ==, 2);
  g_assert_cmpint (count_rows (box, 3 * CHILD_WIDTH + 2 * SPACING - 1), ==, 3);
  g_assert_cmpint (count_rows (box, CHILD_WIDTH), ==, 5);
  /* A hidden one takes no room. */
  gtk_widget_set_visible (gtk_widget_get_last_child (box), FALSE);
  g_assert_cmpint (count_rows (box, 4 * CHILD_WIDTH + 3 * SPACING), ==, 1);
  g_object_set (gtk_widget_get_layout_manager (box), "column-width", 2 * CHILD_WIDTH, NULL);
  g_assert_cmpint (count_rows (box, 4 * CHILD_WIDTH + 3 * SPACING), ==, 2);
  g_object_unref (box);
}

static void
test_first_share (void)
{
  GtkWidget *box = make_box (GOCUA_TYPE_FOLD_LAYOUT, 2);

  g_object_set (gtk_widget_get_layout_manager (box), "first-share", 60, NULL);
  /* The second one has 40 percent of what is left beside the space. */
  g_assert_cmpint (count_rows (box, CHILD_WIDTH * 10 / 4 + SPACING), ==, 1);
  g_assert_cmpint (count_rows (box, CHILD_WIDTH * 10 / 4 + SPACING - 3), ==, 2);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (box, 2 * CHILD_WIDTH + SPACING + 100, 200, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (box)), ==, 180);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_last_child (box)), ==, 120);
  g_object_unref (box);
}

static void
test_lines (void)
{
  GtkWidget *box = make_box (GOCUA_TYPE_WRAP_LAYOUT, 3);
  GtkWidget *middle = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  int width = 3 * CHILD_WIDTH + 2 * SPACING;

  g_assert_cmpint (get_minimum (box), ==, CHILD_WIDTH);
  g_assert_cmpint (count_rows (box, width), ==, 1);
  g_assert_cmpint (count_rows (box, width - 1), ==, 2);
  g_assert_cmpint (count_rows (box, CHILD_WIDTH), ==, 3);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (box, width + 50, CHILD_HEIGHT, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (box)), ==, CHILD_WIDTH);
  g_assert_cmpint (gtk_widget_get_width (middle), ==, CHILD_WIDTH + 50);
  g_object_unref (box);
}

static void
allocate (GtkWidget *widget, int width)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (widget, width, 400, -1, NULL);
}

/* Where a person drew the border is remembered for each direction. */
static void
test_paned (void)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *widget = g_object_ref_sink (
      g_object_new (GOCUA_TYPE_FOLD_PANED, "paned", paned, "fold-width", 600, "upper-share", 25, NULL));

  gtk_paned_set_start_child (GTK_PANED (paned), make_child ());
  gtk_paned_set_end_child (GTK_PANED (paned), make_child ());
  gtk_paned_set_position (GTK_PANED (paned), 250);
  g_assert_cmpint (get_minimum (widget), ==, CHILD_WIDTH);
  allocate (widget, 600);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)), ==, GTK_ORIENTATION_HORIZONTAL);
  allocate (widget, 599);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (gtk_paned_get_position (GTK_PANED (paned)), ==, 100);
  gtk_paned_set_position (GTK_PANED (paned), 150);
  allocate (widget, 600);
  g_assert_cmpint (gtk_paned_get_position (GTK_PANED (paned)), ==, 250);
  allocate (widget, 500);
  g_assert_cmpint (gtk_paned_get_position (GTK_PANED (paned)), ==, 150);
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_test_add_func ("/fold-layout/columns", test_columns);
  g_test_add_func ("/fold-layout/first-share", test_first_share);
  g_test_add_func ("/fold-layout/lines", test_lines);
  g_test_add_func ("/fold-layout/paned", test_paned);
  return g_test_run ();
}
