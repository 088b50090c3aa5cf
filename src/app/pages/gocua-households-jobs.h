/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-jobs.h: what the list of households asks of the store besides its rows. */
#pragma once

#include "store/gocua-store.h"

G_BEGIN_DECLS

/** gocua_households_count: a #GocuaStoreFunc. Returns: (transfer full): a gint64 to g_free(): households on
 * the roster */
gpointer gocua_households_count (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error);

/**
 * gocua_households_make_archive_batch:
 * @ns: (element-type gint64): a #GArray of row numbers
 *
 * A #GocuaStoreFunc that only reads.
 *
 * Returns: (transfer full): a #GocuaBatch that takes these households off the roster; those that are off it
 * already and those that are gone are left out
 */
gpointer
gocua_households_make_archive_batch (GocuaDb *db, gpointer ns, GCancellable *cancellable, GError **error);

G_END_DECLS
