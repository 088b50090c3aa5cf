/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meanwhile-watch.c: a line in a small dialog that says what somebody else changed meanwhile. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-meanwhile-watch.h"

#include "app/gocua-meanwhile.h"

/* Hangs on the line, and ends with it. */
typedef struct
{
  GocuaSession *session;
  GocuaRecord *seen;
  GCancellable *cancellable;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  g_object_unref (watch->session);
  gocua_record_unref (watch->seen);
  g_free (watch);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkLabel) line = data;
  g_autoptr (GocuaMeanwhile) meanwhile = gocua_store_call_finish (GOCUA_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (meanwhile == NULL)
    return;
  text = gocua_meanwhile_describe_for_form (meanwhile);
  gtk_label_set_text (line, text);
  gtk_widget_set_visible (GTK_WIDGET (line), TRUE);
}

static void
changed_cb (GocuaSession *session, GtkLabel *line)
{
  Watch *watch = g_object_get_data (G_OBJECT (line), "watch");

  if (watch == NULL)
    return;
  gocua_meanwhile_read_async (gocua_session_get_store (session), watch->seen, watch->cancellable, read_cb,
                              g_object_ref (line));
}

static void
stop_cb (GtkWidget *line)
{
  g_object_set_data (G_OBJECT (line), "watch", NULL);
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 48);
  gtk_widget_add_css_class (line, "meanwhile");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

GtkWidget *
gocua_meanwhile_watch_new (GtkWidget *form, GocuaSession *session, const GocuaRecord *seen)
{
  GtkWidget *box;
  GtkWidget *line;
  Watch *watch;

  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);
  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  if (seen == NULL)
    return form;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  line = make_line ();
  watch = g_new0 (Watch, 1);
  watch->session = g_object_ref (session);
  watch->seen = gocua_record_copy (seen);
  watch->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (line), "watch", watch, watch_free);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), line, 0);
  g_signal_connect (line, "destroy", G_CALLBACK (stop_cb), NULL);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), form);
  /* What came between the reading of the list and the opening of the dialog. */
  changed_cb (session, GTK_LABEL (line));
  return box;
}
