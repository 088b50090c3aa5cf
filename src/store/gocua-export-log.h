/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-log.h: who took data out of the ward file, when and why. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * gocua_export_log_add:
 * @n_households: how many
 * @phones: whether their phone numbers were with them in full
 * @reason: (nullable): why, in the words of the person
 *
 * Notes an export in the ward file, with the author and the moment. Called before the data leaves, so that
 * none does unnoticed. Database thread.
 */
gboolean
gocua_export_log_add (GocuaDb *db, guint n_households, gboolean phones, const char *reason, GError **error);

/** gocua_export_log_list: Returns: (transfer full) (element-type utf8): a line for each export, the oldest
 * first */
GPtrArray *gocua_export_log_list (GocuaDb *db, GError **error);

G_END_DECLS
