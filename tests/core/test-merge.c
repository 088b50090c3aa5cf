/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-merge.c: where merged households are shown, whatever was pointed where by whom, and what a merge
 * takes. */

#include "core/gocua-merge.h"

#include <string.h>

#define N_HOUSEHOLDS 7
#define N_DEVICES    3

static GocuaId
id_of (guint i)
{
  GocuaId id = { { 0 } };

  id.bytes[0] = 0x10;
  id.bytes[15] = (guint8) i;
  return id;
}

/* @into: -1 for none */
static GocuaMergeLink
link_of (guint i, int into, GocuaStamp stamp, gboolean exists)
{
  GocuaMergeLink link = { .id = id_of (i), .exists = exists, .stamp = stamp };

  if (into >= 0)
    link.into = id_of ((guint) into);
  return link;
}

static int
root_of (const GocuaMergeLink *link)
{
  return gocua_id_is_null (&link->root) ? -1 : link->root.bytes[15];
}

static void
test_chain (void)
{
  GocuaMergeLink links[] = { link_of (1, 2, 10, TRUE), link_of (2, 3, 5, TRUE), link_of (3, -1, 0, TRUE) };

  gocua_merge_resolve (links, 3);
  g_assert_cmpint (root_of (&links[0]), ==, 3);
  g_assert_cmpint (root_of (&links[1]), ==, 3);
  g_assert_cmpint (root_of (&links[2]), ==, -1);
}

/* Two offices merge in opposite directions: the later decision stands. */
static void
test_circle (void)
{
  GocuaMergeLink two[] = { link_of (1, 2, 10, TRUE), link_of (2, 1, 20, TRUE), link_of (3, 1, 1, TRUE) };
  GocuaMergeLink self[] = { link_of (1, 1, 10, TRUE) };

  gocua_merge_resolve (two, 3);
  g_assert_cmpint (root_of (&two[0]), ==, -1);
  g_assert_cmpint (root_of (&two[1]), ==, 1);
  g_assert_cmpint (root_of (&two[2]), ==, 1);
  gocua_merge_resolve (self, 1);
  g_assert_cmpint (root_of (&self[0]), ==, -1);
}

/* A pointer to a household that was deleted, or that has not come in yet, loses nobody. */
static void
test_end_is_gone (void)
{
  GocuaMergeLink links[] = { link_of (1, 2, 10, TRUE), link_of (2, -1, 0, FALSE), link_of (3, 9, 1, TRUE),
                             link_of (4, 5, 1, TRUE),  link_of (5, 6, 1, FALSE),  link_of (6, -1, 0, TRUE) };

  gocua_merge_resolve (links, 6);
  g_assert_cmpint (root_of (&links[0]), ==, -1);
  g_assert_cmpint (root_of (&links[2]), ==, -1);
  g_assert_cmpint (root_of (&links[3]), ==, 6);
}

/* What offices record about the same households in any order comes to the same. */
static GocuaChange *
random_change (void)
{
  GocuaId household = id_of ((guint) g_test_rand_int_range (0, N_HOUSEHOLDS));
  GocuaId into = id_of ((guint) g_test_rand_int_range (0, N_HOUSEHOLDS + 1));
  GocuaChange *change = gocua_change_new ("household", &household);
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  change->stamp = (GocuaStamp) g_test_rand_int_range (1, 40);
  change->device = id_of ((guint) g_test_rand_int_range (1, N_DEVICES + 1));
  /* A device gives a stamp to one value only, so the value follows from both. */
  into.bytes[15] = (guint8) ((change->stamp * 5 + change->device.bytes[15] * 3) % (N_HOUSEHOLDS + 1));
  if (change->stamp % 7 == 0)
    {
      gocua_value_set_int (&value, change->stamp % 2 == 0);
      gocua_change_add (change, "deleted", &value, 0);
      return change;
    }
  if (change->stamp % 5 != 0)
    gocua_value_set_id (&value, &into);
  gocua_change_add (change, "merged_into", &value, 0);
  return change;
}

static void
apply_in_random_order (GocuaRecord **records, GPtrArray *changes)
{
  g_autofree guint *order = g_new (guint, changes->len);

  for (guint i = 0; i < changes->len; i++)
    order[i] = i;
  for (guint i = changes->len; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      guint swap = order[i - 1];

      order[i - 1] = order[k];
      order[k] = swap;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[order[i]];

      gocua_record_apply (records[change->entity.bytes[15]], change);
    }
}

