/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-doubles.c: likely doubles are found, what was decided is remembered, and a warning comes while typing.
 */

#include "gocua-test-store.h"

#include "core/gocua-merge.h"
#include "store/gocua-doubles.h"

static GocuaDoubles *
search (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  GocuaDoubles *doubles = gocua_doubles_search (store->db, NULL, NULL, &error);

  g_assert_no_error (error);
  return doubles;
}

static guint
n_doubles (TestStore *store)
{
  g_autoptr (GocuaDoubles) doubles = search (store);

  return doubles->hits->len;
}

static guint
n_standing (TestStore *store, GArray *hits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) standing = gocua_doubles_refresh (store->db, hits, NULL, &error);

  g_assert_no_error (error);
  return standing->len;
}

static gboolean
is_pair_of (const GocuaDoubleHit *hit, const GocuaId *x, const GocuaId *y)
{
  gboolean swapped = gocua_id_compare (x, y) > 0;

  return gocua_id_equal (&hit->a, swapped ? y : x) && gocua_id_equal (&hit->b, swapped ? x : y);
}

static void
commit (TestStore *store, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;

  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GocuaId
merge (TestStore *store, const GocuaId *kept, const GocuaId *other)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaMergeChoice choice;

  g_ptr_array_add (households, gocua_household_load (store->db, kept, NULL));
  g_ptr_array_add (households, gocua_household_load (store->db, other, NULL));
  gocua_merge_suggest (households, &choice);
  batch = gocua_merge_make_batch (households, &choice);
  commit (store, batch);
  return batch->id;
}

static void
set_archived (TestStore *store, const GocuaId *id)
{
  g_autoptr (GocuaRecord) seen = gocua_household_load (store->db, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.archive");

  gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 1);
  gocua_batch_put (batch, seen, wanted);
  commit (store, batch);
}

static void
test_search (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaDoubles) doubles = NULL;
  const GocuaDoubleHit *hit;
  GocuaId a, b, off;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", NULL);
  test_add_household (&store, "Nguyễn Thị Ánh", "12/34/5B Nguyễn Trãi", NULL);
  b = test_add_household (&store, "NGUYEN THI ANH", "12/34/5a Nguyen Trai", NULL);
  off = test_add_household (&store, "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", NULL);
  set_archived (&store, &off);
  doubles = search (&store);
  g_assert_cmpuint (doubles->hits->len, ==, 1);
  g_assert_cmpuint (doubles->n_households, ==, 3);
  hit = &g_array_index (doubles->hits, GocuaDoubleHit, 0);
  g_assert_true (is_pair_of (hit, &a, &b));
  g_assert_true (GOCUA_DOUBLE_HAS (hit->reasons, GOCUA_DOUBLE_NAME));
  g_assert_true (GOCUA_DOUBLE_HAS (hit->reasons, GOCUA_DOUBLE_ADDRESS));
  test_store_close (&store);
}

/* Said once, remembered for ever, also when one of the two becomes part of a third; until it is undone. */
static void
test_distinct (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaDoubles) doubles = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GocuaBatch) again = NULL;
  g_autoptr (GocuaBatch) undo = NULL;
  GocuaId a, b, c;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Văn Hùng", "12 Lê Lợi", NULL);
  b = test_add_household (&store, "Nguyễn Văn Hưng", "12 Lê Lợi", NULL);
  doubles = search (&store);
  g_assert_cmpuint (doubles->hits->len, ==, 1);
  batch = gocua_doubles_make_distinct_batch (store.db, &b, &a, NULL);
  commit (&store, batch);
  g_assert_cmpuint (n_doubles (&store), ==, 0);
  g_assert_cmpuint (n_standing (&store, doubles->hits), ==, 0);
  g_assert_true (gocua_doubles_is_distinct (store.db, &a, &b));
  again = gocua_doubles_make_distinct_batch (store.db, &a, &b, NULL);
  g_assert_cmpuint (again->changes->len, ==, 0);

  c = test_add_household (&store, "Nguyễn Văn Hùng", "12 Lê Lợi", NULL);
  merge (&store, &c, &a);
  g_assert_true (gocua_doubles_is_distinct (store.db, &c, &b));
  g_assert_cmpuint (n_doubles (&store), ==, 0);

  undo = gocua_journal_undo (store.db, &batch->id, NULL, NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (n_doubles (&store), ==, 1);
  g_assert_false (gocua_doubles_is_distinct (store.db, &a, &b));
  test_store_close (&store);
}

