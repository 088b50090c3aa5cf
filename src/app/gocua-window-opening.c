/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window-opening.c: the ways in which a ward comes into the window. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-carry-window.h"
#include "app/gocua-busy-page.h"
#include "app/gocua-join-page.h"
#include "app/gocua-main-view.h"
#include "app/gocua-new-ward-page.h"
#include "app/gocua-sample-job.h"
#include "app/gocua-trouble-page.h"
#include "app/gocua-window-private.h"
#include "store/gocua-ward.h"

/* How long a window waits for its first ward before it is shown without, in milliseconds: one that only
 * flashes “Opening” is drawn twice and is ready later. */
#define PATIENCE_MS 150

typedef struct
{
  GocuaWindow *window; /* (owned) */
  char *path;
  guint opening;
} OpenData;

static void
open_data_free (OpenData *data)
{
  g_object_unref (data->window);
  g_free (data->path);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenData, open_data_free)

static OpenData *
open_data_new (GocuaWindow *self, const char *path)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->window = g_object_ref (self);
  data->path = g_strdup (path);
  data->opening = ++self->opening;
  return data;
}

/* Whether the window was closed, or something else was asked for, in the meantime. */
static gboolean
is_outdated (const OpenData *data)
{
  return data->opening != data->window->opening || gtk_widget_in_destruction (GTK_WIDGET (data->window)) ||
         data->window->settings == NULL;
}

static gboolean
present_cb (gpointer data)
{
  GocuaWindow *self = data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
present_if_waiting (GocuaWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSession) session = gocua_session_new_finish (result, &error);
  GtkWidget *page;

  if (is_outdated (data))
    return;
  data->window->is_opening = FALSE;
  if (session != NULL)
    {
      gocua_window_set_session (data->window, session);
      present_if_waiting (data->window);
      return;
    }
  page = gocua_trouble_page_new (data->path, error);
  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), data->window,
                           G_CONNECT_SWAPPED);
  gocua_window_show_page (data->window, page);
  present_if_waiting (data->window);
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = gocua_sample_job_finish (result, &error);

  if (is_outdated (data))
    return;
  if (made)
    {
      gocua_window_open_ward (data->window, data->path);
      return;
    }
  gocua_window_show_start (data->window);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_window_add_error (data->window, _ ("The sample ward was not made."), error);
}

static void
sample_progress_cb (double fraction, gpointer user_data)
{
  GocuaWindow *self = user_data;

  if (self->settings != NULL && GOCUA_IS_BUSY_PAGE (self->page)) /* neither closed nor left in the meantime */
    gocua_busy_page_set_fraction (GOCUA_BUSY_PAGE (self->page), fraction);
}

void
gocua_window_open_ward (GocuaWindow *self, const char *path)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->session != NULL &&
      g_str_equal (path, gocua_store_get_path (gocua_session_get_store (self->session))))
    {
      gocua_window_show_start (self);
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gocua_window_show_busy (self, _ ("Opening the ward…"), NULL, FALSE);
  self->is_opening = TRUE;
  gocua_session_new_async (path, FALSE, session_opened_cb, open_data_new (self, path));
  gocua_main_view_prepare ();
}

void
gocua_window_show_when_ready (GocuaWindow *self)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));

  if (!self->is_opening || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PATIENCE_MS, present_cb, self);
}

void
gocua_window_open_sample (GocuaWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (GOCUA_IS_WINDOW (self));

  path = gocua_ward_get_path ("sample");
  gocua_window_show_busy (
      self, _ ("Making the sample ward…"),
      _ ("5,000 households that do not exist, with three weeks of visits. You can try every button."), TRUE);
  sample_progress_cb (0, self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gocua_sample_job_async (path, sample_progress_cb, self, self->cancellable, sample_made_cb,
                          open_data_new (self, path));
}

static void
file_chosen_cb (GocuaWindow *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL && g_file_peek_path (file) != NULL)
        gocua_window_open_ward (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

void
gocua_window_choose_file (GocuaWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open the data of a ward"),
                                                              GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              C_ ("button", "Open"), C_ ("button", "Cancel"));
  g_autofree char *path = gocua_ward_get_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
gocua_window_begin_new_ward (GocuaWindow *self)
{
  GtkWidget *page = gocua_new_ward_page_new (self->session != NULL);

  g_signal_connect_object (page, "done", G_CALLBACK (gocua_window_set_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "error", G_CALLBACK (gocua_window_add_error), self, G_CONNECT_SWAPPED);
  gocua_window_show_page (self, page);
}

void
gocua_window_begin_join (GocuaWindow *self)
{
  GtkWidget *page = gocua_join_page_new (self->session != NULL);

  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  gocua_window_show_page (self, page);
}

void
gocua_window_begin_carry (GocuaWindow *self)
{
  GtkWidget *window = gocua_carry_window_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
