/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-print-options.c: whether phone numbers go on paper, and why. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-print-options.h"

#include <glib/gi18n.h>

#include "core/gocua-text.h"

struct _GocuaPrintOptions
{
  GtkBox parent_instance;

  GtkWidget *phones;
  GtkWidget *reason;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaPrintOptions, gocua_print_options, GTK_TYPE_BOX)

static void
changed_cb (GocuaPrintOptions *self)
{
  gtk_widget_set_visible (self->reason, gocua_print_options_get_phones (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GocuaPrintOptions *self)
{
  changed_cb (self);
  if (gocua_print_options_get_phones (self))
    gtk_widget_grab_focus (self->reason);
}

static void
gocua_print_options_class_init (GocuaPrintOptionsClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
gocua_print_options_init (GocuaPrintOptions *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->phones = gtk_check_button_new_with_label (_ ("Print phone numbers as well"));
  gtk_widget_set_tooltip_text (self->phones,
                               _ ("Who prints them says why, and it is noted in the log of exports"));
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why the numbers are needed on paper"));
  gtk_entry_set_max_length (GTK_ENTRY (self->reason), 200);
  gtk_widget_set_visible (self->reason, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why the numbers are needed on paper"), -1);
  gtk_box_append (GTK_BOX (self), self->phones);
  gtk_box_append (GTK_BOX (self), self->reason);
  g_signal_connect_object (self->phones, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
gocua_print_options_new (void)
{
  return g_object_new (GOCUA_TYPE_PRINT_OPTIONS, NULL);
}

gboolean
gocua_print_options_get_phones (GocuaPrintOptions *self)
{
  g_return_val_if_fail (GOCUA_IS_PRINT_OPTIONS (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->phones));
}

char *
gocua_print_options_dup_reason (GocuaPrintOptions *self)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (GOCUA_IS_PRINT_OPTIONS (self), NULL);

  clean = gocua_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

gboolean
gocua_print_options_is_complete (GocuaPrintOptions *self)
{
  g_autofree char *reason = gocua_print_options_dup_reason (self);

  return !gocua_print_options_get_phones (self) || reason != NULL;
}
