/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-area-plan.c: which households a rule means, and the changes that move, merge and rename. */

#include "core/gocua-area-plan.h"

static GocuaRecord *
make_household (const char *address, const char *group, const GocuaId *area)
{
  GocuaId id;
  GocuaRecord *household;

  gocua_id_init_new (&id, 1);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_GROUP, group);
  if (area != NULL)
    gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, area);
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
    { "5", "Lê Lợi", 1, 50, GOCUA_DOOR_SIDE_EVEN, "12 Lê Lợi", "5", TRUE },
    { "5", "Lê Lợi", 1, 50, GOCUA_DOOR_SIDE_EVEN, "12 Lê Lợi", "6", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaAreaRule) rule =
          gocua_area_rule_new (cases[i].group, cases[i].street, cases[i].from, cases[i].to, cases[i].side);
      g_autoptr (GocuaRecord) household = make_household (cases[i].address, cases[i].its_group, NULL);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].address);
      g_assert_cmpint (gocua_area_rule_matches (rule, household), ==, cases[i].matches);
      g_assert_cmpint (gocua_area_rule_is_empty (rule), ==, i == 0);
    }
}

static GocuaRecord *
make_named (GocuaKind kind, const char *name)
{
  GocuaId id;
  GocuaRecord *record;

  gocua_id_init_new (&id, 1);
  record = gocua_record_new (kind, &id);
  gocua_record_set_text (record, GOCUA_AREA_NAME, name);
  return record;
}

static void
test_move_counts_what_changes (void)
{
  g_autoptr (GocuaRecord) area = make_named (GOCUA_KIND_AREA, "Khu phố 1");
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) there = gocua_batch_new ("area.move");
  g_autoptr (GocuaBatch) nowhere = gocua_batch_new ("area.move");

  g_ptr_array_add (households, make_household ("1 Lê Lợi", NULL, &area->id));
  g_ptr_array_add (households, make_household ("2 Lê Lợi", NULL, NULL));
  g_assert_cmpuint (gocua_area_plan_move (there, households, &area->id), ==, 1);
  g_assert_cmpuint (there->changes->len, ==, 1);
  g_assert_cmpuint (gocua_area_plan_move (nowhere, households, NULL), ==, 1);
}

/* Teams of other areas stay where they are, and the areas are deleted after everything has left them. */
static void
test_merge (void)
{
  g_autoptr (GocuaRecord) into = make_named (GOCUA_KIND_AREA, "Khu phố 1");
  g_autoptr (GocuaRecord) other = make_named (GOCUA_KIND_AREA, "Khu phố 2");
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GPtrArray) teams = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaChange *last;

  g_ptr_array_add (areas, other);
  g_ptr_array_add (households, make_household ("1 Lê Lợi", NULL, &other->id));
  g_ptr_array_add (teams, make_named (GOCUA_KIND_TEAM, "Tổ A"));
  g_ptr_array_add (teams, make_named (GOCUA_KIND_TEAM, "Tổ B"));
  g_ptr_array_add (teams, make_named (GOCUA_KIND_TEAM, "Tổ C"));
  gocua_record_set_id (teams->pdata[0], GOCUA_TEAM_AREA, &other->id);
  gocua_record_set_id (teams->pdata[1], GOCUA_TEAM_AREA, &into->id);

  batch = gocua_area_plan_merge (into, areas, households, teams);
  g_assert_cmpuint (batch->changes->len, ==, 3);
  last = batch->changes->pdata[2];
  g_assert_true (gocua_id_equal (&last->entity, &other->id));
  g_assert_nonnull (gocua_change_find_set (last, "deleted"));
}

static void
test_rename_group (void)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaBatch) none = NULL;

  g_ptr_array_add (households, make_household ("1 Lê Lợi", "Tổ 5", NULL));
  g_ptr_array_add (households, make_household ("2 Lê Lợi", "to 5", NULL));
  g_ptr_array_add (households, make_household ("3 Lê Lợi", "Tổ 50", NULL));
  g_ptr_array_add (households, make_household ("4 Lê Lợi", NULL, NULL));
  batch = gocua_area_plan_rename_group (households, "TỔ 5", "Tổ 12");
  g_assert_cmpuint (batch->changes->len, ==, 2);
  /* Nobody has no tổ by that name. */
  none = gocua_area_plan_rename_group (households, "", "Tổ 12");
  g_assert_cmpuint (none->changes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area-plan/rules", test_rules);
  g_test_add_func ("/area-plan/move", test_move_counts_what_changes);
  g_test_add_func ("/area-plan/merge", test_merge);
  g_test_add_func ("/area-plan/rename-group", test_rename_group);
  return g_test_run ();
}
