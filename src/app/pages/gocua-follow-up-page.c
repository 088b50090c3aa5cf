/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-page.c: the doors that are due again, by team, and onto tomorrow's sheets with one action.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-follow-up-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/gocua-door-item.h"
#include "app/gocua-follow-up-job.h"
#include "app/pages/gocua-follow-up-columns.h"
#include "app/widgets/gocua-fold-paned.h"
#include "app/widgets/gocua-tab-leave.h"
#include "app/widgets/gocua-text-label.h"
#include "app/widgets/gocua-wrap-layout.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

/* The choices of the two lists, in their order in the .ui file. */
enum
{
  KIND_ALL,
  KIND_PROMISED,
  KIND_SECOND_VISIT,
};

static const int days_ahead[] = { 0, 1, 7 };

struct _GocuaFollowUpPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  AdwStatusPage *error_status;
  GtkDropDown *until_choice;
  GtkDropDown *kind_choice;
  GtkLabel *count_label;
  GtkButton *sheets_button;
  GtkListBox *teams_list;
  GtkStack *doors_stack;
  GtkColumnView *view;

  GocuaSession *session;
  GCancellable *cancellable;
  GPtrArray *doors; /* (nullable) of GocuaDoorItem: all that were read */
  GListStore *shown;
  GtkMultiSelection *selection;
  GocuaId team; /* that is chosen; only with @has_team */
  gboolean has_team;
  gboolean is_reading;
  gboolean is_stale;
  gboolean is_filling; /* the list of teams is being made, its signals mean nothing */
  gboolean is_making;
  gboolean wants_focus;
};

G_DEFINE_FINAL_TYPE (GocuaFollowUpPage, gocua_follow_up_page, GTK_TYPE_BOX)

static void read_doors (GocuaFollowUpPage *self);

/* What is shown --------------------------------------------------------------------------------------- */

static gboolean
is_of_kind (GocuaFollowUpPage *self, GocuaDoorItem *item)
{
  guint kind = gtk_drop_down_get_selected (self->kind_choice);
  GocuaFollowUpKind why = gocua_door_item_get_door (item)->kind;

  return kind == KIND_ALL || (kind == KIND_PROMISED) == (why == GOCUA_FOLLOW_UP_PROMISED);
}

static gboolean
is_of_team (GocuaFollowUpPage *self, GocuaDoorItem *item)
{
  return !self->has_team || gocua_id_equal (&gocua_door_item_get_door (item)->team, &self->team);
}

static guint
count_chosen (GocuaFollowUpPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (chosen);

  return n > 1 ? (guint) n : g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static void
show_button (GocuaFollowUpPage *self)
{
  guint n = count_chosen (self);
  g_autofree char *number = gocua_number_format (n);
  g_autofree char *label = g_strdup_printf (
      /* Translators: a button; the number of households */
      ngettext ("%s household onto tomorrow’s sheets", "%s households onto tomorrow’s sheets", n), number);

  gtk_button_set_label (self->sheets_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheets_button),
                            n > 0 && !self->is_making && gocua_session_takes_entries (self->session));
}

static void
show_count (GocuaFollowUpPage *self)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown)), n_late = 0;
  g_autofree char *all = gocua_number_format (n);
  g_autofree char *late = NULL;
  g_autofree char *households = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GocuaDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      n_late += gocua_door_item_is_overdue (item, today);
    }
  late = gocua_number_format (n_late);
  households = g_strdup_printf (ngettext ("%s household", "%s households", n), all);
  /* Translators: "12 households", how many of them are overdue */
  text = g_strdup_printf (ngettext ("%s, %s overdue", "%s, %s overdue", n_late), households, late);
  gtk_label_set_text (self->count_label, text);
  gtk_stack_set_visible_child_name (self->doors_stack, n > 0 ? "doors" : "none");
  show_button (self);
}

static void
show_doors (GocuaFollowUpPage *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; self->doors != NULL && i < self->doors->len; i++)
    if (is_of_kind (self, self->doors->pdata[i]) && is_of_team (self, self->doors->pdata[i]))
      g_ptr_array_add (wanted, self->doors->pdata[i]);
  gocua_follow_up_columns_show_team (self->view, !self->has_team);
  g_list_store_splice (self->shown, 0, n, wanted->pdata, wanted->len);
  show_count (self);
}

/* The teams ------------------------------------------------------------------------------------------- */

static void
add_team_row (GocuaFollowUpPage *self, const char *name, const GocuaId *team, guint n, guint n_late)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gocua_text_label_new (name, NULL);
  GtkWidget *figures = gtk_label_new (NULL);
  g_autofree char *all = gocua_number_format (n);
  g_autofree char *late = gocua_number_format (n_late);
  g_autofree char *described = NULL;
  g_autofree char *text =
      g_strdup_printf (/* Translators: of a team: households that are due, and overdue */
                       ngettext ("%s household, %s overdue", "%s households, %s overdue", n), all, late);

  gtk_label_set_xalign (GTK_LABEL (figures), 0);
  gtk_label_set_text (GTK_LABEL (figures), text);
  gtk_widget_add_css_class (figures, n_late > 0 ? "warning" : "dim-label");
  gtk_widget_add_css_class (figures, "caption");
  gtk_widget_add_css_class (figures, "numeric");
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), figures);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  described = g_strdup_printf ("%s, %s", name, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
  if (team != NULL)
    g_object_set_data_full (G_OBJECT (row), "gocua-team", gocua_id_dup (team), g_free);
  gtk_list_box_append (self->teams_list, row);
  if (team != NULL ? self->has_team && gocua_id_equal (team, &self->team) : !self->has_team)
    gtk_list_box_select_row (self->teams_list, GTK_LIST_BOX_ROW (row));
}

