/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign.c: a movement with its indicators, targets, deadlines, outcomes and reasons. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-campaign-private.h"

G_DEFINE_BOXED_TYPE (GocuaCampaign, gocua_campaign, gocua_campaign_ref, gocua_campaign_unref)

static const GocuaOutcomeSpec *
outcome_spec (const GocuaCampaign *self, GocuaOutcome outcome)
{
  for (guint i = 0; i < self->spec.n_outcomes; i++)
    if (self->outcomes[i] == outcome)
      return &self->spec.outcomes[i];
  return NULL;
}

GocuaCampaign *
gocua_campaign_new (const GocuaCampaignSpec *spec, GError **error)
{
  GocuaCampaign *self;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!gocua_campaign_spec_validate (spec, error))
    return NULL;

  self = g_new0 (GocuaCampaign, 1);
  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  gocua_campaign_derive (self, spec);
  return self;
}

GocuaCampaign *
gocua_campaign_ref (GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_campaign_unref (GocuaCampaign *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const GocuaCampaignSpec *
gocua_campaign_get_spec (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->spec;
}

const char *
gocua_campaign_get_key (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec.key;
}

const char *
gocua_campaign_get_title (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec.title);
}

const char *
gocua_campaign_get_short_title (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec.short_title);
}

const char *
gocua_campaign_get_description (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec.description);
}

const char *
gocua_campaign_get_reference (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec.reference);
}

const char *
gocua_campaign_get_app_url (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec.app_url;
}

const char *
gocua_campaign_get_people_label (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec.people_label);
}

const char *
gocua_campaign_get_start (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec.start;
}

const char *
gocua_campaign_get_end (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec.end;
}

guint
gocua_campaign_get_n_indicators (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spec.n_indicators;
}

const GocuaIndicator *
gocua_campaign_get_indicator (const GocuaCampaign *self, guint slot)
{
  g_return_val_if_fail (self != NULL && slot < self->spec.n_indicators, NULL);

  return &self->indicators[slot];
}

int
gocua_campaign_find_indicator (const GocuaCampaign *self, const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->spec.n_indicators; i++)
    if (g_strcmp0 (self->spec.indicators[i].id, id) == 0)
      return (int) i;
  return -1;
}

guint
gocua_campaign_get_n_outcomes (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spec.n_outcomes;
}

GocuaOutcome
gocua_campaign_get_outcome (const GocuaCampaign *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->spec.n_outcomes, GOCUA_OUTCOME_NONE);

  return self->outcomes[position];
}

const char *
gocua_campaign_get_outcome_label (const GocuaCampaign *self, GocuaOutcome outcome)
{
  const GocuaOutcomeSpec *spec;

  g_return_val_if_fail (self != NULL, NULL);

  spec = outcome_spec (self, outcome);
  return spec != NULL ? gocua_label_pick (&spec->label) : gocua_outcome_get_label (outcome);
}

char
gocua_campaign_get_outcome_key (const GocuaCampaign *self, GocuaOutcome outcome)
{
  const GocuaOutcomeSpec *spec;

  g_return_val_if_fail (self != NULL, '\0');

  spec = outcome_spec (self, outcome);
  return spec != NULL ? spec->key : '\0';
}

GocuaOutcome
gocua_campaign_find_outcome_by_key (const GocuaCampaign *self, char key)
{
  g_return_val_if_fail (self != NULL, GOCUA_OUTCOME_NONE);

  for (guint i = 0; key != '\0' && i < self->spec.n_outcomes; i++)
    if (self->spec.outcomes[i].key == key)
      return self->outcomes[i];
  return GOCUA_OUTCOME_NONE;
}

guint
gocua_campaign_get_n_reasons (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spec.n_reasons;
}

const GocuaReason *
gocua_campaign_get_reason (const GocuaCampaign *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->spec.n_reasons, NULL);

  return &self->reasons[position];
}

const GocuaReason *
gocua_campaign_find_reason (const GocuaCampaign *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->spec.n_reasons; i++)
    if (g_strcmp0 (self->spec.reasons[i].id, id) == 0)
      return &self->reasons[i];
  return NULL;
}

const GocuaReason *
gocua_campaign_find_reason_by_letter (const GocuaCampaign *self, char letter)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; letter != '\0' && i < self->spec.n_reasons; i++)
    if (self->spec.reasons[i].letter == g_ascii_tolower (letter))
      return &self->reasons[i];
  return NULL;
}

guint
gocua_campaign_get_n_quick (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_quick;
}

const GocuaQuick *
gocua_campaign_get_quick (const GocuaCampaign *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n_quick, NULL);

  return &self->quick[position];
}

const GocuaQuick *
gocua_campaign_find_quick (const GocuaCampaign *self, char key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_quick; i++)
    if (self->quick[i].key == key)
      return &self->quick[i];
  return NULL;
}
