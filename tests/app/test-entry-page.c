/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entry-page.c: lines are saved when they are left, and what cannot be saved is kept. */

#include "shell-support.h"

#include "app/pages/gocua-entry-page.h"
#include "app/widgets/gocua-entry-head.h"
#include "app/widgets/gocua-entry-line.h"
#include "app/widgets/gocua-household-cell.h"
#include "store/gocua-draft.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

#define N_HOUSEHOLDS 30

static void
add_household (GocuaBatch *batch, int i)
{
  static const GocuaId none;
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &none);
  g_autofree char *address = g_strdup_printf ("12/%d Nguyễn Trãi", i);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, i % 2 == 0 ? "Đặng Văn Hường" : "Nguyễn Thị Ánh");
  gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, 5);
  gocua_record_set_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, 4);
  gocua_batch_put (batch, NULL, record);
}

static void
fill_ward (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sample");

  for (int i = 1; i <= N_HOUSEHOLDS; i++)
    add_household (batch, i);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

/* The visits of all households, as "12/7 Nguyễn Trãi: met installed=2 knows=1", one a line. */
static gpointer
list_visits (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) ns = gocua_households_query (db, query, NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows =
      gocua_households_get_rows (db, (const gint64 *) (gpointer) ns->data, ns->len, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GocuaHouseholdRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) visits = gocua_household_get_visits (db, &row->id, NULL, NULL);

      for (guint j = 0; j < visits->len; j++)
        {
          const GocuaRecord *visit = g_ptr_array_index (visits, j);
          const char *answers = gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS);

          g_string_append_printf (text, "%s: %s %s\n", row->address,
                                  gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME),
                                  answers != NULL ? answers : "-");
        }
    }
  return g_string_free (text, FALSE);
}

static gpointer
load_draft (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_draft_load (db, GOCUA_DRAFT_ENTRY);
}

/* The widget of @type below @widget with @skip others before it, in the order of the keys. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *skip)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GocuaEntryLine *
line_at (PageFixture *fixture, guint index)
{
  return (GocuaEntryLine *) find_nth (fixture->page, GOCUA_TYPE_ENTRY_LINE, &index);
}

static GocuaEntryModel *
model_at (PageFixture *fixture, guint index)
{
  return gocua_entry_line_get_model (line_at (fixture, index));
}

/* As the toolkit hands a key to the controllers of a cell, of its line and of the page. */
static void
press (PageFixture *fixture, guint keyval)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (fixture->window));

  for (; widget != NULL && widget != fixture->page; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      if (GTK_IS_TEXT (widget))
        continue;
      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
              gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_BUBBLE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
          if (handled)
            return;
        }
    }
}

static void
choose_household (PageFixture *fixture, guint index, const char *number)
{
  guint skip = 0;
  GtkWidget *cell = find_nth (GTK_WIDGET (line_at (fixture, index)), GOCUA_TYPE_HOUSEHOLD_CELL, &skip);

  gocua_entry_line_focus_cell (line_at (fixture, index), GOCUA_ENTRY_CELL_HOUSEHOLD);
  gtk_editable_set_text (GTK_EDITABLE (gocua_household_cell_get_entry (GOCUA_HOUSEHOLD_CELL (cell))), number);
  wait_until (gocua_household_cell_take (GOCUA_HOUSEHOLD_CELL (cell)));
  g_assert_nonnull (gocua_entry_model_get_household (model_at (fixture, index)));
}

static void
wait_for_state (GocuaEntryModel *model, GocuaEntryState state)
{
  wait_until (gocua_entry_model_get_state (model) == state);
}

static void
show_page (PageFixture *fixture)
{
  present_page (fixture, gocua_entry_page_new (fixture->session));
  gtk_widget_grab_focus (fixture->page);
  settle_store (fixture->session);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill_ward);
  show_page (fixture);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

static void
test_begins_empty (PageFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (line_at (fixture, 0));
  g_assert_null (line_at (fixture, 1));
  g_assert_cmpint (gocua_entry_line_get_focused_cell (line_at (fixture, 0)), ==, GOCUA_ENTRY_CELL_HOUSEHOLD);
}

static void
test_line_is_saved_when_left (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *visits = NULL;
  GocuaEntryModel *model;

  choose_household (fixture, 0, "12/7");
  model = model_at (fixture, 0);
  g_assert_cmpint (gocua_entry_line_get_focused_cell (line_at (fixture, 0)), ==, GOCUA_ENTRY_CELL_OUTCOME);
  press (fixture, GDK_KEY_5);
  g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_MET);
  press (fixture, GDK_KEY_Return);
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_Tab);
  g_assert_cmpint (gocua_entry_line_get_focused_cell (line_at (fixture, 0)), ==,
                   GOCUA_ENTRY_CELL_ANSWERS + 1);
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (fixture->window))), "2");
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (gocua_entry_line_get_focused_cell (line_at (fixture, 1)), ==,
                   GOCUA_ENTRY_CELL_ANSWERS + 1);
  wait_for_state (model, GOCUA_ENTRY_SAVED);
  visits = ask_store (fixture->session, list_visits, NULL);
  g_assert_cmpstr (visits, ==, "12/7 Nguyễn Trãi: met installed=2 knows=1\n");
}

