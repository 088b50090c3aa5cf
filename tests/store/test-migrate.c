/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-migrate.c: a file of an older version comes along with all that is in it. */

#include "gocua-test-store.h"

#include "store/gocua-backup.h"
#include "store/gocua-db-private.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-sync-store.h"
#include "store/gocua-ward.h"
#include "test-folder.h"

static void
run (sqlite3 *handle, const char *sql)
{
  char *problem = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
}

/* As the first version left it: one household, and its search words and status as they were. */
static void
make_first_version (const char *path, int n_households)
{
  g_autofree char *schema = gocua_db_get_migration_text (1);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  run (handle, "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'" TEST_KEY "'\"; PRAGMA journal_mode = WAL");
  run (handle, schema);
  for (int i = 1; i <= n_households; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO change (id, stamp, device, author, batch, kind, entity, body) VALUES "
          "(x'0199000000007000800000000000%04x', %d, x'01990000000070008000000000000d0d', 'Hoa', "
          "x'01990000000070008000000000000b0b', 'household', x'0199000000007000800000000001%04x', "
          "'{\"set\":{\"head\":\"Trần Văn Bé\"}}');"
          "INSERT INTO household (id, stamps, head, name_key, address_key, walk_key) VALUES "
          "(x'0199000000007000800000000001%04x', x'', 'Trần Văn Bé', 'be', '', '');",
          (guint) i, i, (guint) i, (guint) i);

      run (handle, sql);
    }
  run (handle, "INSERT INTO meta VALUES ('device', '01990000-0000-7000-8000-000000000d0d'), ('stamp', '1');"
               "PRAGMA user_version = 1");
  sqlite3_close (handle);
}

static int
count_found (GocuaDb *db, const char *word)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT count(*) FROM household_search WHERE household_search MATCH ?1", NULL);
  int n;

  gocua_db_bind_text (statement, 1, word);
  g_assert_true (gocua_db_step (db, statement, NULL));
  n = sqlite3_column_int (statement, 0);
  gocua_db_done (statement);
  return n;
}

static void
test_first_version (void)
{
  TestStore store = { .folder = test_folder_new (), .clock = gocua_clock_new_manual (TEST_NOW_MS) };
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GError) error = NULL;
  char device[GOCUA_ID_STRING_SIZE];

  store.path = g_build_filename (store.folder, "ward.gocua", NULL);
  make_first_version (store.path, 1);
  store.db = gocua_db_open (store.path, TEST_KEY, GOCUA_DB_READ_WRITE, store.clock, &error);
  g_assert_no_error (error);
  state = gocua_sync_read_state (store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state->n_waiting, ==, 1);
  g_assert_cmpint (state->n_changes, ==, 1);
  g_assert_cmpstr (gocua_id_format (gocua_db_get_device (store.db), device), ==,
                   "01990000-0000-7000-8000-000000000d0d");
  g_assert_cmpint (count_found (store.db, "tran"), ==, 1);
  backups = gocua_backup_list (store.path);
  g_assert_cmpuint (backups->len, ==, 1);
  test_store_close (&store);
}

/* The first start after an update finds the file damaged: the backup is older in its version too, and what is
 * newer is saved out of a file that this version would not open as it is. */
static void
test_salvage_of_first_version (void)
{
  TestStore store = { .folder = test_folder_new (), .clock = gocua_clock_new_manual (TEST_NOW_MS) };
  g_autofree char *backup = g_build_filename (store.folder, "backup.gocua", NULL);
  g_autofree char *key_folder = g_build_filename (g_get_user_data_dir (), "gocua", NULL);
  g_autofree char *key = g_build_filename (key_folder, "key", NULL);
  g_autoptr (GError) error = NULL;
  guint n_saved = 0;

  g_mkdir_with_parents (key_folder, 0700);
  g_assert_true (g_file_set_contents (key, TEST_KEY "\n", -1, NULL));
  store.path = g_build_filename (store.folder, "ward.gocua", NULL);
  make_first_version (store.path, 3);
  make_first_version (backup, 1);
  g_assert_true (gocua_backup_restore (store.path, backup, &n_saved, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, 2);
  store.db = gocua_db_open (store.path, TEST_KEY, GOCUA_DB_READ_WRITE, store.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, 3);
  test_store_close (&store);
}

/* The file of an old ward that nobody has opened since is brought up to date, with a backup, and read. */
static void
test_old_ward (void)
{
  char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "old.gocua", NULL);
  g_autofree char *key_folder = g_build_filename (g_get_user_data_dir (), "gocua", NULL);
  g_autofree char *key = g_build_filename (key_folder, "key", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  GocuaDb *db;

  g_mkdir_with_parents (key_folder, 0700);
  g_assert_true (g_file_set_contents (key, TEST_KEY "\n", -1, NULL));
  make_first_version (path, 1);
  g_assert_null (gocua_ward_open_read (path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  db = gocua_ward_open_old (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gocua_journal_count (db, NULL), ==, 1);
  backups = gocua_backup_list (path);
  g_assert_cmpuint (backups->len, ==, 1);
  gocua_ward_close (db);
  test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrate/first-version", test_first_version);
  g_test_add_func ("/migrate/salvage-of-first-version", test_salvage_of_first_version);
  g_test_add_func ("/migrate/old-ward", test_old_ward);
  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
