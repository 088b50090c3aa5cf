/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-merged.c: merged households are in no list, their visits count at the one that stays, and all stores
 * agree, whoever merged what and in whatever order it comes in. */

#include "gocua-test-store.h"

#include "core/gocua-merge.h"
#include "store/gocua-check.h"
#include "store/gocua-household-search.h"
#include "store/gocua-households.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-merged.h"

#define N_STORES     3
#define N_HOUSEHOLDS 5

static void
assert_sound (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = gocua_check_run (store->db, NULL, NULL, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (const char *) problems->pdata[0]);
}

/* Merges @other into @kept as the program does; returns the batch. */
static GocuaId
merge (TestStore *store, const GocuaId *kept, const GocuaId *other)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  GocuaMergeChoice choice;

  g_ptr_array_add (households, gocua_household_load (store->db, kept, &error));
  g_ptr_array_add (households, gocua_household_load (store->db, other, &error));
  g_assert_no_error (error);
  gocua_merge_suggest (households, &choice);
  batch = gocua_merge_make_batch (households, &choice);
  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  return batch->id;
}

static int
attempts_of (TestStore *store, const GocuaId *household)
{
  g_auto (GocuaStatus) status = { 0 };
  GocuaId campaign = test_campaign_id ();
  g_autoptr (GError) error = NULL;

  gocua_household_get_status (store->db, household, &campaign, &status, &error);
  g_assert_no_error (error);
  return status.attempts;
}

static guint
n_found (TestStore *store, const char *search)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ns = NULL;

  gocua_query_set_search (query, search);
  ns = gocua_households_query (store->db, query, NULL, NULL, &error);
  g_assert_no_error (error);
  return ns->len;
}

static guint
n_visits (TestStore *store, const GocuaId *household)
{
  g_autoptr (GPtrArray) visits = gocua_household_get_visits (store->db, household, NULL, NULL);

  return visits->len;
}

static void
test_merge_and_undo (void)
{
  TestStore store = { 0 };
  GocuaId kept, other, batch;
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GocuaBatch) redo = NULL;
  g_autoptr (GocuaRecord) shown = NULL;
  g_autoptr (GocuaHouseholdRow) row = NULL;

  test_store_open (&store);
  kept = test_add_household (&store, "NGUYEN THI ANH", "12/34 Nguyễn Trãi", NULL);
  other = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  test_add_visit (&store, &kept, "2025-12-01", "absent", NULL);
  test_add_visit (&store, &other, "2025-12-02", "met", "installed=2");

  batch = merge (&store, &kept, &other);
  g_assert_cmpuint (n_found (&store, NULL), ==, 1);
  g_assert_cmpuint (n_found (&store, "anh"), ==, 1);
  g_assert_cmpint (attempts_of (&store, &kept), ==, 2);
  g_assert_cmpuint (n_visits (&store, &kept), ==, 2);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM status"), ==, 1);
  shown = gocua_household_load (store.db, &other, NULL);
  g_assert_true (gocua_id_equal (&shown->id, &kept));
  row = gocua_households_get_row (store.db, &other, NULL, NULL);
  g_assert_true (gocua_id_equal (&row->id, &kept));
  g_assert_cmpstr (gocua_record_get_text (shown, GOCUA_HOUSEHOLD_HEAD), ==, "Nguyễn Thị Ánh");
  assert_sound (&store);

  undo = gocua_journal_undo (store.db, &batch, NULL, NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (n_found (&store, NULL), ==, 2);
  g_assert_cmpuint (n_found (&store, "anh"), ==, 2);
  g_assert_cmpint (attempts_of (&store, &kept), ==, 1);
  g_assert_cmpint (attempts_of (&store, &other), ==, 1);
  g_clear_pointer (&shown, gocua_record_unref);
  shown = gocua_household_load (store.db, &kept, NULL);
  g_assert_cmpstr (gocua_record_get_text (shown, GOCUA_HOUSEHOLD_HEAD), ==, "NGUYEN THI ANH");
  assert_sound (&store);

  redo = gocua_journal_undo (store.db, &undo->id, NULL, NULL);
  g_assert_nonnull (redo);
  g_assert_cmpint (attempts_of (&store, &kept), ==, 2);
  assert_sound (&store);
  test_store_close (&store);
}

/* What comes in for a merged household from an office that did not know is shown at the one that stays; an
 * edit of its fields is kept for the day when the merge is undone. */
