/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns.c: the columns of the list of households, which follow the indicators of the
 * campaign. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-household-columns.h"
#include "app/widgets/gocua-state-mark.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-date.h"
#include "store/gocua-household-list.h"

#define COLUMN_KEY  "gocua-column"
#define LEAST_CHARS 12

typedef enum
{
  COLUMN_ADDRESS,
  COLUMN_HEAD,
  COLUMN_AREA,
  COLUMN_INDICATOR,
  COLUMN_OUTCOME,
  COLUMN_LAST_VISIT,
  COLUMN_FOLLOW_UP,
} ColumnKind;

typedef struct
{
  ColumnKind kind;
  guint slot; /* of an indicator */
  gboolean sortable;
  GocuaSort sort;
  GocuaSession *session; /* the view goes before the session does */
  GocuaCampaign *campaign;
} Column;

/* The head that was asked last; see ask_sorter(). Main thread only. */
static const Column *asked_column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->campaign, gocua_campaign_unref);
  g_clear_object (&column->session);
  g_free (column);
}

static char *
format_cell (const Column *column, const GocuaHouseholdRow *row)
{
  switch (column->kind)
    {
    case COLUMN_ADDRESS:
      return g_strdup (row->address);
    case COLUMN_HEAD:
      return g_strdup (row->head);
    case COLUMN_AREA:
      return g_strdup (row->area);
    case COLUMN_OUTCOME:
      if (row->status.outcome == GOCUA_OUTCOME_NONE)
        return g_strdup ("–");
      return g_strdup (column->campaign != NULL
                           ? gocua_campaign_get_outcome_label (column->campaign, row->status.outcome)
                           : gocua_outcome_get_label (row->status.outcome));
    case COLUMN_LAST_VISIT:
      return gocua_date_format_short (row->status.last_date);
    case COLUMN_FOLLOW_UP:
      return gocua_date_format_short (row->status.follow_up);
    case COLUMN_INDICATOR:
    default:
      return NULL;
    }
}

/* Where a short form is shown, the tooltip has the long one. */
static char *
format_tooltip (const Column *column, const GocuaHouseholdRow *row, const char *text)
{
  if (column->kind == COLUMN_LAST_VISIT)
    return gocua_date_format (row->status.last_date);
  if (column->kind == COLUMN_FOLLOW_UP)
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
update_label (const Column *column, GtkWidget *label, const GocuaHouseholdRow *row)
{
  g_autofree char *text = row != NULL ? format_cell (column, row) : NULL;
  g_autofree char *tooltip = row != NULL ? format_tooltip (column, row, text) : NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gocua_tip_set (label, tooltip != NULL && *tooltip != '\0' ? tooltip : NULL);
  set_class (label, "dim-label", row != NULL && row->archived);
  if (column->kind == COLUMN_FOLLOW_UP)
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
  const Column *column = g_object_get_data (G_OBJECT (cell), COLUMN_KEY);
  GocuaHouseholdItem *item = gtk_list_item_get_item (cell);
  GtkWidget *child = gtk_list_item_get_child (cell);
  const GocuaHouseholdRow *row = item != NULL ? gocua_household_item_get_row (item) : NULL;

  if (column->kind != COLUMN_INDICATOR)
    update_label (column, child, row);
  else if (row == NULL)
    gocua_state_mark_set (GOCUA_STATE_MARK (child), NULL, -1, -1);
  else
    gocua_state_mark_set (GOCUA_STATE_MARK (child),
                          gocua_campaign_get_indicator (column->campaign, column->slot),
                          row->status.values[column->slot], row->eligible_people);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  GtkWidget *child;

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, column);
  if (column->kind == COLUMN_INDICATOR)
    {
      gtk_list_item_set_child (cell, gocua_state_mark_new ());
      return;
    }
  child = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (child), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  if (column->kind == COLUMN_LAST_VISIT || column->kind == COLUMN_FOLLOW_UP)
    gtk_widget_add_css_class (child, "numeric");
  /* Where the other columns leave too little, the list scrolls sideways rather than hide who and where. */
  if (column->kind == COLUMN_ADDRESS || column->kind == COLUMN_HEAD)
    gtk_label_set_width_chars (GTK_LABEL (child), LEAST_CHARS);
  gtk_list_item_set_child (cell, child);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  GObject *item = gtk_list_item_get_item (cell);

  g_signal_connect_object (item, "notify::loaded", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
  update_cell (cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), update_cell, cell);
}

/* GTK 4.8 does not say which head was clicked. The sorter of the view asks those of its columns in order,
 * though, and turns the answer round for a descending one: a column that always says "smaller" gives itself
 * away. */
static int
ask_sorter (gconstpointer a, gconstpointer b, gpointer user_data)
{
  asked_column = user_data;
  return -1;
}

