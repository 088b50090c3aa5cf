/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-transport.c: requests to the server and their answers, over HTTPS, on one thread. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-transport.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-wipe.h"
#include "sync/gocua-curl.h"
#include "sync/gocua-gzip.h"
#include "sync/gocua-transport-private.h"
#include "wire/gocua-exchange-json.h"

#define HEADER_PROTOCOL "Gocua-Protocol"
#define HEADER_TIME     "Gocua-Time"
#define HEADER_RETRY    "Retry-After"

#define CONNECT_S     15
#define STALL_S       45
#define STALL_LIMIT   10            /* bytes a second below which the line counts as dead */
#define BODY_SLACK    (1024 * 1024) /* of an answer over the limit: member names, the digest */
#define GZIP_MIN      400           /* below that the head of the request is longer anyway */
#define POLL_CHUNK_MS 60000

GocuaTransport *
gocua_transport_new (GocuaClock *clock)
{
  GocuaTransport *self;

  g_return_val_if_fail (clock != NULL, NULL);

  self = g_new0 (GocuaTransport, 1);
  self->clock = gocua_clock_ref (clock);
  self->connect_s = CONNECT_S;
  self->stall_s = STALL_S;
  return self;
}

void
gocua_transport_free (GocuaTransport *self)
{
  if (self == NULL)
    return;
  if (self->multi != NULL)
    curl_multi_cleanup (self->multi);
  gocua_clock_unref (self->clock);
  g_free (self->server);
  g_free (self->ca);
  gocua_wipe_free (self->token);
  g_free (self);
}

void
gocua_transport_set_server (GocuaTransport *self, const char *address)
{
  g_free (self->server);
  self->server = g_strdup (address);
}

void
gocua_transport_set_ca (GocuaTransport *self, const char *pem)
{
  g_free (self->ca);
  self->ca = g_strdup (pem);
}

void
gocua_transport_set_token (GocuaTransport *self, const char *token)
{
  gocua_wipe_free (self->token);
  self->token = g_strdup (token);
}

const char *
gocua_transport_get_token (GocuaTransport *self)
{
  return self->token;
}

void
gocua_transport_set_patience (GocuaTransport *self, guint connect_s, guint stall_s)
{
  self->connect_s = connect_s;
  self->stall_s = stall_s;
}

void
gocua_transport_set_known_time (GocuaTransport *self, gint64 known_ms)
{
  self->known_ms = MAX (self->known_ms, known_ms);
}

gint64
gocua_transport_get_bytes_sent (GocuaTransport *self)
{
  return self->bytes_sent;
}

gint64
gocua_transport_get_bytes_received (GocuaTransport *self)
{
  return self->bytes_received;
}

static size_t
write_cb (char *data, size_t size, size_t n, void *user_data)
{
  GocuaRequest *self = user_data;

  if (self->body->len + n > GOCUA_WIRE_MAX_BODY + BODY_SLACK)
    {
      self->too_large = TRUE;
      return 0;
    }
  g_byte_array_append (self->body, (const guint8 *) data, (guint) n);
  return n;
}

static char *
match_header (const char *line, const char *name)
{
  gsize length = strlen (name);

  if (g_ascii_strncasecmp (line, name, length) != 0 || line[length] != ':')
    return NULL;
  return g_strstrip (g_strdup (line + length + 1));
}

static void
read_header (GocuaRequest *self, const char *line)
{
  g_autofree char *protocol = match_header (line, HEADER_PROTOCOL);
  g_autofree char *time = match_header (line, HEADER_TIME);
  g_autofree char *retry = match_header (line, HEADER_RETRY);

  if (protocol != NULL)
    {
      g_free (self->protocol);
      self->protocol = g_steal_pointer (&protocol);
    }
  if (time != NULL)
    self->server_ms = g_ascii_strtoll (time, NULL, 10);
  if (retry != NULL)
    self->retry_after_s = g_ascii_strtoll (retry, NULL, 10);
}

/* A head of "100 Continue" comes before that of the answer: each begins anew. */
static size_t
header_cb (char *data, size_t size, size_t n, void *user_data)
{
  GocuaRequest *self = user_data;
  g_autofree char *line = g_strndup (data, n);

  if (g_str_has_prefix (line, "HTTP/"))
    {
      g_clear_pointer (&self->protocol, g_free);
      self->server_ms = 0;
      self->retry_after_s = 0;
      self->has_head = FALSE;
      self->head_at_ms = gocua_transport_get_local_ms (self->transport);
    }
  else if (n <= 2)
    self->has_head = TRUE;
  else
    read_header (self, line);
  return n;
}

