/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-styles.c: how the cells of an .xlsx file show their numbers, and in which fonts. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-xlsx-styles.h"

#include <string.h>

#include "roster/gocua-xml.h"

#define FIRST_CUSTOM_FORMAT 164 /* ISO/IEC 29500-1, 18.8.30: those below need not be written out */

struct _GocuaXlsxStyles
{
  GHashTable *codes;   /* number of a format -> its code */
  GHashTable *formats; /* number of a format -> GocuaCellFormat */
  GArray *fonts;       /* of GocuaOldFont */
  GArray *styles;      /* of GocuaXlsxStyle */
  gboolean in_fonts;
  gboolean in_cells;
};

static void
format_free (gpointer data)
{
  gocua_cell_format_clear (data);
  g_free (data);
}

static const GocuaCellFormat *
get_format (GocuaXlsxStyles *self, guint id)
{
  GocuaCellFormat *format = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));

  if (format != NULL || id == 0)
    return format;
  format = g_new0 (GocuaCellFormat, 1);
  gocua_cell_format_init (format, id, code != NULL ? code : id >= FIRST_CUSTOM_FORMAT ? "General" : NULL);
  g_hash_table_insert (self->formats, GUINT_TO_POINTER (id), format);
  return format;
}

static void
add_style (GocuaXlsxStyles *self, GocuaXml *xml)
{
  guint font = gocua_xml_get_uint (xml, "fontId", G_MAXUINT);
  GocuaXlsxStyle style = { .format = get_format (self, gocua_xml_get_uint (xml, "numFmtId", 0)) };

  if (font < self->fonts->len)
    style.font = g_array_index (self->fonts, GocuaOldFont, font);
  g_array_append_val (self->styles, style);
}

static void
start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  GocuaXlsxStyles *self = data;

  if (strcmp (name, "numFmt") == 0)
    {
      char *code = gocua_xml_dup_attribute (xml, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (gocua_xml_get_uint (xml, "numFmtId", 0)), code);
    }
  else if (strcmp (name, "fonts") == 0)
    self->in_fonts = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (self->in_fonts && strcmp (name, "font") == 0)
    {
      GocuaOldFont font = GOCUA_OLD_FONT_NONE;

      g_array_append_val (self->fonts, font);
    }
  else if (self->in_fonts && self->fonts->len > 0 && strcmp (name, "name") == 0)
    {
      g_autofree char *font = gocua_xml_dup_attribute (xml, "val");

      g_array_index (self->fonts, GocuaOldFont, self->fonts->len - 1) = gocua_old_font_from_name (font);
    }
  else if (self->in_cells && strcmp (name, "xf") == 0)
    add_style (self, xml);
}

static void
end_cb (GocuaXml *xml, const char *name, gpointer data)
{
  GocuaXlsxStyles *self = data;

  if (strcmp (name, "fonts") == 0)
    self->in_fonts = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

GocuaXlsxStyles *
gocua_xlsx_styles_read (GocuaZip *zip, const char *part, GCancellable *cancellable, GError **error)
{
  static const GocuaXmlHandlers handlers = { start_cb, end_cb, NULL };
  g_autoptr (GocuaXlsxStyles) self = g_new0 (GocuaXlsxStyles, 1);

  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->formats = g_hash_table_new_full (NULL, NULL, NULL, format_free);
  self->fonts = g_array_new (FALSE, FALSE, sizeof (GocuaOldFont));
  self->styles = g_array_new (FALSE, FALSE, sizeof (GocuaXlsxStyle));
  if (part != NULL && !gocua_xml_read_part (zip, part, &handlers, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gocua_xlsx_styles_free (GocuaXlsxStyles *self)
{
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->formats);
  g_array_unref (self->fonts);
  g_array_unref (self->styles);
  g_free (self);
}

const GocuaXlsxStyle *
gocua_xlsx_styles_get (GocuaXlsxStyles *self, guint index)
{
  static const GocuaXlsxStyle plain = { 0 };

  return index < self->styles->len ? &g_array_index (self->styles, GocuaXlsxStyle, index) : &plain;
}