static void
resolve (GPtrArray *changes, GocuaMergeLink *links)
{
  GocuaRecord *records[N_HOUSEHOLDS];

  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      GocuaId id = id_of (i);

      records[i] = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
      records[i]->stamps[GOCUA_HOUSEHOLD_HEAD] = 1;
    }
  apply_in_random_order (records, changes);
  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      const GocuaId *into = gocua_record_get_id (records[i], GOCUA_HOUSEHOLD_MERGED_INTO);

      links[i] = (GocuaMergeLink){ .id = records[i]->id,
                                   .exists = gocua_record_exists (records[i]),
                                   .stamp = records[i]->stamps[GOCUA_HOUSEHOLD_MERGED_INTO],
                                   .device = records[i]->devices[GOCUA_HOUSEHOLD_MERGED_INTO] };
      if (into != NULL)
        links[i].into = *into;
      gocua_record_unref (records[i]);
    }
  gocua_merge_resolve (links, N_HOUSEHOLDS);
}

static void
assert_nobody_lost (const GocuaMergeLink *links)
{
  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      int root = root_of (&links[i]);

      if (root < 0)
        continue;
      g_assert_cmpint (root, <, N_HOUSEHOLDS);
      g_assert_true (links[root].exists);
      g_assert_cmpint (root_of (&links[root]), ==, -1);
    }
}

static void
test_convergence (void)
{
  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
      GocuaMergeLink one[N_HOUSEHOLDS], other[N_HOUSEHOLDS];
      int n = g_test_rand_int_range (1, 16);

      for (int i = 0; i < n; i++)
        g_ptr_array_add (changes, random_change ());
      resolve (changes, one);
      resolve (changes, other);
      assert_nobody_lost (one);
      for (guint i = 0; i < N_HOUSEHOLDS; i++)
        g_assert_cmpint (root_of (&one[i]), ==, root_of (&other[i]));
    }
}

static GocuaRecord *
make_household (guint i, GocuaStamp stamp)
{
  GocuaId id = id_of (i);
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    record->stamps[field] = stamp;
  return record;
}

static GPtrArray *
make_two (void)
{
  GPtrArray *households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  GocuaRecord *kept = make_household (1, 20);
  GocuaRecord *other = make_household (2, 10);

  gocua_record_set_text (kept, GOCUA_HOUSEHOLD_HEAD, "NGUYEN THI ANH");
  gocua_record_set_text (other, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
  gocua_record_set_text (kept, GOCUA_HOUSEHOLD_ADDRESS, "12 Lê Lợi");
  gocua_record_set_text (other, GOCUA_HOUSEHOLD_ADDRESS, "12 Lê Lợi");
  gocua_record_set_text (kept, GOCUA_HOUSEHOLD_PHONE, "0901234567");
  gocua_record_set_text (other, GOCUA_HOUSEHOLD_PHONE, "0907654321");
  gocua_record_set_text (other, GOCUA_HOUSEHOLD_CODE, "A7");
  gocua_record_set_int (kept, GOCUA_HOUSEHOLD_PEOPLE, 4);
  gocua_record_set_int (other, GOCUA_HOUSEHOLD_PEOPLE, 3);
  gocua_record_set_int (other, GOCUA_HOUSEHOLD_ELIGIBLE, 2);
  g_ptr_array_add (households, kept);
  g_ptr_array_add (households, other);
  return households;
}

static void
test_suggestion (void)
{
  g_autoptr (GPtrArray) households = make_two ();
  GocuaMergeChoice choice;

  gocua_merge_suggest (households, &choice);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_HEAD], ==, 1);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_ADDRESS], ==, 0);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_PHONE], ==, 0);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_CODE], ==, 1);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_PEOPLE], ==, 0);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_ELIGIBLE], ==, 0);
}

/* Newer or not: both codes lead to the one that stays, as long as it does not lose its own. */
static void
test_code_stays (void)
{
  g_autoptr (GPtrArray) households = make_two ();
  GocuaRecord *newer = households->pdata[1];
  GocuaMergeChoice choice;

  gocua_record_set_text (households->pdata[0], GOCUA_HOUSEHOLD_CODE, "A1");
  newer->stamps[GOCUA_HOUSEHOLD_CODE] = 30;
  gocua_merge_suggest (households, &choice);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_CODE], ==, 0);
}

