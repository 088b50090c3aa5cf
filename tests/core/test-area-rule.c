/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-area-rule.c: which households a rule means, and that each household is in exactly one part. */

#include "core/gocua-area-rule.h"

static GocuaRecord *
make_household (const char *address, const char *group)
{
  GocuaId id;
  GocuaRecord *household;

  gocua_id_init_new (&id, 1);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_GROUP, group);
  return household;
}

static void
test_rules (void)
{
  static const struct
  {
    const char *group, *street;
    guint from, to;
    GocuaDoorSide side;
    const char *address, *its_group;
    gboolean matches;
  } cases[] = {
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "5", TRUE },
    { "Tổ 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "tổ  5", TRUE },
    { "Tổ 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 15", FALSE },
    { "Tổ 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "", FALSE },
    { NULL, "đường Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY, "12/3 LE LOI", "", TRUE },
    { NULL, "Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Đường Lê Lợi", "", TRUE },
    { NULL, "Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lai", "", FALSE },
    { NULL, "Lê Lợi", 10, 20, GOCUA_DOOR_SIDE_ANY, "10 Lê Lợi", "", TRUE },
    { NULL, "Lê Lợi", 10, 20, GOCUA_DOOR_SIDE_ANY, "20/99 Lê Lợi", "", TRUE },
    { NULL, "Lê Lợi", 10, 20, GOCUA_DOOR_SIDE_ANY, "12/3 hẻm 45 Lê Lợi", "", FALSE },
    { NULL, "Lê Lợi", 10, 20, GOCUA_DOOR_SIDE_ANY, "9 Lê Lợi", "", FALSE },
    { NULL, "Lê Lợi", 10, 20, GOCUA_DOOR_SIDE_ANY, "21 Lê Lợi", "", FALSE },
    { NULL, "Lê Lợi", 10, 0, GOCUA_DOOR_SIDE_ANY, "2100 Lê Lợi", "", TRUE },
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_EVEN, "12/3 Lê Lợi", "", TRUE },
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_ODD, "12/3 Lê Lợi", "", FALSE },
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_ODD, "13A Lê Lợi", "", TRUE },
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_ODD, "Lê Lợi", "", FALSE },
    { NULL, NULL, 0, 0, GOCUA_DOOR_SIDE_ODD, "Căn hộ 5.12 chung cư Phan Xích Long", "", FALSE },
    { NULL, NULL, 1, 50, GOCUA_DOOR_SIDE_ANY, "Lô A12 đường số 7", "", FALSE },
    { "5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 05", TRUE },
    { "tổ dân phố số 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "5", TRUE },
    { "5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 5A", FALSE },
    { "1, tổ 3; 7A", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 3", TRUE },
    { "1, tổ 3; 7A", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "7a", TRUE },
    { "1, tổ 3; 7A", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 2", FALSE },
    { "tổ 3 – 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 4", TRUE },
    { "3-5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 5", TRUE },
    { "3-5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 3-5", TRUE },
    { "3-5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 6", FALSE },
    { "3-5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 4A", FALSE },
    { "3 5", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "Tổ 4", FALSE },
    { NULL, "Lê Lai, Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Lợi", "", TRUE },
    { NULL, "Lê Lai, Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY, "12 Lê Duẩn", "", FALSE },
    { "5", "Lê Lợi", 1, 50, GOCUA_DOOR_SIDE_EVEN, "12 Lê Lợi", "5", TRUE },
    { "5", "Lê Lợi", 1, 50, GOCUA_DOOR_SIDE_EVEN, "12 Lê Lợi", "6", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaAreaRule) rule =
          gocua_area_rule_new (cases[i].group, cases[i].street, cases[i].from, cases[i].to, cases[i].side);
      g_autoptr (GocuaRecord) household = make_household (cases[i].address, cases[i].its_group);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].address);
      g_assert_cmpint (gocua_area_rule_matches (rule, household), ==, cases[i].matches);
      g_assert_cmpint (gocua_area_rule_is_empty (rule), ==, i == 0);
    }
}

static guint
find (GPtrArray *parts, const char *address, const char *group, gboolean *is_wanted_twice)
{
  g_autoptr (GocuaRecord) household = make_household (address, group);

  return gocua_area_part_find (parts, household, is_wanted_twice);
}

/* The first part that means a household has it; what no part means stays, and an empty rule means nobody. */
static void
test_parts (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_part_free);
  gboolean twice = FALSE;

  g_ptr_array_add (parts,
                   gocua_area_part_new ("A", gocua_area_rule_new ("", " , ", 0, 0, GOCUA_DOOR_SIDE_ANY)));
  g_ptr_array_add (parts,
                   gocua_area_part_new ("B", gocua_area_rule_new ("1-3", NULL, 0, 0, GOCUA_DOOR_SIDE_ANY)));
  g_ptr_array_add (
      parts, gocua_area_part_new ("C", gocua_area_rule_new (NULL, "Lê Lợi", 0, 0, GOCUA_DOOR_SIDE_ANY)));
  g_assert_cmpuint (find (parts, "1 Hai Bà Trưng", "Tổ 2", &twice), ==, 1);
  g_assert_false (twice);
  g_assert_cmpuint (find (parts, "1 Lê Lợi", "Tổ 2", &twice), ==, 1);
  g_assert_true (twice);
  g_assert_cmpuint (find (parts, "1 Lê Lợi", "Tổ 4", &twice), ==, 2);
  g_assert_false (twice);
  g_assert_cmpuint (find (parts, "1 Hai Bà Trưng", "Tổ 4", &twice), ==, GOCUA_AREA_PART_NONE);
  g_assert_cmpuint (find (parts, "1 Hai Bà Trưng", NULL, &twice), ==, GOCUA_AREA_PART_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area-rule/rules", test_rules);
  g_test_add_func ("/area-rule/parts", test_parts);
  return g_test_run ();
}
