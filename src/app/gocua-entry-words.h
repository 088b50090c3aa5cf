/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-words.h: the words of the entry grid: households, their state, and what the keys do in a cell.
 */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-status.h"

G_BEGIN_DECLS

/** GOCUA_SYMBOL_YES ...: the shapes of an answer, wherever one is shown. */
#define GOCUA_SYMBOL_YES     "●"
#define GOCUA_SYMBOL_NO      "○"
#define GOCUA_SYMBOL_UNKNOWN "◌"

/** gocua_entry_describe_household: Returns: (transfer full): "12/34/5A Nguyễn Trãi · Nguyễn Thị Ánh"; both
 * are nullable */
char *gocua_entry_describe_household (const char *address, const char *head);

/**
 * gocua_entry_describe_status:
 * @eligible_people: people of eligible age, below 0 unknown
 *
 * Returns: (transfer full): how a household stood before, on one line: last outcome and its day, and what it
 * answered
 */
char *
gocua_entry_describe_status (const GocuaCampaign *campaign, const GocuaStatus *status, int eligible_people);

/** gocua_entry_describe_keys: Returns: (transfer full): Pango markup of what each key does in @cell of a line
 */
char *gocua_entry_describe_keys (const GocuaCampaign *campaign, int cell);

/** gocua_entry_add_key: adds to Pango markup what @key does; a key and its words stay on one line. */
void gocua_entry_add_key (GString *markup, const char *key, const char *what);

/** gocua_entry_format_time: Returns: (transfer full): the time of day in Vietnam with seconds, "14:31:08" */
char *gocua_entry_format_time (gint64 time_ms);

G_END_DECLS
