/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-line-keys.c: the arrow keys among lines of controls. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-line-keys.h"

/* The child of @parent that has the keyboard, or holds what has it. */
static GtkWidget *
find_focused (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && gtk_widget_get_parent (focus) != parent)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

static guint
find_place (GtkWidget *line)
{
  GtkWidget *focused = find_focused (line);
  guint place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL && child != focused;
       child = gtk_widget_get_next_sibling (child))
    place++;
  return place;
}

static gboolean
focus_place (GtkWidget *line, guint place)
{
  GtkWidget *child = gtk_widget_get_first_child (line);

  while (child != NULL && place-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL && gtk_widget_grab_focus (child);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  GtkWidget *lines = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *line = find_focused (lines);
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GtkWidget *other;

  if (line == NULL || GTK_IS_ENTRY (line) || (!is_down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up))
    return GDK_EVENT_PROPAGATE;
  other = is_down ? gtk_widget_get_next_sibling (line) : gtk_widget_get_prev_sibling (line);
  return other != NULL && focus_place (other, find_place (line));
}

void
gocua_line_keys_add (GtkBox *lines)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_BOX (lines));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (lines), controller);
}
