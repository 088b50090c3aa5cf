/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-error-bar.c: what went wrong, below everything else, until somebody has read it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-error-bar.h"

#define MAX_LINES 3

struct _GocuaErrorBar
{
  GtkBox parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;

  GPtrArray *errors; /* of sentences that nobody has read yet */
};

G_DEFINE_FINAL_TYPE (GocuaErrorBar, gocua_error_bar, GTK_TYPE_BOX)

static void
show_errors (GocuaErrorBar *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->errors->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (self->errors, i));
  gtk_label_set_text (self->label, text->str);
  gtk_revealer_set_reveal_child (self->revealer, self->errors->len > 0);
}

static void
close_cb (GocuaErrorBar *self)
{
  g_ptr_array_set_size (self->errors, 0);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
gocua_error_bar_finalize (GObject *object)
{
  GocuaErrorBar *self = GOCUA_ERROR_BAR (object);

  g_ptr_array_unref (self->errors);
  G_OBJECT_CLASS (gocua_error_bar_parent_class)->finalize (object);
}

static void
gocua_error_bar_class_init (GocuaErrorBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gocua_error_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-error-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaErrorBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, GocuaErrorBar, label);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
gocua_error_bar_init (GocuaErrorBar *self)
{
  self->errors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_error_bar_new (void)
{
  return g_object_new (GOCUA_TYPE_ERROR_BAR, NULL);
}

void
gocua_error_bar_add (GocuaErrorBar *self, const char *what, const GError *error)
{
  g_autofree char *line = NULL;

  g_return_if_fail (GOCUA_IS_ERROR_BAR (self));
  g_return_if_fail (what != NULL);

  line = error != NULL ? g_strdup_printf ("%s %s", what, error->message) : g_strdup (what);
  if (g_ptr_array_find_with_equal_func (self->errors, line, g_str_equal, NULL))
    return;
  if (self->errors->len == MAX_LINES)
    g_ptr_array_remove_index (self->errors, 0);
  g_ptr_array_add (self->errors, g_steal_pointer (&line));
  show_errors (self);
}
