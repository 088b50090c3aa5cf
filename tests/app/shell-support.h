/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shell-support.h: a ward in a temporary folder, and waiting, for the tests of the window's own pages. */
#pragma once

#include <adwaita.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gocua-locale.h"
#include "app/gocua-session.h"
#include "store/gocua-ward.h"

#include "test-folder.h"

#define WAIT_MS 20000

static inline gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds; it is not asked again once it does. */
#define wait_until(condition)                                                                              \
  G_STMT_START                                                                                             \
  {                                                                                                        \
    gboolean timed_out_ = FALSE;                                                                           \
    gboolean holds_;                                                                                       \
    guint source_ = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out_);                                    \
    while (!(holds_ = (condition)) && !timed_out_)                                                         \
      g_main_context_iteration (NULL, TRUE);                                                               \
    g_source_remove (source_);                                                                             \
    if (!holds_)                                                                                           \
      g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "waited in vain for " #condition); \
  }                                                                                                        \
  G_STMT_END

static inline gboolean
idle_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until it has nothing more to do right now. */
static inline void
settle (void)
{
  gboolean is_over = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, idle_cb, &is_over, NULL);
  wait_until (is_over);
}

static inline void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GocuaSession **) data = gocua_session_new_finish (result, &error);
  g_assert_no_error (error);
}

static inline GocuaSession *
open_session (const char *path)
{
  GocuaSession *session = NULL;

  gocua_session_new_async (path, FALSE, opened_cb, &session);
  wait_until (session != NULL);
  return session;
}

/* What is still on its way to the disk, or being read, holds on to the session until it is there. */
static inline void
close_session (GocuaSession *session)
{
  gpointer left = session;

  g_object_add_weak_pointer (G_OBJECT (session), &left);
  g_object_unref (session);
  wait_until (left == NULL);
}

static inline void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

/* Asks the store's writing thread, so that everything that was written before is on the disk.
 * Returns: (transfer full): the answer of @func */
static inline gpointer
ask_store (GocuaSession *session, GocuaStoreFunc func, gpointer data)
{
  GocuaStore *store = gocua_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  gocua_store_note_async (store, func, data, NULL, answered_cb, &result);
  wait_until (result != NULL);
  answer = gocua_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static inline gpointer
say_nothing (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* Until what the main loop was about to do has been done, and written. */
static inline void
settle_store (GocuaSession *session)
{
  settle ();
  ask_store (session, say_nothing, NULL);
  settle ();
}

static inline void
set_up_ward (const char *path, void (*fill) (GocuaDb *db))
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_true (gocua_ward_setup (db, "26737@2025-07-01", "Phường Tân Định", "cds-2025", &error));
  g_assert_no_error (error);
  if (fill != NULL)
    fill (db);
  gocua_ward_close (db);
}

/* Returns: (transfer full): the path of a ward file that is set up; the same for all tests of a program */
static inline char *
make_ward (void)
{
  char *path = gocua_ward_get_path ("26737@2025-07-01");

  set_up_ward (path, NULL);
  return path;
}

/* Every opening of a ward waits in the reading of its key until give_key(). Returns: (transfer full): for
 * that */
static inline char *
hold_key (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);
  char *key = NULL;

  g_assert_true (g_file_get_contents (path, &key, NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  return key;
}

/* Gives the key to the one who waits for it; whoever asks after them finds none until put_key_back(). */
static inline void
give_key (const char *key)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);
  gint64 end = g_get_monotonic_time () + WAIT_MS * G_TIME_SPAN_MILLISECOND;
  int fd;

  while ((fd = g_open (path, O_WRONLY | O_NONBLOCK)) < 0)
    {
      g_assert_cmpint (errno, ==, ENXIO); /* nobody reads yet */
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (1000);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (write (fd, key, strlen (key)), ==, strlen (key));
  close (fd);
}

/* @key: (transfer full) */
static inline void
put_key_back (char *key)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "gocua", "key", NULL);

  g_assert_true (g_file_set_contents_full (path, key, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_free (key);
}

/* One page in a window, on a ward of its own. */
typedef struct
{
  char *folder;
  GocuaSession *session;
  GtkWidget *window;
  GtkWidget *page;
} PageFixture;

/* @fill: (nullable): puts something into the ward before it is opened */
static inline void
open_page_ward (PageFixture *fixture, void (*fill) (GocuaDb *db))
{
  g_autofree char *path = NULL;

  fixture->folder = test_folder_new ();
  path = g_build_filename (fixture->folder, "ward.gocua", NULL);
  set_up_ward (path, fill);
  fixture->session = open_session (path);
}

static inline void
present_page (PageFixture *fixture, GtkWidget *page)
{
  fixture->page = page;
  fixture->window = g_object_ref_sink (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1176, 720);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
destroy_page (PageFixture *fixture)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->window);
  wait_until (page == NULL);
}

static inline void
close_page_ward (PageFixture *fixture)
{
  g_clear_pointer (&fixture->session, close_session);
  g_clear_pointer (&fixture->folder, test_folder_remove);
}

/* Returns: (transfer none) (nullable): the first widget of @type under @root whose label or title is @label,
 * if given */
static inline GtkWidget *
find_widget (GtkWidget *root, GType type, const char *label)
{
  const char *own = NULL;

  if (GTK_IS_BUTTON (root))
    own = gtk_button_get_label (GTK_BUTTON (root));
  else if (GTK_IS_LABEL (root))
    own = gtk_label_get_text (GTK_LABEL (root));
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (label == NULL || g_strcmp0 (own, label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_widget (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static inline void
commit_area (GocuaSession *session, const char *name, const char *done)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);

  gocua_record_set_text (area, GOCUA_AREA_NAME, name);
  gocua_batch_put (batch, NULL, area);
  gocua_session_commit (session, batch, done, "Not saved.", NULL, NULL);
}
