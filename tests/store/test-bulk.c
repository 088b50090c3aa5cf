/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-bulk.c: one thing done to many households is one batch, and undone it is as if it had not been. */

#include "gocua-test-store.h"

#include <string.h>

#include "store/gocua-bulk.h"
#include "store/gocua-households.h"

#define N 5

typedef struct
{
  TestStore store;
  GocuaId campaign;
  GocuaId area, team;
  GocuaId ids[N];
  GArray *ns;
  GocuaBulkResult result;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GocuaRecord) team = NULL;

  test_store_open (&f->store);
  f->campaign = test_campaign_id ();
  f->area = test_add_area (&f->store, "Khu phố 3");
  gocua_entity_make_id (f->store.db, &f->team);
  team = gocua_record_new (GOCUA_KIND_TEAM, &f->team);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ công nghệ số cộng đồng KP 3");
  gocua_batch_put (batch, NULL, team);
  g_assert_true (gocua_journal_commit (f->store.db, batch, NULL, NULL, NULL));
  f->ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GocuaHouseholdRow) row = NULL;

      f->ids[i] = test_add_household (&f->store, "Trần Văn Bé", "12 Nguyễn Trãi", NULL);
      row = gocua_households_get_row (f->store.db, &f->ids[i], NULL, NULL);
      g_array_append_val (f->ns, row->n);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_array_unref (f->ns);
  test_store_close (&f->store);
}

