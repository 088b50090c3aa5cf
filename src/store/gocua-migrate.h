/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-migrate.h: brings a file to the schema of this version. */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

/**
 * gocua_migrate:
 * @may_write: %FALSE: only check
 *
 * Runs the numbered SQL files that the file has not seen (PRAGMA user_version counts them), each in its own
 * transaction, after a backup of a file that holds anything. A file of a newer version is refused and left
 * alone.
 */
gboolean gocua_migrate (GocuaDb *db, gboolean may_write, GError **error);

G_END_DECLS
