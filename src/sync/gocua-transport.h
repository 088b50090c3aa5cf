/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport.h: requests to the server and their answers, over HTTPS, on one thread. */
#pragma once

#include <gio/gio.h>

#include "core/gocua-clock.h"

G_BEGIN_DECLS

/**
 * GocuaTransport:
 *
 * Connections to one server. All functions are for the one thread that uses it, except
 * gocua_transport_wake(). Several requests may be under way; all of them go on while one is waited for.
 */
typedef struct _GocuaTransport GocuaTransport;

/** GocuaRequest: one request that is under way. */
typedef struct _GocuaRequest GocuaRequest;

/** gocua_transport_new: @clock: corrected by each answer, and the time of this computer */
GocuaTransport *gocua_transport_new (GocuaClock *clock);
void gocua_transport_free (GocuaTransport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaTransport, gocua_transport_free)

/** gocua_transport_set_server: @address: as gocua_endpoint_normalize() gives it. Requests under way keep
 * theirs. */
void gocua_transport_set_server (GocuaTransport *self, const char *address);

/** gocua_transport_set_ca: @pem: (nullable): certificates of authorities that are trusted beside the system's
 */
void gocua_transport_set_ca (GocuaTransport *self, const char *pem);

/** gocua_transport_set_token: @token: (nullable): sent with each request from now on */
void gocua_transport_set_token (GocuaTransport *self, const char *token);

/** gocua_transport_get_token: Returns: (transfer none) (nullable): what is shown to the server */
const char *gocua_transport_get_token (GocuaTransport *self);

/** gocua_transport_set_patience: seconds until a connection must stand, and that an answer may stall. */
void gocua_transport_set_patience (GocuaTransport *self, guint connect_s, guint stall_s);

/** gocua_transport_set_known_time: @known_ms: a moment (milliseconds since 1970) that has certainly passed: a
 * clock that is before it is wrong, and so may be what it says about a certificate. */
void gocua_transport_set_known_time (GocuaTransport *self, gint64 known_ms);

gint64 gocua_transport_get_bytes_sent (GocuaTransport *self);
gint64 gocua_transport_get_bytes_received (GocuaTransport *self);

/** GocuaReply: an answer that is certainly from a Gõ Cửa server. */
typedef struct
{
  guint status;
  GByteArray *body;     /* unpacked, at most GOCUA_WIRE_MAX_BODY bytes and a little */
  gint64 retry_after_s; /* 0 not asked for */
  gint64 took_ms;       /* from the first byte out to the last byte in */
} GocuaReply;

void gocua_reply_free (GocuaReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaReply, gocua_reply_free)

/** GocuaBody: the body of a request, ready to go out: as gzip where that is smaller. */
typedef struct
{
  GBytes *bytes;
  gboolean is_gzip;
  gsize length; /* before it was packed */
} GocuaBody;

/** gocua_body_new: @text: JSON, @length bytes; copied. Any thread. */
GocuaBody *gocua_body_new (const char *text, gsize length);
void gocua_body_free (GocuaBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaBody, gocua_body_free)

/**
 * gocua_transport_start:
 * @method: "GET", "POST" or "DELETE"
 * @path: from the server's address on, with the query
 * @body: (nullable): may be freed at once
 * @wait_s: how long the server may think before it answers, for the long poll
 *
 * Returns: (transfer full): the request; goes on in gocua_transport_drive()
 */
GocuaRequest *gocua_transport_start (GocuaTransport *self,
                                     const char *method,
                                     const char *path,
                                     const GocuaBody *body,
                                     guint wait_s);

typedef enum
{
  GOCUA_DRIVE_DONE,
  GOCUA_DRIVE_TIMEOUT,
  GOCUA_DRIVE_WOKEN,
  GOCUA_DRIVE_CANCELLED,
} GocuaDrive;

/**
 * gocua_transport_drive:
 * @request: to be waited for
 * @timeout_ms: -1 for as long as it takes
 * @wakeable: return when gocua_transport_wake() was called, too
 */
GocuaDrive gocua_transport_drive (GocuaTransport *self,
                                  GocuaRequest *request,
                                  int timeout_ms,
                                  gboolean wakeable,
                                  GCancellable *cancellable);

/** gocua_transport_wake: ends the next or the present gocua_transport_drive() that is wakeable. Any thread.
 */
void gocua_transport_wake (GocuaTransport *self);

/**
 * gocua_request_finish:
 * @self: (transfer full): done, or broken off by this
 * @error: a #GocuaSyncError, or %G_IO_ERROR_CANCELLED when it was not done
 *
 * An answer without the protocol's header or of another type than JSON is not from the server, and nothing of
 * it is returned.
 */
GocuaReply *gocua_request_finish (GocuaRequest *self, GError **error);

/** gocua_request_free: breaks it off. */
void gocua_request_free (GocuaRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRequest, gocua_request_free)

/** gocua_transport_send: starts a request, waits for it and finishes it. */
GocuaReply *gocua_transport_send (GocuaTransport *self,
                                  const char *method,
                                  const char *path,
                                  const GocuaBody *body,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
