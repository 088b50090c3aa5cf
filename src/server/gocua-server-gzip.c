/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-gzip.c: bodies in gzip (RFC 1952), with a limit on what they become. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-gzip.h"

#include <string.h>
#include <zlib.h>

#include "server/gocua-server-fault.h"

#define GZIP_ONLY (15 + 16) /* the largest window, and gzip's header and check sum */
#define PIECE     (64 * 1024)

/* Gives @stream room for the next piece, but at most one byte past the limit. */
static void
make_room (z_stream *stream, GString *out, gsize max)
{
  gsize room = MIN (PIECE, max + 1 - out->len);
  gsize used = out->len;

  g_string_set_size (out, used + room);
  stream->next_out = (Bytef *) out->str + used;
  stream->avail_out = (uInt) room;
}

static gboolean
inflate_all (z_stream *stream, GString *out, gsize max, GError **error)
{
  int status;

  do
    {
      make_room (stream, out, max);
      status = inflate (stream, Z_NO_FLUSH);
      g_string_set_size (out, out->len - stream->avail_out);
      if (out->len > max)
        return gocua_fault_set (error, GOCUA_FAULT_TOO_LARGE, "unpacked");
    }
  while (status == Z_OK);
  /* Nothing may come after it, a second member neither. */
  if (status != Z_STREAM_END || stream->avail_in > 0)
    return gocua_fault_set (error, GOCUA_FAULT_BAD_JSON, "gzip");
  return TRUE;
}

GString *
gocua_gunzip (const guint8 *packed, gsize size, gsize max, GError **error)
{
  GString *out = g_string_sized_new (MIN (MAX (4 * size, 1024), max) + 1);
  z_stream stream = { .next_in = (z_const Bytef *) packed, .avail_in = (uInt) size };
  gboolean good;

  if (inflateInit2 (&stream, GZIP_ONLY) != Z_OK)
    g_error ("zlib can't be used");
  good = inflate_all (&stream, out, max, error);
  inflateEnd (&stream);
  if (good)
    return out;
  g_string_free (out, TRUE);
  return NULL;
}

GString *
gocua_gzip (const GString *plain, guint level)
{
  z_stream stream = { .next_in = (z_const Bytef *) plain->str, .avail_in = (uInt) plain->len };
  GString *out;

  if (deflateInit2 (&stream, (int) level, Z_DEFLATED, GZIP_ONLY, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("zlib can't be used");
  out = g_string_new (NULL);
  g_string_set_size (out, deflateBound (&stream, (uLong) plain->len));
  stream.next_out = (Bytef *) out->str;
  stream.avail_out = (uInt) out->len;
  if (deflate (&stream, Z_FINISH) != Z_STREAM_END)
    g_error ("zlib needs more room than it said");
  g_string_set_size (out, stream.total_out);
  deflateEnd (&stream);
  return out;
}

/* "q=0" and "q=0.000" are a no. */
static gboolean
is_refused (const char *parameters)
{
  const char *q = strstr (parameters, "q=");

  return q != NULL && g_ascii_strtod (q + 2, NULL) <= 0;
}

gboolean
gocua_accepts_gzip (const char *header)
{
  g_auto (GStrv) codings = g_strsplit (header != NULL ? header : "", ",", 20);

  for (guint i = 0; codings[i] != NULL; i++)
    {
      char *parameters = strchr (codings[i], ';');

      if (parameters != NULL)
        *parameters++ = '\0';
      if (g_ascii_strcasecmp (g_strstrip (codings[i]), "gzip") == 0)
        return parameters == NULL || !is_refused (parameters);
    }
  return FALSE;
}
