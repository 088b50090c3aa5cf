/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page.c: the list of households with search and filters, and beside it the one that is
 * chosen. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-export-dialog.h"
#include "app/dialogs/gocua-household-dialog.h"
#include "app/pages/gocua-column-chooser.h"
#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-jobs.h"
#include "app/pages/gocua-households-page.h"
#include "app/pages/gocua-kept-query.h"
#include "app/pages/gocua-selection-bar.h"
#include "app/widgets/gocua-filter-bar.h"
#include "app/widgets/gocua-saved-filter-menu.h"
#include "core/gocua-number.h"
#include "store/gocua-household-list.h"

#define MANY_SELECTED 1000

struct _GocuaHouseholdsPage
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaHouseholdList *list;
  GtkMultiSelection *selection;
  GocuaCampaign *campaign;    /* (nullable): whose indicators the columns show */
  GocuaQuery *query;          /* what the list was asked for last */
  GocuaHouseholdItem *chosen; /* (nullable): the one selected row, while it is being waited for */
  GCancellable *cancellable;
  gint64 total; /* households on the roster, -1 while not known */
  gboolean may_phones;
  gboolean shows_undoing; /* in the bar of what is under way */
  gboolean stale;
  gboolean answered;
  gboolean setting; /* the query is being put into the widgets */
  double place;     /* where the list is to stand as soon as it knows its new length */
  gulong place_handler;
  gboolean to_top; /* another question was asked, so that the place in the list means nothing any more */

  GtkWidget *paned;
  GtkEditable *search;
  GocuaFilterBar *filter_bar;
  GtkLabel *status;
  GtkStack *stack;
  GtkColumnView *view;
  GocuaColumnChooser *columns;
  GocuaSavedFilterMenu *saved;
  GtkWidget *lost;
  GtkLabel *lost_text;
  GocuaWorkBar *work;
  GocuaSelectionBar *selection_bar;
  GocuaHouseholdPane *pane;
};

G_DEFINE_FINAL_TYPE (GocuaHouseholdsPage, gocua_households_page, GTK_TYPE_WIDGET)

