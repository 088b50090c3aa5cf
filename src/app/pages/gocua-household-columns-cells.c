/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns-cells.c: what stands in the cells of the list of households. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <adwaita.h>

#include "app/pages/gocua-household-columns-private.h"
#include "app/widgets/gocua-state-mark.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "store/gocua-household-list.h"

#define COLUMN_KEY  "gocua-column"
#define LEAST_CHARS 16

static gboolean
is_date (const GocuaHouseholdColumn *column)
{
  return column->what.kind == GOCUA_LIST_LAST_VISIT || column->what.kind == GOCUA_LIST_FOLLOW_UP;
}

/* A phone number in full stands beside the list as well. */
static char *
format_cell (const GocuaHouseholdColumn *column, const GocuaHouseholdRow *row)
{
  g_auto (GocuaListValue) value = { 0 };

  gocua_list_column_get_value (&column->what, row, column->campaign, TRUE, &value);
  switch (value.type)
    {
    case GOCUA_LIST_VALUE_NUMBER:
      return gocua_number_format (value.number);
    case GOCUA_LIST_VALUE_DATE:
      return gocua_date_format_short (value.text);
    case GOCUA_LIST_VALUE_TEXT:
      return g_steal_pointer (&value.text);
    case GOCUA_LIST_VALUE_NONE:
    default:
      return g_strdup (column->what.kind == GOCUA_LIST_OUTCOME ? "–" : "");
    }
}

/* Where a short form is shown, the tooltip has the long one. */
static char *
format_tooltip (const GocuaHouseholdColumn *column, const GocuaHouseholdRow *row, const char *text)
{
  if (column->what.kind == GOCUA_LIST_LAST_VISIT)
    return gocua_date_format (row->status.last_date);
  if (column->what.kind == GOCUA_LIST_FOLLOW_UP)
    return gocua_date_format (row->status.follow_up);
  return g_strdup (text);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_label (const GocuaHouseholdColumn *column, GtkWidget *label, const GocuaHouseholdRow *row)
{
  g_autofree char *text = row != NULL ? format_cell (column, row) : NULL;
  g_autofree char *tooltip = row != NULL ? format_tooltip (column, row, text) : NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gocua_tip_set (label, tooltip != NULL && *tooltip != '\0' ? tooltip : NULL);
  set_class (label, "dim-label", row != NULL && row->archived);
  if (column->what.kind == GOCUA_LIST_FOLLOW_UP)
    {
      g_autofree char *today = gocua_session_get_today (column->session);
      gboolean due =
          row != NULL && *row->status.follow_up != '\0' && g_strcmp0 (row->status.follow_up, today) <= 0;

      set_class (label, "warning", due);
    }
}

static void
update_cell (GtkListItem *cell)
{
  const GocuaHouseholdColumn *column = g_object_get_data (G_OBJECT (cell), COLUMN_KEY);
  GocuaHouseholdItem *item = gtk_list_item_get_item (cell);
  GtkWidget *child = gtk_list_item_get_child (cell);
  const GocuaHouseholdRow *row = item != NULL ? gocua_household_item_get_row (item) : NULL;

  if (column->is_space)
    return;
  if (column->what.kind != GOCUA_LIST_INDICATOR)
    update_label (column, child, row);
  else if (row == NULL)
    gocua_state_mark_set (GOCUA_STATE_MARK (child), NULL, -1, -1);
  else
    gocua_state_mark_set (GOCUA_STATE_MARK (child),
                          gocua_campaign_get_indicator (column->campaign, column->what.slot),
                          row->status.values[column->what.slot], row->eligible_people);
}

static gboolean
is_number (const GocuaHouseholdColumn *column)
{
  return column->what.kind == GOCUA_LIST_PEOPLE || column->what.kind == GOCUA_LIST_ELIGIBLE ||
         column->what.kind == GOCUA_LIST_ATTEMPTS;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, GocuaHouseholdColumn *column)
{
  GtkWidget *child;

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, column);
  if (column->is_space)
    {
      /* GTK from 4.12 on measures what is in a cell of a fixed width, whether or not there is anything. */
      gtk_list_item_set_child (cell, adw_bin_new ());
      return;
    }
  if (column->what.kind == GOCUA_LIST_INDICATOR)
    {
      gtk_list_item_set_child (cell, gocua_state_mark_new ());
      return;
    }
  child = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (child), is_number (column) ? 1 : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (child), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  if (is_date (column) || is_number (column) || column->what.kind == GOCUA_LIST_PHONE)
    gtk_widget_add_css_class (child, "numeric");
  /* Where the other columns leave too little, the list scrolls sideways rather than hide who and where. */
  if (column->width == 0)
    gtk_label_set_width_chars (GTK_LABEL (child), LEAST_CHARS);
  gtk_list_item_set_child (cell, child);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *cell, GocuaHouseholdColumn *column)
{
  GObject *item = gtk_list_item_get_item (cell);

  g_signal_connect_object (item, "notify::loaded", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
  update_cell (cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *cell, GocuaHouseholdColumn *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), update_cell, cell);
}

GtkListItemFactory *
gocua_household_columns_new_cells (GocuaHouseholdColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  return factory;
}
