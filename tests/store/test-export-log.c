/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-export-log.c: every export is there afterwards, with its reason as it was meant. */

#include "gocua-test-store.h"

#include "store/gocua-export-log.h"

static void
test_log (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) exports = NULL;
  const GocuaExport *export;

  test_store_open (&store);
  exports = gocua_export_log_list (store.db, NULL);
  g_assert_cmpuint (exports->len, ==, 0);
  gocua_db_set_author (store.db, "Lan\tAnh");
  g_assert_true (gocua_export_log_add (store.db, 3, FALSE, NULL, NULL));
  g_assert_true (gocua_export_log_add (store.db, 5, FALSE, "cùng lúc", NULL));
  gocua_clock_advance (store.clock, 1000);
  g_assert_true (gocua_export_log_add (store.db, 100000, TRUE, "Gọi\t hẹn\nlại ", NULL));
  test_store_reopen (&store);

  g_clear_pointer (&exports, g_ptr_array_unref);
  exports = gocua_export_log_list (store.db, NULL);
  g_assert_cmpuint (exports->len, ==, 3);
  export = exports->pdata[0];
  g_assert_cmpint (export->at_ms, ==, TEST_NOW_MS);
  g_assert_false (export->phones);
  export = exports->pdata[2];
  g_assert_cmpint (export->at_ms, ==, TEST_NOW_MS + 1000);
  g_assert_cmpuint (export->n_households, ==, 100000);
  g_assert_true (export->phones);
  g_assert_cmpstr (export->author, ==, "Lan Anh");
  g_assert_cmpstr (export->reason, ==, "Gọi hẹn lại");
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/export-log/log", test_log);
  return g_test_run ();
}
