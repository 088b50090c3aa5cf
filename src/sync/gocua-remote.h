/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-remote.h: the calls of the protocol (see wire/PROTOCOL.md), each a function. */
#pragma once

#include "sync/gocua-transport.h"
#include "wire/gocua-exchange-json.h"

G_BEGIN_DECLS

/**
 * GocuaRemote:
 *
 * One server as one account on one ward sees it. For one thread, except gocua_remote_wake(). Errors are
 * #GocuaSyncError, or %G_IO_ERROR_CANCELLED.
 */
typedef struct _GocuaRemote GocuaRemote;

GocuaRemote *gocua_remote_new (GocuaClock *clock);
void gocua_remote_free (GocuaRemote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRemote, gocua_remote_free)

/** gocua_remote_get_transport: Returns: (transfer none): for addresses, trust and patience */
GocuaTransport *gocua_remote_get_transport (GocuaRemote *self);

/** gocua_remote_set_ward: @ward: the unit's key, "26737@2025-07-01" */
void gocua_remote_set_ward (GocuaRemote *self, const char *ward);

/** gocua_remote_get_new_epoch: Returns: (transfer none): the new one when the
 * last request failed with %GOCUA_SYNC_ERROR_EPOCH, else null */
const GocuaId *gocua_remote_get_new_epoch (GocuaRemote *self);

/** gocua_remote_get_retry_after: Returns: what the last answer asked for, seconds, 0 nothing */
gint64 gocua_remote_get_retry_after (GocuaRemote *self);

/** gocua_remote_get_took_ms: Returns: how long the last answered request took */
gint64 gocua_remote_get_took_ms (GocuaRemote *self);

/** gocua_remote_get_received_bytes: Returns: how long the body of the last answer was, unpacked */
gsize gocua_remote_get_received_bytes (GocuaRemote *self);

/** gocua_remote_sign_in: Returns: (transfer full) (nullable); the token is not used before
 * gocua_transport_set_token() */
GocuaSessionAnswer *gocua_remote_sign_in (GocuaRemote *self,
                                          const char *account,
                                          const char *password,
                                          const GocuaId *device,
                                          GCancellable *cancellable,
                                          GError **error);

gboolean gocua_remote_sign_out (GocuaRemote *self, GCancellable *cancellable, GError **error);

/** gocua_remote_prepare_push: @epoch: null when the store has none yet. Returns: (transfer full): what
 * gocua_remote_start_push() sends; nothing has gone out yet */
GocuaBody *gocua_remote_prepare_push (const GocuaId *epoch, GPtrArray *changes);

/** gocua_remote_start_push: begins to send it; wait with gocua_transport_drive(). */
GocuaRequest *gocua_remote_start_push (GocuaRemote *self, const GocuaBody *body);

/** gocua_remote_finish_push: @request: (transfer full); @n_changes: how many were sent. Returns: (transfer
 * full) (nullable) */
GocuaPushAnswer *
gocua_remote_finish_push (GocuaRemote *self, GocuaRequest *request, guint n_changes, GError **error);

/** gocua_remote_push: all three. */
GocuaPushAnswer *gocua_remote_push (GocuaRemote *self,
                                    const GocuaId *epoch,
                                    GPtrArray *changes,
                                    GCancellable *cancellable,
                                    GError **error);

/** GocuaPull: which piece of the feed. */
typedef struct
{
  const GocuaId *epoch; /* null: not known */
  gint64 after;
  gint64 until; /* 0: to the end */
  guint limit;
  guint wait_s; /* 0: do not wait for something to come */
} GocuaPull;

/** gocua_remote_start_pull: begins to fetch it; wait with gocua_transport_drive(). */
GocuaRequest *gocua_remote_start_pull (GocuaRemote *self, const GocuaPull *pull);

/** gocua_remote_finish_pull: @request: (transfer full). Returns: (transfer full) (nullable) */
GocuaFeed *gocua_remote_finish_pull (GocuaRemote *self, GocuaRequest *request, GError **error);

/** gocua_remote_digests: @from: the first bucket */
GocuaDigestList *
gocua_remote_digests (GocuaRemote *self, gint64 from, GCancellable *cancellable, GError **error);

G_END_DECLS
