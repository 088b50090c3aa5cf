/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-transport.c: requests and answers over a real socket, and everything that may answer in the server's
 * place. */

#include <string.h>

#include "fake-server.h"
#include "sync/gocua-sync-error.h"
#include "sync/gocua-transport.h"
#include "wire/gocua-exchange-json.h"

#define HOUR_MS (60 * 60 * G_GINT64_CONSTANT (1000))

typedef struct
{
  const char *raw; /* (nullable): the answer as it is */
  GString *seen;   /* (nullable): the head of the request */
  GString *body;   /* (nullable) */
  gboolean close;
} Script;

static gboolean
scripted (const FakeRequest *request, GString *out, gpointer data)
{
  Script *script = data;

  if (script->seen != NULL)
    g_string_assign (script->seen, request->head);
  if (script->body != NULL)
    g_string_assign (script->body, request->body);
  if (script->raw != NULL)
    g_string_append (out, script->raw);
  else
    fake_answer (out, 200, NULL, NULL, "{\"good\":true}");
  return !script->close;
}

typedef struct
{
  FakeServer *server;
  GocuaClock *clock;
  GocuaTransport *transport;
} Fixture;

static void
fixture_open (Fixture *self, FakeHandler handler, gpointer data)
{
  self->server = fake_server_new (handler, data);
  self->clock = gocua_clock_new_system ();
  self->transport = gocua_transport_new (self->clock);
  gocua_transport_set_server (self->transport, fake_server_get_address (self->server));
}

static void
fixture_close (Fixture *self)
{
  gocua_transport_free (self->transport);
  gocua_clock_unref (self->clock);
  fake_server_free (self->server);
}

static void
test_request (void)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) long_body = g_string_new (NULL);
  g_autoptr (GocuaBody) packed = NULL;
  Script script = { .seen = seen, .body = body };
  g_autoptr (GocuaReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (long_body, "{\"n\":%d},", i);
  packed = gocua_body_new (long_body->str, long_body->len);
  fixture_open (&fixture, scripted, &script);
  gocua_transport_set_token (fixture.transport, "abc");
  reply = gocua_transport_send (fixture.transport, "POST", "/v1/x?after=1", packed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpmem (reply->body->data, reply->body->len, "{\"good\":true}", 13);
  g_assert_true (g_str_has_prefix (seen->str, "POST /v1/x?after=1 HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (seen->str, "Gocua-Protocol: 1\r\n"));
  g_assert_nonnull (strstr (seen->str, "Authorization: Bearer abc\r\n"));
  g_assert_nonnull (strstr (seen->str, "Content-Encoding: gzip\r\n"));
  g_assert_nonnull (strstr (seen->str, "Content-Type: application/json\r\n"));
  g_assert_null (strstr (seen->str, "Expect:"));
  g_assert_cmpstr (body->str, ==, long_body->str);
  g_assert_cmpint (gocua_transport_get_bytes_sent (fixture.transport), ==,
                   fake_server_get_bytes_in (fixture.server));
  g_assert_cmpint (gocua_transport_get_bytes_received (fixture.transport), ==,
                   fake_server_get_bytes_out (fixture.server));
  g_assert_cmpint (fake_server_get_bytes_in (fixture.server), <, (gint64) long_body->len);
  fixture_close (&fixture);
}

static void
test_connection_is_kept (void)
{
  Script script = { 0 };
  Fixture fixture;

  fixture_open (&fixture, scripted, &script);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GocuaReply) reply =
          gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error);

      g_assert_no_error (error);
    }
  g_assert_cmpuint (fake_server_get_n_connections (fixture.server), ==, 1);
  fixture_close (&fixture);
}

static void
test_a_problem_is_an_answer (void)
{
  Script script = {
    .raw = "HTTP/1.1 503 X\r\nGocua-Protocol: 1\r\nRetry-After: 30\r\n"
           "Content-Type: application/problem+json; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}"
  };
  g_autoptr (GocuaReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_open (&fixture, scripted, &script);
  reply = gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 503);
  g_assert_cmpint (reply->retry_after_s, ==, 30);
  fixture_close (&fixture);
}

#define HTML "<html><title>Wi-Fi</title></html>"
#define OURS "Gocua-Protocol: 1\r\n"
#define JSON "Content-Type: application/json\r\n"