static void
run (Fixture *f, const GocuaBulk *bulk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gocua_bulk_run (f->store.db, bulk, f->ns, &f->campaign, &f->result, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_result (Fixture *f, guint n_changed, guint n_same, guint n_gone)
{
  g_assert_cmpuint (f->result.n_changed, ==, n_changed);
  g_assert_cmpuint (f->result.n_same, ==, n_same);
  g_assert_cmpuint (f->result.n_gone, ==, n_gone);
  g_assert_cmpint (gocua_id_is_null (&f->result.batch), ==, n_changed == 0);
}

static GocuaHouseholdRow *
row_of (Fixture *f, guint i)
{
  return gocua_households_get_row (f->store.db, &f->ids[i], &f->campaign, NULL);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_journal_undo (f->store.db, &f->result.batch, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
}

static void
test_area_and_team (Fixture *f, gconstpointer data)
{
  GocuaBulk area = { .action = GOCUA_BULK_AREA, .id = f->area };
  GocuaBulk team = { .action = GOCUA_BULK_TEAM, .id = f->team };
  g_autoptr (GocuaHouseholdRow) row = NULL;
  g_autoptr (GocuaHouseholdRow) after = NULL;

  run (f, &area);
  assert_result (f, N, 0, 0);
  run (f, &area);
  assert_result (f, 0, N, 0);
  run (f, &team);
  assert_result (f, N, 0, 0);
  row = row_of (f, 2);
  g_assert_cmpstr (row->area, ==, "Khu phố 3");
  g_assert_cmpstr (row->team, ==, "Tổ công nghệ số cộng đồng KP 3");
  undo (f);
  after = row_of (f, 2);
  g_assert_cmpstr (after->area, ==, "Khu phố 3");
  g_assert_null (after->team);
  team.id = (GocuaId){ { 0 } };
  run (f, &team);
  assert_result (f, 0, N, 0);
  test_assert_rebuild_equal (f->store.db);
}

static void
test_archive_and_back (Fixture *f, gconstpointer data)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  const GocuaBulk restore = { .action = GOCUA_BULK_RESTORE };
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) all = NULL;

  run (f, &restore);
  assert_result (f, 0, N, 0);
  run (f, &archive);
  assert_result (f, N, 0, 0);
  none = gocua_households_query (f->store.db, query, &f->campaign, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  run (f, &restore);
  assert_result (f, N, 0, 0);
  all = gocua_households_query (f->store.db, query, &f->campaign, NULL, NULL);
  g_assert_cmpuint (all->len, ==, N);
  test_assert_rebuild_equal (f->store.db);
}

static void
assert_open (Fixture *f, guint i, const char *date)
{
  g_autoptr (GocuaHouseholdRow) row = row_of (f, i);

  g_assert_cmpstr (row->status.follow_up, ==, date);
}

static void
test_follow_up (Fixture *f, gconstpointer data)
{
  const GocuaBulk plan = { .action = GOCUA_BULK_FOLLOW_UP, .date = "2026-01-10" };
  const GocuaBulk none = { .action = GOCUA_BULK_FOLLOW_UP };

  run (f, &plan);
  assert_result (f, N, 0, 0);
  assert_open (f, 0, "2026-01-10");
  undo (f);
  assert_open (f, 0, "");
  run (f, &plan);
  test_add_visit (&f->store, &f->ids[0], "2026-01-01", "met", NULL);
  assert_open (f, 0, "");
  assert_open (f, 1, "2026-01-10");
  /* The same day again is planned anew where somebody has been meanwhile. */
  run (f, &plan);
  assert_result (f, 1, N - 1, 0);
  assert_open (f, 0, "2026-01-10");
  run (f, &none);
  assert_result (f, N, 0, 0);
  assert_open (f, 0, "");
  assert_open (f, 1, "");
  g_assert_cmpuint (f->result.n_promised, ==, 0);
  test_assert_rebuild_equal (f->store.db);
}

/* A promise is taken back at its visit: the person is told that it stands. */
static void
test_promise_stands (Fixture *f, gconstpointer data)
{
  const GocuaBulk plan = { .action = GOCUA_BULK_FOLLOW_UP, .date = "2026-01-10" };
  const GocuaBulk none = { .action = GOCUA_BULK_FOLLOW_UP };
  GocuaId visit = test_add_visit (&f->store, &f->ids[3], "2025-12-30", "absent", NULL);
  g_autoptr (GocuaRecord) seen = gocua_entity_load (f->store.db, GOCUA_KIND_VISIT, &visit, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.edit");

  gocua_record_set_text (wanted, GOCUA_VISIT_FOLLOW_UP, "2026-01-05");
  gocua_batch_put (batch, seen, wanted);
  g_assert_true (gocua_journal_commit (f->store.db, batch, NULL, NULL, NULL));
  assert_open (f, 3, "2026-01-05");
  run (f, &plan);
  assert_open (f, 3, "2026-01-10");
  run (f, &none);
  g_assert_cmpuint (f->result.n_promised, ==, 1);
  assert_open (f, 3, "2026-01-05");
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  g_autoptr (GocuaRecord) seen = gocua_entity_load (f->store.db, GOCUA_KIND_HOUSEHOLD, &f->ids[1], NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");

  gocua_batch_delete (batch, seen);
  g_assert_true (gocua_journal_commit (f->store.db, batch, NULL, NULL, NULL));
  run (f, &archive);
  assert_result (f, N - 1, 0, 1);
}

static void
cancel_cb (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <=, total);
  if (done * 5 >= total * 2)
    g_cancellable_cancel (data);
}

static void
test_cancelled_in_the_middle (Fixture *f, gconstpointer data)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GocuaProgress progress = { cancel_cb, cancellable };
  g_autoptr (GError) error = NULL;
  gint64 n_before = gocua_journal_count (f->store.db, NULL);

  /* The changes are in the tables by then, and the statuses not yet. */
  g_assert_false (gocua_bulk_run (f->store.db, &archive, f->ns, &f->campaign, &f->result, &progress,
                                  cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (gocua_journal_count (f->store.db, NULL), ==, n_before);
  test_assert_rebuild_equal (f->store.db);
}

static void
count_cb (gint64 done, gint64 total, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (done, <=, total);
  g_assert_cmpint (done * 1000 / total, >=, *last);
  *last = done * 1000 / total;
}

static void
test_progress_of_undoing (Fixture *f, gconstpointer data)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  gint64 last = 0;
  GocuaProgress progress = { count_cb, &last };
  g_autoptr (GocuaBatch) batch = NULL;

  run (f, &archive);
  batch = gocua_journal_undo_most (f->store.db, &f->result.batch, &progress, NULL, NULL, NULL);
  g_assert_nonnull (batch);
  g_assert_cmpint (last, >=, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/bulk/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("area-and-team", test_area_and_team);
  ADD ("archive-and-back", test_archive_and_back);
  ADD ("follow-up", test_follow_up);
  ADD ("promise-stands", test_promise_stands);
  ADD ("gone", test_gone);
  ADD ("cancelled", test_cancelled_in_the_middle);
  ADD ("progress-of-undoing", test_progress_of_undoing);
  return g_test_run ();
}
