/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward.c: ward files on this machine, and what a ward file says of itself. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-ward.h"

#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-key.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SUFFIX    ".gocua"
#define META_UNIT "ward.unit"
#define META_NAME "ward.name"
#define META_GONE "ward.carried-to"

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_READ_ONLY,
               /* Translators: a folder, and the words of the system */
               _ ("The folder “%s” for the ward files can’t be made: %s. Check that you may write there."),
               shown, g_strerror (errno));
  return FALSE;
}

char *
gocua_ward_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "gocua", "wards", NULL);
}

char *
gocua_ward_get_path (const char *unit_key)
{
  g_autofree char *folder = gocua_ward_get_folder ();
  g_autofree char *name = NULL;

  g_return_val_if_fail (unit_key != NULL && *unit_key != '\0', NULL);

  /* Only what every file system takes, and nothing that leads out of the folder. */
  name = g_strconcat (unit_key, SUFFIX, NULL);
  g_strcanon (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@-.", '_');
  return g_build_filename (folder, name, NULL);
}

gboolean
gocua_ward_setup (GocuaDb *db,
                  const char *unit_key,
                  const char *name,
                  const char *campaign_key,
                  GError **error)
{
  g_autofree char *known = NULL;
  g_autofree char *known_name = NULL;

  g_return_val_if_fail (db != NULL && unit_key != NULL && name != NULL, FALSE);

  known = gocua_db_get_meta (db, META_UNIT);
  if (g_strcmp0 (known, unit_key) == 0)
    return TRUE;
  if (known != NULL)
    {
      known_name = gocua_db_get_meta (db, META_NAME);
      g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED,
                   /* Translators: the name of a ward; the name of another one */
                   _ ("This file belongs to %s and can’t be used for %s. Make a new file for it."),
                   known_name != NULL ? known_name : known, name);
      return FALSE;
    }
  /* The unit comes last: whoever is interrupted before it sets up again from the beginning. */
  if (campaign_key != NULL && !gocua_campaign_set_current (db, campaign_key, error))
    return FALSE;
  return gocua_db_set_meta (db, META_NAME, name, error) && gocua_db_set_meta (db, META_UNIT, unit_key, error);
}

char *
gocua_ward_get_name (GocuaDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  return gocua_db_get_meta (db, META_NAME);
}

char *
gocua_ward_get_unit_key (GocuaDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  return gocua_db_get_meta (db, META_UNIT);
}

gboolean
gocua_ward_set_carried_to (GocuaDb *db, const char *names, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return gocua_db_set_meta (db, META_GONE, names != NULL ? names : "", error);
}

char *
gocua_ward_get_carried_to (GocuaDb *db)
{
  g_autofree char *names = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  names = gocua_db_get_meta (db, META_GONE);
  return names != NULL && *names != '\0' ? g_steal_pointer (&names) : NULL;
}

gboolean
gocua_ward_check_open (GocuaDb *db, GError **error)
{
  g_autofree char *names = gocua_ward_get_carried_to (db);

  if (names == NULL)
    return TRUE;
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED,
               /* Translators: names of wards */
               _ ("This ward was carried over to %s. Its file is kept for reading and reports: enter results "
                  "in the new ward, or take back what was carried over."),
               names);
  return FALSE;
}

GPtrArray *
gocua_ward_list_files (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = gocua_ward_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

GocuaDb *
gocua_ward_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (GocuaClock) clock = NULL;
  g_autofree char *key = NULL;
  GocuaDb *db;

  g_return_val_if_fail (path != NULL, NULL);

  if (create && !make_folder (path, error))
    return NULL;
  key = gocua_key_find (path, create, error);
  if (key == NULL)
    return NULL;
  clock = gocua_clock_new_system ();
  db = gocua_db_open (path, key, create ? GOCUA_DB_CREATE : GOCUA_DB_READ_WRITE, clock, error);
  /* The window asks for the person's name; a command belongs to whoever runs it. */
  if (db != NULL)
    gocua_db_set_author (db, g_get_user_name ());
  return db;
}

GocuaDb *
gocua_ward_open_read (const char *path, GError **error)
{
  g_autoptr (GocuaClock) clock = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  key = gocua_key_find (path, FALSE, error);
  if (key == NULL)
    return NULL;
  clock = gocua_clock_new_system ();
  return gocua_db_open (path, key, GOCUA_DB_READ, clock, error);
}

GocuaDb *
gocua_ward_open_old (const char *path, GError **error)
{
  GocuaDb *db = gocua_ward_open_read (path, NULL);

  if (db != NULL)
    return db;
  /* Opening it for writing brings it up to date; what else is wrong is told then. */
  db = gocua_ward_open (path, FALSE, error);
  if (db == NULL)
    return NULL;
  gocua_ward_close (db);
  return gocua_ward_open_read (path, error);
}

void
gocua_ward_close (GocuaDb *db)
{
  gocua_db_close (db);
}

void
gocua_ward_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  g_return_if_fail (path != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

GocuaClock *
gocua_ward_get_clock (GocuaDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  return gocua_db_get_clock (db);
}