/* Everything that is not the server. */
static const struct
{
  const char *name;
  const char *raw;
  GocuaSyncError error;
} strangers[] = {
  { "html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "json", "HTTP/1.1 200 OK\r\n" JSON "Content-Length: 2\r\n\r\n{}", GOCUA_SYNC_ERROR_NOT_SERVER },
  { "redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/login\r\nContent-Length: 0\r\n\r\n",
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "redirect-of-ours", "HTTP/1.1 302 Found\r\n" OURS JSON "Location: /login\r\nContent-Length: 0\r\n\r\n",
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "html-of-ours", "HTTP/1.1 200 OK\r\n" OURS "Content-Type: text/html\r\nContent-Length: 33\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "other-version", "HTTP/1.1 200 OK\r\nGocua-Protocol: 2\r\n" JSON "Content-Length: 2\r\n\r\n{}",
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "login-wanted", "HTTP/1.1 511 X\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "truncated-gzip",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 900\r\n\r\n"
    "\x1f\x8b\x08",
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "truncated-html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_NOT_SERVER },
  { "not-http", "220 mail.example.vn ESMTP\r\n", GOCUA_SYNC_ERROR_NOT_SERVER },
  { "proxy-in-front",
    "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_BUSY },
  { "header-too-large", "HTTP/1.1 431 X\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n" HTML,
    GOCUA_SYNC_ERROR_PROTOCOL },
  { "newer-server", "HTTP/1.1 426 X\r\nGocua-Protocol: 2\r\n" JSON "Content-Length: 2\r\n\r\n{}",
    GOCUA_SYNC_ERROR_TOO_OLD },
  { "nothing", "", GOCUA_SYNC_ERROR_INTERRUPTED },
  { "half-a-head", "HTTP/1.1 200 OK\r\nGocua-Prot", GOCUA_SYNC_ERROR_INTERRUPTED },
  { "half-a-body",
    "HTTP/1.1 200 OK\r\n" OURS JSON "Content-Length: 900\r\n\r\n{\"good\":", GOCUA_SYNC_ERROR_INTERRUPTED },
  { "half-a-gzip-body",
    "HTTP/1.1 200 OK\r\n" OURS JSON "Content-Encoding: gzip\r\nContent-Length: 900\r\n\r\n\x1f\x8b\x08",
    GOCUA_SYNC_ERROR_INTERRUPTED },
  { "no-gzip-body",
    "HTTP/1.1 200 OK\r\n" OURS JSON "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde",
    GOCUA_SYNC_ERROR_INTERRUPTED },
};

static void
test_strangers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      Script script = { .raw = strangers[i].raw, .close = TRUE };
      g_autoptr (GocuaReply) reply = NULL;
      g_autoptr (GError) error = NULL;
      Fixture fixture;

      g_test_message ("%s", strangers[i].name);
      fixture_open (&fixture, scripted, &script);
      reply = gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error);
      g_assert_error (error, GOCUA_SYNC_ERROR, (int) strangers[i].error);
      g_assert_null (reply);
      g_assert_cmpint (gocua_clock_get_offset_ms (fixture.clock), ==, 0);
      fixture_close (&fixture);
    }
}

/* The clock of somebody else is nobody's business. */
static gboolean
wrong_time (const FakeRequest *request, GString *out, gpointer data)
{
  gboolean ours = g_str_has_suffix (request->path, "ours");
  g_autofree char *time =
      g_strdup_printf ("Gocua-Time: %" G_GINT64_FORMAT "\r\n", g_get_real_time () / 1000 + 72 * HOUR_MS);

  if (ours)
    fake_answer (out, 200, NULL, time, "{}");
  else
    g_string_append_printf (
        out, "HTTP/1.1 200 OK\r\n%sContent-Type: text/html\r\nContent-Length: 33\r\n\r\n%s", time, HTML);
  return TRUE;
}

static void
test_clock (void)
{
  g_autoptr (GocuaReply) reply = NULL;
  Fixture fixture;

  fixture_open (&fixture, wrong_time, NULL);
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/theirs", NULL, NULL, NULL));
  g_assert_cmpint (gocua_clock_get_offset_ms (fixture.clock), ==, 0);
  reply = gocua_transport_send (fixture.transport, "GET", "/v1/ours", NULL, NULL, NULL);
  g_assert_nonnull (reply);
  g_assert_cmpint (ABS (gocua_clock_get_offset_ms (fixture.clock) - 72 * HOUR_MS), <, 5000);
  fixture_close (&fixture);
}

