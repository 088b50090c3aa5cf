/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-households-page.c: listing, finding, showing and editing households with the real page on a real file.
 */

#include "shell-support.h"

#include <string.h>

#include "app/dialogs/gocua-household-dialog.h"
#include "app/dialogs/gocua-visit-dialog.h"
#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-page.h"
#include "store/gocua-household-list.h"
#include "store/gocua-journal.h"

static const char *const addresses[] = { "12 Nguyễn Trãi", "12A Nguyễn Trãi", "12/1 Nguyễn Trãi",
                                         "7 Lê Lợi" };
static const char *const heads[] = { "Nguyễn Thị Ánh", "Trần Văn Bé", "Lê Thị Cúc", "Phạm Văn Dũng" };

static GObject *
child_of (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

static const char *
label_of (gpointer widget, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (child_of (widget, name)));
}

static GListModel *
model_of (PageFixture *fixture)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (child_of (fixture->page, "view"))));
}

static const char *
state_of (PageFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (fixture->page, "stack")));
}

static const GocuaHouseholdRow *
row_at (PageFixture *fixture, guint position)
{
  g_autoptr (GocuaHouseholdItem) item = g_list_model_get_item (model_of (fixture), position);

  wait_until (gocua_household_item_get_row (item) != NULL);
  return gocua_household_item_get_row (item);
}

static gboolean
pane_shows (PageFixture *fixture, const char *address)
{
  GObject *pane = child_of (fixture->page, "pane");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (child_of (pane, "stack"))), "one") &&
         g_str_equal (label_of (pane, "address"), address);
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static GtkWidget *
input_at (GtkWidget *dialog, guint place)
{
  return gocua_field_get_child (gocua_form_dialog_get_field (GOCUA_FORM_DIALOG (dialog), place));
}

static const char *
message_at (GtkWidget *dialog, guint place)
{
  return gocua_field_get_message (gocua_form_dialog_get_field (GOCUA_FORM_DIALOG (dialog), place));
}

static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, addresses[i]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, heads[i]);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
      gocua_batch_put (batch, NULL, household);
    }
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, data == NULL ? fill : NULL);
  present_page (fixture, gocua_households_page_new (fixture->session));
  wait_until (!g_str_equal (state_of (fixture), "loading"));
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

static void
test_empty (PageFixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (state_of (fixture), ==, "empty");
}

