/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-dispatch.c: from libmicrohttpd's calls to a handler, and from its answer back. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-http-private.h"

#include <string.h>

#include "server/gocua-server-exchange.h"
#include "server/gocua-server-fault.h"
#include "server/gocua-server-gzip.h"
#include "server/gocua-server-log.h"
#include "server/gocua-server-metrics.h"

#define LEAST_TO_PACK  1000
#define STATUS_ABORTED 499 /* in log and metrics: the other side went away */

/* A refused body of this size is read to its end all the same, so that the sender sees the answer and not a
 * connection that was closed in its face; and so that the connection can be used again. */
#define MAX_SWALLOWED (1024 * 1024)

void *
gocua_dispatch_begin (void *data, const char *uri, struct MHD_Connection *connection)
{
  GocuaListener *listener = data;
  GocuaExchange *self = gocua_exchange_new (listener->http, connection, uri);
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info (connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

  self->is_for_operator = listener->is_for_operator;
  self->watched = info != NULL ? info->socket_context : NULL;
  atomic_fetch_add (&listener->http->n_under_way, 1);
  return self;
}

void
gocua_dispatch_connection (void *data,
                           struct MHD_Connection *connection,
                           void **watched,
                           enum MHD_ConnectionNotificationCode what)
{
  GocuaHttp *http = ((GocuaListener *) data)->http;

  if (what == MHD_CONNECTION_NOTIFY_STARTED)
    *watched = gocua_watch_add (
        http->watch, MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
  else if (*watched != NULL)
    gocua_watch_remove (http->watch, *watched);
}

static void
log_request (const GocuaExchange *self, guint status, gint64 us)
{
  const GocuaRouteInfo *route = gocua_route_get_info (self->call.route);
  GString *line = gocua_log_begin (GOCUA_LOG_INFO, "request");
  g_autofree char *id = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", self->id);

  gocua_log_text (line, "id", id);
  gocua_log_text (line, "method", route->method);
  gocua_log_text (line, "route", self->call.route == GOCUA_ROUTE_NONE ? "other" : route->path);
  gocua_log_number (line, "status", status);
  gocua_log_ms (line, us);
  gocua_log_number (line, "out", (gint64) self->n_out);
  gocua_log_end (line, GOCUA_LOG_INFO);
}

void
gocua_dispatch_completed (void *data,
                          struct MHD_Connection *connection,
                          void **exchange,
                          enum MHD_RequestTerminationCode why)
{
  GocuaExchange *self = *exchange;
  GocuaHttp *http = ((GocuaListener *) data)->http;

  if (self == NULL)
    return;
  *exchange = NULL;
  if (self->waiter != NULL)
    gocua_wait_remove (http->wait, self->waiter);
  if (self->was_seen)
    {
      gint64 us = g_get_monotonic_time () - self->begin_us;
      guint status = why == MHD_REQUEST_TERMINATED_COMPLETED_OK ? self->status : STATUS_ABORTED;

      gocua_metrics_add_request (self->call.route, status, us);
      log_request (self, status, us);
    }
  if (self->watched != NULL)
    gocua_watch_set_phase (http->watch, self->watched, GOCUA_PHASE_IDLE);
  gocua_exchange_free (self);
  atomic_fetch_sub (&http->n_under_way, 1);
}

static void
add_header (struct MHD_Response *response, const char *name, const char *value)
{
  MHD_add_response_header (response, name, value);
}

static void
add_number (struct MHD_Response *response, const char *name, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_header (response, name, text);
}

static void
add_headers (GocuaExchange *self, struct MHD_Response *response)
{
  const GocuaAnswer *answer = &self->answer;

  add_header (response, "Gocua-Protocol", G_STRINGIFY (GOCUA_PROTOCOL_VERSION));
  add_number (response, "Gocua-Time", gocua_clock_now_ms (self->http->clock));
  add_header (response, "Cache-Control", "no-store");
  if (answer->type != NULL)
    add_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, answer->type);
  if (answer->retry_after > 0)
    add_number (response, MHD_HTTP_HEADER_RETRY_AFTER, answer->retry_after);
  if (answer->status == MHD_HTTP_UNAUTHORIZED)
    add_header (response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  if (answer->status == MHD_HTTP_METHOD_NOT_ALLOWED)
    add_header (response, MHD_HTTP_HEADER_ALLOW, self->allow);
  if (atomic_load (&self->http->stops))
    add_header (response, MHD_HTTP_HEADER_CONNECTION, "close");
}

/* Takes the body out of the answer, packed when the other side takes that. */
static GString *
take_body (GocuaExchange *self, gboolean *is_packed)
{
  GString *body = g_steal_pointer (&self->answer.body);
  const char *accepted = MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, "Accept-Encoding");
  GString *packed;

  *is_packed = FALSE;
  if (body == NULL)
    return g_string_new (NULL);
  if (body->len <= LEAST_TO_PACK || self->http->config->gzip_level == 0 || !gocua_accepts_gzip (accepted))
    return body;
  packed = gocua_gzip (body, self->http->config->gzip_level);
  g_string_free (body, TRUE);
  *is_packed = TRUE;
  return packed;
}

static enum MHD_Result
queue_answer (GocuaExchange *self)
{
  gboolean is_packed;
  GString *body = take_body (self, &is_packed);
  gsize length = body->len;
  struct MHD_Response *response =
      MHD_create_response_from_buffer (length, g_string_free (body, FALSE), MHD_RESPMEM_MUST_FREE);
  enum MHD_Result result;

  add_headers (self, response);
  if (is_packed)
    add_header (response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  self->status = self->answer.status;
  self->n_out = length;
  if (self->watched != NULL)
    gocua_watch_set_phase (self->http->watch, self->watched, GOCUA_PHASE_ANSWER);
  result = MHD_queue_response (self->connection, self->answer.status, response);
  MHD_destroy_response (response);
  return result;
}

static void
refuse (GocuaExchange *self, const GError *error)
{
  gocua_answer_set_fault (&self->answer, error);
  self->is_refused = TRUE;
}

/* Whether the body that belongs to a refused request is not worth reading. */
static gboolean
must_refuse_at_once (GocuaExchange *self)
{
  return gocua_exchange_get_declared_size (self) > MAX_SWALLOWED ||
         MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, "Transfer-Encoding") != NULL ||
         MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, "Expect") != NULL;
}

