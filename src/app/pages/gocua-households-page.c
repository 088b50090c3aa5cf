/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page.c: the list of households with search and filters, and beside it the one that is
 * chosen. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-households-page-private.h"
#include "app/widgets/gocua-tab-leave.h"

G_DEFINE_FINAL_TYPE (GocuaHouseholdsPage, gocua_households_page, GTK_TYPE_WIDGET)

static void
build_columns (GocuaHouseholdsPage *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);

  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  self->campaign = campaign != NULL ? gocua_campaign_ref (campaign) : NULL;
  self->setting = TRUE;
  gocua_column_chooser_build (self->columns);
  self->setting = FALSE;
  gocua_households_page_show_sort (self);
}

static void
reload (GocuaHouseholdsPage *self)
{
  self->stale = FALSE;
  /* The session reads its campaign anew each time; making all columns again is only worth it for another one.
   */
  if (!gocua_household_columns_are_for (self->campaign, gocua_session_get_campaign (self->session)))
    build_columns (self);
  gocua_households_page_update_commands (self);
  gocua_filter_bar_refresh (self->filter_bar);
  gocua_household_list_refresh (self->list);
  gocua_household_pane_refresh (self->pane);
  gocua_households_page_count_roster (self);
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
    gocua_households_page_ask (self);
  if (self->stale)
    reload (self);
}

static void
gocua_households_page_dispose (GObject *object)
{
  GocuaHouseholdsPage *self = GOCUA_HOUSEHOLDS_PAGE (object);

  gocua_households_page_forget_chosen (self);
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
  bind_children (widget_class);
  gocua_households_page_bind_question (widget_class);
  gocua_households_page_bind_commands (widget_class);
}

static void
gocua_households_page_init (GocuaHouseholdsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_tab_leave_add (GTK_WIDGET (self->view));

  self->query = gocua_query_new ();
  self->cancellable = g_cancellable_new ();
  self->total = -1;
  self->stale = TRUE;
  gocua_households_page_add_shortcuts (self);
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
  g_signal_connect_object (self->list, "answered", G_CALLBACK (gocua_households_page_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (gocua_households_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "undoing", G_CALLBACK (gocua_households_page_undoing), self,
                           G_CONNECT_SWAPPED);
  gocua_saved_filter_menu_set_session (self->saved, session);
  gocua_selection_bar_set_up (self->selection_bar, session, self->list, GTK_SELECTION_MODEL (self->selection),
                              self->work);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "bulk",
                                  gocua_selection_bar_get_actions (self->selection_bar));
  gocua_column_chooser_set_view (self->columns, self->view, session);
  build_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (gocua_households_page_sorter_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
gocua_households_page_show (GocuaHouseholdsPage *self, const GocuaQuery *query, const GocuaId *household)
{
  g_return_if_fail (GOCUA_IS_HOUSEHOLDS_PAGE (self));

  if (query != NULL)
    gocua_households_page_set_question (self, query);
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
