/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync.h: keeps an open ward and its server equal, from a thread of its own, and says where it stands.
 */
#pragma once

#include "store/gocua-store.h"
#include "sync/gocua-sync-error.h"
#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

/**
 * GocuaSync:
 *
 * All functions are for the main thread and return at once; the work is done on a thread that the object
 * owns. What is entered is committed to the ward's file as ever: sync only reads it from there.
 */
#define GOCUA_TYPE_SYNC (gocua_sync_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSync, gocua_sync, GOCUA, SYNC, GObject)

/**
 * GocuaSync::changed:
 *
 * Emitted on the main thread when anything of gocua_sync_get_standing() is different, at most a few times a
 * second. (That records came in is told by GocuaStore::changed.)
 */

/** gocua_sync_new: @store: the open ward; a reference is held. Nothing happens before gocua_sync_start(). */
GocuaSync *gocua_sync_new (GocuaStore *store);

/**
 * gocua_sync_start:
 *
 * From now on: sends what waits soon after it was entered, receives what others enter, tries again by itself
 * after a failure and when the network comes back. Does no harm when it runs already, or when nobody is
 * signed in.
 */
void gocua_sync_start (GocuaSync *self);

/**
 * gocua_sync_stop:
 *
 * Breaks off what is on its way and ends the thread, within a moment; what was not acknowledged is sent after
 * the next start. To be called before gocua_store_close(); also done when the last reference goes.
 */
void gocua_sync_stop (GocuaSync *self);

/** gocua_sync_now: tries at once, without waiting for the next turn. */
void gocua_sync_now (GocuaSync *self);

/** gocua_sync_get_standing: Returns: (transfer none): where it stands; good until the next GocuaSync::changed
 */
const GocuaSyncStanding *gocua_sync_get_standing (GocuaSync *self);

/**
 * gocua_sync_sign_in_async:
 * @server: the address, "https://gocua.example.vn"; without a scheme https is meant. http only for this
 * computer itself
 * @password: not kept
 * @ca_file: (nullable): path of a PEM file with the certificate of the server's own authority; its content is
 * kept in the ward's file
 *
 * Checks that the open ward is among the account's, then keeps address, account and token in the ward's file
 * and begins to exchange. When it fails nothing has changed: whoever was signed in still is. Signing in with
 * another account or at another server discards nothing that waits.
 */
void gocua_sync_sign_in_async (GocuaSync *self,
                               const char *server,
                               const char *account,
                               const char *password,
                               const char *ca_file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** gocua_sync_sign_in_finish: @error: a #GocuaSyncError, a #GocuaDbError or %G_IO_ERROR_CANCELLED */
gboolean gocua_sync_sign_in_finish (GocuaSync *self, GAsyncResult *result, GError **error);

/**
 * gocua_sync_sign_out_async:
 *
 * Ends the session at the server when it can be reached within a moment, and forgets account and token here
 * in any case. What is not sent stays and waits; GocuaSyncStanding.n_waiting says how much, for the question
 * before it.
 */
void gocua_sync_sign_out_async (GocuaSync *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean gocua_sync_sign_out_finish (GocuaSync *self, GAsyncResult *result, GError **error);

G_END_DECLS