static enum MHD_Result
see_header (GocuaExchange *self, const char *method)
{
  g_autoptr (GError) error = NULL;

  self->was_seen = TRUE;
  if (self->watched != NULL)
    gocua_watch_set_phase (self->http->watch, self->watched, GOCUA_PHASE_BODY);
  if (gocua_exchange_check (self, method, &error))
    return MHD_YES;
  refuse (self, error);
  /* Otherwise on the next call: an answer on this one closes the connection. */
  return must_refuse_at_once (self) ? queue_answer (self) : MHD_YES;
}

static enum MHD_Result
receive (GocuaExchange *self, const char *data, size_t *size)
{
  g_autoptr (GError) error = NULL;

  if (self->is_refused)
    {
      self->n_out += *size;
      if (self->n_out > MAX_SWALLOWED)
        return MHD_NO;
    }
  else if (!gocua_exchange_add_body (self, data, *size, &error))
    refuse (self, error);
  *size = 0;
  return MHD_YES;
}

/* Returns: whether there is an answer; otherwise the request sleeps until there may be */
static gboolean
wait_for_news (GocuaExchange *self)
{
  GocuaWait *wait = self->http->wait;

  if (self->waiter == NULL)
    self->waiter = gocua_wait_add (wait, self->call.ward,
                                   self->begin_us + self->call.wait_seconds * G_USEC_PER_SEC, self);
  for (;;)
    {
      gboolean over = gocua_wait_is_over (wait, self->waiter);
      g_autoptr (GError) error = NULL;

      if (!gocua_exchange_handle (self, &error))
        refuse (self, error);
      if (self->is_refused || !self->answer.is_empty || over)
        return TRUE;
      gocua_answer_clear (&self->answer);
      self->answer = (GocuaAnswer){ 0 };
      if (gocua_wait_sleep (wait, self->waiter))
        return FALSE;
    }
}

static enum MHD_Result
handle (GocuaExchange *self)
{
  g_autoptr (GError) error = NULL;

  if (self->watched != NULL)
    gocua_watch_set_phase (self->http->watch, self->watched, GOCUA_PHASE_WORK);
  if (self->answer.status != 0)
    return queue_answer (self);
  if (self->call.route == GOCUA_ROUTE_SIGN_IN)
    {
      MHD_suspend_connection (self->connection);
      g_thread_pool_push (self->http->password_pool, self, NULL);
      return MHD_YES;
    }
  if (self->call.wait_seconds > 0)
    return wait_for_news (self) ? queue_answer (self) : MHD_YES;
  if (!gocua_exchange_handle (self, &error))
    refuse (self, error);
  return queue_answer (self);
}

enum MHD_Result
gocua_dispatch_request (void *listener,
                        struct MHD_Connection *connection,
                        const char *url,
                        const char *method,
                        const char *version,
                        const char *upload_data,
                        size_t *upload_size,
                        void **exchange)
{
  GocuaExchange *self = *exchange;

  g_assert (self != NULL);
  if (!self->was_seen)
    return see_header (self, method);
  if (*upload_size > 0)
    return receive (self, upload_data, upload_size);
  return handle (self);
}

void
gocua_dispatch_run (gpointer exchange, gpointer http)
{
  GocuaExchange *self = exchange;
  g_autoptr (GError) error = NULL;

  if (!gocua_exchange_handle (self, &error))
    refuse (self, error);
  MHD_resume_connection (self->connection);
}

void
gocua_dispatch_suspend (gpointer exchange)
{
  MHD_suspend_connection (((GocuaExchange *) exchange)->connection);
}

void
gocua_dispatch_resume (gpointer exchange)
{
  MHD_resume_connection (((GocuaExchange *) exchange)->connection);
}
