/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-source.c: the bytes of a text file in pieces, as UTF-8 whatever they are in. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-csv-source.h"

#include <string.h>

#include "roster/gocua-csv-charset.h"

#define RAW_SIZE  (64 * 1024)
#define TEXT_SIZE (3 * RAW_SIZE) /* one byte becomes at most three of UTF-8 */

struct _GocuaCsvSource
{
  GInputStream *stream;
  GConverter *converter;       /* of UTF-16 */
  GocuaTableEncoding encoding; /* of the text */
  GocuaTableEncoding decoding; /* of the bytes: the letters of TCVN3 may come as UTF-8 */
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

static gboolean
is_old (GocuaTableEncoding encoding)
{
  return encoding == GOCUA_TABLE_ENCODING_TCVN3 || encoding == GOCUA_TABLE_ENCODING_VNI;
}

/* All of the first piece, but for a character that is cut off at its end. */
static gboolean
is_valid_utf8 (GocuaCsvSource *self)
{
  const char *end = NULL;

  return g_utf8_validate_len (self->raw, self->raw_size, &end) ||
         (!self->at_end && self->raw + self->raw_size - end < 4);
}

/* A byte order mark, which is no part of the text. */
static GocuaTableEncoding
take_mark (GocuaCsvSource *self)
{
  GocuaTableEncoding encoding = starts_with (self, "\xef\xbb\xbf", 3) ? GOCUA_TABLE_ENCODING_UTF8
                                : starts_with (self, "\xff\xfe", 2)   ? GOCUA_TABLE_ENCODING_UTF16LE
                                : starts_with (self, "\xfe\xff", 2)   ? GOCUA_TABLE_ENCODING_UTF16BE
                                                                      : GOCUA_TABLE_ENCODING_AUTO;

  /* Where the person chose another encoding the bytes mean something else. */
  if (encoding == GOCUA_TABLE_ENCODING_AUTO ||
      (self->encoding != GOCUA_TABLE_ENCODING_AUTO && self->encoding != encoding && !is_old (self->encoding)))
    return GOCUA_TABLE_ENCODING_AUTO;
  drop_raw (self, encoding == GOCUA_TABLE_ENCODING_UTF8 ? 3 : 2);
  return encoding;
}

static void
look_at_first_bytes (GocuaCsvSource *self)
{
  GocuaTableEncoding told = take_mark (self);

  if (told == GOCUA_TABLE_ENCODING_AUTO)
    told = gocua_csv_charset_detect (self->raw, self->raw_size, self->at_end);
  self->decoding = self->encoding == GOCUA_TABLE_ENCODING_AUTO ? told : self->encoding;
  /* Saved by a program that took TCVN3 for Western letters. */
  if (is_old (self->encoding) &&
      (told == GOCUA_TABLE_ENCODING_UTF16LE || told == GOCUA_TABLE_ENCODING_UTF16BE ||
       (told == GOCUA_TABLE_ENCODING_UTF8 && is_valid_utf8 (self))))
    self->decoding = told;
  if (self->encoding == GOCUA_TABLE_ENCODING_AUTO)
    self->encoding = told;
  if (self->decoding == GOCUA_TABLE_ENCODING_UTF16LE || self->decoding == GOCUA_TABLE_ENCODING_UTF16BE)
    self->converter = G_CONVERTER (g_charset_converter_new (
        "UTF-8", self->decoding == GOCUA_TABLE_ENCODING_UTF16LE ? "UTF-16LE" : "UTF-16BE", NULL));
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
gocua_csv_source_new (GInputStream *stream, GocuaTableEncoding encoding)
{
  GocuaCsvSource *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (GocuaCsvSource, 1);
  self->stream = g_object_ref (stream);
  self->encoding = encoding;
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
  if (self->decoding == GOCUA_TABLE_ENCODING_UTF8)
    {
      memcpy (self->text, self->raw, self->raw_size);
      self->text_size = self->raw_size;
    }
  else
    self->text_size = gocua_csv_charset_decode (self->decoding, self->raw, self->raw_size, self->text);
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

GocuaTableEncoding
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
