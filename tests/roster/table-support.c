/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table-support.c: opening tables from bytes and saying what is in them. */

#include "table-support.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

GocuaTable *
open_bytes (gconstpointer bytes, gsize size, const GocuaTableSettings *settings, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (copy);

  return gocua_table_open (stream, settings, NULL, error);
}

GocuaTable *
open_text (const char *text, const GocuaTableSettings *settings)
{
  g_autoptr (GError) error = NULL;
  GocuaTable *table = open_bytes (text, strlen (text), settings, &error);

  g_assert_no_error (error);
  return table;
}

static gboolean
describe_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  GString *seen = data;

  g_assert_cmpuint (g_strv_length ((char **) row->cells), ==, row->n_cells);
  g_string_append_printf (seen, "%s%u", seen->len > 0 ? "|" : "", row->number);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (seen, "[%s]", row->cells[i]);
  return TRUE;
}

char *
describe_rows (GocuaTable *table, GError **error)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  if (!gocua_table_read (table, describe_cb, seen, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

void
assert_rows (GocuaTable *table, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = describe_rows (table, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, expected);
}

void
assert_words (const char *message, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (message, parts[i]) == NULL)
      g_error ("“%s” is not in “%s”", parts[i], message);
}

GBytes *
make_zip_of (GHashTable *parts)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (parts), (GCompareFunc) strcmp);
  struct archive *archive = archive_write_new ();
  gsize room = 1 << 16;
  gsize used = 0;
  char *bytes;

  for (GList *l = names; l != NULL; l = l->next)
    room += g_bytes_get_size (g_hash_table_lookup (parts, l->data)) + 1024;
  bytes = g_malloc (room);
  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, bytes, room, &used);
  for (GList *l = names; l != NULL; l = l->next)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize size = 0;
      const void *data = g_bytes_get_data (g_hash_table_lookup (parts, l->data), &size);

      archive_entry_set_pathname (entry, l->data);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) size);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, data, size), ==, (la_ssize_t) size);
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (bytes, used);
}

static GHashTable *
new_parts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static void
add_part (GHashTable *parts, const char *name, const char *text)
{
  g_hash_table_insert (parts, g_strdup (name), g_bytes_new (text, strlen (text)));
}

GBytes *
make_zip (const char *name, ...)
{
  g_autoptr (GHashTable) parts = new_parts ();
  va_list args;

  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    add_part (parts, name, va_arg (args, const char *));
  va_end (args);
  return make_zip_of (parts);
}

#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT       "http://purl.oclc.org/ooxml/"

static void
add_xml (GHashTable *parts, const Book *book, const char *name, const char *root, const char *text)
{
  g_autofree char *xml = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<%s xmlns=\"%sspreadsheetml/%s\" "
      "xmlns:r=\"%sofficeDocument/%srelationships\">%s</%s>",
      root, book->is_strict ? STRICT : TRANSITIONAL, book->is_strict ? "main" : "2006/main",
      book->is_strict ? STRICT : TRANSITIONAL, book->is_strict ? "" : "2006/", text, root);

  add_part (parts, name, xml);
}

static char *
make_relation (const Book *book, const char *id, const char *type, const char *target)
{
  return g_strdup_printf (
      "<Relationship Id=\"%s\" Type=\"%sofficeDocument/%srelationships/%s\" Target=\"%s\"/>", id,
      book->is_strict ? STRICT : TRANSITIONAL, book->is_strict ? "" : "2006/", type, target);
}

GBytes *
make_book (const Book *book)
{
  g_autoptr (GHashTable) parts = new_parts ();
  g_autofree char *root = make_relation (book, "rId1", "officeDocument", "xl/workbook.xml");
  g_autofree char *sheet = make_relation (book, "rId1", "worksheet", "worksheets/sheet1.xml");
  g_autofree char *strings = make_relation (book, "rId2", "sharedStrings", "/xl/sharedStrings.xml");
  g_autofree char *styles = make_relation (book, "rId3", "styles", "styles.xml");
  g_autofree char *relations =
      g_strconcat (sheet, book->strings != NULL ? strings : "", book->styles != NULL ? styles : "", NULL);
  g_autofree char *workbook = g_strdup_printf (
      "<workbookPr %s/><sheets><sheet name=\"Danh sách\" sheetId=\"1\" r:id=\"rId1\"/></sheets>",
      book->properties != NULL ? book->properties : "");
  g_autofree char *rows = g_strconcat ("<sheetData>", book->rows, "</sheetData>", NULL);

  add_xml (parts, book, "_rels/.rels", "Relationships", root);
  add_xml (parts, book, "xl/_rels/workbook.xml.rels", "Relationships", relations);
  add_xml (parts, book, "xl/workbook.xml", "workbook", workbook);
  add_xml (parts, book, "xl/worksheets/sheet1.xml", "worksheet", rows);
  if (book->strings != NULL)
    add_xml (parts, book, "xl/sharedStrings.xml", "sst", book->strings);
  if (book->styles != NULL)
    add_xml (parts, book, "xl/styles.xml", "styleSheet", book->styles);
  return make_zip_of (parts);
}

GocuaTable *
open_book (const Book *book, const GocuaTableSettings *settings, GError **error)
{
  g_autoptr (GBytes) zip = make_book (book);
  gsize size = 0;
  const void *bytes = g_bytes_get_data (zip, &size);

  return open_bytes (bytes, size, settings, error);
}

void
assert_book (const Book *book, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) table = open_book (book, NULL, &error);

  g_assert_no_error (error);
  assert_rows (table, expected);
}

void
assert_zip_fails (GBytes *zip, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const void *bytes = g_bytes_get_data (zip, &size);
  g_autoptr (GocuaTable) table = open_bytes (bytes, size, NULL, &error);
  g_autofree char *seen = table != NULL ? describe_rows (table, &error) : NULL;

  g_assert_error (error, GOCUA_TABLE_ERROR, code);
  g_assert_null (seen);
  assert_words (error->message, words);
}

GBytes *
make_ods (const char *styles, const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:svg=\"svg\" "
      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">%s"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>",
      styles != NULL ? styles : "", tables);

  return make_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content,
                   "META-INF/manifest.xml", "<manifest/>", NULL);
}
