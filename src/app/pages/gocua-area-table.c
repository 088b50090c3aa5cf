/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-table.c: the numbers of each area, sorted by any of them, each a way to the households behind
 * it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-area-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/pages/gocua-area-item.h"
#include "app/pages/gocua-overview-figure.h"
#include "app/widgets/gocua-number-button.h"

/* Column 0 is the name, whose figure is the number of households, so that it opens all of the area. */
#define NAME_COLUMN            0
#define FIRST_INDICATOR_COLUMN 5
#define NAME_CHARS             12

/* GTK 4.8 makes up to two hundred rows of a list, however few are seen. A window of the usual size shows
 * fewer than the first number; the others come frame by frame, so that none waits for a thousand buttons. */
#define LINES_AT_FIRST  9
#define LINES_PER_FRAME 8

struct _GocuaAreaTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GocuaSession *session;

  GocuaCampaign *campaign; /* that the columns are made for */
  char today[GOCUA_ISO_DATE_SIZE];
  GocuaAreaItem *total;
  GListStore *areas;
  GtkSortListModel *sorted;
  GListModel *lines;
  GtkSliceListModel *made; /* the lines that the view has made rows for */
  guint growing;           /* the tick callback */
  guint frames;            /* since it was added */
  GPtrArray *cells; /* of Cell, not owned: all that are made, so that the focus finds its number again */
};

G_DEFINE_FINAL_TYPE (GocuaAreaTable, gocua_area_table, GTK_TYPE_WIDGET)

/* What a column's factory, sorter and cells need; counted, since GTK drops them in no order to rely on. */
typedef struct
{
  GocuaAreaTable *table; /* not owned: it outlives what it shows */
  guint position;
  GocuaFigure figure;
} Column;

/* One button of the table, and the line that it shows at the moment. Lives as long as the button. */
typedef struct
{
  Column *column;
  GPtrArray *all; /* in which it is listed */
  GtkWidget *button;
  GocuaAreaItem *item; /* (owned) (nullable): while bound */
} Cell;

static void
column_unref (gpointer column, GClosure *closure)
{
  g_rc_box_release (column);
}

static void
show_cell (Cell *cell)
{
  const GocuaFigure *figure = &cell->column->figure;
  const GocuaNumbers *numbers = gocua_area_item_get_numbers (cell->item);
  const char *name = gocua_area_item_get_name (cell->item);
  g_autofree char *text = NULL;
  g_autofree char *words = gocua_figure_describe (figure, numbers, name);

  if (cell->column->position == NAME_COLUMN)
    text = g_strdup (name);
  else
    text = gocua_figure_format_short (figure, numbers);
  gocua_number_button_set (
      GOCUA_NUMBER_BUTTON (cell->button), text, words,
      gocua_figure_make_query (figure, gocua_area_item_get_id (cell->item), cell->column->table->today));
}

static void
unbind_cell (Cell *cell)
{
  if (cell->item == NULL)
    return;
  g_signal_handlers_disconnect_by_func (cell->item, show_cell, cell);
  g_clear_object (&cell->item);
}

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  unbind_cell (cell);
  g_ptr_array_remove_fast (cell->all, cell);
  g_ptr_array_unref (cell->all);
  g_rc_box_release (cell->column);
  g_free (cell);
}

/* A long name gives way to the numbers; it is in the tooltip. */
static void
shorten_name (GtkWidget *button)
{
  GtkWidget *label;

  gtk_button_set_label (GTK_BUTTON (button), "");
  label = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->column = g_rc_box_acquire (column);
  cell->all = g_ptr_array_ref (column->table->cells);
  cell->button = gocua_number_button_new (column->table->session);
  if (column->position == NAME_COLUMN)
    shorten_name (cell->button);
  gtk_widget_set_halign (cell->button, column->position == NAME_COLUMN ? GTK_ALIGN_START : GTK_ALIGN_END);
  g_object_set_data_full (G_OBJECT (cell->button), "gocua-cell", cell, free_cell);
  g_ptr_array_add (cell->all, cell);
  gtk_list_item_set_child (list_item, cell->button);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  GtkWidget *button = gtk_list_item_get_child (list_item);
  Cell *cell = g_object_get_data (G_OBJECT (button), "gocua-cell");

  unbind_cell (cell);
  cell->item = g_object_ref (gtk_list_item_get_item (list_item));
  g_signal_connect_swapped (cell->item, "changed", G_CALLBACK (show_cell), cell);
  if (column->position == NAME_COLUMN && gocua_area_item_get_id (cell->item) == NULL)
    gtk_widget_add_css_class (button, "heading");
  else
    gtk_widget_remove_css_class (button, "heading");
  show_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  GtkWidget *button = gtk_list_item_get_child (list_item);

  if (button != NULL)
    unbind_cell (g_object_get_data (G_OBJECT (button), "gocua-cell"));
}

