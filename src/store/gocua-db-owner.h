/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-db-owner.h: whose changes a connection makes, and when: its device, author and clock. Without SQLite,
 * so that all who may include the store may include it. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** gocua_db_get_clock, gocua_db_get_device, gocua_db_get_author: Returns: (transfer none): what stamps the
 * changes that are made here, the computer, and who is entering (nullable) */
GocuaClock *gocua_db_get_clock (GocuaDb *self);
const GocuaId *gocua_db_get_device (GocuaDb *self);
const char *gocua_db_get_author (GocuaDb *self);

/** gocua_db_adopt_device: for a file that has no changes yet: @device signed in at the server before there
 * was the file, and the file is that device from now on. */
gboolean gocua_db_adopt_device (GocuaDb *self, const GocuaId *device, GError **error);

/** gocua_db_set_author: who is entering from now on; stored with each change. */
void gocua_db_set_author (GocuaDb *self, const char *author);

/** gocua_db_get_today: Returns: (transfer full): today's date in Vietnam, ISO, by the injected clock */
char *gocua_db_get_today (GocuaDb *self);

G_END_DECLS
