/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-head.h: what holds for all lines of the entry grid: the day, the team, where; and how far one
 * is. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_ENTRY_HEAD (gocua_entry_head_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryHead, gocua_entry_head, GOCUA, ENTRY_HEAD, GtkWidget)

/**
 * GocuaEntryHead:
 *
 * Signals: "changed" () when the day, the team or the area is another one; "done" () when Enter in the date
 * leads on.
 */
void gocua_entry_head_set_session (GocuaEntryHead *self, GocuaSession *session);

/** gocua_entry_head_refresh: takes over teams and areas that have changed; what is chosen stays chosen. */
void gocua_entry_head_refresh (GocuaEntryHead *self);

const char *gocua_entry_head_get_date (GocuaEntryHead *self); /* (nullable): ISO, %NULL while it is no good */
const GocuaId *gocua_entry_head_get_team (GocuaEntryHead *self); /* (nullable) */
const GocuaId *gocua_entry_head_get_area (GocuaEntryHead *self); /* (nullable): all */

/** gocua_entry_head_set_count: shows how many lines there are and when the last one was saved, 0 for never.
 */
void gocua_entry_head_set_count (GocuaEntryHead *self, guint n_lines, gint64 saved_at);

/** gocua_entry_head_set_words: likewise, in other words. */
void gocua_entry_head_set_words (GocuaEntryHead *self, const char *words);

/** gocua_entry_head_set_sheet: for a sheet, which knows where it leads. @date: ISO; @team: (nullable) */
void gocua_entry_head_set_sheet (GocuaEntryHead *self, const char *date, const GocuaId *team);

/** gocua_entry_head_focus_last: the way back from the first cell of the grid. */
void gocua_entry_head_focus_last (GocuaEntryHead *self);

/** gocua_entry_head_to_draft, gocua_entry_head_from_draft: the day, the team and the area, in a group "head".
 */
void gocua_entry_head_to_draft (GocuaEntryHead *self, GKeyFile *file);
void gocua_entry_head_from_draft (GocuaEntryHead *self, GKeyFile *file);

G_END_DECLS
