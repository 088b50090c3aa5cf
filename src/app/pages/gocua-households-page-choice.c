/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page-choice.c: what is selected of the list, and the one household beside it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-households-page-private.h"

void
gocua_households_page_forget_chosen (GocuaHouseholdsPage *self)
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
  gocua_households_page_forget_chosen (self);
}

static void
choose (GocuaHouseholdsPage *self, guint position)
{
  gocua_households_page_forget_chosen (self);
  self->chosen = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (self->chosen == NULL)
    return;
  g_signal_connect_object (self->chosen, "notify::loaded", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  show_chosen (self);
}

void
gocua_households_page_selection_changed (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (selected);

  gocua_households_page_forget_chosen (self);
  if (n == 1)
    choose (self, gtk_bitset_get_nth (selected, 0));
  else if (n > 1)
    gocua_household_pane_show_many (self->pane, (guint) n);
  else if (gocua_household_pane_get_household (self->pane) == NULL)
    gocua_household_pane_show (self->pane, NULL);
}

GtkWidget *
gocua_households_page_find_list_view (GocuaHouseholdsPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
gocua_households_page_focus_list (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkWidget *list_view = gocua_households_page_find_list_view (self);

  if (gocua_households_page_count_shown (self) == 0 || list_view == NULL)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (list_view);
}
