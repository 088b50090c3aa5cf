/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model-visit.c: the visit that a line of the entry grid becomes, on its way to the disk and once
 * it is there. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-model-private.h"
#include "core/gocua-answers.h"
#include "core/gocua-date.h"

static void
take_answers (GocuaEntryModel *self, const char *answers)
{
  for (guint slot = 0; slot < gocua_entry_model_count_slots (self); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, slot);

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
  gocua_entry_model_replace_text (&self->reason, gocua_record_get_text (record, GOCUA_VISIT_REASON));
  gocua_entry_model_replace_text (&self->follow_up, follow_up);
  gocua_entry_model_replace_text (&self->note, note != NULL ? note : "");
}

static int
year_of (const char *iso)
{
  return (int) g_ascii_strtoll (iso, NULL, 10);
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
  for (guint slot = 0; slot < gocua_entry_model_count_slots (self); slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, slot);
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
  gocua_entry_model_replace_text (&self->meanwhile, "");
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

  if (gocua_entry_model_replace_text (&self->meanwhile, sentence))
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
