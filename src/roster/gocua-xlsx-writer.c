/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-writer.c: a workbook of one sheet. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-xlsx-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/gocua-text.h"

/* How much is compressed between two looks at the cancellable. */
#define PIECE ((gsize) 1 << 20)

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
    "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT_TYPES
    "styles+xml\"/></Types>";

static const char root_xml[] =
    HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" "
         "Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char relations_xml[] =
    HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELATIONS
         "/styles\" Target=\"styles.xml\"/></Relationships>";

/* Cell formats in the order of GocuaXlsxType; a number needs none of its own. */
static const char styles_xml[] =
    HEAD "<styleSheet xmlns=\"" SHEETS "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
         "formatCode=\"dd/mm/yyyy\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name "
         "val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills "
         "count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
         "patternType=\"gray125\"/></fill></fills><borders "
         "count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs "
         "count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs "
         "count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf "
         "numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/><xf "
         "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" "
         "fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
         "applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

/* Day 1 of a spreadsheet is 1900-01-01, with a 29th of February that there was not. */
#define DAY_0 G_GINT64_CONSTANT (693594)

struct _GocuaXlsxWriter
{
  GString *workbook;
  GString *columns; /* <col> elements */
  GString *rows;
  guint n_rows;
  guint head_row, head_columns; /* 0: none */
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
  self->columns = g_string_new (NULL);
  self->rows = g_string_new (NULL);
  return self;
}

void
gocua_xlsx_writer_free (GocuaXlsxWriter *self)
{
  g_string_free (self->workbook, TRUE);
  g_string_free (self->columns, TRUE);
  g_string_free (self->rows, TRUE);
  g_free (self);
}

void
gocua_xlsx_writer_set_width (GocuaXlsxWriter *self, guint column, double width)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (self != NULL);

  g_string_append_printf (self->columns, "<col min=\"%u\" max=\"%u\" width=\"%s\" customWidth=\"1\"/>",
                          column + 1, column + 1, g_ascii_dtostr (number, sizeof number, width));
}

void
gocua_xlsx_writer_set_head (GocuaXlsxWriter *self, guint row, guint n_columns)
{
  g_return_if_fail (self != NULL);

  self->head_row = row;
  self->head_columns = n_columns;
}

static void
append_text (GString *xml, const GocuaXlsxCell *cell)
{
  g_autofree char *text = gocua_text_clean (cell->text);

  if (*text == '\0')
    {
      g_string_append (xml, "<c/>");
      return;
    }
  g_string_append (xml, cell->type == GOCUA_XLSX_BOLD ? "<c s=\"1\" t=\"inlineStr\"><is><t>"
                                                      : "<c t=\"inlineStr\"><is><t>");
  append_escaped (xml, text);
  g_string_append (xml, "</t></is></c>");
}

