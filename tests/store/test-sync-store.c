/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-store.c: what is known of the server, and how far its feed is here. */

#include "feed.h"

#include "wire/gocua-exchange-json.h"

static const GocuaId epoch_two = { { 2 } };

static void
test_new_file (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaSyncState) state = NULL;

  test_store_open (&store);
  state = read_state (&store);
  g_assert_null (state->server);
  g_assert_null (state->token);
  g_assert_true (gocua_id_is_null (&state->epoch));
  g_assert_cmpint (state->cursor, ==, 0);
  g_assert_cmpint (state->n_waiting, ==, 1); /* the campaign */
  g_assert_cmpint (state->oldest_waiting_ms, ==, TEST_NOW_MS);
  g_assert_cmpint (state->n_changes, ==, 1);
  g_assert_cmpint (state->n_conflicts + state->n_rejected + state->n_unread, ==, 0);
  test_store_close (&store);
}

static void
test_signing_in_and_out (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaSyncState) in = NULL;
  g_autoptr (GocuaSyncState) expired = NULL;
  g_autoptr (GocuaSyncState) out = NULL;

  test_store_open (&store);
  test_add_household (&store, "Trần Văn Bé", "12 Lê Lợi", NULL);
  acknowledge_all (&store, 1);
  test_add_household (&store, "Lê Thị Hoa", "14 Lê Lợi", NULL);
  g_assert_true (
      gocua_sync_sign_in (store.db, "https://gocua.example", "hoa", "Lê Thị Hoa", "entry", "s3cret", NULL));
  test_store_reopen (&store);
  in = read_state (&store);
  g_assert_cmpstr (in->server, ==, "https://gocua.example");
  g_assert_cmpstr (in->account, ==, "hoa");
  g_assert_cmpstr (in->display, ==, "Lê Thị Hoa");
  g_assert_cmpstr (in->role, ==, "entry");
  g_assert_cmpstr (in->token, ==, "s3cret");
  g_assert_true (gocua_sync_drop_token (store.db, NULL));
  expired = read_state (&store);
  g_assert_null (expired->token);
  g_assert_cmpstr (expired->account, ==, "hoa");
  g_assert_true (gocua_sync_sign_out (store.db, NULL));
  out = read_state (&store);
  g_assert_cmpstr (out->server, ==, "https://gocua.example");
  g_assert_null (out->account);
  g_assert_null (out->role);
  /* Nothing that was not sent is gone, and nothing that was sent is sent again. */
  g_assert_cmpint (out->n_waiting, ==, 1);
  g_assert_cmpint (out->cursor, ==, 2);
  test_store_close (&store);
}

