/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-kind.c: what a file is, by its bytes and not by its name. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-table-kind.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-zip.h"

#define HEAD_SIZE      4096
#define MIME_TYPE_SIZE 128
/* In an OLE file the names of its streams may stand anywhere; in practice they are near the beginning or the
 * end. */
#define OLE_PIECE_SIZE (256 * 1024)

static const GocuaTableFormat *
refuse (GocuaTableError code, const char *message, GError **error)
{
  g_set_error_literal (error, GOCUA_TABLE_ERROR, (int) code, message);
  return NULL;
}

static gboolean
read_piece (GInputStream *stream,
            goffset offset,
            GSeekType from,
            GByteArray *bytes,
            gsize size,
            GError **error)
{
  gsize n = 0;

  g_byte_array_set_size (bytes, (guint) size);
  /* There is no place before the beginning of a small file. */
  if (!g_seekable_seek (G_SEEKABLE (stream), offset, from, NULL, NULL) &&
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, error))
    return FALSE;
  if (!g_input_stream_read_all (stream, bytes->data, size, &n, NULL, error))
    return FALSE;
  g_byte_array_set_size (bytes, (guint) n);
  return TRUE;
}

static gboolean
starts_with (GByteArray *bytes, const char *wanted, gsize size)
{
  return bytes->len >= size && memcmp (bytes->data, wanted, size) == 0;
}

/* OpenDocument says in its first part what it is. */
static const GocuaTableFormat *
tell_open_document (GocuaZip *zip, GCancellable *cancellable, GError **error)
{
  g_autofree char *type = NULL;

  if (gocua_zip_has_part (zip, "encrypted-package"))
    return &gocua_table_format_ods;
  type = gocua_zip_dup_text (zip, "mimetype", MIME_TYPE_SIZE, cancellable, error);
  if (type == NULL)
    return NULL;
  if (strstr (type, "opendocument.spreadsheet") != NULL)
    return &gocua_table_format_ods;
  return refuse (
      GOCUA_TABLE_ERROR_WRONG_KIND,
      _ ("This is a document of LibreOffice, but not a spreadsheet. Copy its table into a spreadsheet, "
         "save that, and choose that file here."),
      error);
}

static const GocuaTableFormat *
find_in_zip (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaZip) zip = gocua_zip_open (stream, cancellable, error);

  if (zip == NULL)
    return NULL;
  if (gocua_zip_has_part (zip, "xl/workbook.bin"))
    return refuse (GOCUA_TABLE_ERROR_OLD_WORKBOOK,
                   _ ("This is a binary workbook (.xlsb). Open it in Excel, choose Save as, “Excel workbook "
                      "(.xlsx)”, and "
                      "choose that file here."),
                   error);
  if (gocua_zip_has_part (zip, "word/document.xml"))
    return refuse (
        GOCUA_TABLE_ERROR_WRONG_KIND,
        _ ("This is a Word document. Copy its table into Excel, save that as .xlsx, and choose that "
           "file here."),
        error);
  if (gocua_zip_has_part (zip, "mimetype") || gocua_zip_has_part (zip, "encrypted-package"))
    return tell_open_document (zip, cancellable, error);
  if (gocua_zip_has_part (zip, "xl/workbook.xml") || gocua_zip_has_part (zip, "_rels/.rels"))
    return &gocua_table_format_xlsx;
  return refuse (
      GOCUA_TABLE_ERROR_WRONG_KIND,
      _ ("This is an archive (.zip) and not a workbook. Unpack it, and choose the list that is in it."),
      error);
}

/* Names are in UTF-16. */
static gboolean
has_ole_stream (GByteArray *bytes, const char *name)
{
  gsize size = strlen (name);

  for (gsize i = 0; i + 2 * size <= bytes->len; i++)
    {
      gsize n = 0;

      while (n < size && bytes->data[i + 2 * n] == (guint8) name[n] && bytes->data[i + 2 * n + 1] == 0)
        n++;
      if (n == size)
        return TRUE;
    }
  return FALSE;
}

static const GocuaTableFormat *
tell_ole (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  if (!read_piece (stream, 0, G_SEEK_SET, head, OLE_PIECE_SIZE, error) ||
      !read_piece (stream, -OLE_PIECE_SIZE, G_SEEK_END, tail, OLE_PIECE_SIZE, error))
    return NULL;
  if (has_ole_stream (head, "EncryptedPackage") || has_ole_stream (tail, "EncryptedPackage"))
    return refuse (
        GOCUA_TABLE_ERROR_LOCKED,
        _ ("This workbook is protected by a password. Open it in Excel, take the password off (File, Info, "
           "Protect workbook, Encrypt with password), save it, and choose it again."),
        error);
  if (has_ole_stream (head, "WordDocument") || has_ole_stream (tail, "WordDocument"))
    return refuse (
        GOCUA_TABLE_ERROR_WRONG_KIND,
        _ ("This is a Word document. Copy its table into Excel, save that as .xlsx, and choose that "
           "file here."),
        error);
  return refuse (
      GOCUA_TABLE_ERROR_OLD_WORKBOOK,
      _ ("This is a workbook of Excel before 2007 (.xls). Open it in Excel or LibreOffice, choose Save "
         "as, “Excel workbook (.xlsx)”, and choose that file here."),
      error);
}

static gboolean
is_markup (GByteArray *head)
{
  gsize i = starts_with (head, "\xef\xbb\xbf", 3) ? 3 : 0;

  while (i < head->len && g_ascii_isspace ((char) head->data[i]))
    i++;
  return i + 1 < head->len && head->data[i] == '<' &&
         (head->data[i + 1] == '!' || head->data[i + 1] == '?' || g_ascii_isalpha ((char) head->data[i + 1]));
}

const GocuaTableFormat *
gocua_table_kind_find (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && G_IS_SEEKABLE (stream), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !read_piece (stream, 0, G_SEEK_SET, head, HEAD_SIZE, error))
    return NULL;
  if (starts_with (head, "PK\x03\x04", 4) || starts_with (head, "PK\x05\x06", 4))
    return find_in_zip (stream, cancellable, error);
  if (starts_with (head, "\xd0\xcf\x11\xe0", 4))
    return tell_ole (stream, error);
  if (starts_with (head, "%PDF-", 5))
    return refuse (GOCUA_TABLE_ERROR_WRONG_KIND,
                   _ ("This file is a PDF and not a table. Ask for the Excel file that it was made from."),
                   error);
  if (is_markup (head))
    return refuse (
        GOCUA_TABLE_ERROR_WRONG_KIND,
        _ ("This file is a web page, though it may be named .xls. Open it in Excel, choose Save as, "
           "“Excel workbook (.xlsx)”, and choose that file here."),
        error);
  return &gocua_table_format_text;
}
