/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-history-dialog.c: who did what to an area, and when. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-area-history-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/gocua-text-label.h"
#include "store/gocua-areas.h"

#define WIDTH       520
#define LIST_HEIGHT 360

typedef struct
{
  GocuaSession *session;
  GtkWidget *dialog;
} Reading;

static gpointer
read_events (GocuaDb *db, gpointer area, GCancellable *cancellable, GError **error)
{
  return gocua_areas_get_history (db, area, error);
}

static char *
describe_source (const GocuaAreaEvent *event)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (event->at_ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%d/%m/%Y %H:%M");

  return event->author != NULL ? g_strdup_printf ("%s · %s", time, event->author) : g_steal_pointer (&time);
}

static void
fill (GtkBox *box, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *source = describe_source (events->pdata[i]);
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

      gtk_box_append (GTK_BOX (entry),
                      gocua_text_label_new (((GocuaAreaEvent *) events->pdata[i])->text, NULL));
      gtk_box_append (GTK_BOX (entry), gocua_text_label_new (source, "dim-label"));
      gtk_box_append (box, entry);
    }
}

static GtkWidget *
make_list (GPtrArray *events)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  fill (GTK_BOX (box), events);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  return scrolled;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (GocuaSession) session = reading->session;
  g_autoptr (GtkWidget) dialog = reading->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (events == NULL)
    {
      gocua_session_report (session, _ ("The history could not be read"), error);
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (events));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
gocua_area_history_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area)
{
  g_autofree char *title = NULL;
  Reading *reading;

  g_return_if_fail (GOCUA_IS_SESSION (session) && area != NULL);

  title = g_strdup_printf (_ ("History of “%s”"), gocua_record_get_text (area, GOCUA_AREA_NAME));
  reading = g_new0 (Reading, 1);
  reading->session = g_object_ref (session);
  reading->dialog = g_object_ref (adw_message_dialog_new (parent, title, NULL));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (reading->dialog), "close", C_ ("button", "Close"));
  gocua_store_read_async (gocua_session_get_store (session), read_events, gocua_id_dup (&area->id), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, reading);
}
