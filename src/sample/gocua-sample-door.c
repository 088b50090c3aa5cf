/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-door.c: what one knock at one door might bring. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-door.h"

#include "sample/gocua-sample-dice.h"
#include "sample/gocua-sample-names.h"

#include <string.h>

/* Percent of yes at a first visit, for the indicators of the shipped campaigns; others take DEFAULT_LIKELY.
 */
static const GocuaSampleLot likely_answers[] = {
  { "knows", 82 },  { "installed", 58 }, { "signed_in", 80 }, { "uses", 55 },
  { "device", 95 }, { "identity", 90 },  { "account", 64 },   { "skill", 46 },
};

#define DEFAULT_LIKELY 65

/* Weights of outcomes by what is known: nothing yet, met before, refused before, nobody lives there. */
static const guint first_weights[GOCUA_OUTCOME_LAST + 1] = { 0, 630, 190, 38, 24, 10, 62, 18, 22, 6 };
static const guint met_weights[GOCUA_OUTCOME_LAST + 1] = { 0, 780, 160, 10, 5, 0, 45, 0, 0, 0 };
static const guint refused_weights[GOCUA_OUTCOME_LAST + 1] = { 0, 300, 250, 380, 5, 0, 65, 0, 0, 0 };
static const guint gone_weights[GOCUA_OUTCOME_LAST + 1] = { 0, 100, 100, 0, 300, 40, 160, 260, 20, 20 };

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  GocuaCampaign *campaign = data;
  const guint *x = a;
  const guint *y = b;

  return strcmp (gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, *x)),
                 gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, *y)));
}

static guint
find_likely (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (likely_answers); i++)
    if (strcmp (likely_answers[i].text, id) == 0)
      return likely_answers[i].weight;
  return DEFAULT_LIKELY;
}

void
gocua_sample_door_init (GocuaSampleDoor *self, GocuaCampaign *campaign, GRand *dice)
{
  *self = (GocuaSampleDoor){ .campaign = campaign, .dice = dice };
  self->n_indicators = gocua_campaign_get_n_indicators (campaign);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      self->by_id[i] = i;
      self->likely[i] = find_likely (gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i)));
    }
  g_qsort_with_data (self->by_id, (gint) self->n_indicators, sizeof self->by_id[0], compare_ids, campaign);
}

void
gocua_sample_knock_clear (GocuaSampleKnock *self)
{
  g_clear_pointer (&self->answers, g_free);
}

/* Draws among what the campaign offers; "met" is always among it. */
static GocuaOutcome
draw_outcome (const GocuaSampleDoor *self, const GocuaSampleHousehold *household)
{
  const guint *weights = first_weights;
  guint offered[GOCUA_OUTCOME_LAST + 1] = { 0 };

  if (gocua_outcome_removes_eligibility (household->definite))
    weights = gone_weights;
  else if (household->definite == GOCUA_OUTCOME_REFUSED)
    weights = refused_weights;
  else if (household->met)
    weights = met_weights;
  for (guint i = 0; i < gocua_campaign_get_n_outcomes (self->campaign); i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (self->campaign, i);

      offered[outcome] = weights[outcome];
    }
  return (GocuaOutcome) gocua_sample_draw_index (self->dice, offered, G_N_ELEMENTS (offered));
}

/* How many people at most can say yes: no more than live there, nor than said yes to what this one rests on.
 * -1: the team did not get an answer that this one rests on, so it did not ask. */
static int
find_limit (const GocuaSampleDoor *self, const GocuaIndicator *indicator, const int *values, int people)
{
  guint required = gocua_indicator_get_requires (indicator);
  int limit = people;

  for (guint i = 0; i < self->n_indicators; i++)
    {
      if ((required & (1u << i)) == 0)
        continue;
      if (values[i] < 0)
        return -1;
      if (values[i] == 0)
        limit = 0;
      else if (gocua_indicator_is_count (gocua_campaign_get_indicator (self->campaign, i)))
        limit = MIN (limit, values[i]);
    }
  return limit;
}

static int
draw_count (const GocuaSampleDoor *self, int before, int limit, double percent)
{
  int count = before;

  if (before <= 0 && !gocua_sample_chance (self->dice, percent))
    return 0;
  if (before <= 0)
    for (int i = 0; i < limit; i++)
      count = MAX (count, 0) + gocua_sample_chance (self->dice, percent);
  else if (gocua_sample_chance (self->dice, 45))
    count++;
  return CLAMP (count, 1, limit);
}

