/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-text-label.h: text that may be long. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gocua_text_label_new: a label at the left that wraps, inside a word if need be. @css_class: (nullable).
 * Returns: (transfer floating). Main thread. */
GtkWidget *gocua_text_label_new (const char *text, const char *css_class);

G_END_DECLS
