/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-help-window.h: the short guide, in a window of its own. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** gocua_help_window_new: Returns: a window with the guide, not shown yet */
GtkWidget *gocua_help_window_new (void);

/** gocua_help_markdown_to_markup: one line's *emphasis* and **strong** words. Returns: (transfer full): Pango
 * markup */
char *gocua_help_markdown_to_markup (const char *text);

G_END_DECLS
