/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflict-store.c: two people set one field without knowing of each other, and a third one settles it.
 */

#include "gocua-test-store.h"

#include "store/gocua-conflict-store.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"
#include "store/gocua-sync-store.h"

/* Two stores of one ward that hold the same household. */
typedef struct
{
  TestStore one;
  TestStore two;
  GocuaId household;
} Pair;

static void
exchange (TestStore *from, TestStore *to)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_all (from->db);
  g_autoptr (GError) error = NULL;

  gocua_journal_receive (to->db, changes, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
exchange_both (Pair *self)
{
  exchange (&self->one, &self->two);
  exchange (&self->two, &self->one);
}

static void
pair_open (Pair *self)
{
  test_store_open (&self->one);
  test_store_open (&self->two);
  gocua_clock_advance (self->two.clock, 60);
  gocua_db_set_author (self->two.db, "Lê Thị Hoa");
  self->household = test_add_household (&self->one, "Trần Văn Bé", "12 Lê Lợi", NULL);
  exchange_both (self);
}

static void
pair_close (Pair *self)
{
  test_assert_rebuild_equal (self->one.db);
  test_assert_rebuild_equal (self->two.db);
  test_store_close (&self->one);
  test_store_close (&self->two);
}

static GocuaRecord *
load (TestStore *store, const GocuaId *household)
{
  return gocua_projection_load (store->db, GOCUA_KIND_HOUSEHOLD, household, NULL);
}

static GocuaId
commit_edit (TestStore *store, const GocuaRecord *seen, GocuaRecord *wanted)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GError) error = NULL;

  gocua_clock_advance (store->clock, 1000);
  gocua_batch_put (batch, seen, wanted);
  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  return batch->id;
}

static GocuaId
edit_head (TestStore *store, const GocuaId *household, const char *head)
{
  g_autoptr (GocuaRecord) seen = load (store, household);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, head);
  return commit_edit (store, seen, wanted);
}

static void
edit_people (TestStore *store, const GocuaId *household, gint64 people, gint64 eligible)
{
  g_autoptr (GocuaRecord) seen = load (store, household);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, people);
  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, eligible);
  commit_edit (store, seen, wanted);
}

static GPtrArray *
list_of (TestStore *store, guint n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = gocua_conflicts_list (store->db, 100, &error);
  gint64 counted = -1;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, n);
  g_assert_true (gocua_conflicts_count (store->db, &counted, &error));
  g_assert_cmpint (counted, ==, n);
  return list;
}

static void
assert_n (TestStore *store, guint n)
{
  g_autoptr (GPtrArray) list = list_of (store, n);

  g_assert_nonnull (list);
}

static void
assert_head (TestStore *store, const GocuaId *household, const char *head)
{
  g_autoptr (GocuaRecord) record = load (store, household);

  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD), ==, head);
}

static void
make_conflict (Pair *self)
{
  edit_head (&self->one, &self->household, "Trần Văn Bảy");
  edit_head (&self->two, &self->household, "Trần Văn Tám");
  exchange_both (self);
}

static void
test_listed_alike (void)
{
  Pair pair = { 0 };
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;
  GocuaConflict *a, *b;

  pair_open (&pair);
  assert_n (&pair.one, 0);
  make_conflict (&pair);
  one = list_of (&pair.one, 1);
  two = list_of (&pair.two, 1);
  a = one->pdata[0];
  b = two->pdata[0];
  g_assert_true (gocua_id_equal (&a->id, &b->id));
  g_assert_true (gocua_id_equal (&a->winner.change, &b->winner.change));
  g_assert_cmpint (a->kind, ==, GOCUA_KIND_HOUSEHOLD);
  g_assert_true (gocua_id_equal (&a->entity, &pair.household));
  g_assert_cmpuint (a->field, ==, GOCUA_HOUSEHOLD_HEAD);
  g_assert_cmpstr (a->winner.value.text, ==, "Trần Văn Tám");
  g_assert_cmpstr (a->winner.author, ==, "Lê Thị Hoa");
  g_assert_cmpint (a->winner.made_ms, ==, TEST_NOW_MS + 1060);
  g_assert_cmpstr (a->other.value.text, ==, "Trần Văn Bảy");
  g_assert_cmpstr (a->other.author, ==, "Nguyễn Thị Thử");
  g_assert_cmpstr (a->now.text, ==, "Trần Văn Tám");
  g_assert_cmpstr (a->title, ==, "12 Lê Lợi, Trần Văn Tám");
  g_assert_true (gocua_id_equal (&a->household, &pair.household));
  pair_close (&pair);
}

static void
test_other_fields_merge (void)
{
  Pair pair = { 0 };

  pair_open (&pair);
  edit_head (&pair.one, &pair.household, "Trần Văn Bảy");
  edit_people (&pair.two, &pair.household, 6, 2);
  exchange_both (&pair);
  assert_n (&pair.one, 0);
  assert_head (&pair.two, &pair.household, "Trần Văn Bảy");
  pair_close (&pair);
}

