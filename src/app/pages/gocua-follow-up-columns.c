/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-columns.c: the columns of the list of doors that are due again. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-follow-up-columns.h"

#include <glib/gi18n.h>

#include "app/gocua-door-item.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-date.h"

#define COLUMN_KEY "gocua-column"

typedef enum
{
  COLUMN_DUE,
  COLUMN_ADDRESS,
  COLUMN_HEAD,
  COLUMN_AREA,
  COLUMN_WHY,
  COLUMN_NOTE,
  COLUMN_TEAM,
  N_COLUMNS,
} Column;

static const struct
{
  const char *title;
  int width; /* in characters, the least */
  gboolean expands;
} columns[N_COLUMNS] = {
  [COLUMN_DUE] = { NC_ ("column", "Due"), 14, FALSE },
  [COLUMN_ADDRESS] = { NC_ ("column", "Address"), 13, TRUE },
  [COLUMN_HEAD] = { NC_ ("column", "Head of household"), 11, TRUE },
  [COLUMN_AREA] = { NC_ ("column", "Area"), 8, FALSE },
  [COLUMN_WHY] = { NC_ ("column", "Why"), 8, TRUE },
  [COLUMN_NOTE] = { NC_ ("column", "Note"), 6, TRUE },
  [COLUMN_TEAM] = { NC_ ("column", "Team"), 6, TRUE },
};

static char *
format_cell (Column column, GocuaDoorItem *item, GocuaSession *session)
{
  const GocuaDoorDue *door = gocua_door_item_get_door (item);
  g_autofree char *today = NULL;

  switch (column)
    {
    case COLUMN_DUE:
      today = gocua_session_get_today (session);
      return gocua_door_item_format_due (item, today);
    case COLUMN_ADDRESS:
      return g_strdup (door->row->address);
    case COLUMN_HEAD:
      return g_strdup (door->row->head);
    case COLUMN_AREA:
      return g_strdup (door->row->area);
    case COLUMN_WHY:
      return g_strdup (gocua_door_item_get_why (item));
    case COLUMN_NOTE:
      return g_strdup (door->note);
    case COLUMN_TEAM:
      return g_strdup (gocua_session_get_team_name (session, &door->team));
    case N_COLUMNS:
    default:
      return NULL;
    }
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  Column column = (Column) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].width);
  if (column == COLUMN_DUE)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer session)
{
  Column column = (Column) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  GtkWidget *label = gtk_list_item_get_child (cell);
  GocuaDoorItem *item = gtk_list_item_get_item (cell);
  g_autofree char *text = format_cell (column, item, session);
  g_autofree char *today = gocua_session_get_today (session);
  g_autofree char *long_form = NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  if (column == COLUMN_DUE)
    long_form = gocua_date_format (gocua_door_item_get_door (item)->due);
  gocua_tip_set (label, long_form != NULL ? long_form : text != NULL && *text != '\0' ? text : NULL);
  if (column == COLUMN_DUE && gocua_door_item_is_overdue (item, today))
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
}

void
gocua_follow_up_columns_add (GtkColumnView *view, GocuaSession *session)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && GOCUA_IS_SESSION (session));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      /* The session outlives the view. */
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), session, 0);
      column = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      gtk_column_view_append_column (view, column);
    }
}

void
gocua_follow_up_columns_show_team (GtkColumnView *view, gboolean visible)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  column = g_list_model_get_item (gtk_column_view_get_columns (view), COLUMN_TEAM);
  gtk_column_view_column_set_visible (column, visible);
}
