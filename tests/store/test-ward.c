/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ward.c: where ward files lie, and what a ward file says of itself. */

#include "gocua-test-store.h"
#include "test-folder.h"

#include "store/gocua-ward.h"

#include <glib/gstdio.h>

static void
test_paths (void)
{
  g_autofree char *folder = gocua_ward_get_folder ();
  g_autofree char *path = gocua_ward_get_path ("26737@2025-07-01");
  g_autofree char *expected = g_build_filename (folder, "26737@2025-07-01.gocua", NULL);
  g_autofree char *odd = gocua_ward_get_path ("../Phường");
  g_autofree char *odd_folder = g_path_get_dirname (odd);

  g_assert_cmpstr (path, ==, expected);
  g_assert_cmpstr (odd_folder, ==, folder);
}

static void
test_setup (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_assert_null (gocua_ward_get_name (store.db));
  g_assert_true (gocua_ward_setup (store.db, "26737@2025-07-01", "Phường Tân Định", "kh31-2026", NULL));
  name = gocua_ward_get_name (store.db);
  unit = gocua_ward_get_unit_key (store.db);
  g_assert_cmpstr (name, ==, "Phường Tân Định");
  g_assert_cmpstr (unit, ==, "26737@2025-07-01");
  g_assert_true (gocua_ward_setup (store.db, "26737@2025-07-01", "Phường Tân Định", "cds-2025", NULL));
  campaign = gocua_campaign_get_current (store.db, NULL, NULL);
  g_assert_cmpstr (gocua_campaign_get_key (campaign), ==, "kh31-2026");
  /* The same code before July 2025 was another ward. */
  g_assert_false (gocua_ward_setup (store.db, "26737@", "Phường Đa Kao", NULL, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED);
  test_store_close (&store);
}

static void
test_open (void)
{
  g_autofree char *path = gocua_ward_get_path ("sample");
  g_autoptr (GPtrArray) none = gocua_ward_list_files ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  GocuaDb *db;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (gocua_ward_open (path, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  db = gocua_ward_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (gocua_db_get_author (db));
  gocua_ward_close (db);
  db = gocua_ward_open (path, FALSE, &error);
  g_assert_no_error (error);
  gocua_ward_close (db);

  files = gocua_ward_list_files ();
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (files->pdata[0], ==, path);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ward/paths", test_paths);
  g_test_add_func ("/ward/setup", test_setup);
  g_test_add_func ("/ward/open", test_open);

  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
