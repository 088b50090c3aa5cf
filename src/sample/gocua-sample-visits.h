/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-visits.h: weeks of visits to the households of the sample ward. For src/sample only. */
#pragma once

#include "sample/gocua-sample-roster.h"

G_BEGIN_DECLS

/** gocua_sample_visits_count: Returns: how many visits @options asks for */
guint gocua_sample_visits_count (const GocuaSampleOptions *options);

/**
 * gocua_sample_visits_write:
 * @now_ms: the time; the last visits are of its day, and nothing is entered after it
 *
 * Day after day the teams walk, go back where they promised to, and mistakes are mended the next morning.
 * Promises of the last day are left open.
 */
gboolean gocua_sample_visits_write (GocuaSampleWriter *writer,
                                    GocuaSampleRoster *roster,
                                    GocuaCampaign *campaign,
                                    const GocuaId *campaign_id,
                                    const GocuaSampleOptions *options,
                                    gint64 now_ms,
                                    GError **error);

G_END_DECLS
