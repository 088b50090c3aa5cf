/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sign-in-form.c: address, account and password of the city's server, and what is wrong with them. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-sign-in-form.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-field.h"
#include "sync/gocua-sync-error.h"

struct _GocuaSignInForm
{
  GtkBox parent_instance;

  GtkLabel *note;
  GtkLabel *failure;
  GtkWidget *fields;
  GocuaField *server_field;
  GocuaField *account_field;
  GocuaField *password_field;
  GtkEditable *server;
  GtkEditable *account;
  GtkEditable *password;
  GtkExpander *ca_expander;
  GocuaField *ca_field;
  GtkWidget *ca_button;
  GtkLabel *ca_label;
  GtkWidget *ca_clear;
  GtkWidget *busy_box;

  char *ca_file;
  char *server_text;
  char *account_text;
};

G_DEFINE_FINAL_TYPE (GocuaSignInForm, gocua_sign_in_form, GTK_TYPE_BOX)

enum
{
  SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GocuaField *
field_at (GocuaSignInForm *self, GocuaSignInPlace place)
{
  switch (place)
    {
    case GOCUA_SIGN_IN_SERVER:
      return self->server_field;
    case GOCUA_SIGN_IN_ACCOUNT:
      return self->account_field;
    case GOCUA_SIGN_IN_PASSWORD:
      return self->password_field;
    case GOCUA_SIGN_IN_CA_FILE:
      return self->ca_field;
    case GOCUA_SIGN_IN_ABOVE:
    default:
      return NULL;
    }
}

static void
clear_remarks (GocuaSignInForm *self)
{
  for (GocuaSignInPlace place = GOCUA_SIGN_IN_SERVER; place <= GOCUA_SIGN_IN_CA_FILE; place++)
    gocua_field_set_remark (field_at (self, place), NULL);
  gtk_label_set_text (self->failure, "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
}

static void
say (GocuaSignInForm *self, GocuaSignInPlace place, const char *message)
{
  GocuaField *field = field_at (self, place);
  g_autoptr (GocuaFormRemark) remark = NULL;

  if (field == NULL)
    {
      gtk_label_set_text (self->failure, message);
      gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
      return;
    }
  remark = gocua_form_remark_new (place, TRUE, g_strdup (message));
  gocua_field_set_remark (field, remark);
  if (place == GOCUA_SIGN_IN_CA_FILE)
    gtk_expander_set_expanded (self->ca_expander, TRUE);
}

static void
focus_place (GocuaSignInForm *self, GocuaSignInPlace place)
{
  GtkEditable *editable = place == GOCUA_SIGN_IN_SERVER    ? self->server
                          : place == GOCUA_SIGN_IN_ACCOUNT ? self->account
                                                           : self->password;

  if (place == GOCUA_SIGN_IN_CA_FILE)
    {
      gtk_widget_grab_focus (self->ca_button);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (editable));
  gtk_editable_select_region (editable, 0, -1);
}

static GocuaSignInPlace
find_place (const GError *error)
{
  if (error->domain != GOCUA_SYNC_ERROR)
    return GOCUA_SIGN_IN_ABOVE;
  switch ((GocuaSyncError) error->code)
    {
    case GOCUA_SYNC_ERROR_PASSWORD:
      return GOCUA_SIGN_IN_PASSWORD;
    case GOCUA_SYNC_ERROR_WARD:
    case GOCUA_SYNC_ERROR_ROLE:
      return GOCUA_SIGN_IN_ACCOUNT;
    case GOCUA_SYNC_ERROR_ADDRESS:
    case GOCUA_SYNC_ERROR_PLAIN_HTTP:
    case GOCUA_SYNC_ERROR_OFFLINE:
    case GOCUA_SYNC_ERROR_NOT_SERVER:
    case GOCUA_SYNC_ERROR_CERT_HOST:
      return GOCUA_SIGN_IN_SERVER;
    case GOCUA_SYNC_ERROR_CA_FILE:
    case GOCUA_SYNC_ERROR_CERT_ISSUER:
      return GOCUA_SIGN_IN_CA_FILE;
    default:
      return GOCUA_SIGN_IN_ABOVE;
    }
}

static void
changed_cb (GocuaSignInForm *self)
{
  clear_remarks (self);
}

static void
activate_cb (GocuaSignInForm *self)
{
  g_signal_emit (self, signals[SUBMIT], 0);
}

static void
file_chosen_cb (GocuaSignInForm *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        gocua_sign_in_form_set_ca_file (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static void
choose_ca_cb (GocuaSignInForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Choose the certificate file"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, C_ ("button", "Choose"), C_ ("button", "Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
clear_ca_cb (GocuaSignInForm *self)
{
  gocua_sign_in_form_set_ca_file (self, NULL);
  gtk_widget_grab_focus (self->ca_button);
}

static gboolean
gocua_sign_in_form_grab_focus (GtkWidget *widget)
{
  GocuaSignInForm *self = GOCUA_SIGN_IN_FORM (widget);
  GtkEditable *fields[] = { self->server, self->account, self->password };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*gtk_editable_get_text (fields[i]) == '\0')
      return gtk_widget_grab_focus (GTK_WIDGET (fields[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
gocua_sign_in_form_finalize (GObject *object)
{
  GocuaSignInForm *self = GOCUA_SIGN_IN_FORM (object);

  g_free (self->ca_file);
  g_free (self->server_text);
  g_free (self->account_text);
  G_OBJECT_CLASS (gocua_sign_in_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, note);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, failure);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, fields);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, server_field);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, account_field);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, password_field);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, server);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, account);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, password);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, ca_expander);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, ca_field);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, ca_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, ca_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, ca_clear);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInForm, busy_box);
}

