/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ods-cell.c: what one cell of an .ods file holds. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-ods-cell.h"

#include <string.h>

#include "roster/gocua-cell-format.h"

#define OFFICE "opendocument:xmlns:office"
#define TABLE  "opendocument:xmlns:table"

#define MAX_TEXT   (GOCUA_TABLE_MAX_CELL_BYTES + 1) /* more is not kept, only told */
#define MAX_SPACES 100

void
gocua_ods_cell_init (GocuaOdsCell *self, GocuaOdsStyles *styles)
{
  memset (self, 0, sizeof *self);
  self->styles = styles;
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
}

void
gocua_ods_cell_clear (GocuaOdsCell *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self->type);
  g_free (self->number);
}

static char *
dup_attribute_of (GocuaXml *xml, const char *space, const char *name)
{
  gsize size = 0;
  const char *value = gocua_xml_find_attribute_of (xml, space, name, &size);

  return value != NULL ? g_strndup (value, MIN (size, MAX_TEXT)) : NULL;
}

void
gocua_ods_cell_begin (GocuaOdsCell *self, GocuaXml *xml, GocuaOldFont font)
{
  static const char *const values[] = { "value", "date-value", "boolean-value", "string-value" };
  g_autofree char *style = dup_attribute_of (xml, TABLE, "style-name");
  gsize size = 0;

  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->number, g_free);
  g_free (self->type);
  self->type = dup_attribute_of (xml, OFFICE, "value-type");
  for (guint i = 0; i < G_N_ELEMENTS (values) && self->number == NULL && self->type != NULL; i++)
    self->number = dup_attribute_of (xml, OFFICE, values[i]);
  self->has_formula = gocua_xml_find_attribute_of (xml, TABLE, "formula", &size) != NULL;
  self->font = style != NULL ? gocua_ods_styles_find_font (self->styles, style) : font;
  self->depth = self->text_depth = self->skip_depth = self->n_paragraphs = 0;
}

static void
append_spaces (GocuaOdsCell *self, guint n)
{
  for (guint i = 0; i < MIN (n, MAX_SPACES); i++)
    g_string_append_c (self->text, ' ');
}

static void
start_in_paragraph (GocuaOdsCell *self, GocuaXml *xml, const char *name)
{
  if (strcmp (name, "s") == 0)
    append_spaces (self, gocua_xml_get_uint (xml, "c", 1));
  else if (strcmp (name, "tab") == 0 || strcmp (name, "line-break") == 0)
    append_spaces (self, 1);
  else if (strcmp (name, "span") == 0 && self->font == GOCUA_OLD_FONT_NONE)
    {
      g_autofree char *style = gocua_xml_dup_attribute (xml, "style-name");

      self->font = gocua_ods_styles_find_font (self->styles, style);
    }
  else if (strcmp (name, "ruby-text") == 0 || strcmp (name, "annotation") == 0)
    self->skip_depth = self->depth; /* pronunciation, remarks */
}

/* Paragraphs of the cell itself; those of its remarks and pictures are deeper. */
void
gocua_ods_cell_start (GocuaOdsCell *self, GocuaXml *xml, const char *name)
{
  self->depth++;
  if (self->skip_depth > 0)
    return;
  if (self->text_depth > 0)
    start_in_paragraph (self, xml, name);
  else if (self->depth == 1 && strcmp (name, "p") == 0)
    {
      self->text_depth = self->depth;
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
    }
}

void
gocua_ods_cell_end_element (GocuaOdsCell *self)
{
  if (self->depth == self->skip_depth)
    self->skip_depth = 0;
  if (self->depth == self->text_depth)
    self->text_depth = 0;
  self->depth--;
}

void
gocua_ods_cell_add_text (GocuaOdsCell *self, const char *text, gsize size)
{
  if (self->text_depth > 0 && self->skip_depth == 0 && self->text->len < MAX_TEXT)
    g_string_append_len (self->text, text, (gssize) MIN (size, MAX_TEXT));
}

/* "2025-03-01" and "2025-03-01T14:30:00" */
static void
append_date (GocuaOdsCell *self)
{
  const char *iso = self->number;

  if (strlen (iso) < 10 || iso[4] != '-' || iso[7] != '-')
    {
      g_string_append (self->value, self->text->str);
      return;
    }
  g_string_append_printf (self->value, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
  if (iso[10] == 'T' && strlen (iso) >= 16 && strncmp (iso + 11, "00:00", 5) != 0)
    g_string_append_printf (self->value, " %.5s", iso + 11);
}

/* Whether what is shown are the digits of the number, with zeros before them: a phone. */
static gboolean
is_shown_with_zeros (const char *shown, const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = shown; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != ' ')
      return FALSE;
  return digits->str[0] == '0' && digits->len > 1 &&
         g_str_equal (digits->str + strspn (digits->str, "0"), number);
}

static void
append_number (GocuaOdsCell *self)
{
  gsize start = self->value->len;

  gocua_cell_format_append (NULL, self->number, FALSE, self->value);
  if (!is_shown_with_zeros (self->text->str, self->value->str + start))
    return;
  g_string_truncate (self->value, start);
  for (const char *p = self->text->str; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (self->value, *p);
}

const GString *
gocua_ods_cell_finish (GocuaOdsCell *self)
{
  static const GocuaCellFormat percent = { .type = GOCUA_CELL_PERCENT };

  g_string_truncate (self->value, 0);
  if (self->type == NULL || self->number == NULL)
    return self->text; /* a text, or a time as it is shown */
  if (g_str_equal (self->type, "float") || g_str_equal (self->type, "currency"))
    append_number (self);
  else if (g_str_equal (self->type, "percentage"))
    gocua_cell_format_append (&percent, self->number, FALSE, self->value);
  else if (g_str_equal (self->type, "date"))
    append_date (self);
  else if (g_str_equal (self->type, "boolean"))
    g_string_append (self->value, g_str_equal (self->number, "true") ? "TRUE" : "FALSE");
  else if (self->n_paragraphs == 0)
    g_string_append (self->value, self->number);
  else
    return self->text;
  return self->value;
}

gboolean
gocua_ods_cell_is_lost (const GocuaOdsCell *self)
{
  return self->has_formula && self->type == NULL && self->text->len == 0;
}
