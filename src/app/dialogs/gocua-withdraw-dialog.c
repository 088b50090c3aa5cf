/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-withdraw-dialog.c: asking why a visit does not count any more. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/dialogs/gocua-withdraw-dialog.h"
#include "core/gocua-text.h"

typedef struct
{
  GocuaSession *session;
  GocuaRecord *visit;
  GtkEditable *reason;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_object (&question->session);
  g_clear_pointer (&question->visit, gocua_record_unref);
  g_free (question);
}

static void
reason_changed_cb (GtkEditable *reason, AdwMessageDialog *dialog)
{
  g_autofree char *clean = gocua_text_clean (gtk_editable_get_text (reason));

  adw_message_dialog_set_response_enabled (dialog, "withdraw", *clean != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (g_strcmp0 (response, "withdraw") != 0)
    return;
  batch = gocua_batch_new ("visit.withdraw");
  wanted = gocua_record_copy (question->visit);
  gocua_record_set_text (wanted, GOCUA_VISIT_WITHDRAWN, gtk_editable_get_text (question->reason));
  if (gocua_batch_put (batch, question->visit, wanted))
    gocua_session_commit (question->session, batch, _ ("Visit withdrawn"), _ ("The visit was not withdrawn."),
                          NULL, NULL);
}

void
gocua_withdraw_dialog_present (GtkWindow *parent,
                               GocuaSession *session,
                               const GocuaRecord *visit,
                               const char *description)
{
  Question *question;
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (visit != NULL && description != NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Withdraw this visit?"), NULL));
  adw_message_dialog_format_body (dialog,
                                  /* Translators: %s is a visit: "02/03/2025 · Met" */
                                  _ ("%s\nIt stays in the history, and it does not count any more."),
                                  description);
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why: for example, wrong household"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 500);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason for withdrawing the visit"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "withdraw", _ ("Withdraw the visit"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "withdraw", FALSE);
  adw_message_dialog_set_default_response (dialog, "withdraw");
  adw_message_dialog_set_close_response (dialog, "cancel");

  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->visit = gocua_record_copy (visit);
  question->reason = GTK_EDITABLE (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
