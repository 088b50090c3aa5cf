/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ods-styles.c: what the styles in an .ods file say of fonts and of hidden sheets. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-ods-styles.h"

#include <string.h>

struct _GocuaOdsStyles
{
  GHashTable *faces;  /* name of a font face -> GocuaOldFont */
  GHashTable *fonts;  /* name of a style -> GocuaOldFont */
  GHashTable *hidden; /* names of styles of hidden sheets */
  char *style;        /* (nullable): the one that is being read */
};

GocuaOdsStyles *
gocua_ods_styles_new (void)
{
  GocuaOdsStyles *self = g_new0 (GocuaOdsStyles, 1);

  self->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gocua_ods_styles_free (GocuaOdsStyles *self)
{
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->hidden);
  g_free (self->style);
  g_free (self);
}

/* Names with signs in them stand in quotation marks: svg:font-family="'VNI-Times'". */
static GocuaOldFont
read_family (const char *family)
{
  g_autofree char *name = g_strdup (family);

  g_strdelimit (name, "'\"", ' ');
  return gocua_old_font_from_name (g_strstrip (name));
}

static void
take_face (GocuaOdsStyles *self, GocuaXml *xml)
{
  g_autofree char *name = gocua_xml_dup_attribute (xml, "name");
  g_autofree char *family = gocua_xml_dup_attribute (xml, "font-family");
  GocuaOldFont font = family != NULL ? read_family (family) : GOCUA_OLD_FONT_NONE;

  if (name != NULL && font != GOCUA_OLD_FONT_NONE)
    g_hash_table_insert (self->faces, g_steal_pointer (&name), GUINT_TO_POINTER (font));
}

static void
take_font (GocuaOdsStyles *self, GocuaXml *xml)
{
  g_autofree char *face = gocua_xml_dup_attribute (xml, "font-name");
  g_autofree char *family = gocua_xml_dup_attribute (xml, "font-family");
  GocuaOldFont font = family != NULL ? read_family (family) : GOCUA_OLD_FONT_NONE;

  if (face != NULL && font == GOCUA_OLD_FONT_NONE)
    {
      font = GPOINTER_TO_UINT (g_hash_table_lookup (self->faces, face));
      if (font == GOCUA_OLD_FONT_NONE)
        font = read_family (face);
    }
  if (font != GOCUA_OLD_FONT_NONE)
    g_hash_table_insert (self->fonts, g_strdup (self->style), GUINT_TO_POINTER (font));
}

void
gocua_ods_styles_start (GocuaOdsStyles *self, GocuaXml *xml, const char *name)
{
  if (strcmp (name, "font-face") == 0)
    take_face (self, xml);
  else if (strcmp (name, "style") == 0)
    {
      g_free (self->style);
      self->style = gocua_xml_dup_attribute (xml, "name");
    }
  else if (self->style == NULL)
    return;
  else if (strcmp (name, "text-properties") == 0)
    take_font (self, xml);
  else if (strcmp (name, "table-properties") == 0)
    {
      g_autofree char *display = gocua_xml_dup_attribute (xml, "display");

      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (self->hidden, g_strdup (self->style));
    }
}

GocuaOldFont
gocua_ods_styles_find_font (GocuaOdsStyles *self, const char *style)
{
  return style != NULL ? (GocuaOldFont) GPOINTER_TO_UINT (g_hash_table_lookup (self->fonts, style))
                       : GOCUA_OLD_FONT_NONE;
}

gboolean
gocua_ods_styles_is_hidden (GocuaOdsStyles *self, const char *style)
{
  return style != NULL && g_hash_table_contains (self->hidden, style);
}
