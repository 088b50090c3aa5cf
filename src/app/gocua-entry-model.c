/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model.c: one line of the entry grid: what was typed, whether it may be saved, and where the
 * keys lead. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-model-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-entry-words.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-text.h"

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

void
gocua_entry_model_tell (GocuaEntryModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_blank (GocuaEntryModel *self)
{
  if (!self->printed && (!gocua_id_is_null (&self->household) || *self->typed != '\0'))
    return FALSE;
  if (self->outcome != GOCUA_OUTCOME_NONE || self->reason != NULL || *self->follow_up != '\0' ||
      *self->note != '\0')
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
  gocua_entry_model_tell (self);
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
  if (!self->printed)
    {
      memset (&self->household, 0, sizeof self->household);
      replace_text (&self->typed, "");
      replace_text (&self->before, "");
      self->eligible = -1;
    }
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

void
gocua_entry_model_take_record (GocuaEntryModel *self, const GocuaRecord *record)
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

void
gocua_entry_model_take_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
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
  g_clear_pointer (&self->meanwhile, g_free);
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
  self->meanwhile = g_strdup ("");
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

GocuaEntryModel *
gocua_entry_model_new_restored (GocuaCampaign *campaign,
                                const GocuaId *id,
                                const GocuaId *household,
                                const char *typed,
                                int eligible)
{
  GocuaEntryModel *self;

  g_return_val_if_fail (campaign != NULL && id != NULL && typed != NULL, NULL);

  self = gocua_entry_model_new (campaign);
  self->id = *id;
  gocua_entry_model_set_typed (self, typed);
  if (household != NULL)
    self->household = *household;
  self->eligible = eligible;
  self->state = is_blank (self) ? GOCUA_ENTRY_EMPTY : GOCUA_ENTRY_EDITED;
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

  gocua_entry_model_take_household (self, row);
  edited (self);
}

void
gocua_entry_model_refresh_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && row != NULL);

  if (gocua_id_equal (&row->id, &self->household))
    gocua_entry_model_take_household (self, row);
  gocua_entry_model_tell (self);
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
      gocua_entry_model_take_record (self, self->seen);
      self->state = GOCUA_ENTRY_SAVED;
    }
  else
    {
      blank (self);
      self->state = GOCUA_ENTRY_EMPTY;
    }
  gocua_entry_model_tell (self);
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
      if (self->line > 0)
        {
          gocua_record_set_id (record, GOCUA_VISIT_SHEET, &self->sheet);
          gocua_record_set_int (record, GOCUA_VISIT_LINE, self->line);
        }
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
  replace_text (&self->meanwhile, "");
  g_clear_pointer (&self->error, g_free);
  gocua_entry_model_tell (self);
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
  gocua_entry_model_tell (self);
}

void
gocua_entry_model_take_back (GocuaEntryModel *self)
{
  g_clear_pointer (&self->seen, gocua_record_unref);
  gocua_id_init_new (&self->id, g_get_real_time () / 1000);
  if (self->state == GOCUA_ENTRY_SAVED)
    self->state = GOCUA_ENTRY_TAKEN_BACK;
}

void
gocua_entry_model_set_meanwhile (GocuaEntryModel *self, const char *sentence)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && sentence != NULL);

  if (replace_text (&self->meanwhile, sentence))
    gocua_entry_model_tell (self);
}

const char *
gocua_entry_model_get_meanwhile (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), "");
  return self->meanwhile;
}

/* A line that is being edited still shows what it was made from: a value that somebody else has set meanwhile
 * was not seen, so that saving neither takes it back nor goes unnoticed as a conflict. */
static void
see_again (GocuaEntryModel *self, const GocuaRecord *record)
{
  GocuaRecord *seen = gocua_record_copy (self->seen);

  for (guint field = 0; field < GOCUA_VISIT_N_FIELDS; field++)
    if (gocua_value_equal (&seen->values[field], &record->values[field]))
      {
        seen->stamps[field] = record->stamps[field];
        seen->devices[field] = record->devices[field];
      }
  gocua_record_unref (self->seen);
  self->seen = seen;
}

void
gocua_entry_model_sync (GocuaEntryModel *self, const GocuaRecord *record)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && record != NULL);

  if (self->state == GOCUA_ENTRY_SAVING || !gocua_id_equal (&record->id, &self->id) ||
      !gocua_record_was_made (record))
    return;
  if (!gocua_record_exists (record))
    gocua_entry_model_take_back (self);
  else if (self->seen != NULL && gocua_entry_model_needs_save (self))
    see_again (self, record);
  else
    {
      g_clear_pointer (&self->seen, gocua_record_unref);
      self->seen = gocua_record_copy (record);
      if (self->state == GOCUA_ENTRY_SAVED)
        gocua_entry_model_take_record (self, record);
    }
  gocua_entry_model_tell (self);
}
