/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-mapping-memory.c: what a person said about the columns of a list, for the next list of the same
 * shape. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-mapping-memory.h"

#include <glib/gstdio.h>

#define MAX_SHAPES 200
#define COLUMNS    "columns" /* group: digest of a shape -> what gocua_mapping_to_text() made */
#define ORDER      "order"   /* group: digest -> a number that grows with each keeping */

char *
gocua_mapping_memory_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "gocua", "list-shapes.ini", NULL);
}

static GKeyFile *
read_file (const char *path)
{
  GKeyFile *file = g_key_file_new ();

  /* One that is missing or broken is an empty one: a person says it once more. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* Returns: (transfer full) (nullable): NULL for a row that is no header */
static char *
find_key (GPtrArray *rows, guint row)
{
  g_autofree char *shape = row < rows->len ? gocua_mapping_shape (g_ptr_array_index (rows, row)) : NULL;

  return shape != NULL && *shape != '\0' ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, shape, -1)
                                         : NULL;
}

GocuaMapping *
gocua_mapping_memory_recall (const char *path, GPtrArray *rows)
{
  g_autoptr (GKeyFile) file = NULL;

  g_return_val_if_fail (path != NULL && rows != NULL, NULL);

  file = read_file (path);
  for (guint row = 0; row < MIN (rows->len, GOCUA_MAPPING_HEADER_ROWS); row++)
    {
      g_autofree char *key = find_key (rows, row);
      g_autofree char *columns = key != NULL ? g_key_file_get_string (file, COLUMNS, key, NULL) : NULL;
      GocuaMapping *mapping;

      if (columns == NULL)
        continue;
      mapping = gocua_mapping_guess_columns (rows, (int) row);
      gocua_mapping_apply_text (mapping, columns);
      return mapping;
    }
  return NULL;
}

static void
forget_oldest (GKeyFile *file)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, ORDER, NULL, NULL);
  const char *oldest = NULL;
  gint64 least = G_MAXINT64;

  if (keys == NULL || g_strv_length (keys) <= MAX_SHAPES)
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gint64 order = g_key_file_get_int64 (file, ORDER, keys[i], NULL);

      if (order < least)
        oldest = keys[i];
      least = MIN (least, order);
    }
  g_key_file_remove_key (file, ORDER, oldest, NULL);
  g_key_file_remove_key (file, COLUMNS, oldest, NULL);
}

static gint64
find_next (GKeyFile *file)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, ORDER, NULL, NULL);
  gint64 next = 1;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    next = MAX (next, g_key_file_get_int64 (file, ORDER, keys[i], NULL) + 1);
  return next;
}

gboolean
gocua_mapping_memory_keep (const char *path, GPtrArray *rows, const GocuaMapping *mapping, GError **error)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *key = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *folder = NULL;
  int header;

  g_return_val_if_fail (path != NULL && rows != NULL && mapping != NULL, FALSE);

  header = gocua_mapping_get_header_row (mapping);
  if (header == GOCUA_MAPPING_NONE)
    header = gocua_mapping_get_first_row (mapping) - 1; /* what stands above the first household */
  key = header >= 0 ? find_key (rows, (guint) header) : NULL;
  if (key == NULL)
    return TRUE;
  file = read_file (path);
  columns = gocua_mapping_to_text (mapping);
  g_key_file_set_string (file, COLUMNS, key, columns);
  g_key_file_set_int64 (file, ORDER, key, find_next (file));
  forget_oldest (file);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}
