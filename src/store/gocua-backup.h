/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-backup.h: copies of a ward file, made before anything risky and once a day, the last seven kept. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

#define GOCUA_BACKUPS_KEPT 7

/** gocua_backup_make: copies the file into the folder "backups" beside it, with SQLite's online backup,
 * encrypted with the same key. Older ones than the last seven are removed after the new one is whole.
 * Database thread. */
gboolean gocua_backup_make (GocuaDb *db, GError **error);

/** gocua_backup_make_daily: makes one if there is none of today yet. */
gboolean gocua_backup_make_daily (GocuaDb *db, GError **error);

/** gocua_backup_list: Returns: (transfer full) (element-type utf8): backups of the file at @path, the newest
 * first */
GPtrArray *gocua_backup_list (const char *path);

/**
 * gocua_backup_restore:
 * @path: the ward file, closed
 * @backup: one of gocua_backup_list()
 * @n_saved: (out) (optional): changes that were still readable in the damaged file and not in the backup
 *
 * Puts the backup in the place of the file. The damaged file is not deleted: it stays beside it as
 * "...damaged-<time>", and every change that can still be read from it is taken over.
 */
gboolean gocua_backup_restore (const char *path, const char *backup, guint *n_saved, GError **error);

G_END_DECLS
