/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles-window.c: households that may be one, beside each other, to be merged or kept apart. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-doubles-window.h"

#include <glib/gi18n.h>

#include "app/gocua-doubles-job.h"
#include "app/gocua-progress-meter.h"
#include "app/widgets/gocua-double-pane.h"
#include "app/widgets/gocua-tab-leave.h"
#include "core/gocua-number.h"

struct _GocuaDoublesWindow
{
  AdwWindow parent_instance;

  GocuaSession *session;
  GCancellable *searching; /* (nullable): while the ward is looked through */
  GCancellable *reading;   /* (nullable): while the chosen pair is read */
  GocuaProgressMeter *meter;
  GArray *hits;  /* (nullable): all that the search found */
  GocuaId first; /* the batch whose pairs come before all others, or null */
  GListStore *items;
  GtkSingleSelection *selection;
  gboolean committing;
  AdwToast *toast; /* (nullable) (weak): the one that is shown */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkProgressBar *bar;
  AdwStatusPage *none_page;
  GtkLabel *count, *remark;
  GtkListView *list;
  GocuaDoublePane *pane;
  GtkWidget *merge_button;
  GtkWidget *again_button;
};

G_DEFINE_FINAL_TYPE (GocuaDoublesWindow, gocua_doubles_window, ADW_TYPE_WINDOW)

/* The list */

static guint
n_items (GocuaDoublesWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
add_line (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  add_line (box, NULL);
  add_line (box, NULL);
  add_line (box, "caption");
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GocuaDoubleItem *pair = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  g_autofree char *why = gocua_double_item_describe (pair);
  g_autofree char *all = NULL;

  g_object_set_data (G_OBJECT (box), "pair", pair);
  for (guint side = 0; side < 2; side++)
    {
      gtk_label_set_label (GTK_LABEL (label), gocua_double_item_get_title (pair, side));
      label = gtk_widget_get_next_sibling (label);
    }
  gtk_label_set_label (GTK_LABEL (label), why);
  all = g_strdup_printf ("%s\n%s\n%s", gocua_double_item_get_title (pair, 0),
                         gocua_double_item_get_title (pair, 1), why);
  gtk_widget_set_tooltip_text (box, all);
}

static void
show_count (GocuaDoublesWindow *self)
{
  g_autofree char *number = gocua_number_format (n_items (self));
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s pair to look at", "%s pairs to look at", n_items (self)), number);

  gtk_label_set_label (self->count, text);
}

/* So that the arrow keys go on from the pair that is chosen. */
static void
focus_list (GocuaDoublesWindow *self)
{
  gpointer chosen = gtk_single_selection_get_selected_item (self->selection);

  if (chosen == NULL)
    {
      gtk_widget_grab_focus (self->again_button);
      return;
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      if (box != NULL && g_object_get_data (G_OBJECT (box), "pair") == chosen && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The pair that is chosen */

static void
stop_reading (GocuaDoublesWindow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
view_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoublesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaDoubleView) view = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    gocua_session_report (self->session, _ ("The households could not be read"), error);
  gtk_widget_set_sensitive (self->merge_button, view != NULL);
  gocua_double_pane_show (self->pane, g_steal_pointer (&view));
}

static const GocuaDoubleHit *
get_hit (GocuaDoublesWindow *self)
{
  GocuaDoubleItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? gocua_double_item_get_hit (item) : NULL;
}

static void
selected_cb (GocuaDoublesWindow *self)
{
  const GocuaDoubleHit *hit = get_hit (self);

  stop_reading (self);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  if (hit == NULL || self->session == NULL)
    {
      gocua_double_pane_show (self->pane, NULL);
      return;
    }
  self->reading = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_doubles_job_view,
                          g_memdup2 (hit, sizeof *hit), g_free, (GDestroyNotify) gocua_double_view_free,
                          self->reading, view_cb, g_object_ref (self));
}

/* Where the pair stands in @items, or the place of the next one when it is there no more. */
static guint
find_place (GPtrArray *items, const GocuaDoubleHit *pair, guint place)
{
  for (guint i = 0; pair != NULL && i < items->len; i++)
    {
      const GocuaDoubleHit *hit = gocua_double_item_get_hit (items->pdata[i]);

      if (gocua_id_equal (&hit->a, &pair->a) && gocua_id_equal (&hit->b, &pair->b))
        return i;
    }
  return items->len > 0 ? MIN (place, items->len - 1) : GTK_INVALID_LIST_POSITION;
}

static void
show_items (GocuaDoublesWindow *self, GPtrArray *items)
{
  const GocuaDoubleHit *hit = get_hit (self);
  g_autofree GocuaDoubleHit *pair = hit != NULL ? g_memdup2 (hit, sizeof *hit) : NULL;
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint place = find_place (items, pair, selected != GTK_INVALID_LIST_POSITION ? selected : 0);

  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  g_list_store_splice (self->items, 0, n_items (self), items->pdata, items->len);
  if (place != GTK_INVALID_LIST_POSITION)
    {
      gtk_single_selection_set_selected (self->selection, place);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
    }
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "pairs" : "none");
  selected_cb (self);
}

/* Looking through the ward */

static void
show_progress (double fraction, gpointer object)
{
  GocuaDoublesWindow *self = object;

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
show_remark (GocuaDoublesWindow *self, const GocuaDoublesAnswer *answer)
{
  g_autofree char *households = gocua_number_format (answer->n_households);
  g_autofree char *compared = g_strdup_printf (
      ngettext ("%s household was compared.", "%s households were compared.", answer->n_households),
      households);
  g_autoptr (GString) text = g_string_new (compared);

  adw_status_page_set_description (self->none_page, compared);
  if (answer->n_left_out > 0)
    {
      g_autofree char *number = gocua_number_format (answer->n_left_out);

      g_string_append_printf (text,
                              ngettext (" %s less likely pair waits for the next search.",
                                        " %s less likely pairs wait for the next search.",
                                        answer->n_left_out),
                              number);
    }
  if (answer->n_shortened > 0)
    {
      g_autofree char *number = gocua_number_format (answer->n_shortened);

      g_string_append_printf (
          text,
          ngettext (" %s household is too much like too many others to compare it with all.",
                    " %s households are too much like too many others to compare them with all.",
                    answer->n_shortened),
          number);
    }
  gtk_label_set_label (self->remark, text->str);
}

static void
take_answer (GocuaDoublesWindow *self, GocuaDoublesAnswer *answer)
{
  if (answer->hits != self->hits)
    {
      g_clear_pointer (&self->hits, g_array_unref);
      self->hits = g_array_ref (answer->hits);
    }
  if (answer->n_households > 0)
    show_remark (self, answer);
  show_items (self, answer->items);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoublesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaDoublesAnswer) answer = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->meter != NULL)
    gocua_progress_meter_stop (self->meter);
  g_clear_pointer (&self->meter, gocua_progress_meter_unref);
  g_clear_object (&self->searching);
  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->again_button, TRUE);
  if (answer != NULL)
    {
      take_answer (self, answer);
      focus_list (self);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_session_report (self->session, _ ("The households could not be compared"), error);
  gtk_stack_set_visible_child_name (self->stack, "stopped");
}

