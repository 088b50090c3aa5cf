/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync.c: the object behind the window's mark: it sends, receives, says what is true, and lets itself be
 * stopped. */

#include "../store/gocua-test-store.h"
#include "../test-folder.h"
#include "core/gocua-locale.h"
#include "fake-ward.h"
#include "store/gocua-ward.h"
#include "sync/gocua-account.h"
#include "sync/gocua-join.h"
#include "sync/gocua-sync.h"

#include <string.h>

#define PATIENCE_S 60 /* only for what never comes */

typedef struct
{
  char *folder;
  FakeWard *ward;
  GocuaStore *store;
  GocuaSync *sync;
  GAsyncResult *result;
  guint n_changed; /* of the store */
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Fixture *) data)->result, result);
}

static void
wait_for_result (Fixture *f)
{
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
out_of_patience_cb (gpointer unused)
{
  g_error ("it never became so");
  return G_SOURCE_REMOVE;
}

/* Until the standing is of that mode, with so many waiting. */
static const GocuaSyncStanding *
wait_for (Fixture *f, GocuaSyncMode mode, gint64 n_waiting)
{
  guint patience = g_timeout_add_seconds (PATIENCE_S, out_of_patience_cb, NULL);
  const GocuaSyncStanding *standing;

  for (;;)
    {
      standing = gocua_sync_get_standing (f->sync);
      if (standing->mode == mode && standing->n_waiting == n_waiting)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (patience);
  return standing;
}

/* Until the server has so many changes. */
static void
wait_for_count (Fixture *f, guint n_changes)
{
  guint patience = g_timeout_add_seconds (PATIENCE_S, out_of_patience_cb, NULL);

  while (fake_ward_count (f->ward) != n_changes)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
store_changed_cb (Fixture *f)
{
  f->n_changed++;
}

static gpointer
setup_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_ward_setup (db, FAKE_WARD_KEY, "Phường Tân Định", NULL, error);
  return NULL;
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = test_folder_new ();
  path = g_build_filename (f->folder, "ward.gocua", NULL);
  f->ward = fake_ward_new ();
  f->ward->is_strict = TRUE;
  gocua_store_open_async (path, TRUE, NULL, result_cb, f);
  wait_for_result (f);
  f->store = gocua_store_open_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  gocua_store_note_async (f->store, setup_func, NULL, NULL, NULL, NULL);
  g_signal_connect_swapped (f->store, "changed", G_CALLBACK (store_changed_cb), f);
  f->sync = gocua_sync_new (f->store);
  gocua_sync_start (f->sync);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_clear_object (&f->result);
  gocua_sync_stop (f->sync);
  g_assert_finalize_object (f->sync);
  gocua_store_close (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (f->store);
  fake_ward_free (f->ward);
  test_folder_remove (f->folder);
}

static gboolean
sign_in (Fixture *f, const char *password, GError **error)
{
  g_clear_object (&f->result);
  gocua_sync_sign_in_async (f->sync, fake_server_get_address (f->ward->server), "hoa", password, NULL, NULL,
                            result_cb, f);
  wait_for_result (f);
  return gocua_sync_sign_in_finish (f->sync, f->result, error);
}

static void
sign_in_well (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (f, FAKE_WARD_PASSWORD, &error));
  g_assert_no_error (error);
  wait_for (f, GOCUA_SYNC_UP_TO_DATE, 0);
}

static void
enter (Fixture *f, const char *head)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_batch_put (batch, NULL, household);
  g_clear_object (&f->result);
  gocua_store_commit_async (f->store, batch, NULL, result_cb, f);
  wait_for_result (f);
  g_assert_true (gocua_store_commit_finish (f->store, f->result, NULL));
}

static gboolean
has_libcurl (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, "libcurl") != NULL;
}

