/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-record.c: merging is the same in any order, and stamps come back as they were packed. */

#include "core/gocua-batch.h"
#include "core/gocua-record.h"

static GocuaId
random_id (void)
{
  GocuaId id;

  gocua_id_init_new (&id, g_test_rand_int_range (0, 1000000));
  return id;
}

/* Few devices, few stamps, few values: collisions are what is to be tested. */
static GocuaChange *
random_change (const GocuaId *entity, const GocuaId *devices)
{
  static const char *const fields[] = { "head", "address", "note", "from-the-future" };
  GocuaChange *change = gocua_change_new ("household", entity);
  guint first = (guint) g_test_rand_int_range (0, 4);

  change->id = random_id ();
  change->stamp = GOCUA_STAMP_MAKE (g_test_rand_int_range (1, 6), g_test_rand_int_range (0, 2));
  change->device = devices[g_test_rand_int_range (0, 3)];
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GocuaValue) value = GOCUA_VALUE_INIT;
      /* Two values of the same stamp and device are there too: a store that was copied makes them. */
      g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 4));

      if (g_test_rand_int_range (0, 3) != 0)
        gocua_value_set_text (&value, text);
      gocua_change_add (change, fields[(first + i) % 4], &value, 0);
    }
  return change;
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

static GocuaRecord *
merge_all (const GocuaId *entity, GPtrArray *changes)
{
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, entity);

  for (guint i = 0; i < changes->len; i++)
    gocua_record_apply (record, changes->pdata[i]);
  return record;
}

static void
test_merge_any_order (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
      GocuaId entity = random_id ();
      GocuaId devices[3] = { random_id (), random_id (), random_id () };
      g_autoptr (GocuaRecord) first = NULL;
      g_autoptr (GocuaRecord) second = NULL;

      for (int i = 0; i < 12; i++)
        g_ptr_array_add (changes, random_change (&entity, devices));
      first = merge_all (&entity, changes);
      shuffle (changes);
      for (int i = 0; i < 4; i++)
        g_ptr_array_add (changes, gocua_change_ref (changes->pdata[i]));
      second = merge_all (&entity, changes);
      g_assert_true (gocua_record_equal (first, second));
    }
}

/* Of two that tie, both fields of a unit come from one: 4 of 4, or 3 of 5, never 4 of 5. */
static void
test_unit_never_mixes (void)
{
  static const gint64 pairs[][2] = { { 4, 4 }, { 5, 3 }, { 5, 1 }, { 9, 0 } };

  for (int round = 0; round < 100; round++)
    {
      GocuaId entity = random_id ();
      GocuaId device = random_id ();
      g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &entity);

      for (int i = 0; i < 6; i++)
        {
          g_autoptr (GocuaChange) change = gocua_change_new ("household", &entity);
          g_auto (GocuaValue) value = GOCUA_VALUE_INIT;
          const gint64 *pair = pairs[g_test_rand_int_range (0, G_N_ELEMENTS (pairs))];

          change->stamp = 5;
          change->device = device;
          gocua_value_set_int (&value, pair[1]);
          gocua_change_add (change, "eligible", &value, 0);
          gocua_value_set_int (&value, pair[0]);
          gocua_change_add (change, "people", &value, 0);
          gocua_record_apply (record, change);
        }
      for (gsize i = 0; i <= G_N_ELEMENTS (pairs); i++)
        {
          g_assert_cmpuint (i, <, G_N_ELEMENTS (pairs));
          if (gocua_record_get_int (record, GOCUA_HOUSEHOLD_PEOPLE, -1) == pairs[i][0] &&
              gocua_record_get_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, -1) == pairs[i][1])
            break;
        }
    }
}

static void
test_stamps_come_back (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
      GocuaId entity = random_id ();
      GocuaId devices[3] = { random_id (), random_id (), random_id () };
      g_autoptr (GocuaRecord) record = NULL;
      g_autoptr (GocuaRecord) copy = NULL;
      guint8 packed[GOCUA_RECORD_MAX_PACKED], again[GOCUA_RECORD_MAX_PACKED];
      gsize size, size_again;

      for (int i = 0; i < 5; i++)
        g_ptr_array_add (changes, random_change (&entity, devices));
      record = merge_all (&entity, changes);
      size = gocua_record_pack_stamps (record, packed);
      copy = gocua_record_copy (record);
      memset (copy->stamps, 0, sizeof copy->stamps);
      memset (copy->devices, 0, sizeof copy->devices);
      g_assert_true (gocua_record_unpack_stamps (copy, packed, size));
      g_assert_true (gocua_record_equal (record, copy));
      size_again = gocua_record_pack_stamps (copy, again);
      g_assert_cmpuint (size, ==, size_again);
      g_assert_true (memcmp (packed, again, size) == 0);
    }
  {
    g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_AREA, NULL);

    g_assert_false (gocua_record_unpack_stamps (record, (const guint8 *) "abc", 3));
  }
}

