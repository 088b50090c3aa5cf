/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-team-dialog.c: asks for a team: its name, force, usual area and leader. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-team-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-area-dialog.h"
#include "app/gocua-meanwhile-watch.h"

typedef struct
{
  GocuaSession *session;
  GocuaRecord *team; /* (nullable) */
  GPtrArray *areas;  /* as they were when the choice was made */
  AdwMessageDialog *dialog;
  GtkEditable *name;
  AdwComboRow *force;
  AdwComboRow *area; /* 0: none */
  GtkEditable *leader;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_ptr_array_unref (asking->areas);
  g_clear_pointer (&asking->team, gocua_record_unref);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  guint area = adw_combo_row_get_selected (asking->area);

  if (!g_str_equal (response, "save"))
    return;
  batch = gocua_batch_new ("team.edit");
  wanted = asking->team != NULL ? gocua_record_copy (asking->team) : gocua_record_new (GOCUA_KIND_TEAM, NULL);
  gocua_record_set_text (wanted, GOCUA_TEAM_NAME, gtk_editable_get_text (asking->name));
  gocua_record_set_text (wanted, GOCUA_TEAM_FORCE,
                         gocua_force_get_ids ()[adw_combo_row_get_selected (asking->force)]);
  if (area > 0 && area <= asking->areas->len)
    gocua_record_set_id (wanted, GOCUA_TEAM_AREA,
                         &((GocuaRecord *) g_ptr_array_index (asking->areas, area - 1))->id);
  else
    gocua_record_set_null (wanted, GOCUA_TEAM_AREA);
  gocua_record_set_text (wanted, GOCUA_TEAM_LEADER, gtk_editable_get_text (asking->leader));
  gocua_batch_put (batch, asking->team, wanted);
  gocua_session_commit (asking->session, batch, asking->team != NULL ? _ ("Team saved") : _ ("Team added"),
                        _ ("The team was not saved."), NULL, NULL);
}

static void
name_changed_cb (GtkEditable *entry, Asking *asking)
{
  adw_message_dialog_set_response_enabled (
      asking->dialog, "save",
      gocua_area_dialog_is_name_free (gocua_session_get_teams (asking->session), GOCUA_TEAM_NAME,
                                      asking->team, gtk_editable_get_text (entry)));
}

static void
add_row (GtkWidget *group, gpointer row, const char *title)
{
  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill_forces (Asking *asking)
{
  const char *const *ids = gocua_force_get_ids ();
  const char *own = asking->team != NULL ? gocua_record_get_text (asking->team, GOCUA_TEAM_FORCE) : NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gtk_string_list_append (labels, gocua_force_get_label (ids[i]));
      if (g_strcmp0 (ids[i], own) == 0)
        selected = i;
    }
  adw_combo_row_set_model (asking->force, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (asking->force, selected);
}

static void
fill_areas (Asking *asking)
{
  const GocuaId *own = asking->team != NULL ? gocua_record_get_id (asking->team, GOCUA_TEAM_AREA) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("No area"));
  for (guint i = 0; i < asking->areas->len; i++)
    {
      GocuaRecord *area = g_ptr_array_index (asking->areas, i);

      gtk_string_list_append (names, gocua_record_get_text (area, GOCUA_AREA_NAME));
      if (own != NULL && gocua_id_equal (&area->id, own))
        selected = i + 1;
    }
  adw_combo_row_set_model (asking->area, G_LIST_MODEL (names));
  adw_combo_row_set_selected (asking->area, selected);
}

static void
set_text (GtkEditable *entry, const GocuaRecord *team, guint field)
{
  const char *text = team != NULL ? gocua_record_get_text (team, field) : NULL;

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static GtkWidget *
make_form (Asking *asking)
{
  GtkWidget *group = adw_preferences_group_new ();

  asking->name = GTK_EDITABLE (adw_entry_row_new ());
  asking->force = ADW_COMBO_ROW (adw_combo_row_new ());
  asking->area = ADW_COMBO_ROW (adw_combo_row_new ());
  asking->leader = GTK_EDITABLE (adw_entry_row_new ());
  /* Beside its title a long name would be cut off. */
  adw_combo_row_set_use_subtitle (asking->force, TRUE);
  adw_combo_row_set_use_subtitle (asking->area, TRUE);
  add_row (group, asking->name, _ ("Name of the team"));
  add_row (group, asking->force, C_ ("team", "Force"));
  add_row (group, asking->area, _ ("Usual area"));
  add_row (group, asking->leader, _ ("Team leader"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->name), TRUE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->leader), TRUE);
  fill_forces (asking);
  fill_areas (asking);
  set_text (asking->name, asking->team, GOCUA_TEAM_NAME);
  set_text (asking->leader, asking->team, GOCUA_TEAM_LEADER);
  gtk_widget_set_size_request (group, 420, -1);
  return group;
}

void
gocua_team_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *team)
{
  AdwMessageDialog *dialog;
  Asking *asking;

  g_return_if_fail (GOCUA_IS_SESSION (session));

  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (session);
  asking->team = team != NULL ? gocua_record_copy (team) : NULL;
  asking->areas = g_ptr_array_ref (gocua_session_get_areas (session));
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent, team != NULL ? _ ("Edit the team") : _ ("New team"), NULL));
  asking->dialog = dialog;
  adw_message_dialog_add_responses (dialog, "cancel", C_ ("button", "Cancel"), "save", C_ ("button", "Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, gocua_meanwhile_watch_new (make_form (asking), session, team));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  g_signal_connect (asking->name, "changed", G_CALLBACK (name_changed_cb), asking);
  name_changed_cb (asking->name, asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->name));
}
