/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-store.c: the asynchronous face: order, cancellation, the signal, and closing with work under way. */

#include "gocua-test-store.h"
#include "test-folder.h"

#include "store/gocua-projection.h"
#include "store/gocua-store.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  GocuaStore *store;
  GMainLoop *loop;
  guint changed;
  GAsyncResult *result;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;

  g_set_object (&f->result, result);
  g_main_loop_quit (f->loop);
}

static void
changed_cb (GocuaStore *store, Fixture *f)
{
  f->changed++;
}

static void
open_store (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  gocua_store_open_async (f->path, TRUE, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  f->store = gocua_store_open_finish (f->result, &error);
  g_assert_no_error (error);
  g_signal_connect (f->store, "changed", G_CALLBACK (changed_cb), f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = test_folder_new ();
  f->path = g_build_filename (f->folder, "ward.gocua", NULL);
  f->loop = g_main_loop_new (NULL, FALSE);
  open_store (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  gocua_store_close (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->store);
  g_main_loop_unref (f->loop);
  g_free (f->path);
  test_folder_remove (f->folder);
}

static GocuaBatch *
new_household (const char *head)
{
  GocuaBatch *batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_batch_put (batch, NULL, record);
  return batch;
}

static gpointer
count_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) gocua_journal_count (db, NULL));
}

static int
read_count (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  int count;

  gocua_store_read_async (f->store, count_func, NULL, NULL, NULL, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  count = GPOINTER_TO_INT (gocua_store_call_finish (f->store, f->result, &error));
  g_assert_no_error (error);
  return count;
}

static void
test_commit_and_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = new_household ("Trần Văn Bé");
  g_autoptr (GError) error = NULL;

  gocua_store_commit_async (f->store, batch, NULL, result_cb, f);
  g_assert_true (gocua_store_has_pending_writes (f->store));
  g_main_loop_run (f->loop);
  g_assert_true (gocua_store_commit_finish (f->store, f->result, &error));
  g_assert_no_error (error);
  g_assert_false (gocua_store_has_pending_writes (f->store));
  g_assert_cmpuint (f->changed, ==, 1);
  g_assert_cmpint (read_count (f), ==, 1);
}

static void
test_refused_commit_says_nothing_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GError) error = NULL;

  gocua_record_set_text (record, GOCUA_HOUSEHOLD_NOTE, "không tên");
  gocua_batch_put (batch, NULL, record);
  gocua_store_commit_async (f->store, batch, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  g_assert_false (gocua_store_commit_finish (f->store, f->result, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING);
  g_assert_cmpuint (f->changed, ==, 0);
  g_assert_cmpint (read_count (f), ==, 0);
}

static void
test_cancelled_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  gocua_store_read_async (f->store, count_func, NULL, NULL, NULL, cancellable, result_cb, f);
  g_main_loop_run (f->loop);
  gocua_store_call_finish (f->store, f->result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Closing must wait for what was handed over: a person who closes the window has saved. */
static void
test_close_writes_everything (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *head = g_strdup_printf ("Chủ hộ %d", i);
      g_autoptr (GocuaBatch) batch = new_household (head);

      gocua_store_commit_async (f->store, batch, NULL, NULL, NULL);
    }
  gocua_store_close (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (f->store);
  open_store (f);
  g_assert_cmpint (read_count (f), ==, 20);
}

static void
test_closed_store_answers (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gocua_store_close (f->store);
  gocua_store_read_async (f->store, count_func, NULL, NULL, NULL, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  gocua_store_call_finish (f->store, f->result, &error);
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED);
}

static gpointer
write_on_reader_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_db_set_meta (db, "x", "y", error);
  return NULL;
}

static void
test_reader_cannot_write (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gocua_store_read_async (f->store, write_on_reader_func, NULL, NULL, NULL, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  gocua_store_call_finish (f->store, f->result, &error);
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_READ_ONLY);
}

typedef struct
{
  Fixture *fixture;
  GocuaStoreFunc func;
  gpointer data;
  gboolean announces;
  GCancellable *cancellable;
  gpointer result;
  GError *error;
} SyncCall;

static gpointer
sync_thread (gpointer data)
{
  SyncCall *call = data;

  call->result = gocua_store_call_sync (call->fixture->store, call->func, call->data, call->announces,
                                        call->cancellable, &call->error);
  return NULL;
}

static void
run_in_thread (SyncCall *call)
{
  g_thread_join (g_thread_new ("helper", sync_thread, call));
}

static void
iterate_all (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gpointer
commit_two_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaBatch) one = new_household ("Lê Văn Một");
  g_autoptr (GocuaBatch) two = new_household ("Lê Văn Hai");

  if (!gocua_journal_commit (db, one, NULL, cancellable, error) ||
      !gocua_journal_commit (db, two, NULL, cancellable, error))
    return NULL;
  return data;
}