static int
draw_value (const GocuaSampleDoor *self, const GocuaSampleHousehold *household, guint slot, const int *values)
{
  const GocuaIndicator *indicator = gocua_campaign_get_indicator (self->campaign, slot);
  int limit = find_limit (self, indicator, values, household->eligible);
  double percent = (double) self->likely[slot] + household->openness;
  int before = household->values[slot];

  /* Not every line of a sheet is filled in. */
  if (limit < 0 || gocua_sample_chance (self->dice, 3))
    return -1;
  if (limit == 0)
    return 0;
  if (gocua_indicator_is_count (indicator))
    return draw_count (self, before, limit, percent);
  if (before > 0)
    return gocua_sample_chance (self->dice, 97);
  return gocua_sample_chance (self->dice, percent);
}

static char *
format_answers (const GocuaSampleDoor *self, const int *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_indicators; i++)
    {
      guint slot = self->by_id[i];

      if (values[slot] < 0)
        continue;
      g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "",
                              gocua_indicator_get_id (gocua_campaign_get_indicator (self->campaign, slot)),
                              values[slot]);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
gocua_sample_door_ask (const GocuaSampleDoor *self, GocuaSampleHousehold *household)
{
  int values[GOCUA_MAX_INDICATORS];

  household->complete = TRUE;
  for (guint i = 0; i < self->n_indicators; i++)
    {
      values[i] = draw_value (self, household, i, values);
      if (values[i] >= 0)
        household->values[i] = (gint16) values[i];
      if (household->values[i] <= 0)
        household->complete = FALSE;
    }
  return format_answers (self, values);
}

static gboolean
explains (const GocuaReason *reason,
          const GocuaSampleHousehold *household,
          GocuaOutcome outcome,
          guint n_indicators)
{
  if (outcome != GOCUA_OUTCOME_MET)
    return gocua_reason_explains_outcome (reason, outcome);
  for (guint i = 0; i < n_indicators; i++)
    if (household->values[i] == 0 && gocua_reason_explains_indicator (reason, i))
      return TRUE;
  return FALSE;
}

/* One of the reasons that fit; the first ones are the commonest. */
static const char *
draw_reason (const GocuaSampleDoor *self, const GocuaSampleHousehold *household, GocuaOutcome outcome)
{
  guint n = gocua_campaign_get_n_reasons (self->campaign);
  g_autofree guint *weights = g_new0 (guint, n + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!explains (gocua_campaign_get_reason (self->campaign, i), household, outcome, self->n_indicators))
        continue;
      weights[i] = 10 + 2 * (n - i);
      any = TRUE;
    }
  if (!any || !gocua_sample_chance (self->dice, 80))
    return NULL;
  return gocua_reason_get_id (
      gocua_campaign_get_reason (self->campaign, gocua_sample_draw_index (self->dice, weights, n)));
}

static int
draw_follow_up (const GocuaSampleDoor *self, const GocuaSampleHousehold *household, GocuaOutcome outcome)
{
  switch (outcome)
    {
    case GOCUA_OUTCOME_MET:
      if (!household->complete && gocua_sample_chance (self->dice, 30))
        return gocua_sample_between (self->dice, 2, 10);
      return 0;
    case GOCUA_OUTCOME_ABSENT:
    case GOCUA_OUTCOME_LOCKED:
    case GOCUA_OUTCOME_RENTING:
      return gocua_sample_chance (self->dice, 35) ? gocua_sample_between (self->dice, 1, 6) : 0;
    case GOCUA_OUTCOME_NONE:
    case GOCUA_OUTCOME_REFUSED:
    case GOCUA_OUTCOME_MOVED:
    case GOCUA_OUTCOME_WRONG_ADDRESS:
    case GOCUA_OUTCOME_VACANT:
    case GOCUA_OUTCOME_NOT_ELIGIBLE:
    default:
      return 0;
    }
}

void
gocua_sample_door_knock (const GocuaSampleDoor *self,
                         GocuaSampleHousehold *household,
                         GocuaSampleKnock *knock)
{
  *knock = (GocuaSampleKnock){ .outcome = draw_outcome (self, household) };
  household->visits++;
  if (gocua_outcome_is_definite (knock->outcome))
    household->definite = knock->outcome;
  if (gocua_outcome_is_contact (knock->outcome))
    {
      household->met = TRUE;
      knock->answers = gocua_sample_door_ask (self, household);
    }
  knock->reason = draw_reason (self, household, knock->outcome);
  knock->follow_up = draw_follow_up (self, household, knock->outcome);
  if (gocua_sample_chance (self->dice, 12))
    knock->note = gocua_sample_visit_note (self->dice, knock->outcome);
}
