/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-households-page.c: listing, finding, showing and editing households with the real page on a real file.
 */

#include "shell-support.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/dialogs/gocua-household-dialog.h"
#include "app/dialogs/gocua-visit-dialog.h"
#include "app/gocua-export-job.h"
#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-page.h"
#include "app/widgets/gocua-street-entry.h"
#include "store/gocua-export-log.h"
#include "store/gocua-household-list.h"
#include "store/gocua-journal.h"
#include "store/gocua-saved-filters.h"

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
  g_autoptr (GArray) shown = NULL;

  g_assert_cmpstr (state_of (fixture), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (model_of (fixture)), ==, 4);
  wait_until (g_str_has_prefix (label_of (fixture->page, "status"), "4 / 4"));
  g_assert_cmpstr (row_at (fixture, 0)->address, ==, "7 Lê Lợi");
  /* Address, head, area, the indicators, result, last visit, follow-up; the others wait in the menu. */
  shown = gocua_household_columns_list_shown (view);
  g_assert_cmpuint (shown->len, ==,
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
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pane), "bulk.archive", NULL));
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

/* The columns that can be seen, in their order. */
static char *
describe_columns (GtkWidget *page)
{
  g_autoptr (GArray) shown = gocua_household_columns_list_shown (GTK_COLUMN_VIEW (child_of (page, "view")));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const GocuaListColumn *column = &g_array_index (shown, GocuaListColumn, i);

      if (column->kind != GOCUA_LIST_INDICATOR)
        g_string_append_printf (text, "%d ", column->kind);
    }
  return g_string_free (text, FALSE);
}

static void
assert_columns (GtkWidget *page, const GocuaListKind *kinds, guint n_kinds)
{
  g_autofree char *shown = describe_columns (page);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (expected, "%d ", kinds[i]);
  g_assert_cmpstr (shown, ==, expected->str);
}

static GtkColumnViewColumn *
column_of (GtkColumnView *view, GocuaListKind kind)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const GocuaListColumn *what = gocua_household_columns_get (column);

      if (what != NULL && what->kind == kind)
        return column;
    }
  g_assert_not_reached ();
}

static void
test_columns_are_remembered (PageFixture *fixture, gconstpointer data)
{
  static const GocuaListKind start[] = { GOCUA_LIST_ADDRESS, GOCUA_LIST_HEAD,       GOCUA_LIST_AREA,
                                         GOCUA_LIST_OUTCOME, GOCUA_LIST_LAST_VISIT, GOCUA_LIST_FOLLOW_UP };
  static const GocuaListKind chosen[] = { GOCUA_LIST_TEAM,    GOCUA_LIST_ADDRESS,    GOCUA_LIST_AREA,
                                          GOCUA_LIST_OUTCOME, GOCUA_LIST_LAST_VISIT, GOCUA_LIST_FOLLOW_UP };
  GtkColumnView *view = GTK_COLUMN_VIEW (child_of (fixture->page, "view"));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkWidget) again = NULL;
  g_autoptr (GtkColumnViewColumn) last = NULL;

  assert_columns (fixture->page, start, G_N_ELEMENTS (start));
  gtk_column_view_column_set_visible (column_of (view, GOCUA_LIST_HEAD), FALSE);
  gtk_column_view_column_set_visible (column_of (view, GOCUA_LIST_TEAM), TRUE);
  gtk_column_view_column_set_fixed_width (column_of (view, GOCUA_LIST_AREA), 123);
  gtk_column_view_insert_column (view, 0, column_of (view, GOCUA_LIST_TEAM));
  /* The empty one at the end is dragged away, and goes back. */
  last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
  gtk_column_view_insert_column (view, 2, last);
  settle ();
  assert_columns (fixture->page, chosen, G_N_ELEMENTS (chosen));
  g_clear_object (&last);
  last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
  g_assert_null (gocua_household_columns_get (last));

  again = g_object_ref_sink (gocua_households_page_new (fixture->session));
  assert_columns (again, chosen, G_N_ELEMENTS (chosen));
  view = GTK_COLUMN_VIEW (child_of (again, "view"));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column_of (view, GOCUA_LIST_AREA)), ==, 123);
  /* Shown again it has its width, and not that of a hidden one. */
  gtk_column_view_column_set_visible (column_of (view, GOCUA_LIST_HEAD), TRUE);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column_of (view, GOCUA_LIST_HEAD)), ==, -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "columns.reset", NULL));
  assert_columns (again, start, G_N_ELEMENTS (start));
}

static void
type_street (GtkWidget *dialog, const char *text)
{
  GtkWidget *entry = find_widget (dialog, GOCUA_TYPE_STREET_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (find_widget (entry, GTK_TYPE_ENTRY, NULL)), text);
}