/* A tổ is one of a khu phố: the number of another khu phố's tổ means nothing. */
static void
test_group_follows_area (void)
{
  g_autoptr (GPtrArray) households = make_two ();
  GocuaId three = id_of (3), four = id_of (4);
  GocuaMergeChoice choice;

  gocua_record_set_id (households->pdata[0], GOCUA_HOUSEHOLD_AREA, &three);
  gocua_record_set_text (households->pdata[1], GOCUA_HOUSEHOLD_GROUP, "Tổ 9");
  gocua_record_set_id (households->pdata[1], GOCUA_HOUSEHOLD_AREA, &three);
  gocua_merge_suggest (households, &choice);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_GROUP], ==, 1);
  gocua_record_set_id (households->pdata[1], GOCUA_HOUSEHOLD_AREA, &four);
  gocua_merge_suggest (households, &choice);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_AREA], ==, 0);
  g_assert_cmpuint (choice.from[GOCUA_HOUSEHOLD_GROUP], ==, 0);
}

static void
test_batch (void)
{
  g_autoptr (GPtrArray) households = make_two ();
  g_autoptr (GocuaBatch) batch = NULL;
  const GocuaChange *kept, *other;
  GocuaMergeChoice choice;

  gocua_merge_suggest (households, &choice);
  batch = gocua_merge_make_batch (households, &choice);
  g_assert_cmpstr (batch->action, ==, "household.merge");
  g_assert_cmpuint (batch->changes->len, ==, 2);
  kept = batch->changes->pdata[0];
  other = batch->changes->pdata[1];
  g_assert_cmpuint (gocua_change_get_n_sets (kept), ==, 2);
  g_assert_cmpstr (gocua_change_find_set (kept, "head")->value.text, ==, "Nguyễn Thị Ánh");
  g_assert_cmpstr (gocua_change_find_set (kept, "code")->value.text, ==, "A7");
  g_assert_cmpuint (gocua_change_get_n_sets (other), ==, 1);
  g_assert_true (gocua_id_equal (&gocua_change_find_set (other, "merged_into")->value.id, &kept->entity));
  g_assert_true (gocua_change_validate (kept, FALSE, NULL, NULL));
  g_assert_true (gocua_change_validate (other, FALSE, NULL, NULL));
}

/* What is merged into a household that was taken off the roster brings it back, if it was on it itself. */
static void
test_batch_brings_back (void)
{
  g_autoptr (GPtrArray) households = make_two ();
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaMergeChoice choice = { { 0 } };

  gocua_record_set_int (households->pdata[0], GOCUA_HOUSEHOLD_ARCHIVED, 1);
  batch = gocua_merge_make_batch (households, &choice);
  g_assert_cmpint (gocua_change_find_set (batch->changes->pdata[0], "archived")->value.integer, ==, 0);
}

static void
test_distinct (void)
{
  GocuaId one = id_of (1), two = id_of (2), three = id_of (3);
  GocuaId id, swapped, other;
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.distinct");
  const GocuaChange *change;

  gocua_merge_init_distinct_id (&id, &one, &two);
  gocua_merge_init_distinct_id (&swapped, &two, &one);
  gocua_merge_init_distinct_id (&other, &one, &three);
  g_assert_true (gocua_id_equal (&id, &swapped));
  g_assert_false (gocua_id_equal (&id, &other));
  seen = gocua_record_new (GOCUA_KIND_DISTINCT_PAIR, &id);
  gocua_merge_put_distinct (batch, seen, &two, &one);
  change = batch->changes->pdata[0];
  g_assert_true (gocua_change_validate (change, TRUE, NULL, NULL));
  g_assert_true (gocua_id_equal (&gocua_change_find_set (change, "household_a")->value.id, &one));
  g_assert_true (gocua_id_equal (&gocua_change_find_set (change, "household_b")->value.id, &two));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/chain", test_chain);
  g_test_add_func ("/merge/circle", test_circle);
  g_test_add_func ("/merge/end-is-gone", test_end_is_gone);
  g_test_add_func ("/merge/convergence", test_convergence);
  g_test_add_func ("/merge/suggestion", test_suggestion);
  g_test_add_func ("/merge/code-stays", test_code_stays);
  g_test_add_func ("/merge/group-follows-area", test_group_follows_area);
  g_test_add_func ("/merge/batch", test_batch);
  g_test_add_func ("/merge/batch-brings-back", test_batch_brings_back);
  g_test_add_func ("/merge/distinct", test_distinct);
  return g_test_run ();
}
