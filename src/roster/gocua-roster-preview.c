/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-preview.c: the first rows of a list, for a person to match its columns. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-preview.h"

#include <string.h>

#define MAX_SAMPLE 60 /* bytes: what fits on a line */

static gboolean
take_row_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  GocuaRosterPreview *self = data;

  while (self->rows->len < MIN (row->number - 1, GOCUA_ROSTER_PREVIEW_ROWS))
    {
      g_ptr_array_add (self->rows, g_new0 (char *, 1));
      g_ptr_array_add (self->raw_rows, g_new0 (char *, 1));
    }
  if (self->rows->len == GOCUA_ROSTER_PREVIEW_ROWS)
    return FALSE;
  g_ptr_array_add (self->rows, g_strdupv ((char **) row->cells));
  g_ptr_array_add (self->raw_rows, g_strdupv ((char **) row->raw));
  self->n_columns = MAX (self->n_columns, row->n_cells);
  return TRUE;
}

GocuaRosterPreview *
gocua_roster_preview_new (GocuaTable *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRosterPreview) self = NULL;

  g_return_val_if_fail (GOCUA_IS_TABLE (table), NULL);

  self = g_new0 (GocuaRosterPreview, 1);
  self->table = g_object_ref (table);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->raw_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!gocua_table_read (table, take_row_cb, self, cancellable, error))
    return NULL;
  self->mapping = gocua_mapping_guess (self->rows);
  return g_steal_pointer (&self);
}

void
gocua_roster_preview_free (GocuaRosterPreview *self)
{
  g_clear_object (&self->table);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->raw_rows, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, gocua_mapping_free);
  g_free (self);
}

const char *
gocua_roster_preview_get_cell (GocuaRosterPreview *self, guint row, guint column)
{
  char **fields;

  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  fields = g_ptr_array_index (self->rows, row);
  return column < g_strv_length (fields) ? fields[column] : "";
}

GocuaTableEncoding
gocua_roster_preview_get_encoding (GocuaRosterPreview *self, guint column)
{
  const GocuaTableSettings *settings;
  GPtrArray *conversions;

  g_return_val_if_fail (self != NULL && column < GOCUA_TABLE_MAX_COLUMNS, GOCUA_TABLE_ENCODING_UTF8);

  settings = gocua_table_get_settings (self->table);
  if (settings->column_encodings[column] != GOCUA_TABLE_ENCODING_AUTO)
    return (GocuaTableEncoding) settings->column_encodings[column];
  conversions = gocua_table_get_conversions (self->table);
  for (guint i = 0; i < conversions->len; i++)
    {
      const GocuaTableConversion *conversion = g_ptr_array_index (conversions, i);

      if (conversion->column == column)
        return conversion->encoding == GOCUA_OLD_VNI ? GOCUA_TABLE_ENCODING_VNI : GOCUA_TABLE_ENCODING_TCVN3;
    }
  return GOCUA_TABLE_ENCODING_UTF8;
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += (guchar) *text >= 0x80;
  return n;
}

const char *
gocua_roster_preview_find_sample (GocuaRosterPreview *self, guint column)
{
  const char *sample = NULL;
  guint most = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = (guint) gocua_mapping_get_first_row (self->mapping); i < self->raw_rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->raw_rows, i);
      guint n = column < g_strv_length (cells) ? count_letters (cells[column]) : 0;

      /* A long cell only where no shorter one says anything. */
      if (n > 0 && (sample == NULL || (n > most && strlen (cells[column]) <= MAX_SAMPLE)))
        {
          sample = cells[column];
          most = n;
        }
    }
  return sample;
}

char *
gocua_roster_preview_convert_sample (const char *sample, GocuaTableEncoding encoding)
{
  g_autofree char *converted = NULL;

  g_return_val_if_fail (sample != NULL, NULL);

  if (encoding != GOCUA_TABLE_ENCODING_TCVN3 && encoding != GOCUA_TABLE_ENCODING_VNI)
    return g_strdup (sample);
  converted = gocua_old_text_convert (encoding == GOCUA_TABLE_ENCODING_VNI ? GOCUA_OLD_VNI : GOCUA_OLD_TCVN3,
                                      FALSE, sample);
  if (converted == NULL || !gocua_old_text_should_convert (sample, converted))
    return NULL;
  return g_steal_pointer (&converted);
}
