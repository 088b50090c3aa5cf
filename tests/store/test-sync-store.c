/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-store.c: what waits, what the server says of it, and how far the feed is here. */

#include "gocua-test-store.h"

#include "store/gocua-conflict-store.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"
#include "store/gocua-sync-store.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

static const GocuaId epoch_one = { { 1 } };
static const GocuaId epoch_two = { { 2 } };

static gint64
count (TestStore *store, const char *sql)
{
  sqlite3_stmt *statement = gocua_db_prepare (store->db, sql, NULL);
  gint64 n;

  g_assert_true (gocua_db_step (store->db, statement, NULL));
  n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

static GocuaSyncState *
read_state (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  GocuaSyncState *state = gocua_sync_read_state (store->db, &error);

  g_assert_no_error (error);
  return state;
}

static void
assert_rebuild_equal (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 different = -1;

  gocua_journal_rebuild (store->db, TRUE, &different, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (different, ==, 0);
}

static GPtrArray *
read_outbox (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = gocua_sync_read_outbox (store->db, 5000, G_MAXSIZE, &error);

  g_assert_no_error (error);
  return changes;
}

/* The server takes all that waits, from @first on. */
static void
acknowledge_all (TestStore *store, gint64 first)
{
  g_autoptr (GPtrArray) changes = read_outbox (store);
  g_autofree GocuaSyncReceipt *receipts = g_new0 (GocuaSyncReceipt, changes->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < changes->len; i++)
    receipts[i].position = first + i;
  gocua_sync_acknowledge (store->db, &epoch_one, changes, receipts, TEST_NOW_MS, &error);
  g_assert_no_error (error);
}

static GocuaChange *
new_change (const char *kind, const GocuaId *entity, guint8 device, gint64 ms, gint64 position)
{
  GocuaChange *change = gocua_change_new (kind, entity);

  gocua_id_init_new (&change->id, ms);
  gocua_id_init_new (&change->batch, ms);
  change->device.bytes[0] = device;
  change->stamp = GOCUA_STAMP_MAKE (ms, 0);
  change->position = position;
  gocua_change_set_author (change, "Người khác");
  return change;
}

static void
add_text (GocuaChange *change, const char *field, const char *text, GocuaStamp base)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, field, &value, base);
}

static GPtrArray *
new_feed (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
}

static void
take (TestStore *store, GPtrArray *feed, gint64 after, gint64 cursor, guint n_new)
{
  g_autoptr (GError) error = NULL;
  guint counted = G_MAXUINT;

  gocua_sync_take (store->db, &epoch_one, feed, after, cursor, TEST_NOW_MS + 1, &counted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counted, ==, n_new);
}

static char *
head_of (TestStore *store, const GocuaId *household)
{
  g_autoptr (GocuaRecord) record = gocua_projection_load (store->db, GOCUA_KIND_HOUSEHOLD, household, NULL);

  return g_strdup (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD));
}

