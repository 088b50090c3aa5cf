/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-line-keys.h: the arrow keys among lines of controls. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gocua_line_keys_add: Up and Down go to the same place of the line before and behind, among the children of
 * @lines; a text entry among them keeps its own keys. */
void gocua_line_keys_add (GtkBox *lines);

G_END_DECLS
