/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-derive.c: a campaign out of its description: copies of its own, and what follows from them.
 */
#define G_LOG_DOMAIN "gocua-core"

#include <math.h>

#include "core/gocua-answers.h"
#include "core/gocua-campaign-private.h"

static const char *
keep_text (GocuaCampaign *self, const char *text)
{
  g_autofree char *composed = NULL;

  if (text == NULL)
    return NULL;
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_string_chunk_insert_const (self->texts, composed);
}

static void
keep_label (GocuaCampaign *self, GocuaLabel *label)
{
  label->vi = keep_text (self, label->vi != NULL ? label->vi : "");
  label->en = keep_text (self, label->en != NULL ? label->en : "");
}

static gpointer
keep_block (GocuaCampaign *self, gconstpointer block, gsize n, gsize size)
{
  gpointer copy = g_memdup2 (block, n * size);

  if (copy != NULL)
    g_ptr_array_add (self->blocks, copy);
  return copy;
}

static const char *const *
keep_ids (GocuaCampaign *self, const char *const *ids)
{
  guint n = ids != NULL ? g_strv_length ((GStrv) ids) : 0;
  const char **copy = g_new0 (const char *, n + 1);

  g_ptr_array_add (self->blocks, copy);
  for (guint i = 0; i < n; i++)
    copy[i] = keep_text (self, ids[i]);
  return copy;
}

static void
keep_quick (GocuaCampaign *self, GocuaQuickSpec *it)
{
  GocuaQuickAnswer *answers = keep_block (self, it->answers, it->n_answers, sizeof *answers);

  for (guint i = 0; i < it->n_answers; i++)
    answers[i].indicator = keep_text (self, answers[i].indicator);
  it->answers = answers;
  it->outcome = keep_text (self, it->outcome);
  it->reason = keep_text (self, it->reason);
  keep_label (self, &it->label);
}

/* What is borrowed in @spec becomes our own, level by level. */
static void
keep_spec (GocuaCampaign *self, const GocuaCampaignSpec *from)
{
  GocuaCampaignSpec *spec = &self->spec;
  GocuaIndicatorSpec *indicators =
      keep_block (self, from->indicators, from->n_indicators, sizeof *indicators);
  GocuaOutcomeSpec *outcomes = keep_block (self, from->outcomes, from->n_outcomes, sizeof *outcomes);
  GocuaReasonSpec *reasons = keep_block (self, from->reasons, from->n_reasons, sizeof *reasons);
  GocuaQuickSpec *quick = keep_block (self, from->quick, from->n_quick, sizeof *quick);
  GocuaLabel *labels[] = { &spec->title, &spec->short_title, &spec->description, &spec->reference,
                           &spec->people_label };

  *spec = *from;
  spec->indicators = indicators;
  spec->outcomes = outcomes;
  spec->reasons = reasons;
  spec->quick = quick;
  spec->key = keep_text (self, spec->key);
  spec->start = keep_text (self, spec->start);
  spec->end = keep_text (self, spec->end);
  spec->app_url = keep_text (self, spec->app_url);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    keep_label (self, labels[i]);

  for (guint i = 0; i < spec->n_indicators; i++)
    {
      indicators[i].id = keep_text (self, indicators[i].id);
      indicators[i].deadline = keep_text (self, indicators[i].deadline);
      indicators[i].requires = keep_ids (self, indicators[i].requires);
      /* Two decimals are more than any plan has, and survive being written and read as text. */
      indicators[i].target = round (indicators[i].target * 100) / 100;
      keep_label (self, &indicators[i].label);
      keep_label (self, &indicators[i].short_label);
      keep_label (self, &indicators[i].question);
    }
  for (guint i = 0; i < spec->n_outcomes; i++)
    {
      outcomes[i].id = keep_text (self, outcomes[i].id);
      keep_label (self, &outcomes[i].label);
    }
  for (guint i = 0; i < spec->n_reasons; i++)
    {
      reasons[i].id = keep_text (self, reasons[i].id);
      reasons[i].indicators = keep_ids (self, reasons[i].indicators);
      reasons[i].outcomes = keep_ids (self, reasons[i].outcomes);
      keep_label (self, &reasons[i].label);
    }
  for (guint i = 0; i < spec->n_quick; i++)
    keep_quick (self, &quick[i]);
}

