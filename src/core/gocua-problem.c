/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-problem.c: answers of one visit that contradict each other, and what would mend them. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/gocua-problem.h"

typedef struct
{
  const GocuaCampaign *campaign;
  const int *values;
  int eligible_people;
  GPtrArray *problems;
} Check;

static GocuaProblem *
add (Check *check, GocuaProblemKind kind, int slot, int other_slot, char *message)
{
  GocuaProblem *problem = g_new0 (GocuaProblem, 1);

  problem->kind = kind;
  problem->slot = slot;
  problem->other_slot = other_slot;
  problem->message = message;
  problem->mend_slot = -1;
  g_ptr_array_add (check->problems, problem);
  return problem;
}

static const char *
label_of (const Check *check, guint slot)
{
  return gocua_indicator_get_label (gocua_campaign_get_indicator (check->campaign, slot));
}

static gboolean
is_count (const Check *check, guint slot)
{
  return gocua_indicator_is_count (gocua_campaign_get_indicator (check->campaign, slot));
}

static void
mend_by_answer (Check *check, GocuaProblem *problem, guint slot, int value)
{
  problem->mend = GOCUA_MEND_ANSWER;
  problem->mend_slot = (int) slot;
  problem->mend_value = value;
  if (is_count (check, slot))
    /* Translators: %s is an indicator such as "People who installed", %d how many people */
    problem->mend_label = g_strdup_printf (_ ("Set “%s” to %d"), label_of (check, slot), value);
  else
    /* Translators: %s is an indicator such as "Knows the app" */
    problem->mend_label = g_strdup_printf (_ ("Set “%s” to yes"), label_of (check, slot));
}

static void
check_outcome (Check *check, GocuaOutcome outcome)
{
  const char *met = gocua_campaign_get_outcome_label (check->campaign, GOCUA_OUTCOME_MET);
  gboolean answered = FALSE;
  GocuaProblem *problem;
  char *message;

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (check->campaign); slot++)
    answered |= check->values[slot] >= 0;
  if (!answered || gocua_outcome_is_contact (outcome))
    return;

  if (outcome == GOCUA_OUTCOME_NONE)
    message = g_strdup (_ ("Answers are given, but no result is chosen."));
  else
    /* Translators: %s is the outcome of a visit such as "Absent" */
    message = g_strdup_printf (_ ("Answers are given, but the result is “%s”."),
                               gocua_campaign_get_outcome_label (check->campaign, outcome));
  problem = add (check, GOCUA_PROBLEM_NOT_MET, -1, -1, message);
  problem->mend = GOCUA_MEND_OUTCOME;
  problem->mend_outcome = GOCUA_OUTCOME_MET;
  /* Translators: %s is the outcome of a visit such as "Met" */
  problem->mend_label = g_strdup_printf (_ ("Set the result to “%s”"), met);
}

static void
check_yesno (Check *check, guint slot)
{
  GocuaProblem *problem;

  if (is_count (check, slot) || check->values[slot] <= 1)
    return;
  problem = add (check, GOCUA_PROBLEM_NOT_YESNO, (int) slot, -1,
                 g_strdup_printf (_ ("“%s” is answered with yes or no, not with the number %d."),
                                  label_of (check, slot), check->values[slot]));
  mend_by_answer (check, problem, slot, 1);
}

/* The least value of the required indicator that the dependent one leaves room for. */
static int
least_value (const Check *check, guint slot, guint required)
{
  return is_count (check, slot) && is_count (check, required) ? check->values[slot] : 1;
}

static void
check_requirement (Check *check, guint slot, guint required)
{
  const char *label = label_of (check, slot);
  const char *required_label = label_of (check, required);
  int value = check->values[required];
  int least = least_value (check, slot, required);
  GocuaProblem *problem;

  if (value >= least)
    return;
  if (value < 0)
    problem = add (check, GOCUA_PROBLEM_NEEDS_YES, (int) slot, (int) required,
                   /* Translators: both are indicators, such as "Installed" and "Knows the app" */
                   g_strdup_printf (_ ("“%s” is yes, but “%s” is not answered."), label, required_label));
  else if (value == 0)
    problem = add (check, GOCUA_PROBLEM_CONTRADICTS, (int) slot, (int) required,
                   /* Translators: both are indicators, such as "Installed" and "Knows the app" */
                   g_strdup_printf (_ ("“%s” is yes, but “%s” is no."), label, required_label));
  else
    problem = add (check, GOCUA_PROBLEM_MORE_THAN_REQUIRED, (int) slot, (int) required,
                   /* Translators: two indicators, each with a number of people */
                   g_strdup_printf (_ ("“%s” is %d, but “%s” is only %d."), label, check->values[slot],
                                    required_label, value));
  mend_by_answer (check, problem, required, least);
}

static void
check_requirements (Check *check, guint slot)
{
  guint mask = gocua_indicator_get_requires (gocua_campaign_get_indicator (check->campaign, slot));

  if (check->values[slot] < 1)
    return;
  for (guint required = 0; mask >> required != 0; required++)
    if ((mask & (1u << required)) != 0)
      check_requirement (check, slot, required);
}

/* No mend: the count, or the number of people, may be the wrong one. */
static void
check_people (Check *check, guint slot)
{
  if (!is_count (check, slot) || check->eligible_people < 0 || check->values[slot] <= check->eligible_people)
    return;
  add (check, GOCUA_PROBLEM_MORE_THAN_PEOPLE, (int) slot, -1,
       /* Translators: an indicator with a number, then "People of eligible age" with theirs */
       g_strdup_printf (_ ("“%s” is %d, but “%s” is only %d."), label_of (check, slot), check->values[slot],
                        gocua_campaign_get_people_label (check->campaign), check->eligible_people));
}

void
gocua_problem_free (GocuaProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->message);
  g_free (self->mend_label);
  g_free (self);
}

GPtrArray *
gocua_campaign_check_answers (const GocuaCampaign *self,
                              const int *values,
                              int eligible_people,
                              GocuaOutcome outcome)
{
  Check check = { self, values, eligible_people, NULL };

  g_return_val_if_fail (self != NULL && values != NULL, NULL);

  check.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_problem_free);
  check_outcome (&check, outcome);
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (self); slot++)
    {
      check_yesno (&check, slot);
      check_requirements (&check, slot);
      check_people (&check, slot);
    }
  return check.problems;
}