static guint
n_shown (GocuaHouseholdsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean
is_narrowed (GocuaHouseholdsPage *self)
{
  return self->query->search != NULL || self->query->conditions->len > 0;
}

static void
update_status (GocuaHouseholdsPage *self)
{
  g_autofree char *shown = gocua_number_format (n_shown (self));
  g_autofree char *total = gocua_number_format (self->total);
  g_autofree char *text = NULL;
  gulong n = (gulong) MAX (self->total, 0);

  if (self->total >= 0)
    /* Translators: how many households are listed, of how many: "1,284 / 21,940 households" */
    text = g_strdup_printf (ngettext ("%s / %s household", "%s / %s households", n), shown, total);
  gtk_label_set_label (self->status, text != NULL ? text : "");

  if (!self->answered)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (n_shown (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, is_narrowed (self) ? "no-match" : "empty");
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaHouseholdsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GocuaHouseholdsFacts *facts = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (facts == NULL || self->session == NULL)
    return;
  self->total = facts->n_on_roster;
  self->may_phones = facts->may_phones;
  update_status (self);
}

static void
count_all (GocuaHouseholdsPage *self)
{
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_households_read_facts, NULL, NULL,
                          g_free, self->cancellable, count_cb, g_object_ref (self));
}

/* Selection and the household beside the list */

static void
forget_chosen (GocuaHouseholdsPage *self)
{
  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_data (self->chosen, self);
  g_clear_object (&self->chosen);
}

static void
show_chosen (GocuaHouseholdsPage *self)
{
  const GocuaHouseholdRow *row = gocua_household_item_get_row (self->chosen);

  if (row == NULL)
    return;
  gocua_household_pane_show (self->pane, &row->id);
  forget_chosen (self);
}

static void
choose (GocuaHouseholdsPage *self, guint position)
{
  forget_chosen (self);
  self->chosen = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (self->chosen == NULL)
    return;
  g_signal_connect_object (self->chosen, "notify::loaded", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  show_chosen (self);
}

static void
selection_changed_cb (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (selected);

  forget_chosen (self);
  if (n == 1)
    choose (self, gtk_bitset_get_nth (selected, 0));
  else if (n > 1)
    gocua_household_pane_show_many (self->pane, (guint) n);
  else if (gocua_household_pane_get_household (self->pane) == NULL)
    gocua_household_pane_show (self->pane, NULL);
}

static GtkWidget *
find_list_view (GocuaHouseholdsPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
focus_list (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkWidget *list_view = find_list_view (self);

  if (n_shown (self) == 0 || list_view == NULL)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (list_view);
}

/* The question that the list answers */

/* A selection follows its households through another answer run by run, which takes GTK 4.8 a time that grows
 * with both: 17 seconds for 100,000 that were selected, and a letter of a search. */
static void
forget_large_selection (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > MANY_SELECTED)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
ask (GocuaHouseholdsPage *self)
{
  const GocuaQuery *filter = gocua_filter_bar_get_query (self->filter_bar);

  gocua_query_set_search (self->query, gtk_editable_get_text (self->search));
  g_array_set_size (self->query->conditions, 0);
  g_array_append_vals (self->query->conditions, filter->conditions->data, filter->conditions->len);
  /* An order that was chosen during one search would hide the best match of the next one. */
  if (self->query->search == NULL)
    self->query->keep_sort = FALSE;
  forget_large_selection (self);
  self->to_top = TRUE;
  gocua_household_list_set_query (self->list, self->query);
}

static void
sorter_changed_cb (GocuaHouseholdsPage *self)
{
  GocuaSort sort = GOCUA_SORT_ADDRESS;
  guint slot = 0;
  gboolean descending = FALSE;

  /* The columns also go, one by one, after the page has been disposed of. */
  if (self->setting || self->session == NULL)
    return;
  gocua_household_columns_read_sort (self->view, &sort, &slot, &descending);
  self->query->sort = sort;
  self->query->sort_slot = slot;
  self->query->descending = descending;
  self->query->keep_sort = self->query->search != NULL;
  ask (self);
}

static void
search_changed_cb (GocuaHouseholdsPage *self)
{
  if (!self->setting && self->session != NULL)
    ask (self);
}

static void
filter_changed_cb (GocuaHouseholdsPage *self)
{
  ask (self);
}

static void
stop_search_cb (GocuaHouseholdsPage *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    focus_list (self);
}

static void
search_activate_cb (GocuaHouseholdsPage *self)
{
  focus_list (self);
}

static gboolean
search_key_cb (GocuaHouseholdsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
show_all_cb (GocuaHouseholdsPage *self)
{
  self->setting = TRUE;
  gtk_editable_set_text (self->search, "");
  self->setting = FALSE;
  gocua_filter_bar_set_conditions (self->filter_bar, NULL);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The row at the top of what is seen stays there when others come and go above it; the toolkit only sees to
 * that when they come at the very beginning. */

static void
length_changed_cb (GocuaHouseholdsPage *self, GtkAdjustment *adjustment)
{
  g_clear_signal_handler (&self->place_handler, adjustment);
  gtk_adjustment_set_value (adjustment, self->place);
}

static void
keep_place (GocuaHouseholdsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  guint n_before = gocua_household_list_get_n_before (self->list);
  double value = gtk_adjustment_get_value (adjustment);
  double row = n_before > 0 ? gtk_adjustment_get_upper (adjustment) / n_before : 0;
  guint top = row > 0 ? (guint) (value / row) : 0;
  guint now = gocua_household_list_follow (self->list, top);

  if (value <= 0 || now == G_MAXUINT || self->place_handler != 0)
    return;
  self->place = value + ((double) now - (double) top) * row;
  if (n_before == n_shown (self))
    gtk_adjustment_set_value (adjustment, self->place);
  else
    self->place_handler = g_signal_connect_object (adjustment, "changed", G_CALLBACK (length_changed_cb),
                                                   self, G_CONNECT_SWAPPED);
}

static void
answered_cb (GocuaHouseholdsPage *self, const GError *error)
{
  if (self->session == NULL)
    return;
  if (error != NULL)
    gocua_session_report (self->session, _ ("The list of households could not be read."), error);
  self->answered = TRUE;
  if (!is_narrowed (self))
    self->total = n_shown (self);
  update_status (self);
  if (self->to_top && n_shown (self) > 0)
    gtk_widget_activate_action (find_list_view (self), "list.scroll-to-item", "u", 0);
  else if (!self->to_top)
    keep_place (self);
  self->to_top = FALSE;
}

/* Commands */

static void
new_household_cb (GocuaHouseholdsPage *self)
{
  GtkWidget *dialog = gocua_household_dialog_new (self->session, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

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

  if (n_shown (self) == 0)
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

static void
undoing_cb (GocuaHouseholdsPage *self, GCancellable *cancellable, double fraction)
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

/* Filters that are kept */

static void
keep_filter_cb (GocuaHouseholdsPage *self, const char *name)
{
  g_autofree char *text = gocua_kept_query_to_text (self->query, self->session);
  g_autofree char *done = g_strdup_printf (_ ("Filter “%s” saved on this computer"), name);

  gocua_saved_filter_menu_keep (self->saved, name, text);
  gocua_session_toast (self->session, done);
}

static void
show_lost (GocuaHouseholdsPage *self, const char *text)
{
  gtk_label_set_label (self->lost_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->lost, text != NULL);
}

/* Those that are selected, else those that are listed; of the whole roster the window asks itself. */
static GArray *
list_for_sheets (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > 1)
    return gocua_selection_bar_list_rows (self->selection_bar);
  return is_narrowed (self) ? gocua_household_list_dup_ns (self->list)
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
make_sheets_cb (GocuaHouseholdsPage *self)
{
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_households_list_ids,
                          list_for_sheets (self), (GDestroyNotify) g_array_unref, g_free, self->cancellable,
                          ids_cb, g_object_ref (self));
}

static void
lost_seen_cb (GocuaHouseholdsPage *self)
{
  show_lost (self, NULL);
  focus_list (self);
}

static void
apply_filter_cb (GocuaHouseholdsPage *self, const char *name, const char *text)
{
  g_autofree char *lost = NULL;
  g_autoptr (GocuaQuery) query = gocua_kept_query_from_text (text, name, self->session, &lost);

  gocua_households_page_show (self, query, NULL);
  show_lost (self, lost);
  if (lost == NULL)
    focus_list (self);
}

/* Keys work wherever the focus is, as long as the page is on the screen. */
static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (widget);
  const char *action = user_data;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_equal (action, "search"))
    gocua_households_page_focus_search (self);
  else if (g_str_equal (action, "new-household"))
    new_household_cb (self);
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

static void
add_shortcuts (GocuaHouseholdsPage *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } shortcuts[] = {
    { "<Control>f", "search" },
    { "<Control><Shift>n", "new-household" },
    { "<Control><Shift>f", "saved" },
    { "<Control><Shift>c", "columns" },
    { "<Control><Shift>m", "selected" },
    { "<Control><Shift>e", "households.export" },
    { "<Control>n", "household.new-visit" },
    { "<Control>e", "household.edit" },
    { "F2", "household.edit" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_callback_action_new (shortcut_cb, (gpointer) shortcuts[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Keeping up with the store */

static void
show_sort (GocuaHouseholdsPage *self)
{
  self->setting = TRUE;
  gocua_household_columns_show_sort (self->view, self->query->sort, self->query->sort_slot,
                                     self->query->descending);
  self->setting = FALSE;
}

static void
build_columns (GocuaHouseholdsPage *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  self->campaign = campaign != NULL ? gocua_campaign_ref (campaign) : NULL;
  self->setting = TRUE;
  gocua_column_chooser_build (self->columns);
  self->setting = FALSE;
  show_sort (self);
}

static void
reload (GocuaHouseholdsPage *self)
{
  self->stale = FALSE;
  /* The session reads its campaign anew each time; making all columns again is only worth it for another one.
   */
  if (!gocua_household_columns_are_for (self->campaign, gocua_session_get_campaign (self->session)))
    build_columns (self);
  gocua_filter_bar_refresh (self->filter_bar);
  gocua_household_list_refresh (self->list);
  gocua_household_pane_refresh (self->pane);
  count_all (self);
}

static void
changed_cb (GocuaHouseholdsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
gocua_households_page_map (GtkWidget *widget)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (widget);

  GTK_WIDGET_CLASS (gocua_households_page_parent_class)->map (widget);

  if (!self->answered)
    ask (self);
  if (self->stale)
    reload (self);
}

static void
gocua_households_page_dispose (GObject *object)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (object);

  forget_chosen (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_households_page_parent_class)->dispose (object);
}

static void
gocua_households_page_finalize (GObject *object)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (object);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  gocua_query_free (self->query);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (gocua_households_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, search);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, status);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, view);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, saved);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, lost);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, lost_text);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, work);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaHouseholdsPage, pane);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_household_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, lost_seen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sort);
  gtk_widget_class_bind_template_callback (widget_class, make_sheets_cb);
}

