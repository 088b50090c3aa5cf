/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-printer.c: brings sheets to a printer, or into a PDF. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-printer.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/gocua-print-options.h"
#include "core/gocua-sheet.h"
#include "store/gocua-export-log.h"

GocuaPaperRequest *
gocua_paper_request_new (GPtrArray *sheets)
{
  GocuaPaperRequest *self = g_new0 (GocuaPaperRequest, 1);

  self->sheets = g_ptr_array_ref (sheets);
  return self;
}

void
gocua_paper_request_free (GocuaPaperRequest *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self->reason);
  g_free (self);
}

gpointer
gocua_sheet_printer_load (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error)
{
  const GocuaPaperRequest *asked = request;
  g_autoptr (GocuaPaper) paper = gocua_paper_new ();
  guint n = asked->n_most > 0 ? MIN (asked->n_most, asked->sheets->len) : asked->sheets->len;

  if (asked->phones &&
      !gocua_export_log_add (db, gocua_sheets_count_households (asked->sheets), TRUE, asked->reason, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaPaperSheet) sheet =
          gocua_paper_sheet_load (db, asked->sheets->pdata[i], asked->phones, error);

      if (sheet == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      gocua_paper_add_sheet (paper, sheet);
    }
  return g_steal_pointer (&paper);
}

void
gocua_sheet_printer_load_async (GocuaSession *session,
                                GocuaPaperRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GocuaStore *store = gocua_session_get_store (session);

  if (request->phones)
    gocua_store_note_async (store, gocua_sheet_printer_load, request,
                            (GDestroyNotify) gocua_paper_request_free, callback, user_data);
  else
    gocua_store_read_async (store, gocua_sheet_printer_load, request,
                            (GDestroyNotify) gocua_paper_request_free, (GDestroyNotify) gocua_paper_free,
                            cancellable, callback, user_data);
}

char *
gocua_sheet_printer_name (GPtrArray *sheets)
{
  const char *code =
      sheets->len > 0 ? gocua_record_get_text (sheets->pdata[0], GOCUA_SHEET_FIELD_CODE) : NULL;

  if (sheets->len == 1 && code != NULL)
    /* Translators: name of a file; the code of a walk sheet */
    return g_strdup_printf (_ ("sheet %s"), code);
  /* Translators: name of a file; how many walk sheets are in it, and the code of the first */
  return g_strdup_printf (ngettext ("%u sheet from %s", "%u sheets from %s", sheets->len), sheets->len,
                          code != NULL ? code : "");
}

/* The paper lives as long as the operation, unless it is taken out to be saved instead. */
#define DATA_PAPER "gocua-paper"

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const GocuaPaper *paper = g_object_get_data (G_OBJECT (operation), DATA_PAPER);

  gocua_paper_draw_page (paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* What is printed into a file is found again: GTK would put it wherever the program was started. */
static void
set_folder (GtkPrintOperation *operation)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                          documents != NULL ? documents : g_get_home_dir ());
  gtk_print_operation_set_print_settings (operation, settings);
}

GtkPrintOperation *
gocua_sheet_printer_new_operation (GocuaPaper *paper)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (paper != NULL, NULL);

  operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), DATA_PAPER, paper, (GDestroyNotify) gocua_paper_free);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) gocua_paper_get_n_pages (paper));
  gtk_print_operation_set_job_name (operation, _ ("Walk sheets"));
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  set_folder (operation);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  return operation;
}

/* What is being printed, until it is or is not. */
typedef struct
{
  GtkPrintOperation *operation; /* (nullable): once printing has failed */
  GtkWindow *parent;            /* (nullable): weak */
  GocuaSession *session;
  char *name;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_object (&printing->operation);
  g_clear_weak_pointer (&printing->parent);
  g_object_unref (printing->session);
  g_free (printing->name);
  g_free (printing);
}

static Printing *
printing_new (GtkWindow *parent, GocuaSession *session, const char *name)
{
  Printing *printing = g_new0 (Printing, 1);

  g_set_weak_pointer (&printing->parent, parent);
  printing->session = g_object_ref (session);
  printing->name = g_strdup (name);
  return printing;
}

static void
failed_response_cb (AdwMessageDialog *dialog, const char *response, Printing *printing)
{
  if (g_str_equal (response, "save"))
    gocua_sheet_printer_save (printing->parent, printing->session,
                              g_object_steal_data (G_OBJECT (printing->operation), DATA_PAPER),
                              printing->name);
}

