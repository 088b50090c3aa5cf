/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflict.c: who has not seen whose value, whatever the order in which the changes come. */

#include "core/gocua-conflict.h"
#include "core/gocua-record.h"

#define N_DEVICES 4

static void
add_text (GocuaChange *change, const char *field, const char *text, GocuaStamp base)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, field, &value, base);
}

static void
add_people (GocuaChange *change, gint64 people, gint64 eligible, GocuaStamp base)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_int (&value, people);
  gocua_change_add (change, "people", &value, base);
  gocua_value_set_int (&value, eligible);
  gocua_change_add (change, "eligible", &value, base);
}

static GocuaChange *
new_change (guint8 device, GocuaStamp stamp)
{
  GocuaId entity = { { 7 } };
  GocuaChange *change = gocua_change_new ("household", &entity);

  gocua_id_init_new (&change->id, 1);
  change->device.bytes[0] = device;
  change->stamp = stamp;
  return change;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
}

static GocuaChange *
add_edit (GPtrArray *list, guint8 device, GocuaStamp stamp, const char *text, GocuaStamp base)
{
  GocuaChange *change = new_change (device, stamp);

  add_text (change, "head", text, base);
  g_ptr_array_add (list, change);
  return change;
}

static GArray *
find (GPtrArray *changes)
{
  return gocua_clashes_find (GOCUA_KIND_HOUSEHOLD, changes);
}

static void
assert_n_clashes (GPtrArray *changes, guint n)
{
  g_autoptr (GArray) clashes = find (changes);

  g_assert_cmpuint (clashes->len, ==, n);
}

static void
test_one_after_the_other (void)
{
  g_autoptr (GPtrArray) list = new_list ();

  add_edit (list, 1, 10, "Một", 0);
  add_edit (list, 2, 20, "Hai", 10);
  add_edit (list, 1, 30, "Ba", 20);
  assert_n_clashes (list, 0);
  /* Its own value it has always seen. */
  add_edit (list, 1, 40, "Bốn", 0);
  assert_n_clashes (list, 0);
}

static void
test_side_by_side (void)
{
  g_autoptr (GPtrArray) list = new_list ();
  GocuaChange *one, *two;
  g_autoptr (GArray) clashes = NULL;
  GocuaClash *clash;
  GocuaId other_way;

  add_edit (list, 1, 10, "Một", 0);
  one = add_edit (list, 2, 20, "Hai", 10);
  two = add_edit (list, 1, 30, "Ba", 10);
  clashes = find (list);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = &g_array_index (clashes, GocuaClash, 0);
  g_assert_true (clash->winner == two && clash->other == one);
  g_assert_cmpuint (clash->field, ==, GOCUA_HOUSEHOLD_HEAD);
  gocua_clash_make_id (&other_way, GOCUA_KIND_HOUSEHOLD, GOCUA_HOUSEHOLD_HEAD, &two->id, &one->id);
  g_assert_true (gocua_id_equal (&clash->id, &other_way));
}

static void
test_same_value_is_no_conflict (void)
{
  g_autoptr (GPtrArray) list = new_list ();

  add_edit (list, 1, 10, "Một", 0);
  add_edit (list, 2, 20, "Hai", 10);
  add_edit (list, 1, 30, "Hai", 10);
  assert_n_clashes (list, 0);
}

/* Both were offline and corrected themselves: only what each said last is asked. */
static void
test_replaced_value_is_out_of_the_way (void)
{
  g_autoptr (GPtrArray) list = new_list ();
  g_autoptr (GArray) clashes = NULL;
  GocuaChange *last_of_one, *last_of_two;

  add_edit (list, 1, 10, "Một", 0);
  add_edit (list, 2, 20, "Hai", 10);
  last_of_one = add_edit (list, 1, 30, "Ba", 10);
  last_of_two = add_edit (list, 2, 40, "Bốn", 20);
  clashes = find (list);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_true (g_array_index (clashes, GocuaClash, 0).winner == last_of_two);
  g_assert_true (g_array_index (clashes, GocuaClash, 0).other == last_of_one);
}