static int
compare_by_column (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  GocuaAreaItem *one = GOCUA_AREA_ITEM ((gpointer) a);
  GocuaAreaItem *other = GOCUA_AREA_ITEM ((gpointer) b);
  double rank_one, rank_other;

  if (column->position == NAME_COLUMN)
    return strcmp (gocua_area_item_get_sort_key (one), gocua_area_item_get_sort_key (other));
  rank_one = gocua_figure_get_rank (&column->figure, gocua_area_item_get_numbers (one));
  rank_other = gocua_figure_get_rank (&column->figure, gocua_area_item_get_numbers (other));
  return (rank_one > rank_other) - (rank_one < rank_other);
}

static GtkColumnViewColumn *
append_column (GocuaAreaTable *self, const char *title, GocuaFigureType type, const GocuaIndicator *indicator)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *column = g_rc_box_new0 (Column);

  column->table = self;
  column->position = g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
  column->figure = (GocuaFigure){ .type = type, .indicator = indicator };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), g_rc_box_acquire (column), column_unref, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), g_rc_box_acquire (column), column_unref, 0);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (unbind_cb), g_rc_box_acquire (column), column_unref,
                         0);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_by_column, column, g_rc_box_release));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column->position == NAME_COLUMN);
  gtk_column_view_append_column (self->view, made);
  return made;
}

static void
set_label_xalign (GtkWidget *widget, float xalign)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_widget_set_hexpand (widget, TRUE);
      gtk_label_set_xalign (GTK_LABEL (widget), xalign);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_label_xalign (child, xalign);
}

/* GTK 4.8 puts every head at the left, also over numbers. */
static void
align_heads (GocuaAreaTable *self)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (GtkWidget *title = gtk_widget_get_first_child (head); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_prev_sibling (title) != NULL)
      set_label_xalign (title, 1);
}

static void
clear_columns (GocuaAreaTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* Every read makes a campaign of its own; only one that looks different needs other columns. */
static gboolean
fits_columns (GocuaAreaTable *self, GocuaCampaign *campaign)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = gocua_campaign_get_n_indicators (campaign);

  if (self->campaign == NULL || gocua_campaign_get_n_indicators (self->campaign) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const GocuaIndicator *old = gocua_campaign_get_indicator (self->campaign, i);
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, i);
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, FIRST_INDICATOR_COLUMN + i);

      if (!g_str_equal (gocua_indicator_get_id (old), gocua_indicator_get_id (indicator)) ||
          !g_str_equal (gocua_indicator_get_label (old), gocua_indicator_get_label (indicator)) ||
          !g_str_equal (gtk_column_view_column_get_title (column),
                        gocua_indicator_get_short_label (indicator)))
        return FALSE;
    }
  return TRUE;
}

static void
make_columns (GocuaAreaTable *self, GocuaCampaign *campaign)
{
  GtkColumnViewColumn *name;

  clear_columns (self);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  self->campaign = gocua_campaign_ref (campaign);
  name = append_column (self, _ ("Area"), GOCUA_FIGURE_HOUSEHOLDS, NULL);
  /* Translators: head of a column with the number of households on the roster */
  append_column (self, C_ ("column", "Households"), GOCUA_FIGURE_HOUSEHOLDS, NULL);
  /* Translators: head of a column with the number of eligible households */
  append_column (self, C_ ("column", "Eligible"), GOCUA_FIGURE_ELIGIBLE, NULL);
  /* Translators: head of a column with the number of reached households */
  append_column (self, C_ ("column", "Reached"), GOCUA_FIGURE_REACHED, NULL);
  /* Translators: head of a column: reached households in percent of the eligible ones */
  append_column (self, C_ ("column", "% reached"), GOCUA_FIGURE_REACHED_PERCENT, NULL);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, i);

      append_column (self, gocua_indicator_get_short_label (indicator), GOCUA_FIGURE_YES, indicator);
    }
  /* Translators: head of a column with the number of households that are due a second visit */
  append_column (self, C_ ("column", "Follow-ups due"), GOCUA_FIGURE_FOLLOW_UPS, NULL);
  gtk_column_view_sort_by_column (self->view, name, GTK_SORT_ASCENDING);
  align_heads (self);
}