static void
test_other_epoch_changes_nothing (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GError) error = NULL;
  GocuaSyncReceipt receipts[2] = { { .position = 7 }, { .position = 8 } };

  test_store_open (&store);
  acknowledge_all (&store, 1);
  test_add_household (&store, "Một", "1 Lê Lợi", NULL);
  changes = read_outbox (&store);
  g_assert_false (gocua_sync_acknowledge (store.db, &epoch_two, changes, receipts, 1, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH);
  g_clear_error (&error);
  g_assert_false (gocua_sync_take (store.db, &epoch_two, feed, 1, 9, 1, NULL, NULL, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM change WHERE server_pos IS NULL"), ==, 1);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_two, 0, -1, NULL));
  g_assert_true (gocua_sync_take (store.db, &epoch_two, feed, 0, 9, 1, NULL, NULL, NULL));
  test_store_close (&store);
}

static void
assert_digest (TestStore *store, gint64 bucket, const guint8 *wanted, gint64 n_rows)
{
  guint8 found[GOCUA_DIGEST_SIZE];
  g_autoptr (GError) error = NULL;
  gint64 counted = -1;

  g_assert_true (gocua_sync_get_digest (store->db, bucket, found, &counted, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counted, ==, n_rows);
  g_assert_cmpmem (found, sizeof found, wanted, GOCUA_DIGEST_SIZE);
}

/* As the other side works it out, from the feed. */
static void
digest_of (GPtrArray *feed, gint64 bucket, guint8 *sha256)
{
  g_autoptr (GocuaDigest) digest = gocua_digest_new ();

  for (guint i = 0; i < feed->len; i++)
    {
      const GocuaChange *change = feed->pdata[i];
      g_autofree char *body = gocua_change_body_to_json (change);
      GocuaDigestRow row = { change->position, &change->id,    change->stamp,
                             &change->device,  &change->batch, &change->entity,
                             change->author,   change->kind,   body };

      if (gocua_digest_bucket_of (change->position) == bucket)
        gocua_digest_add (digest, &row);
    }
  gocua_digest_finish (digest, sha256);
}

static void
test_digests (void)
{
  TestStore store = { 0 };
  g_autoptr (GPtrArray) feed = new_feed ();
  guint8 first[GOCUA_DIGEST_SIZE], second[GOCUA_DIGEST_SIZE];
  GocuaChange *changed;

  test_store_open (&store);
  for (int i = 0; i < 40; i++)
    {
      GocuaId id = { { 9, (guint8) i } };
      GocuaChange *change = new_change ("household", &id, 8, TEST_NOW_MS + i, 2 + i * 53);

      add_text (change, "head", "Phạm Thị Xa", 0);
      if (i % 3 == 0)
        gocua_change_set_author (change, NULL);
      g_ptr_array_add (feed, change);
    }
  take (&store, feed, 0, 2 * GOCUA_DIGEST_BUCKET, 40);
  digest_of (feed, 0, first);
  digest_of (feed, 1, second);
  assert_digest (&store, 0, first, 20);
  assert_digest (&store, 1, second, 19);
  /* The newest complete one is kept, the others and what is not complete are not. */
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM digest WHERE bucket = 1"), ==, 1);
  assert_digest (&store, 1, second, 19);
  digest_of (feed, 2, second);
  assert_digest (&store, 2, second, 1);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM digest"), ==, 1);
  /* Another stamp in the bucket is another digest. */
  changed = feed->pdata[25];
  changed->stamp -= 1;
  take (&store, feed, 0, 2 * GOCUA_DIGEST_BUCKET, 0);
  digest_of (feed, 1, second);
  assert_digest (&store, 1, second, 19);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_one, 0, GOCUA_DIGEST_BUCKET, NULL));
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM change WHERE server_pos IS NULL"), ==, 21);
  g_assert_cmpint (test_count (store.db, "SELECT value FROM meta WHERE key = 'sync.cursor'"), ==,
                   2 * GOCUA_DIGEST_BUCKET);
  take (&store, feed, 0, GOCUA_DIGEST_BUCKET, 0);
  assert_digest (&store, 0, first, 20);
  test_store_close (&store);
}

/* The server came back from an old backup: everything after it waits again, whoever made it. */
static void
test_new_epoch (void)
{
  TestStore store = { 0 };
  GocuaId id = { { 9 } };
  g_autoptr (GPtrArray) feed = new_feed ();
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GPtrArray) again = NULL;

  test_store_open (&store);
  acknowledge_all (&store, 1);
  g_ptr_array_add (feed, new_change ("household", &id, 8, TEST_NOW_MS, 2));
  add_text (feed->pdata[0], "head", "Phạm Thị Xa", 0);
  take (&store, feed, 1, 2, 1);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_two, 1, -1, NULL));
  state = read_state (&store);
  g_assert_true (gocua_id_equal (&state->epoch, &epoch_two));
  g_assert_cmpint (state->cursor, ==, 1);
  g_assert_cmpint (state->n_waiting, ==, 1);
  again = read_outbox (&store);
  g_assert_true (
      gocua_id_equal (&((GocuaChange *) again->pdata[0])->id, &((GocuaChange *) feed->pdata[0])->id));
  g_assert_cmpint (((GocuaChange *) again->pdata[0])->device.bytes[0], ==, 8);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-store/new-file", test_new_file);
  g_test_add_func ("/sync-store/signing-in-and-out", test_signing_in_and_out);
  g_test_add_func ("/sync-store/other-epoch", test_other_epoch_changes_nothing);
  g_test_add_func ("/sync-store/digests", test_digests);
  g_test_add_func ("/sync-store/new-epoch", test_new_epoch);
  return g_test_run ();
}