/* What really goes over the wire, before TLS: libcurl's own sums count a short body twice. */
static int
debug_cb (CURL *easy, curl_infotype type, char *data, size_t size, void *user_data)
{
  GocuaRequest *self = user_data;

  if (type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT)
    self->transport->bytes_sent += (gint64) size;
  else if (type == CURLINFO_HEADER_IN || type == CURLINFO_DATA_IN)
    self->transport->bytes_received += (gint64) size;
  return 0;
}

static void
add_header (GocuaRequest *self, const char *name, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", name, value);

  self->headers = curl_slist_append (self->headers, line);
}

static void
set_headers (GocuaRequest *self)
{
  add_header (self, HEADER_PROTOCOL, G_STRINGIFY (GOCUA_PROTOCOL_VERSION));
  /* Nobody waits for a "100 Continue" on a line with long ways. */
  self->headers = curl_slist_append (self->headers, "Expect:");
  if (self->transport->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", self->transport->token, NULL);

      add_header (self, "Authorization", bearer);
    }
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);
}

GocuaBody *
gocua_body_new (const char *text, gsize length)
{
  GocuaBody *self = g_new0 (GocuaBody, 1);

  self->length = length;
  self->bytes = length >= GZIP_MIN ? gocua_gzip_compress (text, length) : NULL;
  self->is_gzip = self->bytes != NULL;
  if (!self->is_gzip)
    self->bytes = g_bytes_new (text, length);
  return self;
}

void
gocua_body_free (GocuaBody *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
set_body (GocuaRequest *self, const GocuaBody *body)
{
  if (body->is_gzip)
    add_header (self, "Content-Encoding", "gzip");
  self->packed = g_bytes_ref (body->bytes);
  add_header (self, "Content-Type", "application/json");
  curl_easy_setopt (self->easy, CURLOPT_POST, 1L);
  curl_easy_setopt (self->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) g_bytes_get_size (self->packed));
  curl_easy_setopt (self->easy, CURLOPT_POSTFIELDS, g_bytes_get_data (self->packed, NULL));
}

