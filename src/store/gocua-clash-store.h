/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-clash-store.h: keeps the table clash as core/gocua-conflict.h says. For the store only. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-db.h"

G_BEGIN_DECLS

/**
 * gocua_clash_may_follow:
 * @before: the record without @change
 *
 * Returns: whether the conflicts of the thing can be others with @change than without it, as far as the
 * record tells. It is sure that they can't when each field is new, or follows on a value of the same device.
 */
gboolean gocua_clash_may_follow (const GocuaRecord *before, const GocuaChange *change);

/** gocua_clash_store_update: finds the conflicts of one thing from its changes and writes them. */
gboolean gocua_clash_store_update (GocuaDb *db, GocuaKind kind, const GocuaId *entity, GError **error);

G_END_DECLS
