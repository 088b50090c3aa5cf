/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-text.c: the table in a text file. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-csv.h"
#include "roster/gocua-table-format.h"

typedef struct
{
  GInputStream *stream;
  char separator; /* as the person chose it, or 0 */
  GocuaTableEncoding encoding;
  /* Before the first reading: the reader that has looked at the first record, and that record. */
  GocuaCsvReader *reader;
} TextTable;

static void
text_close (gpointer state)
{
  TextTable *self = state;

  g_object_unref (self->stream);
  g_clear_object (&self->reader);
  g_free (self);
}

static guint64
find_size (GInputStream *stream)
{
  goffset size = 0;

  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL))
    size = g_seekable_tell (G_SEEKABLE (stream));
  return size > 0 ? (guint64) size : 0;
}

static gboolean
rewind_reader (TextTable *self, GCancellable *cancellable, GError **error)
{
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  g_clear_object (&self->reader);
  self->reader = gocua_csv_reader_new (self->stream, self->separator, self->encoding);
  return TRUE;
}

static gpointer
text_open (GInputStream *stream,
           const GocuaTableSettings *settings,
           GocuaTableFacts *facts,
           GCancellable *cancellable,
           GError **error)
{
  TextTable *self = g_new0 (TextTable, 1);

  self->stream = g_object_ref (stream);
  self->separator = settings->separator;
  self->encoding = settings->encoding;
  facts->total = find_size (stream);
  if (!rewind_reader (self, cancellable, error) || !gocua_csv_reader_begin (self->reader, cancellable, error))
    {
      text_close (self);
      return NULL;
    }
  facts->separator = gocua_csv_reader_get_separator (self->reader);
  facts->encoding = gocua_csv_reader_get_encoding (self->reader);
  gocua_table_facts_add_sheet (facts, NULL, FALSE);
  return self;
}

static gboolean
text_read (gpointer state,
           guint sheet,
           GocuaTableFacts *facts,
           GocuaTableRowFunc func,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  TextTable *self = state;
  g_autoptr (GError) problem = NULL;
  GocuaTableRow row = { 0 };

  if (!rewind_reader (self, cancellable, error))
    return FALSE;
  while (gocua_csv_reader_next (self->reader, &row.cells, &row.n_cells, cancellable, &problem))
    {
      row.number = gocua_csv_reader_get_row (self->reader);
      facts->done = gocua_csv_reader_get_bytes_read (self->reader);
      if (!func (&row, data, &problem))
        break;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

const GocuaTableFormat gocua_table_format_text = { GOCUA_TABLE_TEXT, text_open, text_read, text_close };
