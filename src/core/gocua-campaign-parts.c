/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-parts.c: what is said of one indicator, one reason, one usual result of a campaign. */
#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-answers.h"
#include "core/gocua-campaign-private.h"

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

  return gocua_label_pick (&self->label);
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

  return gocua_label_pick (&self->spec->label);
}

const char *
gocua_indicator_get_short_label (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec->short_label);
}

const char *
gocua_indicator_get_question (const GocuaIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gocua_label_pick (&self->spec->question);
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

  return gocua_label_pick (&self->spec->label);
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
