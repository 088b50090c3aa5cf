/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport-reply.c: whether an answer is the server's, and what time it is there. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-transport-private.h"
#include "wire/gocua-exchange-json.h"

void
gocua_reply_free (GocuaReply *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

gint64
gocua_transport_get_local_ms (GocuaTransport *self)
{
  return gocua_clock_now_ms (self->clock) - gocua_clock_get_offset_ms (self->clock);
}

static void
set_failure (GocuaRequest *self, GError **error)
{
  GocuaTransport *transport = self->transport;
  GocuaFailure failure = { .code = self->result,
                           .text = self->error_text,
                           .own_ca = transport->ca != NULL,
                           .proxied = self->proxied,
                           .now_ms = gocua_transport_get_local_ms (transport),
                           .known_ms = transport->known_ms };
  curl_off_t reached = 0, connected = 0;

  curl_easy_getinfo (self->easy, CURLINFO_SSL_VERIFYRESULT, &failure.verify_result);
  curl_easy_getinfo (self->easy, CURLINFO_HTTP_CONNECTCODE, &failure.proxy_status);
  curl_easy_getinfo (self->easy, CURLINFO_CONNECT_TIME_T, &reached);
  curl_easy_getinfo (self->easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
  failure.reached = reached > 0;
  failure.connected = connected > 0;
  gocua_failure_set_error (&failure, error);
}

static gboolean
has_json_type (GocuaRequest *self, long status)
{
  const char *type = NULL;

  if (status == 204 && self->body->len == 0)
    return TRUE;
  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_TYPE, &type);
  if (type == NULL)
    return FALSE;
  return g_str_has_prefix (type, status < 300 ? "application/json" : "application/problem+json");
}

/* Whether the server itself answered; what it says comes after that. */
static gboolean
check_server (GocuaRequest *self, long status, GError **error)
{
  gboolean same = g_strcmp0 (self->protocol, G_STRINGIFY (GOCUA_PROTOCOL_VERSION)) == 0;

  if (same && has_json_type (self, status) && (status / 100 == 2 || status >= 400))
    return TRUE;
  if (self->protocol != NULL && status == 426)
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_TOO_OLD, NULL);
  else if (self->protocol == NULL)
    gocua_failure_set_stranger (status, self->proxied, error);
  else
    gocua_sync_error_set (error, GOCUA_SYNC_ERROR_NOT_SERVER, NULL);
  return FALSE;
}

static gint64
get_took_ms (GocuaRequest *self)
{
  curl_off_t start = 0, end = 0;

  curl_easy_getinfo (self->easy, CURLINFO_PRETRANSFER_TIME_T, &start);
  curl_easy_getinfo (self->easy, CURLINFO_TOTAL_TIME_T, &end);
  return (end - start) / 1000;
}

/* The server looked at its clock between the request and the head of the answer, most likely in the middle; a
 * long poll is answered at once when there is something, so there it was just now. */
static void
follow_clock (GocuaRequest *self)
{
  GocuaTransport *transport = self->transport;
  curl_off_t start = 0, head = 0;
  gint64 way_ms;

  if (self->server_ms <= 0)
    return;
  curl_easy_getinfo (self->easy, CURLINFO_PRETRANSFER_TIME_T, &start);
  curl_easy_getinfo (self->easy, CURLINFO_STARTTRANSFER_TIME_T, &head);
  way_ms = self->waits ? 0 : MAX (head - start, 0) / 2000;
  gocua_clock_correct (transport->clock, self->server_ms + way_ms +
                                             (gocua_transport_get_local_ms (transport) - self->head_at_ms));
}

GocuaReply *
gocua_request_read_reply (GocuaRequest *self, GError **error)
{
  g_autoptr (GocuaReply) reply = NULL;
  long status = 0;

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  /* What broke in the answer of somebody else is not the point. */
  if (self->result != CURLE_OK && self->has_head && self->protocol == NULL)
    {
      check_server (self, status, error);
      return NULL;
    }
  if (self->too_large)
    {
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_TOO_LARGE, NULL);
      return NULL;
    }
  if (self->result != CURLE_OK)
    {
      set_failure (self, error);
      return NULL;
    }
  /* libcurl takes half a head for one without a body. */
  if (!self->has_head)
    {
      gocua_sync_error_set (error, GOCUA_SYNC_ERROR_INTERRUPTED, NULL);
      return NULL;
    }
  if (!check_server (self, status, error))
    return NULL;
  follow_clock (self);
  reply = g_new0 (GocuaReply, 1);
  reply->status = (guint) status;
  reply->body = g_steal_pointer (&self->body);
  reply->retry_after_s = self->retry_after_s;
  reply->took_ms = get_took_ms (self);
  return g_steal_pointer (&reply);
}
