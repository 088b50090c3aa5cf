/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-unit.c: the shipped list of admin units, and finding a ward in it. */

#include <gio/gio.h>

#include "core/gocua-unit.h"

static GocuaUnitTable *
load (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "admin-units", "hcmc_units.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GocuaUnitTable *table;
  gsize size = 0;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, size);
  table = gocua_unit_table_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static void
assert_found (GocuaUnitTable *table, const char *text, const char *date, const char *first)
{
  g_autoptr (GPtrArray) found = gocua_unit_table_search (table, text, date);

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpstr (gocua_unit_get_key (g_ptr_array_index (found, 0)), ==, first);
}

static void
assert_broken (const char *text, const char *pattern)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_unit_table_new (bytes, &error));
  g_assert_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID);
  g_assert_true (g_pattern_match_simple (pattern, error->message));
}

static void
test_reused_code (void)
{
  g_autoptr (GocuaUnitTable) table = load ();
  GocuaUnit *now = gocua_unit_table_find (table, "26737", "2025-07-01");
  GocuaUnit *before = gocua_unit_table_find (table, "26737", NULL);

  g_assert_cmpstr (gocua_unit_get_name (now), ==, "Phường Tân Định");
  g_assert_cmpstr (gocua_unit_get_name_en (now), ==, "Tan Dinh Ward");
  g_assert_cmpstr (gocua_unit_get_key (now), ==, "26737@2025-07-01");
  g_assert_cmpstr (gocua_unit_get_valid_to (now), ==, "");
  g_assert_cmpstr (gocua_unit_get_name (before), ==, "Phường Đa Kao");
  g_assert_cmpstr (gocua_unit_get_key (before), ==, "26737@");
  g_assert_cmpstr (gocua_unit_get_valid_to (before), ==, "2025-06-30");
  g_assert_null (gocua_unit_table_find (table, "26737", "2024-07-01"));
  g_assert_true (gocua_unit_table_find_key (table, "26737@") == before);
}

static void
test_parent (void)
{
  g_autoptr (GocuaUnitTable) table = load ();
  GocuaUnit *now = gocua_unit_table_find (table, "26737", "2025-07-01");
  GocuaUnit *before = gocua_unit_table_find (table, "26737", "");

  g_assert_cmpstr (gocua_unit_get_name (gocua_unit_table_find_parent (table, now)), ==,
                   "Thành phố Hồ Chí Minh");
  g_assert_cmpstr (gocua_unit_get_name (gocua_unit_table_find_parent (table, before)), ==, "Quận 1");
  g_assert_null (gocua_unit_table_find_parent (table, gocua_unit_table_find (table, "79", "")));
}

static void
test_counts (void)
{
  g_autoptr (GocuaUnitTable) table = load ();
  g_autoptr (GPtrArray) now = gocua_unit_table_search (table, "", NULL);
  g_autoptr (GPtrArray) on_day = gocua_unit_table_search (table, "", "2025-07-01");

  /* 113 phường, 54 xã, 1 đặc khu (NQ 1685/NQ-UBTVQH15); 441 old ones in the three provinces. */
  g_assert_cmpuint (now->len, ==, 168);
  g_assert_cmpuint (on_day->len, ==, 168);
  g_clear_pointer (&on_day, g_ptr_array_unref);
  on_day = gocua_unit_table_search (table, "", "2025-06-30");
  g_assert_cmpuint (on_day->len, ==, 441);
  g_assert_cmpuint (gocua_unit_table_get_n_units (table), ==, 704);
  for (guint i = 0; i < now->len; i++)
    g_assert_true (gocua_unit_is_ward (g_ptr_array_index (now, i)));
}

static void
test_search (void)
{
  g_autoptr (GocuaUnitTable) table = load ();
  g_autoptr (GPtrArray) found = NULL;

  assert_found (table, "tan dinh", NULL, "26737@2025-07-01");
  assert_found (table, "Tân Định", NULL, "26737@2025-07-01");
  assert_found (table, "  TÂN   ĐỊNH ", NULL, "26737@2025-07-01");
  assert_found (table, "P. tan dinh", NULL, "26737@2025-07-01");
  assert_found (table, "phường tân định", NULL, "26737@2025-07-01");
  assert_found (table, "dinh tan", NULL, "26737@2025-07-01");
  assert_found (table, "con dao", NULL, "26732@2025-07-01");
  assert_found (table, "đk côn", NULL, "26732@2025-07-01");
  assert_found (table, "da kao", "2025-03-01", "26737@");
  found = gocua_unit_table_search (table, "da kao", NULL);
  g_assert_cmpuint (found->len, ==, 0);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = gocua_unit_table_search (table, "quan 1", "2025-03-01");
  g_assert_cmpuint (found->len, ==, 0);
}

/* Whole names come before beginnings, and these before the rest. */
static void
test_search_order (void)
{
  g_autoptr (GocuaUnitTable) table = load ();
  g_autoptr (GPtrArray) found = gocua_unit_table_search (table, "phú thọ", NULL);
  gboolean seen_other = FALSE;

  g_assert_cmpuint (found->len, >=, 2);
  g_assert_cmpstr (gocua_unit_get_name (g_ptr_array_index (found, 0)), ==, "Phường Phú Thọ");
  g_assert_cmpstr (gocua_unit_get_name (g_ptr_array_index (found, 1)), ==, "Phường Phú Thọ Hoà");
  g_clear_pointer (&found, g_ptr_array_unref);

  found = gocua_unit_table_search (table, "tan", NULL);
  g_assert_cmpuint (found->len, >, 20);
  for (guint i = 0; i < found->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (gocua_unit_get_name (g_ptr_array_index (found, i)), " ", -1);

      g_assert_false (seen_other && g_str_equal (words[1], "Tân"));
      seen_other |= !g_str_equal (words[1], "Tân") && !g_str_has_prefix (words[1], "Tăn");
    }
}

static void
test_search_accents_first (void)
{
  const char *text = "code,name_vi,name_en,type,parent_code,valid_from,valid_to\n"
                     "1,Phường An Lac,,phường,79,,\n"
                     "2,Phường Ân Lạc,,phường,79,,\r\n"
                     "3,Phường An Lạc,,phường,79,,";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GocuaUnitTable) table = gocua_unit_table_new (bytes, NULL);

  assert_found (table, "an lac", NULL, "1@");
  assert_found (table, "ân lạc", NULL, "2@");
  assert_found (table, "an lạc", NULL, "3@");
}

static void
test_broken (void)
{
  assert_broken ("", "*code*");
  assert_broken ("code,name_vi\n1,A\n", "*name_en*");
  assert_broken ("code,name_vi,name_en,type,parent_code,valid_from,valid_to\n1,A,A,xã,,\n", "*2*");
  assert_broken ("code,name_vi,name_en,type,parent_code,valid_from,valid_to\n1,A,A,xã,,,\n1,B,B,xã,,,\n",
                 "*3*1@*");
  assert_broken ("code,name_vi,name_en,type,parent_code,valid_from,valid_to\n1,\"A\",A,xã,,,\n", "*2*");
  assert_broken ("\xff\xfe", "*not text*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/unit/reused-code", test_reused_code);
  g_test_add_func ("/core/unit/parent", test_parent);
  g_test_add_func ("/core/unit/counts", test_counts);
  g_test_add_func ("/core/unit/search", test_search);
  g_test_add_func ("/core/unit/search-order", test_search_order);
  g_test_add_func ("/core/unit/search-accents-first", test_search_accents_first);
  g_test_add_func ("/core/unit/broken", test_broken);
  return g_test_run ();
}
