/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-help-window.c: the guide's marks become markup, and its window shows it. */
#include "shell-support.h"

#include "app/dialogs/gocua-help-window.h"

static void
test_markup (void)
{
  static const struct
  {
    const char *text;
    const char *markup;
  } cases[] = {
    { "", "" },
    { "Gõ Cửa", "Gõ Cửa" },
    { "**Xem thử**: *tan dinh* & hơn", "<b>Xem thử</b>: <i>tan dinh</i> &amp; hơn" },
    { "a < b", "a &lt; b" },
    { "**open", "<b>open</b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = gocua_help_markdown_to_markup (cases[i].text);

      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
}

static void
test_window (void)
{
  gpointer window = gocua_help_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Gõ Cửa: hướng dẫn nhanh"));
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (window == NULL);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/help-window/markup", test_markup);
  g_test_add_func ("/help-window/window", test_window);
  return g_test_run ();
}
