/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-dialog.c: asks how the list is to be exported, and where to. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-export-dialog.h"
#include "core/gocua-number.h"
#include "core/gocua-text.h"

#define WIDTH 420

typedef struct
{
  gatomicrefcount refs; /* of the dialog and of the file chooser after it */
  GtkWindow *parent;    /* (nullable) */
  GocuaSession *session;
  GocuaWorkBar *bar;
  GocuaExportWish *wish; /* (nullable): until the work has begun */
  AdwMessageDialog *dialog;
  GtkDropDown *format;
  GtkCheckButton *phones; /* (nullable) */
  GtkEditable *reason;    /* (nullable) */
} Asking;

static Asking *
asking_ref (Asking *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
asking_unref (gpointer data, GClosure *closure)
{
  Asking *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  gocua_export_wish_free (self->wish);
  g_clear_object (&self->parent);
  g_object_unref (self->bar);
  g_object_unref (self->session);
  g_free (self);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asking *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    gocua_export_job_start (self->session, g_steal_pointer (&self->wish), file, self->bar);
  g_object_unref (dialog);
}

static void
choose_file (Asking *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Export the list"), self->parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   C_ ("button", "Save"), C_ ("button", "Cancel"));
  g_autofree char *today = gocua_session_get_today (self->session);
  /* Translators: name of a file; %s is a date, 2025-03-02 */
  g_autofree char *stem = g_strdup_printf (_ ("households %s"), today);
  g_autofree char *name =
      g_strconcat (stem, self->wish->format == GOCUA_LIST_WORKBOOK ? ".xlsx" : ".csv", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (file_chosen_cb), asking_ref (self), asking_unref, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static char *
dup_reason (Asking *self)
{
  return gocua_text_clean (self->reason != NULL ? gtk_editable_get_text (self->reason) : "");
}

static gboolean
wants_phones (Asking *self)
{
  return self->phones != NULL && gtk_check_button_get_active (self->phones);
}

static void
changed_cb (Asking *self)
{
  g_autofree char *reason = dup_reason (self);

  if (self->reason != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->reason), wants_phones (self));
  adw_message_dialog_set_response_enabled (self->dialog, "save", !wants_phones (self) || *reason != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *self = data;

  if (!g_str_equal (response, "save"))
    return;
  self->wish->format = gtk_drop_down_get_selected (self->format) == 0 ? GOCUA_LIST_WORKBOOK : GOCUA_LIST_TEXT;
  self->wish->phones = wants_phones (self);
  if (self->wish->phones)
    self->wish->reason = dup_reason (self);
  choose_file (self);
}

static gboolean
has_phones (const GocuaExportWish *wish)
{
  for (guint i = 0; i < wish->columns->len; i++)
    if (g_array_index (wish->columns, GocuaListColumn, i).kind == GOCUA_LIST_PHONE)
      return TRUE;
  return FALSE;
}

static void
add_phones (Asking *self, GtkBox *box)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Phone numbers in full"));
  GtkWidget *entry = gtk_entry_new ();

  self->phones = GTK_CHECK_BUTTON (check);
  self->reason = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why they are needed; it is written down"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why the phone numbers are needed"), -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (box, check);
  gtk_box_append (box, entry);
}

static void
add_no_phones (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (_ ("Phone numbers are masked: this account may not take them out."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static GtkWidget *
make_form (Asking *self, gboolean may_phones)
{
  const char *const formats[] = { _ ("Workbook (Excel, LibreOffice)"), _ ("Text (CSV)"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->format = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (formats));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->format), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of file"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->format));
  if (has_phones (self->wish) && may_phones)
    add_phones (self, GTK_BOX (box));
  else if (has_phones (self->wish))
    add_no_phones (GTK_BOX (box));
  gtk_widget_set_size_request (box, WIDTH, -1);
  return box;
}

static char *
make_body (const GocuaExportWish *wish)
{
  g_autofree char *rows = gocua_number_format (wish->ns->len);
  g_autofree char *households =
      g_strdup_printf (ngettext ("%s household", "%s households", wish->ns->len), rows);
  g_autofree char *columns =
      g_strdup_printf (ngettext ("%u column", "%u columns", wish->columns->len), wish->columns->len);

  /* Translators: how many households, how many columns */
  return g_strdup_printf (_ ("%s, %s, as the list shows them now. Who exported what is written down."),
                          households, columns);
}

void
gocua_export_dialog_show (GtkWindow *parent,
                          GocuaSession *session,
                          GocuaExportWish *wish,
                          gboolean may_phones,
                          GocuaWorkBar *bar)
{
  g_autofree char *body = NULL;
  Asking *self;

  g_return_if_fail (GOCUA_IS_SESSION (session) && wish != NULL && GOCUA_IS_WORK_BAR (bar));

  body = make_body (wish);
  self = g_new0 (Asking, 1);
  g_atomic_ref_count_init (&self->refs);
  self->parent = parent != NULL ? g_object_ref (parent) : NULL;
  self->session = g_object_ref (session);
  self->bar = g_object_ref (bar);
  self->wish = wish;
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Export the list"), NULL));
  adw_message_dialog_set_body (self->dialog, body);
  adw_message_dialog_add_responses (self->dialog, "cancel", C_ ("button", "Cancel"), "save",
                                    C_ ("button", "Choose a place…"), NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_extra_child (self->dialog, make_form (self, may_phones));
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, asking_unref, 0);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
}
