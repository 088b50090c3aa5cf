/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-writer.c: a workbook of one sheet in which every cell is a text. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-xlsx-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "core/gocua-text.h"

#define HEAD          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define SHEETS        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE       "http://schemas.openxmlformats.org/package/2006/"
#define CONTENT_TYPES "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char types_xml[] = HEAD
    "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT_TYPES
    "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" CONTENT_TYPES
    "worksheet+xml\"/></Types>";

static const char root_xml[] =
    HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" "
         "Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char relations_xml[] =
    HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

struct _GocuaXlsxWriter
{
  GString *workbook;
  GString *rows;
  guint n_rows;
};

static void
append_escaped (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, escaped);
}

GocuaXlsxWriter *
gocua_xlsx_writer_new (const char *sheet)
{
  GocuaXlsxWriter *self;

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_new0 (GocuaXlsxWriter, 1);
  self->workbook =
      g_string_new (HEAD "<workbook xmlns=\"" SHEETS "\" xmlns:r=\"" RELATIONS "\"><sheets><sheet name=\"");
  append_escaped (self->workbook, sheet);
  g_string_append (self->workbook, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  self->rows = g_string_new (HEAD "<worksheet xmlns=\"" SHEETS "\"><sheetData>");
  return self;
}

void
gocua_xlsx_writer_free (GocuaXlsxWriter *self)
{
  g_string_free (self->workbook, TRUE);
  g_string_free (self->rows, TRUE);
  g_free (self);
}

void
gocua_xlsx_writer_add_row (GocuaXlsxWriter *self, const char *const *cells, guint n_cells)
{
  g_return_if_fail (self != NULL && (cells != NULL || n_cells == 0));

  g_string_append_printf (self->rows, "<row r=\"%u\">", ++self->n_rows);
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = gocua_text_clean (cells[i]);

      if (*text == '\0')
        {
          g_string_append (self->rows, "<c/>");
          continue;
        }
      g_string_append (self->rows, "<c t=\"inlineStr\"><is><t>");
      append_escaped (self->rows, text);
      g_string_append (self->rows, "</t></is></c>");
    }
  g_string_append (self->rows, "</row>");
}

/* --- The archive ------------------------------------------------------------------------------------------
 */

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t size)
{
  Sink *sink = data;

  if (!g_output_stream_write_all (sink->stream, bytes, size, NULL, sink->cancellable, &sink->error))
    return -1;
  return (la_ssize_t) size;
}

static gboolean
add_part (struct archive *archive, const char *name, const char *text, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  good = archive_write_header (archive, entry) == ARCHIVE_OK &&
         archive_write_data (archive, text, size) == (la_ssize_t) size;
  archive_entry_free (entry);
  return good;
}

static gboolean
write_archive (GocuaXlsxWriter *self, Sink *sink)
{
  struct archive *archive = archive_write_new ();
  gboolean good;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  good = archive_write_open (archive, sink, NULL, write_cb, NULL) == ARCHIVE_OK &&
         add_part (archive, "[Content_Types].xml", types_xml, strlen (types_xml)) &&
         add_part (archive, "_rels/.rels", root_xml, strlen (root_xml)) &&
         add_part (archive, "xl/workbook.xml", self->workbook->str, self->workbook->len) &&
         add_part (archive, "xl/_rels/workbook.xml.rels", relations_xml, strlen (relations_xml)) &&
         add_part (archive, "xl/worksheets/sheet1.xml", self->rows->str, self->rows->len);
  good = archive_write_close (archive) == ARCHIVE_OK && good;
  archive_write_free (archive);
  return good;
}

gboolean
gocua_xlsx_writer_save (GocuaXlsxWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  gsize size;
  Sink sink = { .cancellable = cancellable };
  gboolean good;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  sink.stream = G_OUTPUT_STREAM (stream);
  size = self->rows->len;
  g_string_append (self->rows, "</sheetData></worksheet>");
  good = write_archive (self, &sink);
  g_string_truncate (self->rows, size);
  if (good)
    return g_output_stream_close (sink.stream, cancellable, error);
  /* Closed like this, the old file stays. */
  g_cancellable_cancel (abandon);
  g_output_stream_close (sink.stream, abandon, NULL);
  if (sink.error == NULL)
    sink.error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (EIO));
  g_propagate_error (error, sink.error);
  return FALSE;
}