static int
find_area (GocuaAreaTable *self, const GocuaId *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->areas));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaAreaItem) item = g_list_model_get_item (G_LIST_MODEL (self->areas), i);

      if (gocua_id_compare (gocua_area_item_get_id (item), id) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
has_area (GPtrArray *areas, const GocuaId *id)
{
  for (guint i = 0; i < areas->len; i++)
    if (gocua_id_compare (&((const GocuaAreaNumbers *) areas->pdata[i])->area, id) == 0)
      return TRUE;
  return FALSE;
}

static void
update_lines (GocuaAreaTable *self, const GocuaOverview *overview)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  gocua_area_item_update_total (self->total, &overview->ward);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->areas)); i-- > 0;)
    {
      g_autoptr (GocuaAreaItem) item = g_list_model_get_item (G_LIST_MODEL (self->areas), i);

      if (!has_area (overview->areas, gocua_area_item_get_id (item)))
        g_list_store_remove (self->areas, i);
    }
  for (guint i = 0; i < overview->areas->len; i++)
    {
      const GocuaAreaNumbers *area = overview->areas->pdata[i];
      int position = find_area (self, &area->area);
      g_autoptr (GocuaAreaItem) item = NULL;

      if (position >= 0)
        {
          item = g_list_model_get_item (G_LIST_MODEL (self->areas), (guint) position);
          gocua_area_item_update (item, area);
          continue;
        }
      g_ptr_array_add (added, gocua_area_item_new (area));
    }
  /* At once: the table looks for its rows again after each change of the list. */
  g_list_store_splice (self->areas, g_list_model_get_n_items (G_LIST_MODEL (self->areas)), 0, added->pdata,
                       added->len);
}

/* Returns: the cell that has the focus, or %NULL. */
static const Cell *
find_focused (GocuaAreaTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];

      if (cell->item != NULL && gtk_widget_has_focus (cell->button))
        return cell;
    }
  return NULL;
}

/* Returns: the cell that shows @item in the column at @position, or %NULL when it is far from what is seen.
 */
static const Cell *
find_cell (GocuaAreaTable *self, GocuaAreaItem *item, guint position)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];

      if (cell->item == item && cell->column->position == position)
        return cell;
    }
  return NULL;
}

static void
focus_cell (GocuaAreaTable *self, GocuaAreaItem *item, guint position)
{
  const Cell *cell = find_cell (self, item, position);

  if (cell != NULL && !gtk_widget_has_focus (cell->button))
    gtk_widget_grab_focus (cell->button);
}

/* Returns: (transfer full): the line @step lines below that of @item, or %NULL. */
static GocuaAreaItem *
get_neighbour (GocuaAreaTable *self, GocuaAreaItem *item, int step)
{
  guint n = g_list_model_get_n_items (self->lines);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaAreaItem) line = g_list_model_get_item (self->lines, i);

      if (line == item)
        return g_list_model_get_item (self->lines, (guint) ((int) i + step));
    }
  return NULL;
}