static guint
count_doors (GocuaFollowUpPage *self, const GocuaId *team, guint *n_late)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  guint n = 0;

  *n_late = 0;
  for (guint i = 0; i < self->doors->len; i++)
    {
      GocuaDoorItem *item = self->doors->pdata[i];

      if (!is_of_kind (self, item) ||
          (team != NULL && !gocua_id_equal (&gocua_door_item_get_door (item)->team, team)))
        continue;
      n++;
      *n_late += gocua_door_item_is_overdue (item, today);
    }
  return n;
}

/* A team without a door that is due is not listed, unless it is the one that is looked at. */
static void
show_teams (GocuaFollowUpPage *self)
{
  GPtrArray *teams = gocua_session_get_teams (self->session);
  const GocuaId none = { 0 };
  GtkWidget *row;
  guint n, n_late;

  self->is_filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->teams_list))) != NULL)
    gtk_list_box_remove (self->teams_list, row);
  n = count_doors (self, NULL, &n_late);
  add_team_row (self, _ ("All teams"), NULL, n, n_late);
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      const GocuaRecord *team = teams->pdata[i];

      n = count_doors (self, &team->id, &n_late);
      if (n > 0 || (self->has_team && gocua_id_equal (&team->id, &self->team)))
        add_team_row (self, gocua_record_get_text (team, GOCUA_TEAM_NAME), &team->id, n, n_late);
    }
  n = count_doors (self, &none, &n_late);
  if (n > 0)
    add_team_row (self, _ ("Without a team"), &none, n, n_late);
  if (gtk_list_box_get_selected_row (self->teams_list) == NULL)
    {
      self->has_team = FALSE;
      gtk_list_box_select_row (self->teams_list, gtk_list_box_get_row_at_index (self->teams_list, 0));
    }
  self->is_filling = FALSE;
}

static void
filter_changed_cb (GocuaFollowUpPage *self)
{
  GtkListBoxRow *row;
  const GocuaId *team;

  if (self->session == NULL || self->is_filling || self->doors == NULL)
    return;
  row = gtk_list_box_get_selected_row (self->teams_list);
  team = row != NULL ? g_object_get_data (G_OBJECT (row), "gocua-team") : NULL;
  self->has_team = team != NULL;
  if (team != NULL)
    self->team = *team;
  show_doors (self);
}

static void
kind_changed_cb (GocuaFollowUpPage *self)
{
  if (self->session == NULL || self->doors == NULL)
    return;
  show_teams (self);
  show_doors (self);
}

/* Reading --------------------------------------------------------------------------------------------- */

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaFollowUpPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *doors = gocua_follow_up_read_finish (GOCUA_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (self->session == NULL)
    {
      g_clear_pointer (&doors, g_ptr_array_unref);
      return;
    }
  if (doors != NULL)
    {
      g_clear_pointer (&self->doors, g_ptr_array_unref);
      self->doors = doors;
      show_teams (self);
      show_doors (self);
      gtk_stack_set_visible_child_name (self->stack, "main");
      if (self->wants_focus)
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->doors == NULL)
    {
      adw_status_page_set_description (self->error_status, error != NULL ? error->message : "");
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  if (self->is_stale)
    read_doors (self);
}

static void
read_doors (GocuaFollowUpPage *self)
{
  const GocuaId *campaign = gocua_session_get_campaign_id (self->session);
  g_autofree char *today = gocua_session_get_today (self->session);
  guint choice = MIN (gtk_drop_down_get_selected (self->until_choice), G_N_ELEMENTS (days_ahead) - 1);
  g_autofree char *until = gocua_date_add_days (today, days_ahead[choice]);

  self->is_stale = self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || campaign == NULL)
    return;
  self->is_reading = TRUE;
  gocua_follow_up_read_async (gocua_session_get_store (self->session), campaign, until, self->cancellable,
                              read_done_cb, g_object_ref (self));
}

static void
read_cb (GocuaFollowUpPage *self)
{
  if (self->session != NULL)
    read_doors (self);
}

/* Sheets ---------------------------------------------------------------------------------------------- */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaFollowUpPage) self = data;

  gocua_session_commit_finish (GOCUA_SESSION (source), result, NULL);
  self->is_making = FALSE;
  if (self->session != NULL)
    show_button (self);
}