/* Whoever works by himself needs no libcurl, and does not wait for it. */
static void
test_nobody_is_signed_in (Fixture *f, gconstpointer unused)
{
  if (g_test_subprocess ())
    {
      wait_for (f, GOCUA_SYNC_NO_SERVER, 0);
      enter (f, "Trần Văn Bé");
      gocua_sync_now (f->sync);
      wait_for (f, GOCUA_SYNC_NO_SERVER, 1);
      g_assert_false (has_libcurl ());
      sign_in_well (f);
      g_assert_true (has_libcurl ());
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_sends_what_is_entered (Fixture *f, gconstpointer unused)
{
  const GocuaSyncStanding *standing;

  wait_for (f, GOCUA_SYNC_NO_SERVER, 0);
  sign_in_well (f);
  enter (f, "Trần Văn Bé");
  wait_for (f, GOCUA_SYNC_WAITING, 1);
  standing = wait_for (f, GOCUA_SYNC_UP_TO_DATE, 0);
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 1);
  g_assert_cmpstr (standing->display, ==, "Lê Thị Hoa");
  g_assert_cmpint (standing->last_ack_ms, >, 0);
  g_assert_cmpint (standing->bytes_sent, >, 0);
}

static void
test_signing_in_sends_what_waited (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  enter (f, "Trần Văn Bé");
  wait_for (f, GOCUA_SYNC_NO_SERVER, 1);
  g_assert_false (sign_in (f, "sai", &error));
  g_assert_error (error, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_PASSWORD);
  g_assert_cmpint (gocua_sync_get_standing (f->sync)->mode, ==, GOCUA_SYNC_NO_SERVER);
  sign_in_well (f);
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 1);
}

/* Another computer. */
static void
enter_elsewhere (Fixture *f)
{
  TestStore other;
  GocuaStoreRunner runner;
  g_autoptr (GocuaCredentials) credentials = NULL;
  g_autoptr (GocuaExchange) exchange = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&other);
  gocua_ward_setup (other.db, FAKE_WARD_KEY, "Phường Tân Định", NULL, NULL);
  test_add_household (&other, "Lê Thị Tư", "1 Pasteur", NULL);
  runner = gocua_store_runner_for_db (other.db);
  credentials = gocua_credentials_new (fake_server_get_address (f->ward->server), "lan", FAKE_WARD_PASSWORD,
                                       NULL, FALSE, NULL);
  gocua_account_sign_in (&runner, other.clock, credentials, NULL, &error);
  g_assert_no_error (error);
  exchange = gocua_exchange_new (&runner, other.clock);
  gocua_exchange_run (exchange, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&exchange, gocua_exchange_free);
  test_store_close (&other);
}