static void
test_unit_is_one_conflict (void)
{
  g_autoptr (GPtrArray) list = new_list ();
  GocuaChange *one = new_change (1, 10), *two = new_change (2, 20), *three = new_change (3, 30);
  g_autoptr (GArray) clashes = NULL;

  add_people (one, 5, 3, 0);
  add_people (two, 5, 4, 0);
  add_people (three, 5, 4, 10);
  g_ptr_array_add (list, one);
  g_ptr_array_add (list, two);
  g_ptr_array_add (list, three);
  clashes = find (list);
  g_assert_cmpuint (clashes->len, ==, 0); /* 3 based on 1 replaces it, and 2 says the same as 3 */
  add_edit (list, 4, 40, "Khác", 0);
  assert_n_clashes (list, 0);
  gocua_value_set_int (&g_array_index (three->sets, GocuaSet, 1).value, 2);
  g_array_unref (g_steal_pointer (&clashes));
  clashes = find (list);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpuint (g_array_index (clashes, GocuaClash, 0).field, ==, GOCUA_HOUSEHOLD_PEOPLE);
}

static void
test_settling_never_clashes (void)
{
  GocuaId entity = { { 9 } };
  g_autoptr (GPtrArray) list = new_list ();
  g_autoptr (GArray) clashes = NULL;

  for (guint8 i = 1; i <= 2; i++)
    {
      GocuaChange *change = gocua_change_new ("conflict", &entity);
      g_auto (GocuaValue) value = GOCUA_VALUE_INIT;
      GocuaId chosen = { { i } };

      change->device.bytes[0] = i;
      change->stamp = i;
      gocua_value_set_id (&value, &chosen);
      gocua_change_add (change, "chosen", &value, 0);
      g_ptr_array_add (list, change);
    }
  clashes = gocua_clashes_find (GOCUA_KIND_CONFLICT, list);
  g_assert_cmpuint (clashes->len, ==, 0);
}

/* A device that edits what it has seen, and sees what others made when they meet. */
typedef struct
{
  GPtrArray *all;
  GHashTable *seen[N_DEVICES];
  GHashTable *known_at; /* change -> set of the changes that its device had seen */
  GocuaStamp last[N_DEVICES];
  gboolean alike; /* devices may give the same stamp */
} World;

static void
world_init (World *self, gboolean alike)
{
  self->alike = alike;
  self->all = new_list ();
  self->known_at = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (int i = 0; i < N_DEVICES; i++)
    {
      self->seen[i] = g_hash_table_new (NULL, NULL);
      self->last[i] = 0;
    }
}

static void
world_clear (World *self)
{
  for (int i = 0; i < N_DEVICES; i++)
    g_hash_table_unref (self->seen[i]);
  g_hash_table_unref (self->known_at);
  g_ptr_array_unref (self->all);
}

static void
copy_set (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (to, key);
}

static GocuaRecord *
what_it_sees (World *self, int device)
{
  GocuaId entity = { { 7 } };
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &entity);
  GHashTableIter iter;
  gpointer change;

  g_hash_table_iter_init (&iter, self->seen[device]);
  while (g_hash_table_iter_next (&iter, &change, NULL))
    gocua_record_apply (record, change);
  return record;
}

static void
edit (World *self, int device)
{
  g_autoptr (GocuaRecord) record = what_it_sees (self, device);
  GocuaStamp now = (GocuaStamp) g_test_rand_int_range (1, 40);
  GocuaStamp after = MAX (self->last[device] / N_DEVICES + 1, now);
  GocuaStamp stamp = after * N_DEVICES + (self->alike ? 0 : (GocuaStamp) device);
  GocuaChange *change = new_change ((guint8) (device + 1), stamp);
  g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 3));

  self->last[device] = stamp;
  if (g_test_rand_int_range (0, 3) > 0)
    add_text (change, "head", text, record->stamps[GOCUA_HOUSEHOLD_HEAD]);
  if (g_test_rand_int_range (0, 3) == 0)
    add_text (change, "note", text, record->stamps[GOCUA_HOUSEHOLD_NOTE]);
  if (g_test_rand_int_range (0, 3) == 0 || gocua_change_get_n_sets (change) == 0)
    add_people (change, 4, g_test_rand_int_range (0, 3), record->stamps[GOCUA_HOUSEHOLD_PEOPLE]);
  g_ptr_array_add (self->all, change);
  g_hash_table_insert (self->known_at, change, g_hash_table_new (NULL, NULL));
  copy_set (g_hash_table_lookup (self->known_at, change), self->seen[device]);
  g_hash_table_add (self->seen[device], change);
}

static void
meet (World *self, int one, int two)
{
  GHashTableIter iter;
  gpointer change;

  if (one == two)
    return;
  copy_set (self->seen[one], self->seen[two]);
  g_hash_table_iter_init (&iter, self->seen[one]);
  while (g_hash_table_iter_next (&iter, &change, NULL))
    self->last[one] = MAX (self->last[one], ((GocuaChange *) change)->stamp);
}

