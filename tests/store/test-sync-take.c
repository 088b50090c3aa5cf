/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-take.c: what the feed brings is here, once, and merged. */

#include "feed.h"

#include "wire/gocua-change-json.h"

static void
test_take_new_ones (void)
{
  TestStore store = { 0 };
  GocuaId id = { { 9 } };
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GocuaSyncState) state = NULL;
  g_autofree char *head = NULL;

  test_store_open (&store);
  acknowledge_all (&store, 1);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS + 5000, 2));
  add_text (feed->pdata[0], "head", "Phạm Thị Xa", 0);
  take (&store, feed, 1, 4, 1);
  state = read_state (&store);
  g_assert_cmpint (state->cursor, ==, 4);
  g_assert_cmpint (state->last_ack_ms, ==, TEST_NOW_MS + 1);
  head = head_of (&store, &id);
  g_assert_cmpstr (head, ==, "Phạm Thị Xa");
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM status"), ==, 1);
  /* Twice is once, and a piece that was asked for from elsewhere does not move the cursor. */
  take (&store, feed, 1, 9, 0);
  g_clear_pointer (&state, gocua_sync_state_free);
  state = read_state (&store);
  g_assert_cmpint (state->cursor, ==, 4);
  g_assert_cmpint (state->n_waiting, ==, 0);
  test_assert_rebuild_equal (store.db);
  /* What this store makes next comes after what it has seen. */
  test_add_household (&store, "Sau", "2 Lê Lợi", NULL);
  g_assert_cmpint (test_count (store.db, "SELECT stamp FROM change ORDER BY pos DESC LIMIT 1"), >,
                   (gint64) GOCUA_STAMP_MAKE (TEST_NOW_MS + 5000, 0));
  test_store_close (&store);
}

static void
test_cancelled_take_changes_nothing (void)
{
  TestStore store = { 0 };
  GocuaId id = { { 9 } };
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS, 1));
  add_text (feed->pdata[0], "head", "Phạm Thị Xa", 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (gocua_sync_take (store.db, &epoch_one, feed, 0, 1, 1, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM household"), ==, 0);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM meta WHERE key LIKE 'sync.%'"), ==, 0);
  test_store_close (&store);
}

/* The answer to a push was lost: the feed brings the change back with its position. */
static void
test_own_change_comes_back (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) feed = NULL;
  g_autoptr (GocuaSyncState) state = NULL;

  test_store_open (&store);
  test_add_household (&store, "Một", "1 Lê Lợi", NULL);
  feed = read_outbox (&store);
  for (guint i = 0; i < feed->len; i++)
    ((GocuaChange *) feed->pdata[i])->position = 3 + i;
  take (&store, feed, 0, 4, 0);
  state = read_state (&store);
  g_assert_cmpint (state->n_waiting, ==, 0);
  g_assert_cmpint (state->cursor, ==, 4);
  g_assert_cmpint (state->n_changes, ==, 2);
  test_store_close (&store);
}

/* A PC whose clock is three days ahead does not win for three days. */
static void
test_lowered_stamp (gconstpointer by_feed)
{
  TestStore store = { 0 };
  GocuaId id;
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GPtrArray) own = NULL;
  GocuaSyncReceipt receipt = { .position = 4, .stamp = GOCUA_STAMP_MAKE (TEST_NOW_MS + 1000, 0) };
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  id = test_add_household (&store, "Một", "1 Lê Lợi", NULL);
  acknowledge_all (&store, 1);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS + 2000, 3));
  add_text (feed->pdata[0], "head", "Của người khác", 0);
  take (&store, feed, 2, 3, 1);
  gocua_clock_advance (store.clock, 3 * 24 * 3600 * G_GINT64_CONSTANT (1000));
  test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_HEAD, "Của tôi");
  mine = head_of (&store, &id);
  g_assert_cmpstr (mine, ==, "Của tôi");
  own = read_outbox (&store);
  g_assert_cmpuint (own->len, ==, 1);
  if (by_feed != NULL)
    {
      GocuaChange *change = own->pdata[0];

      change->position = receipt.position;
      change->stamp = receipt.stamp;
      take (&store, own, 3, 4, 0);
    }
  else
    g_assert_true (gocua_sync_acknowledge (store.db, &epoch_one, own, &receipt, 1, &error));
  theirs = head_of (&store, &id);
  g_assert_cmpstr (theirs, ==, "Của người khác");
  test_assert_rebuild_equal (store.db);
  found = g_strdup_printf ("SELECT count(*) FROM change WHERE stamp = %" G_GUINT64_FORMAT, receipt.stamp);
  g_assert_cmpint (test_count (store.db, found), ==, 1);
  /* The clock was put right meanwhile: the next stamp follows on the greatest that there still is. */
  gocua_clock_advance (store.clock, -3 * 24 * 3600 * G_GINT64_CONSTANT (1000));
  test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_HEAD, "Của tôi, lần hai");
  g_assert_cmpint (test_count (store.db, "SELECT stamp FROM change ORDER BY pos DESC LIMIT 1"), ==,
                   (gint64) GOCUA_STAMP_MAKE (TEST_NOW_MS + 2000, 1));
  g_clear_pointer (&mine, g_free);
  mine = head_of (&store, &id);
  g_assert_cmpstr (mine, ==, "Của tôi, lần hai");
  test_store_close (&store);
}

