/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-work-bar.c: long work under way: what, how far, and a button that stops it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-work-bar.h"

#define PATIENCE_MS 400

struct _GocuaWorkBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *what;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GCancellable *cancellable; /* (nullable): of what is under way */
  guint waiting;             /* source */
};

G_DEFINE_FINAL_TYPE (GocuaWorkBar, gocua_work_bar, GTK_TYPE_WIDGET)

static gboolean
reveal_cb (gpointer user_data)
{
  GocuaWorkBar *self = user_data;

  self->waiting = 0;
  gtk_widget_set_visible (self->box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (GocuaWorkBar *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
gocua_work_bar_dispose (GObject *object)
{
  GocuaWorkBar *self = GOCUA_WORK_BAR (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_work_bar_parent_class)->dispose (object);
}

static void
gocua_work_bar_class_init (GocuaWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_work_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gocua_work_bar_init (GocuaWorkBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->what = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->what, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->what, 0);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  self->cancel = gtk_button_new_with_label (C_ ("button", "Cancel"));
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_css_class (box, "work-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->cancel);
  self->box = box;
  gtk_widget_set_visible (box, FALSE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

void
gocua_work_bar_begin (GocuaWorkBar *self, const char *what, GCancellable *cancellable)
{
  g_return_if_fail (GOCUA_IS_WORK_BAR (self));
  g_return_if_fail (what != NULL && G_IS_CANCELLABLE (cancellable));

  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_label (self->what, what);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  if (self->waiting == 0)
    self->waiting = g_timeout_add (PATIENCE_MS, reveal_cb, self);
}

void
gocua_work_bar_set_fraction (double fraction, gpointer self)
{
  GocuaWorkBar *bar = self;

  g_return_if_fail (GOCUA_IS_WORK_BAR (bar));

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (bar->bar, MIN (fraction, 1));
}

void
gocua_work_bar_end (GocuaWorkBar *self)
{
  g_return_if_fail (GOCUA_IS_WORK_BAR (self));

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->box, FALSE);
}

gboolean
gocua_work_bar_is_busy (GocuaWorkBar *self)
{
  g_return_val_if_fail (GOCUA_IS_WORK_BAR (self), FALSE);

  return self->cancellable != NULL;
}