static char *
tell_plan (const GocuaFollowUpSheets *sheets)
{
  g_autofree char *n_sheets = gocua_number_format (sheets->n_sheets);
  g_autofree char *n_households = gocua_number_format (sheets->n_households);
  g_autofree char *n_reserved = gocua_number_format (sheets->n_reserved);
  g_autofree char *made = g_strdup_printf (
      /* Translators: the number of sheets, the number of households on them */
      ngettext ("%s sheet for tomorrow with %s households", "%s sheets for tomorrow with %s households",
                sheets->n_sheets),
      n_sheets, n_households);

  if (sheets->n_reserved == 0)
    return g_steal_pointer (&made);
  /* Translators: "2 sheets for tomorrow with 31 households", the number of households left out */
  return g_strdup_printf (ngettext ("%s. %s is on another sheet already.",
                                    "%s. %s are on another sheet already.", sheets->n_reserved),
                          made, n_reserved);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaFollowUpPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFollowUpSheets) sheets = gocua_follow_up_plan_finish (GOCUA_STORE (source), result, &error);
  g_autofree char *told = NULL;

  if (self->session == NULL)
    return;
  if (sheets != NULL && sheets->n_sheets > 0)
    {
      told = tell_plan (sheets);
      gocua_session_commit (self->session, sheets->batch, told, _ ("The sheets were not made"), made_cb,
                            g_object_ref (self));
      return;
    }
  self->is_making = FALSE;
  show_button (self);
  if (sheets == NULL)
    gocua_session_report (self->session, _ ("The sheets were not made"), error);
  else
    gocua_session_toast (self->session, _ ("All these households are on a sheet that is out already."));
}

static GPtrArray *
collect_chosen (GocuaFollowUpPage *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gboolean all = gtk_bitset_get_size (selected) <= 1;

  for (guint i = 0; i < n; i++)
    if (all || gtk_bitset_contains (selected, i))
      g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (self->shown), i));
  return chosen;
}

static void
sheets_cb (GocuaFollowUpPage *self)
{
  const GocuaId *campaign = gocua_session_get_campaign_id (self->session);
  g_autoptr (GPtrArray) chosen = collect_chosen (self);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *tomorrow = gocua_date_add_days (today, 1);

  if (campaign == NULL || chosen->len == 0 || self->is_making)
    return;
  self->is_making = TRUE;
  show_button (self);
  /* Translators: printed on a walk sheet: for whom it is */
  gocua_follow_up_plan_async (gocua_session_get_store (self->session), campaign, chosen, tomorrow,
                              _ ("Households due again"), planned_cb, g_object_ref (self));
}

static void
activate_cb (GocuaFollowUpPage *self, guint position)
{
  g_autoptr (GocuaDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    gocua_session_go (self->session, "households", NULL, &gocua_door_item_get_door (item)->row->id);
}

/* The object ------------------------------------------------------------------------------------------ */

static void
gocua_follow_up_page_map (GtkWidget *widget)
{
  GocuaFollowUpPage *self = GOCUA_FOLLOW_UP_PAGE (widget);

  GTK_WIDGET_CLASS (gocua_follow_up_page_parent_class)->map (widget);
  if (self->is_stale)
    read_doors (self);
}

static gboolean
gocua_follow_up_page_grab_focus (GtkWidget *widget)
{
  GocuaFollowUpPage *self = GOCUA_FOLLOW_UP_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->teams_list);

  /* The teams come with the first answer of the store. */
  self->wants_focus = row == NULL;
  return self->wants_focus || gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
gocua_follow_up_page_dispose (GObject *object)
{
  GocuaFollowUpPage *self = GOCUA_FOLLOW_UP_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  /* First, since the list of teams still tells of its rows while it goes. */
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_follow_up_page_parent_class)->dispose (object);
}

static void
gocua_follow_up_page_finalize (GObject *object)
{
  GocuaFollowUpPage *self = GOCUA_FOLLOW_UP_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->doors, g_ptr_array_unref);

  G_OBJECT_CLASS (gocua_follow_up_page_parent_class)->finalize (object);
}

static void
gocua_follow_up_page_class_init (GocuaFollowUpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_follow_up_page_dispose;
  object_class->finalize = gocua_follow_up_page_finalize;
  widget_class->map = gocua_follow_up_page_map;
  widget_class->grab_focus = gocua_follow_up_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_FOLD_PANED);
  g_type_ensure (GOCUA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-follow-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, error_status);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, until_choice);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, sheets_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, teams_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, doors_stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaFollowUpPage, view);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheets_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
gocua_follow_up_page_init (GocuaFollowUpPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_list_store_new (GOCUA_TYPE_DOOR_ITEM);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_tab_leave_add (GTK_WIDGET (self->teams_list));
  gocua_tab_leave_add (GTK_WIDGET (self->view));
}

GtkWidget *
gocua_follow_up_page_new (GocuaSession *session)
{
  GocuaFollowUpPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_FOLLOW_UP_PAGE, NULL);
  self->session = g_object_ref (session);
  gocua_follow_up_columns_add (self->view, session);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_button), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_doors), self, G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  return GTK_WIDGET (self);
}
