/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-target-bar.h: a bar of what is there, with a mark where the target is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_TARGET_BAR (gocua_target_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaTargetBar, gocua_target_bar, GOCUA, TARGET_BAR, GtkWidget)

GtkWidget *gocua_target_bar_new (void);

/**
 * gocua_target_bar_set:
 * @share: 0 to 1
 * @target: 0 to 1; 0 for none
 * @met: green only then
 * @words: for screen readers: what the bar shows
 */
void
gocua_target_bar_set (GocuaTargetBar *self, double share, double target, gboolean met, const char *words);

G_END_DECLS
