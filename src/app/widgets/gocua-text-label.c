/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text-label.c: text that may be long. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-text-label.h"

GtkWidget *
gocua_text_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
