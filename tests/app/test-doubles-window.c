/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-doubles-window.c: doubles in the real window on a real file, and the line that warns while typing. */

#include "shell-support.h"

#include "app/dialogs/gocua-doubles-window.h"
#include "app/dialogs/gocua-household-dialog.h"
#include "app/dialogs/gocua-new-household-dialog.h"
#include "app/widgets/gocua-double-hint.h"
#include "app/widgets/gocua-double-pane.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

static GObject *
child_of (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

static void
put_household (GocuaDb *db, const char *head, const char *address, const char *phone)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GError) error = NULL;

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_batch_put (batch, NULL, household);
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fill_with_doubles (GocuaDb *db)
{
  put_household (db, "NGUYEN THI ANH", "12/34/5A Nguyen Trai", "0901234567");
  put_household (db, "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", NULL);
  put_household (db, "Trần Văn Hùng", "7 Lê Lợi", NULL);
  put_household (db, "Trần Văn Hưng", "7 Lê Lợi", NULL);
}

static void
fill_without_doubles (GocuaDb *db)
{
  put_household (db, "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", NULL);
  put_household (db, "Nguyễn Thị Ánh", "12/34/5B Nguyễn Trãi", NULL);
}

static const char *
page_of (GtkWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (window, "stack")));
}

static guint
n_pairs (GtkWindow *window)
{
  GtkListView *list = GTK_LIST_VIEW (child_of (window, "list"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static GocuaDoublePane *
pane_of (GtkWindow *window)
{
  return GOCUA_DOUBLE_PANE (child_of (window, "pane"));
}

static gboolean
shows_head (GtkWindow *window, const char *head)
{
  const GocuaDoubleView *view = gocua_double_pane_get_view (pane_of (window));

  for (guint side = 0; view != NULL && side < 2; side++)
    if (g_strcmp0 (gocua_record_get_text (view->sides[side].household, GOCUA_HOUSEHOLD_HEAD), head) == 0)
      return TRUE;
  return FALSE;
}

static GtkWindow *
open_window (PageFixture *fixture, void (*fill) (GocuaDb *db))
{
  GtkWindow *window;

  open_page_ward (fixture, fill);
  window = gocua_doubles_window_new (fixture->session, NULL, NULL);
  gtk_window_present (window);
  wait_until (!g_str_equal (page_of (window), "searching"));
  return window;
}

static void
close_window (PageFixture *fixture, GtkWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (window);
  wait_until (left == NULL);
  close_page_ward (fixture);
}

static gpointer
count_households (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = gocua_households_query (db, query, NULL, NULL, error);

  return GUINT_TO_POINTER (ns->len);
}

static guint
n_households (PageFixture *fixture)
{
  return GPOINTER_TO_UINT (ask_store (fixture->session, count_households, NULL));
}

static void
act (GtkWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
test_merge_and_undo (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window = open_window (&fixture, fill_with_doubles);

  g_assert_cmpstr (page_of (window), ==, "pairs");
  g_assert_cmpuint (n_pairs (window), ==, 2);
  wait_until (shows_head (window, "NGUYEN THI ANH"));
  act (window, "doubles.merge");
  wait_until (n_pairs (window) == 1);
  g_assert_cmpuint (n_households (&fixture), ==, 3);
  /* The next pair is shown, ready to be looked at. */
  wait_until (shows_head (window, "Trần Văn Hùng"));
  act (window, "doubles.undo");
  wait_until (n_pairs (window) == 2);
  g_assert_cmpuint (n_households (&fixture), ==, 4);
  close_window (&fixture, window);
}

static gpointer
find_by_head (GocuaDb *db, gpointer head, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  gocua_query_set_search (query, head);
  ns = gocua_households_query (db, query, NULL, NULL, error);
  g_assert_cmpuint (ns->len, ==, 1);
  rows = gocua_households_get_rows (db, (const gint64 *) (gpointer) ns->data, 1, NULL, error);
  return g_ptr_array_steal_index (rows, 0);
}

/* Field by field: the household with the phone stays, with the other one's name and address. */
static void
test_values_are_chosen (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window = open_window (&fixture, fill_with_doubles);
  g_autoptr (GocuaHouseholdRow) row = NULL;
  const GocuaRecord *kept;
  GocuaId id;

  wait_until (shows_head (window, "NGUYEN THI ANH"));
  kept = gocua_double_pane_get_kept (pane_of (window));
  g_assert_cmpstr (gocua_record_get_text (kept, GOCUA_HOUSEHOLD_PHONE), ==, "0901234567");
  gtk_widget_activate_action (GTK_WIDGET (window), "doubles.keep", "i", 1);
  kept = gocua_double_pane_get_kept (pane_of (window));
  g_assert_null (gocua_record_get_text (kept, GOCUA_HOUSEHOLD_PHONE));
  id = kept->id;
  act (window, "doubles.merge");
  wait_until (n_pairs (window) == 1);
  row = ask_store (fixture.session, find_by_head, (gpointer) "anh");
  g_assert_true (gocua_id_equal (&row->id, &id));
  g_assert_cmpstr (row->head, ==, "Nguyễn Thị Ánh");
  g_assert_cmpstr (row->address, ==, "12/34/5A Nguyễn Trãi");
  g_assert_cmpstr (row->phone, ==, "0901234567");
  close_window (&fixture, window);
}

static void
test_distinct_and_skip (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window = open_window (&fixture, fill_with_doubles);

  wait_until (shows_head (window, "NGUYEN THI ANH"));
  act (window, "doubles.skip");
  wait_until (shows_head (window, "Trần Văn Hùng"));
  g_assert_cmpuint (n_pairs (window), ==, 2);
  act (window, "doubles.distinct");
  wait_until (n_pairs (window) == 1);
  g_assert_cmpuint (n_households (&fixture), ==, 4);
  act (window, "doubles.merge");
  wait_until (shows_head (window, "NGUYEN THI ANH") || n_pairs (window) == 0);
  if (n_pairs (window) == 1)
    {
      wait_until (gtk_widget_get_sensitive (GTK_WIDGET (child_of (window, "merge_button"))));
      act (window, "doubles.merge");
    }
  wait_until (g_str_equal (page_of (window), "none"));
  close_window (&fixture, window);
}

static gpointer
take_in_one (GocuaDb *db, gpointer batch, GCancellable *cancellable, GError **error)
{
  gocua_journal_commit (db, batch, NULL, NULL, error);
  return NULL;
}

/* What was just taken in comes first, though others are surer. */
static void
test_list_first (void)
{
  PageFixture fixture = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  GtkWindow *window;

  open_page_ward (&fixture, fill_with_doubles);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Hồng");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, "7 Lê Lợi");
  gocua_batch_put (batch, NULL, household);
  ask_store (fixture.session, take_in_one, batch);
  window = gocua_doubles_window_new (fixture.session, NULL, &batch->id);
  gtk_window_present (window);
  wait_until (!g_str_equal (page_of (window), "searching"));
  wait_until (gocua_double_pane_get_view (pane_of (window)) != NULL);
  g_assert_true (shows_head (window, "Trần Văn Hồng"));
  close_window (&fixture, window);
}

static void
test_none (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window = open_window (&fixture, fill_without_doubles);

  g_assert_cmpstr (page_of (window), ==, "none");
  close_window (&fixture, window);
}

static void
test_cancel_and_again (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window;

  open_page_ward (&fixture, fill_with_doubles);
  window = gocua_doubles_window_new (fixture.session, NULL, NULL);
  gtk_window_present (window);
  click (GTK_WIDGET (window), "Cancel");
  wait_until (!g_str_equal (page_of (window), "searching"));
  g_assert_cmpstr (page_of (window), ==, "stopped");
  click (GTK_WIDGET (window), "Search again");
  wait_until (g_str_equal (page_of (window), "pairs"));
  close_window (&fixture, window);
}

/* Closed in the middle of the search: nothing is left behind. */
static void
test_close_while_searching (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window;

  open_page_ward (&fixture, fill_with_doubles);
  window = gocua_doubles_window_new (fixture.session, NULL, NULL);
  gtk_window_present (window);
  close_window (&fixture, window);
}

static void
note_page_cb (GocuaSession *session,
              const char *page,
              const GocuaQuery *query,
              const GocuaId *household,
              gpointer data)
{
  *(GocuaId *) data = *household;
}

static void
test_open (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *window = open_window (&fixture, fill_with_doubles);
  gpointer left = window;
  GocuaId kept, opened = { { 0 } };

  wait_until (shows_head (window, "NGUYEN THI ANH"));
  kept = gocua_double_pane_get_kept (pane_of (window))->id;
  g_signal_connect (fixture.session, "navigate", G_CALLBACK (note_page_cb), &opened);
  g_object_add_weak_pointer (G_OBJECT (window), &left);
  act (window, "doubles.open");
  wait_until (left == NULL);
  g_assert_true (gocua_id_equal (&kept, &opened));
  close_page_ward (&fixture);
}

static gboolean
is_hint_shown (GtkWidget *hint)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (child_of (hint, "revealer")));
}

static void
take_row_cb (GtkWindow *dialog, const GocuaHouseholdRow *row, gpointer data)
{
  *(char **) data = g_strdup (row->address);
}

/* In the middle of entering results: the household that is there already is taken instead of a new one. */
static void
test_hint_while_entering (void)
{
  PageFixture fixture = { 0 };
  GtkWindow *dialog;
  gpointer left;
  GtkWidget *hint;
  g_autofree char *taken = NULL;

  open_page_ward (&fixture, fill_without_doubles);
  dialog = gocua_new_household_dialog_new (fixture.session, NULL, "12/34/5b nguyen trai", NULL);
  g_signal_connect (dialog, "added", G_CALLBACK (take_row_cb), &taken);
  gtk_window_present (dialog);
  hint = GTK_WIDGET (child_of (dialog, "hint"));
  g_assert_false (is_hint_shown (hint));
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, "head")), "nguyen thi anh");
  wait_until (is_hint_shown (hint));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child_of (hint, "label"))), ==,
                   "May be the same as: Nguyễn Thị Ánh, 12/34/5B Nguyễn Trãi");
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, "head")), "Trần Văn Bé");
  wait_until (!is_hint_shown (hint));
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, "head")), "nguyen thi anh");
  wait_until (is_hint_shown (hint));
  left = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  click (hint, "Take this one");
  g_assert_cmpstr (taken, ==, "12/34/5B Nguyễn Trãi");
  wait_until (left == NULL);
  g_assert_cmpuint (n_households (&fixture), ==, 2);
  close_page_ward (&fixture);
}