static void
committed_cb (GocuaStore *store, guint *n)
{
  (*n)++;
}

/* Many calls of a helper are one signal, and none is the window's own entry. */
static void
test_call_sync (Fixture *f, gconstpointer data)
{
  int token = 0;
  guint committed = 0;
  SyncCall call = { .fixture = f, .func = commit_two_func, .data = &token, .announces = TRUE };

  g_signal_connect (f->store, "committed", G_CALLBACK (committed_cb), &committed);
  for (int i = 0; i < 3; i++)
    {
      run_in_thread (&call);
      g_assert_no_error (call.error);
      g_assert_true (call.result == &token);
    }
  g_assert_cmpuint (f->changed, ==, 0);
  iterate_all ();
  g_assert_cmpuint (f->changed, ==, 1);
  g_assert_cmpint (read_count (f), ==, 6);
  call.announces = FALSE;
  run_in_thread (&call);
  iterate_all ();
  g_assert_cmpuint (f->changed, ==, 1);
  g_assert_cmpuint (committed, ==, 0);
}

static void
test_commit_is_told_apart (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaBatch) batch = new_household ("Trần Văn Bé");
  guint committed = 0;

  g_signal_connect (f->store, "committed", G_CALLBACK (committed_cb), &committed);
  gocua_store_commit_async (f->store, batch, NULL, result_cb, f);
  g_main_loop_run (f->loop);
  g_assert_cmpuint (committed, ==, 1);
  g_assert_cmpuint (f->changed, ==, 1);
}

static gpointer
failing_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FULL, "full");
  return NULL;
}

static void
test_call_sync_fails (Fixture *f, gconstpointer data)
{
  SyncCall call = { .fixture = f, .func = failing_func, .announces = TRUE };

  run_in_thread (&call);
  g_assert_error (call.error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FULL);
  g_clear_error (&call.error);
  iterate_all ();
  g_assert_cmpuint (f->changed, ==, 0);
  gocua_store_close (f->store);
  run_in_thread (&call);
  g_assert_error (call.error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED);
  g_clear_error (&call.error);
}

typedef struct
{
  GMutex lock;
  GCond moved;
  gboolean entered;
  gboolean may_leave;
} Gate;

static gpointer
gate_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->moved);
  while (!gate->may_leave)
    g_cond_wait (&gate->moved, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return NULL;
}

static gpointer
must_not_run_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
  return NULL;
}

/* Whoever waits behind a long one can go away, and what was to run then is not run: its data is gone. */
static void
test_call_sync_cancelled (Fixture *f, gconstpointer data)
{
  Gate gate = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SyncCall slow = { .fixture = f, .func = gate_func, .data = &gate };
  SyncCall second = { .fixture = f, .func = must_not_run_func, .cancellable = cancellable };
  GThread *slow_thread, *second_thread;

  slow_thread = g_thread_new ("slow", sync_thread, &slow);
  g_mutex_lock (&gate.lock);
  while (!gate.entered)
    g_cond_wait (&gate.moved, &gate.lock);
  g_mutex_unlock (&gate.lock);
  second_thread = g_thread_new ("second", sync_thread, &second);
  g_cancellable_cancel (cancellable);
  g_thread_join (second_thread);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&second.error);
  g_mutex_lock (&gate.lock);
  gate.may_leave = TRUE;
  g_cond_broadcast (&gate.moved);
  g_mutex_unlock (&gate.lock);
  g_thread_join (slow_thread);
  g_assert_no_error (slow.error);
  g_assert_cmpint (read_count (f), ==, 0);
}

int
main (int argc, char **argv)
{
  char *home = test_home_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("commit-and-read", test_commit_and_read);
  ADD ("refused-commit", test_refused_commit_says_nothing_changed);
  ADD ("cancelled-read", test_cancelled_read);
  ADD ("close-writes-everything", test_close_writes_everything);
  ADD ("closed-store-answers", test_closed_store_answers);
  ADD ("reader-cannot-write", test_reader_cannot_write);
  ADD ("call-sync", test_call_sync);
  ADD ("commit-is-told-apart", test_commit_is_told_apart);
  ADD ("call-sync-fails", test_call_sync_fails);
  ADD ("call-sync-cancelled", test_call_sync_cancelled);
  result = g_test_run ();
  test_folder_remove (home);
  return result;
}
