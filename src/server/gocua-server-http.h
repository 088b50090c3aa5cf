/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-http.h: the daemon: addresses, threads, and stopping without breaking anything off. */
#pragma once

#include "server/gocua-server-config.h"

G_BEGIN_DECLS

typedef struct _GocuaHttp GocuaHttp;

/**
 * gocua_http_start:
 *
 * Listens and answers in threads of its own. The addresses are told in the log, with the ports that the
 * system chose.
 * @config stays valid until gocua_http_stop().
 *
 * Returns: (transfer full) (nullable): the running daemon, or %NULL with @error
 */
GocuaHttp *gocua_http_start (const GocuaConfig *config, GError **error);

/**
 * gocua_http_stop:
 *
 * Takes no new connections, answers the long polls, waits for what is under way as long as the settings
 * allow, and ends. Frees @self.
 *
 * Returns: whether nothing had to be broken off
 */
gboolean gocua_http_stop (GocuaHttp *self);

G_END_DECLS
