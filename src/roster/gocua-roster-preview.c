/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-preview.c: the first rows of a list, for a person to match its columns. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-preview.h"

#include "roster/gocua-csv.h"

GocuaRosterPreview *
gocua_roster_preview_new (GInputStream *stream, char separator, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRosterPreview) self = NULL;
  g_autoptr (GocuaCsvReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *const *fields = NULL;
  guint n_fields = 0;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (GocuaRosterPreview, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  reader = gocua_csv_reader_new (stream, separator);
  while (self->rows->len < GOCUA_ROSTER_PREVIEW_ROWS &&
         gocua_csv_reader_next (reader, &fields, &n_fields, cancellable, &local_error))
    {
      g_ptr_array_add (self->rows, g_strdupv ((char **) fields));
      self->n_columns = MAX (self->n_columns, n_fields);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  self->separator = gocua_csv_reader_get_separator (reader);
  self->encoding = gocua_csv_reader_get_encoding (reader);
  self->mapping = gocua_mapping_guess (self->rows);
  return g_steal_pointer (&self);
}

void
gocua_roster_preview_free (GocuaRosterPreview *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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