static void
test_refused_is_kept_and_tried_again (void)
{
  TestStore store = { 0 };
  GocuaId id = { { 9 } };
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  gint64 different = 0;
  GocuaId household = { { 0 } };
  g_autofree char *head = NULL;

  test_store_open (&store);
  acknowledge_all (&store, 1);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS, 2));
  add_text (feed->pdata[0], "head", "Phạm Thị Xa", 0);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS + 1, 3));
  g_assert_true (gocua_change_body_from_json (
      feed->pdata[1], "{\"set\":{\"head\":{\"first\":\"Xa\",\"n\":1.50}},\"base\":{\"head\":\"5\"}}", -1,
      NULL));
  g_ptr_array_add (feed, new_change ("of_tomorrow", &household, 8, TEST_NOW_MS + 2, 4));
  ((GocuaChange *) feed->pdata[2])->entity.bytes[0] = 3;
  add_text (feed->pdata[2], "x", "y", 0);
  take (&store, feed, 1, 4, 3);
  state = read_state (&store);
  g_assert_cmpint (state->n_unread, ==, 1);
  g_assert_cmpint (state->cursor, ==, 4);
  head = head_of (&store, &id);
  g_assert_cmpstr (head, ==, "Phạm Thị Xa");
  g_assert_cmpint (test_count (store.db,
                               "SELECT body = '{\"set\":{\"head\":{\"first\":\"Xa\",\"n\":1.50}},\"base\":"
                               "{\"head\":\"5\"}}' FROM change WHERE server_pos = 3"),
                   ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT length(refused) > 0 FROM change WHERE server_pos = 3"), ==,
                   1);
  events = gocua_journal_get_history (store.db, &id, &error);
  g_assert_cmpuint (events->len, ==, 1);
  test_assert_rebuild_equal (store.db);
  /* A version that understands it, made by hand: the journal says something that it can read. */
  gocua_db_exec (store.db,
                 "UPDATE change SET body = '{\"set\":{\"head\":\"Hiểu rồi\"}}' WHERE server_pos = 3", NULL);
  g_assert_true (gocua_db_set_meta (store.db, "rules", "0", NULL));
  test_store_reopen (&store);
  g_clear_pointer (&head, g_free);
  head = head_of (&store, &id);
  g_assert_cmpstr (head, ==, "Hiểu rồi");
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM change WHERE refused IS NOT NULL"), ==, 0);
  gocua_journal_rebuild (store.db, TRUE, &different, NULL, NULL, &error);
  g_assert_cmpint (different, ==, 0);
  test_store_close (&store);
}

/* The server has another change under the id of ours: both are kept, and the digests agree. */
static void
test_other_content_under_an_id (void)
{
  TestStore store = { 0 };
  GocuaId id;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GocuaSyncState) state = NULL;
  GocuaChange *change;
  g_autofree char *head = NULL;

  test_store_open (&store);
  acknowledge_all (&store, 1);
  id = test_add_household (&store, "Của tôi", "12 Lê Lợi", NULL);
  changes = read_outbox (&store);
  change = new_change ("household", &id, 8, TEST_NOW_MS + 9000, 2);
  change->id = ((GocuaChange *) changes->pdata[0])->id;
  add_text (change, "head", "Của máy chủ", 0);
  g_ptr_array_add (feed, change);
  take (&store, feed, 1, 2, 0);
  head = head_of (&store, &id);
  g_assert_cmpstr (head, ==, "Của máy chủ");
  state = read_state (&store);
  g_assert_cmpint (state->n_rejected, ==, 1);
  g_assert_cmpint (state->n_changes, ==, 3);
  test_assert_rebuild_equal (store.db);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-take/take-new-ones", test_take_new_ones);
  g_test_add_func ("/sync-take/cancelled-take", test_cancelled_take_changes_nothing);
  g_test_add_func ("/sync-take/own-change-comes-back", test_own_change_comes_back);
  g_test_add_data_func ("/sync-take/lowered-stamp/answer", NULL, test_lowered_stamp);
  g_test_add_data_func ("/sync-take/lowered-stamp/feed", "feed", test_lowered_stamp);
  g_test_add_func ("/sync-take/refused", test_refused_is_kept_and_tried_again);
  g_test_add_func ("/sync-take/other-content", test_other_content_under_an_id);
  return g_test_run ();
}
