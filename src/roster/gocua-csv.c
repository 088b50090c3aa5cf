/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv.c: reads a table of comma, semicolon or tab separated values, record by record. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-csv.h"
#include "roster/gocua-csv-sniff.h"
#include "roster/gocua-csv-source.h"

typedef enum
{
  AT_FIELD_START, /* nothing but blanks so far: a quotation mark would open */
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE, /* a quotation mark inside quotes: the end of them, or the first of two */
} State;

struct _GocuaCsvReader
{
  GObject parent;

  GocuaCsvSource *source;
  char separator;
  gboolean started;
  GError *failure; /* what every further call gives */

  State state;
  gboolean skip_lf;  /* the last record ended by CR, so an LF belongs to it */
  gboolean any_byte; /* the record in the making has eaten at least one */
  GString *text;     /* the fields of the record, each with its NUL */
  GArray *starts;    /* of gsize: where each field begins in text */
  gsize field_start;
  guint n_empty_tail; /* empty fields past the last column that is allowed */
  GPtrArray *fields;
  guint row;
};

G_DEFINE_FINAL_TYPE (GocuaCsvReader, gocua_csv_reader, G_TYPE_OBJECT)

static void
set_error_here (GocuaCsvReader *self, GError **error, GocuaTableError code, const char *format)
{
  g_autofree char *column = gocua_table_format_column (self->starts->len + self->n_empty_tail);
  /* Each format takes the number of the row and the letter of the column. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *message = g_strdup_printf (format, self->row + 1, column);
#pragma GCC diagnostic pop

  g_set_error_literal (error, GOCUA_TABLE_ERROR, code, message);
}

static void
set_not_text_error (GocuaCsvReader *self, GError **error)
{
  set_error_here (
      self, error, GOCUA_TABLE_ERROR_WRONG_KIND,
      _ ("This file is not a text table: at row %u, column %s it holds bytes that no text has. Choose a "
         "CSV file."));
}

static void
set_encoding_error (GocuaCsvReader *self, GError **error)
{
  set_error_here (
      self, error, GOCUA_TABLE_ERROR_ENCODING,
      _ ("The text at row %u, column %s is not in Unicode (UTF-8), nor in another encoding that is known. "
         "Choose the encoding, or open the file in the program it comes from and save it as “CSV UTF-8”."));
}

static void
set_unclosed_error (GocuaCsvReader *self, GError **error)
{
  set_error_here (
      self, error, GOCUA_TABLE_ERROR_UNCLOSED_QUOTE,
      _ ("The quotation mark that opens at row %u, column %s is never closed. Close it or take it out, "
         "then read the file again."));
}

static gboolean
append (GocuaCsvReader *self, const char *bytes, gsize size, GError **error)
{
  if (self->text->len - self->field_start + size <= GOCUA_TABLE_MAX_CELL_BYTES)
    {
      g_string_append_len (self->text, bytes, (gssize) size);
      return TRUE;
    }
  if (self->state == IN_QUOTES)
    set_unclosed_error (self, error);
  else
    set_error_here (
        self, error, GOCUA_TABLE_ERROR_TOO_LONG,
        _ ("The field at row %u, column %s is longer than 32 KiB, which is more than a cell holds. Check "
           "that this is the right file."));
  return FALSE;
}

static gboolean
end_field (GocuaCsvReader *self, GError **error)
{
  gsize size = self->text->len - self->field_start;

  if (!g_utf8_validate_len (self->text->str + self->field_start, size, NULL))
    {
      if (gocua_csv_source_has_nul (self->source))
        set_not_text_error (self, error);
      else
        set_encoding_error (self, error);
      return FALSE;
    }
  self->state = AT_FIELD_START;
  if (self->starts->len < GOCUA_TABLE_MAX_COLUMNS)
    {
      g_array_append_val (self->starts, self->field_start);
      g_string_append_c (self->text, '\0');
      self->field_start = self->text->len;
      return TRUE;
    }
  if (size > 0)
    {
      set_error_here (
          self, error, GOCUA_TABLE_ERROR_TOO_WIDE,
          _ ("Row %u goes on to column %s: a table can have at most 200 columns. Check the separator, "
             "or take out the columns that are not needed."));
      return FALSE;
    }
  /* Spreadsheets write out thousands of empty cells when a whole row was formatted. */
  self->n_empty_tail++;
  return TRUE;
}

static void
begin_record (GocuaCsvReader *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->field_start = 0;
  self->n_empty_tail = 0;
  self->state = AT_FIELD_START;
  self->any_byte = FALSE;
}

static gboolean
end_record (GocuaCsvReader *self, GError **error)
{
  if (!end_field (self, error))
    return FALSE;
  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < self->starts->len; i++)
    g_ptr_array_add (self->fields, self->text->str + g_array_index (self->starts, gsize, i));
  g_ptr_array_add (self->fields, NULL);
  self->row++;
  return TRUE;
}

/* How many bytes at the start of @bytes mean nothing but themselves. */
static gsize
plain_span (GocuaCsvReader *self, const char *bytes, gsize size)
{
  gsize i = 0;

  if (self->state == IN_QUOTES)
    while (i < size && bytes[i] != '"' && bytes[i] != '\0')
      i++;
  else if (self->state == IN_PLAIN)
    while (i < size && bytes[i] != self->separator && bytes[i] != '\n' && bytes[i] != '\r' &&
           bytes[i] != '\0')
      i++;
  return i;
}

static gboolean
opens_quotes (GocuaCsvReader *self)
{
  if (self->state != AT_FIELD_START)
    return FALSE;
  g_string_truncate (self->text, self->field_start); /* the blanks before it */
  return TRUE;
}

