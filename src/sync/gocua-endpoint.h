/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-endpoint.h: the address of a server, as a person writes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_endpoint_normalize:
 * @text: "gocua.example.vn", "https://gocua.example.vn:8443/ward/", ...
 * @allow_http: take http to another computer too; only for who knows that nobody listens on the way
 * @error: %GOCUA_SYNC_ERROR_ADDRESS
 *
 * Without a scheme https is meant, and http for this computer itself. Passwords and queries have no place in
 * an address.
 *
 * Returns: (transfer full) (nullable): the address in one form, without a slash at its end
 */
char *gocua_endpoint_normalize (const char *text, gboolean allow_http, GError **error);

/** gocua_endpoint_is_loopback: Returns: whether the (normalized) address is this computer itself */
gboolean gocua_endpoint_is_loopback (const char *address);

G_END_DECLS