static void
append_column (GtkColumnView *view, Column *column, const char *title, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (title, factory);

  g_object_set_data_full (G_OBJECT (view_column), COLUMN_KEY, column, column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  if (column->sortable)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (ask_sorter, column, NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (view_column, width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (view, view_column);
  g_object_unref (view_column);
}

static Column *
new_column (GocuaSession *session, ColumnKind kind)
{
  Column *column = g_new0 (Column, 1);
  GocuaCampaign *campaign = gocua_session_get_campaign (session);

  column->kind = kind;
  column->session = g_object_ref (session);
  column->campaign = campaign != NULL ? gocua_campaign_ref (campaign) : NULL;
  return column;
}

static Column *
new_sorted (GocuaSession *session, ColumnKind kind, GocuaSort sort, guint slot)
{
  Column *column = new_column (session, kind);

  column->sortable = TRUE;
  column->sort = sort;
  column->slot = slot;
  return column;
}

static void
clear_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n;

  while ((n = g_list_model_get_n_items (columns)) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);

      gtk_column_view_remove_column (view, column);
    }
}

static gboolean
is_same_indicator (const GocuaIndicator *a, const GocuaIndicator *b)
{
  return g_str_equal (gocua_indicator_get_id (a), gocua_indicator_get_id (b)) &&
         g_str_equal (gocua_indicator_get_label (a), gocua_indicator_get_label (b)) &&
         g_str_equal (gocua_indicator_get_short_label (a), gocua_indicator_get_short_label (b)) &&
         gocua_indicator_is_count (a) == gocua_indicator_is_count (b);
}

void
gocua_household_columns_build (GtkColumnView *view, GocuaSession *session)
{
  GocuaCampaign *campaign;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  clear_columns (view);
  campaign = gocua_session_get_campaign (session);
  append_column (view, new_sorted (session, COLUMN_ADDRESS, GOCUA_SORT_ADDRESS, 0), C_ ("column", "Address"),
                 0);
  append_column (view, new_sorted (session, COLUMN_HEAD, GOCUA_SORT_NAME, 0),
                 C_ ("column", "Head of household"), 0);
  append_column (view, new_sorted (session, COLUMN_AREA, GOCUA_SORT_AREA, 0), C_ ("column", "Area"), 86);
  for (guint slot = 0; campaign != NULL && slot < gocua_campaign_get_n_indicators (campaign); slot++)
    append_column (view, new_sorted (session, COLUMN_INDICATOR, GOCUA_SORT_INDICATOR, slot),
                   gocua_indicator_get_short_label (gocua_campaign_get_indicator (campaign, slot)), 54);
  append_column (view, new_sorted (session, COLUMN_OUTCOME, GOCUA_SORT_OUTCOME, 0), C_ ("column", "Result"),
                 92);
  append_column (view, new_sorted (session, COLUMN_LAST_VISIT, GOCUA_SORT_LAST_VISIT, 0),
                 C_ ("column", "Visited"), 54);
  append_column (view, new_column (session, COLUMN_FOLLOW_UP), C_ ("column", "Follow-up"), 62);
}

gboolean
gocua_household_columns_are_for (const GocuaCampaign *campaign, const GocuaCampaign *other)
{
  if (campaign == other || campaign == NULL || other == NULL)
    return campaign == other;
  if (gocua_campaign_get_n_indicators (campaign) != gocua_campaign_get_n_indicators (other))
    return FALSE;
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if (!is_same_indicator (gocua_campaign_get_indicator (campaign, slot),
                            gocua_campaign_get_indicator (other, slot)))
      return FALSE;
  for (int outcome = GOCUA_OUTCOME_MET; outcome <= GOCUA_OUTCOME_LAST; outcome++)
    if (!g_str_equal (gocua_campaign_get_outcome_label (campaign, (GocuaOutcome) outcome),
                      gocua_campaign_get_outcome_label (other, (GocuaOutcome) outcome)))
      return FALSE;
  return TRUE;
}

gboolean
gocua_household_columns_read_sort (GtkColumnView *view, GocuaSort *sort, guint *slot, gboolean *descending)
{
  GtkSorter *sorter;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  sorter = gtk_column_view_get_sorter (view);
  asked_column = NULL;
  /* Any two different objects will do: the columns don't look at them. */
  ordering = gtk_sorter_compare (sorter, view, sorter);
  if (asked_column == NULL)
    return FALSE;
  *sort = asked_column->sort;
  *slot = asked_column->slot;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

void
gocua_household_columns_show_sort (GtkColumnView *view, GocuaSort sort, guint slot, gboolean descending)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      const Column *column = g_object_get_data (G_OBJECT (view_column), COLUMN_KEY);

      if (!column->sortable || column->sort != sort || column->slot != slot)
        continue;
      gtk_column_view_sort_by_column (view, view_column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      return;
    }
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
}
