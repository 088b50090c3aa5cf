/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-shortcut-table.c: the keys of a page, as one table. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-shortcut-table.h"

static gboolean
global_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const GocuaShortcut *shortcut = data;

  return gtk_widget_get_mapped (widget) && shortcut->func (widget, args, (gpointer) shortcut->action);
}

static gboolean
local_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const GocuaShortcut *shortcut = data;

  return shortcut->func (widget, args, (gpointer) shortcut->action);
}

static GtkEventController *
add_controller (GtkWidget *widget, const GocuaShortcut *shortcuts, gsize n, GtkShortcutFunc func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < n; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_callback_action_new (func, (gpointer) &shortcuts[i], NULL)));
  return controller;
}

void
gocua_shortcut_table_add (GtkWidget *widget, const GocuaShortcut *shortcuts, gsize n)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = add_controller (widget, shortcuts, n, local_cb);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

void
gocua_shortcut_table_add_global (GtkWidget *widget, const GocuaShortcut *shortcuts, gsize n)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = add_controller (widget, shortcuts, n, global_cb);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_widget_add_controller (widget, controller);
}
