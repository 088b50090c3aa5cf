/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk-dialog.c: asks which area, which team, or which day, for many households at once. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/dialogs/gocua-bulk-dialog.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

#define WIDTH 380

typedef struct
{
  GocuaSession *session;
  GocuaBulkAction action;
  GocuaBulkChosen chosen;
  GObject *object;
  AdwMessageDialog *dialog;
  GtkDropDown *choice; /* (nullable): the first one is none */
  GArray *ids;         /* of GocuaId */
  GtkEditable *date;   /* (nullable) */
  GtkLabel *remark;    /* (nullable) */
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *self = data;

  g_array_unref (self->ids);
  g_object_unref (self->object);
  g_object_unref (self->session);
  g_free (self);
}

/* Returns: (transfer full) (nullable): the day that was typed, if it is one that can be planned */
static char *
read_date (Asking *self, const char **wrong)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  const char *text = gtk_editable_get_text (self->date);
  g_autofree char *date = gocua_date_parse (text, atoi (today));

  *wrong = NULL;
  if (date == NULL && text[strspn (text, " ")] != '\0')
    *wrong = _ ("This is no date. Write it as day/month/year, such as 02/03/2025.");
  else if (date != NULL && strcmp (date, today) < 0)
    *wrong = _ ("This day is over.");
  return *wrong == NULL ? g_steal_pointer (&date) : NULL;
}

static void
date_changed_cb (Asking *self)
{
  const char *wrong;
  g_autofree char *date = read_date (self, &wrong);

  gtk_label_set_label (self->remark, wrong != NULL ? wrong : "");
  adw_message_dialog_set_response_enabled (self->dialog, "save", date != NULL);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asking *self = data;
  GocuaBulk bulk = { .action = self->action };
  const char *wrong;
  g_autofree char *date = NULL;

  if (g_str_equal (response, "cancel"))
    return;
  if (self->choice != NULL)
    bulk.id = g_array_index (self->ids, GocuaId, gtk_drop_down_get_selected (self->choice));
  if (self->date != NULL && g_str_equal (response, "save"))
    {
      date = read_date (self, &wrong);
      if (date == NULL)
        return;
      g_strlcpy (bulk.date, date, sizeof bulk.date);
    }
  self->chosen (&bulk, self->object);
}

static GtkWidget *
make_choice (Asking *self, GPtrArray *things, guint name_field, const char *none)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GocuaId null = { 0 };

  gtk_string_list_append (words, none);
  g_array_append_val (self->ids, null);
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      GocuaRecord *thing = g_ptr_array_index (things, i);

      gtk_string_list_append (words, gocua_record_get_text (thing, name_field));
      g_array_append_val (self->ids, thing->id);
    }
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  if (self->ids->len > 1)
    gtk_drop_down_set_selected (self->choice, 1);
  return GTK_WIDGET (self->choice);
}

static GtkWidget *
make_date (Asking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->date = GTK_EDITABLE (entry);
  self->remark = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_label_set_xalign (self->remark, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "warning");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("day/month/year"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("field", "Follow-up planned for"), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (date_changed_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remark));
  return box;
}

static GtkWidget *
make_input (Asking *self)
{
  GtkWidget *input;

  if (self->action == GOCUA_BULK_AREA)
    input =
        make_choice (self, gocua_session_get_areas (self->session), GOCUA_AREA_NAME, _ ("Without an area"));
  else if (self->action == GOCUA_BULK_TEAM)
    input =
        make_choice (self, gocua_session_get_teams (self->session), GOCUA_TEAM_NAME, _ ("Without a team"));
  else
    input = make_date (self);
  gtk_widget_set_size_request (input, WIDTH, -1);
  return input;
}

static const char *
get_title (GocuaBulkAction action)
{
  if (action == GOCUA_BULK_AREA)
    return _ ("Change the area");
  return action == GOCUA_BULK_TEAM ? _ ("Team in charge") : _ ("Plan a follow-up");
}

/* Returns: (transfer full) */
static char *
make_body (GocuaBulkAction action, guint n)
{
  g_autofree char *number = gocua_number_format (n);

  if (action == GOCUA_BULK_AREA)
    return g_strdup_printf (
        ngettext ("To which area does %s household belong?", "To which area do %s households belong?", n),
        number);
  if (action == GOCUA_BULK_TEAM)
    return g_strdup_printf (
        ngettext ("Which team looks after %s household?", "Which team looks after %s households?", n),
        number);
  return g_strdup_printf (ngettext ("On which day is somebody to go to %s household again?",
                                    "On which day is somebody to go to %s households again?", n),
                          number);
}

static void
add_responses (Asking *self)
{
  adw_message_dialog_add_response (self->dialog, "cancel", C_ ("button", "Cancel"));
  if (self->date != NULL)
    adw_message_dialog_add_response (self->dialog, "none", C_ ("button", "Take the plan back"));
  adw_message_dialog_add_response (self->dialog, "save",
                                   self->date != NULL ? C_ ("button", "Plan") : C_ ("button", "Change"));
  adw_message_dialog_set_response_appearance (self->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  if (self->date != NULL)
    date_changed_cb (self);
}

void
gocua_bulk_dialog_show (GtkWindow *parent,
                        GocuaSession *session,
                        GocuaBulkAction action,
                        guint n,
                        GocuaBulkChosen chosen,
                        gpointer object)
{
  g_autofree char *body = make_body (action, n);
  Asking *self;

  g_return_if_fail (GOCUA_IS_SESSION (session) && chosen != NULL && G_IS_OBJECT (object));

  self = g_new0 (Asking, 1);
  self->session = g_object_ref (session);
  self->action = action;
  self->chosen = chosen;
  self->object = g_object_ref (object);
  self->ids = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, get_title (action), NULL));
  adw_message_dialog_set_body (self->dialog, body);
  adw_message_dialog_set_extra_child (self->dialog, make_input (self));
  add_responses (self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, asking_free, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->choice != NULL ? GTK_WIDGET (self->choice) : GTK_WIDGET (self->date));
}
