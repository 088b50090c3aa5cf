/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-json.h: campaigns as JSON (RFC 8259), the form in which they ship, are stored and travel. */
#pragma once

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/* The shipped campaigns take 10 KiB and 5 levels. The size is also that of the journal's field for a
 * definition. */
#define GOCUA_CAMPAIGN_JSON_MAX_BYTES (256 * 1024)
#define GOCUA_CAMPAIGN_JSON_MAX_DEPTH 16

/* The newest "format" that is understood; a file without the member is of format 1. */
#define GOCUA_CAMPAIGN_JSON_FORMAT 1

/**
 * gocua_campaign_from_json:
 * @json: (nullable): text in UTF-8, a byte order mark is allowed; %NULL only with a @length of 0, as empty
 * #GBytes are
 * @length: bytes, or -1 when @json ends with a NUL
 *
 * The members are those of #GocuaCampaignSpec by the same names; a label is {"vi": ..., "en": ...}. Members
 * that are not known are ignored, so that a later program can add some. Any thread.
 *
 * Returns: (transfer full) (nullable): the campaign, or %NULL with a %GOCUA_CAMPAIGN_ERROR whose message
 * names line and column, or the member, such as "indicators[2].target"
 */
GocuaCampaign *gocua_campaign_from_json (const char *json, gssize length, GError **error);

/**
 * gocua_campaign_to_json:
 *
 * Returns: (transfer full): JSON on one line; the same campaign gives the same text, and reading it back
 * gives an equal campaign
 */
char *gocua_campaign_to_json (const GocuaCampaign *self);

G_END_DECLS