static gboolean
is_listed (GArray *clashes, const GocuaChange *other, const char *field)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const GocuaClash *clash = &g_array_index (clashes, GocuaClash, i);

      if (clash->other == other &&
          g_str_equal (gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD)->fields[clash->field].name, field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_the_same (const GocuaChange *a, const GocuaChange *b, const char *field)
{
  return gocua_value_equal (&gocua_change_find_set (a, field)->value,
                            &gocua_change_find_set (b, field)->value) &&
         (!g_str_equal (field, "people") || says_the_same (a, b, "eligible"));
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const GocuaChange *x = *(GocuaChange *const *) a;
  const GocuaChange *y = *(GocuaChange *const *) b;

  if (x->stamp != y->stamp)
    return x->stamp < y->stamp ? -1 : 1;
  return gocua_id_compare (&x->device, &y->device);
}

static gboolean
knew (World *self, const GocuaChange *who, const GocuaChange *whom)
{
  return g_hash_table_contains (g_hash_table_lookup (self->known_at, who), whom);
}

/* Nothing that anyone entered is gone without a word: it stands, somebody who knew it replaced it, the next
 * one says the same, or it is in the list. */
static void
check_nothing_is_lost (World *self, GArray *clashes, const char *field)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    if (gocua_change_find_set (self->all->pdata[i], field) != NULL)
      g_ptr_array_add (edits, self->all->pdata[i]);
  g_ptr_array_sort (edits, compare_changes);
  for (guint i = 0; i + 1 < edits->len; i++)
    {
      const GocuaChange *change = edits->pdata[i];
      gboolean replaced = FALSE;

      for (guint j = 0; j < edits->len; j++)
        replaced |= knew (self, edits->pdata[j], change) &&
                    gocua_change_find_set (edits->pdata[j], field)->base == change->stamp;
      g_assert_true (replaced || says_the_same (change, edits->pdata[i + 1], field) ||
                     is_listed (clashes, change, field));
    }
}

static void
check_nobody_knew (World *self, GArray *clashes)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const GocuaClash *clash = &g_array_index (clashes, GocuaClash, i);

      g_assert_false (knew (self, clash->winner, clash->other));
      g_assert_false (knew (self, clash->other, clash->winner));
    }
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

static void
check_any_order (World *self, GArray *clashes)
{
  g_autoptr (GArray) again = NULL;

  shuffle (self->all);
  again = find (self->all);
  g_assert_cmpuint (again->len, ==, clashes->len);
  for (guint i = 0; i < clashes->len; i++)
    {
      const GocuaClash *a = &g_array_index (clashes, GocuaClash, i);
      const GocuaClash *b = &g_array_index (again, GocuaClash, i);

      g_assert_true (gocua_id_equal (&a->id, &b->id) && a->winner == b->winner && a->other == b->other);
    }
}

static void
test_random_histories (void)
{
  guint n_clashes = 0;

  for (int round = 0; round < 2000; round++)
    {
      World world;
      g_autoptr (GArray) clashes = NULL;

      world_init (&world, round % 4 == 0);
      for (int step = g_test_rand_int_range (2, 20); step > 0; step--)
        if (g_test_rand_bit ())
          edit (&world, g_test_rand_int_range (0, N_DEVICES));
        else
          meet (&world, g_test_rand_int_range (0, N_DEVICES), g_test_rand_int_range (0, N_DEVICES));
      clashes = find (world.all);
      check_nothing_is_lost (&world, clashes, "head");
      check_nothing_is_lost (&world, clashes, "note");
      check_nothing_is_lost (&world, clashes, "people");
      if (!world.alike)
        check_nobody_knew (&world, clashes);
      check_any_order (&world, clashes);
      n_clashes += clashes->len;
      world_clear (&world);
    }
  g_assert_cmpuint (n_clashes, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/conflict/side-by-side", test_side_by_side);
  g_test_add_func ("/conflict/same-value", test_same_value_is_no_conflict);
  g_test_add_func ("/conflict/replaced-value", test_replaced_value_is_out_of_the_way);
  g_test_add_func ("/conflict/unit", test_unit_is_one_conflict);
  g_test_add_func ("/conflict/settling", test_settling_never_clashes);
  g_test_add_func ("/conflict/random-histories", test_random_histories);
  return g_test_run ();
}