static void
test_edit_of_saved_line (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *visits = NULL;
  GocuaEntryModel *model;

  choose_household (fixture, 0, "12/7");
  model = model_at (fixture, 0);
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_Down);
  wait_for_state (model, GOCUA_ENTRY_SAVED);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_2);
  g_assert_cmpint (gocua_entry_model_get_state (model), ==, GOCUA_ENTRY_EDITED);
  press (fixture, GDK_KEY_Down);
  wait_for_state (model, GOCUA_ENTRY_SAVED);
  visits = ask_store (fixture->session, list_visits, NULL);
  g_assert_cmpstr (visits, ==, "12/7 Nguyễn Trãi: refused -\n");
}

static void
test_skips_answers_when_absent (PageFixture *fixture, gconstpointer data)
{
  choose_household (fixture, 0, "12/7");
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpint (gocua_entry_line_get_focused_cell (line_at (fixture, 0)), ==,
                   gocua_entry_model_get_follow_up_cell (model_at (fixture, 0)));
}

static void
test_unfinished_line_is_kept (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *visits = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *draft_after = NULL;

  choose_household (fixture, 0, "12/9");
  press (fixture, GDK_KEY_Down);
  settle_store (fixture->session);
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 0)), ==, GOCUA_ENTRY_EDITED);
  destroy_page (fixture);
  draft = ask_store (fixture->session, load_draft, NULL);
  g_assert_nonnull (draft);
  show_page (fixture);
  wait_until (gocua_entry_model_get_household (model_at (fixture, 0)) != NULL);
  g_assert_cmpstr (gocua_entry_model_get_typed (model_at (fixture, 0)), ==,
                   "12/9 Nguyễn Trãi · Nguyễn Thị Ánh");
  visits = ask_store (fixture->session, list_visits, NULL);
  g_assert_cmpstr (visits, ==, "");
  gocua_entry_line_focus_cell (line_at (fixture, 0), GOCUA_ENTRY_CELL_OUTCOME);
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_Down);
  wait_for_state (model_at (fixture, 0), GOCUA_ENTRY_SAVED);
  settle_store (fixture->session);
  draft_after = ask_store (fixture->session, load_draft, NULL);
  g_assert_null (draft_after);
}

static void
test_more_than_eligible_is_refused (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *visits = NULL;

  choose_household (fixture, 0, "12/7");
  press (fixture, GDK_KEY_5);
  gocua_entry_model_set_value (model_at (fixture, 0), 1, 5);
  press (fixture, GDK_KEY_Down);
  settle_store (fixture->session);
  g_assert_cmpint (gocua_entry_model_get_state (model_at (fixture, 0)), ==, GOCUA_ENTRY_EDITED);
  visits = ask_store (fixture->session, list_visits, NULL);
  g_assert_cmpstr (visits, ==, "");
}

static void
test_future_date_is_refused (PageFixture *fixture, gconstpointer data)
{
  guint skip = 0;
  GocuaEntryHead *head = GOCUA_ENTRY_HEAD (find_nth (fixture->page, GOCUA_TYPE_ENTRY_HEAD, &skip));
  GtkEditable *date;
  g_autofree char *today = gocua_session_get_today (fixture->session);

  skip = 0;
  date = GTK_EDITABLE (find_nth (GTK_WIDGET (head), GTK_TYPE_ENTRY, &skip));
  g_assert_cmpstr (gocua_entry_head_get_date (head), ==, today);
  gtk_editable_set_text (date, "31/12/2199");
  g_assert_null (gocua_entry_head_get_date (head));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  gtk_editable_set_text (date, "2/3/25");
  g_assert_cmpstr (gocua_entry_head_get_date (head), ==, "2025-03-02");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
}

static void
test_leaving_the_page_saves (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *visits = NULL;

  choose_household (fixture, 0, "12/7");
  press (fixture, GDK_KEY_3);
  destroy_page (fixture);
  visits = ask_store (fixture->session, list_visits, NULL);
  g_assert_cmpstr (visits, ==, "12/7 Nguyễn Trãi: moved -\n");
  show_page (fixture);
}

static void
add (const char *path, void (*func) (PageFixture *, gconstpointer))
{
  g_test_add (path, PageFixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/entry-page/begins-empty", test_begins_empty);
  add ("/entry-page/line-is-saved-when-left", test_line_is_saved_when_left);
  add ("/entry-page/edit-of-saved-line", test_edit_of_saved_line);
  add ("/entry-page/skips-answers-when-absent", test_skips_answers_when_absent);
  add ("/entry-page/unfinished-line-is-kept", test_unfinished_line_is_kept);
  add ("/entry-page/more-than-eligible-is-refused", test_more_than_eligible_is_refused);
  add ("/entry-page/future-date-is-refused", test_future_date_is_refused);
  add ("/entry-page/leaving-the-page-saves", test_leaving_the_page_saves);

  return g_test_run ();
}