static void
say_failed (const Printing *printing, GtkPrintOperation *operation)
{
  Printing *failed = printing_new (printing->parent, printing->session, printing->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) body = g_string_new (
      _ ("Nothing is lost. Save the pages as a PDF, and print that at a computer with a printer."));
  AdwMessageDialog *dialog;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    g_string_append_printf (body, "\n\n%s", error->message);
  failed->operation = g_object_ref (operation);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (failed->parent, _ ("Nothing was printed"), body->str));
  adw_message_dialog_add_responses (dialog, "close", C_ ("button", "Close"), "save",
                                    C_ ("button", "Save as PDF…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (failed_response_cb), failed, printing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, const Printing *printing)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_failed (printing, operation);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    gocua_session_toast (printing->session, _ ("Sent to the printer"));
}

void
gocua_sheet_printer_watch (GtkPrintOperation *operation,
                           GtkWindow *parent,
                           GocuaSession *session,
                           const char *name)
{
  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing_new (parent, session, name),
                         printing_free, 0);
}

void
gocua_sheet_printer_print (GtkWindow *parent, GocuaSession *session, GocuaPaper *paper, const char *name)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (paper != NULL);

  operation = gocua_sheet_printer_new_operation (paper);
  gocua_sheet_printer_watch (operation, parent, session, name);
  /* "done" tells of every failure, whether it comes at once or after the dialog. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

typedef struct
{
  GocuaSession *session;
  GocuaPaper *paper;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->session);
  gocua_paper_free (saving->paper);
  g_free (saving->path);
  g_free (saving);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  GError *error = NULL;

  if (gocua_paper_write_pdf (saving->paper, saving->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_filename_display_basename (saving->path);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gocua_session_report (saving->session, _ ("The PDF was not saved."), error);
      return;
    }
  /* Translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as “%s”"), shown);
  gocua_session_toast (saving->session, text);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, Saving *saving)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    {
      saving->path = g_strdup (g_file_peek_path (file));
      task = g_task_new (NULL, NULL, written_cb, NULL);
      g_task_set_task_data (task, saving, saving_free);
      g_task_run_in_thread (task, write_in_thread);
    }
  else
    saving_free (saving);
  g_object_unref (dialog);
}

void
gocua_sheet_printer_save (GtkWindow *parent, GocuaSession *session, GocuaPaper *paper, const char *name)
{
  GtkFileChooserNative *dialog;
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);
  Saving *saving;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (paper != NULL);

  saving = g_new0 (Saving, 1);
  saving->session = g_object_ref (session);
  saving->paper = paper;
  dialog = gtk_file_chooser_native_new (_ ("Save the sheets as a PDF"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        C_ ("button", "Save"), C_ ("button", "Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (save_response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

typedef struct
{
  GtkWindow *parent; /* (nullable): weak */
  GocuaSession *session;
  GPtrArray *sheets;
  GocuaPrintOptions *options;
  gboolean prints;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->parent);
  g_object_unref (question->session);
  g_ptr_array_unref (question->sheets);
  g_free (question);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  GocuaPaper *paper = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  g_autofree char *name = gocua_sheet_printer_name (question->sheets);

  if (paper == NULL)
    gocua_session_report (question->session, _ ("The sheets could not be made ready for printing."), error);
  else if (question->prints)
    gocua_sheet_printer_print (question->parent, question->session, paper, name);
  else
    gocua_sheet_printer_save (question->parent, question->session, paper, name);
}

static void
ask_response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  GocuaPaperRequest *request;

  question->prints = g_str_equal (response, "print");
  if (!question->prints && !g_str_equal (response, "save"))
    {
      question_free (question);
      return;
    }
  request = gocua_paper_request_new (question->sheets);
  request->phones = gocua_print_options_get_phones (question->options);
  request->reason = gocua_print_options_dup_reason (question->options);
  gocua_sheet_printer_load_async (question->session, request, NULL, loaded_cb, question);
}

static void
options_changed_cb (GocuaPrintOptions *options, AdwMessageDialog *dialog)
{
  gboolean complete = gocua_print_options_is_complete (options);

  adw_message_dialog_set_response_enabled (dialog, "print", complete);
  adw_message_dialog_set_response_enabled (dialog, "save", complete);
}

void
gocua_sheet_printer_ask (GtkWindow *parent, GocuaSession *session, GPtrArray *sheets)
{
  AdwMessageDialog *dialog;
  GtkWidget *options = gocua_print_options_new ();
  g_autofree char *heading = NULL;
  Question *question;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (sheets != NULL);

  heading = g_strdup_printf (ngettext ("Print %u sheet", "Print %u sheets", sheets->len), sheets->len);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      parent, heading, _ ("Names and results are printed as they are known now; the code stays the same.")));
  adw_message_dialog_add_responses (dialog, "cancel", C_ ("button", "Cancel"), "save",
                                    C_ ("button", "Save PDF…"), "print", C_ ("button", "Print…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "print", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "print");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, options);
  question = g_new0 (Question, 1);
  g_set_weak_pointer (&question->parent, parent);
  question->session = g_object_ref (session);
  question->sheets = g_ptr_array_ref (sheets);
  question->options = GOCUA_PRINT_OPTIONS (options);
  g_signal_connect_object (options, "changed", G_CALLBACK (options_changed_cb), dialog, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (ask_response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
