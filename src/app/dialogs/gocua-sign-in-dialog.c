/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sign-in-dialog.c: connects the open ward with the city's server, as one account. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-sign-in-dialog.h"

#include <glib/gi18n.h>

#include "app/gocua-sync-words.h"
#include "app/widgets/gocua-sign-in-form.h"

struct _GocuaSignInDialog
{
  AdwWindow parent_instance;

  GocuaSignInForm *form;
  GtkWidget *sign_in_button;

  GocuaSession *session;
  GCancellable *cancellable; /* (nullable): while the server is asked */
};

G_DEFINE_FINAL_TYPE (GocuaSignInDialog, gocua_sign_in_dialog, ADW_TYPE_WINDOW)

static void
remember_server (const char *server)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);

  g_settings_set_string (settings, "server-address", server);
}

static void
set_busy (GocuaSignInDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->sign_in_button, !busy);
  gocua_sign_in_form_set_busy (self->form, busy);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSignInDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = gocua_sync_sign_in_finish (GOCUA_SYNC (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  if (done)
    {
      remember_server (gocua_sign_in_form_get_server (self->form));
      gocua_sign_in_form_forget_password (self->form);
      gocua_session_toast (self->session, _ ("Signed in."));
      /* A text that goes away with the focus still listens for it. */
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  set_busy (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
  else
    gocua_sign_in_form_show_error (self->form, error);
}

static void
sign_in_cb (GocuaSignInDialog *self)
{
  if (self->cancellable != NULL || !gocua_sign_in_form_check (self->form))
    return;
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  gocua_sync_sign_in_async (
      gocua_session_get_sync (self->session), gocua_sign_in_form_get_server (self->form),
      gocua_sign_in_form_get_account (self->form), gocua_sign_in_form_get_password (self->form),
      gocua_sign_in_form_get_ca_file (self->form), self->cancellable, signed_in_cb, g_object_ref (self));
}

/* While the server is asked, the first Escape only stops that. */
static gboolean
gocua_sign_in_dialog_close_request (GtkWindow *window)
{
  GocuaSignInDialog *self = GOCUA_SIGN_IN_DIALOG (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (gocua_sign_in_dialog_parent_class)->close_request (window);
}

static void
gocua_sign_in_dialog_dispose (GObject *object)
{
  GocuaSignInDialog *self = GOCUA_SIGN_IN_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_sign_in_dialog_parent_class)->dispose (object);
}

static void
gocua_sign_in_dialog_finalize (GObject *object)
{
  g_clear_object (&GOCUA_SIGN_IN_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (gocua_sign_in_dialog_parent_class)->finalize (object);
}

static void
gocua_sign_in_dialog_class_init (GocuaSignInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_sign_in_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_sign_in_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = gocua_sign_in_dialog_close_request;

  g_type_ensure (GOCUA_TYPE_SIGN_IN_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInDialog, form);
  gtk_widget_class_bind_template_child (widget_class, GocuaSignInDialog, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gocua_sign_in_dialog_init (GocuaSignInDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (GocuaSignInDialog *self, gboolean other)
{
  const GocuaSyncStanding *standing = gocua_sync_get_standing (gocua_session_get_sync (self->session));
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);
  g_autofree char *last = g_settings_get_string (settings, "server-address");
  g_autofree char *kept = gocua_sync_words_kept_on_sign_in (standing->n_waiting);

  if (standing->n_waiting > 0)
    gocua_sign_in_form_set_note (self->form, kept);
  gocua_sign_in_form_fill (self->form, standing->server != NULL ? standing->server : last,
                           other ? NULL : standing->account);
}

void
gocua_sign_in_dialog_present (GtkWindow *parent, GocuaSession *session, gboolean other)
{
  GocuaSignInDialog *self;

  g_return_if_fail (GOCUA_IS_SESSION (session));

  self = g_object_new (GOCUA_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  fill (self, other);
  gtk_window_present (GTK_WINDOW (self));
}
