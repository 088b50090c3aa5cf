/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page-commands.c: what the page can be told to do, and the keys for it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-export-dialog.h"
#include "app/dialogs/gocua-household-dialog.h"
#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-households-jobs.h"
#include "app/pages/gocua-households-page-private.h"
#include "app/widgets/gocua-shortcut-table.h"

static void
new_household_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *dialog = gocua_household_dialog_new (GOCUA_HOUSEHOLDS_PAGE (widget)->session, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_cb (GocuaHouseholdsPage *self)
{
  gocua_session_go (self->session, "import", NULL, NULL);
}

static void
row_activated_cb (GocuaHouseholdsPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "household.new-visit", NULL);
}

/* What the list shows, or what is selected of it. */
static void
export_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean is_selection = gtk_bitset_get_size (selected) > 1;
  GocuaExportWish *wish;

  if (gocua_households_page_count_shown (self) == 0)
    {
      gocua_session_toast (self->session, _ ("The list is empty; there is nothing to export."));
      return;
    }
  wish = g_new0 (GocuaExportWish, 1);
  wish->ns = is_selection ? gocua_selection_bar_list_rows (self->selection_bar)
                          : gocua_household_list_dup_ns (self->list);
  wish->columns = gocua_household_columns_list_shown (self->view);
  wish->heading =
      gocua_export_job_make_heading (self->session, self->query, wish->ns->len, self->total, is_selection);
  gocua_export_dialog_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session, wish,
                            self->may_phones, self->work);
}

void
gocua_households_page_undoing (GocuaHouseholdsPage *self, GCancellable *cancellable, double fraction)
{
  if (cancellable != NULL && !self->shows_undoing && !gocua_work_bar_is_busy (self->work))
    {
      self->shows_undoing = TRUE;
      gocua_work_bar_begin (self->work, _ ("Undoing…"), cancellable);
    }
  if (!self->shows_undoing)
    return;
  if (cancellable != NULL)
    {
      gocua_work_bar_set_fraction (fraction, self->work);
      return;
    }
  self->shows_undoing = FALSE;
  gocua_work_bar_end (self->work);
}

/* Those that are selected, else those that are listed; of the whole roster the window asks itself. */
static GArray *
list_for_sheets (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > 1)
    return gocua_selection_bar_list_rows (self->selection_bar);
  return gocua_households_page_is_narrowed (self) ? gocua_household_list_dup_ns (self->list)
                                                  : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *ids = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    gocua_session_report (self->session, _ ("The list of households could not be read."), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "ward.make-sheets", "s", ids);
}

static void
make_sheets_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (widget);

  gocua_store_read_async (gocua_session_get_store (self->session), gocua_households_list_ids,
                          list_for_sheets (self), (GDestroyNotify) g_array_unref, g_free, self->cancellable,
                          ids_cb, g_object_ref (self));
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (widget);
  const char *action = user_data;

  if (g_str_equal (action, "search"))
    gocua_households_page_focus_search (self);
  else if (g_str_equal (action, "saved"))
    gocua_saved_filter_menu_popup (self->saved);
  else if (g_str_equal (action, "columns"))
    gocua_column_chooser_popup (self->columns);
  else if (g_str_equal (action, "selected"))
    gocua_selection_bar_popup (self->selection_bar);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->pane), action, NULL);
  return TRUE;
}

void
gocua_households_page_add_shortcuts (GocuaHouseholdsPage *self)
{
  static const GocuaShortcut shortcuts[] = {
    { "<Control>f", shortcut_cb, "search" },
    { "<Control><Shift>n", shortcut_cb, "households.new" },
    { "<Control><Shift>f", shortcut_cb, "saved" },
    { "<Control><Shift>c", shortcut_cb, "columns" },
    { "<Control><Shift>m", shortcut_cb, "selected" },
    { "<Control><Shift>e", shortcut_cb, "households.export" },
    { "<Control>n", shortcut_cb, "household.new-visit" },
    { "<Control>e", shortcut_cb, "household.edit" },
    { "F2", shortcut_cb, "household.edit" },
  };

  gocua_shortcut_table_add_global (GTK_WIDGET (self), shortcuts, G_N_ELEMENTS (shortcuts));
}

/* In a ward that was carried over a new household, or a sheet, would be refused in the end. */
void
gocua_households_page_update_commands (GocuaHouseholdsPage *self)
{
  gboolean takes_entries = gocua_session_takes_entries (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "households.new", takes_entries);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "households.make-sheets", takes_entries);
}

void
gocua_households_page_bind_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "households.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "households.new", NULL, new_household_cb);
  gtk_widget_class_install_action (widget_class, "households.make-sheets", NULL, make_sheets_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}
