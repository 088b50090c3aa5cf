/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-window.c: the window asks, opens a ward, goes to each page and back, and leaves nothing behind. */
#include "shell-support.h"

#include "app/gocua-busy-page.h"
#include "app/gocua-main-view.h"
#include "app/gocua-trouble-page.h"
#include "app/gocua-welcome-page.h"
#include "app/gocua-window.h"
#include "app/widgets/gocua-tip.h"
#include "store/gocua-backup.h"

static GocuaWindow *
show_window (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");
  GocuaWindow *window = gocua_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

static void
close_window (GocuaWindow *window)
{
  GocuaWindow *left = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &left);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (left == NULL);
}

static GocuaMainView *
open_ward (GocuaWindow *window, const char *path)
{
  gocua_window_open_ward (window, path);
  wait_until (gocua_window_get_session (window) != NULL);
  settle_store (gocua_window_get_session (window));
  return GOCUA_MAIN_VIEW (find_widget (GTK_WIDGET (window), GOCUA_TYPE_MAIN_VIEW, NULL));
}

/* What the first frame waits for is the page, not sync; it comes by itself after it. The first test, since a
 * type stays once it is there. */
static void
test_sync_comes_later (void)
{
  g_autofree char *path = make_ward ();
  GocuaSession *session = open_session (path);
  GtkWidget *view = g_object_ref_sink (gocua_main_view_new (session));
  GocuaWindow *window;

  g_assert_null (g_type_class_peek (gocua_sync_get_type ()));
  g_assert_nonnull (find_widget (view, GTK_TYPE_LABEL, "All changes are saved on this computer"));
  g_object_unref (view);
  close_session (session);

  window = show_window ();
  open_ward (window, path);
  wait_until (g_type_class_peek (gocua_sync_get_type ()) != NULL);
  close_window (window);
}

static void
test_welcome (void)
{
  GocuaWindow *window = show_window ();
  GtkWidget *welcome = find_widget (GTK_WIDGET (window), GOCUA_TYPE_WELCOME_PAGE, NULL);

  g_assert_nonnull (welcome);
  g_assert_true (gtk_widget_get_mapped (welcome));
  g_assert_nonnull (find_widget (welcome, GTK_TYPE_BUTTON, "Try a sample ward"));
  g_assert_null (gocua_window_get_session (window));
  close_window (window);
}

static void
test_pages (void)
{
  static const char *const pages[] = { "sheets", "follow-up", "verify", "households", "entry",
                                       "import", "areas",     "sync",   "overview" };
  g_autofree char *path = make_ward ();
  GocuaWindow *window = show_window ();
  GocuaMainView *view = open_ward (window, path);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Phường Tân Định – Gõ Cửa");
  g_assert_cmpstr (gocua_tip_get (find_widget (GTK_WIDGET (view), GTK_TYPE_LIST_BOX_ROW, NULL)), ==,
                   "Overview (Alt+1)");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      settle_store (gocua_window_get_session (window));
      g_assert_cmpstr (gocua_main_view_get_page (view), ==, pages[i]);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "ward.show-sheets", "b", TRUE));
  settle_store (gocua_window_get_session (window));
  g_assert_cmpstr (gocua_main_view_get_page (view), ==, "sheets");
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (find_widget (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, "Overdue  0"))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "overview"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  g_assert_cmpstr (gocua_main_view_get_page (view), ==, "sync");
  while (gocua_main_view_go_back (view))
    ;
  g_assert_cmpstr (gocua_main_view_get_page (view), ==, "overview");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  g_assert_cmpstr (gocua_main_view_get_page (view), ==, "households");
  settle_store (gocua_window_get_session (window));
  close_window (window);
}

