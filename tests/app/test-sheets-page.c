/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sheets-page.c: sheets are listed by where they are, made only after they are on the disk, and printed.
 */

#include "shell-support.h"

#include "app/dialogs/gocua-make-sheets-window.h"
#include "app/gocua-sheet-choice.h"
#include "app/gocua-sheet-printer.h"
#include "app/pages/gocua-sheets-page.h"
#include "app/widgets/gocua-print-options.h"
#include "store/gocua-entities.h"
#include "store/gocua-export-log.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheet-custody.h"

static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 5; i++)
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
      g_autofree char *address = g_strdup_printf ("%u Lê Lợi", i);

      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, "0901234567");
      gocua_batch_put (batch, NULL, household);
    }
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  close_page_ward (fixture);
}

static gpointer
list_sheets (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_sheets_list (db, NULL, error);
}

static gpointer
list_exports (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_export_log_list (db, error);
}

static guint
count_sheets (PageFixture *fixture)
{
  g_autoptr (GPtrArray) sheets = ask_store (fixture->session, list_sheets, NULL);

  return sheets->len;
}

/* Returns: the window, as soon as it knows what would be made */
static GtkWidget *
open_window (PageFixture *fixture)
{
  GtkWidget *window = gocua_make_sheets_window_new (fixture->session, NULL);
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (window));
  button = find_widget (window, GTK_TYPE_BUTTON, "Only make");
  g_assert_nonnull (button);
  wait_until (gtk_widget_get_sensitive (button));
  return window;
}

static void
make_sheets (PageFixture *fixture)
{
  GtkWidget *window = open_window (fixture);
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  g_assert_cmpuint (count_sheets (fixture), ==, 0);
  click (window, "Only make");
  wait_until (left == NULL);
  settle_store (fixture->session);
}

static void
test_make (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sheets = NULL;
  const GocuaSheetRow *row;

  make_sheets (fixture);
  sheets = ask_store (fixture->session, list_sheets, NULL);
  g_assert_cmpuint (sheets->len, ==, 1);
  row = sheets->pdata[0];
  g_assert_cmpuint (row->n_printed, ==, 5);
  g_assert_cmpuint (row->n_blank, ==, 2);
  g_assert_cmpstr (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_PURPOSE), ==, "Not reached yet");
}

/* Nothing is made by looking. */
static void
test_cancel (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture);
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "5 households → 1 sheet"));
  click (window, "Cancel");
  wait_until (left == NULL);
  settle_store (fixture->session);
  g_assert_cmpuint (count_sheets (fixture), ==, 0);
}

static void
test_page (PageFixture *fixture, gconstpointer data)
{
  make_sheets (fixture);
  present_page (fixture, gocua_sheets_page_new (fixture->session));
  wait_until (find_widget (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Not given out  1") != NULL);
  wait_until (find_widget (fixture->page, GTK_TYPE_LABEL, "○ Not given out") != NULL);
  gocua_sheets_page_show (GOCUA_SHEETS_PAGE (fixture->page), GOCUA_SHEET_FILTER_OVERDUE);
  settle ();
  g_assert_true (gtk_widget_get_mapped (find_widget (fixture->page, GTK_TYPE_BUTTON, "Show all sheets")));
  destroy_page (fixture);
}

/* Phone numbers only with a reason, and never unnoticed. */
static void
test_phones (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GPtrArray) exports = NULL;
  GocuaPaperRequest *request;
  GocuaPaper *paper;

  make_sheets (fixture);
  rows = ask_store (fixture->session, list_sheets, NULL);
  g_ptr_array_add (sheets, ((GocuaSheetRow *) rows->pdata[0])->sheet);
  request = gocua_paper_request_new (sheets);
  paper = ask_store (fixture->session, gocua_sheet_printer_load, request);
  g_assert_cmpuint (gocua_paper_get_n_pages (paper), >=, 1);
  gocua_paper_free (paper);
  request->phones = TRUE;
  request->reason = g_strdup ("Gọi hẹn trước");
  paper = ask_store (fixture->session, gocua_sheet_printer_load, request);
  gocua_paper_free (paper);
  exports = ask_store (fixture->session, list_exports, NULL);
  g_assert_cmpuint (exports->len, ==, 1);
  g_assert_cmpuint (((GocuaExport *) exports->pdata[0])->n_households, ==, 5);
  g_assert_true (((GocuaExport *) exports->pdata[0])->phones);
  g_assert_cmpstr (((GocuaExport *) exports->pdata[0])->reason, ==, "Gọi hẹn trước");
  gocua_paper_request_free (request);
}

static void
test_options (void)
{
  GtkWidget *widget = g_object_ref_sink (gocua_print_options_new ());
  GocuaPrintOptions *options = GOCUA_PRINT_OPTIONS (widget);
  GtkWidget *entry = find_widget (widget, GTK_TYPE_ENTRY, NULL);

  g_assert_true (gocua_print_options_is_complete (options));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (widget, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  g_assert_false (gocua_print_options_is_complete (options));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (gocua_print_options_is_complete (options));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Gọi hẹn trước");
  g_assert_true (gocua_print_options_is_complete (options));
  g_object_unref (widget);
}

/* The printer draws the pages of the PDF, without a dialog here. */
static void
test_print (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "phieu.pdf", NULL);
  g_autofree char *content = NULL;
  GocuaPaperRequest *request;
  gsize size;

  make_sheets (fixture);
  rows = ask_store (fixture->session, list_sheets, NULL);
  g_ptr_array_add (sheets, ((GocuaSheetRow *) rows->pdata[0])->sheet);
  request = gocua_paper_request_new (sheets);
  operation =
      gocua_sheet_printer_new_operation (ask_store (fixture->session, gocua_sheet_printer_load, request));
  gocua_paper_request_free (request);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* Printing that fails leads to the PDF of the same sheets by one button. */
static void
test_print_fails (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "none", "phieu.pdf", NULL);
  g_autofree char *name = NULL;
  GocuaPaperRequest *request;
  GtkWidget *chooser;

  make_sheets (fixture);
  rows = ask_store (fixture->session, list_sheets, NULL);
  g_ptr_array_add (sheets, ((GocuaSheetRow *) rows->pdata[0])->sheet);
  request = gocua_paper_request_new (sheets);
  operation =
      gocua_sheet_printer_new_operation (ask_store (fixture->session, gocua_sheet_printer_load, request));
  gocua_paper_request_free (request);
  gocua_sheet_printer_watch (operation, NULL, fixture->session, "phieu");
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  wait_until (find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  click (find_toplevel (ADW_TYPE_MESSAGE_DIALOG), "Save as PDF…");
  wait_until (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "phieu.pdf");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  wait_until (find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

#define ADD(name, func) g_test_add ("/app/sheets-page/" name, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("make", test_make);
  ADD ("cancel", test_cancel);
  ADD ("page", test_page);
  ADD ("phones", test_phones);
  ADD ("print", test_print);
  ADD ("print-fails", test_print_fails);
  g_test_add_func ("/app/sheets-page/options", test_options);
  return g_test_run ();
}
