/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shell-support.h: a ward in a temporary folder, and waiting, for the tests of the window's own pages. */
#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>

#include "core/gocua-locale.h"
#include "app/gocua-session.h"
#include "store/gocua-ward.h"

#define WAIT_MS 20000

static inline gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds. */
#define wait_until(condition)                                           \
  G_STMT_START                                                          \
  {                                                                     \
    gboolean timed_out_ = FALSE;                                        \
    guint source_ = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out_); \
    while (!(condition) && !timed_out_)                                 \
      g_main_context_iteration (NULL, TRUE);                            \
    g_source_remove (source_);                                          \
    g_assert_true (condition);                                          \
  }                                                                     \
  G_STMT_END

static inline gboolean
tick_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while, for what nobody announces. */
static inline void
settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (300, tick_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
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

/* Returns: (transfer full): the path of a new ward file that is set up */
static inline char *
make_ward (void)
{
  g_autoptr (GError) error = NULL;
  char *path = gocua_ward_get_path ("26737@2025-07-01");
  GocuaDb *db = gocua_ward_open (path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_true (gocua_ward_setup (db, "26737@2025-07-01", "Phường Tân Định", "cds-2025", &error));
  g_assert_no_error (error);
  gocua_ward_close (db);
  return path;
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