static void
set_callbacks (GocuaRequest *self)
{
  curl_easy_setopt (self->easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (self->easy, CURLOPT_ERRORBUFFER, self->error_text);
  curl_easy_setopt (self->easy, CURLOPT_WRITEFUNCTION, write_cb);
  curl_easy_setopt (self->easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (self->easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt (self->easy, CURLOPT_DEBUGFUNCTION, debug_cb);
  curl_easy_setopt (self->easy, CURLOPT_DEBUGDATA, self);
}

/* A redirect is never followed: the server's address is the one that was entered. */
static void
set_options (GocuaRequest *self, guint wait_s)
{
  GocuaTransport *transport = self->transport;

  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt (self->easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (self->easy, CURLOPT_FOLLOWLOCATION, 0L);
  /* What a proxy says to CONNECT is not the head of an answer. */
  curl_easy_setopt (self->easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt (self->easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt (self->easy, CURLOPT_USERAGENT, "gocua/" GOCUA_VERSION);
  curl_easy_setopt (self->easy, CURLOPT_CONNECTTIMEOUT, (long) transport->connect_s);
  curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_LIMIT, (long) STALL_LIMIT);
  curl_easy_setopt (self->easy, CURLOPT_LOW_SPEED_TIME, (long) (transport->stall_s + wait_s));
  curl_easy_setopt (self->easy, CURLOPT_TCP_KEEPALIVE, 1L);
  if (transport->ca != NULL)
    {
      struct curl_blob blob = { transport->ca, strlen (transport->ca), CURL_BLOB_COPY };

      curl_easy_setopt (self->easy, CURLOPT_CAINFO_BLOB, &blob);
    }
}

/* Not before something is sent: whoever works by himself needs no libcurl. */
static gboolean
prepare (GocuaTransport *self, GError **error)
{
  if (self->multi != NULL)
    return TRUE;
  if (!gocua_curl_load (error))
    return FALSE;
  g_atomic_pointer_set (&self->multi, curl_multi_init ());
  return TRUE;
}

static void
prepare_request (GocuaRequest *self, const char *method, const char *url, const GocuaBody *body, guint wait_s)
{
  self->easy = curl_easy_init ();
  set_callbacks (self);
  set_options (self, wait_s);
  curl_easy_setopt (self->easy, CURLOPT_URL, url);
  if (body != NULL)
    set_body (self, body);
  curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST, method);
  set_headers (self);
  self->proxied = gocua_proxy_apply (self->easy, url, NULL);
  curl_multi_add_handle (self->transport->multi, self->easy);
}

GocuaRequest *
gocua_transport_start (GocuaTransport *self,
                       const char *method,
                       const char *path,
                       const GocuaBody *body,
                       guint wait_s)
{
  GocuaRequest *request;
  g_autofree char *url = NULL;

  g_return_val_if_fail (self != NULL && self->server != NULL, NULL);

  url = g_strconcat (self->server, path, NULL);
  request = g_new0 (GocuaRequest, 1);
  request->transport = self;
  request->body = g_byte_array_new ();
  request->waits = wait_s > 0;
  if (prepare (self, &request->error))
    prepare_request (request, method, url, body, wait_s);
  else
    request->done = TRUE;
  return request;
}

static void
collect_done (GocuaTransport *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL)
    {
      char *request = NULL;

      if (message->msg != CURLMSG_DONE)
        continue;
      curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, &request);
      ((GocuaRequest *) (gpointer) request)->done = TRUE;
      ((GocuaRequest *) (gpointer) request)->result = message->data.result;
    }
}

static void
cancelled_cb (GCancellable *cancellable, gpointer multi)
{
  curl_multi_wakeup (multi);
}

static gboolean
take_wake (GocuaTransport *self)
{
  return g_atomic_int_compare_and_exchange (&self->woken, TRUE, FALSE);
}

static GocuaDrive
drive (GocuaTransport *self,
       GocuaRequest *request,
       int timeout_ms,
       gboolean wakeable,
       GCancellable *cancellable)
{
  gint64 until = g_get_monotonic_time () / 1000 + timeout_ms;

  for (;;)
    {
      gint64 left = timeout_ms < 0 ? POLL_CHUNK_MS : until - g_get_monotonic_time () / 1000;
      int running;

      curl_multi_perform (self->multi, &running);
      collect_done (self);
      if (request->done)
        return GOCUA_DRIVE_DONE;
      if (g_cancellable_is_cancelled (cancellable))
        return GOCUA_DRIVE_CANCELLED;
      if (wakeable && take_wake (self))
        return GOCUA_DRIVE_WOKEN;
      if (left <= 0)
        return GOCUA_DRIVE_TIMEOUT;
      curl_multi_poll (self->multi, NULL, 0, (int) MIN (left, POLL_CHUNK_MS), NULL);
    }
}

GocuaDrive
gocua_transport_drive (GocuaTransport *self,
                       GocuaRequest *request,
                       int timeout_ms,
                       gboolean wakeable,
                       GCancellable *cancellable)
{
  gulong handler = 0;
  GocuaDrive result;

  g_return_val_if_fail (self != NULL && request != NULL && request->transport == self, GOCUA_DRIVE_CANCELLED);

  if (request->error != NULL)
    return GOCUA_DRIVE_DONE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->multi, NULL);
  result = drive (self, request, timeout_ms, wakeable, cancellable);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return result;
}

void
gocua_transport_wake (GocuaTransport *self)
{
  CURLM *multi;

  g_atomic_int_set (&self->woken, TRUE);
  multi = g_atomic_pointer_get (&self->multi);
  if (multi != NULL)
    curl_multi_wakeup (multi);
}

GocuaReply *
gocua_request_finish (GocuaRequest *request, GError **error)
{
  g_autoptr (GocuaRequest) self = request;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  if (self->done)
    return gocua_request_read_reply (self, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled."));
  return NULL;
}

void
gocua_request_free (GocuaRequest *self)
{
  if (self == NULL)
    return;
  if (self->easy != NULL)
    {
      curl_multi_remove_handle (self->transport->multi, self->easy);
      curl_easy_cleanup (self->easy);
      curl_slist_free_all (self->headers);
    }
  g_clear_error (&self->error);
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self->protocol);
  g_free (self);
}

GocuaReply *
gocua_transport_send (GocuaTransport *self,
                      const char *method,
                      const char *path,
                      const GocuaBody *body,
                      GCancellable *cancellable,
                      GError **error)
{
  GocuaRequest *request = gocua_transport_start (self, method, path, body, 0);

  gocua_transport_drive (self, request, -1, FALSE, cancellable);
  return gocua_request_finish (request, error);
}
