/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-serve.h: running until a signal ends it. */
#pragma once

#include "server/gocua-server-config.h"

G_BEGIN_DECLS

/** gocua_serve: serves until SIGTERM or SIGINT. Main thread, before any other is started. Returns: %FALSE
 * with @error when it could not begin */
gboolean gocua_serve (const GocuaConfig *config, GError **error);

G_END_DECLS
