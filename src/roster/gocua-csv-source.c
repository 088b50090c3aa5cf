/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-source.c: the bytes of a text file in pieces, as UTF-8 whatever its byte order mark says. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-csv-source.h"

#include <string.h>

#define RAW_SIZE  (64 * 1024)
#define TEXT_SIZE (2 * RAW_SIZE) /* two bytes of UTF-16 become at most three of UTF-8 */

struct _GocuaCsvSource
{
  GInputStream *stream;
  GConverter *converter; /* NULL for UTF-8 */
  const char *encoding;
  guint64 bytes_read;
  gboolean started;
  gboolean at_end; /* the stream has no more bytes */

  char raw[RAW_SIZE]; /* bytes still to convert */
  gsize raw_size;
  char text[TEXT_SIZE];
  gsize text_size;
  gsize text_pos;
};

static gboolean
read_raw (GocuaCsvSource *self, GCancellable *cancellable, GError **error)
{
  gsize n_read = 0;

  if (self->at_end)
    return TRUE;
  /* Not every stream asks. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!g_input_stream_read_all (self->stream, self->raw + self->raw_size, RAW_SIZE - self->raw_size, &n_read,
                                cancellable, error))
    return FALSE;
  self->at_end = self->raw_size + n_read < RAW_SIZE;
  self->raw_size += n_read;
  self->bytes_read += n_read;
  return TRUE;
}

static void
drop_raw (GocuaCsvSource *self, gsize size)
{
  memmove (self->raw, self->raw + size, self->raw_size - size);
  self->raw_size -= size;
}

static gboolean
starts_with (GocuaCsvSource *self, const char *bytes, gsize size)
{
  return self->raw_size >= size && memcmp (self->raw, bytes, size) == 0;
}

static void
look_at_first_bytes (GocuaCsvSource *self)
{
  if (starts_with (self, "\xef\xbb\xbf", 3))
    drop_raw (self, 3);
  else if (starts_with (self, "\xff\xfe", 2) || starts_with (self, "\xfe\xff", 2))
    {
      self->encoding = self->raw[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
      self->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", self->encoding, NULL));
      drop_raw (self, 2);
    }
}

static gboolean
convert_piece (GocuaCsvSource *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize eaten = 0;
  gsize made = 0;
  GConverterResult result;

  if (self->raw_size == 0)
    return TRUE;
  result = g_converter_convert (self->converter, self->raw, self->raw_size, self->text, TEXT_SIZE,
                                self->at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &eaten, &made,
                                &local_error);
  if (result == G_CONVERTER_ERROR)
    {
      /* An odd byte at the end comes as PARTIAL_INPUT; for whoever opened the file it is the same trouble. */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, local_error->message);
      return FALSE;
    }
  drop_raw (self, eaten);
  self->text_size = made;
  return TRUE;
}

GocuaCsvSource *
gocua_csv_source_new (GInputStream *stream)
{
  GocuaCsvSource *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (GocuaCsvSource, 1);
  self->stream = g_object_ref (stream);
  self->encoding = "UTF-8";
  return self;
}

void
gocua_csv_source_free (GocuaCsvSource *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->converter);
  g_free (self);
}

gboolean
gocua_csv_source_fill (GocuaCsvSource *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->text_pos == self->text_size, FALSE);

  self->text_pos = self->text_size = 0;
  if (!read_raw (self, cancellable, error))
    return FALSE;
  if (!self->started)
    look_at_first_bytes (self);
  self->started = TRUE;

  if (self->converter != NULL)
    return convert_piece (self, error) && self->text_size > 0;
  memcpy (self->text, self->raw, self->raw_size);
  self->text_size = self->raw_size;
  self->raw_size = 0;
  return self->text_size > 0;
}

const char *
gocua_csv_source_peek (GocuaCsvSource *self, gsize *size)
{
  *size = self->text_size - self->text_pos;
  return self->text + self->text_pos;
}

void
gocua_csv_source_eat (GocuaCsvSource *self, gsize size)
{
  g_return_if_fail (size <= self->text_size - self->text_pos);

  self->text_pos += size;
}

const char *
gocua_csv_source_get_encoding (GocuaCsvSource *self)
{
  return self->encoding;
}

gboolean
gocua_csv_source_has_nul (GocuaCsvSource *self)
{
  return memchr (self->text, 0, self->text_size) != NULL;
}

gboolean
gocua_csv_source_is_last (GocuaCsvSource *self)
{
  return self->at_end && self->raw_size == 0;
}

guint64
gocua_csv_source_get_bytes_read (GocuaCsvSource *self)
{
  return self->bytes_read;
}
