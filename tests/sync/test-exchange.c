/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-exchange.c: whatever goes wrong between a store and the server, afterwards both hold the same. */

#include <string.h>

#include "../store/gocua-test-store.h"
#include "fake-ward.h"
#include "store/gocua-sync-store.h"
#include "store/gocua-ward.h"
#include "sync/gocua-account.h"
#include "sync/gocua-sync-error.h"

/* A store that is signed in at the fake ward. */
typedef struct
{
  TestStore store;
  GocuaExchange *exchange;
} Side;

static void
side_open (Side *self, FakeWard *ward)
{
  GocuaStoreRunner runner;
  g_autoptr (GocuaCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&self->store);
  gocua_ward_setup (self->store.db, FAKE_WARD_KEY, "Phường Tân Định", NULL, &error);
  g_assert_no_error (error);
  runner = gocua_store_runner_for_db (self->store.db);
  credentials = gocua_credentials_new (fake_server_get_address (ward->server), "hoa", FAKE_WARD_PASSWORD,
                                       NULL, FALSE, &error);
  g_assert_no_error (error);
  gocua_account_sign_in (&runner, self->store.clock, credentials, NULL, &error);
  g_assert_no_error (error);
  self->exchange = gocua_exchange_new (&runner, self->store.clock);
}

static void
side_close (Side *self)
{
  g_clear_pointer (&self->exchange, gocua_exchange_free);
  test_store_close (&self->store);
}

static void
exchange (Side *self)
{
  g_autoptr (GError) error = NULL;

  gocua_exchange_run (self->exchange, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gocua_exchange_get_state (self->exchange)->n_waiting, ==, 0);
}

static void
exchange_fails (Side *self, GocuaSyncError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gocua_exchange_run (self->exchange, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, (int) code);
}

static const GocuaExchangeResult *
get_result (Side *self)
{
  return gocua_exchange_get_result (self->exchange);
}

static gint64
count_waiting (Side *self)
{
  g_autoptr (GocuaSyncState) state = gocua_sync_read_state (self->store.db, NULL);

  return state->n_waiting;
}

/* Many changes with little work. */
static void
add_areas (Side *self, guint n)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
      g_autofree char *name = g_strdup_printf ("Khu phố %u", i);

      gocua_record_set_text (area, GOCUA_AREA_NAME, name);
      gocua_batch_put (batch, NULL, area);
    }
  gocua_journal_commit (self->store.db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* All changes of a store in the order of their positions, as one text. */
static char *
describe (Side *self)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement = gocua_db_prepare (self->store.db,
                                              "SELECT server_pos, hex(id), stamp, hex(device), author, kind, "
                                              "hex(entity), body FROM change ORDER BY 1, 2",
                                              NULL);

  while (gocua_db_step (self->store.db, statement, NULL))
    {
      for (int i = 0; i < 8; i++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  gocua_db_done (statement);
  return g_string_free (text, FALSE);
}

static void
assert_equal (Side *a, Side *b, FakeWard *ward)
{
  g_autofree char *first = describe (a);
  g_autofree char *second = describe (b);
  gint64 waiting = 0, different = 0;

  /* Not as texts: of thousands of lines nobody would see which. */
  g_assert_true (g_str_equal (first, second));
  g_assert_cmpint (gocua_journal_count (a->store.db, &waiting), ==, fake_ward_count (ward));
  g_assert_cmpint (waiting, ==, 0);
  gocua_journal_rebuild (a->store.db, TRUE, &different, NULL, NULL, NULL);
  g_assert_cmpint (different, ==, 0);
}

typedef struct
{
  FakeWard *ward;
  Side a;
  Side b;
} Fixture;

static void
fixture_open (Fixture *self, gconstpointer unused)
{
  self->ward = fake_ward_new ();
  side_open (&self->a, self->ward);
  side_open (&self->b, self->ward);
}

static void
fixture_close (Fixture *self, gconstpointer unused)
{
  side_close (&self->a);
  side_close (&self->b);
  fake_ward_free (self->ward);
}

static void
meet (Fixture *self)
{
  exchange (&self->a);
  exchange (&self->b);
  exchange (&self->a);
  assert_equal (&self->a, &self->b, self->ward);
}

static void
test_two_stores (Fixture *self, gconstpointer unused)
{
  GocuaId household = test_add_household (&self->a.store, "Trần Văn Bé", "12 Lê Lợi", NULL);

  test_add_visit (&self->a.store, &household, "2025-12-30", "met", "knows=1");
  exchange (&self->a);
  g_assert_cmpuint (get_result (&self->a)->n_sent, >=, 3);
  exchange (&self->b);
  g_assert_cmpuint (get_result (&self->b)->n_received, >=, 2);
  test_add_visit (&self->b.store, &household, "2025-12-31", "absent", NULL);
  meet (self);
}

/* Nothing to do is one request. */
static void
test_nothing_to_do (Fixture *self, gconstpointer unused)
{
  guint before;

  add_areas (&self->a, 30);
  meet (self);
  before = self->ward->n_requests;
  exchange (&self->a);
  g_assert_cmpuint (self->ward->n_requests - before, ==, 1);
  /* And what was only sent is not fetched back. */
  add_areas (&self->a, 1);
  exchange (&self->a);
  g_assert_cmpuint (self->ward->n_requests - before, ==, 2);
}

static void
test_many_pages (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 7000);
  add_areas (&self->b, 2500);
  meet (self);
  g_assert_cmpuint (fake_ward_count (self->ward), >, 9500);
}

static void
test_answer_lost (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 10);
  self->ward->lose_answers = 1;
  exchange_fails (&self->a, GOCUA_SYNC_ERROR_INTERRUPTED);
  g_assert_cmpint (count_waiting (&self->a), >=, 10);
  g_assert_cmpuint (fake_ward_count (self->ward), >=, 10);
  meet (self);
}

