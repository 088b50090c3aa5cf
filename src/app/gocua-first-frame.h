/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-first-frame.h: lets a benchmark know when the first page can be used. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gocua_first_frame_report:
 * @widget: a page that has just got its content
 *
 * With GOCUA_BENCH in the environment, prints the line "usable" once, when the next frame with @widget is
 * painted. Without it this does nothing. Main thread.
 */
void gocua_first_frame_report (GtkWidget *widget);

G_END_DECLS
