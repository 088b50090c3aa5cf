/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-area-plan.c: the changes that move, merge and rename. */

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
  g_test_add_func ("/area-plan/move", test_move_counts_what_changes);
  g_test_add_func ("/area-plan/merge", test_merge);
  g_test_add_func ("/area-plan/rename-group", test_rename_group);
  return g_test_run ();
}
