/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-form-dialog.c: a dialog of fields that says at each what is wrong, and commits one batch. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-form-dialog.h"
#include "app/gocua-meanwhile.h"

typedef struct
{
  guint place;
  GocuaField *field;
  gboolean touched;
} Line;

typedef struct
{
  GocuaSession *session;
  GArray *lines; /* of Line */
  GPtrArray *remarks;
  gboolean ready;
  gboolean changed;
  gboolean show_all;
  gboolean busy;
  GtkWidget *focus;       /* (nullable): weak; where the person was while a batch is being committed */
  GocuaRecord *seen;      /* (nullable): what is edited */
  GCancellable *watching; /* (nullable) */

  GtkLabel *heading;
  GtkLabel *meanwhile;
  GtkLabel *failure;
  GtkBox *fields;
  GtkWidget *form;
  GtkWidget *save_button;
} GocuaFormDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GocuaFormDialog, gocua_form_dialog, ADW_TYPE_WINDOW)

static GocuaFormDialogPrivate *
priv_of (GocuaFormDialog *self)
{
  return gocua_form_dialog_get_instance_private (self);
}

static Line *
find_line (GocuaFormDialog *self, guint place)
{
  GArray *lines = priv_of (self)->lines;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).place == place)
      return &g_array_index (lines, Line, i);
  return NULL;
}

static void
show_remarks (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  for (guint i = 0; i < priv->lines->len; i++)
    {
      Line *line = &g_array_index (priv->lines, Line, i);
      GocuaFormRemark *remark = gocua_form_remarks_find (priv->remarks, line->place);
      gboolean shown = remark != NULL && (priv->show_all || line->touched || remark->problem != NULL);

      gocua_field_set_remark (line->field, shown ? remark : NULL);
    }
  gtk_widget_set_sensitive (priv->save_button,
                            !priv->busy && (!priv->show_all || gocua_form_remarks_can_save (priv->remarks)));
}

static void
check (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  g_clear_pointer (&priv->remarks, g_ptr_array_unref);
  priv->remarks = GOCUA_FORM_DIALOG_GET_CLASS (self)->check (self);
  show_remarks (self);
}

static void
focus_first_error (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  for (guint i = 0; i < priv->lines->len; i++)
    {
      Line *line = &g_array_index (priv->lines, Line, i);
      GocuaFormRemark *remark = gocua_form_remarks_find (priv->remarks, line->place);

      if (remark != NULL && remark->hard)
        {
          gtk_widget_grab_focus (gocua_field_get_child (line->field));
          return;
        }
    }
}

static void
field_mend_cb (GocuaField *field, GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field), "place"));
  GocuaFormRemark *remark = gocua_form_remarks_find (priv->remarks, place);
  g_autoptr (GPtrArray) held = g_ptr_array_ref (priv->remarks);

  if (remark == NULL || remark->problem == NULL || GOCUA_FORM_DIALOG_GET_CLASS (self)->mend == NULL)
    return;
  /* The button goes away with the remark, so the focus goes to the field first. */
  gtk_widget_grab_focus (gocua_field_get_child (field));
  GOCUA_FORM_DIALOG_GET_CLASS (self)->mend (self, remark->problem);
  gocua_form_dialog_changed (self, place);
}

static void
child_changed_cb (GtkWidget *child, GocuaFormDialog *self)
{
  gocua_form_dialog_changed (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "place")));
}

static void
child_selected_cb (GtkWidget *child, GParamSpec *pspec, GocuaFormDialog *self)
{
  child_changed_cb (child, self);
}

static void
save_cb (GocuaFormDialog *self)
{
  gocua_form_dialog_save (self);
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gocua_form_dialog_save (GOCUA_FORM_DIALOG (widget));
  return TRUE;
}

