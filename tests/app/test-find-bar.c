/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-find-bar.c: one entry finds households, areas, teams, pages and actions, and leads to them. */

#include "shell-support.h"

#include "app/dialogs/gocua-household-dialog.h"
#include "app/gocua-application.h"
#include "app/gocua-commands.h"
#include "app/gocua-main-view.h"
#include "app/gocua-window.h"
#include "app/pages/gocua-areas-page.h"
#include "app/pages/gocua-household-pane.h"
#include "app/widgets/gocua-filter-bar.h"
#include "app/widgets/gocua-find-bar.h"
#include "core/gocua-batch.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

#define N_STREET 12

typedef struct
{
  GtkApplication *application;
  GocuaWindow *window;
  GocuaMainView *view;
  GocuaSession *session;
  GtkWidget *bar;
} Fixture;

static void
put_household (GocuaBatch *batch, const char *address, const char *head, const char *phone)
{
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_batch_put (batch, NULL, household);
}

static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 9; i++)
    {
      g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
      g_autofree char *name = g_strdup_printf ("Khu phố %u", i);

      gocua_record_set_text (area, GOCUA_AREA_NAME, name);
      gocua_batch_put (batch, NULL, area);
    }
  for (guint i = 1; i <= N_STREET; i++)
    {
      g_autofree char *address = g_strdup_printf ("%u Nguyễn Trãi", i);

      put_household (batch, address, "Nguyễn Thị Ánh", NULL);
    }
  put_household (batch, "12/34/5A Lê Lợi", "Đặng Văn Bé", "0901234567");
  put_household (batch, "7 Hai Bà Trưng", "Trần Thị Cúc", NULL);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ công nghệ số cộng đồng 3");
  gocua_record_set_text (team, GOCUA_TEAM_FORCE, "community");
  gocua_record_set_text (team, GOCUA_TEAM_LEADER, "Võ Thị Sáu");
  gocua_batch_put (batch, NULL, team);
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
make_full_ward (void)
{
  char *path = gocua_ward_get_path ("26737@2025-07-01");

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    set_up_ward (path, fill);
  return path;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_full_ward ();
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");

  g_settings_reset (settings, "recent-commands");
  fixture->application = GTK_APPLICATION (g_application_get_default ());
  fixture->window = gocua_window_new (fixture->application, settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gocua_window_open_ward (fixture->window, path);
  wait_until (gocua_window_get_session (fixture->window) != NULL);
  fixture->session = gocua_window_get_session (fixture->window);
  settle_store (fixture->session);
  fixture->view = GOCUA_MAIN_VIEW (find_widget (GTK_WIDGET (fixture->window), GOCUA_TYPE_MAIN_VIEW, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &left);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (left == NULL);
}

static GtkWidget *
child_of (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->bar, GOCUA_TYPE_FIND_BAR, name));
}

static GtkWidget *
get_entry_text (Fixture *fixture)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (child_of (fixture, "entry"))));
}

static gboolean
is_open (Fixture *fixture)
{
  return gocua_find_bar_is_open (GOCUA_FIND_BAR (fixture->bar));
}

static void
open_bar (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find-anything", NULL));
  fixture->bar = find_widget (GTK_WIDGET (fixture->window), GOCUA_TYPE_FIND_BAR, NULL);
  g_assert_true (is_open (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == get_entry_text (fixture));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child_of (fixture, "entry")), text);
}

static void
press (Fixture *fixture, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->bar);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_BUBBLE);
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
      g_assert_true (is_handled);
    }
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (child_of (fixture, "entry"), "activate");
}

/* Returns: (transfer none) (nullable): the title of a line */
static const char *
title_at (Fixture *fixture, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (fixture, "list")), index);

  return row != NULL ? gtk_label_get_text (GTK_LABEL (find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL)))
                     : NULL;
}

static int
get_selected (Fixture *fixture)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (child_of (fixture, "list")));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static gboolean
has_line (Fixture *fixture, const char *title)
{
  for (int i = 0; title_at (fixture, i) != NULL; i++)
    if (g_str_equal (title_at (fixture, i), title))
      return TRUE;
  return FALSE;
}

static void
look_for (Fixture *fixture, const char *text, const char *first)
{
  open_bar (fixture);
  type (fixture, text);
  wait_until (g_strcmp0 (title_at (fixture, 0), first) == 0);
}