static void
gocua_households_page_class_init (GocuaHouseholdsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_households_page_dispose;
  object_class->finalize = gocua_households_page_finalize;
  widget_class->map = gocua_households_page_map;

  g_type_ensure (GOCUA_TYPE_COLUMN_CHOOSER);
  g_type_ensure (GOCUA_TYPE_FILTER_BAR);
  g_type_ensure (GOCUA_TYPE_SAVED_FILTER_MENU);
  g_type_ensure (GOCUA_TYPE_SELECTION_BAR);
  g_type_ensure (GOCUA_TYPE_WORK_BAR);
  g_type_ensure (GOCUA_TYPE_HOUSEHOLD_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-households-page.ui");
  gtk_widget_class_install_action (widget_class, "households.export", NULL, export_cb);
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
gocua_households_page_init (GocuaHouseholdsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->query = gocua_query_new ();
  self->cancellable = g_cancellable_new ();
  self->total = -1;
  self->stale = TRUE;
  add_shortcuts (self);
}

GtkWidget *
gocua_households_page_new (GocuaSession *session)
{
  GocuaHouseholdsPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_HOUSEHOLDS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->list = gocua_household_list_new (gocua_session_get_store (session));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gocua_filter_bar_set_session (self->filter_bar, session);
  gocua_household_pane_set_session (self->pane, session);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "undoing", G_CALLBACK (undoing_cb), self, G_CONNECT_SWAPPED);
  gocua_saved_filter_menu_set_session (self->saved, session);
  gocua_selection_bar_set_up (self->selection_bar, session, self->list, GTK_SELECTION_MODEL (self->selection),
                              self->work);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "bulk",
                                  gocua_selection_bar_get_actions (self->selection_bar));
  gocua_column_chooser_set_view (self->columns, self->view, session);
  build_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
gocua_households_page_show (GocuaHouseholdsPage *self, const GocuaQuery *query, const GocuaId *household)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLDS_PAGE (self));

  if (query != NULL)
    {
      gocua_query_free (self->query);
      self->query = gocua_query_copy (query);
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      show_lost (self, NULL);
      self->setting = TRUE;
      gtk_editable_set_text (self->search, query->search != NULL ? query->search : "");
      self->setting = FALSE;
      show_sort (self);
      gocua_filter_bar_set_conditions (self->filter_bar, query);
      ask (self);
    }
  if (household != NULL)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      gocua_household_pane_show (self->pane, household);
    }
}

void
gocua_households_page_focus_search (GocuaHouseholdsPage *self)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLDS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}
