/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model.c: one line of the entry grid: what was typed, whether it may be saved, and where the
 * keys lead. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-model.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-entry-words.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-text.h"

struct _GocuaEntryModel
{
  GObject parent_instance;

  GocuaCampaign *campaign;
  GocuaId id;

  GocuaId household; /* null: none chosen */
  char *typed;
  char *before;
  int eligible;

  GocuaOutcome outcome;
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  char *reason;
  char *follow_up;
  char *note;

  GocuaEntryState state;
  gboolean edited_while_saving;
  GocuaRecord *seen;
  GocuaRecord *saving;
  gint64 saved_at;
  char *error;
};

G_DEFINE_FINAL_TYPE (GocuaEntryModel, gocua_entry_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
n_slots (GocuaEntryModel *self)
{
  return (int) gocua_campaign_get_n_indicators (self->campaign);
}

static void
notify_changed (GocuaEntryModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_blank (GocuaEntryModel *self)
{
  if (!gocua_id_is_null (&self->household) || *self->typed != '\0' || self->outcome != GOCUA_OUTCOME_NONE ||
      self->reason != NULL || *self->follow_up != '\0' || *self->note != '\0')
    return FALSE;
  for (int slot = 0; slot < n_slots (self); slot++)
    if (self->values[slot] >= 0)
      return FALSE;
  return TRUE;
}

static void
edited (GocuaEntryModel *self)
{
  if (self->state == GOCUA_ENTRY_SAVING)
    self->edited_while_saving = TRUE;
  else if (self->seen == NULL && is_blank (self))
    self->state = GOCUA_ENTRY_EMPTY;
  else
    self->state = GOCUA_ENTRY_EDITED;
  g_clear_pointer (&self->error, g_free);
  notify_changed (self);
}

static gboolean
replace_text (char **where, const char *text)
{
  if (g_strcmp0 (*where, text) == 0)
    return FALSE;
  g_free (*where);
  *where = g_strdup (text);
  return TRUE;
}

static void
blank (GocuaEntryModel *self)
{
  memset (&self->household, 0, sizeof self->household);
  replace_text (&self->typed, "");
  replace_text (&self->before, "");
  self->eligible = -1;
  self->outcome = GOCUA_OUTCOME_NONE;
  for (int slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
    self->values[slot] = GOCUA_ANSWER_UNKNOWN;
  g_clear_pointer (&self->reason, g_free);
  replace_text (&self->follow_up, "");
  replace_text (&self->note, "");
}

static void
take_answers (GocuaEntryModel *self, const char *answers)
{
  for (int slot = 0; slot < n_slots (self); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, (guint) slot);

      self->values[slot] = gocua_answers_get (answers, gocua_indicator_get_id (indicator));
    }
}

static void
take_record (GocuaEntryModel *self, const GocuaRecord *record)
{
  g_autofree char *follow_up = gocua_date_format (gocua_record_get_text (record, GOCUA_VISIT_FOLLOW_UP));
  const char *note = gocua_record_get_text (record, GOCUA_VISIT_NOTE);
  const GocuaId *household = gocua_record_get_id (record, GOCUA_VISIT_HOUSEHOLD);

  if (household != NULL)
    self->household = *household;
  self->outcome = gocua_outcome_from_id (gocua_record_get_text (record, GOCUA_VISIT_OUTCOME));
  take_answers (self, gocua_record_get_text (record, GOCUA_VISIT_ANSWERS));
  replace_text (&self->reason, gocua_record_get_text (record, GOCUA_VISIT_REASON));
  replace_text (&self->follow_up, follow_up);
  replace_text (&self->note, note != NULL ? note : "");
}

static void
take_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_autofree char *words = gocua_entry_describe_household (row->address, row->head);

  self->household = row->id;
  self->eligible = row->eligible_people;
  replace_text (&self->typed, words);
  g_free (self->before);
  self->before = gocua_entry_describe_status (self->campaign, &row->status, row->eligible_people);
}

static int
year_of (const char *iso)
{
  return (int) g_ascii_strtoll (iso, NULL, 10);
}

/* Whether some reason of the campaign could be why this line is not a plain success. */
static gboolean
reason_applies (GocuaEntryModel *self)
{
  for (guint i = 0; i < gocua_campaign_get_n_reasons (self->campaign); i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (self->campaign, i);

      if (self->outcome == GOCUA_OUTCOME_NONE || gocua_reason_explains_outcome (reason, self->outcome))
        return TRUE;
      if (!gocua_outcome_is_contact (self->outcome))
        continue;
      for (int slot = 0; slot < n_slots (self); slot++)
        if (self->values[slot] < 1 && gocua_reason_explains_indicator (reason, (guint) slot))
          return TRUE;
    }
  return FALSE;
}

static char *
check_people (GocuaEntryModel *self, int *cell)
{
  g_autoptr (GPtrArray) problems =
      gocua_campaign_check_answers (self->campaign, self->values, self->eligible, self->outcome);

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

static void
gocua_entry_model_finalize (GObject *object)
{
  GocuaEntryModel *self = GOCUA_ENTRY_MODEL (object);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->follow_up, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->seen, gocua_record_unref);
  g_clear_pointer (&self->saving, gocua_record_unref);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (gocua_entry_model_parent_class)->finalize (object);
}

static void
gocua_entry_model_class_init (GocuaEntryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_entry_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", GOCUA_TYPE_ENTRY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
gocua_entry_model_init (GocuaEntryModel *self)
{
  gocua_id_init_new (&self->id, g_get_real_time () / 1000);
  blank (self);
}

GocuaEntryModel *
gocua_entry_model_new (GocuaCampaign *campaign)
{
  GocuaEntryModel *self;

  g_return_val_if_fail (campaign != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_MODEL, NULL);
  self->campaign = gocua_campaign_ref (campaign);
  return self;
}

GocuaCampaign *
gocua_entry_model_get_campaign (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return self->campaign;
}

const GocuaId *
gocua_entry_model_get_id (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return &self->id;
}

int
gocua_entry_model_get_reason_cell (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), 0);
  return GOCUA_ENTRY_CELL_ANSWERS + n_slots (self);
}

