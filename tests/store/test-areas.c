/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-areas.c: areas are split, merged and left as one act that can be undone, and tell what became of them.
 */

#include "gocua-test-store.h"

#include "store/gocua-areas.h"
#include "store/gocua-check.h"

typedef struct
{
  TestStore store;
  GocuaId one, two;
  GocuaId households[4];
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = { "1 Lê Lợi", "2 Lê Lợi", "3/4 Lê Lợi", "4 Hai Bà Trưng" };

  test_store_open (&self->store);
  self->one = test_add_area (&self->store, "Khu phố 1");
  self->two = test_add_area (&self->store, "Khu phố 2");
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    self->households[i] = test_add_household (&self->store, "Nguyễn Thị Ánh", addresses[i], &self->one);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  test_store_close (&self->store);
}

static GocuaRecord *
load (Fixture *self, GocuaKind kind, const GocuaId *id)
{
  return gocua_entity_load (self->store.db, kind, id, NULL);
}

static guint
count_in (Fixture *self, const GocuaId *area)
{
  g_autoptr (GPtrArray) rows = gocua_areas_list (self->store.db, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (gocua_id_equal (&((GocuaAreaRow *) rows->pdata[i])->area->id, area))
      return ((GocuaAreaRow *) rows->pdata[i])->n_households;
  return G_MAXUINT;
}

static void
commit (Fixture *self, GocuaAreaPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  gocua_journal_commit (self->store.db, plan->batch, NULL, NULL, &error);
  g_assert_no_error (error);
  problems = gocua_check_run (self->store.db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
undo (Fixture *self, GocuaAreaPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_journal_undo (self->store.db, &plan->batch->id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
}

static char *
tell (Fixture *self, const GocuaId *area)
{
  g_autoptr (GPtrArray) events = gocua_areas_get_history (self->store.db, area, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (text, "%s|", ((GocuaAreaEvent *) events->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
put_part (GPtrArray *parts, const char *name, const char *groups, const char *streets, GocuaDoorSide side)
{
  g_ptr_array_add (parts, gocua_area_part_new (name, gocua_area_rule_new (groups, streets, 0, 0, side)));
}

static GPtrArray *
parts_new (const char *name, const char *streets, GocuaDoorSide side)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_part_free);

  put_part (parts, name, NULL, streets, side);
  return parts;
}

static const GocuaAreaShare *
share_of (const GocuaAreaPlan *plan, guint i)
{
  return &g_array_index (plan->shares, GocuaAreaShare, i);
}

static void
test_split (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) area = load (self, GOCUA_KIND_AREA, &self->one);
  g_autoptr (GPtrArray) parts = parts_new ("Khu phố 1A", "Lê Lợi", GOCUA_DOOR_SIDE_ODD);
  g_autoptr (GocuaAreaPlan) plan = gocua_areas_plan_split (self->store.db, area, NULL, parts, NULL);
  g_autofree char *history = NULL;

  g_assert_cmpuint (plan->n_moving, ==, 2);
  g_assert_cmpuint (plan->n_staying, ==, 2);
  g_assert_cmpuint (count_in (self, &self->one), ==, 4); /* a plan does nothing */
  commit (self, plan);
  g_assert_cmpuint (count_in (self, &self->one), ==, 2);
  g_assert_cmpuint (count_in (self, &plan->area), ==, 2);
  history = tell (self, &plan->area);
  g_assert_cmpstr (history, ==, "Made as “Khu phố 1A”. 2 households came from “Khu phố 1”.|");
  undo (self, plan);
  g_assert_cmpuint (count_in (self, &self->one), ==, 4);
  g_assert_cmpuint (count_in (self, &plan->area), ==, G_MAXUINT);
}

static void
put_group (Fixture *self, guint i, const char *group)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = load (self, GOCUA_KIND_HOUSEHOLD, &self->households[i]);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_GROUP, group);
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (self->store.db, batch, NULL, NULL, NULL));
}

/* One decision: three areas out of one, under new names; one act in the history, and one undo. */
static void
test_split_in_three (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) area = load (self, GOCUA_KIND_AREA, &self->one);
  g_autoptr (GPtrArray) parts = parts_new ("Khu phố 1B", "Lê Lợi", GOCUA_DOOR_SIDE_ODD);
  g_autoptr (GocuaAreaPlan) plan = NULL;
  g_autofree char *history = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GocuaRecord) again = NULL;

  put_group (self, 0, "Tổ 1");
  put_group (self, 1, "Tổ 2");
  put_part (parts, "Khu phố 1C", "1-2", NULL, GOCUA_DOOR_SIDE_ANY);
  plan = gocua_areas_plan_split (self->store.db, area, "Khu phố 1A", parts, NULL);
  g_assert_cmpuint (gocua_area_plan_find_empty (plan), ==, GOCUA_AREA_PART_NONE);
  g_assert_cmpuint (share_of (plan, 0)->n_households, ==, 2);
  g_assert_cmpuint (share_of (plan, 1)->n_households, ==, 1);
  g_assert_cmpuint (plan->n_moving, ==, 3);
  g_assert_cmpuint (plan->n_staying, ==, 1);
  g_assert_cmpuint (plan->n_twice, ==, 1); /* 1 Lê Lợi, of tổ 1 */
  commit (self, plan);
  g_assert_cmpuint (count_in (self, &self->one), ==, 1);
  g_assert_cmpuint (count_in (self, &share_of (plan, 0)->area), ==, 2);
  g_assert_cmpuint (count_in (self, &share_of (plan, 1)->area), ==, 1);
  history = tell (self, &self->one);
  g_assert_true (g_str_has_prefix (history,
                                   "Renamed to “Khu phố 1A”. 2 households went to “Khu phố 1B”. 1 household "
                                   "went to “Khu phố 1C”.|1 household was put here.|"));
  undo (self, plan);
  g_assert_cmpuint (count_in (self, &self->one), ==, 4);
  again = load (self, GOCUA_KIND_AREA, &self->one);
  g_assert_cmpstr (gocua_record_get_text (again, GOCUA_AREA_NAME), ==, "Khu phố 1");
  after = tell (self, &self->one);
  g_assert_true (g_str_has_prefix (after, "Renamed to “Khu phố 1”. 2 households came from “Khu phố 1B”. 1 "
                                          "household came from “Khu phố 1C”.|"));
}

