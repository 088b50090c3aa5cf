/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-gzip.c: the bodies of requests, smaller (RFC 1952). */

#define G_LOG_DOMAIN "gocua-sync"

#include "sync/gocua-gzip.h"

#include <zlib.h>

#define LEVEL       6
#define WINDOW_GZIP (15 + 16) /* the largest window, with the head of gzip: see deflateInit2() */
#define MEMORY      8

GBytes *
gocua_gzip_compress (const char *text, gsize length)
{
  z_stream stream = { 0 };
  g_autofree guint8 *out = NULL;
  int code;

  if (length == 0 || length > G_MAXINT32)
    return NULL;
  if (deflateInit2 (&stream, LEVEL, Z_DEFLATED, WINDOW_GZIP, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
    return NULL;
  out = g_malloc (length);
  stream.next_in = (Bytef *) text;
  stream.avail_in = (uInt) length;
  stream.next_out = out;
  stream.avail_out = (uInt) length;
  code = deflate (&stream, Z_FINISH);
  deflateEnd (&stream);
  /* Out of room: it would be larger than the text. */
  if (code != Z_STREAM_END)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&out), length - stream.avail_out);
}
