/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-first-frame.c: lets a benchmark know when the first page can be used. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-first-frame.h"

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  g_print ("usable\n");
}

void
gocua_first_frame_report (GtkWidget *widget)
{
  static gboolean reported;
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  clock = gtk_widget_get_frame_clock (widget);
  if (reported || clock == NULL || g_getenv ("GOCUA_BENCH") == NULL)
    return;
  reported = TRUE;
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  gtk_widget_queue_draw (widget);
}
