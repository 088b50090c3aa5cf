/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-new-ward-page.c: three steps to a ward, each of which can be passed over. */
#include "shell-support.h"

#include "app/gocua-new-ward-page.h"
#include "app/widgets/gocua-area-names.h"

typedef struct
{
  GocuaSession *session;
  char *path;
} Heard;

static void
done_cb (GtkWidget *page, GocuaSession *session, Heard *heard)
{
  g_set_object (&heard->session, session);
}

static void
open_cb (GtkWidget *page, const char *path, Heard *heard)
{
  g_free (heard->path);
  heard->path = g_strdup (path);
}

static GtkWidget *
show_page (Heard *heard)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = gocua_new_ward_page_new (FALSE);

  g_signal_connect (page, "done", G_CALLBACK (done_cb), heard);
  g_signal_connect (page, "open", G_CALLBACK (open_cb), heard);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 640);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window));
  return window;
}

static void
choose_unit (GtkWidget *window, const char *text)
{
  GtkWidget *entry = find_widget (window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  wait_until (find_widget (window, GTK_TYPE_LABEL, "Phường Tân Định") != NULL);
  wait_until (gtk_widget_get_sensitive (find_widget (window, GTK_TYPE_BUTTON, "Continue")));
  click (window, "Continue");
}

static void
destroy (GtkWidget *window)
{
  gpointer page = gtk_window_get_child (GTK_WINDOW (window));

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (page == NULL);
}

static void
test_three_steps (void)
{
  Heard heard = { 0 };
  GtkWidget *window = show_page (&heard);

  choose_unit (window, "tan dinh");
  wait_until (find_widget (window, GTK_TYPE_LABEL, "Step 2 of 3") != NULL);
  click (window, "Write the names");
  click (window, "Continue");
  wait_until (find_widget (window, GTK_TYPE_LABEL, "Step 3 of 3") != NULL);
  click (window, "Skip, do it later");
  g_assert_nonnull (heard.session);
  g_assert_cmpstr (gocua_session_get_ward_name (heard.session), ==, "Phường Tân Định");
  wait_until (gocua_session_get_areas (heard.session)->len == 10);
  destroy (window);
  close_session (heard.session);
}

/* The ward of the first test is there now. */
static void
test_there_already (void)
{
  Heard heard = { 0 };
  GtkWidget *window = show_page (&heard);

  choose_unit (window, "tan dinh");
  wait_until (heard.path != NULL);
  g_assert_null (heard.session);
  destroy (window);
  g_free (heard.path);
}

static void
test_names_once (void)
{
  GtkWidget *names = g_object_ref_sink (gocua_area_names_new ());
  GtkWidget *view = find_widget (names, GTK_TYPE_TEXT_VIEW, NULL);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaRecord *area = gocua_record_new (GOCUA_KIND_AREA, NULL);

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_record_set_int (area, GOCUA_AREA_POSITION, 7);
  g_ptr_array_add (known, area);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "  khu pho 1\nKhu phố 2\n\n Khu phố 2 \nẤp Bắc", -1);
  batch = gocua_area_names_make_batch (GOCUA_AREA_NAMES (names), known);
  g_assert_cmpuint (batch->changes->len, ==, 2);
  g_object_unref (names);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/new-ward-page/three-steps", test_three_steps);
  g_test_add_func ("/new-ward-page/there-already", test_there_already);
  g_test_add_func ("/new-ward-page/names-once", test_names_once);
  return g_test_run ();
}
