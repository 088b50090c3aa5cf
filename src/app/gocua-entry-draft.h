/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-draft.h: unsaved lines as text, to be kept across a restart. */
#pragma once

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

/** gocua_entry_draft_add: writes an unsaved line into @file, nothing for other lines. */
void gocua_entry_draft_add (GKeyFile *file, GocuaEntryModel *line);

/** gocua_entry_draft_get: Returns: (transfer full) (nullable): the line in @group, %NULL when it holds none
 */
GocuaEntryModel *gocua_entry_draft_get (GKeyFile *file, const char *group, GocuaCampaign *campaign);

/** gocua_entry_draft_get_number: Returns: the line of its sheet that was kept in @group, 0 for none */
guint gocua_entry_draft_get_number (GKeyFile *file, const char *group);

/** gocua_entry_draft_restore: puts what was kept in @group into @line, which is that line of the sheet. */
void gocua_entry_draft_restore (GKeyFile *file, const char *group, GocuaEntryModel *line);

G_END_DECLS
