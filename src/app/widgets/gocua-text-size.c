/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text-size.c: widths that grow with the text. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-text-size.h"

#define NORMAL_DPI (96 * 1024)

int
gocua_text_size_scale (GtkWidget *widget, int pixels)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), pixels);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) ((gint64) pixels * dpi / NORMAL_DPI) : pixels;
}
