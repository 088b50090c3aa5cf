/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-visit-dialog.c: entering one visit, or correcting it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-visit-dialog.h"
#include "app/gocua-visit-form.h"
#include "app/widgets/gocua-answer-input.h"

struct _GocuaVisitDialog
{
  GocuaFormDialog parent_instance;

  GocuaCampaign *campaign;
  GocuaId campaign_id;
  GocuaRecord *household;
  GocuaRecord *visit; /* (nullable) */
  char *today;

  GtkEditable *date;
  GtkDropDown *team;
  GtkDropDown *outcome;
  GocuaAnswerInput *answers[GOCUA_MAX_INDICATORS];
  GtkDropDown *reason;
  GtkEditable *follow_up;
  GtkEditable *note;

  /* What stands behind the places of the drop-downs; the first place of each is "none". */
  GArray *team_ids;      /* of GocuaId */
  GArray *outcomes;      /* of GocuaOutcome */
  GPtrArray *reason_ids; /* of char * */
};

G_DEFINE_FINAL_TYPE (GocuaVisitDialog, gocua_visit_dialog, GOCUA_TYPE_FORM_DIALOG)

static void
read_form (GocuaVisitDialog *self, GocuaVisitForm *form)
{
  form->date = g_strdup (gtk_editable_get_text (self->date));
  form->team = g_array_index (self->team_ids, GocuaId, gtk_drop_down_get_selected (self->team));
  form->outcome = g_array_index (self->outcomes, GocuaOutcome, gtk_drop_down_get_selected (self->outcome));
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (self->campaign); slot++)
    form->answers[slot] = gocua_answer_input_get_text (self->answers[slot]);
  form->reason = g_strdup (g_ptr_array_index (self->reason_ids, gtk_drop_down_get_selected (self->reason)));
  form->follow_up = g_strdup (gtk_editable_get_text (self->follow_up));
  form->note = g_strdup (gtk_editable_get_text (self->note));
}

static GPtrArray *
gocua_visit_dialog_check (GocuaFormDialog *dialog)
{
  GocuaVisitDialog *self = GOCUA_VISIT_DIALOG (dialog);
  g_auto (GocuaVisitForm) form = { 0 };

  read_form (self, &form);
  return gocua_visit_form_check (&form, self->campaign, self->today,
                                 (int) gocua_record_get_int (self->household, GOCUA_HOUSEHOLD_ELIGIBLE, -1));
}

static void
choose_outcome (GocuaVisitDialog *self, GocuaOutcome outcome)
{
  for (guint i = 0; i < self->outcomes->len; i++)
    if (g_array_index (self->outcomes, GocuaOutcome, i) == outcome)
      gtk_drop_down_set_selected (self->outcome, i);
}

static void
gocua_visit_dialog_mend (GocuaFormDialog *dialog, const GocuaProblem *problem)
{
  GocuaVisitDialog *self = GOCUA_VISIT_DIALOG (dialog);

  if (problem->mend == GOCUA_MEND_OUTCOME)
    choose_outcome (self, problem->mend_outcome);
  if (problem->mend == GOCUA_MEND_ANSWER)
    {
      g_autofree char *text = g_strdup_printf ("%d", problem->mend_value);

      gocua_answer_input_set_text (self->answers[problem->mend_slot], text);
    }
}

static void
gocua_visit_dialog_save (GocuaFormDialog *dialog)
{
  GocuaVisitDialog *self = GOCUA_VISIT_DIALOG (dialog);
  g_auto (GocuaVisitForm) form = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new (self->visit != NULL ? "visit.edit" : "visit.new");
  g_autoptr (GocuaRecord) wanted =
      self->visit != NULL ? gocua_record_copy (self->visit) : gocua_record_new (GOCUA_KIND_VISIT, NULL);

  read_form (self, &form);
  if (self->visit == NULL)
    {
      gocua_record_set_id (wanted, GOCUA_VISIT_HOUSEHOLD, &self->household->id);
      gocua_record_set_id (wanted, GOCUA_VISIT_CAMPAIGN, &self->campaign_id);
    }
  gocua_visit_form_store (&form, wanted, self->campaign, self->today);
  gocua_batch_put (batch, self->visit, wanted);
  gocua_form_dialog_commit (dialog, batch, self->visit != NULL ? _ ("Visit corrected") : _ ("Visit saved"),
                            _ ("The visit was not saved."));
}

