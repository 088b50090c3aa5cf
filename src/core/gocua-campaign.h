/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign.h: a movement with its indicators, targets, deadlines, outcomes and reasons. */
#pragma once

#include <glib-object.h>

#include "core/gocua-campaign-spec.h"
#include "core/gocua-outcome.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_CAMPAIGN (gocua_campaign_get_type ())

/**
 * GocuaCampaign:
 *
 * An immutable, counted value that always keeps the rules of gocua_campaign_spec_validate(). What it hands
 * out lives as long as it does, may be read by any thread, and is in the language of gocua_language_get() at
 * the time of the call.
 */
typedef struct _GocuaCampaign GocuaCampaign;

/** GocuaIndicator: owned by its campaign. Its slot is its place in the list, 0 to 15. */
typedef struct _GocuaIndicator GocuaIndicator;

/** GocuaReason: owned by its campaign. */
typedef struct _GocuaReason GocuaReason;

/** GocuaQuick: a usual result, all that one key says about a door; owned by its campaign. */
typedef struct _GocuaQuick GocuaQuick;

GType gocua_campaign_get_type (void);

/**
 * gocua_campaign_new:
 * @spec: copied, its texts brought to NFC
 *
 * Returns: (transfer full) (nullable): a campaign, or %NULL with %GOCUA_CAMPAIGN_ERROR_INVALID
 */
GocuaCampaign *gocua_campaign_new (const GocuaCampaignSpec *spec, GError **error);
GocuaCampaign *gocua_campaign_ref (GocuaCampaign *self);
void gocua_campaign_unref (GocuaCampaign *self);

/** gocua_campaign_get_spec: Returns: (transfer none): everything in both languages, as a writer needs it */
const GocuaCampaignSpec *gocua_campaign_get_spec (const GocuaCampaign *self);

/** gocua_campaign_get_key: Returns: the name by which files and records know it, such as "cds-2025" */
const char *gocua_campaign_get_key (const GocuaCampaign *self);

/** gocua_campaign_get_title, gocua_campaign_get_short_title: Returns: for a heading, and for a narrow place
 */
const char *gocua_campaign_get_title (const GocuaCampaign *self);
const char *gocua_campaign_get_short_title (const GocuaCampaign *self);

/** gocua_campaign_get_description, gocua_campaign_get_reference: Returns: "" where there is none */
const char *gocua_campaign_get_description (const GocuaCampaign *self);
const char *gocua_campaign_get_reference (const GocuaCampaign *self);

/** gocua_campaign_get_people_label: Returns: what the people are called of whom the counts are counts */
const char *gocua_campaign_get_people_label (const GocuaCampaign *self);

/** gocua_campaign_get_app_url: Returns: (nullable): where the app is installed from */
const char *gocua_campaign_get_app_url (const GocuaCampaign *self);

/** gocua_campaign_get_start, gocua_campaign_get_end: Returns: the first and the last day, ISO */
const char *gocua_campaign_get_start (const GocuaCampaign *self);
const char *gocua_campaign_get_end (const GocuaCampaign *self);

guint gocua_campaign_get_n_indicators (const GocuaCampaign *self);

/** gocua_campaign_get_indicator: @slot: less than gocua_campaign_get_n_indicators() */
const GocuaIndicator *gocua_campaign_get_indicator (const GocuaCampaign *self, guint slot);

/** gocua_campaign_find_indicator: Returns: the slot of @id (nullable), or -1 */
int gocua_campaign_find_indicator (const GocuaCampaign *self, const char *id);

guint gocua_campaign_get_n_outcomes (const GocuaCampaign *self);

/** gocua_campaign_get_outcome: @position: less than gocua_campaign_get_n_outcomes(), in the order of the file
 */
GocuaOutcome gocua_campaign_get_outcome (const GocuaCampaign *self, guint position);

/** gocua_campaign_get_outcome_label: Returns: the campaign's label, the built-in one where it does not offer
 * it */
const char *gocua_campaign_get_outcome_label (const GocuaCampaign *self, GocuaOutcome outcome);

/** gocua_campaign_get_outcome_key: Returns: the digit that chooses @outcome at entry, or 0 for none */
char gocua_campaign_get_outcome_key (const GocuaCampaign *self, GocuaOutcome outcome);

/** gocua_campaign_find_outcome_by_key: Returns: the outcome, or %GOCUA_OUTCOME_NONE */
GocuaOutcome gocua_campaign_find_outcome_by_key (const GocuaCampaign *self, char key);

guint gocua_campaign_get_n_reasons (const GocuaCampaign *self);

/** gocua_campaign_get_reason: @position: less than gocua_campaign_get_n_reasons(), in the order of the file
 */
const GocuaReason *gocua_campaign_get_reason (const GocuaCampaign *self, guint position);

/** gocua_campaign_find_reason: Returns: (nullable): the reason with this id (nullable) */
const GocuaReason *gocua_campaign_find_reason (const GocuaCampaign *self, const char *id);

