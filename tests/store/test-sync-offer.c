/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-offer.c: what waits, in order, and what becomes of what the server refuses. */

#include "feed.h"

#include "wire/gocua-exchange-json.h"

static void
test_outbox (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) one = NULL;

  test_store_open (&store);
  test_add_household (&store, "Một", "1 Lê Lợi", NULL);
  test_add_household (&store, "Hai", "2 Lê Lợi", NULL);
  all = read_outbox (&store);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpuint (((GocuaChange *) all->pdata[i - 1])->stamp, <, ((GocuaChange *) all->pdata[i])->stamp);
  two = gocua_sync_read_outbox (store.db, 2, G_MAXSIZE, NULL);
  g_assert_cmpuint (two->len, ==, 2);
  /* The campaign alone is larger than that. */
  one = gocua_sync_read_outbox (store.db, 5, 100, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  test_store_close (&store);
}

static void
test_acknowledge (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GocuaSyncState) later = NULL;

  test_store_open (&store);
  test_add_household (&store, "Một", "1 Lê Lợi", NULL);
  acknowledge_all (&store, 1);
  state = read_state (&store);
  g_assert_cmpint (state->n_waiting, ==, 0);
  g_assert_cmpint (state->oldest_waiting_ms, ==, 0);
  g_assert_cmpint (state->cursor, ==, 2);
  g_assert_cmpint (state->last_ack_ms, ==, TEST_NOW_MS);
  g_assert_true (gocua_id_equal (&state->epoch, &epoch_one));
  /* Somebody else's are in between: those must be read first. */
  test_add_household (&store, "Hai", "2 Lê Lợi", NULL);
  acknowledge_all (&store, 5);
  later = read_state (&store);
  g_assert_cmpint (later->cursor, ==, 2);
  g_assert_cmpint (later->n_waiting, ==, 0);
  g_assert_cmpint (test_count (store.db, "SELECT max(server_pos) FROM change"), ==, 5);
  test_store_close (&store);
}

