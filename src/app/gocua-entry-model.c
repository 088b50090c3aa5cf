/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model.c: one line of the entry grid: what was typed, whether it may be saved, and where the
 * keys lead. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-model-private.h"

#include <string.h>

#include "app/gocua-entry-words.h"
#include "core/gocua-answers.h"

G_DEFINE_FINAL_TYPE (GocuaEntryModel, gocua_entry_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  for (guint slot = 0; slot < gocua_entry_model_count_slots (self); slot++)
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

static void
blank (GocuaEntryModel *self)
{
  if (!self->printed)
    {
      memset (&self->household, 0, sizeof self->household);
      gocua_entry_model_replace_text (&self->typed, "");
      gocua_entry_model_replace_text (&self->before, "");
      self->eligible = -1;
    }
  self->outcome = GOCUA_OUTCOME_NONE;
  for (int slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
    self->values[slot] = GOCUA_ANSWER_UNKNOWN;
  g_clear_pointer (&self->reason, g_free);
  gocua_entry_model_replace_text (&self->follow_up, "");
  gocua_entry_model_replace_text (&self->note, "");
}

void
gocua_entry_model_take_household (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_autofree char *words = gocua_entry_describe_household (row->address, row->head);

  self->household = row->id;
  self->eligible = row->eligible_people;
  gocua_entry_model_replace_text (&self->typed, words);
  g_free (self->before);
  self->before = gocua_entry_describe_status (self->campaign, &row->status, row->eligible_people);
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
  return GOCUA_ENTRY_CELL_ANSWERS + (int) gocua_entry_model_count_slots (self);
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

  if (!gocua_entry_model_replace_text (&self->typed, text))
    return;
  memset (&self->household, 0, sizeof self->household);
  gocua_entry_model_replace_text (&self->before, "");
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
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && slot < gocua_entry_model_count_slots (self));

  value = CLAMP (value, GOCUA_ANSWER_UNKNOWN, GOCUA_ANSWER_MAX);
  if (self->values[slot] == value)
    return;
  self->values[slot] = value;
  edited (self);
}

int
gocua_entry_model_get_value (GocuaEntryModel *self, guint slot)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && slot < gocua_entry_model_count_slots (self),
                        GOCUA_ANSWER_UNKNOWN);
  return self->values[slot];
}

void
gocua_entry_model_set_reason (GocuaEntryModel *self, const char *reason)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (gocua_entry_model_replace_text (&self->reason, reason))
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

  if (gocua_entry_model_replace_text (&self->follow_up, text))
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

  if (gocua_entry_model_replace_text (&self->note, text))
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
  else if (slot >= 0 && (guint) slot < gocua_entry_model_count_slots (self) && from->values[slot] >= 0)
    gocua_entry_model_set_value (self, (guint) slot, from->values[slot]);
  else if (cell == gocua_entry_model_get_reason_cell (self) && from->reason != NULL)
    gocua_entry_model_set_reason (self, from->reason);
  else if (cell == gocua_entry_model_get_follow_up_cell (self) && *from->follow_up != '\0')
    gocua_entry_model_set_follow_up (self, from->follow_up);
  else
    return FALSE;
  return TRUE;
}
