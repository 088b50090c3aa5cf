/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-spoken-name.c: what a screen reader says of a widget. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-spoken-name.h"

/* Since GTK 4.10 or so a button is labelled by the label inside it, and that comes before its own name. */
void
gocua_set_spoken_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