int
gocua_entry_model_get_follow_up_cell (GocuaEntryModel *self)
{
  return gocua_entry_model_get_reason_cell (self) + 1;
}

int
gocua_entry_model_get_note_cell (GocuaEntryModel *self)
{
  return gocua_entry_model_get_reason_cell (self) + 2;
}

int
gocua_entry_model_get_n_cells (GocuaEntryModel *self)
{
  return gocua_entry_model_get_reason_cell (self) + 3;
}

void
gocua_entry_model_set_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && row != NULL);

  take_household (self, row);
  edited (self);
}

void
gocua_entry_model_refresh_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && row != NULL);

  if (gocua_id_equal (&row->id, &self->household))
    take_household (self, row);
  notify_changed (self);
}

void
gocua_entry_model_set_typed (GocuaEntryModel *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && text != NULL);

  if (!replace_text (&self->typed, text))
    return;
  memset (&self->household, 0, sizeof self->household);
  replace_text (&self->before, "");
  self->eligible = -1;
  edited (self);
}

const GocuaId *
gocua_entry_model_get_household (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return gocua_id_is_null (&self->household) ? NULL : &self->household;
}

const char *
gocua_entry_model_get_typed (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), "");
  return self->typed;
}

const char *
gocua_entry_model_get_before (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), "");
  return self->before;
}

int
gocua_entry_model_get_eligible (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), -1);
  return self->eligible;
}

void
gocua_entry_model_set_outcome (GocuaEntryModel *self, GocuaOutcome outcome)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (self->outcome == outcome)
    return;
  self->outcome = outcome;
  edited (self);
}

GocuaOutcome
gocua_entry_model_get_outcome (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), GOCUA_OUTCOME_NONE);
  return self->outcome;
}

void
gocua_entry_model_set_value (GocuaEntryModel *self, guint slot, int value)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && (int) slot < n_slots (self));

  value = CLAMP (value, GOCUA_ANSWER_UNKNOWN, GOCUA_ANSWER_MAX);
  if (self->values[slot] == value)
    return;
  self->values[slot] = value;
  edited (self);
}

int
gocua_entry_model_get_value (GocuaEntryModel *self, guint slot)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && (int) slot < n_slots (self), GOCUA_ANSWER_UNKNOWN);
  return self->values[slot];
}

void
gocua_entry_model_set_reason (GocuaEntryModel *self, const char *reason)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (replace_text (&self->reason, reason))
    edited (self);
}

const char *
gocua_entry_model_get_reason (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return self->reason;
}

void
gocua_entry_model_set_follow_up (GocuaEntryModel *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && text != NULL);

  if (replace_text (&self->follow_up, text))
    edited (self);
}

const char *
gocua_entry_model_get_follow_up (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), "");
  return self->follow_up;
}

