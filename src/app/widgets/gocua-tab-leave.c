/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-tab-leave.c: Tab leads past a list, not through its rows. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-tab-leave.h"

/* What lies upon a list, such as a button over its heads, is reached before it and not behind it. */
static gboolean
has_neighbours (GtkWidget *widget)
{
  return !GTK_IS_OVERLAY (gtk_widget_get_parent (widget));
}

static gboolean
focus_into (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_child_focus (widget, direction);
}

/* Whatever comes next, beside the list or beside what holds it. */
static gboolean
focus_neighbour (GtkWidget *list, GtkDirectionType direction)
{
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;

  for (GtkWidget *widget = list; widget != NULL && !GTK_IS_ROOT (widget);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *other = widget;

      while (has_neighbours (widget) && (other = is_forward ? gtk_widget_get_next_sibling (other)
                                                            : gtk_widget_get_prev_sibling (other)) != NULL)
        if (focus_into (other, direction))
          return TRUE;
    }
  return FALSE;
}

/* From the other end of the window. */
static gboolean
focus_round (GtkWidget *list, GtkWidget *parent, GtkDirectionType direction)
{
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = is_forward ? gtk_widget_get_first_child (parent) : gtk_widget_get_last_child (parent);

  for (; child != NULL && child != list;
       child = is_forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    {
      if (gtk_widget_is_ancestor (list, child))
        return focus_round (list, child, direction);
      if (focus_into (child, direction))
        return TRUE;
    }
  return FALSE;
}

static gboolean
key_cb (GtkWidget *list, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkDirectionType direction;

  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK))
    direction = GTK_DIR_TAB_BACKWARD;
  else if (keyval == GDK_KEY_Tab && modifiers == 0)
    direction = GTK_DIR_TAB_FORWARD;
  else
    return GDK_EVENT_PROPAGATE;
  return focus_neighbour (list, direction) ||
         focus_round (list, GTK_WIDGET (gtk_widget_get_root (list)), direction);
}

void
gocua_tab_leave_add (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (list));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
}
