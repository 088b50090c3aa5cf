/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-preferences-window.c: shows what is set, sets what is chosen, and goes without a trace. */
#include "shell-support.h"

#include "app/dialogs/gocua-preferences-window.h"

static GtkWidget *
find_row (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, type);
  return found;
}

static void
destroy (GtkWidget *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (left == NULL);
}

static void
test_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");
  GtkWidget *window;
  GtkWidget *language;
  g_autofree char *chosen = NULL;

  g_settings_reset (settings, "language");
  window = gocua_preferences_window_new (settings, NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window));
  language = find_row (window, ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (language), 1);
  chosen = g_settings_get_string (settings, "language");
  g_assert_cmpstr (chosen, ==, "en");
  g_settings_reset (settings, "language");
  destroy (window);
}

static void
test_campaign (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");
  g_autoptr (GocuaSession) session = open_session (path);
  GtkWidget *window = gocua_preferences_window_new (settings, session);
  GtkWidget *label;
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window));
  label = find_widget (window, GTK_TYPE_LABEL, "Campaign");
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  wait_until (g_str_equal (gocua_campaign_get_key (gocua_session_get_campaign (session)), "kh31-2026"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  destroy (window);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/preferences-window/settings", test_settings);
  g_test_add_func ("/preferences-window/campaign", test_campaign);
  return g_test_run ();
}
