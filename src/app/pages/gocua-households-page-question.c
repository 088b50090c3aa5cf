/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page-question.c: what the list is asked for: search, filters, order, and filters that are
 * kept. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-household-columns.h"
#include "app/pages/gocua-households-page-private.h"
#include "app/pages/gocua-kept-query.h"

#define MANY_SELECTED 1000

/* A selection follows its households through another answer run by run, which takes GTK 4.8 a time that grows
 * with both: 17 seconds for 100,000 that were selected, and a letter of a search. */
static void
forget_large_selection (GocuaHouseholdsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > MANY_SELECTED)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

void
gocua_households_page_ask (GocuaHouseholdsPage *self)
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

void
gocua_households_page_sorter_changed (GocuaHouseholdsPage *self)
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
  gocua_households_page_ask (self);
}

static void
search_changed_cb (GocuaHouseholdsPage *self)
{
  if (!self->setting && self->session != NULL)
    gocua_households_page_ask (self);
}

static void
filter_changed_cb (GocuaHouseholdsPage *self)
{
  gocua_households_page_ask (self);
}

static void
stop_search_cb (GocuaHouseholdsPage *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gocua_households_page_focus_list (self);
}

static void
search_activate_cb (GocuaHouseholdsPage *self)
{
  gocua_households_page_focus_list (self);
}

static gboolean
search_key_cb (GocuaHouseholdsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gocua_households_page_focus_list (self);
  return GDK_EVENT_STOP;
}

static void
show_all_cb (GocuaHouseholdsPage *self)
{
  self->setting = TRUE;
  gtk_editable_set_text (self->search, "");
  self->setting = FALSE;
  gocua_filter_bar_set_conditions (self->filter_bar, NULL);
  gocua_households_page_ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
gocua_households_page_show_sort (GocuaHouseholdsPage *self)
{
  self->setting = TRUE;
  gocua_household_columns_show_sort (self->view, self->query->sort, self->query->sort_slot,
                                     self->query->descending);
  self->setting = FALSE;
}

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

static void
lost_seen_cb (GocuaHouseholdsPage *self)
{
  show_lost (self, NULL);
  gocua_households_page_focus_list (self);
}

void
gocua_households_page_set_question (GocuaHouseholdsPage *self, const GocuaQuery *query)
{
  gocua_query_free (self->query);
  self->query = gocua_query_copy (query);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  show_lost (self, NULL);
  self->setting = TRUE;
  gtk_editable_set_text (self->search, query->search != NULL ? query->search : "");
  self->setting = FALSE;
  gocua_households_page_show_sort (self);
  gocua_filter_bar_set_conditions (self->filter_bar, query);
  gocua_households_page_ask (self);
}

static void
apply_filter_cb (GocuaHouseholdsPage *self, const char *name, const char *text)
{
  g_autofree char *lost = NULL;
  g_autoptr (GocuaQuery) query = gocua_kept_query_from_text (text, name, self->session, &lost);

  gocua_households_page_set_question (self, query);
  show_lost (self, lost);
  if (lost == NULL)
    gocua_households_page_focus_list (self);
}

void
gocua_households_page_bind_question (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, lost_seen_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "show_sort",
                                                G_CALLBACK (gocua_households_page_show_sort));
}
