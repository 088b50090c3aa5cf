/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-sheet.c: the rows of one sheet of an .xlsx file. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-xlsx-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-row-builder.h"
#include "roster/gocua-xml.h"

#define MAX_ROWS 1048576 /* what Excel has */
/* More than a cell may hold is not kept, only told. */
#define MAX_TEXT (GOCUA_TABLE_MAX_CELL_BYTES + 1)

/* The attribute "t" of a cell; ISO/IEC 29500-1, 18.18.11. */
typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT, /* as a formula made it, or in the cell itself */
  CELL_BOOLEAN,
  CELL_DATE, /* ISO 8601 */
} CellType;

typedef struct
{
  const GocuaXlsxBook *book;
  const char *part;
  GocuaTableFacts *facts;
  GocuaTableRowFunc func;
  gpointer data;
  GCancellable *cancellable;

  GocuaRowBuilder *builder;
  guint row;
  guint column; /* of the next cell, from 0 */
  gboolean in_row;
  gboolean is_hidden;

  gboolean in_cell;
  CellType type;
  const GocuaXlsxStyle *style;
  gboolean in_value;
  gboolean has_formula;
  guint n_phonetic;
  GString *value;
  GString *shown;
} Reader;

static void
fail_at (Reader *self, GocuaXml *xml, const char *why)
{
  gocua_xml_fail (xml,
                  g_error_new (GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED,
                               /* Translators: the name of a part, such as xl/worksheets/sheet1.xml; the
                                  number of a row; what is wrong with it, as a sentence */
                               _ ("The file is damaged in its part “%s”, row %u: %s Open it in the program "
                                  "it comes from and save it again."),
                               self->part, self->row, why));
}

/* "C12": the letters alone. Returns G_MAXUINT for none. */
static guint
read_column (const char *reference, gsize size)
{
  guint column = 0;
  gsize i;

  for (i = 0; i < size && i < 4 && g_ascii_isalpha (reference[i]); i++)
    column = column * 26 + (guint) (g_ascii_toupper (reference[i]) - 'A' + 1);
  return i == 0 || i == 4 ? G_MAXUINT : column - 1;
}

static void
begin_row (Reader *self, GocuaXml *xml)
{
  guint last = self->row;

  self->row = gocua_xml_get_uint (xml, "r", last + 1);
  self->column = 0;
  self->in_row = TRUE;
  self->is_hidden = gocua_xml_get_boolean (xml, "hidden");
  if (self->row <= last || self->row > MAX_ROWS)
    fail_at (self, xml, _ ("its number cannot be."));
  gocua_row_builder_begin (self->builder, self->row);
}

static void
end_row (Reader *self, GocuaXml *xml)
{
  GocuaTableRow row = { 0 };
  GError *error = NULL;

  self->in_row = FALSE;
  self->facts->done = gocua_xml_get_n_read (xml);
  if (!gocua_row_builder_finish (self->builder, &row))
    return;
  if (self->is_hidden)
    self->facts->n_hidden_rows++;
  if (self->is_hidden && !self->book->with_hidden_rows)
    return;
  if (self->func (&row, self->data, &error))
    return;
  if (error != NULL)
    gocua_xml_fail (xml, error);
  else
    gocua_xml_stop (xml);
}

static CellType
read_type (GocuaXml *xml)
{
  gsize size = 0;
  const char *type = gocua_xml_find_attribute (xml, "t", &size);

  if (type == NULL || size == 0)
    return CELL_NUMBER;
  if (size == 1)
    return *type == 's'   ? CELL_SHARED
           : *type == 'b' ? CELL_BOOLEAN
           : *type == 'd' ? CELL_DATE
           : *type == 'e' ? CELL_TEXT
                          : CELL_NUMBER;
  return CELL_TEXT; /* "str", "inlineStr" */
}

static void
begin_cell (Reader *self, GocuaXml *xml)
{
  gsize size = 0;
  const char *reference = gocua_xml_find_attribute (xml, "r", &size);
  guint column = reference != NULL ? read_column (reference, size) : self->column;

  if (column < self->column || column == G_MAXUINT)
    {
      fail_at (self, xml, _ ("its cells are not in order."));
      return;
    }
  self->column = column;
  self->type = read_type (xml);
  self->style = gocua_xlsx_styles_get (self->book->styles, gocua_xml_get_uint (xml, "s", 0));
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  self->n_phonetic = 0;
  g_string_truncate (self->value, 0);
}

static void
put (Reader *self, GocuaXml *xml, const char *text, gsize size, GocuaOldFont font)
{
  GError *error = NULL;

  if (!gocua_row_builder_put (self->builder, self->column, text, size, (guint8) font, &error))
    gocua_xml_fail (xml, error);
}