/* What stays is told by its tổ, those without one first; what is off the roster goes along uncounted. */
static void
test_split_tells_who_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) area = load (self, GOCUA_KIND_AREA, &self->one);
  g_autoptr (GPtrArray) parts = parts_new ("Khu phố 1A", "Hai Bà Trưng", GOCUA_DOOR_SIDE_ANY);
  g_autoptr (GocuaAreaPlan) plan = NULL;
  g_autoptr (GocuaAreaPlan) again = NULL;
  const GocuaAreaGroup *group;

  put_group (self, 0, "Tổ 10");
  put_group (self, 1, "Tổ 2");
  test_set_int (&self->store, GOCUA_KIND_HOUSEHOLD, &self->households[3], GOCUA_HOUSEHOLD_ARCHIVED, 1);
  plan = gocua_areas_plan_split (self->store.db, area, NULL, parts, NULL);
  g_assert_cmpuint (plan->groups->len, ==, 3);
  group = plan->groups->pdata[0];
  g_assert_cmpstr (group->name, ==, "");
  g_assert_cmpuint (group->n_households, ==, 1);
  g_assert_cmpstr (((GocuaAreaGroup *) plan->groups->pdata[1])->name, ==, "Tổ 2");
  g_assert_cmpstr (((GocuaAreaGroup *) plan->groups->pdata[2])->name, ==, "Tổ 10");
  /* Nobody on the roster lives there, so that it is no part. */
  g_assert_cmpuint (gocua_area_plan_find_empty (plan), ==, 0);

  /* As a rule takes them: "02" is "Tổ 2". */
  put_group (self, 2, "02");
  again = gocua_areas_plan_split (self->store.db, area, NULL, parts, NULL);
  g_assert_cmpuint (again->groups->len, ==, 2);
  g_assert_cmpuint (((GocuaAreaGroup *) again->groups->pdata[0])->n_households, ==, 2);
}

static void
test_split_of_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) area = load (self, GOCUA_KIND_AREA, &self->one);
  g_autoptr (GPtrArray) parts = parts_new ("Khu phố 1A", "Nguyễn Trãi", GOCUA_DOOR_SIDE_ANY);
  g_autoptr (GocuaAreaPlan) plan = gocua_areas_plan_split (self->store.db, area, "Khu phố X", parts, NULL);

  g_assert_cmpuint (plan->n_moving, ==, 0);
  g_assert_cmpuint (plan->batch->changes->len, ==, 0);
  g_assert_cmpuint (gocua_area_plan_find_empty (plan), ==, 0);
}

