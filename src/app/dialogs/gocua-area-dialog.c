/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-dialog.c: asks for the name of an area, or for the names of several. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-area-dialog.h"

#include <glib/gi18n.h>

#include "app/gocua-meanwhile-watch.h"
#include "app/widgets/gocua-area-names.h"
#include "core/gocua-text.h"

typedef struct
{
  GocuaSession *session;
  GocuaRecord *area; /* (nullable) */
  GtkEditable *entry;
  AdwMessageDialog *dialog;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_clear_pointer (&asking->area, gocua_record_unref);
  g_free (asking);
}

static gint64
find_last_position (GPtrArray *areas)
{
  gint64 last = 0;

  for (guint i = 0; i < areas->len; i++)
    last = MAX (last, gocua_record_get_int (g_ptr_array_index (areas, i), GOCUA_AREA_POSITION, 0));
  return last;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (!g_str_equal (response, "save"))
    return;
  batch = gocua_batch_new ("area.edit");
  wanted = asking->area != NULL ? gocua_record_copy (asking->area) : gocua_record_new (GOCUA_KIND_AREA, NULL);
  gocua_record_set_text (wanted, GOCUA_AREA_NAME, gtk_editable_get_text (asking->entry));
  if (asking->area == NULL)
    gocua_record_set_int (wanted, GOCUA_AREA_POSITION,
                          find_last_position (gocua_session_get_areas (asking->session)) + 1);
  gocua_batch_put (batch, asking->area, wanted);
  gocua_session_commit (asking->session, batch, asking->area != NULL ? _ ("Area renamed") : _ ("Area added"),
                        _ ("The area was not saved."), NULL, NULL);
}

static void
name_changed_cb (GtkEditable *entry, Asking *asking)
{
  adw_message_dialog_set_response_enabled (
      asking->dialog, "save",
      gocua_area_dialog_is_name_free (gocua_session_get_areas (asking->session), GOCUA_AREA_NAME,
                                      asking->area, gtk_editable_get_text (entry)));
}

static AdwMessageDialog *
make_dialog (GtkWindow *parent, const char *title, const char *body, const char *save)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, title, body));

  adw_message_dialog_add_response (dialog, "cancel", C_ ("button", "Cancel"));
  adw_message_dialog_add_response (dialog, "save", save);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

static void
several_response_cb (AdwMessageDialog *dialog, const char *response, GocuaSession *session)
{
  g_autoptr (GocuaBatch) batch = NULL;

  if (!g_str_equal (response, "save"))
    return;
  batch = gocua_area_names_make_batch (GOCUA_AREA_NAMES (adw_message_dialog_get_extra_child (dialog)),
                                       gocua_session_get_areas (session));
  if (batch->changes->len == 0)
    gocua_session_toast (session, _ ("There was no new name."));
  else
    gocua_session_commit (session, batch, _ ("Areas added"), _ ("The areas were not saved."), NULL, NULL);
}

void
gocua_area_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area)
{
  AdwMessageDialog *dialog;
  GtkWidget *entry;
  Asking *asking;

  g_return_if_fail (GOCUA_IS_SESSION (session));

  dialog = make_dialog (parent, area != NULL ? _ ("Rename the area") : _ ("New area"),
                        _ ("Each name is there once, such as “Khu phố 3”."), C_ ("button", "Save"));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the area"), -1);
  adw_message_dialog_set_extra_child (dialog, gocua_meanwhile_watch_new (entry, session, area));

  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (session);
  asking->area = area != NULL ? gocua_record_copy (area) : NULL;
  asking->entry = GTK_EDITABLE (entry);
  asking->dialog = dialog;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), asking);
  gtk_editable_set_text (GTK_EDITABLE (entry),
                         area != NULL ? gocua_record_get_text (area, GOCUA_AREA_NAME) : "");
  name_changed_cb (GTK_EDITABLE (entry), asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
gocua_area_dialog_show_several (GtkWindow *parent, GocuaSession *session)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GOCUA_IS_SESSION (session));

  dialog = make_dialog (parent, _ ("Add several areas"),
                        _ ("Names that the ward has already are passed over."), C_ ("button", "Add"));
  adw_message_dialog_set_default_response (dialog, NULL);
  adw_message_dialog_set_extra_child (dialog, gocua_area_names_new ());
  g_signal_connect_data (dialog, "response", G_CALLBACK (several_response_cb), g_object_ref (session),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
gocua_area_dialog_is_name_free (GPtrArray *records, guint field, const GocuaRecord *own, const char *name)
{
  g_autofree char *clean = gocua_text_clean (name);
  g_autofree char *folded = gocua_text_fold (clean);

  g_return_val_if_fail (records != NULL, FALSE);

  if (*clean == '\0')
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const GocuaRecord *record = g_ptr_array_index (records, i);
      g_autofree char *other = gocua_text_fold (gocua_record_get_text (record, field));

      if (g_str_equal (other, folded) && (own == NULL || !gocua_id_equal (&own->id, &record->id)))
        return FALSE;
    }
  return TRUE;
}