/* The line is a hint and no refusal: the household can be saved all the same. */
static void
test_hint_refuses_nothing (void)
{
  PageFixture fixture = { 0 };
  GtkWidget *dialog, *hint;
  gpointer left;

  open_page_ward (&fixture, fill_without_doubles);
  dialog = gocua_household_dialog_new (fixture.session, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  hint = find_widget (dialog, GOCUA_TYPE_DOUBLE_HINT, NULL);
  g_assert_nonnull (hint);
  gtk_editable_set_text (GTK_EDITABLE (gocua_field_get_child (gocua_form_dialog_get_field (
                             GOCUA_FORM_DIALOG (dialog), GOCUA_HOUSEHOLD_ADDRESS))),
                         "12/34/5A Nguyễn Trãi");
  gtk_editable_set_text (GTK_EDITABLE (gocua_field_get_child (
                             gocua_form_dialog_get_field (GOCUA_FORM_DIALOG (dialog), GOCUA_HOUSEHOLD_HEAD))),
                         "Nguyễn Thị Ánh");
  wait_until (is_hint_shown (hint));
  left = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  g_assert_true (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  wait_until (left == NULL);
  g_assert_cmpuint (n_households (&fixture), ==, 3);
  close_page_ward (&fixture);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doubles-window/list-first", test_list_first);
  g_test_add_func ("/doubles-window/merge-and-undo", test_merge_and_undo);
  g_test_add_func ("/doubles-window/values-are-chosen", test_values_are_chosen);
  g_test_add_func ("/doubles-window/distinct-and-skip", test_distinct_and_skip);
  g_test_add_func ("/doubles-window/none", test_none);
  g_test_add_func ("/doubles-window/cancel-and-again", test_cancel_and_again);
  g_test_add_func ("/doubles-window/close-while-searching", test_close_while_searching);
  g_test_add_func ("/doubles-window/open", test_open);
  g_test_add_func ("/doubles-window/hint-while-entering", test_hint_while_entering);
  g_test_add_func ("/doubles-window/hint-refuses-nothing", test_hint_refuses_nothing);
  return g_test_run ();
}