static void
test_portal (Fixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_areas (&self->a, 10);
  before = describe (&self->a);
  self->ward->portal = TRUE;
  exchange_fails (&self->a, GOCUA_SYNC_ERROR_NOT_SERVER);
  after = describe (&self->a);
  g_assert_true (g_str_equal (before, after));
  self->ward->portal = FALSE;
  meet (self);
}

/* The server keeps the first so many positions; the stores fill it up again, and send no more than was lost
 * and what shares a bucket with it. */
static void
lose_and_meet (Fixture *self, gint64 kept, gboolean new_epoch)
{
  guint before = fake_ward_count (self->ward);

  fake_ward_lose (self->ward, kept, new_epoch);
  exchange (&self->b);
  g_assert_true (get_result (&self->b)->reconciled);
  meet (self);
  g_assert_cmpuint (fake_ward_count (self->ward), ==, before);
}

static void
test_restored (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 2600);
  meet (self);
  add_areas (&self->b, 1000);
  meet (self);
  lose_and_meet (self, 2500, TRUE);
  /* What it had, to the end of the last full bucket, was not sent again. */
  g_assert_cmpuint (get_result (&self->b)->n_sent, <=, 3600 - 2048);
}

static void
test_restored_meanwhile_others (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 1500);
  meet (self);
  fake_ward_lose (self->ward, 1200, TRUE);
  /* Somebody was there first, and has other positions after 1200. */
  add_areas (&self->b, 40);
  add_areas (&self->a, 40);
  exchange (&self->b);
  meet (self);
}

static void
test_restored_to_nothing (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 1500);
  meet (self);
  lose_and_meet (self, 0, TRUE);
}

static void
test_restored_to_the_same (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 2046);
  meet (self);
  lose_and_meet (self, (gint64) fake_ward_count (self->ward), TRUE);
}

/* The window and the command have the same file open, and the other one has met another epoch meanwhile. */
static void
other_program_cb (GocuaSyncMode mode, gint64 done, gint64 total, gpointer data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;

  GocuaId epoch = { { 7 } };

  gocua_exchange_set_progress (self->b.exchange, NULL, NULL);
  gocua_sync_forget_positions (self->b.store.db, &epoch, 1024, -1, &error);
  g_assert_no_error (error);
}

static void
test_other_program_was_quicker (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 1500);
  meet (self);
  add_areas (&self->b, 5);
  gocua_exchange_set_progress (self->b.exchange, other_program_cb, self);
  exchange (&self->b);
  meet (self);
}

/* Its administrator forgot to say so. */
static void
test_head_went_back (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 3000);
  meet (self);
  lose_and_meet (self, 1700, FALSE);
}

