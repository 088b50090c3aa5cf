/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign.c: a movement with its indicators, targets, deadlines, outcomes and reasons. */

#define G_LOG_DOMAIN "gocua-core"

#include <math.h>

#include "core/gocua-answers.h"
#include "core/gocua-campaign.h"
#include "core/gocua-language.h"

struct _GocuaIndicator
{
  const GocuaIndicatorSpec *spec;
  const char *deadline;
  guint slot;
  guint requires;
};

struct _GocuaReason
{
  const GocuaReasonSpec *spec;
  guint indicators; /* mask of slots */
  guint outcomes;   /* mask of outcomes */
};

struct _GocuaQuick
{
  GocuaLabel label;
  char key;
  GocuaOutcome outcome;
  int answers[GOCUA_CAMPAIGN_MAX_INDICATORS];
  const GocuaReason *reason; /* (nullable) */
  gboolean asks_reason;
  gboolean asks_follow_up;
};

struct _GocuaCampaign
{
  gatomicrefcount refs;
  GStringChunk *texts;
  GPtrArray *blocks; /* what the spec points to, besides texts */
  GocuaCampaignSpec spec;
  GocuaIndicator indicators[GOCUA_CAMPAIGN_MAX_INDICATORS];
  GocuaOutcome outcomes[GOCUA_CAMPAIGN_MAX_OUTCOMES];
  GocuaReason reasons[GOCUA_CAMPAIGN_MAX_REASONS];
  GocuaQuick quick[GOCUA_CAMPAIGN_MAX_QUICK];
  guint n_quick;
};

G_DEFINE_BOXED_TYPE (GocuaCampaign, gocua_campaign, gocua_campaign_ref, gocua_campaign_unref)

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

static void
derive (GocuaCampaign *self)
{
  const GocuaCampaignSpec *spec = &self->spec;

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

static const char *
pick (const GocuaLabel *label)
{
  return gocua_language_pick (label->vi, label->en);
}

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
  keep_spec (self, spec);
  derive (self);
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

  return pick (&self->spec.title);
}

const char *
gocua_campaign_get_short_title (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec.short_title);
}

const char *
gocua_campaign_get_description (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec.description);
}

const char *
gocua_campaign_get_reference (const GocuaCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec.reference);
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

  return pick (&self->spec.people_label);
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
  return spec != NULL ? pick (&spec->label) : gocua_outcome_get_label (outcome);
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

char
gocua_quick_get_key (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->key;
}

const char *
gocua_quick_get_label (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->label);
}

GocuaOutcome
gocua_quick_get_outcome (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, GOCUA_OUTCOME_NONE);

  return self->outcome;
}

int
gocua_quick_get_answer (const GocuaQuick *self, guint slot)
{
  g_return_val_if_fail (self != NULL && slot < GOCUA_CAMPAIGN_MAX_INDICATORS, GOCUA_ANSWER_UNKNOWN);

  return self->answers[slot];
}

const GocuaReason *
gocua_quick_get_reason (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}

gboolean
gocua_quick_asks_reason (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->asks_reason;
}

gboolean
gocua_quick_asks_follow_up (const GocuaQuick *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->asks_follow_up;
}

const char *
gocua_indicator_get_id (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec->id;
}

guint
gocua_indicator_get_slot (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->slot;
}

GocuaIndicatorType
gocua_indicator_get_kind (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, GOCUA_INDICATOR_YESNO);

  return self->spec->type;
}

gboolean
gocua_indicator_is_count (const GocuaIndicator *self)
{
  return gocua_indicator_get_kind (self) == GOCUA_INDICATOR_COUNT;
}

const char *
gocua_indicator_get_label (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec->label);
}

const char *
gocua_indicator_get_short_label (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec->short_label);
}

const char *
gocua_indicator_get_question (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec->question);
}

double
gocua_indicator_get_target (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spec->target;
}

GocuaBasis
gocua_indicator_get_basis (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, GOCUA_BASIS_HOUSEHOLDS);

  return self->spec->basis;
}

const char *
gocua_indicator_get_deadline (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->deadline;
}

guint
gocua_indicator_get_requires (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->requires;
}

gboolean
gocua_indicator_is_benefit (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->spec->benefit;
}

const char *
gocua_reason_get_id (const GocuaReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec->id;
}

const char *
gocua_reason_get_label (const GocuaReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pick (&self->spec->label);
}

char
gocua_reason_get_letter (const GocuaReason *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->spec->letter;
}

gboolean
gocua_reason_explains_indicator (const GocuaReason *self, guint slot)
{
  g_return_val_if_fail (self != NULL && slot < GOCUA_CAMPAIGN_MAX_INDICATORS, FALSE);

  return (self->indicators & (1u << slot)) != 0;
}

gboolean
gocua_reason_explains_outcome (const GocuaReason *self, GocuaOutcome outcome)
{
  g_return_val_if_fail (self != NULL && (guint) outcome <= GOCUA_OUTCOME_LAST, FALSE);

  return (self->outcomes & (1u << outcome)) != 0;
}
