/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-exchange.h: one request on its way through the server. */
#pragma once

#include <microhttpd.h>

#include "server/gocua-server-handler.h"
#include "server/gocua-server-http.h"
#include "server/gocua-server-wait.h"
#include "server/gocua-server-watch.h"

G_BEGIN_DECLS

/** GocuaExchange: from the first line of a request until its answer has been sent. One thread at a time. */
typedef struct
{
  GocuaHttp *http;
  struct MHD_Connection *connection;
  GocuaWatched *watched;
  gboolean is_for_operator; /* came to the address of the operator */
  guint64 id;
  gint64 begin_us;
  char *uri;
  gboolean was_seen; /* its header has been checked */
  gboolean is_refused;
  GocuaCall call;
  const char *allow;
  char *session;
  char *peer;
  gboolean is_packed;
  GByteArray *body;
  GocuaWaiter *waiter;
  GocuaAnswer answer; /* made elsewhere, while the request was suspended; none while its status is 0 */
  guint status;
  gsize n_out;
} GocuaExchange;

GocuaExchange *gocua_exchange_new (GocuaHttp *http, struct MHD_Connection *connection, const char *uri);
void gocua_exchange_free (GocuaExchange *self);

/**
 * gocua_exchange_check:
 *
 * Everything that can be seen before the body: the call, the protocol's version, limits and rates, the form
 * of token and body; for a push also whether the session may.
 */
gboolean gocua_exchange_check (GocuaExchange *self, const char *method, GError **error);

/** gocua_exchange_add_body: a piece of the body. Returns: %FALSE when it is too much */
gboolean gocua_exchange_add_body (GocuaExchange *self, const char *data, gsize size, GError **error);

/** gocua_exchange_handle: unpacks the body and calls the handler. */
gboolean gocua_exchange_handle (GocuaExchange *self, GError **error);

/** gocua_exchange_get_declared_size: Returns: what Content-Length says, 0 without */
guint64 gocua_exchange_get_declared_size (GocuaExchange *self);

G_END_DECLS
