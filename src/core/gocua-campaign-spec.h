/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-spec.h: the plain description of a campaign, and the rules that it must keep. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each indicator is one slot of a household's status, and its place in the list is its slot for good: append,
 * never reorder, while a campaign runs. Sixteen slots fit the paper sheet, the status table and one bit mask.
 */
#define GOCUA_CAMPAIGN_MAX_INDICATORS 16
#define GOCUA_CAMPAIGN_MAX_OUTCOMES   9
#define GOCUA_CAMPAIGN_MAX_REASONS    26
#define GOCUA_CAMPAIGN_MAX_QUICK      10 /* as many as there are digits */
#define GOCUA_CAMPAIGN_MAX_ID         32

/* A head of a column that is 64 px wide on the screen and 12 mm on paper. */
#define GOCUA_CAMPAIGN_MAX_SHORT_LABEL 8
#define GOCUA_CAMPAIGN_MAX_QUICK_LABEL 40 /* ten of them stand below the grid, and on every sheet */
#define GOCUA_CAMPAIGN_MAX_LABEL       80
#define GOCUA_CAMPAIGN_MAX_TITLE       200
#define GOCUA_CAMPAIGN_MAX_TEXT        4000
#define GOCUA_CAMPAIGN_MAX_URL         200

/** GOCUA_CAMPAIGN_ERROR: the domain of everything that can be wrong with a campaign. */
#define GOCUA_CAMPAIGN_ERROR (gocua_campaign_error_quark ())

/**
 * GocuaCampaignError:
 * @GOCUA_CAMPAIGN_ERROR_INVALID: a rule is broken; the message names the place, such as
 * "indicators[2].target"
 * @GOCUA_CAMPAIGN_ERROR_SYNTAX: the text is not JSON at all; the message names line and column
 * @GOCUA_CAMPAIGN_ERROR_TOO_LARGE: the text is longer or nested deeper than any real campaign
 */
typedef enum
{
  GOCUA_CAMPAIGN_ERROR_INVALID,
  GOCUA_CAMPAIGN_ERROR_SYNTAX,
  GOCUA_CAMPAIGN_ERROR_TOO_LARGE,
} GocuaCampaignError;

GQuark gocua_campaign_error_quark (void);

typedef enum
{
  GOCUA_INDICATOR_YESNO, /* the household says yes (1) or no (0) */
  GOCUA_INDICATOR_COUNT, /* how many people of eligible age in the household */
} GocuaIndicatorType;

typedef enum
{
  GOCUA_BASIS_HOUSEHOLDS, /* percent of the eligible households */
  GOCUA_BASIS_PEOPLE,     /* percent of the people of eligible age in them */
} GocuaBasis;

/** GocuaLabel: one text in both languages of the program. */
typedef struct
{
  const char *vi;
  const char *en;
} GocuaLabel;

/**
 * GocuaIndicatorSpec:
 * @id: [a-z][a-z0-9_]{0,31}; stored with every answer
 * @short_label: the head of its column, at most %GOCUA_CAMPAIGN_MAX_SHORT_LABEL characters
 * @question: as it is asked at the door and printed on paper
 * @target: percent of @basis to reach by @deadline, 0 to 100 with two decimals; 0 is "without a target"
 * @deadline: (nullable): ISO date within the campaign; %NULL is the end of the campaign
 * @requires: (nullable) (array zero-terminated=1): ids of earlier indicators that must be yes for a yes here
 * @benefit: whether a yes here is a benefit that people have from the campaign
 */
typedef struct
{
  const char *id;
  GocuaIndicatorType type;
  GocuaLabel label;
  GocuaLabel short_label;
  GocuaLabel question;
  double target;
  GocuaBasis basis;
  const char *deadline;
  const char *const *requires;
  gboolean benefit;
} GocuaIndicatorSpec;

/**
 * GocuaOutcomeSpec:
 * @id: one of the ids of gocua_outcome_get_id()
 * @key: the digit that chooses it at entry, or 0 for none
 */