/* Of three that are one, merging two leaves one pair; undoing brings both back. */
static void
test_refresh (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaDoubles) doubles = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GocuaBatch) undo = NULL;
  const GocuaDoubleHit *hit;
  GocuaId ids[3], batch;

  test_store_open (&store);
  for (int i = 0; i < 3; i++)
    ids[i] = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  doubles = search (&store);
  g_assert_cmpuint (doubles->hits->len, ==, 3);
  batch = merge (&store, &ids[0], &ids[1]);
  left = gocua_doubles_refresh (store.db, doubles->hits, NULL, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  hit = &g_array_index (left, GocuaDoubleHit, 0);
  g_assert_true (is_pair_of (hit, &ids[0], &ids[2]));
  undo = gocua_journal_undo (store.db, &batch, NULL, NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (n_standing (&store, doubles->hits), ==, 3);
  set_archived (&store, &ids[2]);
  g_assert_cmpuint (n_standing (&store, doubles->hits), ==, 1);
  test_store_close (&store);
}

/* Beside each other: the one with more visits is the one to keep. */
static void
test_view (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaDoubleView) view = NULL;
  g_autoptr (GError) error = NULL;
  GocuaId a, b;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  b = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  test_add_visit (&store, &b, "2025-12-02", "met", "installed=2");
  test_add_visit (&store, &b, "2025-12-05", "absent", NULL);
  view = gocua_double_view_read (store.db, &a, &b, &error);
  g_assert_no_error (error);
  g_assert_true (gocua_id_equal (&view->sides[0].household->id, &b));
  g_assert_cmpuint (view->sides[0].n_visits, ==, 2);
  g_assert_cmpstr (view->sides[0].last_visit, ==, "2025-12-05");
  g_assert_cmpuint (view->sides[1].n_visits, ==, 0);
  g_assert_null (view->sides[1].last_visit);
  g_assert_cmpuint (view->score, >=, GOCUA_DOUBLE_LIKELY);
  merge (&store, &a, &b);
  g_assert_null (gocua_double_view_read (store.db, &a, &b, &error));
  g_assert_no_error (error);
  test_store_close (&store);
}

static void
plan (TestStore *store, const GocuaId *id, const char *date)
{
  g_autoptr (GocuaRecord) seen = gocua_household_load (store->db, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.follow-up");

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_FOLLOW_UP, date);
  gocua_batch_put (batch, seen, wanted);
  commit (store, batch);
}

/* As the window does it: what is compared is what is merged. Returns what is open at @kept afterwards. */
static char *
merge_compared (TestStore *store, const GocuaId *kept, const GocuaId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaDoubleView) view = gocua_double_view_read (store->db, kept, other, &error);
  g_autoptr (GPtrArray) households = g_ptr_array_new ();
  g_autoptr (GocuaBatch) batch = NULL;
  g_auto (GocuaStatus) status = { 0 };
  GocuaId campaign = test_campaign_id ();
  GocuaMergeChoice choice;
  guint first;

  g_assert_no_error (error);
  first = gocua_id_equal (&view->sides[0].household->id, kept) ? 0 : 1;
  g_ptr_array_add (households, view->sides[first].household);
  g_ptr_array_add (households, view->sides[1 - first].household);
  gocua_merge_suggest (households, &choice);
  batch = gocua_merge_make_batch (households, &choice);
  commit (store, batch);
  g_assert_true (gocua_household_get_status (store->db, kept, &campaign, &status, &error));
  return g_strdup (status.follow_up);
}

/* A plan that a visit at either of the two has closed stays closed. */
static void
test_closed_plan (gconstpointer visited)
{
  TestStore store = { 0 };
  GocuaId a, b;
  g_autofree char *open = NULL;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  b = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  plan (&store, &b, "2026-01-10");
  test_add_visit (&store, GPOINTER_TO_INT (visited) == 0 ? &a : &b, "2026-01-02", "met", "installed=2");
  gocua_clock_advance (store.clock, 3 * G_GINT64_CONSTANT (86400000));
  open = merge_compared (&store, &a, &b);
  g_assert_cmpstr (open, ==, "");
  test_store_close (&store);
}