static void
test_receives_what_others_enter (Fixture *f, gconstpointer unused)
{
  guint patience;

  sign_in_well (f);
  f->n_changed = 0;
  enter_elsewhere (f);
  patience = g_timeout_add_seconds (PATIENCE_S, out_of_patience_cb, NULL);
  while (f->n_changed == 0 || gocua_sync_get_standing (f->sync)->n_changes < fake_ward_count (f->ward))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

/* A long poll of nearly a minute stands open: it is not waited for. */
static void
test_stops_at_once (Fixture *f, gconstpointer unused)
{
  guint n_polls = 0;

  sign_in_well (f);
  while (n_polls == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_mutex_lock (&f->ward->lock);
      n_polls = f->ward->n_polls;
      g_mutex_unlock (&f->ward->lock);
    }
  gocua_sync_stop (f->sync);
  g_mutex_lock (&f->ward->lock);
  g_assert_cmpuint (f->ward->n_polls, ==, 1);
  g_mutex_unlock (&f->ward->lock);
  /* And begins again. */
  enter (f, "Trần Văn Bé");
  gocua_sync_start (f->sync);
  while (fake_ward_count (f->ward) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for (f, GOCUA_SYNC_UP_TO_DATE, 0);
}

static void
set_problem (Fixture *f, guint status, const char *code)
{
  g_mutex_lock (&f->ward->lock);
  f->ward->problem = code;
  f->ward->problem_status = status;
  g_mutex_unlock (&f->ward->lock);
}

static void
test_offline_and_back (Fixture *f, gconstpointer unused)
{
  const GocuaSyncStanding *standing;

  sign_in_well (f);
  set_problem (f, 503, "unavailable");
  enter (f, "Trần Văn Bé");
  standing = wait_for (f, GOCUA_SYNC_OFFLINE, 1);
  g_assert_nonnull (standing->problem);
  g_assert_cmpint (standing->remedy, ==, GOCUA_SYNC_REMEDY_TRY_AGAIN);
  g_assert_cmpint (standing->next_try_ms, >, 0);
  set_problem (f, 0, NULL);
  gocua_sync_now (f->sync);
  standing = wait_for (f, GOCUA_SYNC_UP_TO_DATE, 0);
  g_assert_null (standing->problem);
}

static void
test_lost_token (Fixture *f, gconstpointer unused)
{
  const GocuaSyncStanding *standing;

  sign_in_well (f);
  set_problem (f, 401, "token-expired");
  enter (f, "Trần Văn Bé");
  standing = wait_for (f, GOCUA_SYNC_NEEDS_YOU, 1);
  g_assert_cmpint (standing->remedy, ==, GOCUA_SYNC_REMEDY_SIGN_IN);
  g_assert_cmpstr (standing->account, ==, "hoa");
  set_problem (f, 0, NULL);
  sign_in_well (f);
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 1);
}

/* As if somebody had signed in elsewhere, and ended the session of this file. Returns: which sign-in that was
 */
static guint
end_session (Fixture *f)
{
  guint n;

  g_mutex_lock (&f->ward->lock);
  n = ++f->ward->n_signed_in;
  g_mutex_unlock (&f->ward->lock);
  return n;
}

/* Until a long poll stands, with the token that is good. */
static void
wait_for_poll (Fixture *f)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  g_mutex_lock (&f->ward->lock);
  while (f->ward->polled_as != f->ward->n_signed_in)
    if (!g_cond_wait_until (&f->ward->moved, &f->ward->lock, until))
      g_error ("nobody polls");
  g_mutex_unlock (&f->ward->lock);
}

static guint
get_n_refused (Fixture *f)
{
  guint n;

  g_mutex_lock (&f->ward->lock);
  n = f->ward->n_refused;
  g_mutex_unlock (&f->ward->lock);
  return n;
}

typedef struct
{
  const char *server;
  const char *token;
} Session;

static gpointer
sign_in_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Session *session = data;

  gocua_sync_sign_in (db, session->server, "hoa", "Lê Thị Hoa", "entry", session->token, error);
  return NULL;
}

/* As the command does: nobody wakes the thread, whose long poll stands with the old token. */
static void
test_token_of_another_program (Fixture *f, gconstpointer unused)
{
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  Session session = { fake_server_get_address (f->ward->server), NULL };

  sign_in_well (f);
  wait_for_poll (f);
  token = g_strdup_printf ("token-%u", end_session (f));
  session.token = token;
  enter (f, "Trần Văn Bé");
  wait_for (f, GOCUA_SYNC_NEEDS_YOU, 1);
  g_clear_object (&f->result);
  gocua_store_note_async (f->store, sign_in_func, &session, NULL, result_cb, f);
  wait_for_result (f);
  gocua_store_call_finish (f->store, f->result, &error);
  g_assert_no_error (error);
  gocua_sync_now (f->sync);
  wait_for (f, GOCUA_SYNC_UP_TO_DATE, 0);
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 1);
  g_assert_cmpuint (get_n_refused (f), ==, 1);
}

/* While the thread waits for its next try, and while it waits for what others enter: the new token is taken
 * up either way, and the old one is not asked again. */
static void
test_new_token (Fixture *f, gconstpointer unused)
{
  sign_in_well (f);
  wait_for_poll (f);
  for (guint i = 0; i < 4; i++)
    {
      end_session (f);
      enter (f, "Trần Văn Bé");
      wait_for (f, GOCUA_SYNC_NEEDS_YOU, 1);
      sign_in_well (f);
      wait_for_poll (f);
      sign_in_well (f);
      wait_for_poll (f);
      enter (f, "Lê Thị Tư");
      wait_for_count (f, 2 * (i + 1));
      g_assert_cmpuint (get_n_refused (f), ==, i + 1);
    }
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 8);
}

