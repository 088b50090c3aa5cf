/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-crosswalk.c: the shipped list of successors: whole wards are proposed, parts of wards never are. */

#include <gio/gio.h>

#include "core/gocua-crosswalk.h"

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "admin-units", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize size = 0;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

static GocuaUnitTable *
load_units (void)
{
  g_autoptr (GBytes) bytes = read_file ("hcmc_units.csv");

  return gocua_unit_table_new (bytes, NULL);
}

static GocuaCrosswalk *
load (GocuaUnitTable *units)
{
  g_autoptr (GBytes) bytes = read_file ("hcmc_unit_successors.csv");
  g_autoptr (GError) error = NULL;
  GocuaCrosswalk *crosswalk = gocua_crosswalk_new (bytes, units, &error);

  g_assert_no_error (error);
  return crosswalk;
}

/* 441 wards of the three provinces: all have a successor, 43 have two, 4 have three, and these no default. */
static void
test_every_ward_of_before_july (void)
{
  g_autoptr (GocuaUnitTable) units = load_units ();
  g_autoptr (GocuaCrosswalk) crosswalk = load (units);
  g_autoptr (GPtrArray) old = gocua_unit_table_search (units, "", "2025-06-30");
  guint n[4] = { 0 };

  g_assert_cmpuint (old->len, ==, 441);
  for (guint i = 0; i < old->len; i++)
    {
      g_autoptr (GPtrArray) found = gocua_crosswalk_find_successors (crosswalk, old->pdata[i]);
      GocuaUnit *proposed = gocua_crosswalk_propose (crosswalk, old->pdata[i]);

      g_assert_cmpuint (found->len, >=, 1);
      g_assert_cmpuint (found->len, <=, 3);
      n[found->len]++;
      for (guint k = 0; k < found->len; k++)
        {
          g_assert_cmpstr (gocua_unit_get_valid_from (found->pdata[k]), ==, "2025-07-01");
          g_assert_true (gocua_unit_is_valid_on (found->pdata[k], NULL));
        }
      g_assert_true (proposed == (found->len == 1 ? found->pdata[0] : NULL));
    }
  g_assert_cmpuint (n[1], ==, 394);
  g_assert_cmpuint (n[2], ==, 43);
  g_assert_cmpuint (n[3], ==, 4);
}

/* Every ward of today comes from at least one old one; Côn Đảo was a district without wards. */
static void
test_no_new_ward_without_old (void)
{
  g_autoptr (GocuaUnitTable) units = load_units ();
  g_autoptr (GocuaCrosswalk) crosswalk = load (units);
  g_autoptr (GPtrArray) old = gocua_unit_table_search (units, "", "2025-06-30");
  g_autoptr (GPtrArray) now = gocua_unit_table_search (units, "", NULL);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  GocuaUnit *con_dao = gocua_unit_table_find (units, "755", "");

  g_assert_cmpstr (gocua_unit_get_name (con_dao), ==, "Huyện Côn Đảo");
  g_hash_table_add (reached, gocua_crosswalk_propose (crosswalk, con_dao));
  for (guint i = 0; i < old->len; i++)
    {
      g_autoptr (GPtrArray) found = gocua_crosswalk_find_successors (crosswalk, old->pdata[i]);

      for (guint k = 0; k < found->len; k++)
        g_hash_table_add (reached, found->pdata[k]);
    }
  for (guint i = 0; i < now->len; i++)
    {
      g_test_message ("%s", gocua_unit_get_key (now->pdata[i]));
      g_assert_true (g_hash_table_contains (reached, now->pdata[i]));
    }
}

/* 26737 was Đa Kao and is Tân Định; what was Tân Định before has another code. */
static void
test_reused_code (void)
{
  g_autoptr (GocuaUnitTable) units = load_units ();
  g_autoptr (GocuaCrosswalk) crosswalk = load (units);
  GocuaUnit *da_kao = gocua_unit_table_find (units, "26737", "");
  GocuaUnit *tan_dinh = gocua_unit_table_find (units, "26737", "2025-07-01");
  g_autoptr (GPtrArray) of_da_kao = gocua_crosswalk_find_successors (crosswalk, da_kao);
  g_autoptr (GPtrArray) of_tan_dinh = gocua_crosswalk_find_successors (crosswalk, tan_dinh);

  g_assert_cmpstr (gocua_unit_get_name (da_kao), ==, "Phường Đa Kao");
  g_assert_cmpuint (of_da_kao->len, >, 0);
  g_assert_cmpuint (of_tan_dinh->len, ==, 0);
  g_assert_null (gocua_crosswalk_propose (crosswalk, tan_dinh));
  g_assert_true (g_ptr_array_find (of_da_kao, tan_dinh, NULL));
}

/* A ward of 2024 leads over the one of the first half of 2025 to the one of today. */
static void
test_two_reorganisations (void)
{
  g_autoptr (GocuaUnitTable) units = load_units ();
  g_autoptr (GocuaCrosswalk) crosswalk = load (units);
  g_autoptr (GPtrArray) whole =
      gocua_crosswalk_find_successors (crosswalk, gocua_unit_table_find (units, "26893", ""));
  g_autoptr (GPtrArray) parts =
      gocua_crosswalk_find_successors (crosswalk, gocua_unit_table_find (units, "26872", ""));

  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_cmpstr (gocua_unit_get_valid_from (whole->pdata[0]), ==, "2025-07-01");
  for (guint i = 0; i < parts->len; i++)
    g_assert_true (gocua_unit_is_valid_on (parts->pdata[i], NULL));
}

static void
test_broken_lists (void)
{
  static const char *const texts[] = {
    "",
    "old_code,new_code\n",
    "old_code,old_valid_to,new_code,new_valid_from,relation\n26737,2025-06-30,26737\n",
    "old_code,old_valid_to,new_code,new_valid_from,relation\n26737,2025-06-30,99999,2025-07-01,whole\n",
    "old_code,old_valid_to,new_code,new_valid_from,relation\n26737,,26737,2025-07-01,whole\n",
  };
  g_autoptr (GocuaUnitTable) units = load_units ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (gocua_crosswalk_new (bytes, units, &error));
      g_assert_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crosswalk/every-old-ward", test_every_ward_of_before_july);
  g_test_add_func ("/crosswalk/every-new-ward", test_no_new_ward_without_old);
  g_test_add_func ("/crosswalk/reused-code", test_reused_code);
  g_test_add_func ("/crosswalk/two-reorganisations", test_two_reorganisations);
  g_test_add_func ("/crosswalk/broken", test_broken_lists);
  return g_test_run ();
}