static void
search (GocuaDoublesWindow *self)
{
  GocuaDoublesTask *task;

  if (self->searching != NULL)
    return;
  self->searching = g_cancellable_new ();
  self->meter = gocua_progress_meter_new (show_progress, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (self->again_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "searching");
  task = g_new0 (GocuaDoublesTask, 1);
  task->meter = gocua_progress_meter_ref (self->meter);
  task->first = self->first;
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_doubles_job_search, task,
                          (GDestroyNotify) gocua_doubles_task_free,
                          (GDestroyNotify) gocua_doubles_answer_free, self->searching, search_cb,
                          g_object_ref (self));
}

static void
search_again_cb (GocuaDoublesWindow *self)
{
  search (self);
}

static void
cancel_cb (GocuaDoublesWindow *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
}

/* Whoever changed what: a merge or an undo here, an edit elsewhere, another office. */

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoublesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaDoublesAnswer) answer = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || answer == NULL || answer->hits != self->hits || self->searching != NULL)
    return;
  take_answer (self, answer);
  /* The button that was pressed may be gone, and the next pair is what one wants to look at. */
  focus_list (self);
}

static void
changed_cb (GocuaDoublesWindow *self)
{
  if (self->session == NULL || self->hits == NULL || self->searching != NULL)
    return;
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_doubles_job_refresh,
                          g_array_ref (self->hits), (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) gocua_doubles_answer_free, NULL, refresh_cb, g_object_ref (self));
}

/* What can be done with a pair */

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoublesWindow) self = user_data;

  self->committing = FALSE;
  gocua_session_commit_finish (GOCUA_SESSION (source), result, NULL);
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (widget);
  g_autoptr (GocuaBatch) batch = NULL;

  if (self->committing || !gtk_widget_get_sensitive (self->merge_button))
    return;
  batch = gocua_double_pane_make_batch (self->pane);
  if (batch == NULL)
    return;
  self->committing = TRUE;
  gocua_session_commit (self->session, batch, _ ("The two households are one now"),
                        _ ("The households were not merged"), committed_cb, g_object_ref (self));
}

