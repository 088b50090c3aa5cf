/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status.c: where one household stands in one campaign, worked out from its visits. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-status.h"

#include "core/gocua-answers.h"
#include "core/gocua-date.h"

#include <string.h>

void
gocua_status_clear (GocuaStatus *self)
{
  g_free (self->reason);
  memset (self, 0, sizeof *self);
}

static gboolean
counts (const GocuaRecord *visit)
{
  return gocua_record_exists (visit) && gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN) == NULL &&
         gocua_record_get_text (visit, GOCUA_VISIT_DATE) != NULL;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const GocuaRecord *x = *(GocuaRecord *const *) a;
  const GocuaRecord *y = *(GocuaRecord *const *) b;
  int order =
      strcmp (gocua_record_get_text (x, GOCUA_VISIT_DATE), gocua_record_get_text (y, GOCUA_VISIT_DATE));

  if (order != 0)
    return order;
  /* The household is set once, when the visit is made: its stamp is the time of entry, whatever is corrected
   * later. */
  if (x->stamps[GOCUA_VISIT_HOUSEHOLD] != y->stamps[GOCUA_VISIT_HOUSEHOLD])
    return x->stamps[GOCUA_VISIT_HOUSEHOLD] < y->stamps[GOCUA_VISIT_HOUSEHOLD] ? -1 : 1;
  return gocua_id_compare (&x->id, &y->id);
}

static void
copy_date (char out[GOCUA_ISO_DATE_SIZE], const char *date)
{
  g_strlcpy (out, date != NULL ? date : "", GOCUA_ISO_DATE_SIZE);
}

static gboolean
apply_answers (GocuaStatus *self, const char *answers, const char *const *indicators, guint n)
{
  gboolean any = FALSE;

  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int value = gocua_answers_get (answers, indicators[i]);

      if (value == GOCUA_ANSWER_UNKNOWN)
        continue;
      self->values[i] = value;
      any = TRUE;
    }
  return any;
}

static void
apply_visit (GocuaStatus *self, const GocuaRecord *visit, const char *const *indicators, guint n)
{
  const char *date = gocua_record_get_text (visit, GOCUA_VISIT_DATE);
  const char *reason = gocua_record_get_text (visit, GOCUA_VISIT_REASON);
  const char *follow_up = gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP);
  GocuaOutcome outcome = gocua_outcome_from_id (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME));

  self->attempts++;
  self->outcome = outcome;
  copy_date (self->last_date, date);
  if (gocua_outcome_is_contact (outcome) && !self->reached)
    {
      self->reached = TRUE;
      copy_date (self->reached_date, date);
    }
  if (gocua_outcome_is_definite (outcome))
    {
      self->eligible = !gocua_outcome_removes_eligibility (outcome);
      self->follow_up[0] = '\0';
    }
  if (follow_up != NULL)
    copy_date (self->follow_up, follow_up);
  if (apply_answers (self, gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS), indicators, n) ||
      reason != NULL)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
    }
}

/* A planned follow-up stands among the visits at the moment when it was planned: a visit of a later day, or
 * one of that day that was entered afterwards, comes after it. */
static gboolean
is_before_plan (const GocuaRecord *visit, const GocuaRecord *household, const char *planned_on)
{
  int order = strcmp (gocua_record_get_text (visit, GOCUA_VISIT_DATE), planned_on);

  return order != 0 ? order < 0
                    : visit->stamps[GOCUA_VISIT_HOUSEHOLD] < household->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP];
}

static void
apply_all (GocuaStatus *self,
           const GocuaRecord *household,
           GPtrArray *visits,
           const char *const *indicators,
           guint n_indicators)
{
  const char *plan = gocua_record_get_text (household, GOCUA_HOUSEHOLD_FOLLOW_UP);
  g_autofree char *planned_on =
      plan != NULL ? gocua_date_from_ms (GOCUA_STAMP_MS (household->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP]))
                   : NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      if (plan != NULL && !is_before_plan (visits->pdata[i], household, planned_on))
        {
          copy_date (self->follow_up, plan);
          plan = NULL;
        }
      apply_visit (self, visits->pdata[i], indicators, n_indicators);
    }
  if (plan != NULL)
    copy_date (self->follow_up, plan);
}

void
gocua_status_compute (GocuaStatus *self,
                      const GocuaRecord *household,
                      GPtrArray *visits,
                      const char *const *indicators,
                      guint n_indicators)
{
  g_autoptr (GPtrArray) counted = g_ptr_array_sized_new (visits != NULL ? visits->len : 0);
  gboolean on_roster =
      gocua_record_exists (household) && gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) == 0;

  g_return_if_fail (n_indicators <= GOCUA_MAX_INDICATORS);

  gocua_status_clear (self);
  self->eligible = TRUE;
  for (guint i = 0; i < GOCUA_MAX_INDICATORS; i++)
    self->values[i] = GOCUA_ANSWER_UNKNOWN;
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    if (counts (visits->pdata[i]))
      g_ptr_array_add (counted, visits->pdata[i]);
  g_ptr_array_sort (counted, compare_visits);
  apply_all (self, household, counted, indicators, n_indicators);
  self->eligible = self->eligible && on_roster;
}

gboolean
gocua_status_add_visit (GocuaStatus *self,
                        const GocuaRecord *visit,
                        const char *const *indicators,
                        guint n_indicators)
{
  g_return_val_if_fail (self != NULL && visit != NULL && n_indicators <= GOCUA_MAX_INDICATORS, FALSE);

  if (!counts (visit))
    return TRUE;
  if (self->attempts > 0 && strcmp (gocua_record_get_text (visit, GOCUA_VISIT_DATE), self->last_date) <= 0)
    return FALSE;
  apply_visit (self, visit, indicators, n_indicators);
  return TRUE;
}