static void
test_head_went_back_while_pushing (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 3000);
  meet (self);
  fake_ward_lose (self->ward, 1700, FALSE);
  add_areas (&self->b, 5);
  exchange (&self->b);
  g_assert_true (get_result (&self->b)->reconciled);
  meet (self);
}

static void
spoil (Side *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  gocua_db_exec (self->store.db, sql, &error);
  g_assert_no_error (error);
}

static void
test_bucket_is_mended (Fixture *self, gconstpointer unused)
{
  guint pulled;

  add_areas (&self->a, 5000);
  meet (self);
  spoil (&self->b, "UPDATE change SET stamp = stamp + 1 WHERE server_pos = 4000");
  spoil (&self->b, "UPDATE change SET stamp = stamp + 1 WHERE server_pos = 700");
  spoil (&self->b, "DELETE FROM digest");
  pulled = self->ward->n_pulled;
  exchange (&self->b);
  g_assert_cmpuint (get_result (&self->b)->n_mended, ==, 2);
  /* These, and the one that is not complete yet. */
  g_assert_cmpuint (self->ward->n_pulled - pulled, <, 3 * GOCUA_DIGEST_BUCKET);
  meet (self);
}

/* What is here under an id that the server knows with another content is not lost: it waits for a person. */
static void
test_other_content (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 1100);
  meet (self);
  spoil (&self->b, "UPDATE change SET body = replace(body, 'Khu', 'Khó') WHERE server_pos = 1000");
  spoil (&self->b, "DELETE FROM digest");
  exchange (&self->b);
  g_assert_cmpuint (get_result (&self->b)->n_mended, ==, 1);
  g_assert_cmpint (gocua_exchange_get_state (self->b.exchange)->n_rejected, ==, 1);
}

static void
test_cannot_be_mended (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 1100);
  meet (self);
  self->ward->lies = TRUE;
  exchange_fails (&self->b, GOCUA_SYNC_ERROR_DIFFERS);
  /* Work goes on all the same. */
  add_areas (&self->b, 3);
  exchange_fails (&self->b, GOCUA_SYNC_ERROR_DIFFERS);
  g_assert_cmpint (count_waiting (&self->b), ==, 0);
  self->ward->lies = FALSE;
  meet (self);
}

static void
test_smaller_pieces (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 500);
  self->ward->max_changes = 70;
  meet (self);
  add_areas (&self->a, 300);
  self->ward->max_changes = 1;
  meet (self);
}

static void
test_rejected_does_not_block (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (GError) error = NULL;

  add_areas (&self->a, 20);
  self->ward->poison = "Khu phố 7\"";
  exchange (&self->a);
  g_assert_cmpint (gocua_exchange_get_state (self->a.exchange)->n_rejected, ==, 1);
  rejected = gocua_sync_list_rejected (self->a.store.db, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejected->len, ==, 1);
  g_assert_cmpstr (((GocuaRejectedChange *) rejected->pdata[0])->code, ==, GOCUA_REJECTED_MALFORMED);
  /* It is not sent again by itself, and is by a person. */
  exchange (&self->a);
  g_assert_cmpuint (get_result (&self->a)->n_sent, ==, 0);
  self->ward->poison = NULL;
  gocua_sync_offer_again (self->a.store.db, &((GocuaRejectedChange *) rejected->pdata[0])->change, &error);
  g_assert_no_error (error);
  meet (self);
}

static void
test_reader (Fixture *self, gconstpointer unused)
{
  add_areas (&self->a, 20);
  exchange (&self->a);
  add_areas (&self->b, 5);
  self->ward->problem = "role-may-not";
  self->ward->problem_status = 403;
  exchange_fails (&self->b, GOCUA_SYNC_ERROR_ROLE);
  g_assert_cmpuint (get_result (&self->b)->n_received, >=, 20);
  g_assert_cmpint (count_waiting (&self->b), >=, 5);
  self->ward->problem = NULL;
  meet (self);
}

static void
test_refusals (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    guint status;
    const char *code;
    GocuaSyncError error;
  } cases[] = {
    { 401, "token-expired", GOCUA_SYNC_ERROR_SIGN_IN }, { 426, "client-too-old", GOCUA_SYNC_ERROR_TOO_OLD },
    { 429, "slow-down", GOCUA_SYNC_ERROR_BUSY },        { 500, "internal", GOCUA_SYNC_ERROR_BUSY },
    { 503, "unavailable", GOCUA_SYNC_ERROR_BUSY },
  };

  add_areas (&self->a, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      self->ward->problem = cases[i].code;
      self->ward->problem_status = cases[i].status;
      exchange_fails (&self->a, cases[i].error);
      g_assert_cmpint (count_waiting (&self->a), >=, 5);
    }
  self->ward->problem = NULL;
  meet (self);
}