/* Takes the one byte that plain_span() stopped at. */
static gboolean
take_special (GocuaCsvReader *self, char c, gboolean *done, GError **error)
{
  if (c == '\0')
    {
      set_not_text_error (self, error);
      return FALSE;
    }
  if (self->state == IN_QUOTES)
    {
      if (c != '"')
        return append (self, &c, 1, error);
      self->state = AFTER_QUOTE;
      return TRUE;
    }
  if (c == self->separator)
    return end_field (self, error);
  if (c == '\n' || c == '\r')
    {
      self->skip_lf = c == '\r';
      *done = TRUE;
      return end_record (self, error);
    }
  if (c == '"' && self->state == AFTER_QUOTE)
    {
      self->state = IN_QUOTES;
      return append (self, &c, 1, error);
    }
  if (c == '"' && opens_quotes (self))
    {
      self->state = IN_QUOTES;
      return TRUE;
    }
  if (self->state != AT_FIELD_START || c != ' ')
    self->state = IN_PLAIN;
  return append (self, &c, 1, error);
}

/* Eats from the piece at hand until it or the record ends. */
static gboolean
eat_piece (GocuaCsvReader *self, gboolean *done, GError **error)
{
  gsize size = 0;
  gsize pos = 0;
  const char *bytes = gocua_csv_source_peek (self->source, &size);

  if (self->skip_lf && size > 0)
    {
      pos = bytes[0] == '\n' ? 1 : 0;
      self->skip_lf = FALSE;
    }
  while (pos < size && !*done)
    {
      gsize span = plain_span (self, bytes + pos, size - pos);

      self->any_byte = TRUE;
      if (span > 0 && !append (self, bytes + pos, span, error))
        return FALSE;
      pos += span;
      if (pos < size && !take_special (self, bytes[pos++], done, error))
        return FALSE;
    }
  gocua_csv_source_eat (self->source, pos);
  return TRUE;
}

static void
start (GocuaCsvReader *self)
{
  gsize size = 0;
  gsize hint_size = 0;
  const char *bytes = gocua_csv_source_peek (self->source, &size);
  char sniffed;

  sniffed = gocua_csv_sniff_separator (bytes, size, gocua_csv_source_is_last (self->source), &hint_size);
  gocua_csv_source_eat (self->source, hint_size);
  if (self->separator == 0)
    self->separator = sniffed;
  self->started = TRUE;
}

/* Returns FALSE without an error when the file has no more bytes. */
static gboolean
fill (GocuaCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (gocua_csv_source_fill (self->source, cancellable, &local_error))
    {
      if (!self->started)
        start (self);
      return TRUE;
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    set_encoding_error (self, error);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!self->started)
    g_set_error_literal (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_EMPTY,
                         _ ("This file is empty. Choose a file with a row for each household."));
  return FALSE;
}

static gboolean
read_record (GocuaCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean done = FALSE;
  gsize size = 0;

  begin_record (self);
  while (!done)
    {
      gocua_csv_source_peek (self->source, &size);
      if (size == 0 && !fill (self, cancellable, &local_error))
        break;
      if (!eat_piece (self, &done, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (done)
    return TRUE;
  if (self->state == IN_QUOTES)
    {
      set_unclosed_error (self, error);
      return FALSE;
    }
  return self->any_byte && end_record (self, error);
}

static void
gocua_csv_reader_finalize (GObject *object)
{
  GocuaCsvReader *self = GOCUA_CSV_READER (object);

  g_clear_pointer (&self->source, gocua_csv_source_free);
  g_clear_error (&self->failure);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (gocua_csv_reader_parent_class)->finalize (object);
}

static void
gocua_csv_reader_class_init (GocuaCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_csv_reader_finalize;
}

static void
gocua_csv_reader_init (GocuaCsvReader *self)
{
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->fields = g_ptr_array_new ();
}

GocuaCsvReader *
gocua_csv_reader_new (GInputStream *stream, char separator, GocuaTableEncoding encoding)
{
  GocuaCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (separator >= 0 && strchr ("\"\r\n", separator ? separator : ',') == NULL, NULL);

  self = g_object_new (GOCUA_TYPE_CSV_READER, NULL);
  self->source = gocua_csv_source_new (stream, encoding);
  self->separator = separator;
  return self;
}

gboolean
gocua_csv_reader_begin (GocuaCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), FALSE);

  if (self->started || (self->failure == NULL && fill (self, cancellable, &self->failure)))
    return TRUE;
  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

gboolean
gocua_csv_reader_next (GocuaCsvReader *self,
                       const char *const **fields,
                       guint *n_fields,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);

  if (self->failure == NULL && read_record (self, cancellable, &self->failure))
    {
      *fields = (const char *const *) self->fields->pdata;
      if (n_fields != NULL)
        *n_fields = self->fields->len - 1;
      return TRUE;
    }
  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

guint
gocua_csv_reader_get_row (GocuaCsvReader *self)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), 0);

  return self->row;
}

char
gocua_csv_reader_get_separator (GocuaCsvReader *self)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), 0);

  return self->separator;
}

GocuaTableEncoding
gocua_csv_reader_get_encoding (GocuaCsvReader *self)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), GOCUA_TABLE_ENCODING_AUTO);

  return gocua_csv_source_get_encoding (self->source);
}

guint64
gocua_csv_reader_get_bytes_read (GocuaCsvReader *self)
{
  g_return_val_if_fail (GOCUA_IS_CSV_READER (self), 0);

  return gocua_csv_source_get_bytes_read (self->source);
}
