/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-endpoint.c: the address of a server, as a person writes it. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-endpoint.h"

#include "sync/gocua-sync-error-private.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static GUri *
parse (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;

  if (strstr (trimmed, "://") != NULL)
    return g_uri_parse (trimmed, G_URI_FLAGS_PARSE_RELAXED, NULL);
  whole = g_strconcat ("https://", trimmed, NULL);
  uri = g_uri_parse (whole, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_loopback_host (g_uri_get_host (uri)))
    return g_steal_pointer (&uri);
  g_free (whole);
  whole = g_strconcat ("http://", trimmed, NULL);
  return g_uri_parse (whole, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

static gboolean
is_usable (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) && host != NULL && *host != '\0' &&
         strpbrk (host, " \t\r\n\\") == NULL && g_uri_get_userinfo (uri) == NULL &&
         g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL;
}

char *
gocua_endpoint_normalize (const char *text, gboolean allow_http, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  uri = parse (text);
  if (uri == NULL || !is_usable (uri))
    {
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_ADDRESS, NULL);
      return NULL;
    }
  if (g_str_equal (g_uri_get_scheme (uri), "http") && !allow_http && !is_loopback_host (g_uri_get_host (uri)))
    {
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PLAIN_HTTP, NULL);
      return NULL;
    }
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), path, NULL,
                     NULL);
}

gboolean
gocua_endpoint_is_loopback (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback_host (g_uri_get_host (uri));
}