static void
put_shared (Reader *self, GocuaXml *xml)
{
  GocuaOldFont font = GOCUA_OLD_FONT_NONE;
  gsize size = 0;
  char *end = NULL;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  const char *text = NULL;

  if (end != self->value->str && *end == '\0')
    text = gocua_xlsx_strings_get (self->book->strings, index, &size, &font);
  if (text == NULL)
    fail_at (self, xml, _ ("it shows a text that is not there."));
  else
    put (self, xml, text, size, font != GOCUA_OLD_FONT_NONE ? font : self->style->font);
}

static void
put_number (Reader *self, GocuaXml *xml)
{
  if (self->style->format == NULL && strspn (self->value->str, "0123456789") == self->value->len)
    {
      put (self, xml, self->value->str, self->value->len, GOCUA_OLD_FONT_NONE);
      return;
    }
  g_string_truncate (self->shown, 0);
  gocua_cell_format_append (self->style->format, self->value->str, self->book->from_1904, self->shown);
  put (self, xml, self->shown->str, self->shown->len, GOCUA_OLD_FONT_NONE);
}

/* "2025-03-01T00:00:00" is a day. */
static void
put_date (Reader *self, GocuaXml *xml)
{
  const char *iso = self->value->str;

  g_string_truncate (self->shown, 0);
  if (self->value->len >= 10 && iso[4] == '-' && iso[7] == '-')
    g_string_printf (self->shown, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
  else
    g_string_assign (self->shown, iso);
  put (self, xml, self->shown->str, self->shown->len, GOCUA_OLD_FONT_NONE);
}

static void
end_cell (Reader *self, GocuaXml *xml)
{
  self->in_cell = FALSE;
  /* One that makes an empty text has its result too: a text that is empty. */
  if (self->has_formula && self->value->len == 0 && self->type != CELL_TEXT)
    self->facts->n_lost_formulas++;
  if (self->value->len > 0)
    switch (self->type)
      {
      case CELL_SHARED:
        put_shared (self, xml);
        break;
      case CELL_BOOLEAN:
        put (self, xml, *self->value->str == '1' ? "TRUE" : "FALSE", *self->value->str == '1' ? 4 : 5,
             GOCUA_OLD_FONT_NONE);
        break;
      case CELL_DATE:
        put_date (self, xml);
        break;
      case CELL_TEXT:
        gocua_xlsx_text_unescape (self->value);
        put (self, xml, self->value->str, self->value->len, self->style->font);
        break;
      case CELL_NUMBER:
      default:
        put_number (self, xml);
        break;
      }
  self->column++;
}

static void
start_in_cell (Reader *self, const char *name)
{
  if (name[0] == 'f' && name[1] == '\0')
    self->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic++;
  else if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
    self->in_value = self->n_phonetic == 0;
}

static void
start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;
  GError *error = NULL;

  if (self->in_cell)
    start_in_cell (self, name);
  else if (self->in_row)
    {
      if (name[0] == 'c' && name[1] == '\0')
        begin_cell (self, xml);
    }
  else if (strcmp (name, "row") == 0)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
        gocua_xml_fail (xml, error);
      else
        begin_row (self, xml);
    }
}

static void
end_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    {
      if (name[0] == 'c' && name[1] == '\0')
        end_cell (self, xml);
      else if (strcmp (name, "rPh") == 0 && self->n_phonetic > 0)
        self->n_phonetic--;
      else if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
        self->in_value = FALSE;
    }
  else if (self->in_row && strcmp (name, "row") == 0)
    end_row (self, xml);
  else if (strcmp (name, "sheetData") == 0)
    gocua_xml_stop (xml);
}

static void
text_cb (GocuaXml *xml, const char *text, gsize size, gpointer data)
{
  Reader *self = data;

  if (self->in_value && self->value->len <= MAX_TEXT)
    g_string_append_len (self->value, text, (gssize) size);
}

gboolean
gocua_xlsx_sheet_read (const GocuaXlsxBook *book,
                       const char *part,
                       GocuaTableFacts *facts,
                       GocuaTableRowFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  static const GocuaXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GocuaRowBuilder) builder = gocua_row_builder_new ();
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  Reader reader = {
    .book = book,
    .part = part,
    .facts = facts,
    .func = func,
    .data = data,
    .cancellable = cancellable,
    .builder = builder,
    .value = value,
    .shown = shown,
  };

  facts->done = 0;
  facts->total = gocua_zip_get_size (book->zip, part);
  return gocua_xml_read_part (book->zip, part, &handlers, &reader, cancellable, error);
}
