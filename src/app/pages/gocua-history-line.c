/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-history-line.c: one line of the history of a household: a visit with its buttons, or an edit. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-history-line.h"
#include "app/widgets/gocua-spoken-name.h"
#include "app/widgets/gocua-text-label.h"
#include "core/gocua-date.h"

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gocua_text_label_new (text, css_class);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
strike (GtkWidget *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_widget_add_css_class (label, "dim-label");
}

/* "Entered by Lan, 02/03/2025 14:31" */
static void
append_source (GtkWidget *box, const GocuaHistoryEntry *entry)
{
  g_autofree char *when = gocua_date_format_date_time (entry->at_ms);
  g_autofree char *text =
      entry->author != NULL && *entry->author != '\0'
          /* Translators: who entered something, and when: "Nguyễn Thị Lan, 02/03/2025 14:31" */
          ? g_strdup_printf (_ ("%s, %s"), entry->author, when)
          : g_strdup (when);
  GtkWidget *label = append_label (box, text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
}

static void
append_button (GtkWidget *box,
               const char *label,
               const char *spoken,
               const char *action,
               const GocuaId *visit)
{
  char id[GOCUA_ID_STRING_SIZE];
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", gocua_id_format (visit, id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gocua_set_spoken_name (GTK_WIDGET (button), spoken);
  gtk_box_append (GTK_BOX (box), button);
}

static gboolean
can_correct (GocuaSession *session, const GocuaRecord *visit)
{
  const GocuaId *current = gocua_session_get_campaign_id (session);
  const GocuaId *campaign = gocua_record_get_id (visit, GOCUA_VISIT_CAMPAIGN);

  return current != NULL && campaign != NULL && gocua_id_equal (current, campaign) &&
         gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN) == NULL;
}

static void
append_buttons (GtkWidget *box, GocuaSession *session, const GocuaRecord *visit)
{
  g_autofree char *what = gocua_history_describe_visit (session, visit);
  /* Translators: %s is a visit: "02/03/2025 · Met" */
  g_autofree char *correct = g_strdup_printf (_ ("Correct the visit %s"), what);
  /* Translators: %s is a visit: "02/03/2025 · Met" */
  g_autofree char *withdraw = g_strdup_printf (_ ("Withdraw the visit %s"), what);

  append_button (box, C_ ("visit", "Correct"), correct, "household.correct-visit", &visit->id);
  append_button (box, C_ ("visit", "Withdraw"), withdraw, "household.withdraw-visit", &visit->id);
}

static void
append_team (GtkWidget *box, GocuaSession *session, const GocuaRecord *visit)
{
  const GocuaId *team = gocua_record_get_id (visit, GOCUA_VISIT_TEAM);
  const char *name = team != NULL ? gocua_session_get_team_name (session, team) : "";

  if (*name != '\0')
    append_label (box, name, NULL);
}

static void
append_answers (GtkWidget *box, GocuaCampaign *campaign, const GocuaRecord *visit, gboolean withdrawn)
{
  const char *answers = gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS);
  g_autofree char *text = gocua_history_format_answers (campaign, answers);
  g_autofree char *words = gocua_history_describe_answers (campaign, answers);
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = append_label (box, text, NULL);
  gtk_widget_set_tooltip_text (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (withdrawn)
    strike (label);
}

static void
append_reason (GtkWidget *box, GocuaCampaign *campaign, const GocuaRecord *visit)
{
  const char *id = gocua_record_get_text (visit, GOCUA_VISIT_REASON);
  const GocuaReason *reason = campaign != NULL ? gocua_campaign_find_reason (campaign, id) : NULL;
  g_autofree char *text = NULL;

  if (id == NULL)
    return;
  /* Translators: %s is why a household has not done something: "No smartphone" */
  text = g_strdup_printf (_ ("Reason: %s"), reason != NULL ? gocua_reason_get_label (reason) : id);
  append_label (box, text, NULL);
}

static void
append_promise (GtkWidget *box, const GocuaRecord *visit)
{
  const char *date = gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP);
  g_autofree char *shown = gocua_date_format (date);
  g_autofree char *text = NULL;

  if (date == NULL)
    return;
  /* Translators: %s is the date on which somebody promised to come again */
  text = g_strdup_printf (_ ("Come again on %s"), shown);
  append_label (box, text, NULL);
}

static void
fill_visit (GtkWidget *box, GocuaSession *session, const GocuaRecord *visit)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (session);
  const char *withdrawn = gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN);
  const char *note = gocua_record_get_text (visit, GOCUA_VISIT_NOTE);
  g_autofree char *title = gocua_history_describe_visit (session, visit);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = append_label (line, title, "heading");

  gtk_widget_set_hexpand (label, TRUE);
  if (can_correct (session, visit))
    append_buttons (line, session, visit);
  gtk_box_append (GTK_BOX (box), line);
  append_team (box, session, visit);
  append_answers (box, campaign, visit, withdrawn != NULL);
  append_reason (box, campaign, visit);
  append_promise (box, visit);
  if (note != NULL)
    append_label (box, note, NULL);
  if (withdrawn != NULL)
    {
      /* Translators: %s is why a visit does not count any more, in a person's words */
      g_autofree char *text = g_strdup_printf (_ ("Withdrawn: %s"), withdrawn);

      strike (label);
      append_label (box, text, "warning");
    }
}

static void
fill_edit (GtkWidget *box, const GocuaHistoryEntry *entry)
{
  append_label (box, entry->title, NULL);
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const GocuaHistoryField *field = g_ptr_array_index (entry->fields, i);
      g_autofree char *text
          /* Translators: a field, what it was, and what it is now: "Phone: 0901 → 0902" */
          = g_strdup_printf (_ ("%s: %s → %s"), field->label, *field->before != '\0' ? field->before : "–",
                             *field->after != '\0' ? field->after : "–");

      append_label (box, text, "caption");
    }
}

GtkWidget *
gocua_history_line_new (GocuaSession *session, const GocuaHistoryEntry *entry)
{
  GtkWidget *box;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  if (entry->visit != NULL)
    fill_visit (box, session, entry->visit);
  else
    fill_edit (box, entry);
  if (entry->remark != NULL)
    append_label (box, entry->remark, "warning");
  append_source (box, entry);
  return box;
}

char *
gocua_history_describe_visit (GocuaSession *session, const GocuaRecord *visit)
{
  GocuaCampaign *campaign;
  GocuaOutcome outcome;
  g_autofree char *date = NULL;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);
  g_return_val_if_fail (visit != NULL, NULL);

  campaign = gocua_session_get_campaign (session);
  outcome = gocua_outcome_from_id (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME));
  date = gocua_date_format (gocua_record_get_text (visit, GOCUA_VISIT_DATE));
  return g_strconcat (date, " · ",
                      campaign != NULL ? gocua_campaign_get_outcome_label (campaign, outcome)
                                       : gocua_outcome_get_label (outcome),
                      NULL);
}

static const char *
area_name (gpointer data, const GocuaId *area)
{
  return gocua_session_get_area_name (data, area);
}

static const char *
team_name (gpointer data, const GocuaId *team)
{
  return gocua_session_get_team_name (data, team);
}

GocuaHistoryNames
gocua_history_get_names (GocuaSession *session)
{
  GocuaHistoryNames names = { NULL, area_name, team_name, session };

  g_return_val_if_fail (GOCUA_IS_SESSION (session), names);

  names.campaign = gocua_session_get_campaign (session);
  return names;
}
