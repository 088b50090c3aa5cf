/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-db.c: statements are kept for the next time, and never shared while somebody steps through them. */
#include "gocua-test-store.h"

#define COUNT "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT i FROM n"

static gint64
sum_to (GocuaDb *db, gint64 end)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, COUNT, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  sqlite3_bind_int64 (statement, 1, end);
  while (gocua_db_step (db, statement, &error))
    sum += sqlite3_column_int64 (statement, 0);
  g_assert_no_error (error);
  gocua_db_done (statement);
  return sum;
}

static void
test_kept (void)
{
  TestStore store = { 0 };
  sqlite3_stmt *statement, *again;

  test_store_open (&store);
  statement = gocua_db_prepare (store.db, COUNT, NULL);
  sqlite3_bind_int64 (statement, 1, 3);
  g_assert_true (gocua_db_step (store.db, statement, NULL));
  gocua_db_done (statement);
  again = gocua_db_prepare (store.db, COUNT, NULL);
  g_assert_true (again == statement);
  /* Without what was bound the last time: nothing is smaller than null. */
  g_assert_true (gocua_db_step (store.db, again, NULL));
  g_assert_false (gocua_db_step (store.db, again, NULL));
  gocua_db_done (again);
  test_store_close (&store);
}

/* The same query inside its own loop, three deep. */
static void
test_nested (void)
{
  TestStore store = { 0 };
  sqlite3_stmt *outer, *middle;
  gint64 sum = 0;

  test_store_open (&store);
  outer = gocua_db_prepare (store.db, COUNT, NULL);
  sqlite3_bind_int64 (outer, 1, 4);
  while (gocua_db_step (store.db, outer, NULL))
    {
      middle = gocua_db_prepare (store.db, COUNT, NULL);
      g_assert_nonnull (middle);
      g_assert_true (middle != outer);
      sqlite3_bind_int64 (middle, 1, sqlite3_column_int64 (outer, 0));
      while (gocua_db_step (store.db, middle, NULL))
        sum += sum_to (store.db, sqlite3_column_int64 (middle, 0));
      gocua_db_done (middle);
    }
  gocua_db_done (outer);
  g_assert_cmpint (sum, ==, 1 + (1 + 3) + (1 + 3 + 6) + (1 + 3 + 6 + 10));
  /* No more were made than were in use at once. */
  g_assert_true (gocua_db_prepare (store.db, COUNT, NULL) == outer);
  test_store_close (&store);
}

/* What a rollback finds in use would keep the transaction open. */
static void
test_rollback_ends_all (void)
{
  TestStore store = { 0 };
  sqlite3_stmt *first, *second;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_assert_true (gocua_db_begin (store.db, &error));
  first = gocua_db_prepare (store.db, COUNT, NULL);
  sqlite3_bind_int64 (first, 1, 4);
  g_assert_true (gocua_db_step (store.db, first, NULL));
  second = gocua_db_prepare (store.db, COUNT, NULL);
  sqlite3_bind_int64 (second, 1, 4);
  g_assert_true (gocua_db_step (store.db, second, NULL));
  gocua_db_rollback (store.db);
  g_assert_false (sqlite3_stmt_busy (first));
  g_assert_false (sqlite3_stmt_busy (second));
  g_assert_true (gocua_db_begin (store.db, &error));
  g_assert_true (gocua_db_commit (store.db, &error));
  test_store_close (&store);
}

static void
test_wrong_statement_is_told (void)
{
  TestStore store = { 0 };
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  for (int i = 0; i < 2; i++)
    {
      g_assert_null (gocua_db_prepare (store.db, "SELECT nothing FROM nowhere", &error));
      g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED);
      g_clear_error (&error);
    }
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/db/kept", test_kept);
  g_test_add_func ("/db/nested", test_nested);
  g_test_add_func ("/db/rollback-ends-all", test_rollback_ends_all);
  g_test_add_func ("/db/wrong-statement-is-told", test_wrong_statement_is_told);
  return g_test_run ();
}