static void
gocua_visit_dialog_finalize (GObject *object)
{
  GocuaVisitDialog *self = GOCUA_VISIT_DIALOG (object);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->household, gocua_record_unref);
  g_clear_pointer (&self->visit, gocua_record_unref);
  g_clear_pointer (&self->team_ids, g_array_unref);
  g_clear_pointer (&self->outcomes, g_array_unref);
  g_clear_pointer (&self->reason_ids, g_ptr_array_unref);
  g_free (self->today);

  G_OBJECT_CLASS (gocua_visit_dialog_parent_class)->finalize (object);
}

static void
gocua_visit_dialog_class_init (GocuaVisitDialogClass *klass)
{
  GocuaFormDialogClass *form_class = GOCUA_FORM_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gocua_visit_dialog_finalize;
  form_class->check = gocua_visit_dialog_check;
  form_class->mend = gocua_visit_dialog_mend;
  form_class->save = gocua_visit_dialog_save;
}

static void
gocua_visit_dialog_init (GocuaVisitDialog *self)
{
  self->team_ids = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  self->outcomes = g_array_new (FALSE, TRUE, sizeof (GocuaOutcome));
  self->reason_ids = g_ptr_array_new_with_free_func (g_free);
}

static void
add_team (GocuaVisitDialog *self, const GocuaVisitForm *form)
{
  GocuaFormDialog *dialog = GOCUA_FORM_DIALOG (self);
  GPtrArray *teams = gocua_session_get_teams (gocua_form_dialog_get_session (dialog));
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GocuaId none = { 0 };
  guint selected = 0;

  g_ptr_array_add (words, (char *) "–");
  g_array_append_val (self->team_ids, none);
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      GocuaRecord *team = g_ptr_array_index (teams, i);

      if (gocua_id_equal (&team->id, &form->team))
        selected = words->len;
      g_ptr_array_add (words, (char *) gocua_record_get_text (team, GOCUA_TEAM_NAME));
      g_array_append_val (self->team_ids, team->id);
    }
  /* A team that is gone from the list still made this visit. */
  if (selected == 0 && !gocua_id_is_null (&form->team))
    {
      selected = words->len;
      g_ptr_array_add (words, (char *) _ ("A team that is no longer in the list"));
      g_array_append_val (self->team_ids, form->team);
    }
  self->team = gocua_form_dialog_add_choice (dialog, GOCUA_VISIT_TEAM, C_ ("field", "Team"), words, selected);
}

static void
add_outcome (GocuaVisitDialog *self, const GocuaVisitForm *form)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (words, (char *) _ ("Choose…"));
  g_array_set_size (self->outcomes, 1);
  for (guint i = 0; i < gocua_campaign_get_n_outcomes (self->campaign); i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (self->campaign, i);

      if (outcome == form->outcome)
        selected = words->len;
      g_ptr_array_add (words, (char *) gocua_campaign_get_outcome_label (self->campaign, outcome));
      g_array_append_val (self->outcomes, outcome);
    }
  if (selected == 0 && form->outcome != GOCUA_OUTCOME_NONE)
    {
      selected = words->len;
      g_ptr_array_add (words, (char *) gocua_campaign_get_outcome_label (self->campaign, form->outcome));
      g_array_append_val (self->outcomes, form->outcome);
    }
  self->outcome = gocua_form_dialog_add_choice (GOCUA_FORM_DIALOG (self), GOCUA_VISIT_OUTCOME,
                                                C_ ("field", "Outcome"), words, selected);
}