static void
discard_response_cb (GtkWindow *question, const char *response, GocuaFormDialog *self)
{
  if (g_strcmp0 (response, "discard") != 0)
    return;
  /* It is still closing, and would look for the window that it belongs to. */
  gtk_window_set_transient_for (question, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
gocua_form_dialog_close_request (GtkWindow *window)
{
  GocuaFormDialog *self = GOCUA_FORM_DIALOG (window);
  GocuaFormDialogPrivate *priv = priv_of (self);
  GtkWidget *question;

  if (priv->busy)
    return TRUE;
  if (!priv->changed)
    return GTK_WINDOW_CLASS (gocua_form_dialog_parent_class)->close_request (window);

  question = adw_message_dialog_new (window, _ ("Leave without saving?"),
                                     _ ("What you typed in this form will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "keep", _ ("Go on typing"), "discard",
                                    _ ("Leave without saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
  return TRUE;
}

/* GTK tells a text of the lost focus only after it has become insensitive, and then the text does not hear
 * it: its cursor goes on blinking, and its input method stays with it. So the focus leaves first. */
static void
close_form (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  g_set_weak_pointer (&priv->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (priv->form, FALSE);
}

static void
open_form (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  gtk_widget_set_sensitive (priv->form, TRUE);
  if (priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
  g_clear_weak_pointer (&priv->focus);
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaFormDialog) self = user_data;
  GocuaFormDialogPrivate *priv = priv_of (self);
  g_autoptr (GError) error = NULL;

  priv->busy = FALSE;
  if (gocua_session_commit_finish (GOCUA_SESSION (source), result, &error))
    {
      priv->changed = FALSE;
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_remarks (self);
  open_form (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (priv->failure, error->message);
  gtk_widget_set_visible (GTK_WIDGET (priv->failure), TRUE);
}

static void
gocua_form_dialog_dispose (GObject *object)
{
  GocuaFormDialogPrivate *priv = priv_of (GOCUA_FORM_DIALOG (object));

  g_clear_weak_pointer (&priv->focus);
  if (priv->watching != NULL)
    g_cancellable_cancel (priv->watching);
  g_clear_object (&priv->watching);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->remarks, g_ptr_array_unref);

  G_OBJECT_CLASS (gocua_form_dialog_parent_class)->dispose (object);
}

static void
gocua_form_dialog_finalize (GObject *object)
{
  GocuaFormDialogPrivate *priv = priv_of (GOCUA_FORM_DIALOG (object));

  g_array_unref (priv->lines);
  g_clear_pointer (&priv->seen, gocua_record_unref);

  G_OBJECT_CLASS (gocua_form_dialog_parent_class)->finalize (object);
}

static void
gocua_form_dialog_class_init (GocuaFormDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_form_dialog_dispose;
  object_class->finalize = gocua_form_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = gocua_form_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, heading);
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, meanwhile);
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, failure);
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, fields);
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, form);
  gtk_widget_class_bind_template_child_private (widget_class, GocuaFormDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_shortcut_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_shortcut_cb, NULL);
}

static void
gocua_form_dialog_init (GocuaFormDialog *self)
{
  priv_of (self)->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_form_dialog_set_session (GocuaFormDialog *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  g_set_object (&priv_of (self)->session, session);
}

GocuaSession *
gocua_form_dialog_get_session (GocuaFormDialog *self)
{
  g_return_val_if_fail (GOCUA_IS_FORM_DIALOG (self), NULL);

  return priv_of (self)->session;
}

void
gocua_form_dialog_set_heading (GocuaFormDialog *self, const char *heading)
{
  GocuaFormDialogPrivate *priv;

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  priv = priv_of (self);
  gtk_label_set_label (priv->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (priv->heading), heading != NULL && *heading != '\0');
}

static void
meanwhile_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaFormDialog) self = user_data;
  GocuaFormDialogPrivate *priv = priv_of (self);
  g_autoptr (GocuaMeanwhile) meanwhile = gocua_store_call_finish (GOCUA_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (meanwhile == NULL || priv->session == NULL)
    return;
  text = gocua_meanwhile_describe_for_form (meanwhile);
  gtk_label_set_text (priv->meanwhile, text);
  gtk_widget_set_visible (GTK_WIDGET (priv->meanwhile), TRUE);
}

static void
look_again (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv = priv_of (self);

  /* What the form itself has just saved is no news to it. */
  if (!priv->busy && priv->session != NULL)
    gocua_meanwhile_read_async (gocua_session_get_store (priv->session), priv->seen, priv->watching,
                                meanwhile_read_cb, g_object_ref (self));
}

void
gocua_form_dialog_watch (GocuaFormDialog *self, const GocuaRecord *seen)
{
  GocuaFormDialogPrivate *priv;

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));
  g_return_if_fail (seen != NULL);

  priv = priv_of (self);
  g_return_if_fail (priv->session != NULL && priv->seen == NULL);
  priv->seen = gocua_record_copy (seen);
  priv->watching = g_cancellable_new ();
  g_signal_connect_object (priv->session, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
}

void
gocua_form_dialog_add_field (GocuaFormDialog *self, guint place, const char *label, GtkWidget *child)
{
  GocuaFormDialogPrivate *priv;
  Line line = { .place = place };

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  priv = priv_of (self);
  line.field = GOCUA_FIELD (gocua_field_new (label, child));
  g_object_set_data (G_OBJECT (line.field), "place", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (child), "place", GUINT_TO_POINTER (place));
  if (GTK_IS_DROP_DOWN (child))
    g_signal_connect_object (child, "notify::selected", G_CALLBACK (child_selected_cb), self, 0);
  else
    g_signal_connect_object (child, "changed", G_CALLBACK (child_changed_cb), self, 0);
  g_signal_connect_object (line.field, "mend", G_CALLBACK (field_mend_cb), self, 0);
  g_array_append_val (priv->lines, line);
  gtk_box_append (priv->fields, GTK_WIDGET (line.field));
}

GtkEditable *
gocua_form_dialog_add_entry (GocuaFormDialog *self, guint place, const char *label, const char *text)
{
  GtkWidget *entry;

  g_return_val_if_fail (GOCUA_IS_FORM_DIALOG (self), NULL);

  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gocua_form_dialog_add_field (self, place, label, entry);
  return GTK_EDITABLE (entry);
}

GtkDropDown *
gocua_form_dialog_add_choice (GocuaFormDialog *self,
                              guint place,
                              const char *label,
                              GPtrArray *words,
                              guint selected)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GtkWidget *choice;

  g_return_val_if_fail (GOCUA_IS_FORM_DIALOG (self), NULL);

  for (guint i = 0; i < words->len; i++)
    gtk_string_list_append (strings, g_ptr_array_index (words, i));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&strings)),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), words->len > 10);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gocua_form_dialog_add_field (self, place, label, choice);
  return GTK_DROP_DOWN (choice);
}

