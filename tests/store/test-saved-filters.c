/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-saved-filters.c: a kept filter is there after the file was closed, under one name only once. */

#include "gocua-test-store.h"

#include "store/gocua-saved-filters.h"

static void
keep (TestStore *store, const char *name, const char *text)
{
  g_autoptr (GocuaSavedFilter) filter = gocua_saved_filter_new (NULL, name, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (gocua_saved_filters_keep (store->db, filter, &error));
  g_assert_no_error (error);
  g_assert_nonnull (filter->id);
}

static void
test_kept (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GocuaSavedFilter) found = NULL;
  const GocuaSavedFilter *filter;

  test_store_open (&store);
  keep (&store, " Khu phố 10\n", "reached\nsort address\n");
  keep (&store, "Khu phố 2", "not-reached\n");
  keep (&store, "Đến hẹn", "follow-up-due today\n");
  /* The same name again, however it is written, takes its place. */
  keep (&store, "KHU PHO 2", "eligible\n");
  test_store_reopen (&store);
  list = gocua_saved_filters_list (store.db, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  filter = list->pdata[0];
  g_assert_cmpstr (filter->name, ==, "Đến hẹn");
  filter = list->pdata[1];
  g_assert_cmpstr (filter->name, ==, "KHU PHO 2");
  g_assert_cmpstr (filter->text, ==, "eligible\n");
  filter = list->pdata[2];
  g_assert_cmpstr (filter->name, ==, "Khu phố 10");
  g_assert_cmpstr (filter->text, ==, "reached\nsort address\n");
  found = gocua_saved_filters_find (store.db, "den hen", NULL);
  g_assert_cmpstr (found->text, ==, "follow-up-due today\n");
  g_assert_null (gocua_saved_filters_find (store.db, "den", NULL));
  test_store_close (&store);
}

static void
test_removed_and_back (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;

  test_store_open (&store);
  keep (&store, "Đến hẹn", "follow-up-due today\n");
  list = gocua_saved_filters_list (store.db, NULL);
  g_assert_true (gocua_saved_filters_remove (store.db, ((GocuaSavedFilter *) list->pdata[0])->id, NULL));
  none = gocua_saved_filters_list (store.db, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (gocua_saved_filters_keep (store.db, list->pdata[0], NULL));
  again = gocua_saved_filters_list (store.db, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  /* It is the file's own, and nothing of it is sent. */
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, 1);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-filters/kept", test_kept);
  g_test_add_func ("/saved-filters/removed-and-back", test_removed_and_back);
  return g_test_run ();
}
