/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-session.c: what the pages share is up to date when they are told, and commits can be undone. */
#include "shell-support.h"

typedef struct
{
  guint n_changed;
  char *toast;
  char *undo_label;
  GocuaId batch;
  char *error;
} Heard;

static void
changed_cb (GocuaSession *session, Heard *heard)
{
  heard->n_changed++;
}

static void
toast_cb (GocuaSession *session, const char *text, const char *undo_label, const GocuaId *batch, Heard *heard)
{
  g_free (heard->toast);
  g_free (heard->undo_label);
  heard->toast = g_strdup (text);
  heard->undo_label = g_strdup (undo_label);
  if (batch != NULL)
    heard->batch = *batch;
}

static void
error_cb (GocuaSession *session, const char *what, const GError *error, Heard *heard)
{
  g_free (heard->error);
  heard->error = g_strdup (what);
}

static void
listen (GocuaSession *session, Heard *heard)
{
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), heard);
  g_signal_connect (session, "toast", G_CALLBACK (toast_cb), heard);
  g_signal_connect (session, "error", G_CALLBACK (error_cb), heard);
}

static void
clear (Heard *heard)
{
  g_free (heard->toast);
  g_free (heard->undo_label);
  g_free (heard->error);
}

static void
test_reads (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autofree char *today = gocua_session_get_today (session);

  g_assert_cmpstr (gocua_session_get_ward_name (session), ==, "Phường Tân Định");
  g_assert_cmpstr (gocua_campaign_get_key (gocua_session_get_campaign (session)), ==, "cds-2025");
  g_assert_nonnull (gocua_session_get_campaign_id (session));
  g_assert_cmpuint (gocua_session_get_areas (session)->len, ==, 0);
  g_assert_cmpstr (gocua_session_get_area_name (session, NULL), ==, "");
  g_assert_cmpuint (strlen (today), ==, 10);
}

static void
test_commit_and_undo (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  Heard heard = { 0 };
  guint n_areas = gocua_session_get_areas (session)->len;
  GocuaRecord *area;

  listen (session, &heard);
  commit_area (session, "Khu phố 31", "Area added");
  wait_until (gocua_session_get_areas (session)->len == n_areas + 1 && heard.toast != NULL);
  g_assert_cmpuint (heard.n_changed, >=, 1);
  g_assert_cmpstr (heard.toast, ==, "Area added");
  g_assert_cmpstr (heard.undo_label, ==, "Undo");
  area = g_ptr_array_index (gocua_session_get_areas (session), 0);
  g_assert_cmpstr (gocua_session_get_area_name (session, &area->id), ==, "Khu phố 31");

  gocua_session_undo (session, NULL);
  wait_until (gocua_session_get_areas (session)->len == n_areas && g_str_has_prefix (heard.toast, "Undone"));
  g_assert_cmpstr (heard.undo_label, ==, "Do it again");

  gocua_session_undo (session, &heard.batch);
  wait_until (gocua_session_get_areas (session)->len == n_areas + 1 &&
              g_str_has_prefix (heard.toast, "Done again"));
  g_assert_cmpstr (heard.undo_label, ==, "Undo");
  gocua_session_undo (session, &heard.batch);
  wait_until (gocua_session_get_areas (session)->len == n_areas);
  g_assert_null (heard.error);
  clear (&heard);
}

static void
test_refused (void)
{
  g_autofree char *path = make_ward ();
  g_autoptr (GocuaSession) session = open_session (path);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GocuaRecord) nameless = gocua_record_new (GOCUA_KIND_AREA, NULL);
  Heard heard = { 0 };

  listen (session, &heard);
  gocua_record_set_int (nameless, GOCUA_AREA_POSITION, 1);
  gocua_batch_put (batch, NULL, nameless);
  gocua_session_commit (session, batch, "Area added", "Not saved.", NULL, NULL);
  wait_until (heard.error != NULL || heard.toast != NULL);
  g_assert_cmpstr (heard.error, ==, "Not saved.");
  g_assert_null (heard.toast);
  clear (&heard);
}

static void
missing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_session_new_finish (result, &error));
  g_assert_nonnull (error);
  *(gboolean *) data = TRUE;
}

static void
test_missing (void)
{
  gboolean is_over = FALSE;

  gocua_session_new_async ("/nowhere/at-all.gocua", FALSE, missing_cb, &is_over);
  wait_until (is_over);
}

/* What was begun ahead of the window is what the window gets: nobody reads the key a second time. */
static void
test_begun (void)
{
  g_autofree char *path = make_ward ();
  char *key = hold_key ();
  g_autoptr (GocuaSession) session = NULL;

  gocua_session_begin (path);
  give_key (key);
  session = open_session (path);
  put_key_back (key);
  g_assert_cmpstr (gocua_session_get_ward_name (session), ==, "Phường Tân Định");
}

/* Asked for while it is still being opened, as at every start of the program. */
static void
test_begun_and_asked_for (void)
{
  g_autofree char *path = make_ward ();
  char *key = hold_key ();
  g_autoptr (GocuaSession) session = NULL;

  gocua_session_begin (path);
  gocua_session_new_async (path, FALSE, opened_cb, &session);
  settle ();
  g_assert_null (session);
  give_key (key);
  wait_until (session != NULL);
  put_key_back (key);
}

static void
test_begun_for_another (void)
{
  g_autofree char *path = make_ward ();
  g_autofree char *other = g_build_filename (g_get_user_data_dir (), "other.gocua", NULL);
  g_autoptr (GocuaSession) session = NULL;
  g_autoptr (GocuaSession) again = NULL;

  set_up_ward (other, NULL);
  gocua_session_begin (other);
  session = open_session (path);
  g_assert_cmpstr (gocua_store_get_path (gocua_session_get_store (session)), ==, path);
  /* And it is handed out once. */
  gocua_session_begin (path);
  again = open_session (path);
  g_assert_true (again != session);
  g_clear_object (&session);
  session = open_session (path);
  g_assert_true (again != session);
}

static void
test_begun_and_missing (void)
{
  gboolean is_over = FALSE;

  gocua_session_begin ("/nowhere/at-all.gocua");
  settle ();
  gocua_session_new_async ("/nowhere/at-all.gocua", FALSE, missing_cb, &is_over);
  wait_until (is_over);
}

static void
test_finalised (void)
{
  g_autofree char *path = make_ward ();
  GocuaSession *session = open_session (path);

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  wait_until (session == NULL);
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/reads", test_reads);
  g_test_add_func ("/session/commit-and-undo", test_commit_and_undo);
  g_test_add_func ("/session/refused", test_refused);
  g_test_add_func ("/session/missing", test_missing);
  g_test_add_func ("/session/begun", test_begun);
  g_test_add_func ("/session/begun-and-asked-for", test_begun_and_asked_for);
  g_test_add_func ("/session/begun-for-another", test_begun_for_another);
  g_test_add_func ("/session/begun-and-missing", test_begun_and_missing);
  g_test_add_func ("/session/finalised", test_finalised);
  return g_test_run ();
}
