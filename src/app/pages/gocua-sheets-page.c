/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheets-page.c: the walk sheets: what is out, what is back, and what happened to each. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sheets-page.h"

#include <glib/gi18n.h>

#include "app/gocua-sheet-jobs.h"
#include "app/pages/gocua-sheet-columns.h"
#include "app/pages/gocua-sheet-item.h"
#include "app/pages/gocua-sheet-pane.h"
#include "app/widgets/gocua-fold-paned.h"
#include "app/widgets/gocua-shortcut-table.h"
#include "app/widgets/gocua-tab-leave.h"
#include "core/gocua-number.h"
#include "core/gocua-text.h"

struct _GocuaSheetsPage
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkFlowBox *filters;
  GtkEditable *search;
  GtkStack *stack;
  GtkColumnView *view;
  GocuaSheetPane *pane;

  GocuaSession *session;
  GocuaSheetFilter filter;
  GtkWidget *buttons[GOCUA_SHEET_N_FILTERS];
  GListStore *items; /* of GocuaSheetItem */
  GtkCustomFilter *item_filter;
  GtkMultiSelection *selection;
  GCancellable *reading; /* (nullable) */
  gboolean is_stale;
  gboolean is_answered;
  gboolean setting; /* the list is being filled, or a button set */
};

G_DEFINE_FINAL_TYPE (GocuaSheetsPage, gocua_sheets_page, GTK_TYPE_WIDGET)

static guint
count_shown (GocuaSheetsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static gboolean
matches_search (GocuaSheetsPage *self, const GocuaRecord *sheet)
{
  const char *sought = gtk_editable_get_text (self->search);
  const GocuaId *area = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA);
  const GocuaId *team = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM);
  const char *code = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE);
  g_autofree char *spaced = NULL;
  g_autofree char *text = NULL;

  if (*sought == '\0')
    return TRUE;
  spaced = gocua_sheet_code_format (code);
  text = g_strdup_printf ("%s\n%s\n%s\n%s\n%s", code != NULL ? code : "", spaced,
                          area != NULL ? gocua_session_get_area_name (self->session, area) : "",
                          team != NULL ? gocua_session_get_team_name (self->session, team) : "",
                          gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_PURPOSE) != NULL
                              ? gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_PURPOSE)
                              : "");
  return gocua_text_contains_folded (text, sought);
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  GocuaSheetsPage *self = data;
  const GocuaRecord *sheet = gocua_sheet_item_get_row (item)->sheet;
  g_autofree char *today = gocua_session_get_today (self->session);

  return gocua_sheet_filter_matches (self->filter, sheet, today) && matches_search (self, sheet);
}

static void
update_buttons (GocuaSheetsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint counts[GOCUA_SHEET_N_FILTERS] = { 0 };
  g_autofree char *today = gocua_session_get_today (self->session);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaSheetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      for (GocuaSheetFilter filter = 0; filter < GOCUA_SHEET_N_FILTERS; filter++)
        counts[filter] +=
            gocua_sheet_filter_matches (filter, gocua_sheet_item_get_row (item)->sheet, today) ? 1 : 0;
    }
  for (GocuaSheetFilter filter = 0; filter < GOCUA_SHEET_N_FILTERS; filter++)
    {
      g_autofree char *number = gocua_number_format (counts[filter]);
      /* Translators: on a button: a group of sheets, and how many there are: "Overdue  3" */
      g_autofree char *label =
          g_strdup_printf (C_ ("sheet filter", "%s  %s"), gocua_sheet_filter_get_label (filter), number);
      gboolean warns = counts[filter] > 0 &&
                       (filter == GOCUA_SHEET_FILTER_OVERDUE || filter == GOCUA_SHEET_FILTER_MISSING);

      gtk_button_set_label (GTK_BUTTON (self->buttons[filter]), label);
      if (warns)
        gtk_widget_add_css_class (self->buttons[filter], "warning");
      else
        gtk_widget_remove_css_class (self->buttons[filter], "warning");
    }
}

