/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-device.c: a file that was copied is another device, one that was moved is not. */

#include "gocua-test-store.h"

#include "store/gocua-backup.h"
#include "store/gocua-device.h"
#include "store/gocua-sync-store.h"
#include "test-folder.h"

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GocuaDb *
open_at (TestStore *store, const char *path, GocuaDbMode mode)
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_db_open (path, TEST_KEY, mode, store->clock, &error);

  g_assert_no_error (error);
  return db;
}

static void
assert_token (GocuaDb *db, const char *token)
{
  g_autoptr (GocuaSyncState) state = gocua_sync_read_state (db, NULL);

  g_assert_cmpstr (state->token, ==, token);
}

/* A household of the first device, and signed in. */
static GocuaId
prepare (TestStore *store)
{
  GocuaId device;

  test_store_open (store);
  test_add_household (store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  g_assert_true (gocua_sync_sign_in (store->db, "https://gocua.example", "hoa", NULL, NULL, "s3cret", NULL));
  device = *gocua_db_get_device (store->db);
  g_assert_false (gocua_id_is_null (&device));
  return device;
}

static void
test_stays (void)
{
  TestStore store = { 0 };
  GocuaId device = prepare (&store);
  GocuaDb *reader;

  test_store_reopen (&store);
  g_assert_true (gocua_id_equal (gocua_db_get_device (store.db), &device));
  assert_token (store.db, "s3cret");
  reader = open_at (&store, store.path, GOCUA_DB_READ);
  g_assert_true (gocua_id_equal (gocua_db_get_device (reader), &device));
  gocua_db_close (reader);
  test_store_close (&store);
}

static void
test_copy_is_another_device (void)
{
  TestStore store = { 0 };
  GocuaId device = prepare (&store);
  GocuaId device_of_copy;
  g_autofree char *path = g_build_filename (store.folder, "copy.gocua", NULL);
  GocuaDb *copy;

  g_clear_pointer (&store.db, gocua_db_close);
  copy_file (store.path, path);
  copy = open_at (&store, path, GOCUA_DB_READ_WRITE);
  device_of_copy = *gocua_db_get_device (copy);
  g_assert_false (gocua_id_equal (&device_of_copy, &device));
  assert_token (copy, NULL);
  /* What the first device made stays its own, and waits in both. */
  g_assert_cmpint (gocua_journal_count (copy, NULL), ==, 2);
  gocua_db_close (copy);
  /* From then on the copy is a file like any other, and the first one is what it was. */
  copy = open_at (&store, path, GOCUA_DB_READ_WRITE);
  g_assert_true (gocua_id_equal (gocua_db_get_device (copy), &device_of_copy));
  gocua_db_close (copy);
  test_store_reopen (&store);
  g_assert_true (gocua_id_equal (gocua_db_get_device (store.db), &device));
  assert_token (store.db, "s3cret");
  test_store_close (&store);
}

static void
test_moved_is_the_same_device (void)
{
  TestStore store = { 0 };
  GocuaId device = prepare (&store);
  g_autofree char *path = g_build_filename (store.folder, "elsewhere.gocua", NULL);
  GocuaDb *moved;

  g_clear_pointer (&store.db, gocua_db_close);
  g_assert_cmpint (g_rename (store.path, path), ==, 0);
  moved = open_at (&store, path, GOCUA_DB_READ_WRITE);
  g_assert_true (gocua_id_equal (gocua_db_get_device (moved), &device));
  assert_token (moved, "s3cret");
  gocua_db_close (moved);
  test_store_close (&store);
}

static void
test_other_machine_is_another_place (void)
{
  TestStore store = { 0 };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *again = NULL;

  test_store_open (&store);
  one = gocua_device_describe_place (store.path, "machine one");
  two = gocua_device_describe_place (store.path, "machine two");
  again = gocua_device_describe_place (store.path, "machine one");
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (one, ==, again);
  g_assert_null (strstr (one, "machine"));
  test_store_close (&store);
}

/* A file of the version before has no place yet: that is no copy. */
static void
test_first_time_it_is_asked (void)
{
  TestStore store = { 0 };
  GocuaId device = prepare (&store);

  gocua_db_exec (store.db, "DELETE FROM meta WHERE key = 'device.place'", NULL);
  test_store_reopen (&store);
  g_assert_true (gocua_id_equal (gocua_db_get_device (store.db), &device));
  assert_token (store.db, "s3cret");
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

/* The file after it was restored lacks stamps that its device has given. */
static void
test_restored_is_another_device (void)
{
  TestStore store = { 0 };
  GocuaId device = prepare (&store);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n_saved = 0;

  write_key_file ();
  g_assert_true (gocua_backup_make (store.db, &error));
  gocua_db_exec (store.db, "UPDATE change SET server_pos = pos", NULL);
  test_add_household (&store, "Sau", "2 Lê Lợi", NULL);
  g_clear_pointer (&store.db, gocua_db_close);
  list = gocua_backup_list (store.path);
  g_assert_true (gocua_backup_restore (store.path, list->pdata[0], &n_saved, &error));
  g_assert_cmpuint (n_saved, ==, 1);
  test_store_reopen (&store);
  g_assert_false (gocua_id_equal (gocua_db_get_device (store.db), &device));
  assert_token (store.db, NULL);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/device/stays", test_stays);
  g_test_add_func ("/device/copy", test_copy_is_another_device);
  g_test_add_func ("/device/moved", test_moved_is_the_same_device);
  g_test_add_func ("/device/other-machine", test_other_machine_is_another_place);
  g_test_add_func ("/device/first-time", test_first_time_it_is_asked);
  g_test_add_func ("/device/restored", test_restored_is_another_device);
  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