static void
test_rejected (void)
{
  TestStore store = { 0 };
  GocuaId id;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GError) error = NULL;
  GocuaSyncReceipt receipt = { .rejected = GOCUA_REJECTED_TOO_LARGE };
  GocuaRejectedChange *one;
  GocuaId sent;

  test_store_open (&store);
  acknowledge_all (&store, 1);
  id = test_add_household (&store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  changes = read_outbox (&store);
  sent = ((GocuaChange *) changes->pdata[0])->id;
  g_assert_true (gocua_sync_acknowledge (store.db, &epoch_one, changes, &receipt, 1, &error));
  state = read_state (&store);
  g_assert_cmpint (state->n_rejected, ==, 1);
  g_assert_cmpint (state->n_waiting, ==, 0);
  list = gocua_sync_list_rejected (store.db, 10, &error);
  g_assert_cmpuint (list->len, ==, 1);
  one = list->pdata[0];
  g_assert_cmpstr (one->code, ==, GOCUA_REJECTED_TOO_LARGE);
  g_assert_cmpstr (one->title, ==, "12 Lê Lợi, Trần Văn Bé");
  g_assert_true (gocua_id_equal (&one->household, &id));
  g_assert_cmpint (one->made_ms, ==, TEST_NOW_MS);
  g_assert_true (gocua_sync_offer_again (store.db, &one->change, &error));
  after = read_outbox (&store);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_false (gocua_id_equal (&((GocuaChange *) after->pdata[0])->id, &sent));
  g_assert_false (gocua_sync_offer_again (store.db, &one->change, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  test_assert_rebuild_equal (store.db);
  test_store_close (&store);
}

/* The server refuses the first of what waits, and takes the others. Returns: its id */
static GocuaId
refuse_first (TestStore *store, gint64 first)
{
  g_autoptr (GPtrArray) changes = read_outbox (store);
  g_autofree GocuaSyncReceipt *receipts = g_new0 (GocuaSyncReceipt, changes->len);
  g_autoptr (GError) error = NULL;

  receipts[0].rejected = GOCUA_REJECTED_TOO_LARGE;
  for (guint i = 1; i < changes->len; i++)
    receipts[i].position = first + i;
  gocua_sync_acknowledge (store->db, &epoch_one, changes, receipts, TEST_NOW_MS, &error);
  g_assert_no_error (error);
  return ((GocuaChange *) changes->pdata[0])->id;
}

static void
assert_nothing_refused (TestStore *store)
{
  g_autoptr (GocuaSyncState) state = read_state (store);
  g_autoptr (GPtrArray) list = gocua_sync_list_rejected (store->db, 10, NULL);

  g_assert_cmpint (state->n_rejected, ==, 0);
  g_assert_cmpuint (list->len, ==, 0);
  test_assert_rebuild_equal (store->db);
}

/* A visit is refused, one field of it is mended, and the visit sent again: without what was wrong, or it
 * would be refused for ever. */
static void
test_rejected_and_mended (void)
{
  TestStore store = { 0 };
  GocuaId household, visit, refused;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  const GocuaChange *again;

  test_store_open (&store);
  household = test_add_household (&store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  acknowledge_all (&store, 1);
  visit = test_add_visit (&store, &household, "2025-03-01", "met", "installed=1");
  refused = refuse_first (&store, 100);
  test_set_text (&store, GOCUA_KIND_VISIT, &visit, GOCUA_VISIT_DATE, "2025-03-02");
  acknowledge_all (&store, 200);
  g_assert_true (gocua_sync_offer_again (store.db, &refused, &error));
  g_assert_no_error (error);
  after = read_outbox (&store);
  g_assert_cmpuint (after->len, ==, 1);
  again = after->pdata[0];
  g_assert_false (gocua_id_equal (&again->id, &refused));
  g_assert_null (gocua_change_find_field (again, GOCUA_VISIT_DATE));
  g_assert_nonnull (gocua_change_find_field (again, GOCUA_VISIT_OUTCOME));
  g_assert_nonnull (gocua_change_find_field (again, GOCUA_VISIT_HOUSEHOLD));
  /* What does not count any more can still be read. */
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM change WHERE body LIKE '%2025-03-01%'"), ==,
                   1);
  assert_nothing_refused (&store);
  test_store_close (&store);
}

/* Nothing of it counts any more: nothing is sent, and nobody is asked. */
static void
test_rejected_and_overtaken (void)
{
  TestStore store = { 0 };
  GocuaId household, visit, refused;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  household = test_add_household (&store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  visit = test_add_visit (&store, &household, "2025-03-01", "met", "installed=1");
  acknowledge_all (&store, 1);
  test_set_text (&store, GOCUA_KIND_VISIT, &visit, GOCUA_VISIT_NOTE, "quá dài");
  refused = refuse_first (&store, 100);
  test_set_text (&store, GOCUA_KIND_VISIT, &visit, GOCUA_VISIT_NOTE, "ngắn");
  acknowledge_all (&store, 200);
  g_assert_true (gocua_sync_offer_again (store.db, &refused, &error));
  g_assert_no_error (error);
  after = read_outbox (&store);
  g_assert_cmpuint (after->len, ==, 0);
  assert_nothing_refused (&store);
  g_assert_false (gocua_sync_offer_again (store.db, &refused, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  test_store_close (&store);
}

static void
test_waiting_list (void)
{
  TestStore store = { 0 };
  GocuaId id, other = { { 9 } };
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GPtrArray) list = NULL;
  GocuaWaitingBatch *visit, *foreign;

  test_store_open (&store);
  id = test_add_household (&store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  acknowledge_all (&store, 1);
  g_ptr_array_add (feed, new_change ("area", &other, 8, TEST_NOW_MS, 3));
  add_text (feed->pdata[0], "name", "Khu phố 3", 0);
  take (&store, feed, 2, 3, 1);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_one, 2, -1, NULL));
  gocua_clock_advance (store.clock, 5000);
  test_add_visit (&store, &id, "2025-12-20", "met", "knows=1");
  list = gocua_sync_list_waiting (store.db, 10, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  foreign = list->pdata[0];
  visit = list->pdata[1];
  g_assert_cmpstr (foreign->action, ==, "");
  g_assert_cmpstr (foreign->title, ==, "Khu phố 3");
  g_assert_true (gocua_id_is_null (&foreign->household));
  g_assert_cmpstr (visit->action, ==, "visit.new");
  g_assert_cmpstr (visit->author, ==, "Nguyễn Thị Thử");
  g_assert_cmpint (visit->made_ms, ==, TEST_NOW_MS + 5000);
  g_assert_cmpint (visit->n_changes, ==, 1);
  g_assert_nonnull (strstr (visit->title, "12 Lê Lợi, Trần Văn Bé"));
  g_assert_true (gocua_id_equal (&visit->household, &id));
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-offer/outbox", test_outbox);
  g_test_add_func ("/sync-offer/acknowledge", test_acknowledge);
  g_test_add_func ("/sync-offer/rejected", test_rejected);
  g_test_add_func ("/sync-offer/rejected-mended", test_rejected_and_mended);
  g_test_add_func ("/sync-offer/rejected-overtaken", test_rejected_and_overtaken);
  g_test_add_func ("/sync-offer/waiting-list", test_waiting_list);
  return g_test_run ();
}
