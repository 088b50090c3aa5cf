/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-households-window.c: says for single households of an old ward to which new ward they go. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-carry-households-window.h"

#include <glib/gi18n.h>

#include "app/gocua-carry-item.h"
#include "core/gocua-number.h"
#include "core/gocua-text.h"
#include "store/gocua-areas.h"

typedef enum
{
  SHOW_ALL,
  SHOW_UNASSIGNED,
  SHOW_OWN,
} Show;

static const struct
{
  const char *title, *property;
  int width; /* in characters, the least */
  gboolean expands;
} columns[] = {
  { NC_ ("column", "Address"), "address", 26, TRUE },
  { NC_ ("column", "Head of household"), "head", 18, TRUE },
  { NC_ ("column", "Group"), "group", 6, FALSE },
  { NC_ ("column", "Goes to"), "goes", 26, TRUE },
};

struct _GocuaCarryHouseholdsWindow
{
  AdwWindow parent_instance;

  GtkEditable *search;
  GtkDropDown *shown, *order;
  GtkColumnView *view;
  GtkLabel *counts;
  GtkLabel *chosen;
  GtkEditable *place;
  GtkBox *buttons;
  GtkWidget *close_button;

  GocuaSession *session;
  GPtrArray *successors;
  GocuaUnit *area_unit;     /* (nullable) */
  GocuaCarryChoice *choice; /* of the window that asks */
  GListStore *items;        /* of GocuaCarryItem */
  GtkFilter *filter;
  GtkSelectionModel *selection;
  char **words; /* (nullable): what is searched, folded */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaCarryHouseholdsWindow, gocua_carry_households_window, ADW_TYPE_WINDOW)

/* @area: a #GocuaId, or %NULL. Returns: (transfer full): the items in walking order */
static gpointer
read_items (GocuaDb *db, gpointer area, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) households = gocua_areas_load_roster (db, area, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (households == NULL)
    return NULL;
  for (guint i = 0; i < households->len; i++)
    if (area != NULL || gocua_record_get_id (households->pdata[i], GOCUA_HOUSEHOLD_AREA) == NULL)
      g_ptr_array_add (items, gocua_carry_item_new (households->pdata[i]));
  return g_steal_pointer (&items);
}

static GocuaUnit *
find_unit (GocuaCarryHouseholdsWindow *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->successors->len; i++)
    if (g_str_equal (gocua_unit_get_key (self->successors->pdata[i]), key))
      return self->successors->pdata[i];
  return NULL;
}

static GocuaUnit *
find_own (GocuaCarryHouseholdsWindow *self, GocuaCarryItem *item)
{
  return find_unit (self, g_hash_table_lookup (self->choice->households, gocua_carry_item_get_id (item)));
}

static void
describe (GocuaCarryHouseholdsWindow *self, GocuaCarryItem *item)
{
  GocuaUnit *own = find_own (self, item);
  const char *place = g_hash_table_lookup (self->choice->places, gocua_carry_item_get_id (item));
  g_autofree char *with_place = NULL;
  g_autofree char *with_area = NULL;

  if (own != NULL)
    {
      if (place != NULL)
        with_place = g_strdup_printf ("%s · %s", gocua_unit_get_name (own), place);
      gocua_carry_item_set_goes (item, with_place != NULL ? with_place : gocua_unit_get_name (own), TRUE);
      return;
    }
  if (self->area_unit != NULL)
    /* Translators: where a household goes because its area does; %s is a ward */
    with_area = g_strdup_printf (_ ("%s (with its area)"), gocua_unit_get_name (self->area_unit));
  gocua_carry_item_set_goes (item, with_area != NULL ? with_area : _ ("Not assigned yet"), with_area != NULL);
}