static gboolean
huge (const FakeRequest *request, GString *out, gpointer data)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, gzip);
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');

  for (int i = 0; i < 64; i++)
    g_output_stream_write_all (packed, spaces, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_close (packed, NULL, NULL);
  g_string_append_printf (
      out, "HTTP/1.1 200 OK\r\n" OURS JSON "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
      g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  g_string_append_len (out, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                       (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  return TRUE;
}

/* 64 MiB in 64 KiB. */
static void
test_bomb (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_open (&fixture, huge, NULL);
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_TOO_LARGE);
  fixture_close (&fixture);
}

static void
test_nobody_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  Fixture fixture;
  Script script = { 0 };

  fixture_open (&fixture, scripted, &script);
  address = g_strdup (fake_server_get_address (fixture.server));
  g_clear_pointer (&fixture.server, fake_server_free);
  gocua_transport_set_server (fixture.transport, address);
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_OFFLINE);
  g_clear_error (&error);
  gocua_transport_set_server (fixture.transport, "http://no-such-host.invalid");
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_OFFLINE);
  fixture_close (&fixture);
}

/* A long poll that is answered when the test says so. */
typedef struct
{
  GMutex lock;
  GCond moved;
  gboolean answer;
} Gate;

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->answer = TRUE;
  g_cond_broadcast (&gate->moved);
  g_mutex_unlock (&gate->lock);
}

static gboolean
gated (const FakeRequest *request, GString *out, gpointer data)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  while (strstr (request->path, "wait") != NULL && !gate->answer)
    g_cond_wait (&gate->moved, &gate->lock);
  g_mutex_unlock (&gate->lock);
  fake_answer (out, 200, NULL, NULL, strstr (request->path, "wait") != NULL ? "{\"waited\":1}" : "{}");
  return TRUE;
}

static gpointer
wake_thread (gpointer transport)
{
  gocua_transport_wake (transport);
  return NULL;
}

/* Another request goes through while one waits, and what waited is not lost. */
static void
test_long_poll (void)
{
  Gate gate = { .answer = FALSE };
  g_autoptr (GocuaReply) other = NULL;
  g_autoptr (GocuaReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  GocuaRequest *request;
  Fixture fixture;

  fixture_open (&fixture, gated, &gate);
  request = gocua_transport_start (fixture.transport, "GET", "/v1/x?wait=50", NULL, 50);
  g_assert_cmpint (gocua_transport_drive (fixture.transport, request, 20, TRUE, NULL), ==,
                   GOCUA_DRIVE_TIMEOUT);
  g_thread_join (g_thread_new ("wake", wake_thread, fixture.transport));
  g_assert_cmpint (gocua_transport_drive (fixture.transport, request, -1, TRUE, NULL), ==, GOCUA_DRIVE_WOKEN);
  other = gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error);
  g_assert_no_error (error);
  gate_open (&gate);
  g_assert_cmpint (gocua_transport_drive (fixture.transport, request, -1, TRUE, NULL), ==, GOCUA_DRIVE_DONE);
  reply = gocua_request_finish (request, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (reply->body->data, reply->body->len, "{\"waited\":1}", 12);
  fixture_close (&fixture);
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  Gate gate = { .answer = FALSE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  Fixture fixture;

  fixture_open (&fixture, gated, &gate);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/x?wait=50", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  gate_open (&gate);
  fixture_close (&fixture);
}

/* An answer that never comes to its end. */
static gboolean
stalling (const FakeRequest *request, GString *out, gpointer data)
{
  g_string_append (out, "HTTP/1.1 200 OK\r\n" OURS JSON "Content-Length: 900\r\n\r\n{");
  return TRUE;
}

static void
test_stall (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_open (&fixture, stalling, NULL);
  gocua_transport_set_patience (fixture.transport, 5, 1);
  g_assert_null (gocua_transport_send (fixture.transport, "GET", "/v1/x", NULL, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_INTERRUPTED);
  fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport/request", test_request);
  g_test_add_func ("/transport/kept", test_connection_is_kept);
  g_test_add_func ("/transport/problem", test_a_problem_is_an_answer);
  g_test_add_func ("/transport/strangers", test_strangers);
  g_test_add_func ("/transport/clock", test_clock);
  g_test_add_func ("/transport/bomb", test_bomb);
  g_test_add_func ("/transport/nobody", test_nobody_there);
  g_test_add_func ("/transport/long-poll", test_long_poll);
  g_test_add_func ("/transport/cancel", test_cancel);
  g_test_add_func ("/transport/stall", test_stall);
  return g_test_run ();
}
