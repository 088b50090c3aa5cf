/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-private.h: what the files of gocua-sync-store.h share. */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

#define GOCUA_META_SYNC_SERVER  "sync.server"
#define GOCUA_META_SYNC_ACCOUNT "sync.account"
#define GOCUA_META_SYNC_DISPLAY "sync.display"
#define GOCUA_META_SYNC_ROLE    "sync.role"
#define GOCUA_META_SYNC_TOKEN   "sync.token"
#define GOCUA_META_SYNC_EPOCH   "sync.epoch"
#define GOCUA_META_SYNC_CURSOR  "sync.cursor"
#define GOCUA_META_SYNC_ACK     "sync.ack"

/** Numbers in the table meta; 0 when there is none. */
gint64 gocua_sync_get_number (GocuaDb *db, const char *key);
gboolean gocua_sync_set_number (GocuaDb *db, const char *key, gint64 number, GError **error);

/** gocua_sync_check_epoch: makes @epoch the file's when it has none. Returns: %FALSE with
 * %GOCUA_DB_ERROR_EPOCH when the file has another one */
gboolean gocua_sync_check_epoch (GocuaDb *db, const GocuaId *epoch, GError **error);

/** gocua_sync_drop_digests: forgets the digests of the buckets in which the positions @first to @last lie. */
gboolean gocua_sync_drop_digests (GocuaDb *db, gint64 first, gint64 last, GError **error);

G_END_DECLS
