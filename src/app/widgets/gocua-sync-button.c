/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-button.c: the small mark in the window that says whether entries are saved and sent; it opens
 * the page “Sync”. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-sync-button.h"

#include "app/gocua-sync-words.h"

struct _GocuaSyncButton
{
  GtkButton parent_instance;

  GtkImage *icon;
  GtkImage *short_icon;
  GtkLabel *words;
  GtkLabel *short_words;
  char *tooltip;
};

G_DEFINE_FINAL_TYPE (GocuaSyncButton, gocua_sync_button, GTK_TYPE_BUTTON)

/* Asked for when it is shown: setting the text of a tooltip asks the display where the pointer is. */
static gboolean
gocua_sync_button_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GocuaSyncButton *self = GOCUA_SYNC_BUTTON (widget);

  gtk_tooltip_set_text (tooltip, self->tooltip);
  return self->tooltip != NULL;
}

static void
gocua_sync_button_finalize (GObject *object)
{
  g_free (GOCUA_SYNC_BUTTON (object)->tooltip);
  G_OBJECT_CLASS (gocua_sync_button_parent_class)->finalize (object);
}

static void
gocua_sync_button_class_init (GocuaSyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gocua_sync_button_finalize;
  widget_class->query_tooltip = gocua_sync_button_query_tooltip;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncButton, icon);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncButton, short_icon);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncButton, words);
  gtk_widget_class_bind_template_child (widget_class, GocuaSyncButton, short_words);
}

static void
gocua_sync_button_init (GocuaSyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_need (GocuaSyncButton *self, gboolean needs_you)
{
  if (needs_you)
    gtk_widget_add_css_class (GTK_WIDGET (self), "needs-you");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "needs-you");
}

void
gocua_sync_button_set (GocuaSyncButton *self,
                       const GocuaSyncStanding *standing,
                       gboolean is_saving,
                       const char *today)
{
  g_autofree char *words = NULL;
  g_autofree char *short_words = NULL;

  g_return_if_fail (GOCUA_IS_SYNC_BUTTON (self));

  g_free (self->tooltip);
  self->tooltip = gocua_sync_words_tooltip (standing, today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->tooltip,
                                  -1);
  words = gocua_sync_words_button (standing, is_saving, today);
  if (g_str_equal (words, gtk_label_get_text (self->words)))
    return;
  short_words = gocua_sync_words_button_short (standing, is_saving, today);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->short_words, short_words);
  gtk_image_set_from_icon_name (self->icon, gocua_sync_words_icon (standing, is_saving));
  gtk_image_set_from_icon_name (self->short_icon, gocua_sync_words_icon (standing, is_saving));
  set_need (self, !is_saving && standing != NULL && standing->mode == GOCUA_SYNC_NEEDS_YOU);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

const char *
gocua_sync_button_get_words (GocuaSyncButton *self)
{
  g_return_val_if_fail (GOCUA_IS_SYNC_BUTTON (self), NULL);

  return gtk_label_get_text (self->words);
}
