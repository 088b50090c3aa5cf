/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward.h: ward files on this machine, and what a ward file says of itself. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** gocua_ward_get_folder: Returns: (transfer full): the folder of the ward files in the person's data folder
 */
char *gocua_ward_get_folder (void);

/** gocua_ward_get_path: Returns: (transfer full): where the file of the ward "26737@2025-07-01" (or "sample")
 * lies */
char *gocua_ward_get_path (const char *unit_key);

/**
 * gocua_ward_setup:
 * @unit_key: the admin unit, "26737@2025-07-01"
 * @name: its name, "Phường Tân Định"
 * @campaign_key: (nullable): preset to begin with
 *
 * Writes into a new file what ward it is for. Does nothing when the file has been set up for the same ward
 * already; an error when it is for another one.
 */
gboolean gocua_ward_setup (GocuaDb *db,
                           const char *unit_key,
                           const char *name,
                           const char *campaign_key,
                           GError **error);

/** gocua_ward_get_name, gocua_ward_get_unit_key: Returns: (transfer full) (nullable) */
char *gocua_ward_get_name (GocuaDb *db);
char *gocua_ward_get_unit_key (GocuaDb *db);

/**
 * gocua_ward_set_carried_to:
 * @names: (nullable): the wards to which all of this one was carried over; %NULL when that was taken back
 *
 * From then on the file is for reading and reports: gocua_journal_commit() and sync refuse to write to it
 * with %GOCUA_DB_ERROR_CARRIED, since nobody would see in the new ward what is entered here.
 */
gboolean gocua_ward_set_carried_to (GocuaDb *db, const char *names, GError **error);

/** gocua_ward_get_carried_to: Returns: (transfer full) (nullable): the wards to which it was carried over */
char *gocua_ward_get_carried_to (GocuaDb *db);

/** gocua_ward_check_open: Returns: %FALSE with %GOCUA_DB_ERROR_CARRIED when the file is for reading only */
gboolean gocua_ward_check_open (GocuaDb *db, GError **error);

/** gocua_ward_list_files: Returns: (transfer full) (element-type utf8): paths of the ward files on this
 * machine */
GPtrArray *gocua_ward_list_files (void);

/** gocua_ward_open: (CLI and tests): opens a ward file synchronously with the key of this machine. @create as
 * for the store. */
GocuaDb *gocua_ward_open (const char *path, gboolean create, GError **error);

/** gocua_ward_open_read: as gocua_ward_open(), for a file that must not be changed. */
GocuaDb *gocua_ward_open_read (const char *path, GError **error);

/** gocua_ward_open_old: as gocua_ward_open_read(), for the file of an old ward: one of an older version is
 * brought up to date first, after a backup. */
GocuaDb *gocua_ward_open_old (const char *path, GError **error);
void gocua_ward_close (GocuaDb *db);

/** gocua_ward_remove: removes a ward file that nobody has open, and those that SQLite keeps beside it. */
void gocua_ward_remove (const char *path);

/** gocua_ward_get_clock: Returns: (transfer none): what stamps the changes of this file. Any thread. */
GocuaClock *gocua_ward_get_clock (GocuaDb *db);

G_END_DECLS
