/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-private.h: what a campaign consists of, for the files that make it up. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-language.h"

G_BEGIN_DECLS

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

static inline const char *
gocua_label_pick (const GocuaLabel *label)
{
  return gocua_language_pick (label->vi, label->en);
}

/** gocua_campaign_derive: fills @self, which has only its blocks and texts yet. @wanted: valid; copied */
void gocua_campaign_derive (GocuaCampaign *self, const GocuaCampaignSpec *wanted);

G_END_DECLS
