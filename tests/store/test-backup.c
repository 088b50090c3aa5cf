/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-backup.c: backups are made, seven are kept, and a damaged file comes back with what is newer than the
 * backup. */

#include "gocua-test-store.h"
#include "test-folder.h"

#include "store/gocua-backup.h"
#include "store/gocua-key.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
test_seven_are_kept (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  for (int i = 0; i < 10; i++)
    {
      gocua_clock_advance (store.clock, 1000);
      g_assert_true (gocua_backup_make (store.db, &error));
    }
  list = gocua_backup_list (store.path);
  g_assert_cmpuint (list->len, ==, GOCUA_BACKUPS_KEPT);
  g_assert_cmpstr (list->pdata[0], >, list->pdata[6]);
  test_store_close (&store);
}

static void
test_daily_is_once_a_day (void)
{
  TestStore store = { 0 };

  test_store_open (&store);
  for (int day = 0; day < 3; day++)
    {
      for (int i = 0; i < 3; i++)
        g_assert_true (gocua_backup_make_daily (store.db, NULL));
      gocua_clock_advance (store.clock, 24 * 3600 * G_GINT64_CONSTANT (1000));
    }
  {
    g_autoptr (GPtrArray) list = gocua_backup_list (store.path);

    g_assert_cmpuint (list->len, ==, 3);
  }
  test_store_close (&store);
}

static void
write_key_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "gocua", NULL);
  g_autofree char *path = g_build_filename (folder, "key", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, TEST_KEY "\n", -1, NULL));
}

static void
test_restore_takes_over_what_is_newer (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n_saved = 0;

  write_key_file ();
  test_store_open (&store);
  test_add_household (&store, "Trước", "1 Lê Lợi", NULL);
  g_assert_true (gocua_backup_make (store.db, &error));
  test_add_household (&store, "Sau", "2 Lê Lợi", NULL);
  g_clear_pointer (&store.db, gocua_db_close);
  list = gocua_backup_list (store.path);
  g_assert_true (gocua_backup_restore (store.path, list->pdata[0], &n_saved, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, 1);
  test_store_reopen (&store);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, 3);
  test_store_close (&store);
}

static void
test_restore_of_an_unreadable_file (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n_saved = 99;

  write_key_file ();
  test_store_open (&store);
  test_add_household (&store, "Trước", "1 Lê Lợi", NULL);
  g_assert_true (gocua_backup_make (store.db, &error));
  g_clear_pointer (&store.db, gocua_db_close);
  g_assert_true (g_file_set_contents (store.path, "rubbish, not a database at all", -1, NULL));
  list = gocua_backup_list (store.path);
  g_assert_true (gocua_backup_restore (store.path, list->pdata[0], &n_saved, &error));
  g_assert_cmpuint (n_saved, ==, 0);
  test_store_reopen (&store);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, 2);
  test_store_close (&store);
}

static void
test_key_is_made_once_and_private (void)
{
  char *folder = test_folder_new ();
  g_autofree char *db = g_build_filename (folder, "new.gocua", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_unlink (path);
  none = gocua_key_find (db, FALSE, &error);
  g_assert_null (none);
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY);
  g_clear_error (&error);
  first = gocua_key_find (db, TRUE, &error);
  g_assert_no_error (error);
  second = gocua_key_find (db, FALSE, &error);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  test_folder_remove (folder);
}

/* A key that is lost is never quietly replaced by a new one: the file would be lost with it. */
static void
test_lost_key_is_told (void)
{
  TestStore store = { 0 };
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_unlink (path);
  key = gocua_key_find (store.path, TRUE, &error);
  g_assert_null (key);
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/seven-are-kept", test_seven_are_kept);
  g_test_add_func ("/backup/daily", test_daily_is_once_a_day);
  g_test_add_func ("/backup/restore-takes-over-newer", test_restore_takes_over_what_is_newer);
  g_test_add_func ("/backup/restore-unreadable", test_restore_of_an_unreadable_file);
  g_test_add_func ("/key/made-once-and-private", test_key_is_made_once_and_private);
  g_test_add_func ("/key/lost-is-told", test_lost_key_is_told);
  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
