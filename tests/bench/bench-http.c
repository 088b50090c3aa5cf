/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-http.c: as little of HTTP as the benchmarks of the server need, so that it costs next to nothing. */

#include "bench-http.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PIECE (256 * 1024)

struct _BenchHttp
{
  guint16 port;
  int fd;
  char *token;
  GString *received; /* the last answer, with its header */
  gsize body;        /* where it begins */
  char epoch[40];
};

BenchHttp *
bench_http_connect (guint16 port)
{
  BenchHttp *self = g_new0 (BenchHttp, 1);
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  self->port = port;
  self->fd = socket (AF_INET, SOCK_STREAM, 0);
  self->received = g_string_new (NULL);
  if (self->fd < 0 || connect (self->fd, (struct sockaddr *) &address, sizeof address) != 0)
    g_error ("can't connect to port %u", port);
  return self;
}

BenchHttp *
bench_http_new (const BenchHttp *other)
{
  BenchHttp *self = bench_http_connect (other->port);

  self->token = g_strdup (other->token);
  return self;
}

void
bench_http_free (BenchHttp *self)
{
  close (self->fd);
  g_string_free (self->received, TRUE);
  g_free (self->token);
  g_free (self);
}

void
bench_http_set_token (BenchHttp *self, const char *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

static void
send_all (int fd, const char *bytes, gsize size)
{
  while (size > 0)
    {
      gssize n = send (fd, bytes, size, MSG_NOSIGNAL);

      if (n <= 0)
        g_error ("the server closed the connection");
      bytes += n;
      size -= (gsize) n;
    }
}

gsize
bench_http_send (BenchHttp *self, const char *method, const char *path, const char *body, gsize length)
{
  GString *request = g_string_new (NULL);
  gsize size;

  g_string_append_printf (request,
                          "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nUser-Agent: gocua/0.1.0\r\nAccept: */*\r\n"
                          "Gocua-Protocol: 1\r\n",
                          method, path, self->port);
  if (self->token != NULL)
    g_string_append_printf (request, "Authorization: Bearer %s\r\n", self->token);
  if (body != NULL)
    g_string_append_printf (
        request, "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n", length);
  g_string_append (request, "\r\n");
  if (body != NULL)
    g_string_append_len (request, body, (gssize) length);
  size = request->len;
  send_all (self->fd, request->str, size);
  g_string_free (request, TRUE);
  return size;
}

static void
receive_more (BenchHttp *self)
{
  gsize used = self->received->len;
  gssize n;

  g_string_set_size (self->received, used + PIECE);
  n = recv (self->fd, self->received->str + used, PIECE, 0);
  if (n <= 0)
    g_error ("the server closed the connection");
  g_string_set_size (self->received, used + (gsize) n);
}

guint
bench_http_receive (BenchHttp *self)
{
  const char *end, *length;
  gsize size;

  g_string_truncate (self->received, 0);
  while ((end = strstr (self->received->str, "\r\n\r\n")) == NULL)
    receive_more (self);
  self->body = (gsize) (end - self->received->str) + 4;
  length = strstr (self->received->str, "Content-Length: ");
  if (length == NULL)
    g_error ("no length in %s", self->received->str);
  size = self->body + g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
  while (self->received->len < size)
    receive_more (self);
  return (guint) g_ascii_strtoull (self->received->str + strlen ("HTTP/1.1 "), NULL, 10);
}

const char *
bench_http_get_body (const BenchHttp *self, gsize *length)
{
  *length = self->received->len - self->body;
  return self->received->str + self->body;
}

gsize
bench_http_get_received (const BenchHttp *self)
{
  return self->received->len;
}

const char *
bench_http_get_epoch (BenchHttp *self)
{
  const char *place = strstr (self->received->str, "\"epoch\":\"");

  g_assert (place != NULL);
  g_strlcpy (self->epoch, place + strlen ("\"epoch\":\""), 37);
  return self->epoch;
}
