/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport-proxy.c: the way to the server that the system's settings have. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include <string.h>

#include "sync/gocua-endpoint.h"
#include "sync/gocua-transport-private.h"

/* What GLib has where nothing is installed that knows the settings: it says "direct" to everything. */
#define NO_RESOLVER "GDummyProxyResolver"
#define DIRECT      "direct://"

/* The environment as libcurl reads it: without HTTP_PROXY, which a request can set in a server's scripts. */
static const char *
find_variable (const char *lower, const char *upper)
{
  const char *value = g_getenv (lower);

  if ((value == NULL || *value == '\0') && upper != NULL)
    value = g_getenv (upper);
  return value != NULL && *value != '\0' ? value : NULL;
}

/* Returns: (transfer full) (nullable): the URI, also of one that is written without "http://" */
static char *
find_proxy (const char *lower, const char *upper)
{
  const char *value = find_variable (lower, upper);
  g_autofree char *uri = NULL;

  if (value == NULL)
    return NULL;
  uri = strstr (value, "://") != NULL ? g_strdup (value) : g_strconcat ("http://", value, NULL);
  return g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&uri) : NULL;
}

/* Returns: (transfer full): the hosts that @list names, parted by commas or spaces */
static GStrv
split_hosts (const char *list)
{
  g_auto (GStrv) parts = g_strsplit_set (list != NULL ? list : "", ", ", -1);
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (hosts, parts[i]);
  return g_strv_builder_end (hosts);
}

/* Not left to libcurl, which does not say afterwards whether it went through a proxy. */
static GProxyResolver *
read_environment (void)
{
  const char *exempt = find_variable ("no_proxy", "NO_PROXY");
  g_autofree char *all = find_proxy ("all_proxy", "ALL_PROXY");
  g_autofree char *https = find_proxy ("https_proxy", "HTTPS_PROXY");
  g_autofree char *http = find_proxy ("http_proxy", NULL);
  g_auto (GStrv) hosts = split_hosts (exempt);
  GProxyResolver *resolver;

  if (g_strcmp0 (exempt, "*") == 0)
    return g_simple_proxy_resolver_new (DIRECT, NULL);
  resolver = g_simple_proxy_resolver_new (all, hosts);
  if (https != NULL)
    g_simple_proxy_resolver_set_uri_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), "https", https);
  if (http != NULL)
    g_simple_proxy_resolver_set_uri_proxy (G_SIMPLE_PROXY_RESOLVER (resolver), "http", http);
  return resolver;
}

static GStrv
ask (GProxyResolver *resolver, const char *url, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GStrv proxies;

  if (g_str_equal (G_OBJECT_TYPE_NAME (resolver), NO_RESOLVER))
    return NULL;
  proxies = g_proxy_resolver_lookup (resolver, url, cancellable, &error);
  if (proxies == NULL)
    g_debug ("the proxy for %s is not known: %s", url, error->message);
  return proxies;
}

gboolean
gocua_proxy_apply (CURL *easy, const char *url, GCancellable *cancellable)
{
  g_auto (GStrv) proxies = NULL;
  const char *proxy = DIRECT;

  if (!gocua_endpoint_is_loopback (url))
    {
      proxies = ask (g_proxy_resolver_get_default (), url, cancellable);
      if (proxies == NULL)
        {
          g_autoptr (GProxyResolver) environment = read_environment ();

          proxies = ask (environment, url, cancellable);
        }
    }
  if (proxies != NULL && proxies[0] != NULL)
    proxy = proxies[0];
  /* Not which: there may be a password in it. */
  g_debug ("%s: %s", url, g_str_equal (proxy, DIRECT) ? "directly" : "through a proxy");
  curl_easy_setopt (easy, CURLOPT_PROXY, g_str_equal (proxy, DIRECT) ? "" : proxy);
  /* Who is exempt was asked above. */
  curl_easy_setopt (easy, CURLOPT_NOPROXY, "");
  return !g_str_equal (proxy, DIRECT);
}