static guint
indicator_mask (const GocuaCampaign *self, const char *const *ids)
{
  guint mask = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    mask |= 1u << gocua_campaign_find_indicator (self, ids[i]);
  return mask;
}

static guint
outcome_mask (const char *const *ids)
{
  guint mask = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    mask |= 1u << gocua_outcome_from_id (ids[i]);
  return mask;
}

static void
derive_quick (GocuaCampaign *self, GocuaQuick *quick, const GocuaQuickSpec *it)
{
  quick->label = it->label;
  quick->key = it->key;
  quick->outcome = gocua_outcome_from_id (it->outcome);
  for (guint slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
    quick->answers[slot] = GOCUA_ANSWER_UNKNOWN;
  for (guint i = 0; i < it->n_answers; i++)
    quick->answers[gocua_campaign_find_indicator (self, it->answers[i].indicator)] = it->answers[i].value;
  quick->asks_reason = g_strcmp0 (it->reason, GOCUA_QUICK_REASON) == 0;
  quick->reason = quick->asks_reason ? NULL : gocua_campaign_find_reason (self, it->reason);
  quick->asks_follow_up = it->asks_follow_up;
}

/* For a campaign that describes none. */
static void
make_quick (GocuaCampaign *self, GocuaQuick *quick, guint position)
{
  quick->label = self->spec.outcomes[position].label;
  quick->key = self->spec.outcomes[position].key;
  quick->outcome = self->outcomes[position];
  for (guint slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
    quick->answers[slot] = slot < self->spec.n_indicators && gocua_outcome_is_contact (quick->outcome)
                               ? GOCUA_QUICK_ASK
                               : GOCUA_ANSWER_UNKNOWN;
  for (guint i = 0; i < self->spec.n_reasons; i++)
    if ((self->reasons[i].outcomes & (1u << quick->outcome)) != 0)
      quick->asks_reason = TRUE;
}

static void
derive_all_quick (GocuaCampaign *self)
{
  for (guint i = 0; i < self->spec.n_quick; i++)
    derive_quick (self, &self->quick[self->n_quick++], &self->spec.quick[i]);
  for (guint i = 0; self->spec.n_quick == 0 && i < self->spec.n_outcomes; i++)
    if (self->spec.outcomes[i].key != '\0')
      make_quick (self, &self->quick[self->n_quick++], i);
}

void
gocua_campaign_derive (GocuaCampaign *self, const GocuaCampaignSpec *wanted)
{
  const GocuaCampaignSpec *spec = &self->spec;

  keep_spec (self, wanted);
  for (guint i = 0; i < spec->n_indicators; i++)
    {
      const GocuaIndicatorSpec *it = &spec->indicators[i];

      self->indicators[i].spec = it;
      self->indicators[i].slot = i;
      self->indicators[i].deadline = it->deadline != NULL ? it->deadline : spec->end;
      self->indicators[i].requires = indicator_mask (self, it->requires);
    }
  for (guint i = 0; i < spec->n_outcomes; i++)
    self->outcomes[i] = gocua_outcome_from_id (spec->outcomes[i].id);
  for (guint i = 0; i < spec->n_reasons; i++)
    {
      self->reasons[i].spec = &spec->reasons[i];
      self->reasons[i].indicators = indicator_mask (self, spec->reasons[i].indicators);
      self->reasons[i].outcomes = outcome_mask (spec->reasons[i].outcomes);
    }
  derive_all_quick (self);
}
