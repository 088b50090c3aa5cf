/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-peer.h: whose request it is, also behind a proxy. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** GocuaProxies: the addresses whose X-Forwarded-For is believed. Not changed once made; any thread. */
typedef struct _GocuaProxies GocuaProxies;

/** gocua_proxies_new: @text: addresses, separated by commas; "" for none. Returns: (nullable): %NULL with a
 * #GocuaConfigError */
GocuaProxies *gocua_proxies_new (const char *text, GError **error);
void gocua_proxies_free (GocuaProxies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaProxies, gocua_proxies_free)

/**
 * gocua_proxies_find_peer:
 * @address: of the other end of the connection
 * @forwarded: (nullable): X-Forwarded-For: every proxy adds at the end whom it got the request from
 *
 * Returns: (transfer full): the last address on the way that is not one of the proxies, as the text by which
 * requests are counted: of IPv6 the network of 64 bits, which one customer has to himself
 */
char *gocua_proxies_find_peer (const GocuaProxies *self, GInetAddress *address, const char *forwarded);

G_END_DECLS
