/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-application.c: the program starts with the theme of libadwaita, or with the one that was asked for. */

#include <adwaita.h>
#include <string.h>

#include "app/gocua-application.h"

#define THEME_PATH "/org/gtk/libgtk/theme/Default/gtk.css"

static GApplication *
start (void)
{
  GApplication *application = G_APPLICATION (gocua_application_new ());
  g_autoptr (GError) error = NULL;

  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
has_color (const char *name)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  GdkRGBA color;
  gboolean found = gtk_style_context_lookup_color (gtk_widget_get_style_context (label), name, &color);

  g_object_unref (label);
  return found;
}

/* What stood before GTK's theme is gone once GTK has started. */
static void
assert_own_theme (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) css = g_resources_lookup_data (THEME_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (css, NULL), (gssize) g_bytes_get_size (css), "Gõ Cửa"));
}

static void
test_theme_child (void)
{
  g_autoptr (GApplication) application = NULL;

  g_unsetenv ("GTK_THEME");
  application = start ();
  assert_own_theme ();
  g_assert_true (has_color ("accent_bg_color"));
}

static void
test_asked_for_child (void)
{
  g_autoptr (GApplication) application = NULL;

  g_setenv ("GTK_THEME", "Default", TRUE);
  application = start ();
  assert_own_theme ();
  g_assert_true (has_color ("theme_selected_bg_color"));
}

/* GTK starts once in a process, so each case has one of its own. */
static void
test_in_child (gconstpointer path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/application/theme", "/application/theme/subprocess/child", test_in_child);
  g_test_add_data_func ("/application/asked-for", "/application/asked-for/subprocess/child", test_in_child);
  g_test_add_func ("/application/theme/subprocess/child", test_theme_child);
  g_test_add_func ("/application/asked-for/subprocess/child", test_asked_for_child);
  return g_test_run ();
}
