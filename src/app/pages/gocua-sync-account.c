/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-account.c: at which server, as whom, with what rights; and the way out. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sync-account.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/dialogs/gocua-sign-in-dialog.h"
#include "app/gocua-sync-words.h"
#include "core/gocua-number.h"

struct _GocuaSyncAccount
{
  GtkBox parent_instance;

  GtkWidget *server_row, *account_row, *role_row, *volume_row;
  GtkLabel *server_value, *account_value, *role_value, *volume_value;
  GtkWidget *sign_in_button;
  GtkWidget *other_button;
  GtkWidget *sign_out_button;

  GocuaSession *session;
  GCancellable *cancellable;
  gint64 n_waiting;
};

G_DEFINE_FINAL_TYPE (GocuaSyncAccount, gocua_sync_account, GTK_TYPE_BOX)

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSyncAccount) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = gocua_sync_sign_out_finish (GOCUA_SYNC (source), result, &error);

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->sign_out_button, TRUE);
  if (done)
    gocua_session_toast (self->session, _ ("Signed out. The ward's data stay on this computer."));
  else
    gocua_session_report (self->session, _ ("Signing out failed."), error);
}

static void
sign_out (GocuaSyncAccount *self)
{
  gtk_widget_set_sensitive (self->sign_out_button, FALSE);
  gocua_sync_sign_out_async (gocua_session_get_sync (self->session), self->cancellable, signed_out_cb,
                             g_object_ref (self));
}

static void
response_cb (GocuaSyncAccount *self, const char *response)
{
  if (g_str_equal (response, "sign-out") && self->session != NULL)
    sign_out (self);
}

/* Nothing is lost, but somebody else may wait for it in the city. */
static void
ask_before (GocuaSyncAccount *self)
{
  g_autofree char *kept = gocua_sync_words_kept (self->n_waiting);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _ ("Sign out before everything is sent?"), kept);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("Stay signed in"), "sign-out",
                                    C_ ("button", "Sign out"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sign_out_cb (GocuaSyncAccount *self)
{
  gocua_sync_account_sign_out (self);
}

static void
sign_in_cb (GocuaSyncAccount *self)
{
  gocua_sync_account_sign_in (self, FALSE);
}

static void
other_cb (GocuaSyncAccount *self)
{
  gocua_sync_account_sign_in (self, TRUE);
}

static void
gocua_sync_account_dispose (GObject *object)
{
  GocuaSyncAccount *self = GOCUA_SYNC_ACCOUNT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_sync_account_parent_class)->dispose (object);
}

static void
gocua_sync_account_class_init (GocuaSyncAccountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_sync_account_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sync-account.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, server_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, server_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, account_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, account_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, role_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, role_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, volume_row);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, volume_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, other_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncAccount, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_out_cb);
}

static void
gocua_sync_account_init (GocuaSyncAccount *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_sync_account_set_session (GocuaSyncAccount *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_SYNC_ACCOUNT (self));

  g_set_object (&self->session, session);
}

static void
set_row (GtkWidget *row, GtkLabel *value, const char *text)
{
  if (text != NULL && !g_str_equal (gtk_label_get_text (value), text))
    gtk_label_set_text (value, text);
  gtk_widget_set_visible (row, text != NULL && *text != '\0');
}

/* Returns: (transfer full): "Lê Thị Hoa (hoa)" */
static char *
describe_account (const GocuaSyncStanding *standing)
{
  if (standing->account == NULL)
    return g_strdup (_ ("nobody is signed in"));
  if (standing->display == NULL || *standing->display == '\0')
    return g_strdup (standing->account);
  return g_strdup_printf ("%s (%s)", standing->display, standing->account);
}

/* Returns: (transfer full): "1,234 kB" */
static char *
format_size (gint64 bytes)
{
  g_autofree char *number = gocua_number_format ((bytes + 999) / 1000);

  return g_strdup_printf ("%s kB", number);
}

static char *
describe_volume (const GocuaSyncStanding *standing)
{
  g_autofree char *sent = format_size (standing->bytes_sent);
  g_autofree char *received = format_size (standing->bytes_received);

  /* Translators: amounts of data, "12 kB" */
  return g_strdup_printf (_ ("sent %s, received %s"), sent, received);
}

void
gocua_sync_account_set_standing (GocuaSyncAccount *self, const GocuaSyncStanding *standing)
{
  g_autofree char *account = NULL;
  g_autofree char *volume = NULL;

  g_return_if_fail (GOCUA_IS_SYNC_ACCOUNT (self));
  g_return_if_fail (standing != NULL);

  account = describe_account (standing);
  volume = describe_volume (standing);
  self->n_waiting = standing->n_waiting;
  set_row (self->server_row, self->server_value, standing->server);
  set_row (self->account_row, self->account_value, account);
  set_row (self->role_row, self->role_value,
           standing->account != NULL ? gocua_sync_words_role (standing->role) : NULL);
  set_row (self->volume_row, self->volume_value,
           standing->bytes_sent + standing->bytes_received > 0 ? volume : NULL);
  gtk_widget_set_visible (self->sign_in_button, standing->account == NULL);
  gtk_widget_set_visible (self->other_button, standing->account != NULL);
  gtk_widget_set_visible (self->sign_out_button, standing->account != NULL);
}

void
gocua_sync_account_sign_in (GocuaSyncAccount *self, gboolean other)
{
  GtkRoot *root;

  g_return_if_fail (GOCUA_IS_SYNC_ACCOUNT (self));
  g_return_if_fail (self->session != NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  gocua_sign_in_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, other);
}

void
gocua_sync_account_sign_out (GocuaSyncAccount *self)
{
  g_return_if_fail (GOCUA_IS_SYNC_ACCOUNT (self));
  g_return_if_fail (self->session != NULL);

  if (self->n_waiting > 0)
    ask_before (self);
  else
    sign_out (self);
}
