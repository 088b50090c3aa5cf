/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table-fuzz.c: what must hold of every table, whatever the file. */

#include "table-fuzz.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static gboolean
check_row_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  guint *last = data;

  g_assert_cmpuint (row->number, >, *last);
  g_assert_cmpuint (row->n_cells, <=, GOCUA_TABLE_MAX_COLUMNS);
  g_assert_null (row->cells[row->n_cells]);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_assert_true (g_utf8_validate (row->cells[i], -1, NULL));
      /* Some letters take more bytes in Unicode than in the file. */
      g_assert_cmpuint (strlen (row->cells[i]), <=, 3 * GOCUA_TABLE_MAX_CELL_BYTES);
    }
  *last = row->number;
  return TRUE;
}

void
table_fuzz_bytes (const void *data, gsize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) table = gocua_table_open (stream, NULL, NULL, &error);
  guint last = 0;

  if (table != NULL)
    {
      g_assert_cmpuint (gocua_table_get_sheet (table), <, gocua_table_get_sheets (table)->len);
      gocua_table_read (table, check_row_cb, &last, NULL, &error);
    }
  if (error != NULL)
    {
      g_assert_true (error->domain == GOCUA_TABLE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
add_part (struct archive *archive, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

/* An archive of parts, one of them being the bytes. */
static void
fuzz_archive (const char *const (*parts)[2], gsize n_parts, gsize fuzzed, const guint8 *data, gsize size)
{
  struct archive *archive = archive_write_new ();
  gsize room = size + (1 << 14);
  g_autofree char *bytes = g_malloc (room);
  gsize used = 0;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, bytes, room, &used);
  for (gsize i = 0; i < n_parts; i++)
    if (i == fuzzed)
      add_part (archive, parts[i][0], data, size);
    else
      add_part (archive, parts[i][0], parts[i][1], strlen (parts[i][1]));
  archive_write_close (archive);
  archive_write_free (archive);
  table_fuzz_bytes (bytes, used);
}

void
table_fuzz_book (const guint8 *data, gsize size)
{
  static const char *const parts[][2] = {
    { "xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"1\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"a.xml\"/><Relationship Id=\"2\" "
      "Type=\"/sharedStrings\" Target=\"s.xml\"/><Relationship Id=\"3\" Type=\"/styles\" "
      "Target=\"t.xml\"/></Relationships>" },
    { "xl/a.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>" },
    { "xl/s.xml", "<sst><si><t>x</t></si></sst>" },
    { "xl/t.xml", "<styleSheet/>" },
  };

  fuzz_archive (parts, G_N_ELEMENTS (parts), size % G_N_ELEMENTS (parts), data, size);
}

void
table_fuzz_ods (const guint8 *data, gsize size)
{
  static const char *const parts[][2] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", "" },
  };

  fuzz_archive (parts, G_N_ELEMENTS (parts), 1, data, size);
}