static void
add_team (Fixture *self, const GocuaId *area)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);

  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ công nghệ số");
  gocua_record_set_id (team, GOCUA_TEAM_AREA, area);
  gocua_batch_put (batch, NULL, team);
  g_assert_true (gocua_journal_commit (self->store.db, batch, NULL, NULL, NULL));
}

/* Those off the roster go along, so that bringing one back does not bring it to an area that is gone. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaRecord) into = load (self, GOCUA_KIND_AREA, &self->two);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaAreaPlan) plan = NULL;
  g_autoptr (GocuaRecord) archived = NULL;
  g_autofree char *history = NULL;

  test_set_int (&self->store, GOCUA_KIND_HOUSEHOLD, &self->households[3], GOCUA_HOUSEHOLD_ARCHIVED, 1);
  add_team (self, &self->one);
  g_ptr_array_add (others, load (self, GOCUA_KIND_AREA, &self->one));
  plan = gocua_areas_plan_merge (self->store.db, into, others, NULL);
  g_assert_cmpuint (plan->n_moving, ==, 3);
  g_assert_cmpuint (plan->n_staying, ==, 0);
  g_assert_cmpuint (plan->n_teams, ==, 1);
  commit (self, plan);
  g_assert_cmpuint (count_in (self, &self->two), ==, 3);
  g_assert_cmpuint (count_in (self, &self->one), ==, G_MAXUINT);
  archived = load (self, GOCUA_KIND_HOUSEHOLD, &self->households[3]);
  g_assert_true (gocua_id_equal (gocua_record_get_id (archived, GOCUA_HOUSEHOLD_AREA), &self->two));
  history = tell (self, &self->one);
  g_assert_true (g_str_has_prefix (history, "Merged into “Khu phố 2”. 4 households went to “Khu phố 2”.|"));
  undo (self, plan);
  g_assert_cmpuint (count_in (self, &self->one), ==, 3);
  g_assert_cmpuint (count_in (self, &self->two), ==, 0);
}

static void
test_move (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaRecord) to = load (self, GOCUA_KIND_AREA, &self->two);
  g_autoptr (GocuaAreaPlan) plan = NULL;
  g_autoptr (GocuaAreaPlan) back = NULL;

  g_ptr_array_add (households, load (self, GOCUA_KIND_HOUSEHOLD, &self->households[0]));
  g_ptr_array_add (households, load (self, GOCUA_KIND_HOUSEHOLD, &self->households[3]));
  plan = gocua_areas_plan_move (self->store.db, households, to, NULL);
  g_assert_cmpuint (plan->n_moving, ==, 2);
  commit (self, plan);
  g_assert_cmpuint (count_in (self, &self->two), ==, 2);
  undo (self, plan);
  g_assert_cmpuint (count_in (self, &self->two), ==, 0);
  g_assert_cmpuint (count_in (self, &self->one), ==, 4);
}

static void
test_group (Fixture *self, gconstpointer data)
{
  g_autoptr (GocuaAreaPlan) plan = NULL;
  g_autoptr (GocuaAreaPlan) other = NULL;
  g_autoptr (GocuaRecord) area = load (self, GOCUA_KIND_AREA, &self->two);

  for (guint i = 0; i < 2; i++)
    test_set_text (&self->store, GOCUA_KIND_HOUSEHOLD, &self->households[i], GOCUA_HOUSEHOLD_GROUP,
                   i == 0 ? "Tổ 5" : "tổ 5");
  other = gocua_areas_plan_group (self->store.db, area, "Tổ 5", "Tổ 12", NULL);
  g_assert_cmpuint (other->n_moving, ==, 0);
  plan = gocua_areas_plan_group (self->store.db, NULL, "Tổ 5", "Tổ 12", NULL);
  g_assert_cmpuint (plan->n_moving, ==, 2);
  g_assert_cmpuint (plan->n_staying, ==, 2);
  commit (self, plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/areas/split", Fixture, NULL, setup, test_split, teardown);
  g_test_add ("/areas/split-in-three", Fixture, NULL, setup, test_split_in_three, teardown);
  g_test_add ("/areas/split-tells-who-stays", Fixture, NULL, setup, test_split_tells_who_stays, teardown);
  g_test_add ("/areas/split-of-nobody", Fixture, NULL, setup, test_split_of_nobody, teardown);
  g_test_add ("/areas/merge", Fixture, NULL, setup, test_merge, teardown);
  g_test_add ("/areas/move", Fixture, NULL, setup, test_move, teardown);
  g_test_add ("/areas/group", Fixture, NULL, setup, test_group, teardown);
  return g_test_run ();
}
