/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-work-bar.h: long work under way: what, how far, and a button that stops it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_WORK_BAR (gocua_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaWorkBar, gocua_work_bar, GOCUA, WORK_BAR, GtkWidget)

/** gocua_work_bar_begin: shows @what, after a moment, so that short work does not flicker. @cancellable: what
 * the button cancels */
void gocua_work_bar_begin (GocuaWorkBar *self, const char *what, GCancellable *cancellable);

/** gocua_work_bar_set_fraction: a #GocuaProgressShow. @fraction: 0 to 1, less than 0 where nobody knows */
void gocua_work_bar_set_fraction (double fraction, gpointer self);

/** gocua_work_bar_end: goes away. */
void gocua_work_bar_end (GocuaWorkBar *self);

/** gocua_work_bar_is_busy: Returns: whether something is under way; only one thing is at a time */
gboolean gocua_work_bar_is_busy (GocuaWorkBar *self);

G_END_DECLS
