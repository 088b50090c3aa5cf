/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-exchange.c: one request on its way through the server. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-exchange.h"

#include <stdatomic.h>
#include <string.h>

#include "server/gocua-server-fault.h"
#include "server/gocua-server-gzip.h"
#include "server/gocua-server-http-private.h"
#include "server/gocua-server-secret.h"

#define MAX_HEADER 8192 /* bytes of all fields */

static _Atomic guint64 body_bytes; /* of all requests */

GocuaExchange *
gocua_exchange_new (GocuaHttp *http, struct MHD_Connection *connection, const char *uri)
{
  GocuaExchange *self = g_new0 (GocuaExchange, 1);

  self->http = http;
  self->connection = connection;
  self->begin_us = g_get_monotonic_time ();
  self->uri = g_strdup (uri);
  gocua_secret_random ((guint8 *) &self->id, sizeof self->id);
  return self;
}

static void
drop_body (GocuaExchange *self)
{
  if (self->body == NULL)
    return;
  atomic_fetch_sub (&body_bytes, self->body->len);
  /* It may be somebody's password. */
  if (self->call.route == GOCUA_ROUTE_SIGN_IN)
    gocua_secret_wipe (self->body->data, self->body->len);
  g_clear_pointer (&self->body, g_byte_array_unref);
}

void
gocua_exchange_free (GocuaExchange *self)
{
  drop_body (self);
  gocua_answer_clear (&self->answer);
  gocua_call_clear (&self->call);
  g_free (self->session);
  g_free (self->peer);
  g_free (self->uri);
  g_free (self);
}

static const char *
look_up (GocuaExchange *self, const char *name)
{
  return MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result
append_forwarded (void *data, enum MHD_ValueKind kind, const char *key, const char *value)
{
  GString *forwarded = data;

  if (g_ascii_strcasecmp (key, "X-Forwarded-For") == 0 && value != NULL)
    g_string_append_printf (forwarded, "%s%s", forwarded->len > 0 ? "," : "", value);
  return MHD_YES;
}

/* A proxy may add a line of its own after one that the caller wrote: they are one list (RFC 9110, 5.3). */
static char *
find_peer (GocuaExchange *self)
{
  GString *forwarded = g_string_new (NULL);
  char *peer;

  MHD_get_connection_values (self->connection, MHD_HEADER_KIND, append_forwarded, forwarded);
  peer = gocua_http_find_peer (self->http, self->connection, forwarded->str);
  g_string_free (forwarded, TRUE);
  return peer;
}

typedef struct
{
  gsize bytes;
  guint lengths, codings, hosts, authorizations;
} HeaderCount;

static enum MHD_Result
count_header (void *data, enum MHD_ValueKind kind, const char *key, const char *value)
{
  HeaderCount *count = data;

  count->bytes += strlen (key) + (value != NULL ? strlen (value) : 0) + 4;
  count->lengths += g_ascii_strcasecmp (key, "Content-Length") == 0;
  count->codings += g_ascii_strcasecmp (key, "Transfer-Encoding") == 0;
  count->hosts += g_ascii_strcasecmp (key, "Host") == 0;
  count->authorizations += g_ascii_strcasecmp (key, "Authorization") == 0;
  return MHD_YES;
}

/* Two ways to tell where a request ends, and a proxy may take the other one: what follows would be a request
 * that nobody made. */
static gboolean
check_header (GocuaExchange *self, GError **error)
{
  HeaderCount count = { 0 };

  MHD_get_connection_values (self->connection, MHD_HEADER_KIND, count_header, &count);
  if (count.bytes > MAX_HEADER)
    return gocua_fault_set (error, GOCUA_FAULT_HEADER_TOO_LARGE, "the header");
  if (count.lengths + count.codings > 1 || count.hosts > 1 || count.authorizations > 1)
    return gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST, "a header field comes twice");
  return TRUE;
}

static gboolean
check_protocol (GocuaExchange *self, GError **error)
{
  const char *version = look_up (self, "Gocua-Protocol");

  if (version == NULL)
    return gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST, "Gocua-Protocol");
  return g_str_equal (version, G_STRINGIFY (GOCUA_PROTOCOL_VERSION)) ||
         gocua_fault_set (error, GOCUA_FAULT_CLIENT_TOO_OLD, "this server speaks version 1");
}

static gboolean
check_token (GocuaExchange *self, GError **error)
{
  const char *header = look_up (self, "Authorization");
  const char *token = gocua_token_from_header (header);

  if (token == NULL)
    return gocua_fault_set (error, header == NULL ? GOCUA_FAULT_TOKEN_MISSING : GOCUA_FAULT_TOKEN_INVALID,
                            NULL);
  self->session = gocua_token_hash (token);
  if (self->session == NULL)
    return gocua_fault_set (error, GOCUA_FAULT_TOKEN_INVALID, NULL);
  self->answer.retry_after = gocua_rate_take (self->http->token_rate, self->session, self->begin_us);
  return self->answer.retry_after == 0 || gocua_fault_set (error, GOCUA_FAULT_SLOW_DOWN, NULL);
}