void
gocua_entry_model_set_note (GocuaEntryModel *self, const char *text)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && text != NULL);

  if (replace_text (&self->note, text))
    edited (self);
}

const char *
gocua_entry_model_get_note (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), "");
  return self->note;
}

void
gocua_entry_model_clear (GocuaEntryModel *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (self->state == GOCUA_ENTRY_SAVING)
    return;
  g_clear_pointer (&self->error, g_free);
  if (self->seen != NULL)
    {
      take_record (self, self->seen);
      self->state = GOCUA_ENTRY_SAVED;
    }
  else
    {
      blank (self);
      self->state = GOCUA_ENTRY_EMPTY;
    }
  notify_changed (self);
}

gboolean
gocua_entry_model_copy_cell (GocuaEntryModel *self, GocuaEntryModel *from, int cell)
{
  int slot = cell - GOCUA_ENTRY_CELL_ANSWERS;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && GOCUA_IS_ENTRY_MODEL (from), FALSE);

  if (cell == GOCUA_ENTRY_CELL_OUTCOME && from->outcome != GOCUA_OUTCOME_NONE)
    gocua_entry_model_set_outcome (self, from->outcome);
  else if (slot >= 0 && slot < n_slots (self) && from->values[slot] >= 0)
    gocua_entry_model_set_value (self, (guint) slot, from->values[slot]);
  else if (cell == gocua_entry_model_get_reason_cell (self) && from->reason != NULL)
    gocua_entry_model_set_reason (self, from->reason);
  else if (cell == gocua_entry_model_get_follow_up_cell (self) && *from->follow_up != '\0')
    gocua_entry_model_set_follow_up (self, from->follow_up);
  else
    return FALSE;
  return TRUE;
}

gboolean
gocua_entry_model_cell_applies (GocuaEntryModel *self, int cell)
{
  int slot = cell - GOCUA_ENTRY_CELL_ANSWERS;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);

  if (slot >= 0 && slot < n_slots (self))
    return self->outcome == GOCUA_OUTCOME_NONE || gocua_outcome_is_contact (self->outcome) ||
           self->values[slot] >= 0;
  if (cell == gocua_entry_model_get_reason_cell (self))
    return self->reason != NULL || reason_applies (self);
  if (cell == gocua_entry_model_get_follow_up_cell (self))
    return *self->follow_up != '\0' || !gocua_outcome_removes_eligibility (self->outcome);
  return TRUE;
}

int
gocua_entry_model_next_cell (GocuaEntryModel *self, int cell, int step, gboolean skip)
{
  int n_cells;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), 0);

  n_cells = gocua_entry_model_get_n_cells (self);
  do
    cell += step;
  while (skip && cell >= 0 && cell < n_cells && !gocua_entry_model_cell_applies (self, cell));
  return CLAMP (cell, -1, n_cells);
}

char *
gocua_entry_model_check (GocuaEntryModel *self, const char *date, const char *today, int *cell)
{
  int ignored;
  char *message;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && today != NULL, NULL);

  if (cell == NULL)
    cell = &ignored;
  *cell = GOCUA_ENTRY_CELL_HOUSEHOLD;
  if (gocua_id_is_null (&self->household))
    return g_strdup (*self->typed == '\0'
                         ? _ ("Which household? Type a house number or a name.")
                         : _ ("Choose the household from the list, or add it as a new one."));
  *cell = GOCUA_ENTRY_CELL_OUTCOME;
  if (self->outcome == GOCUA_OUTCOME_NONE)
    return g_strdup (_ ("What was the result of the visit? It is not chosen yet."));
  message = check_people (self, cell);
  if (message != NULL)
    return message;
  *cell = gocua_entry_model_get_follow_up_cell (self);
  if (*self->follow_up != '\0')
    {
      g_autofree char *iso = gocua_date_parse (self->follow_up, year_of (today));

      if (iso == NULL)
        return g_strdup (_ ("The follow-up date can’t be read. Write it as day/month/year."));
    }
  *cell = GOCUA_ENTRY_CELL_NONE;
  return self->seen != NULL ? NULL : check_date (date, today);
}

