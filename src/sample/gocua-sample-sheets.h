/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-sheets.h: a few walk sheets of the sample ward, in every state. For src/sample only. */
#pragma once

#include "sample/gocua-sample-roster.h"

G_BEGIN_DECLS

/**
 * gocua_sample_sheets_write:
 * @now_ms: the time; the visits up to it are in the file
 *
 * Some visits of the last days get the sheet that they were written on; other sheets are out, back, or gone.
 * No number of the ward changes.
 */
gboolean gocua_sample_sheets_write (GocuaSampleWriter *writer,
                                    GocuaSampleRoster *roster,
                                    const GocuaId *campaign_id,
                                    gint64 now_ms,
                                    GError **error);

G_END_DECLS
