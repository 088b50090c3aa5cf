/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-server.c: a small HTTP server on a loopback port, which answers what the test wants. */

#include "fake-server.h"

#include <string.h>

struct _FakeServer
{
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  FakeHandler handler;
  gpointer data;
  char *address;
  GMutex lock;
  GCond left;
  GPtrArray *open; /* of GSocket, those that a thread serves now */
  gint64 bytes_in;
  gint64 bytes_out;
  guint n_connections;
};

static void
count (FakeServer *self, gsize in, gsize out)
{
  g_mutex_lock (&self->lock);
  self->bytes_in += (gint64) in;
  self->bytes_out += (gint64) out;
  g_mutex_unlock (&self->lock);
}

char *
fake_request_get_header (const FakeRequest *request, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (request->head, "\r\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) == 0 && lines[i][strlen (name)] == ':')
      return g_strstrip (g_strdup (lines[i] + strlen (name) + 1));
  return NULL;
}

static void
unpack (FakeRequest *request)
{
  g_autofree char *encoding = fake_request_get_header (request, "Content-Encoding");
  g_autoptr (GZlibDecompressor) gzip = NULL;
  g_autoptr (GInputStream) raw = NULL;
  g_autoptr (GInputStream) plain = NULL;
  GString *text;
  char buffer[4096];
  gssize n;

  if (g_strcmp0 (encoding, "gzip") != 0)
    return;
  gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  raw = g_memory_input_stream_new_from_data (request->body, (gssize) request->length, NULL);
  plain = g_converter_input_stream_new (raw, G_CONVERTER (gzip));
  text = g_string_new (NULL);
  while ((n = g_input_stream_read (plain, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n);
  g_free (request->body);
  request->length = text->len;
  request->body = g_string_free (text, FALSE);
}

static gboolean
read_request (FakeServer *self, GDataInputStream *in, FakeRequest *request)
{
  GString *head = g_string_new (NULL);
  g_autofree char *length = NULL;
  g_auto (GStrv) words = NULL;
  char *line;

  while ((line = g_data_input_stream_read_line (in, NULL, NULL, NULL)) != NULL && *line != '\0')
    {
      g_string_append_printf (head, "%s\r\n", line);
      g_free (line);
    }
  request->head = g_string_free (head, FALSE);
  if (line == NULL)
    return FALSE;
  g_free (line);
  words = g_strsplit (request->head, " ", 3);
  request->method = g_strdup (words[0]);
  request->path = g_strdup (words[1]);
  length = fake_request_get_header (request, "Content-Length");
  request->length = length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0;
  request->body = g_malloc0 (request->length + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (in), request->body, request->length, NULL, NULL, NULL))
    return FALSE;
  count (self, strlen (request->head) + 2 + request->length, 0);
  unpack (request);
  return TRUE;
}

static void
clear_request (FakeRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->head);
  g_free (request->body);
  memset (request, 0, sizeof *request);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  FakeServer *self = user_data;
  GInputStream *raw = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (raw);
  gboolean open = TRUE;

  g_mutex_lock (&self->lock);
  self->n_connections++;
  g_ptr_array_add (self->open, g_socket_connection_get_socket (connection));
  g_mutex_unlock (&self->lock);
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while (open)
    {
      FakeRequest request = { 0 };
      g_autoptr (GString) answer = g_string_new (NULL);

      open = read_request (self, in, &request) && self->handler (&request, answer, self->data);
      clear_request (&request);
      count (self, 0, answer->len);
      if (answer->len > 0)
        open = g_output_stream_write_all (out, answer->str, answer->len, NULL, NULL, NULL) && open;
    }
  g_mutex_lock (&self->lock);
  g_ptr_array_remove_fast (self->open, g_socket_connection_get_socket (connection));
  g_cond_signal (&self->left);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  FakeServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

FakeServer *
fake_server_new (FakeHandler handler, gpointer data)
{
  FakeServer *self = g_new0 (FakeServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  self->handler = handler;
  self->data = data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->left);
  self->open = g_ptr_array_new ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->address =
      g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  self->thread = g_thread_new ("fake-server", serve, self);
  return self;
}

/* On the thread that listens: a service that is stopped from another one leaves a source behind. */
static gboolean
quit_cb (gpointer data)
{
  FakeServer *self = data;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

/* Their threads belong to the pool of the service, which does not wait for them. */
static void
wait_for_connections (FakeServer *self)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->open->len; i++)
    g_socket_shutdown (self->open->pdata[i], TRUE, TRUE, NULL);
  while (self->open->len > 0)
    g_cond_wait (&self->left, &self->lock);
  g_mutex_unlock (&self->lock);
}

void
fake_server_free (FakeServer *self)
{
  g_autoptr (GSource) source = NULL;

  if (self == NULL)
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, quit_cb, self, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_clear_object (&self->service);
  wait_for_connections (self);
  g_ptr_array_unref (self->open);
  g_cond_clear (&self->left);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self->address);
  g_free (self);
}

const char *
fake_server_get_address (FakeServer *self)
{
  return self->address;
}

gint64
fake_server_get_bytes_in (FakeServer *self)
{
  gint64 bytes;

  g_mutex_lock (&self->lock);
  bytes = self->bytes_in;
  g_mutex_unlock (&self->lock);
  return bytes;
}

gint64
fake_server_get_bytes_out (FakeServer *self)
{
  gint64 bytes;

  g_mutex_lock (&self->lock);
  bytes = self->bytes_out;
  g_mutex_unlock (&self->lock);
  return bytes;
}

guint
fake_server_get_n_connections (FakeServer *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_connections;
  g_mutex_unlock (&self->lock);
  return n;
}

void
fake_answer (GString *out, guint status, const char *type, const char *more_headers, const char *body)
{
  if (type == NULL)
    type = status < 400 ? "application/json" : "application/problem+json";
  g_string_append_printf (
      out, "HTTP/1.1 %u X\r\nGocua-Protocol: 1\r\nContent-Type: %s\r\nContent-Length: %zu\r\n%s\r\n%s",
      status, type, strlen (body), more_headers != NULL ? more_headers : "", body);
}
