/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-http-private.h: what the files about HTTP share. */
#pragma once

#include <stdatomic.h>

#include <microhttpd.h>

#include "core/gocua-clock.h"
#include "server/gocua-server-http.h"
#include "server/gocua-server-peer.h"
#include "server/gocua-server-rate.h"
#include "server/gocua-server-wait.h"
#include "server/gocua-server-watch.h"

G_BEGIN_DECLS

/** GocuaListener: one address. */
typedef struct
{
  GocuaHttp *http;
  gboolean is_for_operator;
  GSocket *socket;
  struct MHD_Daemon *daemon;
} GocuaListener;

struct _GocuaHttp
{
  const GocuaConfig *config;
  GocuaClock *clock;
  GocuaProxies *proxies;
  GocuaRate *address_rate;
  GocuaRate *token_rate;
  GocuaWatch *watch;
  GocuaWait *wait;
  GThreadPool
      *password_pool; /* of GocuaExchange: deriving a key takes long, and must not hold up the others */
  GocuaListener stores;
  GocuaListener operator_; /* daemon is %NULL when it has no address of its own */
  char *certificate;       /* texts, not files */
  char *key;
  GThread *ticker;
  atomic_bool ends;
  atomic_bool stops;
  atomic_int n_under_way;
};

/** gocua_http_find_peer: Returns: (transfer full): by which requests of one caller are counted */
char *gocua_http_find_peer (GocuaHttp *self, struct MHD_Connection *connection, const char *forwarded);

/* What libmicrohttpd calls, with the GocuaListener as first argument. */
void *gocua_dispatch_begin (void *listener, const char *uri, struct MHD_Connection *connection);
enum MHD_Result gocua_dispatch_request (void *listener,
                                        struct MHD_Connection *connection,
                                        const char *url,
                                        const char *method,
                                        const char *version,
                                        const char *upload_data,
                                        size_t *upload_size,
                                        void **exchange);
void gocua_dispatch_completed (void *listener,
                               struct MHD_Connection *connection,
                               void **exchange,
                               enum MHD_RequestTerminationCode why);
void gocua_dispatch_connection (void *listener,
                                struct MHD_Connection *connection,
                                void **watched,
                                enum MHD_ConnectionNotificationCode what);

/** gocua_dispatch_run: answers a suspended exchange and wakes it; for the thread pool. */
void gocua_dispatch_run (gpointer exchange, gpointer http);

/** gocua_dispatch_suspend, gocua_dispatch_resume: for the long polls. */
void gocua_dispatch_suspend (gpointer exchange);
void gocua_dispatch_resume (gpointer exchange);

G_END_DECLS