typedef struct
{
  const char *id;
  GocuaLabel label;
  char key;
} GocuaOutcomeSpec;

/**
 * GocuaReasonSpec:
 * @id: as for an indicator
 * @letter: what is written on paper, a to z, or 0 for none
 * @indicators: (nullable) (array zero-terminated=1): the indicators whose "no" it can explain
 * @outcomes: (nullable) (array zero-terminated=1): the offered outcomes that it can explain
 */
typedef struct
{
  const char *id;
  char letter;
  GocuaLabel label;
  const char *const *indicators;
  const char *const *outcomes;
} GocuaReasonSpec;

/** GOCUA_QUICK_ASK: in place of a number or of a reason: it is asked for at entry. */
#define GOCUA_QUICK_ASK    (-3)
#define GOCUA_QUICK_REASON "ask"

/** GOCUA_QUICK_ALL: in place of a number: all people of eligible age of the household; asked for where nobody
 * knows how many they are. */
#define GOCUA_QUICK_ALL (-2)

/** GocuaQuickAnswer: @value: a number from 0, %GOCUA_QUICK_ASK, or for a count %GOCUA_QUICK_ALL */
typedef struct
{
  const char *indicator;
  int value;
} GocuaQuickAnswer;

/**
 * GocuaQuickSpec:
 * @key: the digit that chooses it when a sheet is entered
 * @label: at most %GOCUA_CAMPAIGN_MAX_QUICK_LABEL characters
 * @outcome: one that the campaign offers
 * @answers: for an outcome that is a contact; what is not named is left unanswered
 * @reason: (nullable): the id of a reason, or %GOCUA_QUICK_REASON
 * @asks_follow_up: whether a day to come again is asked for
 *
 * A usual result: all that one key says about a door.
 */
typedef struct
{
  char key;
  GocuaLabel label;
  const char *outcome;
  const GocuaQuickAnswer *answers;
  guint n_answers;
  const char *reason;
  gboolean asks_follow_up;
} GocuaQuickSpec;

/**
 * GocuaCampaignSpec:
 * @key: [a-z][a-z0-9-]{0,31}, such as "cds-2025"
 * @description, @reference: may be empty, then in both languages; the others may not
 * @reference: the letter or plan that the campaign rests on
 * @people_label: what the people are called of whom the counts are counts
 * @start, @end: ISO dates, both within the campaign
 * @app_url: (nullable): where the app that the campaign is about is installed from, see
 * gocua_campaign_is_app_url()
 *
 * Everything is borrowed. gocua_campaign_new() makes a campaign of it.
 */
typedef struct
{
  const char *key;
  GocuaLabel title;
  GocuaLabel short_title;
  GocuaLabel description;
  GocuaLabel reference;
  GocuaLabel people_label;
  const char *start;
  const char *end;
  const char *app_url;
  const GocuaIndicatorSpec *indicators;
  guint n_indicators;
  const GocuaOutcomeSpec *outcomes;
  guint n_outcomes;
  const GocuaReasonSpec *reasons;
  guint n_reasons;
  const GocuaQuickSpec *quick; /* without any, gocua_campaign_get_quick() makes them of the outcomes */
  guint n_quick;
} GocuaCampaignSpec;

/** gocua_campaign_is_app_url: Returns: whether @url (nullable) is a plain https address of at most
 * %GOCUA_CAMPAIGN_MAX_URL characters, fit for a QR code */
gboolean gocua_campaign_is_app_url (const char *url);

/**
 * gocua_campaign_spec_validate:
 *
 * Checks every rule above, and that ids, keys and letters are unique and that "met" is among the outcomes.
 * The first broken rule, in the order of the file, is reported.
 *
 * Returns: %FALSE with %GOCUA_CAMPAIGN_ERROR_INVALID, whose message names the place as in the JSON file
 */
gboolean gocua_campaign_spec_validate (const GocuaCampaignSpec *spec, GError **error);

G_END_DECLS
