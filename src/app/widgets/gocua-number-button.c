/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-number-button.c: a number that opens the households behind it. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-number-button.h"

struct _GocuaNumberButton
{
  GtkButton parent_instance;

  GocuaSession *session;
  GocuaQuery *query;
};

G_DEFINE_FINAL_TYPE (GocuaNumberButton, gocua_number_button, GTK_TYPE_BUTTON)

static void
gocua_number_button_clicked (GtkButton *button)
{
  GocuaNumberButton *self = GOCUA_NUMBER_BUTTON (button);

  if (self->session != NULL && self->query != NULL)
    gocua_session_go (self->session, "households", self->query, NULL);
}

static void
gocua_number_button_dispose (GObject *object)
{
  GocuaNumberButton *self = GOCUA_NUMBER_BUTTON (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->query, gocua_query_free);
  G_OBJECT_CLASS (gocua_number_button_parent_class)->dispose (object);
}

static void
gocua_number_button_class_init (GocuaNumberButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_number_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = gocua_number_button_clicked;
}

static void
gocua_number_button_init (GocuaNumberButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}

GtkWidget *
gocua_number_button_new (GocuaSession *session)
{
  GtkWidget *self = g_object_new (GOCUA_TYPE_NUMBER_BUTTON, "has-frame", FALSE, NULL);

  gtk_widget_add_css_class (self, "gocua-number");
  gocua_number_button_set_session (GOCUA_NUMBER_BUTTON (self), session);
  return self;
}

void
gocua_number_button_set_session (GocuaNumberButton *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_NUMBER_BUTTON (self));

  g_set_object (&self->session, session);
}

void
gocua_number_button_set (GocuaNumberButton *self, const char *text, const char *words, GocuaQuery *query)
{
  GtkWidget *child;

  g_return_if_fail (GOCUA_IS_NUMBER_BUTTON (self));

  child = gtk_button_get_child (GTK_BUTTON (self));
  if (child == NULL || GTK_IS_LABEL (child))
    gtk_button_set_label (GTK_BUTTON (self), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_clear_pointer (&self->query, gocua_query_free);
  self->query = query;
}
