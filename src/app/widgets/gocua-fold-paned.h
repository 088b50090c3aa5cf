/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-fold-paned.h: a list and what is chosen in it, beside each other or, in a narrow window, above each
 * other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GocuaFoldPaned:
 *
 * Holds a #GtkPaned ("paned") and turns it upright where it gets less than "fold-width" (int): pixels at the
 * normal text size; then the first one has "upper-share" (int) percent of the height. It remembers where a
 * person drew the border in each of the two.
 */
#define GOCUA_TYPE_FOLD_PANED (gocua_fold_paned_get_type ())
G_DECLARE_FINAL_TYPE (GocuaFoldPaned, gocua_fold_paned, GOCUA, FOLD_PANED, GtkWidget)

G_END_DECLS