static void
test_deleted_stays_deleted (void)
{
  GocuaId entity = random_id ();
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_AREA, &entity);
  g_autoptr (GocuaChange) delete = gocua_change_new ("area", &entity);
  g_autoptr (GocuaChange) rename = gocua_change_new ("area", &entity);
  g_auto (GocuaValue) one = GOCUA_VALUE_INIT;
  g_auto (GocuaValue) name = GOCUA_VALUE_INIT;

  gocua_value_set_int (&one, 1);
  gocua_value_set_text (&name, "Khu phố 3");
  gocua_change_add (delete, "deleted", &one, 0);
  gocua_change_add (rename, "name", &name, 0);
  delete->stamp = 5;
  rename->stamp = 9;
  g_assert_false (gocua_record_was_made (record));
  gocua_record_apply (record, delete);
  gocua_record_apply (record, rename);
  g_assert_true (gocua_record_was_made (record));
  g_assert_false (gocua_record_exists (record));
}

/* The first 48 bits of a UUIDv7. */
static gint64
time_of (const GocuaId *id)
{
  gint64 ms = 0;

  for (int i = 0; i < 6; i++)
    ms = ms << 8 | id->bytes[i];
  return ms;
}

static void
test_batch_sets_only_what_differs (void)
{
  GocuaId entity = random_id ();
  g_autoptr (GocuaRecord) seen = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &entity);
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  const GocuaChange *change;

  gocua_record_set_text (seen, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé");
  gocua_record_set_int (seen, GOCUA_HOUSEHOLD_PEOPLE, 4);
  gocua_record_set_int (seen, GOCUA_HOUSEHOLD_ELIGIBLE, 2);
  seen->stamps[GOCUA_HOUSEHOLD_PEOPLE] = seen->stamps[GOCUA_HOUSEHOLD_ELIGIBLE] = 77;
  wanted = gocua_record_copy (seen);
  g_assert_false (gocua_batch_put (batch, seen, wanted));
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  g_assert_true (gocua_batch_put (batch, seen, wanted));
  change = batch->changes->pdata[0];
  /* The other field of the unit goes with it, so that the pair wins or loses together. */
  g_assert_cmpuint (gocua_change_get_n_sets (change), ==, 2);
  g_assert_cmpint (gocua_change_find_set (change, "people")->value.integer, ==, 4);
  g_assert_cmpuint (gocua_change_find_set (change, "eligible")->base, ==, 77);
}

/* Only what has no id gets one, by the clock that is handed in; the person's record has it too. */
static void
test_batch_gives_ids (void)
{
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  GocuaId own = random_id ();
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &own);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  GocuaChange *changes[3];
  GocuaId given;

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé");
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ 1");
  gocua_batch_put (batch, NULL, area);
  gocua_batch_put (batch, NULL, household);
  gocua_batch_put (batch, NULL, team);
  g_assert_true (gocua_id_is_null (&area->id));

  gocua_batch_give_ids (batch, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      changes[i] = batch->changes->pdata[i];
      g_assert_cmpint (time_of (&changes[i]->id), ==, 1000);
    }
  g_assert_cmpint (time_of (&batch->id), ==, 1000);
  g_assert_cmpint (time_of (&area->id), ==, 1000);
  g_assert_cmpint (time_of (&team->id), ==, 1000);
  g_assert_true (gocua_id_equal (&changes[0]->entity, &area->id));
  g_assert_true (gocua_id_equal (&changes[1]->entity, &own));
  g_assert_true (gocua_id_equal (&changes[2]->entity, &team->id));
  g_assert_false (gocua_id_equal (&area->id, &team->id));

  /* Tried again after a full disk, the batch and its things are the same. */
  given = area->id;
  gocua_batch_give_ids (batch, 2000);
  g_assert_true (gocua_id_equal (&area->id, &given));
  g_assert_true (gocua_id_equal (&changes[0]->entity, &given));
  g_assert_cmpint (time_of (&batch->id), ==, 1000);
}

static void
test_text_is_cleaned (void)
{
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "  Tra\xcc\x82\xcc\x80n   Be\xcc\x81 ");
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD), ==, "Trần Bé");
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "   ");
  g_assert_null (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/unit-never-mixes", test_unit_never_mixes);
  g_test_add_func ("/record/merge-any-order", test_merge_any_order);
  g_test_add_func ("/record/stamps-come-back", test_stamps_come_back);
  g_test_add_func ("/record/deleted-stays-deleted", test_deleted_stays_deleted);
  g_test_add_func ("/record/batch-sets-only-what-differs", test_batch_sets_only_what_differs);
  g_test_add_func ("/record/batch-gives-ids", test_batch_gives_ids);
  g_test_add_func ("/record/text-is-cleaned", test_text_is_cleaned);
  return g_test_run ();
}
