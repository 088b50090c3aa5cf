/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-backup.c: copies of a ward file, made before anything risky and once a day, the last seven kept. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-backup.h"

#include "core/gocua-date.h"
#include "store/gocua-db.h"
#include "store/gocua-device.h"
#include "store/gocua-journal.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-key.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
get_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

/* "26737@2025-07-01-" for ".../26737@2025-07-01.gocua" */
static char *
get_prefix (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strconcat (base, "-", NULL);
}

static char *
get_name (const char *path, gint64 now_ms, const char *suffix)
{
  g_autofree char *prefix = get_prefix (path);
  g_autofree char *day = gocua_date_from_ms (now_ms);
  gint64 of_day = now_ms - gocua_date_to_ms (day);

  /* Milliseconds of the day, so that names sort by time and two in one second differ. */
  return g_strdup_printf ("%s%s-%08" G_GINT64_FORMAT "%s", prefix, day, of_day, suffix);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) b, *(char *const *) a);
}

GPtrArray *
gocua_backup_list (const char *path)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".gocua"))
      g_ptr_array_add (list, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

static gboolean
copy_database (GocuaDb *db, const char *target, GError **error)
{
  sqlite3 *copy = NULL;
  g_autofree char *pragma =
      g_strdup_printf ("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'%s'\"", gocua_db_get_key (db));
  sqlite3_backup *backup;
  int code = sqlite3_open_v2 (target, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (copy, pragma, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", gocua_db_get_handle (db), "main");
      code = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (copy);
      if (backup != NULL)
        sqlite3_backup_finish (backup);
      if (code == SQLITE_DONE)
        code = SQLITE_OK;
    }
  sqlite3_close (copy);
  if (code == SQLITE_OK)
    return TRUE;
  gocua_db_set_error (db, code, error);
  return FALSE;
}

static void
remove_old (const char *path)
{
  g_autoptr (GPtrArray) list = gocua_backup_list (path);

  for (guint i = GOCUA_BACKUPS_KEPT; i < list->len; i++)
    g_unlink (list->pdata[i]);
}

gboolean
gocua_backup_make (GocuaDb *db, GError **error)
{
  const char *path = gocua_db_get_path (db);
  g_autofree char *folder = get_folder (path);
  g_autofree char *name = get_name (path, gocua_clock_now_ms (gocua_db_get_clock (db)), ".gocua");
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (target, ".part", NULL);
  g_autoptr (GError) problem = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (copy_database (db, part, &problem) && g_rename (part, target) == 0)
    {
      remove_old (path);
      return TRUE;
    }
  g_unlink (part);
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED, _ ("The backup in “%s” could not be made: %s"),
               folder, problem != NULL ? problem->message : g_strerror (EIO));
  return FALSE;
}

gboolean
gocua_backup_make_daily (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = gocua_backup_list (gocua_db_get_path (db));
  g_autofree char *prefix = get_prefix (gocua_db_get_path (db));
  g_autofree char *today = gocua_db_get_today (db);
  g_autofree char *wanted = g_strconcat (prefix, today, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *base = g_path_get_basename (list->pdata[i]);

      if (g_str_has_prefix (base, wanted))
        return TRUE;
    }
  return gocua_backup_make (db, error);
}

/* Takes over what can still be read of the damaged file's journal; the first error ends it. */
static guint
salvage (const char *damaged, const char *key, GocuaDb *db)
{
  g_autoptr (GocuaDb) old = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_new = 0;

  old = gocua_db_open (damaged, key, GOCUA_DB_SALVAGE, gocua_db_get_clock (db), NULL);
  if (old == NULL)
    return 0;
  changes = gocua_journal_read_all (old);
  if (!gocua_journal_receive (db, changes, &n_new, NULL, NULL))
    return 0;
  return n_new;
}

static gboolean
move_aside (const char *path, const char *aside, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        {
          g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_READ_ONLY,
                       _ ("The damaged file can’t be put aside: %s. Nothing was changed."),
                       g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
gocua_backup_restore (const char *path, const char *backup, guint *n_saved, GError **error)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autofree char *suffix = g_strdup_printf (".damaged-%" G_GINT64_FORMAT, gocua_clock_now_ms (clock));
  g_autofree char *aside = g_strconcat (path, suffix, NULL);
  g_autofree char *key = gocua_key_find (backup, FALSE, error);
  g_autoptr (GFile) source = g_file_new_for_path (backup);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GocuaDb) db = NULL;
  guint saved;

  if (key == NULL || !move_aside (path, aside, error))
    return FALSE;
  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    {
      /* A full disk: better the damaged file in its place than none. */
      move_aside (aside, path, NULL);
      return FALSE;
    }
  db = gocua_db_open (path, key, GOCUA_DB_READ_WRITE, clock, error);
  if (db == NULL)
    return FALSE;
  saved = salvage (aside, key, db);
  if (!gocua_device_renew (db, error))
    return FALSE;
  if (n_saved != NULL)
    *n_saved = saved;
  return TRUE;
}
