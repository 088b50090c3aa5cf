/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-act-dialog.c: asks who, when and why, and notes what was done with sheets. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-sheet-act-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/gocua-sheet-jobs.h"
#include "core/gocua-date.h"
#include "core/gocua-text.h"

/* A step has room for more; a name or a reason has not. */
#define MAX_WORDS 200

static const struct
{
  const char *button;
  const char *words; /* (nullable): the name of the line for who or why; there is nothing to ask without it */
} acts[GOCUA_SHEET_N_ACTS] = {
  [GOCUA_SHEET_ACT_ISSUE] = { NC_ ("sheet act", "Give out"), N_ ("Who takes it") },
  [GOCUA_SHEET_ACT_RETURN] = { NC_ ("sheet act", "Returned"), N_ ("Who brought it") },
  [GOCUA_SHEET_ACT_MISSING] = { NC_ ("sheet act", "Missing"), N_ ("What is known of it") },
  [GOCUA_SHEET_ACT_FOUND] = { NC_ ("sheet act", "Found again"), NULL },
  [GOCUA_SHEET_ACT_CANCEL] = { NC_ ("sheet act", "Cancel the sheet"), N_ ("Why it is not walked") },
};

typedef struct
{
  GocuaSession *session;
  GocuaSheetAct act;
  GPtrArray *sheets;
  GPtrArray *teams; /* as they were when the choice was made */
  AdwMessageDialog *dialog;
  AdwComboRow *team; /* (nullable): only for giving out; 0: as printed */
  GtkEditable *words;
  GtkEditable *date;
} Asking;

static char *
describe_done (GocuaSheetAct act, guint n)
{
  switch (act)
    {
    case GOCUA_SHEET_ACT_ISSUE:
      return g_strdup_printf (ngettext ("%u sheet given out", "%u sheets given out", n), n);
    case GOCUA_SHEET_ACT_RETURN:
      return g_strdup_printf (ngettext ("%u sheet is back", "%u sheets are back", n), n);
    case GOCUA_SHEET_ACT_MISSING:
      return g_strdup_printf (ngettext ("%u sheet is missing", "%u sheets are missing", n), n);
    case GOCUA_SHEET_ACT_FOUND:
      return g_strdup_printf (ngettext ("%u sheet found again", "%u sheets found again", n), n);
    case GOCUA_SHEET_ACT_CANCEL:
    default:
      return g_strdup_printf (ngettext ("%u sheet cancelled", "%u sheets cancelled", n), n);
    }
}

typedef struct
{
  GocuaSession *session;
  GocuaSheetAct act;
} Doing;

static void
batch_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GocuaSession) session = g_steal_pointer (&doing->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  g_autofree char *done = batch != NULL ? describe_done (doing->act, batch->changes->len) : NULL;

  g_free (doing);
  if (batch == NULL)
    gocua_session_report (session, _ ("Nothing was noted of the sheets."), error);
  else if (batch->changes->len > 0)
    gocua_session_commit (session, batch, done, _ ("Nothing was noted of the sheets."), NULL, NULL);
}

void
gocua_sheet_act_commit (GocuaSession *session,
                        GocuaSheetAct act,
                        GPtrArray *sheets,
                        const char *iso_date,
                        const char *words,
                        const GocuaId *team)
{
  GocuaSheetActRequest *request = g_new0 (GocuaSheetActRequest, 1);
  Doing *doing = g_new0 (Doing, 1);

  request->sheets = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  for (guint i = 0; i < sheets->len; i++)
    g_array_append_val (request->sheets, ((GocuaRecord *) sheets->pdata[i])->id);
  request->act = act;
  request->date = g_strdup (iso_date);
  request->words = g_strdup (words);
  if (team != NULL)
    request->team = *team;
  doing->session = g_object_ref (session);
  doing->act = act;
  gocua_store_read_async (gocua_session_get_store (session), gocua_sheet_jobs_act, request,
                          (GDestroyNotify) gocua_sheet_act_request_free, (GDestroyNotify) gocua_batch_unref,
                          NULL, batch_cb, doing);
}

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_ptr_array_unref (asking->sheets);
  g_ptr_array_unref (asking->teams);
  g_free (asking);
}

static char *
read_date (Asking *asking)
{
  g_autofree char *today = gocua_session_get_today (asking->session);
  g_autofree char *date = gocua_date_parse (gtk_editable_get_text (asking->date), atoi (today));

  /* A sheet for tomorrow is given out today or then; the rest has already happened. */
  if (date != NULL && asking->act != GOCUA_SHEET_ACT_ISSUE && strcmp (date, today) > 0)
    return NULL;
  return g_steal_pointer (&date);
}

/* Returns: (nullable): the team that was chosen */
static const GocuaRecord *
get_team (Asking *asking)
{
  guint selected = asking->team != NULL ? adw_combo_row_get_selected (asking->team) : 0;

  return selected > 0 && selected <= asking->teams->len ? asking->teams->pdata[selected - 1] : NULL;
}

/* Returns: (transfer full): who or why; a person of a team with the team's name */
static char *
read_words (Asking *asking)
{
  g_autofree char *words = gocua_text_clean (gtk_editable_get_text (asking->words));
  const GocuaRecord *team = get_team (asking);
  const char *name = team != NULL ? gocua_record_get_text (team, GOCUA_TEAM_NAME) : NULL;

  if (name == NULL)
    return g_steal_pointer (&words);
  return *words != '\0' ? g_strdup_printf ("%s, %s", name, words) : g_strdup (name);
}

