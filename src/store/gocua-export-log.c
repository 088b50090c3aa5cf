/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-log.c: who took data out of the ward file, when and why. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-export-log.h"

#include "core/gocua-text.h"
#include "store/gocua-db.h"

/* Small facts of the file: "export.<time>.<random>" -> time, households, phones, author and reason, parted by
 * tabs, of which clean text has none. */
#define PREFIX  "export."
#define N_PARTS 5

void
gocua_export_free (GocuaExport *self)
{
  g_free (self->author);
  g_free (self->reason);
  g_free (self);
}

gboolean
gocua_export_log_add (GocuaDb *db, guint n_households, gboolean phones, const char *reason, GError **error)
{
  gint64 now = gocua_clock_now_ms (gocua_db_get_clock (db));
  g_autofree char *author = gocua_text_clean (gocua_db_get_author (db));
  g_autofree char *words = gocua_text_clean (reason);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *key = g_strdup_printf (PREFIX "%015" G_GINT64_FORMAT ".%.8s", now, random);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT "\t%u\t%d\t%s\t%s", now, n_households,
                                            phones ? 1 : 0, author, words);

  return gocua_db_set_meta (db, key, value, error);
}

static GocuaExport *
read_export (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "\t", N_PARTS);
  GocuaExport *self;

  if (g_strv_length (parts) != N_PARTS)
    return NULL;
  self = g_new0 (GocuaExport, 1);
  self->at_ms = g_ascii_strtoll (parts[0], NULL, 10);
  self->n_households = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  self->phones = g_str_equal (parts[2], "1");
  self->author = g_strdup (parts[3]);
  self->reason = g_strdup (parts[4]);
  return self;
}

GPtrArray *
gocua_export_log_list (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_export_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT value FROM meta WHERE key GLOB '" PREFIX "*' ORDER BY key", error);

  if (statement == NULL)
    return NULL;
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaExport *export = read_export ((const char *) sqlite3_column_text (statement, 0));

      if (export != NULL)
        g_ptr_array_add (list, export);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&list) : NULL;
}
