/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-leaflet-dialog.c: what stands on the leaflet that is left at a door, and printing it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-leaflet-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/gocua-sheet-printer.h"
#include "core/gocua-text.h"

typedef enum
{
  ROW_URL,
  ROW_OFFICE,
  ROW_PHONE,
  N_ROWS,
} Row;

static const struct
{
  const char *key; /* of the settings */
  const char *label;
} rows[N_ROWS] = {
  [ROW_URL] = { "leaflet-url", N_ ("Link to the app (https://…)") },
  [ROW_OFFICE] = { "leaflet-office", N_ ("Address where help is to be had") },
  [ROW_PHONE] = { "leaflet-phone", N_ ("Phone for questions") },
};

typedef struct
{
  GocuaSession *session;
  GtkWindow *parent; /* (nullable) */
  GSettings *settings;
  GtkEditable *entries[N_ROWS];
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_clear_object (&asking->session);
  g_clear_object (&asking->parent);
  g_clear_object (&asking->settings);
  g_free (asking);
}

static char *
read_row (const Asking *asking, Row row)
{
  return gocua_text_clean (gtk_editable_get_text (asking->entries[row]));
}

/* Without a link the leaflet has no QR code, which is better than one that leads nowhere. */
static void
check_cb (AdwMessageDialog *dialog, Asking *asking)
{
  g_autofree char *url = read_row (asking, ROW_URL);
  gboolean good = *url == '\0' || gocua_campaign_is_app_url (url);
  GtkWidget *entry = GTK_WIDGET (asking->entries[ROW_URL]);

  if (good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  adw_message_dialog_set_response_enabled (dialog, "print", good);
  adw_message_dialog_set_response_enabled (dialog, "save", good);
}

static void
changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  check_cb (dialog, g_object_get_data (G_OBJECT (dialog), "gocua-asking"));
}

static GocuaPaper *
make_paper (const Asking *asking, char *const texts[N_ROWS])
{
  GocuaPaper *paper = gocua_paper_new ();
  GocuaPaperLeaflet leaflet = {
    .ward = gocua_session_get_ward_name (asking->session),
    .office = *texts[ROW_OFFICE] != '\0' ? texts[ROW_OFFICE] : NULL,
    .phone = *texts[ROW_PHONE] != '\0' ? texts[ROW_PHONE] : NULL,
    .url = *texts[ROW_URL] != '\0' ? texts[ROW_URL] : NULL,
    .campaign = gocua_session_get_campaign (asking->session),
  };

  gocua_paper_add_leaflet (paper, &leaflet);
  return paper;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  /* Translators: name of a file, without its ending */
  const char *name = _ ("Leaflet");
  char *texts[N_ROWS];

  if (g_str_equal (response, "cancel"))
    return;
  for (int row = 0; row < N_ROWS; row++)
    {
      texts[row] = read_row (asking, (Row) row);
      g_settings_set_string (asking->settings, rows[row].key, texts[row]);
    }
  if (g_str_equal (response, "print"))
    gocua_sheet_printer_print (asking->parent, asking->session, make_paper (asking, texts), name);
  else
    gocua_sheet_printer_save (asking->parent, asking->session, make_paper (asking, texts), name);
  for (int row = 0; row < N_ROWS; row++)
    g_free (texts[row]);
}

static GtkWidget *
make_form (Asking *asking, AdwMessageDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 420, -1);
  for (int row = 0; row < N_ROWS; row++)
    {
      GtkWidget *entry = adw_entry_row_new ();
      g_autofree char *text = g_settings_get_string (asking->settings, rows[row].key);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ (rows[row].label));
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      gtk_list_box_append (GTK_LIST_BOX (list), entry);
      asking->entries[row] = GTK_EDITABLE (entry);
      g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, 0);
    }
  return list;
}

void
gocua_leaflet_dialog_show (GtkWindow *parent, GocuaSession *session)
{
  GtkWidget *widget;
  AdwMessageDialog *dialog;
  Asking *asking = g_new0 (Asking, 1);

  g_return_if_fail (GOCUA_IS_SESSION (session));

  widget =
      adw_message_dialog_new (parent, _ ("Leaflet to leave at the door"),
                              _ ("Two on a page: what the app is for, how to install it, and where to ask. "
                                 "Without a link it has no QR code."));
  dialog = ADW_MESSAGE_DIALOG (widget);
  asking->session = g_object_ref (session);
  asking->parent = parent != NULL ? g_object_ref (parent) : NULL;
  asking->settings = g_settings_new (GOCUA_APP_ID);
  adw_message_dialog_set_extra_child (dialog, make_form (asking, dialog));
  adw_message_dialog_add_responses (dialog, "cancel", C_ ("button", "_Cancel"), "save", _ ("_Save as PDF…"),
                                    "print", _ ("_Print…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "print", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "print");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "gocua-asking", asking);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  check_cb (dialog, asking);
  gtk_window_present (GTK_WINDOW (dialog));
}