static void
update_stack (GocuaSheetsPage *self)
{
  if (!self->is_answered)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (count_shown (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  /* It would ask to choose one. */
  gtk_widget_set_visible (GTK_WIDGET (self->pane),
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0);
}

static void
refilter (GocuaSheetsPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->item_filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
search_changed_cb (GocuaSheetsPage *self)
{
  if (self->session != NULL)
    refilter (self);
}

static void
set_filter (GocuaSheetsPage *self, GocuaSheetFilter filter)
{
  self->filter = filter;
  self->setting = TRUE;
  for (GocuaSheetFilter i = 0; i < GOCUA_SHEET_N_FILTERS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == filter);
  self->setting = FALSE;
  refilter (self);
}

static void
filter_toggled_cb (GtkWidget *button, GocuaSheetsPage *self)
{
  if (self->setting)
    return;
  for (GocuaSheetFilter i = 0; i < GOCUA_SHEET_N_FILTERS; i++)
    if (self->buttons[i] == button)
      set_filter (self, i);
}

static void
show_all_cb (GocuaSheetsPage *self)
{
  gtk_editable_set_text (self->search, "");
  set_filter (self, GOCUA_SHEET_FILTER_ALL);
}

static void
selection_changed_cb (GocuaSheetsPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GtkBitset) selected = NULL;

  if (self->setting)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  rows = g_ptr_array_new ();
  kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      GocuaSheetItem *item =
          g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (selected, (guint) i));

      g_ptr_array_add (kept, item);
      g_ptr_array_add (rows, (gpointer) gocua_sheet_item_get_row (item));
    }
  gocua_sheet_pane_show (self->pane, rows);
}

static GHashTable *
remember_selected (GocuaSheetsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GHashTable *ids = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (GocuaSheetItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (selected, (guint) i));

      g_hash_table_add (ids, gocua_id_dup (gocua_sheet_item_get_id (item)));
    }
  return ids;
}

static void
select_again (GocuaSheetsPage *self, GHashTable *ids)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_shown (self));

  for (guint i = 0; i < count_shown (self); i++)
    {
      g_autoptr (GocuaSheetItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_hash_table_contains (ids, gocua_sheet_item_get_id (item)))
        gtk_bitset_add (selected, i);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
}

static GtkWidget *
find_list_view (GocuaSheetsPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
focus_list (GocuaSheetsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkWidget *list_view = find_list_view (self);

  if (count_shown (self) == 0 || list_view == NULL)
    return;
  if (gtk_bitset_is_empty (selected))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (list_view);
}

static gboolean
search_key_cb (GocuaSheetsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (GocuaSheetsPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "sheet.enter", NULL);
}

static gboolean
has_same_sheets (GocuaSheetsPage *self, GPtrArray *rows)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GocuaSheetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!gocua_id_equal (gocua_sheet_item_get_id (item), &((GocuaSheetRow *) rows->pdata[i])->sheet->id))
        return FALSE;
    }
  return TRUE;
}

/* Rows that stay are told what is new; selection and keyboard stay with them. @rows loses its rows. */
static void
take_rows (GocuaSheetsPage *self, GPtrArray *rows)
{
  gboolean same = has_same_sheets (self, rows);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; same && i < rows->len; i++)
    {
      g_autoptr (GocuaSheetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      gocua_sheet_item_set_row (item, g_steal_pointer (&rows->pdata[i]));
    }
  for (guint i = 0; !same && i < rows->len; i++)
    g_ptr_array_add (items, gocua_sheet_item_new (g_steal_pointer (&rows->pdata[i])));
  g_ptr_array_set_free_func (rows, NULL);
  if (!same)
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                         items->len);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaSheetsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  g_autoptr (GHashTable) selected = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->reading);
  if (rows == NULL)
    {
      gocua_session_report (self->session, _ ("The list of sheets could not be read."), error);
      return;
    }
  self->is_answered = TRUE;
  selected = remember_selected (self);
  self->setting = TRUE;
  take_rows (self, rows);
  gtk_filter_changed (GTK_FILTER (self->item_filter), GTK_FILTER_CHANGE_DIFFERENT);
  select_again (self, selected);
  self->setting = FALSE;
  update_buttons (self);
  update_stack (self);
  selection_changed_cb (self);
}

