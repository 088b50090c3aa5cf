/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-strings.c: the texts of an .xlsx file, which its cells point at. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-xlsx-strings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-xml.h"

/* 100,000 households need about 6 MB. */
#define MAX_BYTES (96 * 1024 * 1024)

typedef struct
{
  guint32 start;
  guint16 size; /* at most GOCUA_TABLE_MAX_CELL_BYTES + 1 */
  guint8 font;
} Place;

struct _GocuaXlsxStrings
{
  GByteArray *bytes;
  GArray *places; /* of Place */
  /* While they are read: */
  GString *text;
  GocuaOldFont font;
  guint n_phonetic; /* inside so many elements of pronunciation, which the cell does not show */
  gboolean in_text;
};

static int
read_hex (const char *digits)
{
  int value = 0;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

void
gocua_xlsx_text_unescape (GString *text)
{
  gsize from = 0;
  char *at;

  while ((at = strstr (text->str + from, "_x")) != NULL)
    {
      gsize pos = (gsize) (at - text->str);
      int code = text->len - pos >= 7 && at[6] == '_' ? read_hex (at + 2) : -1;
      char encoded[6];
      int n;

      from = pos + 2;
      if (code <= 0 || (code >= 0xd800 && code <= 0xdfff))
        continue;
      n = g_unichar_to_utf8 ((gunichar) code, encoded);
      g_string_erase (text, (gssize) pos, 7);
      g_string_insert_len (text, (gssize) pos, encoded, n);
      from = pos + (gsize) n;
    }
}

static void
end_string (GocuaXlsxStrings *self, GocuaXml *xml)
{
  Place place = { .start = self->bytes->len, .font = (guint8) self->font };

  gocua_xlsx_text_unescape (self->text);
  /* One that is too long is told where a cell shows it; we need no more of it than that. */
  place.size = (guint16) MIN (self->text->len, GOCUA_TABLE_MAX_CELL_BYTES + 1);
  if (self->bytes->len + place.size > MAX_BYTES)
    {
      gocua_xml_fail (xml,
                      g_error_new_literal (
                          GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_TOO_BIG,
                          _ ("The file holds more text than any list of households. Copy the rows into a "
                             "new workbook, and use that one.")));
      return;
    }
  g_byte_array_append (self->bytes, (const guint8 *) self->text->str, place.size);
  g_array_append_val (self->places, place);
}

static void
start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  GocuaXlsxStrings *self = data;

  if (strcmp (name, "si") == 0)
    {
      g_string_truncate (self->text, 0);
      self->font = GOCUA_OLD_FONT_NONE;
    }
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->n_phonetic == 0;
  else if (strcmp (name, "rFont") == 0 && self->font == GOCUA_OLD_FONT_NONE)
    {
      g_autofree char *font = gocua_xml_dup_attribute (xml, "val");

      self->font = gocua_old_font_from_name (font);
    }
}

static void
end_cb (GocuaXml *xml, const char *name, gpointer data)
{
  GocuaXlsxStrings *self = data;

  if (strcmp (name, "si") == 0)
    end_string (self, xml);
  else if (strcmp (name, "rPh") == 0 && self->n_phonetic > 0)
    self->n_phonetic--;
  else if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
}

static void
text_cb (GocuaXml *xml, const char *text, gsize size, gpointer data)
{
  GocuaXlsxStrings *self = data;

  if (self->in_text && self->text->len <= GOCUA_TABLE_MAX_CELL_BYTES)
    g_string_append_len (self->text, text, (gssize) size);
}

GocuaXlsxStrings *
gocua_xlsx_strings_read (GocuaZip *zip, const char *part, GCancellable *cancellable, GError **error)
{
  static const GocuaXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GocuaXlsxStrings) self = g_new0 (GocuaXlsxStrings, 1);

  self->bytes = g_byte_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->text = g_string_new (NULL);
  if (part != NULL && !gocua_xml_read_part (zip, part, &handlers, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gocua_xlsx_strings_free (GocuaXlsxStrings *self)
{
  g_byte_array_unref (self->bytes);
  g_array_unref (self->places);
  g_string_free (self->text, TRUE);
  g_free (self);
}

const char *
gocua_xlsx_strings_get (GocuaXlsxStrings *self, guint64 index, gsize *size, GocuaOldFont *font)
{
  const Place *place;

  if (index >= self->places->len)
    return NULL;
  place = &g_array_index (self->places, Place, index);
  *size = place->size;
  *font = (GocuaOldFont) place->font;
  return (const char *) self->bytes->data + place->start;
}
