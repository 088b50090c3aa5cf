/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-peer.c: whose request it is, also behind a proxy. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-peer.h"

#include <string.h>

#include "server/gocua-server-config.h"

#define MAX_HOPS 32

struct _GocuaProxies
{
  GPtrArray *addresses; /* of GInetAddress */
};

GocuaProxies *
gocua_proxies_new (const char *text, GError **error)
{
  g_autoptr (GocuaProxies) self = g_new0 (GocuaProxies, 1);
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GInetAddress *address;

      if (*g_strstrip (names[i]) == '\0')
        continue;
      address = g_inet_address_new_from_string (names[i]);
      if (address == NULL)
        {
          g_set_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID,
                       "setting trusted-proxies: \"%s\" is not an address", names[i]);
          return NULL;
        }
      g_ptr_array_add (self->addresses, address);
    }
  return g_steal_pointer (&self);
}

void
gocua_proxies_free (GocuaProxies *self)
{
  g_ptr_array_unref (self->addresses);
  g_free (self);
}

static gboolean
is_trusted (const GocuaProxies *self, GInetAddress *address)
{
  for (guint i = 0; i < self->addresses->len; i++)
    if (g_inet_address_equal (self->addresses->pdata[i], address))
      return TRUE;
  return FALSE;
}

static char *
describe (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  guint8 network[16] = { 0 };
  g_autoptr (GInetAddress) masked = NULL;

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return g_inet_address_to_string (address);
  memcpy (network, bytes, 8);
  masked = g_inet_address_new_from_bytes (network, G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (masked);
}

char *
gocua_proxies_find_peer (const GocuaProxies *self, GInetAddress *address, const char *forwarded)
{
  g_autoptr (GInetAddress) peer = g_object_ref (address);
  g_auto (GStrv) hops = g_strsplit (forwarded != NULL ? forwarded : "", ",", -1);
  guint n = g_strv_length (hops);

  for (guint i = 0; i < MIN (n, MAX_HOPS) && is_trusted (self, peer); i++)
    {
      GInetAddress *before = g_inet_address_new_from_string (g_strstrip (hops[n - 1 - i]));

      if (before == NULL)
        break;
      g_object_unref (peer);
      peer = before;
    }
  return describe (peer);
}
