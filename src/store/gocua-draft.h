/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-draft.h: what is typed and not finished, kept in the encrypted file across a restart. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GOCUA_DRAFT_ENTRY ...: of which there is a draft: the lines of the entry page, and those of a walk sheet
 */
#define GOCUA_DRAFT_ENTRY "entry"
#define GOCUA_DRAFT_SHEET "sheet"

/**
 * gocua_draft_save:
 * @name: of what, such as %GOCUA_DRAFT_ENTRY
 * @text: (nullable): what to keep; %NULL or "" for nothing
 *
 * A draft holds names and addresses, so it goes into the encrypted file, not beside it. It belongs to this
 * file alone: it is not in the journal and is never sent anywhere. Database thread.
 */
gboolean gocua_draft_save (GocuaDb *db, const char *name, const char *text, GError **error);

/** gocua_draft_load: Returns: (transfer full) (nullable): what was kept last as @name, %NULL when there is
 * nothing */
char *gocua_draft_load (GocuaDb *db, const char *name);

G_END_DECLS