static void
distinct_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoublesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaBatch) batch = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  self->committing = FALSE;
  if (self->session == NULL)
    return;
  if (batch == NULL)
    {
      gocua_session_report (self->session, _ ("This was not saved"), error);
      return;
    }
  self->committing = TRUE;
  gocua_session_commit (self->session, batch, _ ("Remembered: these two are not the same"),
                        _ ("This was not saved"), committed_cb, g_object_ref (self));
}

static void
distinct_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (widget);
  const GocuaDoubleHit *hit = get_hit (self);

  if (self->committing || hit == NULL)
    return;
  self->committing = TRUE;
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_doubles_job_distinct,
                          g_memdup2 (hit, sizeof *hit), g_free, (GDestroyNotify) gocua_batch_unref, NULL,
                          distinct_cb, g_object_ref (self));
}

static void
skip_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (widget);
  guint place = gtk_single_selection_get_selected (self->selection);

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  place = place + 1 < n_items (self) ? place + 1 : 0;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  focus_list (self);
}

static void
keep_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gocua_double_pane_keep (GOCUA_DOUBLES_WINDOW (widget)->pane, (guint) g_variant_get_int32 (parameter));
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (widget);
  const GocuaRecord *kept = gocua_double_pane_get_kept (self->pane);
  GocuaId id;

  if (kept == NULL)
    return;
  id = kept->id;
  gocua_session_go (self->session, "households", NULL, &id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (widget);
  GocuaId id;

  if (parameter != NULL && gocua_id_parse (&id, g_variant_get_string (parameter, NULL)))
    gocua_session_undo (self->session, &id);
  else
    gocua_session_undo (self->session, NULL);
}

/* The window behind says it too, but this one may cover it. */
static void
toast_cb (GocuaDoublesWindow *self, const char *text, const char *undo_label, const GocuaId *batch)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);
  char id[GOCUA_ID_STRING_SIZE];

  if (batch != NULL && undo_label != NULL)
    {
      adw_toast_set_button_label (toast, undo_label);
      adw_toast_set_action_name (toast, "doubles.undo-batch");
      adw_toast_set_action_target (toast, "s", gocua_id_format (batch, id));
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The sentence that the window behind keeps until it is read may be hidden below this one. */
static void
error_cb (GocuaDoublesWindow *self, const char *what, const GError *error)
{
  g_autofree char *text = error != NULL ? g_strconcat (what, ". ", error->message, NULL) : g_strdup (what);

  toast_cb (self, text, NULL, NULL);
}

static void
gocua_doubles_window_dispose (GObject *object)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  stop_reading (self);
  if (self->meter != NULL)
    gocua_progress_meter_stop (self->meter);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_doubles_window_parent_class)->dispose (object);
}

static void
gocua_doubles_window_finalize (GObject *object)
{
  GocuaDoublesWindow *self = GOCUA_DOUBLES_WINDOW (object);

  g_clear_pointer (&self->meter, gocua_progress_meter_unref);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (gocua_doubles_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "doubles.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "doubles.distinct", NULL, distinct_action);
  gtk_widget_class_install_action (widget_class, "doubles.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "doubles.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "doubles.keep", "i", keep_action);
  gtk_widget_class_install_action (widget_class, "doubles.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "doubles.undo-batch", "s", undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "doubles.merge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "doubles.merge",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "doubles.distinct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "doubles.skip", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "doubles.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "doubles.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, 0, "doubles.keep", "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, 0, "doubles.keep", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1, 0, "doubles.keep", "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_2, 0, "doubles.keep", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gocua_doubles_window_class_init (GocuaDoublesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_doubles_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_doubles_window_finalize;

  g_type_ensure (GOCUA_TYPE_DOUBLE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-doubles-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, none_page);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, count);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, remark);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoublesWindow, again_button);
  gtk_widget_class_bind_template_callback (widget_class, search_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  install_actions (widget_class);
}

static void
gocua_doubles_window_init (GocuaDoublesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_tab_leave_add (GTK_WIDGET (self->list));

  self->items = g_list_store_new (GOCUA_TYPE_DOUBLE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
gocua_doubles_window_new (GocuaSession *session, GtkWindow *parent, const GocuaId *first)
{
  GocuaDoublesWindow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_DOUBLES_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  if (first != NULL)
    self->first = *first;
  gocua_double_pane_set_session (self->pane, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  search (self);
  return GTK_WINDOW (self);
}
