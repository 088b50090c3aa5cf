/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-street-dialog.c: asks for a street by which the list is to be narrowed. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-street-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/gocua-street-entry.h"

typedef struct
{
  GocuaStreetEntry *entry;
  GocuaStreetFunc func;
  GObject *owner;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->owner);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autofree char *street = gocua_street_entry_dup_known_street (asking->entry);

  if (street != NULL && g_str_equal (response, "filter"))
    asking->func (street, asking->owner);
}

static void
changed_cb (GocuaStreetEntry *entry, AdwMessageDialog *dialog)
{
  g_autofree char *street = gocua_street_entry_dup_known_street (entry);

  adw_message_dialog_set_response_enabled (dialog, "filter", street != NULL);
}

void
gocua_street_dialog_show (GtkWindow *parent,
                          GocuaSession *session,
                          const GocuaId *area,
                          GocuaStreetFunc func,
                          GObject *owner)
{
  AdwMessageDialog *dialog;
  GocuaStreetEntry *entry;
  Asking *asking;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (func != NULL && G_IS_OBJECT (owner));

  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent, _ ("Which street or block of flats?"),
                              _ ("Type a part of its name, accents optional, or press Down for the list.")));
  adw_message_dialog_add_responses (dialog, "cancel", C_ ("button", "Cancel"), "filter",
                                    C_ ("button", "Filter"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "filter", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "filter", FALSE);
  adw_message_dialog_set_default_response (dialog, "filter");
  adw_message_dialog_set_close_response (dialog, "cancel");
  entry = g_object_new (GOCUA_TYPE_STREET_ENTRY, NULL);
  gocua_street_entry_set_session (entry, session);
  if (area != NULL)
    gocua_street_entry_set_area (entry, area);
  gocua_street_entry_set_activates_default (entry, TRUE);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (entry));
  asking = g_new0 (Asking, 1);
  asking->entry = entry;
  asking->func = func;
  asking->owner = g_object_ref (owner);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}
