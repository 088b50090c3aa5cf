/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page-answer.c: what the list answers: how many of how many, and where in the list one is.
 */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-households-jobs.h"
#include "app/pages/gocua-households-page-private.h"
#include "core/gocua-number.h"

guint
gocua_households_page_count_shown (GocuaHouseholdsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

gboolean
gocua_households_page_is_narrowed (GocuaHouseholdsPage *self)
{
  return self->query->search != NULL || self->query->conditions->len > 0;
}

static void
update_status (GocuaHouseholdsPage *self)
{
  g_autofree char *shown = gocua_number_format (gocua_households_page_count_shown (self));
  g_autofree char *total = gocua_number_format (self->total);
  g_autofree char *text = NULL;
  gulong n = (gulong) MAX (self->total, 0);

  if (self->total >= 0)
    /* Translators: how many households are listed, of how many: "1,284 / 21,940 households" */
    text = g_strdup_printf (ngettext ("%s / %s household", "%s / %s households", n), shown, total);
  gtk_label_set_label (self->status, text != NULL ? text : "");

  if (!self->answered)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (gocua_households_page_count_shown (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      gocua_households_page_is_narrowed (self) ? "no-match" : "empty");
  /* It would ask to choose one. */
  gtk_widget_set_visible (GTK_WIDGET (self->pane),
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0);
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

void
gocua_households_page_count_roster (GocuaHouseholdsPage *self)
{
  gocua_store_read_async (gocua_session_get_store (self->session), gocua_households_read_facts, NULL, NULL,
                          g_free, self->cancellable, count_cb, g_object_ref (self));
}

static void
length_changed_cb (GocuaHouseholdsPage *self, GtkAdjustment *adjustment)
{
  g_clear_signal_handler (&self->place_handler, adjustment);
  gtk_adjustment_set_value (adjustment, self->place);
}

/* The row at the top of what is seen stays there when others come and go above it; the toolkit only sees to
 * that when they come at the very beginning. */
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
  if (n_before == gocua_households_page_count_shown (self))
    gtk_adjustment_set_value (adjustment, self->place);
  else
    self->place_handler = g_signal_connect_object (adjustment, "changed", G_CALLBACK (length_changed_cb),
                                                   self, G_CONNECT_SWAPPED);
}

void
gocua_households_page_answered (GocuaHouseholdsPage *self, const GError *error)
{
  if (self->session == NULL)
    return;
  if (error != NULL)
    gocua_session_report (self->session, _ ("The list of households could not be read."), error);
  self->answered = TRUE;
  if (!gocua_households_page_is_narrowed (self))
    self->total = gocua_households_page_count_shown (self);
  update_status (self);
  if (self->to_top && gocua_households_page_count_shown (self) > 0)
    gtk_widget_activate_action (gocua_households_page_find_list_view (self), "list.scroll-to-item", "u", 0);
  else if (!self->to_top)
    keep_place (self);
  self->to_top = FALSE;
}
