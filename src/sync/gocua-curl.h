/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-curl.h: libcurl, loaded when something is first sent. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_curl_load:
 * @error: #GOCUA_SYNC_ERROR_LIBRARY: it is not on this computer, or damaged
 *
 * Loads the library unless it is there. Before this has returned %TRUE none of its functions may be called.
 * Any thread; it may be tried again.
 */
gboolean gocua_curl_load (GError **error);

G_END_DECLS
