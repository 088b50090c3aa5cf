/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-join-page.c: joining a ward begins with signing in, says how far it is, and leaves nothing behind when
 * it fails. */
#include "shell-support.h"

#include "app/gocua-join-page.h"
#include "app/widgets/gocua-sign-in-form.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = g_object_ref_sink (adw_window_new ());
  f->page = gocua_join_page_new (FALSE);
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer page = f->page;

  g_object_add_weak_pointer (G_OBJECT (f->page), &page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  wait_until (page == NULL);
}

static GObject *
child_of (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (f->page, GOCUA_TYPE_JOIN_PAGE, name);
}

static void
test_nobody_answers (Fixture *f, gconstpointer data)
{
  GocuaSignInForm *form = GOCUA_SIGN_IN_FORM (child_of (f, "form"));
  GtkWidget *password =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (form), GOCUA_TYPE_SIGN_IN_FORM, "password"));
  g_autoptr (GPtrArray) files = NULL;

  click (f->page, "Sign in");
  g_assert_cmpstr (gocua_sign_in_form_get_remark (form, GOCUA_SIGN_IN_SERVER), !=, "");
  gocua_sign_in_form_fill (form, "http://127.0.0.1:1", "hoa");
  gtk_editable_set_text (GTK_EDITABLE (password), "kín");
  click (f->page, "Sign in");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child_of (f, "next_button"))));
  wait_until (*gocua_sign_in_form_get_remark (form, GOCUA_SIGN_IN_SERVER) != '\0');
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (child_of (f, "next_button"))));
  /* What was typed is still there. */
  g_assert_cmpstr (gocua_sign_in_form_get_password (form), ==, "kín");
  files = gocua_ward_list_files ();
  g_assert_cmpuint (files->len, ==, 0);
}

static void
assert_progress (Fixture *f, double fraction, const char *text, const char *remaining)
{
  GtkProgressBar *bar = GTK_PROGRESS_BAR (child_of (f, "bar"));

  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (bar), fraction, 0.001);
  g_assert_cmpstr (gtk_progress_bar_get_text (bar), ==, text);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child_of (f, "remaining"))), ==, remaining);
}

static void
test_progress (Fixture *f, gconstpointer data)
{
  gocua_join_page_show_progress (GOCUA_JOIN_PAGE (f->page), 0, 70000, 0);
  assert_progress (f, 0, "0 of 70,000 entries", "");
  /* Too early to say. */
  gocua_join_page_show_progress (GOCUA_JOIN_PAGE (f->page), 7000, 70000, 1000);
  assert_progress (f, 0.1, "7,000 of 70,000 entries", "");
  gocua_join_page_show_progress (GOCUA_JOIN_PAGE (f->page), 7000, 70000, 20000);
  assert_progress (f, 0.1, "7,000 of 70,000 entries", "About 3 minutes left");
  gocua_join_page_show_progress (GOCUA_JOIN_PAGE (f->page), 70000, 70000, 200000);
  assert_progress (f, 1, "70,000 of 70,000 entries", "Less than a minute left");
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/join-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("nobody-answers", test_nobody_answers);
  ADD ("progress", test_progress);

  return g_test_run ();
}