static void
test_signing_out_keeps_what_waits (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  sign_in_well (f);
  set_problem (f, 503, "unavailable");
  enter (f, "Trần Văn Bé");
  wait_for (f, GOCUA_SYNC_OFFLINE, 1);
  g_clear_object (&f->result);
  gocua_sync_sign_out_async (f->sync, NULL, result_cb, f);
  wait_for_result (f);
  g_assert_true (gocua_sync_sign_out_finish (f->sync, f->result, &error));
  g_assert_no_error (error);
  wait_for (f, GOCUA_SYNC_SIGNED_OUT, 1);
  set_problem (f, 0, NULL);
  sign_in_well (f);
  g_assert_cmpuint (fake_ward_count (f->ward), ==, 1);
}

static void
assert_other_device (const char *path, const char *other)
{
  GocuaDb *one = gocua_ward_open (path, FALSE, NULL);
  GocuaDb *two = gocua_ward_open (other, FALSE, NULL);

  g_assert_false (gocua_id_equal (gocua_db_get_device (one), gocua_db_get_device (two)));
  gocua_ward_close (one);
  gocua_ward_close (two);
}

static void
test_join (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "joined.gocua", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.gocua", NULL);
  g_autofree char *got = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GocuaJoin) join = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *wards;

  enter_elsewhere (f);
  gocua_join_sign_in_async (fake_server_get_address (f->ward->server), "hoa", FAKE_WARD_PASSWORD, NULL, NULL,
                            result_cb, f);
  g_clear_object (&f->result);
  wait_for_result (f);
  join = gocua_join_sign_in_finish (f->result, &error);
  g_assert_no_error (error);
  wards = gocua_join_get_wards (join);
  g_assert_cmpuint (wards->len, ==, 1);
  g_assert_cmpstr (((GocuaSessionWard *) wards->pdata[0])->ward, ==, FAKE_WARD_KEY);
  g_assert_cmpstr (gocua_join_get_display (join), ==, "Lê Thị Hoa");
  g_clear_object (&f->result);
  gocua_join_fetch_async (join, FAKE_WARD_KEY, path, NULL, NULL, NULL, result_cb, f);
  wait_for_result (f);
  got = gocua_join_fetch_finish (join, f->result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, path);
  /* A second time the file is in the way, and stays as it is. */
  g_clear_object (&f->result);
  gocua_join_fetch_async (join, FAKE_WARD_KEY, path, NULL, NULL, NULL, result_cb, f);
  wait_for_result (f);
  g_assert_null (gocua_join_fetch_finish (join, f->result, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Another file is another device: two stores must not stamp alike. */
  g_clear_object (&f->result);
  gocua_join_fetch_async (join, FAKE_WARD_KEY, other, NULL, NULL, NULL, result_cb, f);
  wait_for_result (f);
  second = gocua_join_fetch_finish (join, f->result, NULL);
  g_assert_cmpstr (second, ==, other);
  assert_other_device (path, other);
  g_clear_object (&f->result);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int code;

  g_test_init (&argc, &argv, NULL);
  gocua_locale_init ("en");
  ADD ("/sync/nobody", test_nobody_is_signed_in);
  ADD ("/sync/sends", test_sends_what_is_entered);
  ADD ("/sync/signing-in", test_signing_in_sends_what_waited);
  ADD ("/sync/receives", test_receives_what_others_enter);
  ADD ("/sync/stops", test_stops_at_once);
  ADD ("/sync/offline", test_offline_and_back);
  ADD ("/sync/lost-token", test_lost_token);
  ADD ("/sync/new-token", test_new_token);
  ADD ("/sync/token-of-another-program", test_token_of_another_program);
  ADD ("/sync/signing-out", test_signing_out_keeps_what_waits);
  ADD ("/sync/join", test_join);
  code = g_test_run ();
  test_folder_remove (home);
  return code;
}
