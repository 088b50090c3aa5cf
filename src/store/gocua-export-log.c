/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-export-log.c: who took data out of the ward file, when and why. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-export-log.h"

#include "core/gocua-text.h"
#include "store/gocua-db.h"

#define PREFIX "export."

gboolean
gocua_export_log_add (GocuaDb *db, guint n_households, gboolean phones, const char *reason, GError **error)
{
  gint64 now = gocua_clock_now_ms (gocua_db_get_clock (db));
  const char *author = gocua_db_get_author (db);
  g_autofree char *words = gocua_text_clean (reason);
  /* By time, and two of one millisecond apart. */
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *key = g_strdup_printf (PREFIX "%015" G_GINT64_FORMAT ".%.8s", now, id);
  g_autofree char *value =
      g_strdup_printf ("at_ms=%" G_GINT64_FORMAT " author=%s households=%u phones=%s reason=%s", now,
                       author != NULL ? author : "", n_households, phones ? "full" : "masked", words);

  return gocua_db_set_meta (db, key, value, error);
}

GPtrArray *
gocua_export_log_list (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT value FROM meta WHERE key GLOB '" PREFIX "*' ORDER BY key", error);

  if (statement == NULL)
    return NULL;
  while (gocua_db_step (db, statement, &problem))
    g_ptr_array_add (list, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  gocua_db_done (statement);
  if (problem == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
