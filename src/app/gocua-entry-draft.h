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

G_END_DECLS