char *
gocua_entry_model_get_doubt (GocuaEntryModel *self, const char *date, char **mend_label, int *cell)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *follow_up = NULL;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && mend_label != NULL, NULL);

  *mend_label = NULL;
  problems = gocua_campaign_check_answers (self->campaign, self->values, self->eligible, self->outcome);
  if (problems->len > 0)
    {
      GocuaProblem *problem = g_ptr_array_index (problems, 0);

      *mend_label = g_strdup (problem->mend_label);
      if (cell != NULL)
        *cell = problem->slot < 0 ? GOCUA_ENTRY_CELL_OUTCOME : GOCUA_ENTRY_CELL_ANSWERS + problem->slot;
      return g_strdup (problem->message);
    }
  follow_up = date != NULL ? gocua_date_parse (self->follow_up, year_of (date)) : NULL;
  if (follow_up == NULL || strcmp (follow_up, date) >= 0)
    return NULL;
  if (cell != NULL)
    *cell = gocua_entry_model_get_follow_up_cell (self);
  return g_strdup (_ ("The follow-up date is before the day of the visit."));
}

gboolean
gocua_entry_model_mend (GocuaEntryModel *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);

  problems = gocua_campaign_check_answers (self->campaign, self->values, self->eligible, self->outcome);
  for (guint i = 0; i < problems->len; i++)
    if (gocua_problem_apply_mend (g_ptr_array_index (problems, i), self->values, &self->outcome))
      {
        edited (self);
        return TRUE;
      }
  return FALSE;
}

GocuaEntryState
gocua_entry_model_get_state (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), GOCUA_ENTRY_EMPTY);
  return self->state;
}

gboolean
gocua_entry_model_needs_save (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);
  return self->state == GOCUA_ENTRY_EDITED || self->state == GOCUA_ENTRY_FAILED;
}

gint64
gocua_entry_model_get_saved_at (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), 0);
  return self->saved_at;
}

const char *
gocua_entry_model_get_error (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return self->error;
}

const GocuaRecord *
gocua_entry_model_get_seen (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return self->seen;
}

GocuaRecord *
gocua_entry_model_to_record (GocuaEntryModel *self,
                             const GocuaId *campaign,
                             const char *date,
                             const GocuaId *team)
{
  g_autoptr (GocuaRecord) record = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *follow_up = NULL;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);

  if (self->seen != NULL)
    record = gocua_record_copy (self->seen);
  else
    {
      record = gocua_record_new (GOCUA_KIND_VISIT, &self->id);
      gocua_record_set_id (record, GOCUA_VISIT_CAMPAIGN, campaign);
      gocua_record_set_text (record, GOCUA_VISIT_DATE, date);
      gocua_record_set_id (record, GOCUA_VISIT_TEAM, team);
    }
  answers = g_strdup (gocua_record_get_text (record, GOCUA_VISIT_ANSWERS));
  for (int slot = 0; slot < n_slots (self); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, (guint) slot);
      char *next = gocua_answers_set (answers, gocua_indicator_get_id (indicator), self->values[slot]);

      g_free (answers);
      answers = next;
    }
  follow_up = gocua_date_parse (self->follow_up, date != NULL ? year_of (date) : 0);
  gocua_record_set_id (record, GOCUA_VISIT_HOUSEHOLD, &self->household);
  gocua_record_set_text (record, GOCUA_VISIT_OUTCOME, gocua_outcome_get_id (self->outcome));
  gocua_record_set_text (record, GOCUA_VISIT_ANSWERS, answers);
  gocua_record_set_text (record, GOCUA_VISIT_REASON, self->reason);
  gocua_record_set_text (record, GOCUA_VISIT_FOLLOW_UP, follow_up);
  gocua_record_set_text (record, GOCUA_VISIT_NOTE, self->note);
  return g_steal_pointer (&record);
}

void
gocua_entry_model_begin_save (GocuaEntryModel *self, GocuaRecord *record)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && record != NULL && self->saving == NULL);

  self->saving = gocua_record_ref (record);
  self->state = GOCUA_ENTRY_SAVING;
  self->edited_while_saving = FALSE;
  g_clear_pointer (&self->error, g_free);
  notify_changed (self);
}

void
gocua_entry_model_end_save (GocuaEntryModel *self, gint64 now_ms, const char *error)
{
  g_autoptr (GocuaRecord) saving = NULL;

  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && self->saving != NULL);

  saving = g_steal_pointer (&self->saving);
  if (error != NULL)
    {
      self->state = GOCUA_ENTRY_FAILED;
      self->error = g_strdup (error);
    }
  else
    {
      g_clear_pointer (&self->seen, gocua_record_unref);
      self->seen = g_steal_pointer (&saving);
      self->saved_at = now_ms;
      self->state = self->edited_while_saving ? GOCUA_ENTRY_EDITED : GOCUA_ENTRY_SAVED;
    }
  notify_changed (self);
}

