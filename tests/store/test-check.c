/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-check.c: a sound file is called sound, and each kind of harm is noticed. */

#include "gocua-test-store.h"

#include "store/gocua-check.h"

#include <string.h>

static void
fill (TestStore *store)
{
  GocuaId area;

  test_store_open (store);
  area = test_add_area (store, "Khu phố 1");
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d Lê Lợi", i + 1);
      GocuaId household = test_add_household (store, "Nguyễn Văn An", address, &area);

      test_add_visit (store, &household, "2025-12-01", "met", "installed=1 knows=1");
    }
}

static guint
count_problems (TestStore *store, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = gocua_check_run (store->db, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (problems);
  if (word != NULL)
    g_assert_nonnull (strstr (problems->pdata[0], word));
  return problems->len;
}

static void
test_sound (void)
{
  TestStore store = { 0 };
  gint64 before;

  fill (&store);
  before = gocua_journal_count (store.db, NULL);
  g_assert_cmpuint (count_problems (&store, NULL), ==, 0);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, before);
  test_store_reopen (&store);
  g_assert_cmpuint (count_problems (&store, NULL), ==, 0);
  test_store_close (&store);
}

static void
test_projection (void)
{
  TestStore store = { 0 };

  fill (&store);
  g_assert_true (gocua_db_exec (store.db, "UPDATE household SET head = 'X' WHERE n % 50 = 0", NULL));
  g_assert_cmpuint (count_problems (&store, "4 rows"), ==, 1);
  g_assert_true (gocua_journal_rebuild (store.db, FALSE, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_problems (&store, NULL), ==, 0);
  test_store_close (&store);
}

static void
test_search (void)
{
  TestStore store = { 0 };

  fill (&store);
  g_assert_true (gocua_db_exec (store.db, "DELETE FROM household_search WHERE rowid <= 3", NULL));
  g_assert_cmpuint (count_problems (&store, "3 households"), ==, 1);
  g_assert_true (
      gocua_db_exec (store.db, "INSERT INTO household_search (rowid, head) VALUES (9999, 'nobody')", NULL));
  g_assert_cmpuint (count_problems (&store, "4 households"), ==, 1);
  test_store_close (&store);
}

static void
test_damaged_bytes (void)
{
  TestStore store = { 0 };
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  fill (&store);
  gocua_db_close (store.db);
  store.db = NULL;
  g_assert_true (g_file_get_contents (store.path, &content, &length, NULL));
  memset (content + length / 2, 0x5a, 100);
  g_assert_true (g_file_set_contents (store.path, content, (gssize) length, NULL));
  store.db = gocua_db_open (store.path, TEST_KEY, GOCUA_DB_READ_WRITE, store.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_problems (&store, "damaged"), >=, 1);
  test_store_close (&store);
}

static void
test_cancelled (void)
{
  TestStore store = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (&store);
  g_cancellable_cancel (cancellable);
  g_assert_null (gocua_check_run (store.db, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_problems (&store, NULL), ==, 0);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/check/sound", test_sound);
  g_test_add_func ("/store/check/projection", test_projection);
  g_test_add_func ("/store/check/search", test_search);
  g_test_add_func ("/store/check/damaged-bytes", test_damaged_bytes);
  g_test_add_func ("/store/check/cancelled", test_cancelled);
  return g_test_run ();
}