static void
append_date (GString *xml, const char *iso)
{
  guint year, month, day;

  if (iso == NULL || sscanf (iso, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_string_append (xml, "<c/>");
  else
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      g_string_append_printf (xml, "<c s=\"3\"><v>%" G_GINT64_FORMAT "</v></c>",
                              (gint64) g_date_get_julian (&date) - DAY_0);
    }
}

static void
append_cell (GString *xml, const GocuaXlsxCell *cell)
{
  switch (cell->type)
    {
    case GOCUA_XLSX_NUMBER:
      g_string_append_printf (xml, "<c><v>%" G_GINT64_FORMAT "</v></c>", cell->number);
      break;
    case GOCUA_XLSX_DATE:
      append_date (xml, cell->text);
      break;
    case GOCUA_XLSX_TEXT:
    case GOCUA_XLSX_BOLD:
    default:
      append_text (xml, cell);
      break;
    }
}

void
gocua_xlsx_writer_add_cells (GocuaXlsxWriter *self, const GocuaXlsxCell *cells, guint n_cells)
{
  g_return_if_fail (self != NULL && (cells != NULL || n_cells == 0));

  g_string_append_printf (self->rows, "<row r=\"%u\">", ++self->n_rows);
  for (guint i = 0; i < n_cells; i++)
    append_cell (self->rows, &cells[i]);
  g_string_append (self->rows, "</row>");
}

void
gocua_xlsx_writer_add_row (GocuaXlsxWriter *self, const char *const *cells, guint n_cells)
{
  g_return_if_fail (self != NULL && (cells != NULL || n_cells == 0));

  g_string_append_printf (self->rows, "<row r=\"%u\">", ++self->n_rows);
  for (guint i = 0; i < n_cells; i++)
    append_text (self->rows, &(GocuaXlsxCell){ GOCUA_XLSX_TEXT, cells[i], 0 });
  g_string_append (self->rows, "</row>");
}

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

static void
set_entry (struct archive_entry *entry, const char *name, gsize size)
{
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
}

static gboolean
add_part (struct archive *archive, const char *name, const char *text, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  set_entry (entry, name, size);
  good = archive_write_header (archive, entry) == ARCHIVE_OK &&
         archive_write_data (archive, text, size) == (la_ssize_t) size;
  archive_entry_free (entry);
  return good;
}

static char *
make_opening (GocuaXlsxWriter *self)
{
  GString *xml = g_string_new (HEAD "<worksheet xmlns=\"" SHEETS "\">");

  if (self->head_row > 0)
    g_string_append_printf (xml,
                            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"%u\" "
                            "topLeftCell=\"A%u\" activePane=\"bottomLeft\" "
                            "state=\"frozen\"/></sheetView></sheetViews>",
                            self->head_row, self->head_row + 1);
  if (self->columns->len > 0)
    g_string_append_printf (xml, "<cols>%s</cols>", self->columns->str);
  g_string_append (xml, "<sheetData>");
  return g_string_free (xml, FALSE);
}

/* "A" to "ZZ". */
static char *
name_column (guint column)
{
  return column <= 26 ? g_strdup_printf ("%c", 'A' + (char) (column - 1))
                      : g_strdup_printf ("%c%c", 'A' + (char) ((column - 1) / 26 - 1),
                                         'A' + (char) ((column - 1) % 26));
}

static char *
make_ending (GocuaXlsxWriter *self)
{
  g_autofree char *last = self->head_columns > 0 ? name_column (self->head_columns) : NULL;

  if (last == NULL)
    return g_strdup ("</sheetData></worksheet>");
  return g_strdup_printf ("</sheetData><autoFilter ref=\"A%u:%s%u\"/></worksheet>", self->head_row, last,
                          MAX (self->n_rows, self->head_row));
}

/* Its rows may be large, so they are not put together with what is around them. */
static gboolean
add_sheet (struct archive *archive, GocuaXlsxWriter *self)
{
  g_autofree char *opening = make_opening (self);
  g_autofree char *ending = make_ending (self);
  const char *const parts[] = { opening, self->rows->str, ending };
  const gsize sizes[] = { strlen (opening), self->rows->len, strlen (ending) };
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  set_entry (entry, "xl/worksheets/sheet1.xml", sizes[0] + sizes[1] + sizes[2]);
  good = archive_write_header (archive, entry) == ARCHIVE_OK;
  for (guint i = 0; i < G_N_ELEMENTS (parts) && good; i++)
    for (gsize done = 0; done < sizes[i] && good; done += PIECE)
      {
        gsize size = MIN (PIECE, sizes[i] - done);

        good = archive_write_data (archive, parts[i] + done, size) == (la_ssize_t) size;
      }
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
         add_part (archive, "xl/styles.xml", styles_xml, strlen (styles_xml)) && add_sheet (archive, self);
  good = archive_write_close (archive) == ARCHIVE_OK && good;
  archive_write_free (archive);
  return good;
}

gboolean
gocua_xlsx_writer_save (GocuaXlsxWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  Sink sink = { .cancellable = cancellable };
  gboolean good;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  sink.stream = G_OUTPUT_STREAM (stream);
  good = write_archive (self, &sink);
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
