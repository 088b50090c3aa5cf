/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-device.h: the device that a ward file's changes are made on, and whether the file was copied. For the
 * store only. */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

/**
 * gocua_device_load:
 * @may_write: %FALSE: only read
 * @device: (out): the id with which changes are stamped, null if the file has none yet
 *
 * The id is made with the file. A file that lies on another machine or is another file than when it was last
 * opened is a copy: it gets an id of its own, since two stores must never stamp alike, and its token goes, so
 * that it signs in by itself. What it holds stays.
 */
gboolean gocua_device_load (GocuaDb *db, gboolean may_write, GocuaId *device, GError **error);

/** gocua_device_renew: gives the file a new id, as for a copy: a backup was put in its place, and the stamps
 * of what is not in it must not be given again. For the next time the file is opened. */
gboolean gocua_device_renew (GocuaDb *db, GError **error);

/** gocua_device_adopt: gives a file that has no changes yet the id @device. */
gboolean gocua_device_adopt (GocuaDb *db, const GocuaId *device, GError **error);

/** gocua_device_describe_place: Returns: (transfer full): what tells the file at @path on @machine from its
 * copies. Not the path: a file may be moved. */
char *gocua_device_describe_place (const char *path, const char *machine);

G_END_DECLS