static void
test_late_changes (void)
{
  TestStore store = { 0 };
  GocuaId kept, other, batch;
  g_autoptr (GocuaBatch) undo = NULL;

  test_store_open (&store);
  kept = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  other = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  batch = merge (&store, &kept, &other);
  test_add_visit (&store, &other, "2025-12-02", "met", "installed=2");
  g_assert_cmpint (attempts_of (&store, &kept), ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM status"), ==, 1);

  test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &other, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé");
  g_assert_cmpuint (n_found (&store, "tran van be"), ==, 0);
  assert_sound (&store);

  undo = gocua_journal_undo (store.db, &batch, NULL, NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (n_found (&store, "tran van be"), ==, 1);
  g_assert_cmpint (attempts_of (&store, &kept), ==, 0);
  g_assert_cmpint (attempts_of (&store, &other), ==, 1);
  assert_sound (&store);
  test_store_close (&store);
}

static void
test_code_of_merged (void)
{
  TestStore store = { 0 };
  GocuaId kept, other;
  g_autoptr (GocuaRecord) found = NULL;

  test_store_open (&store);
  kept = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  other = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  merge (&store, &kept, &other);
  test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &other, GOCUA_HOUSEHOLD_CODE, "HK-7");
  found = gocua_household_find_by_code (store.db, "HK-7", NULL);
  g_assert_nonnull (found);
  g_assert_true (gocua_id_equal (&found->id, &kept));
  test_store_close (&store);
}

/* The one that stays was deleted elsewhere (its import was undone): the other is a household again. */
static void
test_kept_is_deleted (void)
{
  TestStore store = { 0 };
  GocuaId kept, other;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = NULL;

  test_store_open (&store);
  kept = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  other = test_add_household (&store, "Nguyễn Thị Ánh", "12/34 Nguyễn Trãi", NULL);
  test_add_visit (&store, &other, "2025-12-02", "met", "installed=2");
  merge (&store, &kept, &other);
  seen = gocua_entity_load (store.db, GOCUA_KIND_HOUSEHOLD, &kept, NULL);
  gocua_batch_delete (batch, seen);
  g_assert_true (gocua_journal_commit (store.db, batch, NULL, NULL, NULL));
  g_assert_cmpuint (n_found (&store, NULL), ==, 1);
  g_assert_cmpint (attempts_of (&store, &other), ==, 1);
  assert_sound (&store);
  test_store_close (&store);
}

/* Offices that now and then hear of each other's changes */

typedef struct
{
  TestStore stores[N_STORES];
  GocuaId households[N_HOUSEHOLDS];
  GocuaId undoable[N_STORES]; /* a merge, its undoing, ...; null: none */
} Offices;

static void
send_changes (Offices *self, guint from, guint to)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_all (self->stores[from].db);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_insert (some, g_test_rand_int_range (0, (gint32) some->len + 1), changes->pdata[i]);
  gocua_journal_receive (self->stores[to].db, some, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
merge_two (Offices *self, guint office)
{
  TestStore *store = &self->stores[office];
  g_autoptr (GocuaRecord) a =
      gocua_household_load (store->db, &self->households[g_test_rand_int_range (0, N_HOUSEHOLDS)], NULL);
  g_autoptr (GocuaRecord) b =
      gocua_household_load (store->db, &self->households[g_test_rand_int_range (0, N_HOUSEHOLDS)], NULL);

  if (gocua_record_exists (a) && gocua_record_exists (b) && !gocua_id_equal (&a->id, &b->id))
    self->undoable[office] = merge (store, &a->id, &b->id);
}

static void
undo_one (Offices *self, guint office)
{
  g_autoptr (GocuaBatch) undo = NULL;

  if (gocua_id_is_null (&self->undoable[office]))
    return;
  undo = gocua_journal_undo (self->stores[office].db, &self->undoable[office], NULL, NULL);
  if (undo != NULL)
    self->undoable[office] = undo->id;
}

static void
act (Offices *self)
{
  guint office = (guint) g_test_rand_int_range (0, N_STORES);
  TestStore *store = &self->stores[office];

  gocua_clock_advance (store->clock, g_test_rand_int_range (0, 3));
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
    case 1:
      merge_two (self, office);
      break;
    case 2:
      undo_one (self, office);
      break;
    case 3:
      test_add_visit (store, &self->households[g_test_rand_int_range (0, N_HOUSEHOLDS)], "2025-12-03",
                      g_test_rand_bit () ? "met" : "absent", "installed=1");
      break;
    default:
      send_changes (self, office, (guint) g_test_rand_int_range (0, N_STORES));
      break;
    }
}

static char *
dump (TestStore *store)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      store->db,
      "SELECT group_concat (line, char (10)) FROM (SELECT hex (h.id) || ' ' || coalesce (hex (h.root), '-') "
      "|| ' ' || coalesce (h.deleted, 0) || ' ' || coalesce (s.attempts || s.last_date || s.reached || "
      "s.eligible, '') AS line FROM household h LEFT JOIN status s ON s.household = h.n ORDER BY h.id)",
      NULL);
  char *text;

  g_assert_true (gocua_db_step (store->db, statement, NULL));
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  gocua_db_done (statement);
  return text;
}

