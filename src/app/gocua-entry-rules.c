/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-rules.c: whether a line may be saved, what is in doubt, and where the keys lead. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"

static int
n_slots (GocuaEntryModel *line)
{
  return (int) gocua_campaign_get_n_indicators (gocua_entry_model_get_campaign (line));
}

static int
year_of (const char *iso)
{
  return (int) g_ascii_strtoll (iso, NULL, 10);
}

static GPtrArray *
find_problems (GocuaEntryModel *line)
{
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];

  for (int slot = 0; slot < n_slots (line); slot++)
    values[slot] = gocua_entry_model_get_value (line, (guint) slot);
  return gocua_campaign_check_answers (gocua_entry_model_get_campaign (line), values,
                                       gocua_entry_model_get_eligible (line),
                                       gocua_entry_model_get_outcome (line));
}

/* Whether some reason of the campaign could be why this line is not a plain success. */
static gboolean
reason_applies (GocuaEntryModel *line)
{
  for (guint i = 0; i < gocua_campaign_get_n_reasons (gocua_entry_model_get_campaign (line)); i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (gocua_entry_model_get_campaign (line), i);

      if (gocua_entry_model_get_outcome (line) == GOCUA_OUTCOME_NONE ||
          gocua_reason_explains_outcome (reason, gocua_entry_model_get_outcome (line)))
        return TRUE;
      if (!gocua_outcome_is_contact (gocua_entry_model_get_outcome (line)))
        continue;
      for (int slot = 0; slot < n_slots (line); slot++)
        if (gocua_entry_model_get_value (line, (guint) slot) < 1 &&
            gocua_reason_explains_indicator (reason, (guint) slot))
          return TRUE;
    }
  return FALSE;
}

static char *
check_people (GocuaEntryModel *line, int *cell)
{
  g_autoptr (GPtrArray) problems = find_problems (line);

  for (guint i = 0; i < problems->len; i++)
    {
      GocuaProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind != GOCUA_PROBLEM_MORE_THAN_PEOPLE)
        continue;
      *cell = GOCUA_ENTRY_CELL_ANSWERS + problem->slot;
      return g_strdup (problem->message);
    }
  return NULL;
}

static char *
check_date (const char *date, const char *today)
{
  if (date == NULL)
    return g_strdup (_ ("The date above the lines can’t be read. Write it as day/month/year."));
  if (g_strcmp0 (date, today) > 0)
    return g_strdup (_ ("The date above the lines is in the future."));
  return NULL;
}

gboolean
gocua_entry_cell_applies (GocuaEntryModel *line, int cell)
{
  int slot = cell - GOCUA_ENTRY_CELL_ANSWERS;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), FALSE);

  if (slot >= 0 && slot < n_slots (line))
    return gocua_entry_model_get_outcome (line) == GOCUA_OUTCOME_NONE ||
           gocua_outcome_is_contact (gocua_entry_model_get_outcome (line)) ||
           gocua_entry_model_get_value (line, (guint) slot) >= 0;
  if (cell == gocua_entry_model_get_reason_cell (line))
    return gocua_entry_model_get_reason (line) != NULL || reason_applies (line);
  if (cell == gocua_entry_model_get_follow_up_cell (line))
    return *gocua_entry_model_get_follow_up (line) != '\0' ||
           !gocua_outcome_removes_eligibility (gocua_entry_model_get_outcome (line));
  return TRUE;
}

int
gocua_entry_next_cell (GocuaEntryModel *line, int cell, int step, gboolean skip)
{
  int n_cells;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), 0);

  n_cells = gocua_entry_model_get_n_cells (line);
  do
    cell += step;
  while (skip && cell >= 0 && cell < n_cells && !gocua_entry_cell_applies (line, cell));
  return CLAMP (cell, -1, n_cells);
}

char *
gocua_entry_check (GocuaEntryModel *line, const char *date, const char *today, int *cell)
{
  int ignored;
  char *message;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line) && today != NULL, NULL);

  if (cell == NULL)
    cell = &ignored;
  *cell = GOCUA_ENTRY_CELL_HOUSEHOLD;
  if (gocua_entry_model_get_household (line) == NULL)
    return g_strdup (*gocua_entry_model_get_typed (line) == '\0'
                         ? _ ("Which household? Type a house number or a name.")
                         : _ ("Choose the household from the list, or add it as a new one."));
  *cell = GOCUA_ENTRY_CELL_OUTCOME;
  if (gocua_entry_model_get_outcome (line) == GOCUA_OUTCOME_NONE)
    return g_strdup (_ ("What was the result of the visit? It is not chosen yet."));
  message = check_people (line, cell);
  if (message != NULL)
    return message;
  *cell = gocua_entry_model_get_follow_up_cell (line);
  if (*gocua_entry_model_get_follow_up (line) != '\0')
    {
      g_autofree char *iso = gocua_date_parse (gocua_entry_model_get_follow_up (line), year_of (today));

      if (iso == NULL)
        return g_strdup (_ ("The follow-up date can’t be read. Write it as day/month/year."));
    }
  *cell = GOCUA_ENTRY_CELL_NONE;
  return gocua_entry_model_get_seen (line) != NULL ? NULL : check_date (date, today);
}

char *
gocua_entry_find_doubt (GocuaEntryModel *line, const char *date, char **mend_label, int *cell)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *follow_up = NULL;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line) && mend_label != NULL, NULL);

  *mend_label = NULL;
  problems = find_problems (line);
  if (problems->len > 0)
    {
      GocuaProblem *problem = g_ptr_array_index (problems, 0);

      *mend_label = g_strdup (problem->mend_label);
      if (cell != NULL)
        *cell = problem->slot < 0 ? GOCUA_ENTRY_CELL_OUTCOME : GOCUA_ENTRY_CELL_ANSWERS + problem->slot;
      return g_strdup (problem->message);
    }
  follow_up = date != NULL ? gocua_date_parse (gocua_entry_model_get_follow_up (line), year_of (date)) : NULL;
  if (follow_up == NULL || strcmp (follow_up, date) >= 0)
    return NULL;
  if (cell != NULL)
    *cell = gocua_entry_model_get_follow_up_cell (line);
  return g_strdup (_ ("The follow-up date is before the day of the visit."));
}

gboolean
gocua_entry_mend (GocuaEntryModel *line)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), FALSE);

  problems = find_problems (line);
  for (guint i = 0; i < problems->len; i++)
    {
      const GocuaProblem *problem = g_ptr_array_index (problems, i);

      if (problem->mend == GOCUA_MEND_NONE)
        continue;
      if (problem->mend == GOCUA_MEND_ANSWER)
        gocua_entry_model_set_value (line, (guint) problem->mend_slot, problem->mend_value);
      else
        gocua_entry_model_set_outcome (line, problem->mend_outcome);
      return TRUE;
    }
  return FALSE;
}