static gboolean
all_have_teams (Asking *asking)
{
  for (guint i = 0; i < asking->sheets->len; i++)
    if (gocua_record_get_id (asking->sheets->pdata[i], GOCUA_SHEET_FIELD_TEAM) == NULL)
      return FALSE;
  return TRUE;
}

static void
check (Asking *asking)
{
  g_autofree char *date = read_date (asking);
  g_autofree char *words = read_words (asking);
  gboolean has_words = *words != '\0' || !gocua_sheet_act_needs_words (asking->act) ||
                       (asking->act == GOCUA_SHEET_ACT_ISSUE && all_have_teams (asking));

  if (date == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (asking->date), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (asking->date), "error");
  adw_message_dialog_set_response_enabled (asking->dialog, "do", date != NULL && has_words);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  const GocuaRecord *team = get_team (asking);
  g_autofree char *date = read_date (asking);
  g_autofree char *words = read_words (asking);

  if (g_str_equal (response, "do") && date != NULL)
    gocua_sheet_act_commit (asking->session, asking->act, asking->sheets, date, words,
                            team != NULL ? &team->id : NULL);
}

/* The team that all sheets were printed for. Returns: its place among the teams, from 1; 0 for none or
 * several */
static guint
find_common_team (Asking *asking)
{
  const GocuaId *first = gocua_record_get_id (asking->sheets->pdata[0], GOCUA_SHEET_FIELD_TEAM);

  for (guint i = 0; i < asking->sheets->len; i++)
    {
      const GocuaId *team = gocua_record_get_id (asking->sheets->pdata[i], GOCUA_SHEET_FIELD_TEAM);

      if (first == NULL || team == NULL || !gocua_id_equal (first, team))
        return 0;
    }
  for (guint i = 0; i < asking->teams->len; i++)
    if (gocua_id_equal (&((GocuaRecord *) asking->teams->pdata[i])->id, first))
      return i + 1;
  return 0;
}

static GtkWidget *
make_team_row (Asking *asking)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, all_have_teams (asking) ? _ ("The team on each sheet") : _ ("No team"));
  for (guint i = 0; i < asking->teams->len; i++)
    gtk_string_list_append (names, gocua_record_get_text (asking->teams->pdata[i], GOCUA_TEAM_NAME));
  asking->team = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_combo_row_set_model (asking->team, G_LIST_MODEL (names));
  adw_combo_row_set_selected (asking->team, find_common_team (asking));
  g_signal_connect_swapped (asking->team, "notify::selected", G_CALLBACK (check), asking);
  return GTK_WIDGET (asking->team);
}

static void
add_row (GtkWidget *group, gpointer row, const char *title)
{
  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_form (Asking *asking)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *today = gocua_session_get_today (asking->session);
  g_autofree char *shown = gocua_date_format (today);

  if (asking->act == GOCUA_SHEET_ACT_ISSUE)
    add_row (group, make_team_row (asking), C_ ("sheet act", "Team"));
  asking->words = GTK_EDITABLE (adw_entry_row_new ());
  asking->date = GTK_EDITABLE (adw_entry_row_new ());
  add_row (group, asking->words, _ (acts[asking->act].words));
  add_row (group, asking->date, C_ ("sheet act", "Day"));
  gtk_editable_set_text (asking->date, shown);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->words), TRUE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->date), TRUE);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (asking->words)), MAX_WORDS);
  g_signal_connect_swapped (asking->words, "changed", G_CALLBACK (check), asking);
  g_signal_connect_swapped (asking->date, "changed", G_CALLBACK (check), asking);
  gtk_widget_set_size_request (group, 420, -1);
  return group;
}

static char *
make_heading (GocuaSheetAct act, GPtrArray *sheets)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "sheet act", acts[act].button);
  g_autofree char *code =
      gocua_sheet_code_format (gocua_record_get_text (sheets->pdata[0], GOCUA_SHEET_FIELD_CODE));

  if (sheets->len == 1)
    /* Translators: what is done with a sheet, such as “Give out”, and its code */
    return g_strdup_printf (_ ("%s: sheet %s"), label, code);
  /* Translators: what is done with sheets, such as “Give out”, and how many there are */
  return g_strdup_printf (ngettext ("%s: %u sheet", "%s: %u sheets", sheets->len), label, sheets->len);
}

void
gocua_sheet_act_dialog_present (GtkWindow *parent,
                                GocuaSession *session,
                                GocuaSheetAct act,
                                GPtrArray *sheets)
{
  g_autofree char *heading = NULL;
  g_autofree char *today = NULL;
  Asking *asking;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (sheets != NULL && sheets->len > 0);

  if (acts[act].words == NULL)
    {
      today = gocua_session_get_today (session);
      gocua_sheet_act_commit (session, act, sheets, today, NULL, NULL);
      return;
    }
  heading = make_heading (act, sheets);
  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (session);
  asking->act = act;
  asking->sheets = g_ptr_array_ref (sheets);
  asking->teams = g_ptr_array_ref (gocua_session_get_teams (session));
  asking->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  adw_message_dialog_add_responses (asking->dialog, "cancel", C_ ("button", "Cancel"), "do",
                                    g_dpgettext2 (GETTEXT_PACKAGE, "sheet act", acts[act].button), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "do",
                                              act == GOCUA_SHEET_ACT_CANCEL ? ADW_RESPONSE_DESTRUCTIVE
                                                                            : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (asking->dialog, "do");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  adw_message_dialog_set_extra_child (asking->dialog, make_form (asking));
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  check (asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->words));
}
