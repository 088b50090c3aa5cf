/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model-sheet.c: a line of the entry grid that is a line of a walk sheet. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-model-private.h"

#include <glib/gi18n.h>

#include "core/gocua-answers.h"

GocuaEntryModel *
gocua_entry_model_new_line (GocuaCampaign *campaign,
                            const GocuaId *sheet,
                            guint line,
                            const GocuaId *household)
{
  GocuaEntryModel *self;

  g_return_val_if_fail (campaign != NULL && sheet != NULL && line > 0, NULL);

  self = gocua_entry_model_new (campaign);
  self->sheet = *sheet;
  self->line = line;
  self->printed = household != NULL && !gocua_id_is_null (household);
  if (self->printed)
    self->household = *household;
  return self;
}

void
gocua_entry_model_show_printed (GocuaEntryModel *self, const GocuaHouseholdRow *row)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && self->printed);

  if (row != NULL)
    {
      GocuaId printed = self->household;

      gocua_entry_model_take_household (self, row);
      self->household = printed;
    }
  else
    {
      g_free (self->typed);
      self->typed = g_strdup (_ ("No longer on the roster"));
    }
  gocua_entry_model_tell (self);
}

void
gocua_entry_model_hide_before (GocuaEntryModel *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  g_free (self->before);
  self->before = g_strdup ("");
  gocua_entry_model_tell (self);
}

const GocuaId *
gocua_entry_model_get_sheet (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), NULL);
  return self->line > 0 ? &self->sheet : NULL;
}

guint
gocua_entry_model_get_line (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), 0);
  return self->line;
}

gboolean
gocua_entry_model_is_printed (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);
  return self->printed;
}

gboolean
gocua_entry_model_is_open (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);

  return self->printed && !self->skipped &&
         (self->state == GOCUA_ENTRY_EMPTY || self->state == GOCUA_ENTRY_TAKEN_BACK);
}

void
gocua_entry_model_set_skipped (GocuaEntryModel *self, gboolean skipped)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (self->skipped == skipped)
    return;
  self->skipped = skipped;
  gocua_entry_model_tell (self);
}

gboolean
gocua_entry_model_get_skipped (GocuaEntryModel *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self), FALSE);
  return self->skipped;
}

static void
forget_visit (GocuaEntryModel *self)
{
  if (self->seen == NULL)
    return;
  gocua_entry_model_take_back (self);
  gocua_entry_model_tell (self);
}

void
gocua_entry_model_show_visit (GocuaEntryModel *self, const GocuaRecord *visit)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self));

  if (self->state == GOCUA_ENTRY_SAVING)
    return;
  if (visit == NULL)
    forget_visit (self);
  else if (gocua_id_equal (&visit->id, &self->id))
    gocua_entry_model_sync (self, visit);
  else if (!gocua_entry_model_needs_save (self))
    {
      self->id = visit->id;
      self->state = GOCUA_ENTRY_SAVED;
      gocua_entry_model_sync (self, visit);
    }
}

void
gocua_entry_model_take_draft (GocuaEntryModel *self, GocuaEntryModel *kept)
{
  g_return_if_fail (GOCUA_IS_ENTRY_MODEL (self) && GOCUA_IS_ENTRY_MODEL (kept));

  self->id = kept->id;
  if (!self->printed && *kept->typed != '\0')
    {
      gocua_entry_model_set_typed (self, kept->typed);
      self->household = kept->household;
      self->eligible = kept->eligible;
    }
  gocua_entry_model_tell (self);
}

static int
value_from (GocuaEntryModel *self, GocuaEntryModel *from, guint slot)
{
  gboolean is_all = gocua_indicator_is_count (gocua_campaign_get_indicator (self->campaign, slot)) &&
                    from->values[slot] > 0 && from->values[slot] == from->eligible && self->eligible >= 0;

  return is_all ? MIN (self->eligible, GOCUA_ANSWER_MAX) : from->values[slot];
}

gboolean
gocua_entry_model_copy_result (GocuaEntryModel *self, GocuaEntryModel *from)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && GOCUA_IS_ENTRY_MODEL (from), FALSE);

  if (from->outcome == GOCUA_OUTCOME_NONE)
    return FALSE;
  gocua_entry_model_set_outcome (self, from->outcome);
  for (guint slot = 0; slot < gocua_entry_model_count_slots (self); slot++)
    gocua_entry_model_set_value (self, slot, value_from (self, from, slot));
  gocua_entry_model_set_reason (self, from->reason);
  gocua_entry_model_set_follow_up (self, from->follow_up);
  return TRUE;
}

guint
gocua_entry_model_apply_quick (GocuaEntryModel *self, const GocuaQuick *quick)
{
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  const GocuaReason *reason;
  guint asked;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (self) && quick != NULL, 0);

  reason = gocua_quick_get_reason (quick);
  asked = gocua_quick_fill (quick, self->eligible, values);
  gocua_entry_model_set_outcome (self, gocua_quick_get_outcome (quick));
  for (guint slot = 0; slot < gocua_entry_model_count_slots (self); slot++)
    gocua_entry_model_set_value (self, slot, values[slot]);
  gocua_entry_model_set_reason (self, reason != NULL ? gocua_reason_get_id (reason) : NULL);
  gocua_entry_model_set_follow_up (self, "");
  return asked;
}
