/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-number-button.c: a number that opens the households behind it. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-number-button.h"
#include "app/widgets/gocua-spoken-name.h"

struct _GocuaNumberButton
{
  GtkButton parent_instance;

  GocuaSession *session;
  GocuaQuery *query;
  char *words; /* the tooltip */
};

G_DEFINE_FINAL_TYPE (GocuaNumberButton, gocua_number_button, GTK_TYPE_BUTTON)

static void
gocua_number_button_clicked (GtkButton *button)
{
  GocuaNumberButton *self = GOCUA_NUMBER_BUTTON (button);

  if (self->session != NULL && self->query != NULL)
    gocua_session_go (self->session, "households", self->query, NULL);
}

static gboolean
gocua_number_button_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GocuaNumberButton *self = GOCUA_NUMBER_BUTTON (widget);

  gtk_tooltip_set_text (tooltip, self->words);
  return self->words != NULL;
}

static void
gocua_number_button_dispose (GObject *object)
{
  GocuaNumberButton *self = GOCUA_NUMBER_BUTTON (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->query, gocua_query_free);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (gocua_number_button_parent_class)->dispose (object);
}

static void
gocua_number_button_class_init (GocuaNumberButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_number_button_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = gocua_number_button_query_tooltip;
  GTK_BUTTON_CLASS (klass)->clicked = gocua_number_button_clicked;
}

static void
gocua_number_button_init (GocuaNumberButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  /* Asked for when it is shown: setting the text of a tooltip asks the display where the pointer is, each
   * time, and a table has a thousand of these. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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
  if (g_strcmp0 (self->words, words) != 0)
    {
      g_free (self->words);
      self->words = g_strdup (words);
    }
  gocua_set_spoken_name (GTK_WIDGET (self), words);
  g_clear_pointer (&self->query, gocua_query_free);
  self->query = query;
}

const char *
gocua_number_button_get_words (GocuaNumberButton *self)
{
  g_return_val_if_fail (GOCUA_IS_NUMBER_BUTTON (self), NULL);

  return self->words;
}