static void
add_answers (GocuaVisitDialog *self, const GocuaVisitForm *form)
{
  int people = (int) gocua_record_get_int (self->household, GOCUA_HOUSEHOLD_ELIGIBLE, -1);

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (self->campaign); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, slot);
      GtkWidget *input = gocua_answer_input_new (indicator, people);

      self->answers[slot] = GOCUA_ANSWER_INPUT (input);
      gocua_answer_input_set_text (self->answers[slot], form->answers[slot]);
      gocua_form_dialog_add_field (GOCUA_FORM_DIALOG (self), GOCUA_VISIT_FORM_ANSWER (slot),
                                   gocua_indicator_get_label (indicator), input);
    }
}

static void
add_reason (GocuaVisitDialog *self, const GocuaVisitForm *form)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (words, (char *) "–");
  g_ptr_array_add (self->reason_ids, NULL);
  for (guint i = 0; i < gocua_campaign_get_n_reasons (self->campaign); i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (self->campaign, i);

      if (g_strcmp0 (gocua_reason_get_id (reason), form->reason) == 0)
        selected = words->len;
      g_ptr_array_add (words, (char *) gocua_reason_get_label (reason));
      g_ptr_array_add (self->reason_ids, g_strdup (gocua_reason_get_id (reason)));
    }
  if (selected == 0 && form->reason != NULL)
    {
      selected = words->len;
      g_ptr_array_add (words, form->reason);
      g_ptr_array_add (self->reason_ids, g_strdup (form->reason));
    }
  self->reason = gocua_form_dialog_add_choice (GOCUA_FORM_DIALOG (self), GOCUA_VISIT_REASON,
                                               C_ ("field", "Reason"), words, selected);
}

static void
build (GocuaVisitDialog *self)
{
  GocuaFormDialog *dialog = GOCUA_FORM_DIALOG (self);
  const char *address = gocua_record_get_text (self->household, GOCUA_HOUSEHOLD_ADDRESS);
  const char *head = gocua_record_get_text (self->household, GOCUA_HOUSEHOLD_HEAD);
  g_autofree char *heading =
      g_strconcat (address != NULL ? address : "", address != NULL && head != NULL ? " · " : "",
                   head != NULL ? head : "", NULL);
  g_auto (GocuaVisitForm) form = { 0 };

  gocua_visit_form_load (&form, self->visit, self->campaign, self->today);
  gtk_window_set_title (GTK_WINDOW (self), self->visit != NULL ? _ ("Correct the visit") : _ ("New visit"));
  gocua_form_dialog_set_heading (dialog, heading);
  self->date =
      gocua_form_dialog_add_entry (dialog, GOCUA_VISIT_DATE, C_ ("field", "Date of visit"), form.date);
  add_team (self, &form);
  add_outcome (self, &form);
  add_answers (self, &form);
  add_reason (self, &form);
  self->follow_up = gocua_form_dialog_add_entry (dialog, GOCUA_VISIT_FOLLOW_UP,
                                                 C_ ("field", "Follow-up date"), form.follow_up);
  self->note = gocua_form_dialog_add_entry (dialog, GOCUA_VISIT_NOTE, C_ ("field", "Note"), form.note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date), _ ("day/month/year"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->follow_up), _ ("day/month/year"));
  gtk_entry_set_max_length (GTK_ENTRY (self->note), 2000);
  gocua_form_dialog_ready (dialog, self->visit != NULL);
}

GtkWidget *
gocua_visit_dialog_new (GocuaSession *session, const GocuaRecord *household, const GocuaRecord *visit)
{
  GocuaVisitDialog *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);
  g_return_val_if_fail (gocua_session_get_campaign (session) != NULL, NULL);
  g_return_val_if_fail (household != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_VISIT_DIALOG, NULL);
  gocua_form_dialog_set_session (GOCUA_FORM_DIALOG (self), session);
  self->campaign = gocua_campaign_ref (gocua_session_get_campaign (session));
  self->campaign_id = *gocua_session_get_campaign_id (session);
  self->household = gocua_record_copy (household);
  self->visit = visit != NULL ? gocua_record_copy (visit) : NULL;
  self->today = gocua_session_get_today (session);
  build (self);
  if (self->visit != NULL)
    gocua_form_dialog_watch (GOCUA_FORM_DIALOG (self), self->visit);
  return GTK_WIDGET (self);
}