static const char *
get_pane_address (Fixture *fixture)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (fixture->view), GOCUA_TYPE_HOUSEHOLD_PANE, NULL);

  return pane != NULL ? gtk_label_get_label (GTK_LABEL (
                            gtk_widget_get_template_child (pane, GOCUA_TYPE_HOUSEHOLD_PANE, "address")))
                      : NULL;
}

/* A line for what is not there would be a line that does nothing. */
static void
test_every_command_is_there (Fixture *fixture, gconstpointer data)
{
  guint n;
  const GocuaCommand *commands = gocua_commands_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      GActionGroup *group = G_ACTION_GROUP (fixture->application);
      const GVariantType *wanted;
      const char *bare;

      g_test_message ("%s", commands[i].action);
      g_action_parse_detailed_name (commands[i].action, &name, &target, &error);
      g_assert_no_error (error);
      bare = strchr (name, '.') + 1;
      if (g_str_has_prefix (name, "win."))
        group = G_ACTION_GROUP (fixture->window);
      else if (g_str_has_prefix (name, "ward."))
        group = G_ACTION_GROUP (gocua_main_view_get_actions (fixture->view));
      else
        g_assert_true (g_str_has_prefix (name, "app."));
      g_assert_true (g_action_group_has_action (group, bare));
      wanted = g_action_group_get_action_parameter_type (group, bare);
      g_assert_true ((wanted != NULL) == (target != NULL));
      g_assert_true (gocua_command_find (commands[i].title) == &commands[i]);
    }
}

/* Whoever makes a page gives it a line. */
static void
test_every_page_is_found (Fixture *fixture, gconstpointer data)
{
  GtkListBox *pages = GTK_LIST_BOX (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->view), GOCUA_TYPE_MAIN_VIEW, "page_list"));
  GtkListBoxRow *row;

  open_bar (fixture);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (pages, i)) != NULL; i++)
    {
      GtkWidget *label = find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL);

      g_test_message ("%s", gtk_label_get_text (GTK_LABEL (label)));
      g_assert_true (has_line (fixture, gtk_label_get_text (GTK_LABEL (label))));
    }
  press (fixture, GDK_KEY_Escape);
}

static void
test_household (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "12/34/5a", "34/5", "dang van be", "Bé", "2345", "0901 234", "Le Loi"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "overview");
      look_for (fixture, texts[i], "12/34/5A Lê Lợi · Đặng Văn Bé");
      press_enter (fixture);
      g_assert_false (is_open (fixture));
      g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "households");
      wait_until (g_strcmp0 (get_pane_address (fixture), "12/34/5A Lê Lợi") == 0);
      look_for (fixture, "cuc", "7 Hai Bà Trưng · Trần Thị Cúc");
      press_enter (fixture);
      wait_until (g_strcmp0 (get_pane_address (fixture), "7 Hai Bà Trưng") == 0);
    }
}

/* So many are shown; the last line has all of them listed. */
static void
test_all_households (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page, *search;

  look_for (fixture, "nguyen trai", "1 Nguyễn Trãi · Nguyễn Thị Ánh");
  g_assert_cmpstr (title_at (fixture, GOCUA_FINDER_HOUSEHOLDS), ==, "Show all 12 households in the list");
  for (guint i = 0; i < GOCUA_FINDER_HOUSEHOLDS; i++)
    press (fixture, GDK_KEY_Down);
  press_enter (fixture);
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "households");
  page = gocua_main_view_get_page_widget (fixture->view);
  search = find_widget (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "nguyen trai");
  settle_store (fixture->session);
}

static void
test_area (Fixture *fixture, gconstpointer data)
{
  const GocuaQuery *query;
  GtkWidget *bar;

  look_for (fixture, "kp 3", "Khu phố 3");
  press_enter (fixture);
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "households");
  bar = find_widget (gocua_main_view_get_page_widget (fixture->view), GOCUA_TYPE_FILTER_BAR, NULL);
  query = gocua_filter_bar_get_query (GOCUA_FILTER_BAR (bar));
  g_assert_cmpuint (query->conditions->len, ==, 1);
  g_assert_cmpstr (gocua_session_get_area_name (fixture->session,
                                                &g_array_index (query->conditions, GocuaCondition, 0).id),
                   ==, "Khu phố 3");
  settle_store (fixture->session);

  look_for (fixture, "khu pho", "Khu phố 1");
  g_assert_true (has_line (fixture, "Khu phố 5"));
  g_assert_false (has_line (fixture, "Khu phố 6"));
  press (fixture, GDK_KEY_Escape);
}

