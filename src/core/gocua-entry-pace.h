/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-pace.h: how fast lines are keyed, without the pauses. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GOCUA_ENTRY_PAUSE_MS: who saves no line for so long is doing something else */
#define GOCUA_ENTRY_PAUSE_MS (2 * 60 * 1000)

/** GocuaEntryPace: begins as zeros. */
typedef struct
{
  guint n_lines;  /* all of them */
  guint n_timed;  /* those that came soon after another one */
  gint64 busy_ms; /* the time that those took */
  gint64 last_ms; /* when the last one came */
} GocuaEntryPace;

/** gocua_entry_pace_add: a line that was saved at @ms, milliseconds since 1970; in the order of time. */
void gocua_entry_pace_add (GocuaEntryPace *self, gint64 ms);

/** gocua_entry_pace_get_lines_per_minute: Returns: lines a minute while keying, or -1 when too few came one
 * after the other to say */
double gocua_entry_pace_get_lines_per_minute (const GocuaEntryPace *self);

G_END_DECLS