static void
assert_nobody_lost (TestStore *store)
{
  g_assert_cmpint (test_count (store->db, "SELECT count(*) FROM household WHERE deleted IS NOT 1"), >=, 1);
  g_assert_cmpint (test_count (store->db,
                               "SELECT count(*) FROM household h JOIN household r ON r.id = h.root "
                               "WHERE r.deleted IS NOT 1 AND r.root IS NULL"),
                   ==, test_count (store->db, "SELECT count(*) FROM household WHERE root IS NOT NULL"));
  g_assert_cmpint (test_count (store->db, "SELECT coalesce (sum (attempts), 0) FROM status"), ==,
                   test_count (store->db, "SELECT count(*) FROM visit WHERE deleted IS NOT 1"));
}

static void
test_offices_agree (void)
{
  for (int round = 0; round < 25; round++)
    {
      Offices self = { 0 };
      g_autofree char *first = NULL;

      for (guint i = 0; i < N_STORES; i++)
        test_store_open (&self.stores[i]);
      for (guint i = 0; i < N_HOUSEHOLDS; i++)
        self.households[i] = test_add_household (&self.stores[0], "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
      for (guint i = 1; i < N_STORES; i++)
        send_changes (&self, 0, i);
      for (int i = 0; i < 40; i++)
        act (&self);
      for (guint from = 0; from < N_STORES; from++)
        for (guint to = 0; to < N_STORES; to++)
          send_changes (&self, from, to);
      for (guint i = 0; i < N_STORES; i++)
        send_changes (&self, N_STORES - 1, i);
      first = dump (&self.stores[0]);
      for (guint i = 0; i < N_STORES; i++)
        {
          g_autofree char *other = dump (&self.stores[i]);

          g_assert_cmpstr (first, ==, other);
          assert_nobody_lost (&self.stores[i]);
          assert_sound (&self.stores[i]);
          test_store_close (&self.stores[i]);
        }
    }
}

/* Two offices merge the same two in opposite directions, and neither knows: the later decision stands. */
static void
test_opposite_directions (void)
{
  Offices self = { 0 };
  GocuaId a, b;

  for (guint i = 0; i < 2; i++)
    test_store_open (&self.stores[i]);
  a = test_add_household (&self.stores[0], "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  b = test_add_household (&self.stores[0], "Nguyen Thi Anh", "12 Lê Lợi", NULL);
  test_add_visit (&self.stores[0], &a, "2025-12-02", "met", "installed=2");
  test_add_visit (&self.stores[0], &b, "2025-12-03", "absent", NULL);
  send_changes (&self, 0, 1);
  merge (&self.stores[0], &a, &b);
  gocua_clock_advance (self.stores[1].clock, 60000);
  merge (&self.stores[1], &b, &a);
  send_changes (&self, 0, 1);
  send_changes (&self, 1, 0);
  for (guint i = 0; i < 2; i++)
    {
      GocuaId root;

      g_assert_true (gocua_merged_find_root (self.stores[i].db, &a, &root, NULL));
      g_assert_true (gocua_id_equal (&root, &b));
      g_assert_cmpint (attempts_of (&self.stores[i], &b), ==, 2);
      g_assert_cmpuint (n_found (&self.stores[i], NULL), ==, 1);
      assert_sound (&self.stores[i]);
      test_store_close (&self.stores[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merged/merge-and-undo", test_merge_and_undo);
  g_test_add_func ("/merged/late-changes", test_late_changes);
  g_test_add_func ("/merged/code-of-merged", test_code_of_merged);
  g_test_add_func ("/merged/kept-is-deleted", test_kept_is_deleted);
  g_test_add_func ("/merged/opposite-directions", test_opposite_directions);
  g_test_add_func ("/merged/offices-agree", test_offices_agree);
  return g_test_run ();
}
