/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-error-bar.c: what went wrong stands there once each, the last three, until somebody closes it. */
#include "shell-support.h"

#include "app/widgets/gocua-error-bar.h"

static void
assert_shows (GocuaErrorBar *bar, const char *text)
{
  GtkWidget *revealer = find_widget (GTK_WIDGET (bar), GTK_TYPE_REVEALER, NULL);

  g_assert_cmpint (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)), ==, text != NULL);
  if (text != NULL)
    g_assert_nonnull (find_widget (GTK_WIDGET (bar), GTK_TYPE_LABEL, text));
}

static void
test_lines (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gocua_error_bar_new ());
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  GocuaErrorBar *bar = GOCUA_ERROR_BAR (widget);

  assert_shows (bar, NULL);
  gocua_error_bar_add (bar, "Not saved.", error);
  assert_shows (bar, "Not saved. The disk is full.");
  gocua_error_bar_add (bar, "Not read.", NULL);
  gocua_error_bar_add (bar, "Not saved.", error);
  assert_shows (bar, "Not saved. The disk is full.\nNot read.");
  gocua_error_bar_add (bar, "Not sent.", NULL);
  gocua_error_bar_add (bar, "Not printed.", NULL);
  assert_shows (bar, "Not read.\nNot sent.\nNot printed.");
}

static void
test_close (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gocua_error_bar_new ());
  GocuaErrorBar *bar = GOCUA_ERROR_BAR (widget);

  gocua_error_bar_add (bar, "Not saved.", NULL);
  click (widget, "Close");
  assert_shows (bar, NULL);
  gocua_error_bar_add (bar, "Not read.", NULL);
  assert_shows (bar, "Not read.");
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/error-bar/lines", test_lines);
  g_test_add_func ("/error-bar/close", test_close);
  return g_test_run ();
}
