/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-call.c: which call a request is: its method and address, taken apart and checked. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-call.h"

#include <string.h>

#include "server/gocua-server-fault.h"
#include "wire/gocua-exchange-json.h"

#define MAX_WARD         64
#define MAX_WAIT_SECONDS 60
#define MAX_SIGN_IN_BODY (16 * 1024)

#define WARD "{ward}"

static const GocuaRouteInfo routes[GOCUA_N_ROUTES] = {
  [GOCUA_ROUTE_NONE] = { "", "", FALSE, FALSE, FALSE, 0 },
  [GOCUA_ROUTE_HEALTH] = { "GET", "/healthz", FALSE, FALSE, TRUE, 0 },
  [GOCUA_ROUTE_METRICS] = { "GET", "/metrics", FALSE, FALSE, TRUE, 0 },
  [GOCUA_ROUTE_SIGN_IN] = { "POST", "/v1/sessions", TRUE, FALSE, FALSE, MAX_SIGN_IN_BODY },
  [GOCUA_ROUTE_SIGN_OUT] = { "DELETE", "/v1/sessions/current", FALSE, TRUE, FALSE, 0 },
  [GOCUA_ROUTE_PUSH] = { "POST", "/v1/wards/" WARD "/changes", TRUE, TRUE, FALSE, GOCUA_WIRE_MAX_BODY },
  [GOCUA_ROUTE_FEED] = { "GET", "/v1/wards/" WARD "/changes", FALSE, TRUE, FALSE, 0 },
  [GOCUA_ROUTE_DIGESTS] = { "GET", "/v1/wards/" WARD "/digests", FALSE, TRUE, FALSE, 0 },
};

const GocuaRouteInfo *
gocua_route_get_info (GocuaRoute route)
{
  g_return_val_if_fail (route < GOCUA_N_ROUTES, &routes[GOCUA_ROUTE_NONE]);

  return &routes[route];
}

void
gocua_call_clear (GocuaCall *self)
{
  g_clear_pointer (&self->ward, g_free);
}

/* Whether @path is what @template says; the piece in the place of {ward} goes to @ward, as it came. */
static gboolean
match_path (const char *template, const char *path, char **ward)
{
  const char *place = strstr (template, WARD);
  gsize before = place != NULL ? (gsize) (place - template) : 0;
  const char *after;
  gsize length = strlen (path);

  if (place == NULL)
    return g_str_equal (template, path);
  after = place + strlen (WARD);
  if (length <= before + strlen (after) || strncmp (template, path, before) != 0 ||
      !g_str_has_suffix (path + before, after))
    return FALSE;
  length -= before + strlen (after);
  if (memchr (path + before, '/', length) != NULL)
    return FALSE;
  *ward = g_strndup (path + before, length);
  return TRUE;
}

/* A ward's key is plain ASCII, so whatever decodes to anything else is refused before it gets any further. */
static gboolean
decode_ward (const char *text, char **ward)
{
  g_autofree char *decoded = g_uri_unescape_string (text, NULL);

  if (decoded == NULL || *decoded == '\0' || strlen (decoded) > MAX_WARD)
    return FALSE;
  for (const char *p = decoded; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '@' && *p != '-')
      return FALSE;
  *ward = g_steal_pointer (&decoded);
  return TRUE;
}

static gboolean
find_route (GocuaCall *self, const char *method, const char *path, const char **allow, GError **error)
{
  const char *other = NULL;

  for (guint i = GOCUA_ROUTE_NONE + 1; i < GOCUA_N_ROUTES; i++)
    {
      g_autofree char *ward = NULL;

      if (!match_path (routes[i].path, path, &ward))
        continue;
      if (!g_str_equal (routes[i].method, method))
        {
          other = other == NULL ? routes[i].method : "GET, POST";
          continue;
        }
      self->route = (GocuaRoute) i;
      return ward == NULL || decode_ward (ward, &self->ward) ||
             gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST, "ward");
    }
  if (other == NULL)
    return gocua_fault_set (error, GOCUA_FAULT_NOT_FOUND, NULL);
  if (allow != NULL)
    *allow = other;
  return gocua_fault_set (error, GOCUA_FAULT_METHOD_NOT_ALLOWED, NULL);
}

typedef struct
{
  GocuaRoute route;
  const char *name;
  gint64 min, max;
  gsize offset;
  gboolean is_wide; /* a gint64, otherwise a guint */
} Parameter;

#define PARAMETER(route, name, member, min, max)                 \
  {                                                              \
    route, name, min, max, offsetof (GocuaCall, member),         \
        sizeof (((GocuaCall *) NULL)->member) == sizeof (gint64) \
  }

static const Parameter parameters[] = {
  PARAMETER (GOCUA_ROUTE_FEED, "after", after, 0, G_MAXINT64),
  PARAMETER (GOCUA_ROUTE_FEED, "until", until, 0, G_MAXINT64),
  PARAMETER (GOCUA_ROUTE_FEED, "limit", limit, 1, GOCUA_WIRE_MAX_CHANGES),
  PARAMETER (GOCUA_ROUTE_FEED, "wait", wait_seconds, 1, MAX_WAIT_SECONDS),
  PARAMETER (GOCUA_ROUTE_DIGESTS, "from", from, 0, G_MAXINT64 / GOCUA_DIGEST_BUCKET),
};

static gboolean
set_parameter (GocuaCall *self, const char *name, const char *value)
{
  if (self->route == GOCUA_ROUTE_FEED && g_str_equal (name, "epoch"))
    return gocua_id_parse (&self->epoch, value) && !gocua_id_is_null (&self->epoch);
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      const Parameter *one = &parameters[i];
      guint64 number;

      if (one->route != self->route || !g_str_equal (one->name, name))
        continue;
      if (!g_ascii_string_to_unsigned (value, 10, (guint64) one->min, (guint64) one->max, &number, NULL))
        return FALSE;
      if (one->is_wide)
        G_STRUCT_MEMBER (gint64, self, one->offset) = (gint64) number;
      else
        G_STRUCT_MEMBER (guint, self, one->offset) = (guint) number;
      return TRUE;
    }
  return FALSE;
}

/* Names the parameter, unless it is nothing that one of ours could be mistaken for. */
static gboolean
refuse_parameter (const char *name, GError **error)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz");

  return gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST,
                          length > 0 && length < 20 && name[length] == '\0' ? name : "a parameter");
}

/* None of the values needs to be encoded, so one that is encoded is not one of them. */
static gboolean
parse_query (GocuaCall *self, const char *query, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (value != NULL)
        *value++ = '\0';
      for (guint j = 0; j < i; j++)
        if (g_str_equal (pairs[j], pairs[i]))
          return refuse_parameter (pairs[i], error);
      if (value == NULL || !set_parameter (self, pairs[i], value))
        return refuse_parameter (pairs[i], error);
    }
  return TRUE;
}

gboolean
gocua_call_parse (GocuaCall *self, const char *method, const char *uri, const char **allow, GError **error)
{
  const char *query = strchr (uri, '?');
  g_autofree char *path = query != NULL ? g_strndup (uri, (gsize) (query - uri)) : g_strdup (uri);

  *self = (GocuaCall){ .limit = GOCUA_WIRE_DEFAULT_LIMIT, .until = G_MAXINT64 };
  if (strlen (uri) > GOCUA_CALL_MAX_URI)
    return gocua_fault_set (error, GOCUA_FAULT_HEADER_TOO_LARGE, "the address");
  if (!find_route (self, method, path, allow, error))
    return FALSE;
  return query == NULL || parse_query (self, query + 1, error);
}