/* The keyboard stands on the team, found also by who leads it. */
static void
test_team (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  look_for (fixture, "sau", "Tổ công nghệ số cộng đồng 3");
  press_enter (fixture);
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "areas");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_nonnull (find_widget (focus, GTK_TYPE_LABEL, "Tổ công nghệ số cộng đồng 3"));
}

static void
test_page_and_action (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  look_for (fixture, "sync", "Sync");
  press_enter (fixture);
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "sync");
  look_for (fixture, "put on the roster", "New household…");
  press_enter (fixture);
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "sync");
  for (guint i = 0; dialog == NULL && i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      dialog = GOCUA_IS_HOUSEHOLD_DIALOG (window) ? window : NULL;
    }
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* Nobody is signed in. */
  look_for (fixture, "sign", "Sign in at the city's server…");
  g_assert_false (has_line (fixture, "Sign out"));
  press (fixture, GDK_KEY_Escape);

  /* What was used lately comes first, and only once. */
  open_bar (fixture);
  g_assert_cmpstr (title_at (fixture, 0), ==, "New household…");
  g_assert_cmpstr (title_at (fixture, 1), ==, "Sync");
  g_assert_cmpstr (title_at (fixture, 2), ==, "Overview");
  for (int i = 2; title_at (fixture, i) != NULL; i++)
    g_assert_cmpstr (title_at (fixture, i), !=, "New household…");
  press (fixture, GDK_KEY_Escape);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  int last;

  open_bar (fixture);
  for (last = 0; title_at (fixture, last + 1) != NULL; last++)
    ;
  g_assert_cmpint (get_selected (fixture), ==, 0);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpint (get_selected (fixture), ==, 0);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Tab);
  g_assert_cmpint (get_selected (fixture), ==, 2);
  press (fixture, GDK_KEY_ISO_Left_Tab);
  g_assert_cmpint (get_selected (fixture), ==, 1);
  press (fixture, GDK_KEY_Page_Down);
  press (fixture, GDK_KEY_Page_Down);
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpint (get_selected (fixture), ==, last);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpint (get_selected (fixture), ==, last - 8);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == get_entry_text (fixture));
  /* Nothing comes through to the page behind. */
  press (fixture, GDK_KEY_F2);
  g_assert_true (is_open (fixture));
  press (fixture, GDK_KEY_Escape);
  g_assert_false (is_open (fixture));
}

/* Escape gives the keyboard back; when it goes elsewhere by itself, the bar goes too. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *giver;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "households");
  settle_store (fixture->session);
  giver = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (giver));
  open_bar (fixture);
  type (fixture, "khu pho");
  open_bar (fixture); /* the key a second time keeps what was typed */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child_of (fixture, "entry"))), ==, "khu pho");
  press (fixture, GDK_KEY_Escape);
  g_assert_false (is_open (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == giver);

  open_bar (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child_of (fixture, "entry"))), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "overview");
  g_assert_false (is_open (fixture));
  settle_store (fixture->session);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  open_bar (fixture);
  type (fixture, "khong co ai");
  wait_until (gtk_widget_get_visible (child_of (fixture, "message")) &&
              g_str_has_prefix (gtk_label_get_text (GTK_LABEL (child_of (fixture, "message"))),
                                "Nothing found for “khong co ai”."));
  g_assert_cmpstr (title_at (fixture, 0), ==, "New household…");
  g_assert_null (title_at (fixture, 1));
  /* Enter alone does not make a household. */
  g_assert_cmpint (get_selected (fixture), ==, -1);
  press_enter (fixture);
  g_assert_true (is_open (fixture));
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (get_selected (fixture), ==, 0);
  type (fixture, "12/34/5a");
  wait_until (!gtk_widget_get_visible (child_of (fixture, "message")) &&
              g_strcmp0 (title_at (fixture, 0), "12/34/5A Lê Lợi · Đặng Văn Bé") == 0);
  press (fixture, GDK_KEY_Escape);
}