static void
test_new_file (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaSyncState) state = NULL;
  g_autoptr (GocuaSyncState) copy = NULL;

  test_store_open (&store);
  state = read_state (&store);
  copy = gocua_sync_state_copy (state);
  g_assert_null (copy->server);
  g_assert_null (copy->token);
  g_assert_true (gocua_id_is_null (&copy->epoch));
  g_assert_cmpint (copy->cursor, ==, 0);
  g_assert_cmpint (copy->n_waiting, ==, 1); /* the campaign */
  g_assert_cmpint (copy->oldest_waiting_ms, ==, TEST_NOW_MS);
  g_assert_cmpint (copy->n_changes, ==, 1);
  g_assert_cmpint (copy->n_conflicts + copy->n_rejected + copy->n_unread, ==, 0);
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
  g_assert_cmpint (count (&store, "SELECT max(server_pos) FROM change"), ==, 5);
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
  g_assert_cmpint (count (&store, "SELECT count(*) FROM change WHERE server_pos IS NULL"), ==, 1);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_two, 0, -1, NULL));
  g_assert_true (gocua_sync_take (store.db, &epoch_two, feed, 0, 9, 1, NULL, NULL, NULL));
  test_store_close (&store);
}

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
  g_assert_cmpint (count (&store, "SELECT count(*) FROM status"), ==, 1);
  /* Twice is once, and a piece that was asked for from elsewhere does not move the cursor. */
  take (&store, feed, 1, 9, 0);
  g_clear_pointer (&state, gocua_sync_state_free);
  state = read_state (&store);
  g_assert_cmpint (state->cursor, ==, 4);
  g_assert_cmpint (state->n_waiting, ==, 0);
  assert_rebuild_equal (&store);
  /* What this store makes next comes after what it has seen. */
  test_add_household (&store, "Sau", "2 Lê Lợi", NULL);
  g_assert_cmpint (count (&store, "SELECT stamp FROM change ORDER BY pos DESC LIMIT 1"), >,
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
  g_assert_cmpint (count (&store, "SELECT count(*) FROM household"), ==, 0);
  g_assert_cmpint (count (&store, "SELECT count(*) FROM meta WHERE key LIKE 'sync.%'"), ==, 0);
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

static void
edit_head (TestStore *store, const GocuaId *id, const char *head)
{
  g_autoptr (GocuaRecord) seen = gocua_projection_load (store->db, GOCUA_KIND_HOUSEHOLD, id, NULL);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.edit");
  g_autoptr (GError) error = NULL;

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_batch_put (batch, seen, wanted);
  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
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
  edit_head (&store, &id, "Của tôi");
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
  assert_rebuild_equal (&store);
  found = g_strdup_printf ("SELECT count(*) FROM change WHERE stamp = %" G_GUINT64_FORMAT, receipt.stamp);
  g_assert_cmpint (count (&store, found), ==, 1);
  /* The clock was put right meanwhile: the next stamp follows on the greatest that there still is. */
  gocua_clock_advance (store.clock, -3 * 24 * 3600 * G_GINT64_CONSTANT (1000));
  edit_head (&store, &id, "Của tôi, lần hai");
  g_assert_cmpint (count (&store, "SELECT stamp FROM change ORDER BY pos DESC LIMIT 1"), ==,
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
  g_assert_cmpint (count (&store, "SELECT body = '{\"set\":{\"head\":{\"first\":\"Xa\",\"n\":1.50}},\"base\":"
                                  "{\"head\":\"5\"}}' FROM change WHERE server_pos = 3"),
                   ==, 1);
  g_assert_cmpint (count (&store, "SELECT length(refused) > 0 FROM change WHERE server_pos = 3"), ==, 1);
  events = gocua_journal_get_history (store.db, &id, &error);
  g_assert_cmpuint (events->len, ==, 1);
  assert_rebuild_equal (&store);
  /* A version that understands it, made by hand: the journal says something that it can read. */
  gocua_db_exec (store.db,
                 "UPDATE change SET body = '{\"set\":{\"head\":\"Hiểu rồi\"}}' WHERE server_pos = 3", NULL);
  g_assert_true (gocua_db_set_meta (store.db, "rules", "0", NULL));
  test_store_reopen (&store);
  g_clear_pointer (&head, g_free);
  head = head_of (&store, &id);
  g_assert_cmpstr (head, ==, "Hiểu rồi");
  g_assert_cmpint (count (&store, "SELECT count(*) FROM change WHERE refused IS NOT NULL"), ==, 0);
  gocua_journal_rebuild (store.db, TRUE, &different, NULL, NULL, &error);
  g_assert_cmpint (different, ==, 0);
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
  g_assert_cmpint (count (&store, "SELECT count(*) FROM digest WHERE bucket = 1"), ==, 1);
  assert_digest (&store, 1, second, 19);
  digest_of (feed, 2, second);
  assert_digest (&store, 2, second, 1);
  g_assert_cmpint (count (&store, "SELECT count(*) FROM digest"), ==, 1);
  /* Another stamp in the bucket is another digest. */
  changed = feed->pdata[25];
  changed->stamp -= 1;
  take (&store, feed, 0, 2 * GOCUA_DIGEST_BUCKET, 0);
  digest_of (feed, 1, second);
  assert_digest (&store, 1, second, 19);
  g_assert_true (gocua_sync_forget_positions (store.db, &epoch_one, 0, GOCUA_DIGEST_BUCKET, NULL));
  g_assert_cmpint (count (&store, "SELECT count(*) FROM change WHERE server_pos IS NULL"), ==, 21);
  g_assert_cmpint (count (&store, "SELECT value FROM meta WHERE key = 'sync.cursor'"), ==,
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
  assert_rebuild_equal (&store);
  test_store_close (&store);
}

static void
edit_visit (TestStore *store, const GocuaId *visit, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaRecord) seen = gocua_entity_load (store->db, GOCUA_KIND_VISIT, visit, &error);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.edit");

  gocua_record_set_text (wanted, field, text);
  g_assert_true (gocua_batch_put (batch, seen, wanted));
  gocua_journal_commit (store->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
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
  assert_rebuild_equal (store);
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
  edit_visit (&store, &visit, GOCUA_VISIT_DATE, "2025-03-02");
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
  g_assert_cmpint (count (&store, "SELECT count(*) FROM change WHERE body LIKE '%2025-03-01%'"), ==, 1);
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
  edit_visit (&store, &visit, GOCUA_VISIT_NOTE, "quá dài");
  refused = refuse_first (&store, 100);
  edit_visit (&store, &visit, GOCUA_VISIT_NOTE, "ngắn");
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
  assert_rebuild_equal (&store);
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
  g_test_add_func ("/sync-store/new-file", test_new_file);
  g_test_add_func ("/sync-store/signing-in-and-out", test_signing_in_and_out);
  g_test_add_func ("/sync-store/outbox", test_outbox);
  g_test_add_func ("/sync-store/acknowledge", test_acknowledge);
  g_test_add_func ("/sync-store/other-epoch", test_other_epoch_changes_nothing);
  g_test_add_func ("/sync-store/take-new-ones", test_take_new_ones);
  g_test_add_func ("/sync-store/cancelled-take", test_cancelled_take_changes_nothing);
  g_test_add_func ("/sync-store/own-change-comes-back", test_own_change_comes_back);
  g_test_add_data_func ("/sync-store/lowered-stamp/answer", NULL, test_lowered_stamp);
  g_test_add_data_func ("/sync-store/lowered-stamp/feed", "feed", test_lowered_stamp);
  g_test_add_func ("/sync-store/refused", test_refused_is_kept_and_tried_again);
  g_test_add_func ("/sync-store/digests", test_digests);
  g_test_add_func ("/sync-store/new-epoch", test_new_epoch);
  g_test_add_func ("/sync-store/rejected", test_rejected);
  g_test_add_func ("/sync-store/rejected-mended", test_rejected_and_mended);
  g_test_add_func ("/sync-store/rejected-overtaken", test_rejected_and_overtaken);
  g_test_add_func ("/sync-store/other-content", test_other_content_under_an_id);
  g_test_add_func ("/sync-store/waiting-list", test_waiting_list);
  return g_test_run ();
}
