/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-busy-page.c: what the window is working on, while there is nothing else to show. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-busy-page.h"

#include "core/gocua-number.h"

struct _GocuaBusyPage
{
  GtkBox parent_instance;

  AdwStatusPage *status;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
};

enum
{
  CANCEL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaBusyPage, gocua_busy_page, GTK_TYPE_BOX)

static void
cancel_cb (GocuaBusyPage *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
gocua_busy_page_class_init (GocuaBusyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-busy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaBusyPage, status);
  gtk_widget_class_bind_template_child (widget_class, GocuaBusyPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaBusyPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
gocua_busy_page_init (GocuaBusyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_busy_page_new (const char *title, const char *description, gboolean can_cancel)
{
  GocuaBusyPage *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_BUSY_PAGE, NULL);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), can_cancel);
  gtk_widget_set_visible (self->cancel_button, can_cancel);
  return GTK_WIDGET (self);
}

void
gocua_busy_page_set_fraction (GocuaBusyPage *self, double fraction)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GOCUA_IS_BUSY_PAGE (self));

  if (fraction < 0)
    {
      gtk_progress_bar_pulse (self->bar);
      gtk_progress_bar_set_text (self->bar, "");
      return;
    }
  text = gocua_number_format_percent ((gint64) (fraction * 1000), 1000);
  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_progress_bar_set_text (self->bar, text);
}