/* What is still being composed is looked for as if it were typed. */
static void
test_composing (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry;

  open_bar (fixture);
  entry = GTK_EDITABLE (child_of (fixture, "entry"));
  gtk_editable_set_text (entry, "đặng  bé");
  gtk_editable_set_position (entry, 5);
  g_signal_emit_by_name (get_entry_text (fixture), "preedit-changed", "văn");
  wait_until (g_strcmp0 (title_at (fixture, 0), "12/34/5A Lê Lợi · Đặng Văn Bé") == 0);
  g_assert_null (title_at (fixture, 1));
  /* The word comes, and with it Enter: nothing else is looked for in between. */
  g_signal_emit_by_name (get_entry_text (fixture), "preedit-changed", "");
  gtk_editable_insert_text (entry, "văn", -1, &(int){ 5 });
  press_enter (fixture);
  g_assert_false (is_open (fixture));
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "households");
  wait_until (g_strcmp0 (get_pane_address (fixture), "12/34/5A Lê Lợi") == 0);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_held;
} Hold;

static gpointer
hold_reader (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Hold *hold = data;

  g_mutex_lock (&hold->mutex);
  while (hold->is_held)
    g_cond_wait (&hold->cond, &hold->mutex);
  g_mutex_unlock (&hold->mutex);
  return NULL;
}

static void
let_go (Hold *hold)
{
  g_mutex_lock (&hold->mutex);
  hold->is_held = FALSE;
  g_cond_signal (&hold->cond);
  g_mutex_unlock (&hold->mutex);
}

/* Enter that comes before the answer takes the answer to what stands there, not an older one. */
static void
test_enter_before_answer (Fixture *fixture, gconstpointer data)
{
  Hold hold = { .is_held = TRUE };

  open_bar (fixture);
  gocua_store_read_async (gocua_session_get_store (fixture->session), hold_reader, &hold, NULL, NULL, NULL,
                          NULL, NULL);
  type (fixture, "12/34/5a");
  settle ();
  type (fixture, "hai ba trung");
  press_enter (fixture);
  settle ();
  g_assert_true (is_open (fixture));
  let_go (&hold);
  wait_until (!is_open (fixture));
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "households");
  wait_until (g_strcmp0 (get_pane_address (fixture), "7 Hai Bà Trưng") == 0);
}

/* An answer that comes after the bar was closed opens nothing, and asks nothing of a ward that is gone. */
static void
test_closed_before_answer (Fixture *fixture, gconstpointer data)
{
  Hold hold = { .is_held = TRUE };

  open_bar (fixture);
  gocua_store_read_async (gocua_session_get_store (fixture->session), hold_reader, &hold, NULL, NULL, NULL,
                          NULL, NULL);
  type (fixture, "12/34/5a");
  press_enter (fixture);
  press (fixture, GDK_KEY_Escape);
  let_go (&hold);
  settle_store (fixture->session);
  g_assert_false (is_open (fixture));
  g_assert_cmpstr (gocua_main_view_get_page (fixture->view), ==, "overview");
}

/* Before a ward is open there is what can be done without one. */
static void
test_without_ward (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.gocua.GoCua");
  Fixture fixture = { .application = GTK_APPLICATION (g_application_get_default ()) };

  fixture.window = gocua_window_new (fixture.application, settings);
  gtk_window_present (GTK_WINDOW (fixture.window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture.window)));
  open_bar (&fixture);
  g_assert_true (has_line (&fixture, "Help"));
  g_assert_false (has_line (&fixture, "Overview"));
  g_assert_false (has_line (&fixture, "Back up now"));
  type (&fixture, "new ward");
  wait_until (g_strcmp0 (title_at (&fixture, 0), "New ward…") == 0);
  press (&fixture, GDK_KEY_Escape);
  tear_down (&fixture, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;

  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = G_APPLICATION (gocua_application_new ());
  g_assert_true (g_application_register (application, NULL, NULL));
  g_application_set_default (application);

  add ("/find-bar/every-command-is-there", test_every_command_is_there);
  add ("/find-bar/every-page-is-found", test_every_page_is_found);
  add ("/find-bar/household", test_household);
  add ("/find-bar/all-households", test_all_households);
  add ("/find-bar/area", test_area);
  add ("/find-bar/team", test_team);
  add ("/find-bar/page-and-action", test_page_and_action);
  add ("/find-bar/keys", test_keys);
  add ("/find-bar/focus", test_focus);
  add ("/find-bar/nothing", test_nothing);
  add ("/find-bar/composing", test_composing);
  add ("/find-bar/enter-before-answer", test_enter_before_answer);
  add ("/find-bar/closed-before-answer", test_closed_before_answer);
  g_test_add_func ("/find-bar/without-ward", test_without_ward);
  return g_test_run ();
}