/* By a part of its name, accents optional, as long as one street alone is meant. */
static void
test_street_filter (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = GTK_WIDGET (child_of (fixture->page, "filter_bar"));
  AdwMessageDialog *dialog;
  gpointer left;

  wait_until (g_list_model_get_n_items (model_of (fixture)) == 4);
  g_assert_true (gtk_widget_activate_action (bar, "filter.street", NULL));
  dialog = ADW_MESSAGE_DIALOG (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  type_street (GTK_WIDGET (dialog), "khong co");
  settle_store (fixture->session);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "filter"));
  type_street (GTK_WIDGET (dialog), "le");
  wait_until (adw_message_dialog_get_response_enabled (dialog, "filter"));
  left = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  click (GTK_WIDGET (dialog), "Filter");
  wait_until (left == NULL);
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 1);
  g_assert_cmpstr (row_at (fixture, 0)->address, ==, "7 Lê Lợi");
  g_assert_nonnull (find_widget (bar, GTK_TYPE_LABEL, "Street: Lê Lợi"));
}

static gpointer
list_filters (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_saved_filters_list (db, error);
}

static void
test_saved_filter (PageFixture *fixture, gconstpointer data)
{
  GObject *saved = child_of (fixture->page, "saved");
  GtkEditable *search = GTK_EDITABLE (child_of (fixture->page, "search"));
  g_autoptr (GPtrArray) filters = NULL;
  const GocuaSavedFilter *filter;

  gtk_editable_set_text (search, "tran be");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 1);
  g_signal_emit_by_name (saved, "keep", "Ông Bé");
  filters = ask_store (fixture->session, list_filters, NULL);
  g_assert_cmpuint (filters->len, ==, 1);
  filter = filters->pdata[0];
  g_assert_cmpstr (filter->name, ==, "Ông Bé");
  gtk_editable_set_text (search, "");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 4);
  g_signal_emit_by_name (saved, "apply", filter->name, filter->text);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "tran be");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child_of (fixture->page, "lost"))));
}

/* An area that is gone is told by its name, and the list shows what is left of the filter. */
static void
test_saved_filter_of_what_is_gone (PageFixture *fixture, gconstpointer data)
{
  GObject *saved = child_of (fixture->page, "saved");
  g_autoptr (GocuaQuery) all = gocua_query_new ();

  g_signal_emit_by_name (saved, "apply", "Cũ",
                         "search nguyen trai\narea 01930000-0000-7000-8000-000000000009 Khu phố 9\n");
  wait_until (g_list_model_get_n_items (model_of (fixture)) == 3);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child_of (fixture->page, "lost"))));
  g_assert_nonnull (strstr (label_of (fixture->page, "lost_text"), "Khu phố 9"));
  gocua_households_page_show (GOCUA_HOUSEHOLDS_PAGE (fixture->page), all, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child_of (fixture->page, "lost"))));
}

static gpointer
list_exports (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_export_log_list (db, error);
}

static GocuaExportWish *
make_wish (PageFixture *fixture)
{
  GocuaExportWish *wish = g_new0 (GocuaExportWish, 1);
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_set_search (query, "trãi");
  wish->ns = gocua_household_list_dup_ns (
      GOCUA_HOUSEHOLD_LIST (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (model_of (fixture)))));
  wish->columns = gocua_household_columns_list_shown (GTK_COLUMN_VIEW (child_of (fixture->page, "view")));
  wish->heading = gocua_export_job_make_heading (fixture->session, query, wish->ns->len, 21940, FALSE);
  wish->format = GOCUA_LIST_TEXT;
  return wish;
}

static void
test_export (PageFixture *fixture, gconstpointer data)
{
  GocuaWorkBar *bar = GOCUA_WORK_BAR (child_of (fixture->page, "work"));
  g_autofree char *folder = g_dir_make_tmp ("gocua-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hộ.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) log = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gocua_export_job_start (fixture->session, make_wish (fixture), file, bar);
  g_assert_true (gocua_work_bar_is_busy (bar));
  wait_until (!gocua_work_bar_is_busy (bar));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4 + 1 + 4 + 1);
  g_assert_nonnull (strstr (lines[0], gocua_session_get_ward_name (fixture->session)));
  g_assert_nonnull (strstr (lines[2], "trãi"));
  g_assert_nonnull (strstr (lines[3], "21.940"));
  g_assert_true (g_str_has_prefix (lines[4], "\"Address\",\"Head of household\",\"Area\""));
  g_assert_true (g_str_has_prefix (lines[5], "\"7 Lê Lợi\",\"Phạm Văn Dũng\","));
  log = ask_store (fixture->session, list_exports, NULL);
  g_assert_cmpuint (log->len, ==, 1);
  g_assert_cmpuint (((GocuaExport *) log->pdata[0])->n_households, ==, 4);
  g_assert_false (((GocuaExport *) log->pdata[0])->phones);
  g_unlink (path);
  g_rmdir (folder);
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
  ADD ("columns", NULL, test_columns_are_remembered);
  ADD ("street-filter", NULL, test_street_filter);
  ADD ("saved-filter", NULL, test_saved_filter);
  ADD ("saved-filter-lost", NULL, test_saved_filter_of_what_is_gone);
  ADD ("export", NULL, test_export);
  ADD ("new-visit", NULL, test_new_visit);
  ADD ("new-household", NULL, test_new_household);

  return g_test_run ();
}
