/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-draft.h: what is typed and not finished, kept in the encrypted file across a restart. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * gocua_draft_save:
 * @text: (nullable): what to keep; %NULL or "" for nothing
 *
 * A draft holds names and addresses, so it goes into the encrypted file, not beside it. It belongs to this
 * file alone: it is not in the journal and is never sent anywhere. Database thread.
 */
gboolean gocua_draft_save (GocuaDb *db, const char *text, GError **error);

/** gocua_draft_load: Returns: (transfer full) (nullable): what was kept last, %NULL when there is nothing */
char *gocua_draft_load (GocuaDb *db);

G_END_DECLS