guint64
gocua_exchange_get_declared_size (GocuaExchange *self)
{
  const char *length = look_up (self, "Content-Length");

  return length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
}

static gboolean
check_body_type (GocuaExchange *self, GError **error)
{
  const char *type = look_up (self, "Content-Type");
  const char *coding = look_up (self, "Content-Encoding");
  gsize length = type != NULL ? strcspn (type, "; \t") : 0;

  if (length != strlen ("application/json") || g_ascii_strncasecmp (type, "application/json", length) != 0)
    return gocua_fault_set (error, GOCUA_FAULT_UNSUPPORTED_TYPE, "Content-Type");
  self->is_packed = coding != NULL && g_ascii_strcasecmp (coding, "gzip") == 0;
  if (coding != NULL && !self->is_packed && g_ascii_strcasecmp (coding, "identity") != 0)
    return gocua_fault_set (error, GOCUA_FAULT_UNSUPPORTED_TYPE, "Content-Encoding");
  return TRUE;
}

static gboolean
check_body (GocuaExchange *self, const GocuaRouteInfo *info, GError **error)
{
  guint64 size = gocua_exchange_get_declared_size (self);

  if (!info->has_body)
    return (size == 0 && look_up (self, "Transfer-Encoding") == NULL) ||
           gocua_fault_set (error, GOCUA_FAULT_BAD_REQUEST, "this call has no body");
  if (!check_body_type (self, error))
    return FALSE;
  if (size > info->max_body)
    return gocua_fault_set (error, GOCUA_FAULT_TOO_LARGE, NULL);
  self->body = g_byte_array_new ();
  return TRUE;
}

/* Where the operator has an address of its own, nothing else is there, and it is nowhere else. */
static gboolean
check_place (GocuaExchange *self, const GocuaRouteInfo *info, GError **error)
{
  gboolean own = *self->http->config->operator_listen != '\0';

  if (self->is_for_operator == (own && info->is_for_operator))
    return TRUE;
  self->call.route = GOCUA_ROUTE_NONE;
  return gocua_fault_set (error, GOCUA_FAULT_NOT_FOUND, NULL);
}

gboolean
gocua_exchange_check (GocuaExchange *self, const char *method, GError **error)
{
  const GocuaRouteInfo *info;

  self->peer = find_peer (self);
  self->answer.retry_after = gocua_rate_take (self->http->address_rate, self->peer, self->begin_us);
  if (self->answer.retry_after > 0 && !self->is_for_operator)
    return gocua_fault_set (error, GOCUA_FAULT_SLOW_DOWN, NULL);
  self->answer.retry_after = 0;
  if (!check_header (self, error) || !gocua_call_parse (&self->call, method, self->uri, &self->allow, error))
    return FALSE;
  info = gocua_route_get_info (self->call.route);
  if (!check_place (self, info, error))
    return FALSE;
  if (info->is_for_operator)
    return check_body (self, info, error);
  if (!check_protocol (self, error) || (info->needs_token && !check_token (self, error)) ||
      !check_body (self, info, error))
    return FALSE;
  return self->call.route != GOCUA_ROUTE_PUSH ||
         gocua_authorize_write (self->session, self->call.ward, error);
}

gboolean
gocua_exchange_add_body (GocuaExchange *self, const char *data, gsize size, GError **error)
{
  guint64 all = (guint64) self->http->config->body_memory_mib * 1024 * 1024;

  if (self->body->len + size > gocua_route_get_info (self->call.route)->max_body)
    {
      drop_body (self);
      return gocua_fault_set (error, GOCUA_FAULT_TOO_LARGE, NULL);
    }
  if (atomic_fetch_add (&body_bytes, size) + size > all)
    {
      atomic_fetch_sub (&body_bytes, size);
      drop_body (self);
      return gocua_fault_set (error, GOCUA_FAULT_UNAVAILABLE, "memory");
    }
  g_byte_array_append (self->body, (const guint8 *) data, (guint) size);
  return TRUE;
}

static GString *
unpack (GocuaExchange *self, GError **error)
{
  if (self->is_packed)
    return gocua_gunzip (self->body->data, self->body->len, gocua_route_get_info (self->call.route)->max_body,
                         error);
  return g_string_new_len ((const char *) self->body->data, self->body->len);
}

gboolean
gocua_exchange_handle (GocuaExchange *self, GError **error)
{
  GString *body = self->body != NULL ? unpack (self, error) : NULL;
  GocuaRequest request = {
    .config = self->http->config,
    .call = &self->call,
    .session = self->session,
    .peer = self->peer,
    .body = body,
  };
  gboolean good;

  if (self->body != NULL && body == NULL)
    return FALSE;
  drop_body (self);
  good = gocua_handler_get (self->call.route) (&request, &self->answer, error);
  if (body != NULL && self->call.route == GOCUA_ROUTE_SIGN_IN)
    gocua_secret_wipe (body->str, body->len);
  if (body != NULL)
    g_string_free (body, TRUE);
  return good;
}
