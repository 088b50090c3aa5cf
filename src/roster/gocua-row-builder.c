/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-builder.c: makes a row of the cells of a sheet. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-row-builder.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GocuaRowBuilder
{
  guint number;
  guint n_cells;
  GString *text; /* of all cells, each with its NUL; begins with the NUL of the empty ones */
  gsize starts[GOCUA_TABLE_MAX_COLUMNS];
  guint8 fonts[GOCUA_TABLE_MAX_COLUMNS];
  const char *cells[GOCUA_TABLE_MAX_COLUMNS + 1];
};

GocuaRowBuilder *
gocua_row_builder_new (void)
{
  GocuaRowBuilder *self = g_new0 (GocuaRowBuilder, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
gocua_row_builder_free (GocuaRowBuilder *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
gocua_row_builder_begin (GocuaRowBuilder *self, guint number)
{
  self->number = number;
  self->n_cells = 0;
  g_string_truncate (self->text, 0);
  g_string_append_c (self->text, '\0');
}

static gboolean
fail (GocuaRowBuilder *self, GocuaTableError code, guint column, const char *format, GError **error)
{
  g_autofree char *letters = gocua_table_format_column (column);
  /* Each format takes the number of the row and the letters of the column. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *message = g_strdup_printf (format, self->number, letters);
#pragma GCC diagnostic pop

  g_set_error_literal (error, GOCUA_TABLE_ERROR, (int) code, message);
  return FALSE;
}

gboolean
gocua_row_builder_put (GocuaRowBuilder *self,
                       guint column,
                       const char *text,
                       gsize size,
                       guint8 font,
                       GError **error)
{
  g_assert (column >= self->n_cells);

  if (size == 0)
    return TRUE;
  if (column >= GOCUA_TABLE_MAX_COLUMNS)
    return fail (self, GOCUA_TABLE_ERROR_TOO_WIDE, column,
                 _ ("Row %u goes on to column %s: a list can have at most 200 columns. Take out the columns "
                    "that are not needed."),
                 error);
  if (size > GOCUA_TABLE_MAX_CELL_BYTES)
    return fail (
        self, GOCUA_TABLE_ERROR_TOO_LONG, column,
        _ ("The field at row %u, column %s is longer than 32 KiB, which is more than a cell holds. Check "
           "that this is the right file."),
        error);
  while (self->n_cells < column)
    {
      self->fonts[self->n_cells] = 0;
      self->starts[self->n_cells++] = 0;
    }
  self->fonts[self->n_cells] = font;
  self->starts[self->n_cells++] = self->text->len;
  g_string_append_len (self->text, text, (gssize) size);
  g_string_append_c (self->text, '\0');
  return TRUE;
}

gboolean
gocua_row_builder_finish (GocuaRowBuilder *self, GocuaTableRow *row)
{
  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i] = self->text->str + self->starts[i];
  self->cells[self->n_cells] = NULL;
  row->number = self->number;
  row->cells = self->cells;
  row->n_cells = self->n_cells;
  row->fonts = self->fonts;
  return self->n_cells > 0;
}