/* What is still to be done is taken over; an absence does not close it. */
static void
test_open_plan (void)
{
  TestStore store = { 0 };
  GocuaId a, b;
  g_autofree char *open = NULL;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  b = test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  test_add_visit (&store, &a, "2025-12-02", "met", "installed=2");
  plan (&store, &a, "2026-01-08");
  gocua_clock_advance (store.clock, 60000);
  plan (&store, &b, "2026-01-10");
  test_add_visit (&store, &b, "2026-01-02", "absent", NULL);
  open = merge_compared (&store, &a, &b);
  g_assert_cmpstr (open, ==, "2026-01-10");
  test_store_close (&store);
}

static void
test_cancel (void)
{
  TestStore store = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  test_add_household (&store, "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (gocua_doubles_search (store.db, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_store_close (&store);
}

static guint
n_likely (TestStore *store, const char *head, const char *address, const char *phone)
{
  g_autoptr (GocuaRecord) typed = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GPtrArray) likely = NULL;
  g_autoptr (GError) error = NULL;

  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (typed, GOCUA_HOUSEHOLD_PHONE, phone);
  likely = gocua_likely_doubles_find (store->db, typed, 3, NULL, &error);
  g_assert_no_error (error);
  return likely->len;
}

static void
test_likely_while_typing (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GPtrArray) itself = NULL;
  GocuaId a;

  test_store_open (&store);
  a = test_add_household (&store, "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", NULL);
  test_add_household (&store, "Trần Văn Bé", "12/34/5B Nguyễn Trãi", NULL);
  seen = gocua_household_load (store.db, &a, NULL);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_PHONE, "0901234567");
  gocua_batch_put (batch, seen, wanted);
  commit (&store, batch);

  g_assert_cmpuint (n_likely (&store, NULL, NULL, NULL), ==, 0);
  g_assert_cmpuint (n_likely (&store, NULL, "12/34/5A", NULL), ==, 0);
  g_assert_cmpuint (n_likely (&store, "ng", "12/34/5A", NULL), ==, 0);
  g_assert_cmpuint (n_likely (&store, "nguyen thi anh", "12/34/5a nguyen trai", NULL), ==, 1);
  g_assert_cmpuint (n_likely (&store, "Nguyễn Thị Ánh", "5A hẻm 12/34 Nguyễn Trãi", NULL), ==, 1);
  g_assert_cmpuint (n_likely (&store, "Nguyễn Thị Ánh", "12/34/5B Nguyễn Trãi", NULL), ==, 0);
  g_assert_cmpuint (n_likely (&store, "Nguyễn Thị Ánh", NULL, "+84 901 234 567"), ==, 1);
  g_assert_cmpuint (n_likely (&store, "Trần Thị Lan", "12/34/5A Nguyễn Trãi", "0901 234 567"), ==, 1);
  g_assert_cmpuint (n_likely (&store, "Nguyễn \" OR Ánh", "12 * ( Nguyễn", "\""), ==, 0);
  itself = gocua_likely_doubles_find (store.db, wanted, 3, NULL, NULL);
  g_assert_cmpuint (itself->len, ==, 0);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doubles/search", test_search);
  g_test_add_func ("/doubles/distinct", test_distinct);
  g_test_add_func ("/doubles/refresh", test_refresh);
  g_test_add_func ("/doubles/view", test_view);
  g_test_add_data_func ("/doubles/closed-plan/at-the-kept-one", GINT_TO_POINTER (0), test_closed_plan);
  g_test_add_data_func ("/doubles/closed-plan/at-the-other", GINT_TO_POINTER (1), test_closed_plan);
  g_test_add_func ("/doubles/open-plan", test_open_plan);
  g_test_add_func ("/doubles/cancel", test_cancel);
  g_test_add_func ("/doubles/likely-while-typing", test_likely_while_typing);
  return g_test_run ();
}