static guint
n_items (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

guint
gocua_carry_households_window_count (GocuaCarryHouseholdsWindow *self)
{
  guint n = 0;

  g_return_val_if_fail (GOCUA_IS_CARRY_HOUSEHOLDS_WINDOW (self), 0);

  for (guint i = 0; i < n_items (self->items); i++)
    {
      g_autoptr (GocuaCarryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += find_own (self, item) != NULL ? 1 : 0;
    }
  return n;
}

static guint
count_assigned (GocuaCarryHouseholdsWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < n_items (self->items); i++)
    {
      g_autoptr (GocuaCarryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += gocua_carry_item_get_is_assigned (item) ? 1 : 0;
    }
  return n;
}

static void
show_counts (GocuaCarryHouseholdsWindow *self)
{
  guint n = count_assigned (self);
  g_autofree char *all = gocua_number_format (n_items (self->items));
  g_autofree char *assigned = gocua_number_format (n);
  g_autofree char *left = gocua_number_format (n_items (self->items) - n);
  /* Translators: numbers of households: assigned, of all, not assigned, of all */
  g_autofree char *text =
      g_strdup_printf (_ ("Assigned: %s of %s. Not assigned yet: %s of %s."), assigned, all, left, all);

  gtk_label_set_text (self->counts, text);
}

static guint
count_chosen (GocuaCarryHouseholdsWindow *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  return (guint) gtk_bitset_get_size (chosen);
}

static void
show_chosen (GocuaCarryHouseholdsWindow *self)
{
  guint n = count_chosen (self);
  g_autofree char *shown = gocua_number_format (n_items (self->selection));
  g_autofree char *all = gocua_number_format (n_items (self->items));
  g_autofree char *chosen = gocua_number_format (n);
  /* Translators: numbers of households: in the list, of all, chosen in it */
  g_autofree char *text = g_strdup_printf (_ ("Shown: %s of %s. Chosen: %s."), shown, all, chosen);

  gtk_label_set_text (self->chosen, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), n > 0);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  GocuaCarryHouseholdsWindow *self = data;
  Show show = (Show) gtk_drop_down_get_selected (self->shown);

  if ((show == SHOW_UNASSIGNED && gocua_carry_item_get_is_assigned (item)) ||
      (show == SHOW_OWN && find_own (self, item) == NULL))
    return FALSE;
  return self->words == NULL || gocua_carry_item_matches (item, (const char *const *) self->words);
}

static void
filter_cb (GocuaCarryHouseholdsWindow *self)
{
  if (self->filter == NULL)
    return;
  g_clear_pointer (&self->words, g_strfreev);
  self->words = gocua_text_fold_words (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
order_cb (GocuaCarryHouseholdsWindow *self)
{
  if (self->items != NULL)
    g_list_store_sort (self->items,
                       gtk_drop_down_get_selected (self->order) == 0 ? gocua_carry_item_compare_walk
                                                                     : gocua_carry_item_compare_name,
                       NULL);
}

/* Escape empties the search first, and closes the window when there is nothing to search. */
static void
stop_search_cb (GocuaCarryHouseholdsWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Returns: (transfer full) (element-type GocuaCarryItem): what is chosen; assigning may change what is shown
 */
static GPtrArray *
get_chosen (GocuaCarryHouseholdsWindow *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    g_ptr_array_add (items,
                     g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (chosen, i)));
  return items;
}

/* @unit: (nullable): %NULL: they go with their area again */
static void
assign (GocuaCarryHouseholdsWindow *self, GocuaUnit *unit)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);

  for (guint i = 0; i < chosen->len; i++)
    {
      const GocuaId *id = gocua_carry_item_get_id (chosen->pdata[i]);

      gocua_carry_choice_assign_household (self->choice, id, unit != NULL ? gocua_unit_get_key (unit) : NULL);
      gocua_carry_choice_place (self->choice, id, unit != NULL ? gtk_editable_get_text (self->place) : NULL);
      describe (self, chosen->pdata[i]);
    }
  filter_cb (self);
  show_counts (self);
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
assign_cb (GtkWidget *button, GocuaCarryHouseholdsWindow *self)
{
  assign (self, g_object_get_data (G_OBJECT (button), "unit"));
}

static void
add_button (GocuaCarryHouseholdsWindow *self, const char *text, guint number, GocuaUnit *unit)
{
  /* Translators: a button that Alt and its number press; what it does follows the number */
  g_autofree char *label = g_strdup_printf (_ ("_%u  %s"), number, text);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (unit != NULL)
    g_object_set_data_full (G_OBJECT (button), "unit", gocua_unit_ref (unit),
                            (GDestroyNotify) gocua_unit_unref);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (assign_cb), self, 0);
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (GocuaCarryHouseholdsWindow *self)
{
  for (guint i = 0; i < self->successors->len; i++)
    add_button (self, gocua_unit_get_name (self->successors->pdata[i]), i + 1, self->successors->pdata[i]);
  add_button (self, _ ("Not by themselves"), 0, NULL);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer index)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[GPOINTER_TO_UINT (index)].width);
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer index)
{
  GtkWidget *label = gtk_list_item_get_child (cell);

  g_object_set_data_full (G_OBJECT (cell), "binding",
                          g_object_ref (g_object_bind_property (gtk_list_item_get_item (cell),
                                                                columns[GPOINTER_TO_UINT (index)].property,
                                                                label, "label", G_BINDING_SYNC_CREATE)),
                          g_object_unref);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer index)
{
  GBinding *binding = g_object_get_data (G_OBJECT (cell), "binding");

  if (binding != NULL)
    g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (cell), "binding", NULL);
}

