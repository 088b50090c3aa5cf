/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-error-private.h: how the parts of sync make their errors. */
#pragma once

#include "sync/gocua-sync-error.h"
#include "wire/gocua-exchange-json.h"

G_BEGIN_DECLS

/** gocua_sync_error_set: @more: (nullable): a translated sentence that comes after that of @code */
void gocua_sync_error_set (GError **error, GocuaSyncError code, const char *more);

/** gocua_sync_error_set_problem: what the server said, in our own sentence for its code. */
void gocua_sync_error_set_problem (GError **error, const GocuaWireProblem *problem);

/** gocua_sync_error_knows_problem: Returns: whether there is a sentence for the protocol's @code */
gboolean gocua_sync_error_knows_problem (const char *code);

G_END_DECLS
