/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-convert.c: brings the rows of a table into Unicode. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-table-convert.h"

#include <string.h>

#define CELLS_TO_CHOOSE_FROM 20 /* for an example */
#define MAX_EXAMPLE          60 /* bytes */

typedef struct
{
  gboolean is_chosen; /* by the person; or the file is in nothing else */
  GocuaOldEncoding encoding;
  GocuaOldScore score;
  GocuaTableConversion *conversion; /* (nullable): of this reading */
} Column;

struct _GocuaTableConverter
{
  GocuaTableEncoding file;
  Column columns[GOCUA_TABLE_MAX_COLUMNS];
  GPtrArray *conversions;
  const char *cells[GOCUA_TABLE_MAX_COLUMNS + 1];
  GPtrArray *made; /* texts of the row */
};

static GocuaOldEncoding
to_old (GocuaTableEncoding encoding)
{
  return encoding == GOCUA_TABLE_ENCODING_TCVN3 ? GOCUA_OLD_TCVN3
         : encoding == GOCUA_TABLE_ENCODING_VNI ? GOCUA_OLD_VNI
                                                : GOCUA_OLD_NONE;
}

static void
conversion_free (gpointer data)
{
  GocuaTableConversion *conversion = data;

  g_free (conversion->before);
  g_free (conversion->after);
  g_free (conversion);
}

static int
compare_conversions (gconstpointer a, gconstpointer b)
{
  const GocuaTableConversion *first = *(const GocuaTableConversion *const *) a;
  const GocuaTableConversion *second = *(const GocuaTableConversion *const *) b;

  return (first->column > second->column) - (first->column < second->column);
}

GocuaTableConverter *
gocua_table_converter_new (GocuaTableEncoding file, const GocuaTableSettings *settings)
{
  GocuaTableConverter *self = g_new0 (GocuaTableConverter, 1);

  self->file = file;
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->conversions = g_ptr_array_new_with_free_func (conversion_free);
  for (guint i = 0; i < GOCUA_TABLE_MAX_COLUMNS; i++)
    {
      GocuaTableEncoding chosen = (GocuaTableEncoding) settings->column_encodings[i];

      if (chosen == GOCUA_TABLE_ENCODING_AUTO)
        chosen = settings->encoding;
      if (chosen == GOCUA_TABLE_ENCODING_AUTO && to_old (file) != GOCUA_OLD_NONE)
        chosen = file;
      self->columns[i].is_chosen = chosen != GOCUA_TABLE_ENCODING_AUTO;
      self->columns[i].encoding = to_old (chosen);
    }
  return self;
}

void
gocua_table_converter_free (GocuaTableConverter *self)
{
  g_ptr_array_unref (self->conversions);
  g_ptr_array_unref (self->made);
  g_free (self);
}

void
gocua_table_converter_look (GocuaTableConverter *self, const GocuaTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!self->columns[i].is_chosen)
      gocua_old_score_add (&self->columns[i].score, row->cells[i]);
}

void
gocua_table_converter_decide (GocuaTableConverter *self)
{
  for (guint i = 0; i < GOCUA_TABLE_MAX_COLUMNS; i++)
    if (!self->columns[i].is_chosen)
      self->columns[i].encoding = gocua_old_score_decide (&self->columns[i].score);
}

void
gocua_table_converter_begin (GocuaTableConverter *self)
{
  for (guint i = 0; i < GOCUA_TABLE_MAX_COLUMNS; i++)
    self->columns[i].conversion = NULL;
  g_ptr_array_set_size (self->conversions, 0);
}

static void
set_example (GocuaTableConversion *conversion, const char *before, const char *after)
{
  g_free (conversion->before);
  g_free (conversion->after);
  conversion->before = g_strdup (before);
  conversion->after = g_strdup (after);
}

static void
note_conversion (GocuaTableConverter *self,
                 guint index,
                 GocuaOldEncoding encoding,
                 const char *before,
                 const char *after)
{
  GocuaTableConversion *conversion = self->columns[index].conversion;

  if (conversion == NULL)
    {
      conversion = g_new0 (GocuaTableConversion, 1);
      conversion->column = index;
      conversion->encoding = encoding;
      set_example (conversion, before, after);
      self->columns[index].conversion = conversion;
      g_ptr_array_add (self->conversions, conversion);
      g_ptr_array_sort (self->conversions, compare_conversions);
    }
  else if (conversion->n_cells < CELLS_TO_CHOOSE_FROM && strlen (before) > strlen (conversion->before) &&
           strlen (before) < MAX_EXAMPLE)
    set_example (conversion, before, after);
  conversion->n_cells++;
}

/* Returns: (transfer full) (nullable): the cell in Unicode; NULL to leave it as it is */
static char *
convert_cell (GocuaTableConverter *self, guint index, const char *text, GocuaOldFont font)
{
  Column *column = &self->columns[index];
  GocuaOldEncoding encoding = column->encoding;
  gboolean capitals = FALSE;
  g_autofree char *converted = NULL;

  /* The font says more than the score, and less than the person. */
  if (font != GOCUA_OLD_FONT_NONE && !column->is_chosen)
    encoding = gocua_old_font_get_encoding (font);
  capitals = font == GOCUA_OLD_FONT_TCVN3_CAPITALS && encoding == GOCUA_OLD_TCVN3;
  if (encoding == GOCUA_OLD_NONE || (!capitals && g_str_is_ascii (text)))
    return NULL;
  converted = gocua_old_text_convert (encoding, capitals, text);
  if (converted == NULL || g_str_equal (converted, text) || !gocua_old_text_should_convert (text, converted))
    return NULL;
  note_conversion (self, index, encoding, text, converted);
  return g_steal_pointer (&converted);
}

static gboolean
has_old_font (const GocuaTableRow *row, guint index)
{
  return row->fonts != NULL && row->fonts[index] != GOCUA_OLD_FONT_NONE;
}

void
gocua_table_converter_convert (GocuaTableConverter *self, GocuaTableRow *row)
{
  g_ptr_array_set_size (self->made, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      char *converted = NULL;

      if (self->columns[i].encoding != GOCUA_OLD_NONE || has_old_font (row, i))
        converted = convert_cell (self, i, row->cells[i],
                                  row->fonts != NULL ? (GocuaOldFont) row->fonts[i] : GOCUA_OLD_FONT_NONE);
      else if (self->file == GOCUA_TABLE_ENCODING_WINDOWS_1258 && !g_str_is_ascii (row->cells[i]))
        converted = g_utf8_normalize (row->cells[i], -1, G_NORMALIZE_NFC);
      if (converted != NULL)
        g_ptr_array_add (self->made, converted);
      self->cells[i] = converted != NULL ? converted : row->cells[i];
    }
  self->cells[row->n_cells] = NULL;
  row->cells = self->cells;
}

GPtrArray *
gocua_table_converter_get_conversions (GocuaTableConverter *self)
{
  return self->conversions;
}