static void
test_signing_in (Fixture *self, gconstpointer unused)
{
  GocuaStoreRunner runner = gocua_store_runner_for_db (self->a.store.db);
  const char *address = fake_server_get_address (self->ward->server);
  g_autoptr (GocuaCredentials) wrong = gocua_credentials_new (address, "hoa", "sai", NULL, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  add_areas (&self->a, 5);
  /* Who was signed in still is. */
  g_assert_false (gocua_account_sign_in (&runner, self->a.store.clock, wrong, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_PASSWORD);
  exchange (&self->a);
  add_areas (&self->a, 5);
  g_assert_true (gocua_account_sign_out (&runner, self->a.store.clock, NULL, NULL));
  g_assert_cmpint (count_waiting (&self->a), ==, 5);
  exchange_fails (&self->a, GOCUA_SYNC_ERROR_SIGNED_OUT);
}

static char *
read_token (Side *self)
{
  g_autoptr (GocuaSyncState) state = gocua_sync_read_state (self->store.db, NULL);

  return g_strdup (state->token);
}

/* The answer to an old token may come after a new one has been given. */
static void
test_old_token (Fixture *self, gconstpointer unused)
{
  GocuaStoreRunner runner = gocua_store_runner_for_db (self->a.store.db);
  g_autoptr (GError) invalid = g_error_new_literal (GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_SIGN_IN, "old");
  g_autofree char *token = read_token (&self->a);
  g_autofree char *kept = NULL;
  g_autofree char *dropped = NULL;

  g_assert_nonnull (token);
  gocua_account_note_error (&runner, "an older one", invalid);
  kept = read_token (&self->a);
  g_assert_cmpstr (kept, ==, token);
  gocua_account_note_error (&runner, token, invalid);
  dropped = read_token (&self->a);
  g_assert_null (dropped);
}

static void
test_other_ward (Fixture *self, gconstpointer unused)
{
  g_autoptr (GocuaCredentials) credentials = gocua_credentials_new (
      fake_server_get_address (self->ward->server), "hoa", FAKE_WARD_PASSWORD, NULL, FALSE, NULL);
  g_autoptr (GError) error = NULL;
  GocuaStoreRunner runner;
  TestStore other;

  test_store_open (&other);
  gocua_ward_setup (other.db, "27000@2025-07-01", "Phường khác", NULL, NULL);
  runner = gocua_store_runner_for_db (other.db);
  g_assert_false (gocua_account_sign_in (&runner, other.clock, credentials, NULL, &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_WARD);
  test_store_close (&other);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_open, func, fixture_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/exchange/two-stores", test_two_stores);
  ADD ("/exchange/nothing-to-do", test_nothing_to_do);
  ADD ("/exchange/many-pages", test_many_pages);
  ADD ("/exchange/answer-lost", test_answer_lost);
  ADD ("/exchange/portal", test_portal);
  ADD ("/exchange/restored", test_restored);
  ADD ("/exchange/restored-others-first", test_restored_meanwhile_others);
  ADD ("/exchange/restored-to-nothing", test_restored_to_nothing);
  ADD ("/exchange/restored-to-the-same", test_restored_to_the_same);
  ADD ("/exchange/other-program", test_other_program_was_quicker);
  ADD ("/exchange/head-went-back", test_head_went_back);
  ADD ("/exchange/head-went-back-pushing", test_head_went_back_while_pushing);
  ADD ("/exchange/mended", test_bucket_is_mended);
  ADD ("/exchange/other-content", test_other_content);
  ADD ("/exchange/cannot-be-mended", test_cannot_be_mended);
  ADD ("/exchange/smaller-pieces", test_smaller_pieces);
  ADD ("/exchange/rejected", test_rejected_does_not_block);
  ADD ("/exchange/reader", test_reader);
  ADD ("/exchange/refusals", test_refusals);
  ADD ("/exchange/signing-in", test_signing_in);
  ADD ("/exchange/old-token", test_old_token);
  ADD ("/exchange/other-ward", test_other_ward);
  return g_test_run ();
}