static void
sort_by_cell (GocuaAreaTable *self, const Cell *cell, GtkSortType direction)
{
  g_autoptr (GocuaAreaItem) item = g_object_ref (cell->item);
  guint position = cell->column->position;
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  /* Without this GTK 4.8 leaves the arrow at the column that was sorted by before. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, column, direction);
  focus_cell (self, item, position);
}

static void
make_all_rows (GocuaAreaTable *self)
{
  if (self->growing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->growing);
  self->growing = 0;
  gtk_slice_list_model_set_size (self->made, G_MAXUINT);
}

/* The first frame is the one that shows what is there already. */
static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GocuaAreaTable *self = GOCUA_AREA_TABLE (widget);
  guint size = gtk_slice_list_model_get_size (self->made);

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (size < g_list_model_get_n_items (self->lines))
    {
      gtk_slice_list_model_set_size (self->made, size + LINES_PER_FRAME);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  gtk_slice_list_model_set_size (self->made, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* Arrows go from number to number as in a spreadsheet. Heads cannot have the focus in GTK 4.8, so Ctrl with
 * Up or Down sorts by the column of the number. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  GocuaAreaTable *self = data;
  const Cell *cell = find_focused (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (cell == NULL || !(is_up || is_down || is_left || is_right))
    return GDK_EVENT_PROPAGATE;
  make_all_rows (self);
  if (modifiers == GDK_CONTROL_MASK && (is_up || is_down))
    sort_by_cell (self, cell, is_up ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
  else if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  else if (is_up || is_down)
    {
      g_autoptr (GocuaAreaItem) item = get_neighbour (self, cell->item, is_up ? -1 : 1);

      if (item != NULL)
        focus_cell (self, item, cell->column->position);
    }
  else
    focus_cell (self, cell->item, cell->column->position + (is_left ? -1u : 1u));
  return GDK_EVENT_STOP;
}

static void
sort_again (GocuaAreaTable *self)
{
  const Cell *focused = find_focused (self);
  g_autoptr (GocuaAreaItem) item = focused != NULL ? g_object_ref (focused->item) : NULL;
  guint position = focused != NULL ? focused->column->position : 0;

  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  if (item != NULL)
    focus_cell (self, item, position);
}

static void
gocua_area_table_dispose (GObject *object)
{
  GocuaAreaTable *self = GOCUA_AREA_TABLE (object);

  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      clear_columns (self);
    }
  self->view = NULL;
  if (self->growing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->growing);
  self->growing = 0;
  g_clear_object (&self->made);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->total);
  g_clear_object (&self->areas);
  g_clear_object (&self->sorted);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  G_OBJECT_CLASS (gocua_area_table_parent_class)->dispose (object);
}

static void
gocua_area_table_finalize (GObject *object)
{
  g_clear_pointer (&GOCUA_AREA_TABLE (object)->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_area_table_parent_class)->finalize (object);
}

static void
gocua_area_table_class_init (GocuaAreaTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_area_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_area_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "areatable");
}

/* The whole ward is a line of its own before the sorted ones, so that it is seen first in any order. */
static void
make_lines (GocuaAreaTable *self)
{
  g_autoptr (GListStore) first = g_list_store_new (GOCUA_TYPE_AREA_ITEM);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);

  self->total = gocua_area_item_new_total ();
  self->areas = g_list_store_new (GOCUA_TYPE_AREA_ITEM);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->areas)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  g_list_store_append (first, self->total);
  g_list_store_append (parts, first);
  g_list_store_append (parts, self->sorted);
  self->lines = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
  self->made = gtk_slice_list_model_new (g_object_ref (self->lines), 0, LINES_AT_FIRST);
}

static void
gocua_area_table_init (GocuaAreaTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->cells = g_ptr_array_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "dense");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of each area"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  make_lines (self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->made))));
  gtk_column_view_set_model (self->view, selection);
}

void
gocua_area_table_set_session (GocuaAreaTable *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_AREA_TABLE (self));

  g_set_object (&self->session, session);
}

void
gocua_area_table_set_overview (GocuaAreaTable *self, const GocuaOverview *overview)
{
  g_return_if_fail (GOCUA_IS_AREA_TABLE (self));
  g_return_if_fail (overview != NULL && overview->campaign != NULL);

  memcpy (self->today, overview->today, sizeof self->today);
  if (!fits_columns (self, overview->campaign))
    make_columns (self, overview->campaign);
  update_lines (self, overview);
  sort_again (self);
  if (self->growing == 0 && gtk_slice_list_model_get_size (self->made) != G_MAXUINT)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

GListModel *
gocua_area_table_get_model (GocuaAreaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_AREA_TABLE (self), NULL);

  return self->lines;
}
