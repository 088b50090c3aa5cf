/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-welcome-page.c: the one question of the first start. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-welcome-page.h"

struct _GocuaWelcomePage
{
  GtkBox parent_instance;

  GtkWidget *first_button;
};

G_DEFINE_FINAL_TYPE (GocuaWelcomePage, gocua_welcome_page, GTK_TYPE_BOX)

static gboolean
gocua_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOCUA_WELCOME_PAGE (widget)->first_button);
}

static void
gocua_welcome_page_class_init (GocuaWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = gocua_welcome_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaWelcomePage, first_button);
}

static void
gocua_welcome_page_init (GocuaWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
