/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-error-bar.h: what went wrong, below everything else, until somebody has read it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_ERROR_BAR (gocua_error_bar_get_type ())
G_DECLARE_FINAL_TYPE (GocuaErrorBar, gocua_error_bar, GOCUA, ERROR_BAR, GtkBox)

/** gocua_error_bar_new: Returns: (transfer floating): not to be seen until something is added. Main thread.
 */
GtkWidget *gocua_error_bar_new (void);

/**
 * gocua_error_bar_add:
 * @what: a sentence
 * @error: (nullable): why
 *
 * Shows a line, below those that nobody has closed yet: each one once, and the last three. Main thread.
 */
void gocua_error_bar_add (GocuaErrorBar *self, const char *what, const GError *error);

G_END_DECLS
