/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-visit-form.c: a visit as it is being typed, what is wrong with it, and the record it becomes. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/gocua-visit-form.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"

static void
remark (GPtrArray *remarks, guint place, const char *message)
{
  g_ptr_array_add (remarks, gocua_form_remark_new (place, TRUE, g_strdup (message)));
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " ")] == '\0';
}

static void
check_dates (const GocuaVisitForm *self, const char *today, GPtrArray *remarks)
{
  int year = atoi (today);
  g_autofree char *date = gocua_date_parse (self->date, year);
  g_autofree char *follow_up = gocua_date_parse (self->follow_up, year);

  if (is_blank (self->date))
    remark (remarks, GOCUA_VISIT_DATE, _ ("Enter the date of the visit."));
  else if (date == NULL)
    remark (remarks, GOCUA_VISIT_DATE,
            _ ("This is no date. Write it as day/month/year, such as 02/03/2025."));
  else if (g_strcmp0 (date, today) > 0)
    remark (remarks, GOCUA_VISIT_DATE, _ ("A visit cannot be in the future."));

  if (is_blank (self->follow_up))
    return;
  if (follow_up == NULL)
    remark (remarks, GOCUA_VISIT_FOLLOW_UP,
            _ ("This is no date. Write it as day/month/year, such as 02/03/2025."));
  else if (date != NULL && g_strcmp0 (follow_up, date) < 0)
    remark (remarks, GOCUA_VISIT_FOLLOW_UP, _ ("The follow-up is before the visit."));
}

static void
check_numbers (const GocuaVisitForm *self, const GocuaCampaign *campaign, GPtrArray *remarks)
{
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if (gocua_form_parse_number (self->answers[slot]) == GOCUA_FORM_NO_NUMBER)
      remark (remarks, GOCUA_VISIT_FORM_ANSWER (slot), _ ("Enter a number of people from 0 to 999."));
}

static void
add_problem (GPtrArray *remarks, GocuaProblem *problem, GocuaOutcome outcome)
{
  gboolean at_outcome = problem->slot < 0;
  guint place = at_outcome ? GOCUA_VISIT_OUTCOME : GOCUA_VISIT_FORM_ANSWER (problem->slot);
  gboolean hard =
      at_outcome ? outcome == GOCUA_OUTCOME_NONE : problem->kind == GOCUA_PROBLEM_MORE_THAN_PEOPLE;
  GocuaFormRemark *entry = gocua_form_remark_new (place, hard, g_strdup (problem->message));

  entry->problem = problem;
  g_ptr_array_add (remarks, entry);
}

void
gocua_visit_form_load (GocuaVisitForm *self,
                       const GocuaRecord *visit,
                       const GocuaCampaign *campaign,
                       const char *today)
{
  const char *answers;
  const GocuaId *team;

  g_return_if_fail (self != NULL && campaign != NULL && today != NULL);

  if (visit == NULL)
    {
      self->date = gocua_date_format (today);
      return;
    }
  self->date = gocua_date_format (gocua_record_get_text (visit, GOCUA_VISIT_DATE));
  self->follow_up = gocua_date_format (gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP));
  self->outcome = gocua_outcome_from_id (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME));
  self->reason = g_strdup (gocua_record_get_text (visit, GOCUA_VISIT_REASON));
  self->note = g_strdup (gocua_record_get_text (visit, GOCUA_VISIT_NOTE));
  team = gocua_record_get_id (visit, GOCUA_VISIT_TEAM);
  if (team != NULL)
    self->team = *team;

  answers = gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS);
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      int value =
          gocua_answers_get (answers, gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, slot)));

      if (value >= 0)
        self->answers[slot] = g_strdup_printf ("%d", value);
    }
}

void
gocua_visit_form_clear (GocuaVisitForm *self)
{
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->follow_up, g_free);
  g_clear_pointer (&self->note, g_free);
  for (guint slot = 0; slot < GOCUA_MAX_INDICATORS; slot++)
    g_clear_pointer (&self->answers[slot], g_free);
  self->team = (GocuaId){ 0 };
  self->outcome = GOCUA_OUTCOME_NONE;
}

void
gocua_visit_form_get_values (const GocuaVisitForm *self, int values[GOCUA_MAX_INDICATORS])
{
  g_return_if_fail (self != NULL);

  for (guint slot = 0; slot < GOCUA_MAX_INDICATORS; slot++)
    values[slot] = MAX (gocua_form_parse_number (self->answers[slot]), GOCUA_ANSWER_UNKNOWN);
}

GPtrArray *
gocua_visit_form_check (const GocuaVisitForm *self,
                        const GocuaCampaign *campaign,
                        const char *today,
                        int eligible_people)
{
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *remarks;
  int values[GOCUA_MAX_INDICATORS];

  g_return_val_if_fail (self != NULL && campaign != NULL && today != NULL, NULL);

  remarks = gocua_form_remarks_new ();
  check_dates (self, today, remarks);
  check_numbers (self, campaign, remarks);
  gocua_visit_form_get_values (self, values);
  problems = gocua_campaign_check_answers (campaign, values, eligible_people, self->outcome);
  while (problems->len > 0)
    add_problem (remarks, g_ptr_array_steal_index (problems, 0), self->outcome);
  if (self->outcome == GOCUA_OUTCOME_NONE && gocua_form_remarks_find (remarks, GOCUA_VISIT_OUTCOME) == NULL)
    remark (remarks, GOCUA_VISIT_OUTCOME, _ ("Choose how the visit ended."));
  return remarks;
}

void
gocua_visit_form_store (const GocuaVisitForm *self,
                        GocuaRecord *visit,
                        const GocuaCampaign *campaign,
                        const char *today)
{
  g_autofree char *date = NULL;
  g_autofree char *follow_up = NULL;
  g_autofree char *answers = NULL;
  int values[GOCUA_MAX_INDICATORS];

  g_return_if_fail (self != NULL && visit != NULL && campaign != NULL && today != NULL);

  date = gocua_date_parse (self->date, atoi (today));
  follow_up = gocua_date_parse (self->follow_up, atoi (today));
  answers = g_strdup (gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS));
  gocua_visit_form_get_values (self, values);
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      const char *id = gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, slot));
      char *more = gocua_answers_set (answers, id, values[slot]);

      g_free (answers);
      answers = more;
    }
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_id (visit, GOCUA_VISIT_TEAM, gocua_id_is_null (&self->team) ? NULL : &self->team);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, gocua_outcome_get_id (self->outcome));
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  gocua_record_set_text (visit, GOCUA_VISIT_REASON, self->reason);
  gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, follow_up);
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, self->note);
}