void
gocua_form_dialog_add_line (GocuaFormDialog *self, GtkWidget *child)
{
  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  gtk_box_append (priv_of (self)->fields, child);
}

GocuaField *
gocua_form_dialog_get_field (GocuaFormDialog *self, guint place)
{
  Line *line;

  g_return_val_if_fail (GOCUA_IS_FORM_DIALOG (self), NULL);

  line = find_line (self, place);
  return line != NULL ? line->field : NULL;
}

void
gocua_form_dialog_changed (GocuaFormDialog *self, guint place)
{
  GocuaFormDialogPrivate *priv;
  Line *line;

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  priv = priv_of (self);
  if (!priv->ready)
    return;
  line = find_line (self, place);
  if (line != NULL)
    line->touched = TRUE;
  priv->changed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (priv->failure), FALSE);
  check (self);
}

void
gocua_form_dialog_ready (GocuaFormDialog *self, gboolean show_all)
{
  GocuaFormDialogPrivate *priv;

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  priv = priv_of (self);
  priv->ready = TRUE;
  priv->show_all = show_all;
  check (self);
  if (priv->lines->len > 0)
    gtk_widget_grab_focus (gocua_field_get_child (g_array_index (priv->lines, Line, 0).field));
}

void
gocua_form_dialog_commit (GocuaFormDialog *self, GocuaBatch *batch, const char *done_text, const char *what)
{
  GocuaFormDialogPrivate *priv;

  g_return_if_fail (GOCUA_IS_FORM_DIALOG (self));

  priv = priv_of (self);
  priv->busy = TRUE;
  close_form (self);
  show_remarks (self);
  gocua_session_commit (priv->session, batch, done_text, what, commit_cb, g_object_ref (self));
}

gboolean
gocua_form_dialog_save (GocuaFormDialog *self)
{
  GocuaFormDialogPrivate *priv;

  g_return_val_if_fail (GOCUA_IS_FORM_DIALOG (self), FALSE);

  priv = priv_of (self);
  if (priv->busy)
    return FALSE;
  check (self);
  if (!gocua_form_remarks_can_save (priv->remarks))
    {
      priv->show_all = TRUE;
      show_remarks (self);
      focus_first_error (self);
      return FALSE;
    }
  GOCUA_FORM_DIALOG_GET_CLASS (self)->save (self);
  return TRUE;
}
