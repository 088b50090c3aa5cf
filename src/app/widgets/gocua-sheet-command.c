/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-command.c: one line of text that gives many lines of a sheet one result. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-sheet-command.h"

struct _GocuaSheetCommand
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkEditable *entry;
  GtkLabel *preview;
};

G_DEFINE_FINAL_TYPE (GocuaSheetCommand, gocua_sheet_command, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  RUN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (GocuaSheetCommand *self)
{
  g_signal_emit (self, signals[EDITED], 0, gtk_editable_get_text (self->entry));
}

static void
activate_cb (GocuaSheetCommand *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->entry));

  g_signal_emit (self, signals[RUN], 0, text);
}

static gboolean
key_pressed_cb (GocuaSheetCommand *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CLOSED], 0);
  return GDK_EVENT_STOP;
}

static void
gocua_sheet_command_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_sheet_command_parent_class)->dispose (object);
}

static void
gocua_sheet_command_class_init (GocuaSheetCommandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_SHEET_COMMAND;

  G_OBJECT_CLASS (klass)->dispose = gocua_sheet_command_dispose;

  signals[EDITED] =
      g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RUN] =
      g_signal_new ("run", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sheet-command.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetCommand, label);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetCommand, entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetCommand, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
gocua_sheet_command_init (GocuaSheetCommand *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_sheet_command_open (GocuaSheetCommand *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_COMMAND (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_editable_set_text (self->entry, "");
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
gocua_sheet_command_close (GocuaSheetCommand *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_COMMAND (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gocua_sheet_command_say (GocuaSheetCommand *self, const char *words)
{
  g_return_if_fail (GOCUA_IS_SHEET_COMMAND (self) && words != NULL);

  gtk_label_set_text (self->preview, words);
}