static void
gocua_sign_in_form_class_init (GocuaSignInFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gocua_sign_in_form_finalize;
  widget_class->grab_focus = gocua_sign_in_form_grab_focus;
  signals[SUBMIT] = g_signal_new ("submit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (GOCUA_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sign-in-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_ca_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_ca_cb);
}

static void
gocua_sign_in_form_init (GocuaSignInForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_sign_in_form_set_ca_file (self, NULL);
}

void
gocua_sign_in_form_fill (GocuaSignInForm *self, const char *server, const char *account)
{
  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));

  gtk_editable_set_text (self->server, server != NULL ? server : "");
  gtk_editable_set_text (self->account, account != NULL ? account : "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
gocua_sign_in_form_set_note (GocuaSignInForm *self, const char *note)
{
  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

gboolean
gocua_sign_in_form_check (GocuaSignInForm *self)
{
  GocuaSignInPlace first = GOCUA_SIGN_IN_ABOVE;

  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), FALSE);

  clear_remarks (self);
  if (*gtk_editable_get_text (self->password) == '\0')
    say (self, first = GOCUA_SIGN_IN_PASSWORD, _ ("Type the password of the account."));
  if (*gocua_sign_in_form_get_account (self) == '\0')
    say (self, first = GOCUA_SIGN_IN_ACCOUNT, _ ("Type the name of the account that the city gave you."));
  if (*gocua_sign_in_form_get_server (self) == '\0')
    say (self, first = GOCUA_SIGN_IN_SERVER,
         _ ("Type the address of the city's server, such as gocua.example.vn."));
  if (first == GOCUA_SIGN_IN_ABOVE)
    return TRUE;
  focus_place (self, first);
  return FALSE;
}

void
gocua_sign_in_form_show_error (GocuaSignInForm *self, const GError *error)
{
  GocuaSignInPlace place;

  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));
  g_return_if_fail (error != NULL);

  clear_remarks (self);
  place = find_place (error);
  /* Nothing was entered yet that could be sent by itself later. */
  if (g_error_matches (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_OFFLINE))
    say (self, place,
         _ ("The server can't be reached at this address. Check the address and the network, then try "
            "again."));
  else
    say (self, place, error->message);
  focus_place (self, place);
}

const char *
gocua_sign_in_form_get_remark (GocuaSignInForm *self, GocuaSignInPlace place)
{
  GocuaField *field;

  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), NULL);

  field = field_at (self, place);
  return field != NULL ? gocua_field_get_message (field) : gtk_label_get_text (self->failure);
}

/* A text that can't be typed into any more still listens for the focus. */
static void
let_go_of_focus (GocuaSignInForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

void
gocua_sign_in_form_set_busy (GocuaSignInForm *self, gboolean busy)
{
  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));

  if (busy)
    {
      clear_remarks (self);
      let_go_of_focus (self);
    }
  gtk_widget_set_sensitive (self->fields, !busy);
  gtk_widget_set_visible (self->busy_box, busy);
}

static const char *
strip_into (char **text, GtkEditable *editable)
{
  g_free (*text);
  *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  return *text;
}

const char *
gocua_sign_in_form_get_server (GocuaSignInForm *self)
{
  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), NULL);

  return strip_into (&self->server_text, self->server);
}

const char *
gocua_sign_in_form_get_account (GocuaSignInForm *self)
{
  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), NULL);

  return strip_into (&self->account_text, self->account);
}

const char *
gocua_sign_in_form_get_password (GocuaSignInForm *self)
{
  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), NULL);

  return gtk_editable_get_text (self->password);
}

const char *
gocua_sign_in_form_get_ca_file (GocuaSignInForm *self)
{
  g_return_val_if_fail (GOCUA_IS_SIGN_IN_FORM (self), NULL);

  return self->ca_file;
}

void
gocua_sign_in_form_set_ca_file (GocuaSignInForm *self, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));

  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
  name = path != NULL ? g_filename_display_basename (path) : NULL;
  gtk_label_set_text (self->ca_label, name != NULL ? name : _ ("None: the computer's own list is used"));
  gtk_widget_set_visible (self->ca_clear, path != NULL);
  clear_remarks (self);
}

void
gocua_sign_in_form_forget_password (GocuaSignInForm *self)
{
  g_return_if_fail (GOCUA_IS_SIGN_IN_FORM (self));

  gtk_editable_set_text (self->password, "");
}