/* The number of people is the same for both: what is shown is where they differ. */
static void
test_unit (void)
{
  Pair pair = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaRecord) record = NULL;
  GocuaConflict *one;

  pair_open (&pair);
  edit_people (&pair.one, &pair.household, 6, 2);
  edit_people (&pair.two, &pair.household, 6, 5);
  exchange_both (&pair);
  list = list_of (&pair.one, 1);
  one = list->pdata[0];
  g_assert_cmpuint (one->field, ==, GOCUA_HOUSEHOLD_ELIGIBLE);
  g_assert_cmpint (one->other.value.integer, ==, 2);
  batch = gocua_conflicts_settle (pair.one.db, one, TRUE, NULL);
  g_assert_nonnull (batch);
  record = load (&pair.one, &pair.household);
  g_assert_cmpint (gocua_record_get_int (record, GOCUA_HOUSEHOLD_PEOPLE, -1), ==, 6);
  g_assert_cmpint (gocua_record_get_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, -1), ==, 2);
  assert_n (&pair.one, 0);
  pair_close (&pair);
}

static void
settle_first (TestStore *store, gboolean take_other, GocuaId *batch_id)
{
  g_autoptr (GPtrArray) list = gocua_conflicts_list (store->db, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = NULL;

  gocua_clock_advance (store->clock, 1000);
  batch = gocua_conflicts_settle (store->db, list->pdata[0], take_other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (batch->action, ==, "conflict.settle");
  if (batch_id != NULL)
    *batch_id = batch->id;
}

static void
test_settled_everywhere (gconstpointer take_other)
{
  Pair pair = { 0 };
  const char *wanted = take_other != NULL ? "Trần Văn Bảy" : "Trần Văn Tám";

  pair_open (&pair);
  make_conflict (&pair);
  settle_first (&pair.two, take_other != NULL, NULL);
  assert_n (&pair.two, 0);
  exchange_both (&pair);
  assert_n (&pair.one, 0);
  assert_head (&pair.one, &pair.household, wanted);
  assert_head (&pair.two, &pair.household, wanted);
  pair_close (&pair);
}

/* Two settle it at once in two ways: one of the values stands, and there is no conflict about the conflict.
 */
static void
test_settled_twice (void)
{
  Pair pair = { 0 };

  pair_open (&pair);
  make_conflict (&pair);
  settle_first (&pair.one, TRUE, NULL);
  settle_first (&pair.two, FALSE, NULL);
  exchange_both (&pair);
  assert_n (&pair.one, 0);
  assert_n (&pair.two, 0);
  assert_head (&pair.one, &pair.household, "Trần Văn Bảy");
  assert_head (&pair.two, &pair.household, "Trần Văn Bảy");
  pair_close (&pair);
}

static void
test_settling_can_be_undone (void)
{
  Pair pair = { 0 };
  GocuaId batch;
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GocuaBatch) redo = NULL;

  pair_open (&pair);
  make_conflict (&pair);
  settle_first (&pair.one, TRUE, &batch);
  undo = gocua_journal_undo (pair.one.db, &batch, NULL, NULL);
  g_assert_nonnull (undo);
  assert_n (&pair.one, 1);
  assert_head (&pair.one, &pair.household, "Trần Văn Tám");
  redo = gocua_journal_undo (pair.one.db, &undo->id, NULL, NULL);
  g_assert_nonnull (redo);
  assert_n (&pair.one, 0);
  assert_head (&pair.one, &pair.household, "Trần Văn Bảy");
  exchange_both (&pair);
  assert_n (&pair.two, 0);
  assert_head (&pair.two, &pair.household, "Trần Văn Bảy");
  pair_close (&pair);
}

/* A dialog was open while somebody else's value came in. */
static void
test_open_dialog (void)
{
  Pair pair = { 0 };
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  pair_open (&pair);
  seen = load (&pair.one, &pair.household);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, "Từ hộp thoại");
  edit_head (&pair.two, &pair.household, "Trần Văn Tám");
  exchange_both (&pair);
  commit_edit (&pair.one, seen, wanted);
  assert_n (&pair.one, 1);
  assert_head (&pair.one, &pair.household, "Từ hộp thoại");
  exchange_both (&pair);
  assert_n (&pair.two, 1);
  pair_close (&pair);
}

static void
test_deleted_thing_asks_nobody (void)
{
  Pair pair = { 0 };
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaBatch) undo = NULL;

  pair_open (&pair);
  make_conflict (&pair);
  seen = load (&pair.one, &pair.household);
  gocua_batch_delete (batch, seen);
  g_assert_true (gocua_journal_commit (pair.one.db, batch, NULL, NULL, NULL));
  assert_n (&pair.one, 0);
  undo = gocua_journal_undo (pair.one.db, &batch->id, NULL, NULL);
  g_assert_nonnull (undo);
  assert_n (&pair.one, 1);
  pair_close (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict-store/listed-alike", test_listed_alike);
  g_test_add_func ("/conflict-store/other-fields-merge", test_other_fields_merge);
  g_test_add_func ("/conflict-store/unit", test_unit);
  g_test_add_data_func ("/conflict-store/settled/keep", NULL, test_settled_everywhere);
  g_test_add_data_func ("/conflict-store/settled/take-other", "other", test_settled_everywhere);
  g_test_add_func ("/conflict-store/settled-twice", test_settled_twice);
  g_test_add_func ("/conflict-store/undone", test_settling_can_be_undone);
  g_test_add_func ("/conflict-store/open-dialog", test_open_dialog);
  g_test_add_func ("/conflict-store/deleted-thing", test_deleted_thing_asks_nobody);
  return g_test_run ();
}