static void
test_missing_ward (void)
{
  GocuaWindow *window = show_window ();
  gpointer trouble;

  gocua_window_open_ward (window, "/nowhere/at-all.gocua");
  wait_until ((trouble = find_widget (GTK_WIDGET (window), GOCUA_TYPE_TROUBLE_PAGE, NULL)) != NULL);
  g_object_add_weak_pointer (trouble, &trouble);
  g_assert_nonnull (find_widget (trouble, GTK_TYPE_BUTTON, "Try again"));
  click (trouble, "Try again");
  wait_until (trouble == NULL);
  wait_until (find_widget (GTK_WIDGET (window), GOCUA_TYPE_TROUBLE_PAGE, NULL) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.start", NULL));
  g_assert_null (find_widget (GTK_WIDGET (window), GOCUA_TYPE_TROUBLE_PAGE, NULL));
  close_window (window);
}

/* Closing right after a commit waits for it; what was entered is there afterwards. */
static void
test_close_saves (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *window = show_window ();
  g_autoptr (GocuaSession) again = NULL;
  guint n_areas;

  open_ward (window, path);
  n_areas = gocua_session_get_areas (gocua_window_get_session (window))->len;
  commit_area (gocua_window_get_session (window), "Khu phố 88", NULL);
  close_window (window);
  again = open_session (path);
  g_assert_cmpuint (gocua_session_get_areas (again)->len, ==, n_areas + 1);
}

/* As after a change of the language: another window, the same ward and page. */
static void
test_take_over (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *old = show_window ();
  GocuaWindow *window = show_window ();
  GocuaMainView *view = open_ward (old, path);

  gocua_main_view_go (view, "areas", NULL, NULL);
  gocua_window_take_over (window, old);
  g_assert_true (gocua_window_get_session (window) == gocua_window_get_session (old));
  view = GOCUA_MAIN_VIEW (find_widget (GTK_WIDGET (window), GOCUA_TYPE_MAIN_VIEW, NULL));
  g_assert_cmpstr (gocua_main_view_get_page (view), ==, "areas");
  close_window (old);
  settle ();
  close_window (window);
}

static GocuaWindow *
make_window (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");

  return gocua_window_new (NULL, settings);
}

static void
test_shown_at_once (void)
{
  GocuaWindow *window = make_window ();

  gocua_window_show_when_ready (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  close_window (window);
}

static void
seen_cb (GocuaWindow *window, GParamSpec *pspec, gboolean *had_ward)
{
  *had_ward = gocua_window_get_session (window) != NULL;
}

static gboolean
has_backup (const char *path)
{
  g_autoptr (GPtrArray) list = gocua_backup_list (path);

  return list->len > 0;
}

/* Begun, and open: the store has begun its daily work. */
static void
begin_session (const char *path)
{
  g_autoptr (GPtrArray) list = gocua_backup_list (path);

  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (g_unlink (list->pdata[i]), ==, 0);
  gocua_session_begin (path);
  wait_until (has_backup (path));
}

/* Drawn once, with its ward. */
static void
test_shown_with_its_ward (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *window = make_window ();
  gboolean had_ward = FALSE;

  begin_session (path);
  g_signal_connect (window, "notify::visible", G_CALLBACK (seen_cb), &had_ward);
  gocua_window_open_ward (window, path);
  gocua_window_show_when_ready (window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  wait_until (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (had_ward);
  g_signal_handlers_disconnect_by_data (window, &had_ward);
  close_window (window);
}

/* A ward that takes long does not keep a person before an empty screen. */
static void
test_shown_without_its_ward (void)
{
  g_autofree char *path = make_ward ();
  char *key = hold_key ();
  GocuaWindow *window = make_window ();
  GtkWidget *busy;

  gocua_window_open_ward (window, path);
  gocua_window_show_when_ready (window);
  gocua_window_show_when_ready (window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  wait_until (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_null (gocua_window_get_session (window));
  busy = find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Opening the ward…");
  g_assert_true (gtk_widget_get_mapped (busy));
  give_key (key);
  wait_until (gocua_window_get_session (window) != NULL);
  put_key_back (key);
  g_assert_null (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Opening the ward…"));
  close_window (window);
}

static void
test_shown_with_trouble (void)
{
  GocuaWindow *window = make_window ();

  gocua_window_open_ward (window, "/nowhere/at-all.gocua");
  gocua_window_show_when_ready (window);
  wait_until (find_widget (GTK_WIDGET (window), GOCUA_TYPE_TROUBLE_PAGE, NULL) != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  close_window (window);
}

/* Closed before it was shown, it is not shown afterwards. */
static void
test_closed_before_shown (void)
{
  g_autofree char *path = make_ward ();
  char *key = hold_key ();
  GocuaWindow *window = make_window ();
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gocua_window_open_ward (window, path);
  gocua_window_show_when_ready (window);
  gtk_window_destroy (GTK_WINDOW (window));
  give_key (key);
  put_key_back (key);
  wait_until (left == NULL);
}

static void
realized_cb (GtkWidget *window, gboolean *is_styled)
{
  *is_styled = gtk_widget_has_css_class (window, "maximized");
}

/* All that is in a window is styled again when the window gets another class after it is realized. */
static void
test_styled_once (void)
{
  GocuaWindow *window = make_window ();
  gboolean is_styled = FALSE;

  g_assert_true (gtk_window_is_maximized (GTK_WINDOW (window)));
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), &is_styled);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (is_styled);
  g_signal_handlers_disconnect_by_data (window, &is_styled);
  close_window (window);
}

static void
painted_cb (GdkFrameClock *clock, gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* What nobody sees at first is there when it is asked for. */
static void
test_made_later (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *window = make_window ();
  gboolean is_painted = FALSE;
  GtkWidget *view, *menu;

  gtk_window_set_default_icon_name (NULL);
  begin_session (path);
  gocua_window_open_ward (window, path);
  gocua_window_show_when_ready (window);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_null (gtk_window_get_default_icon_name ());
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (painted_cb), &is_painted);
  wait_until (is_painted);
  g_assert_cmpstr (gtk_window_get_default_icon_name (), ==, "vn.gocua.GoCua");
  view = find_widget (GTK_WIDGET (window), GOCUA_TYPE_MAIN_VIEW, NULL);
  g_assert_null (find_widget (GTK_WIDGET (window), GOCUA_TYPE_WELCOME_PAGE, NULL));
  g_assert_null (find_widget (GTK_WIDGET (window), GOCUA_TYPE_BUSY_PAGE, NULL));
  g_assert_null (find_widget (view, GTK_TYPE_POPOVER_MENU, NULL));
  menu = GTK_WIDGET (gtk_widget_get_template_child (view, GOCUA_TYPE_MAIN_VIEW, "menu_button"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  g_assert_nonnull (find_widget (menu, GTK_TYPE_LABEL, "Preferences"));
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), &is_painted);
  close_window (window);
}

static void
test_errors_stay (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *window = show_window ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  GtkWidget *revealer;

  open_ward (window, path);
  revealer = find_widget (GTK_WIDGET (window), GTK_TYPE_REVEALER, NULL);
  gocua_session_report (gocua_window_get_session (window), "The visit was not saved.", cancelled);
  g_assert_null (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "The visit was not saved. Cancelled"));
  gocua_session_report (gocua_window_get_session (window), "The visit was not saved.", error);
  gocua_session_report (gocua_window_get_session (window), "The visit was not saved.", error);
  g_assert_nonnull (
      find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "The visit was not saved. The disk is full."));
  revealer = gtk_widget_get_ancestor (
      find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "The visit was not saved. The disk is full."),
      GTK_TYPE_REVEALER);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  click (revealer, "Close");
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  close_window (window);
}

static void
narrow_cb (GtkWidget *label, GParamSpec *pspec, gboolean *is_narrow)
{
  *is_narrow = !gtk_widget_get_visible (label);
}

/* In 760 pixels, and in Vietnamese, which takes more room than English, the list of pages gives its words up
 * for the page, of which nothing is out of sight then. The words come back with the room. */
static void
test_narrow (void)
{
  g_autofree char *path = make_ward ();
  GocuaWindow *window;
  GocuaMainView *view;
  GtkWidget *row, *label, *scrolled;
  GtkAdjustment *across;
  gboolean is_narrow = FALSE;

  gocua_locale_set_language ("vi");
  window = make_window ();
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 700);
  gtk_window_present (GTK_WINDOW (window));
  view = open_ward (window, path);
  row = find_widget (GTK_WIDGET (view), GTK_TYPE_LIST_BOX_ROW, NULL);
  label = find_widget (row, GTK_TYPE_LABEL, "Tổng quan");
  g_signal_connect (label, "notify::visible", G_CALLBACK (narrow_cb), &is_narrow);
  narrow_cb (label, NULL, &is_narrow);
  wait_until (is_narrow);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 760);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "households"));
  settle_store (gocua_window_get_session (window));
  scrolled = gtk_widget_get_ancestor (gocua_main_view_get_page_widget (view), GTK_TYPE_SCROLLED_WINDOW);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  wait_until (gtk_widget_get_width (gocua_main_view_get_page_widget (view)) > 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));

  /* Larger text needs the room sooner. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  wait_until (!is_narrow);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  wait_until (is_narrow);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  wait_until (!is_narrow);
  gocua_locale_set_language ("en");
  close_window (window);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  /* From GTK 4.10 on libadwaita's message dialog is measured too narrow, and a test makes warnings fatal. */
  if (gtk_get_minor_version () >= 10)
    g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  adw_init ();

  g_test_add_func ("/window/sync-comes-later", test_sync_comes_later);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/missing-ward", test_missing_ward);
  g_test_add_func ("/window/close-saves", test_close_saves);
  g_test_add_func ("/window/take-over", test_take_over);
  g_test_add_func ("/window/shown-at-once", test_shown_at_once);
  g_test_add_func ("/window/shown-with-its-ward", test_shown_with_its_ward);
  g_test_add_func ("/window/shown-without-its-ward", test_shown_without_its_ward);
  g_test_add_func ("/window/shown-with-trouble", test_shown_with_trouble);
  g_test_add_func ("/window/closed-before-shown", test_closed_before_shown);
  g_test_add_func ("/window/styled-once", test_styled_once);
  g_test_add_func ("/window/made-later", test_made_later);
  g_test_add_func ("/window/errors-stay", test_errors_stay);
  g_test_add_func ("/window/narrow", test_narrow);
  return g_test_run ();
}
