/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table-support.c: opening tables from bytes and saying what is in them. */

#include "table-support.h"

#include <string.h>

GocuaTable *
open_bytes (gconstpointer bytes, gsize size, const GocuaTableSettings *settings, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (copy);

  return gocua_table_open (stream, settings, NULL, error);
}

GocuaTable *
open_text (const char *text, const GocuaTableSettings *settings)
{
  g_autoptr (GError) error = NULL;
  GocuaTable *table = open_bytes (text, strlen (text), settings, &error);

  g_assert_no_error (error);
  return table;
}

static gboolean
describe_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  GString *seen = data;

  g_assert_cmpuint (g_strv_length ((char **) row->cells), ==, row->n_cells);
  g_string_append_printf (seen, "%s%u", seen->len > 0 ? "|" : "", row->number);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (seen, "[%s]", row->cells[i]);
  return TRUE;
}

char *
describe_rows (GocuaTable *table, GError **error)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  if (!gocua_table_read (table, describe_cb, seen, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

void
assert_rows (GocuaTable *table, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = describe_rows (table, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, expected);
}

void
assert_words (const char *message, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (message, parts[i]) == NULL)
      g_error ("“%s” is not in “%s”", parts[i], message);
}
