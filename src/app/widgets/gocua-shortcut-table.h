/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-shortcut-table.h: the keys of a page, as one table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** GocuaShortcut: what one key does. */
typedef struct
{
  const char *trigger; /* as gtk_shortcut_trigger_parse_string() takes it */
  GtkShortcutFunc func;
  const char *action; /* (nullable): the data of @func */
} GocuaShortcut;

/** gocua_shortcut_table_add: keys that work while the keyboard is within @widget, before the control that has
 * it uses them itself, as an entry does with Ctrl+Z. @shortcuts: (array length=n): static. Main thread. */
void gocua_shortcut_table_add (GtkWidget *widget, const GocuaShortcut *shortcuts, gsize n);

/** gocua_shortcut_table_add_global: keys that work wherever in the window the keyboard is, as long as @widget
 * is on the screen. @shortcuts: (array length=n): static. Main thread. */
void gocua_shortcut_table_add_global (GtkWidget *widget, const GocuaShortcut *shortcuts, gsize n);

G_END_DECLS