/** gocua_campaign_find_reason_by_letter: Returns: (nullable): the reason with this letter on paper, either
 * case */
const GocuaReason *gocua_campaign_find_reason_by_letter (const GocuaCampaign *self, char letter);

/** gocua_campaign_get_n_quick: Returns: how many usual results there are. A campaign that describes none has
 * one for each outcome with a key, where what can be answered is asked for. */
guint gocua_campaign_get_n_quick (const GocuaCampaign *self);

/** gocua_campaign_get_quick: @position: less than gocua_campaign_get_n_quick(), in the order of the file */
const GocuaQuick *gocua_campaign_get_quick (const GocuaCampaign *self, guint position);

/** gocua_campaign_find_quick: Returns: (nullable): the usual result with this digit */
const GocuaQuick *gocua_campaign_find_quick (const GocuaCampaign *self, char key);

/** gocua_quick_get_key: Returns: the digit that means it at entry */
char gocua_quick_get_key (const GocuaQuick *self);

/** gocua_quick_get_label: Returns: what it says about a door, below the lines and on every sheet */
const char *gocua_quick_get_label (const GocuaQuick *self);

/** gocua_quick_get_outcome: Returns: the outcome of the visit */
GocuaOutcome gocua_quick_get_outcome (const GocuaQuick *self);

/** gocua_quick_get_answer: Returns: a number from 0, %GOCUA_QUICK_ALL, %GOCUA_QUICK_ASK, or -1 where the slot
 * is left unanswered */
int gocua_quick_get_answer (const GocuaQuick *self, guint slot);

/** gocua_quick_get_reason: Returns: (nullable): the reason that it gives by itself */
const GocuaReason *gocua_quick_get_reason (const GocuaQuick *self);

/** gocua_quick_asks_reason, gocua_quick_asks_follow_up: Returns: whether that is asked for after the answers
 */
gboolean gocua_quick_asks_reason (const GocuaQuick *self);
gboolean gocua_quick_asks_follow_up (const GocuaQuick *self);

/** gocua_indicator_get_id: Returns: the name by which answers know it, such as "installed" */
const char *gocua_indicator_get_id (const GocuaIndicator *self);

/** gocua_indicator_get_slot: Returns: its place in the campaign, 0 to 15 */
guint gocua_indicator_get_slot (const GocuaIndicator *self);

/** gocua_indicator_get_kind: Returns: what is answered, yes or no, or a number */
GocuaIndicatorType gocua_indicator_get_kind (const GocuaIndicator *self);

/** gocua_indicator_is_count: Returns: whether its values are numbers of people */
gboolean gocua_indicator_is_count (const GocuaIndicator *self);

/** gocua_indicator_get_label: Returns: what it is called where there is room */
const char *gocua_indicator_get_label (const GocuaIndicator *self);

/** gocua_indicator_get_short_label: Returns: the head of its column, at most 8 characters */
const char *gocua_indicator_get_short_label (const GocuaIndicator *self);

/** gocua_indicator_get_question: Returns: what is asked at the door */
const char *gocua_indicator_get_question (const GocuaIndicator *self);

/** gocua_indicator_get_target: Returns: percent of the basis, 0 to 100; 0 is "followed, without a target" */
double gocua_indicator_get_target (const GocuaIndicator *self);

/** gocua_indicator_get_basis: Returns: of what the target is a percentage */
GocuaBasis gocua_indicator_get_basis (const GocuaIndicator *self);

/** gocua_indicator_get_deadline: Returns: the last day to reach the target, ISO; the campaign's end by
 * default */
const char *gocua_indicator_get_deadline (const GocuaIndicator *self);

/** gocua_indicator_get_requires: Returns: a mask with a bit (1 << slot) for each indicator it needs a yes of
 */
guint gocua_indicator_get_requires (const GocuaIndicator *self);

/** gocua_indicator_is_benefit: Returns: whether a yes is a benefit that people have from the campaign */
gboolean gocua_indicator_is_benefit (const GocuaIndicator *self);

/** gocua_reason_get_id, gocua_reason_get_label: Returns: its name in visits, and for people */
const char *gocua_reason_get_id (const GocuaReason *self);
const char *gocua_reason_get_label (const GocuaReason *self);

/** gocua_reason_get_letter: Returns: its letter on paper, a to z, or 0 for none */
char gocua_reason_get_letter (const GocuaReason *self);

/** gocua_reason_explains_indicator: Returns: whether it can be why the indicator in @slot is not yes */
gboolean gocua_reason_explains_indicator (const GocuaReason *self, guint slot);

/** gocua_reason_explains_outcome: Returns: whether it can be why a visit ended with @outcome */
gboolean gocua_reason_explains_outcome (const GocuaReason *self, GocuaOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCampaign, gocua_campaign_unref)

G_END_DECLS