static void
add_columns (GocuaCarryHouseholdsWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaCarryHouseholdsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (items == NULL)
    {
      gtk_label_set_text (self->counts, error->message);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    describe (self, items->pdata[i]);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  order_cb (self);
  show_counts (self);
  show_chosen (self);
}

static GtkWidget *
find_list (GocuaCarryHouseholdsWindow *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* Down goes from the search to what was found. */
static gboolean
search_key_cb (GocuaCarryHouseholdsWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || n_items (self->selection) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (find_list (self));
  if (count_chosen (self) == 0)
    gtk_selection_model_select_item (self->selection, 0, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
find_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOCUA_CARRY_HOUSEHOLDS_WINDOW (widget)->search));
}

static void
gocua_carry_households_window_dispose (GObject *object)
{
  GocuaCarryHouseholdsWindow *self = GOCUA_CARRY_HOUSEHOLDS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_carry_households_window_parent_class)->dispose (object);
}

static void
gocua_carry_households_window_finalize (GObject *object)
{
  GocuaCarryHouseholdsWindow *self = GOCUA_CARRY_HOUSEHOLDS_WINDOW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->successors, g_ptr_array_unref);
  g_clear_pointer (&self->area_unit, gocua_unit_unref);
  g_clear_pointer (&self->choice, gocua_carry_choice_unref);
  g_strfreev (self->words);
  G_OBJECT_CLASS (gocua_carry_households_window_parent_class)->finalize (object);
}

static void
gocua_carry_households_window_class_init (GocuaCarryHouseholdsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_carry_households_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_carry_households_window_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/gocua/GoCua/ui/gocua-carry-households-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, order);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, chosen);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, place);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, buttons);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryHouseholdsWindow, close_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
}

static void
gocua_carry_households_window_init (GocuaCarryHouseholdsWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (GOCUA_TYPE_CARRY_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (filtered)));
  gtk_column_view_set_model (self->view, self->selection);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);
  add_columns (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
}

GtkWidget *
gocua_carry_households_window_new (GocuaSession *session,
                                   const GocuaId *area,
                                   const char *name,
                                   GPtrArray *successors,
                                   GocuaUnit *area_unit,
                                   GocuaCarryChoice *choice)
{
  GocuaCarryHouseholdsWindow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && name != NULL && successors != NULL && choice != NULL,
                        NULL);

  self = g_object_new (GOCUA_TYPE_CARRY_HOUSEHOLDS_WINDOW, "title", name, NULL);
  self->session = g_object_ref (session);
  self->successors = g_ptr_array_ref (successors);
  self->area_unit = area_unit != NULL ? gocua_unit_ref (area_unit) : NULL;
  self->choice = gocua_carry_choice_ref (choice);
  self->cancellable = g_cancellable_new ();
  add_buttons (self);
  show_chosen (self);
  gocua_store_read_async (
      gocua_session_get_store (session), read_items, area != NULL ? gocua_id_dup (area) : NULL, g_free,
      (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