static void
test_list (PageFixture *fixture, gconstpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (child_of (fixture->page, "view"));

  g_assert_cmpstr (state_of (fixture), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (model_of (fixture)), ==, 4);
  wait_until (g_str_has_prefix (label_of (fixture->page, "status"), "4 / 4"));
  g_assert_cmpstr (row_at (fixture, 0)->address, ==, "7 Lê Lợi");
  /* Address, head, area, the indicators, result, last visit, follow-up. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==,
                    6 + gocua_campaign_get_n_indicators (gocua_session_get_campaign (fixture->session)));
}

static void
test_sort_by_head (PageFixture *fixture, gconstpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (child_of (fixture->page, "view"));
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  GocuaSort sort = GOCUA_SORT_CODE;
  guint slot = 9;
  gboolean descending = FALSE;

  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  g_assert_true (gocua_household_columns_read_sort (view, &sort, &slot, &descending));
  g_assert_cmpint (sort, ==, GOCUA_SORT_NAME);
  g_assert_true (descending);
  wait_until (g_str_equal (row_at (fixture, 0)->head, "Phạm Văn Dũng"));

  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  gocua_household_columns_read_sort (view, &sort, &slot, &descending);
  g_assert_false (descending);
  wait_until (g_str_equal (row_at (fixture, 0)->head, "Nguyễn Thị Ánh"));
}

static void
test_search (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (child_of (fixture->page, "search"));

  gtk_editable_set_text (search, "tran be");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 1);
  g_assert_cmpstr (row_at (fixture, 0)->head, ==, "Trần Văn Bé");
  wait_until (g_str_has_prefix (label_of (fixture->page, "status"), "1 / 4"));

  gtk_editable_set_text (search, "không có ai");
  wait_until (g_str_equal (state_of (fixture), "no-match"));
  g_signal_emit_by_name (search, "stop-search");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 4);
  wait_until (g_str_equal (state_of (fixture), "list"));
}

static void
test_shows_what_is_behind_a_number (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_add_simple (query, GOCUA_CONDITION_REACHED, 0);
  gocua_households_page_show (GOCUA_HOUSEHOLDS_PAGE (fixture->page), query, NULL);
  wait_until (g_str_equal (state_of (fixture), "no-match"));

  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_REACHED, 0);
  gocua_households_page_show (GOCUA_HOUSEHOLDS_PAGE (fixture->page), query, NULL);
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 4);
}

static void
test_selection (PageFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (model_of (fixture));
  GObject *pane = child_of (fixture->page, "pane");

  gtk_selection_model_select_item (selection, 1, TRUE);
  wait_until (pane_shows (fixture, "12 Nguyễn Trãi"));
  gtk_selection_model_select_item (selection, 2, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (child_of (pane, "stack"))), ==, "many");
  g_signal_emit_by_name (pane, "archive-many");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 2);
  gocua_session_undo (fixture->session, NULL);
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 4);
}

static void
test_new_visit (PageFixture *fixture, gconstpointer data)
{
  GObject *pane = child_of (fixture->page, "pane");
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (child_of (fixture->page, "view")));
  g_autoptr (GObject) column = g_list_model_get_item (columns, 0);
  g_autoptr (GObject) column_after = NULL;
  GtkWidget *dialog;
  gpointer gone;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model_of (fixture)), 0, TRUE);
  wait_until (pane_shows (fixture, "7 Lê Lợi"));
  gtk_widget_activate_action (GTK_WIDGET (pane), "household.new-visit", NULL);
  dialog = find_dialog (GOCUA_TYPE_VISIT_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (message_at (dialog, GOCUA_VISIT_OUTCOME), ==, "");
  /* No result is preset, and without one nothing is saved. */
  g_assert_false (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  g_assert_cmpstr (message_at (dialog, GOCUA_VISIT_OUTCOME), !=, "");
  /* "Choose…" and four others come before "met". */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (input_at (dialog, GOCUA_VISIT_OUTCOME)), 5);
  g_assert_cmpstr (message_at (dialog, GOCUA_VISIT_OUTCOME), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (input_at (dialog, GOCUA_VISIT_DATE)), "1/1/2100");
  g_assert_cmpstr (message_at (dialog, GOCUA_VISIT_DATE), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (input_at (dialog, GOCUA_VISIT_DATE)), "02/03/2025");

  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  g_assert_true (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  wait_until (gone == NULL);
  wait_until (strstr (label_of (pane, "standing"), "02/03/2025") != NULL);
  /* The row is still selected, and shows the visit. */
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model_of (fixture)), 0));
  wait_until (row_at (fixture, 0)->status.reached);
  /* Nothing is built again for one visit. */
  column_after = g_list_model_get_item (columns, 0);
  g_assert_true (column == column_after);
}

static void
test_new_household (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = gocua_household_dialog_new (fixture->session, NULL);
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  g_assert_cmpstr (message_at (dialog, GOCUA_HOUSEHOLD_HEAD), !=, "");
  g_assert_cmpstr (message_at (dialog, GOCUA_HOUSEHOLD_ADDRESS), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (input_at (dialog, GOCUA_HOUSEHOLD_ADDRESS)), "1 Lê Lợi");
  gtk_editable_set_text (GTK_EDITABLE (input_at (dialog, GOCUA_HOUSEHOLD_HEAD)), "Võ Thị Em");
  gtk_editable_set_text (GTK_EDITABLE (input_at (dialog, GOCUA_HOUSEHOLD_PHONE)), "0112");
  g_assert_cmpstr (message_at (dialog, GOCUA_HOUSEHOLD_PHONE), !=, "");
  g_assert_true (gocua_form_dialog_save (GOCUA_FORM_DIALOG (dialog)));
  wait_until (gone == NULL);
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 5);
  g_assert_cmpstr (row_at (fixture, 0)->head, ==, "Võ Thị Em");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, data, func) \
  g_test_add ("/households-page/" name, PageFixture, data, set_up, func, tear_down)
  ADD ("empty", "empty", test_empty);
  ADD ("list", NULL, test_list);
  ADD ("sort", NULL, test_sort_by_head);
  ADD ("search", NULL, test_search);
  ADD ("behind-a-number", NULL, test_shows_what_is_behind_a_number);
  ADD ("selection", NULL, test_selection);
  ADD ("new-visit", NULL, test_new_visit);
  ADD ("new-household", NULL, test_new_household);

  return g_test_run ();
}