/* What was undone may be saved again, as another visit: the undone one stays deleted in the history. */
static void
take_back (GocuaEntryModel *self)
{
  g_clear_pointer (&self->seen, gocua_record_unref);
  gocua_id_init_new (&self->id, g_get_real_time () / 1000);
  if (self->state == GOCUA_ENTRY_SAVED)
    self->state = GOCUA_ENTRY_TAKEN_BACK;
}

void
gocua_entry_model_sync (GocuaEntryModel *self, const GocuaRecord *record)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && record != NULL);

  if (self->state == GOCUA_ENTRY_SAVING || !gocua_id_equal (&record->id, &self->id) ||
      !gocua_record_was_made (record))
    return;
  if (!gocua_record_exists (record))
    take_back (self);
  else
    {
      g_clear_pointer (&self->seen, gocua_record_unref);
      self->seen = gocua_record_copy (record);
      if (self->state == GOCUA_ENTRY_SAVED)
        take_record (self, record);
    }
  notify_changed (self);
}

void
gocua_entry_model_to_draft (GocuaEntryModel *self, GKeyFile *file)
{
  char group[GOCUA_ID_STRING_SIZE], household[GOCUA_ID_STRING_SIZE];

  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && file != NULL);

  if (self->state == GOCUA_ENTRY_EMPTY || self->state == GOCUA_ENTRY_SAVED)
    return;
  gocua_id_format (&self->id, group);
  g_key_file_set_string (file, group, "typed", self->typed);
  g_key_file_set_integer (file, group, "eligible", self->eligible);
  if (!gocua_id_is_null (&self->household))
    g_key_file_set_string (file, group, "household", gocua_id_format (&self->household, household));
  if (self->outcome != GOCUA_OUTCOME_NONE)
    g_key_file_set_string (file, group, "outcome", gocua_outcome_get_id (self->outcome));
  for (int slot = 0; slot < n_slots (self); slot++)
    if (self->values[slot] >= 0)
      {
        const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, (guint) slot);
        g_autofree char *key = g_strconcat ("answer-", gocua_indicator_get_id (indicator), NULL);

        g_key_file_set_integer (file, group, key, self->values[slot]);
      }
  if (self->reason != NULL)
    g_key_file_set_string (file, group, "reason", self->reason);
  g_key_file_set_string (file, group, "follow-up", self->follow_up);
  g_key_file_set_string (file, group, "note", self->note);
}

static void
read_text (GKeyFile *file, const char *group, const char *key, char **where)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  if (text != NULL)
    replace_text (where, text);
}

static void
read_answers (GocuaEntryModel *self, GKeyFile *file, const char *group)
{
  for (int slot = 0; slot < n_slots (self); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, (guint) slot);
      g_autofree char *key = g_strconcat ("answer-", gocua_indicator_get_id (indicator), NULL);

      if (g_key_file_has_key (file, group, key, NULL))
        self->values[slot] = CLAMP (g_key_file_get_integer (file, group, key, NULL), 0, GOCUA_ANSWER_MAX);
    }
}

GocuaEntryModel *
gocua_entry_model_from_draft (GocuaCampaign *campaign, GKeyFile *file, const char *group)
{
  g_autoptr (GocuaEntryModel) self = NULL;
  g_autofree char *household = NULL;
  g_autofree char *outcome = NULL;
  GocuaId id;

  g_return_val_if_fail (campaign != NULL && file != NULL && group != NULL, NULL);

  if (!gocua_id_parse (&id, group))
    return NULL;
  self = gocua_entry_model_new (campaign);
  self->id = id;
  household = g_key_file_get_string (file, group, "household", NULL);
  outcome = g_key_file_get_string (file, group, "outcome", NULL);
  if (household != NULL)
    gocua_id_parse (&self->household, household);
  if (g_key_file_has_key (file, group, "eligible", NULL))
    self->eligible = g_key_file_get_integer (file, group, "eligible", NULL);
  self->outcome = gocua_outcome_from_id (outcome);
  read_answers (self, file, group);
  read_text (file, group, "typed", &self->typed);
  read_text (file, group, "reason", &self->reason);
  read_text (file, group, "follow-up", &self->follow_up);
  read_text (file, group, "note", &self->note);
  self->state = is_blank (self) ? GOCUA_ENTRY_EMPTY : GOCUA_ENTRY_EDITED;
  return g_steal_pointer (&self);
}
