/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window-closing.c: what must be on the disk before the window goes. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-window-private.h"

/* How often to look whether the last writes have reached the disk, in milliseconds. */
#define CLOSE_POLL_MS 100

static gboolean
has_pending_writes (GocuaWindow *self)
{
  return self->session != NULL && gocua_store_has_pending_writes (gocua_session_get_store (self->session));
}

static gboolean
close_when_saved_cb (gpointer data)
{
  GocuaWindow *self = data;

  if (has_pending_writes (self))
    return G_SOURCE_CONTINUE;
  self->close_source = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
stay_open_cb (GocuaWindow *self)
{
  g_clear_handle_id (&self->close_source, g_source_remove);
}

static void
begin_waiting (GocuaWindow *self)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Saving the last changes"),
                              _ ("The window closes by itself as soon as everything is on the disk."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stay",
                                   C_ ("button", "Keep the window open"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (stay_open_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  self->close_source = g_timeout_add (CLOSE_POLL_MS, close_when_saved_cb, self);
}

gboolean
gocua_window_wait_for_writes (GocuaWindow *self)
{
  if (!has_pending_writes (self))
    return FALSE;
  if (self->close_source == 0)
    begin_waiting (self);
  return TRUE;
}
