/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-rows.c: the lines of the page “Sync”: an act that waits, and a change that was refused. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sync-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/gocua-sync-words.h"
#include "app/widgets/gocua-spoken-name.h"
#include "core/gocua-batch.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "core/gocua-schema.h"
#include "sync/gocua-sync-standing.h"

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_icon (const char *name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (icon, "dim-label");
  return icon;
}

/* Returns: (transfer full): "New visit: 12/34/5A Nguyễn Trãi · Nguyễn Thị Ánh" */
static char *
describe_act (const GocuaWaitingBatch *batch)
{
  const char *what = *batch->action != '\0' ? gocua_batch_action_get_label (batch->action)
                                            : _ ("Received from another computer, to be passed on");

  if (batch->title == NULL || *batch->title == '\0')
    return g_strdup (what);
  /* Translators: what was done, and with what: "New visit: 12 Lê Lợi · Nguyễn Thị Ánh" */
  return g_strdup_printf (_ ("%s: %s"), what, batch->title);
}

/* Returns: (transfer full): "Lê Thị Hoa · 02/03/2025 14:31 · 5,000 changes" */
static char *
describe_origin (const GocuaWaitingBatch *batch)
{
  g_autofree char *when = gocua_date_format_date_time (batch->made_ms);
  g_autofree char *number = gocua_number_format (batch->n_changes);
  g_autofree char *changes =
      g_strdup_printf (ngettext ("%s change", "%s changes", (gulong) batch->n_changes), number);
  g_autoptr (GString) text = g_string_new (NULL);

  if (batch->author != NULL && *batch->author != '\0')
    g_string_append_printf (text, "%s · ", batch->author);
  g_string_append (text, when);
  if (batch->n_changes > 1)
    g_string_append_printf (text, " · %s", changes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GtkWidget *
gocua_sync_waiting_row_new (const GocuaWaitingBatch *batch)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  gboolean opens;
  GtkWidget *row;

  g_return_val_if_fail (batch != NULL, NULL);

  title = describe_act (batch);
  subtitle = describe_origin (batch);
  opens = !gocua_id_is_null (&batch->household);
  row = make_row (title, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), opens);
  if (opens)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon ("go-next-symbolic"));
      gtk_widget_set_tooltip_text (row, _ ("Opens the record"));
    }
  return row;
}

static void
add_button (GtkWidget *row, const char *label, const char *what, GCallback callback, gpointer object)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *words = g_strdup_printf ("%s: %s", label, what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gocua_set_spoken_name (GTK_WIDGET (button), words);
  g_signal_connect_object (button, "clicked", callback, object, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

GtkWidget *
gocua_sync_refused_row_new (const GocuaRejectedChange *rejected,
                            GCallback open,
                            GCallback offer_again,
                            gpointer object)
{
  g_autofree char *when = NULL;
  g_autofree char *subtitle = NULL;
  const char *title;
  GtkWidget *row;

  g_return_val_if_fail (rejected != NULL, NULL);

  when = gocua_date_format_date_time (rejected->made_ms);
  subtitle = g_strdup_printf ("%s\n%s", gocua_sync_rejected_describe (rejected->code), when);
  title = rejected->title != NULL && *rejected->title != '\0' ? rejected->title : _ ("A change");
  row = make_row (title, subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon ("dialog-warning-symbolic"));
  if (!gocua_id_is_null (&rejected->household))
    add_button (row, C_ ("button", "Open the record"), title, open, object);
  add_button (row, C_ ("button", "Send again"), title, offer_again, object);
  return row;
}
