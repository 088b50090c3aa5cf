/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-join.h: a ward that the server has, on a computer that has no file of it yet. */
#pragma once

#include "store/gocua-types.h"
#include "sync/gocua-account.h"
#include "sync/gocua-sync-error.h"
#include "wire/gocua-exchange-json.h"

G_BEGIN_DECLS

/**
 * GocuaJoin:
 *
 * Someone who has signed in, before there is a file. First gocua_join_sign_in_async(), then the person
 * chooses among gocua_join_get_wards(), then gocua_join_fetch_async() makes the file, which is opened like
 * any other. Main thread.
 */
#define GOCUA_TYPE_JOIN (gocua_join_get_type ())
G_DECLARE_FINAL_TYPE (GocuaJoin, gocua_join, GOCUA, JOIN, GObject)

/** gocua_join_sign_in_async: parameters as for gocua_sync_sign_in_async(). */
void gocua_join_sign_in_async (const char *server,
                               const char *account,
                               const char *password,
                               const char *ca_file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** gocua_join_sign_in_finish: Returns: (transfer full) (nullable) */
GocuaJoin *gocua_join_sign_in_finish (GAsyncResult *result, GError **error);

/**
 * gocua_join_new:
 * @credentials: (transfer full)
 *
 * As gocua_join_sign_in_async(), for a thread that may wait.
 */
GocuaJoin *gocua_join_new (GocuaCredentials *credentials, GCancellable *cancellable, GError **error);

/** gocua_join_get_wards: Returns: (transfer none) (element-type GocuaSessionWard): those of the account */
GPtrArray *gocua_join_get_wards (GocuaJoin *self);

/** gocua_join_get_display: Returns: (transfer none): the person's name */
const char *gocua_join_get_display (GocuaJoin *self);

/** gocua_join_has_file: Returns: whether this computer has a file of the ward already; then open that one and
 * sign in there */
gboolean gocua_join_has_file (GocuaJoin *self, const char *ward);

/**
 * gocua_join_fetch_async:
 * @ward: one of gocua_join_get_wards()
 * @path: (nullable): where the file is to lie; by default in the folder of the ward files
 * @progress: (nullable): called on the main thread; changes that have come, of how many
 *
 * Makes the ward's file, signs in and fetches everything. When it is broken off before the end, the file
 * stays and is good: whoever opens it has what came so far, and sync fetches the rest. When nothing came at
 * all, no file is left behind.
 */
void gocua_join_fetch_async (GocuaJoin *self,
                             const char *ward,
                             const char *path,
                             GocuaProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_join_fetch: as gocua_join_fetch_async(), for a thread that may wait; @progress: (nullable). */
char *gocua_join_fetch (GocuaJoin *self,
                        const char *ward,
                        const char *path,
                        const GocuaProgress *progress,
                        GCancellable *cancellable,
                        GError **error);

/** gocua_join_fetch_finish: Returns: (transfer full) (nullable): the path of the file, to be opened */
char *gocua_join_fetch_finish (GocuaJoin *self, GAsyncResult *result, GError **error);

G_END_DECLS