static void
read_sheets (GocuaSheetsPage *self)
{
  const GocuaId *campaign = gocua_session_get_campaign_id (self->session);

  self->is_stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_sheet_jobs_list,
                          campaign != NULL ? gocua_id_dup (campaign) : NULL, g_free,
                          (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (GocuaSheetsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_sheets (self);
  else
    self->is_stale = TRUE;
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  GocuaSheetsPage *self = GOCUA_SHEETS_PAGE (widget);

  if (g_str_equal (action, "search"))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (g_str_equal (action, "ward.make-sheets"))
    gtk_widget_activate_action (widget, action, "s", "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self->pane), action, NULL);
  return TRUE;
}

static const GocuaShortcut shortcuts[] = {
  { "<Control>f", shortcut_cb, "search" },      { "<Control>n", shortcut_cb, "ward.make-sheets" },
  { "<Control>g", shortcut_cb, "sheet.issue" }, { "<Control>r", shortcut_cb, "sheet.return" },
  { "<Control>p", shortcut_cb, "sheet.print" },
};

static void
make_buttons (GocuaSheetsPage *self)
{
  for (GocuaSheetFilter filter = 0; filter < GOCUA_SHEET_N_FILTERS; filter++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->buttons[filter] = gtk_toggle_button_new ();
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[filter]), filter == self->filter);
      gtk_widget_add_css_class (self->buttons[filter], "chip");
      gtk_widget_add_css_class (self->buttons[filter], "numeric");
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->buttons[filter]);
      gtk_flow_box_append (self->filters, child);
      g_signal_connect_object (self->buttons[filter], "toggled", G_CALLBACK (filter_toggled_cb), self, 0);
    }
}

static void
gocua_sheets_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gocua_sheets_page_parent_class)->map (widget);
  if (GOCUA_SHEETS_PAGE (widget)->is_stale)
    read_sheets (GOCUA_SHEETS_PAGE (widget));
}

static gboolean
gocua_sheets_page_grab_focus (GtkWidget *widget)
{
  GocuaSheetsPage *self = GOCUA_SHEETS_PAGE (widget);

  if (count_shown (self) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  focus_list (self);
  return TRUE;
}

static void
gocua_sheets_page_dispose (GObject *object)
{
  GocuaSheetsPage *self = GOCUA_SHEETS_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->setting = TRUE;
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->item_filter);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_sheets_page_parent_class)->dispose (object);
}

static void
gocua_sheets_page_class_init (GocuaSheetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_sheets_page_dispose;
  widget_class->map = gocua_sheets_page_map;
  widget_class->grab_focus = gocua_sheets_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_FOLD_PANED);
  g_type_ensure (GOCUA_TYPE_SHEET_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sheets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, search);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, view);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
gocua_sheets_page_init (GocuaSheetsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_tab_leave_add (GTK_WIDGET (self->view));
  self->is_stale = TRUE;
  self->items = g_list_store_new (GOCUA_TYPE_SHEET_ITEM);
  self->item_filter = gtk_custom_filter_new (filter_cb, self, NULL);
  make_buttons (self);
  gocua_shortcut_table_add_global (GTK_WIDGET (self), shortcuts, G_N_ELEMENTS (shortcuts));
}

GtkWidget *
gocua_sheets_page_new (GocuaSession *session)
{
  GocuaSheetsPage *self;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_SHEETS_PAGE, NULL);
  self->session = g_object_ref (session);
  gocua_sheet_pane_set_session (self->pane, session);
  gocua_sheet_columns_build (self->view, session);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->item_filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_buttons (self);
  return GTK_WIDGET (self);
}

void
gocua_sheets_page_show (GocuaSheetsPage *self, GocuaSheetFilter filter)
{
  g_return_if_fail (GOCUA_IS_SHEETS_PAGE (self));
  g_return_if_fail ((int) filter >= 0 && filter < GOCUA_SHEET_N_FILTERS);

  gtk_editable_set_text (self->search, "");
  set_filter (self, filter);
}
