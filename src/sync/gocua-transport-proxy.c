/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport-proxy.c: the way to the server that the system's settings have. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include <string.h>

#include "sync/gocua-endpoint.h"
#include "sync/gocua-transport-private.h"

/* What GLib has where nothing is installed that knows the settings: it says "direct" to everything. */
#define NO_RESOLVER "GDummyProxyResolver"

void
gocua_proxy_apply (CURL *easy, const char *url, GCancellable *cancellable)
{
  GProxyResolver *resolver;
  g_auto (GStrv) proxies = NULL;

  if (gocua_endpoint_is_loopback (url))
    {
      curl_easy_setopt (easy, CURLOPT_PROXY, "");
      return;
    }
  resolver = g_proxy_resolver_get_default ();
  if (g_str_equal (G_OBJECT_TYPE_NAME (resolver), NO_RESOLVER))
    return;
  proxies = g_proxy_resolver_lookup (resolver, url, cancellable, NULL);
  if (proxies == NULL || proxies[0] == NULL)
    return;
  g_debug ("proxy for %s: %s", url, proxies[0]);
  if (g_str_equal (proxies[0], "direct://"))
    curl_easy_setopt (easy, CURLOPT_PROXY, "");
  else
    curl_easy_setopt (easy, CURLOPT_PROXY, proxies[0]);
}
