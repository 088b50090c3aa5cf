/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-preview.c: the first rows of a list, for a person to match its columns. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-preview.h"

static gboolean
take_row_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  GocuaRosterPreview *self = data;

  while (self->rows->len < MIN (row->number - 1, GOCUA_ROSTER_PREVIEW_ROWS))
    g_ptr_array_add (self->rows, g_new0 (char *, 1));
  if (self->rows->len == GOCUA_ROSTER_PREVIEW_ROWS)
    return FALSE;
  g_ptr_array_add (self->rows, g_strdupv ((char **) row->cells));
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
