/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-check.h: whether a ward file is sound, from the bytes on the disk to the tables that the screens
 * read. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * gocua_check_run:
 * @progress: (nullable): told changes compared and in all
 * @error: only when the check itself could not be done, not for what it finds
 *
 * Looks at the pages of the file (SQLite's integrity_check and SQLCipher's cipher_integrity_check), at the
 * search index, and at the projections, which it makes again from the journal and compares. Changes nothing.
 * Database thread.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, in translated sentences; empty when nothing
 * is. %NULL with a #GocuaDbError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *gocua_check_run (GocuaDb *db, GocuaProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
