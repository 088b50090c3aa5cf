/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trouble-page.h: a ward file that does not open: what happened, what is kept, what to do. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_TROUBLE_PAGE (gocua_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaTroublePage, gocua_trouble_page, GOCUA, TROUBLE_PAGE, GtkBox)

/**
 * gocua_trouble_page_new:
 * @path: the file
 * @error: why it did not open
 *
 * Emits "open" (char *path) when the person wants to try again, also after a backup was put in its place.
 */
GtkWidget *gocua_trouble_page_new (const char *path, const GError *error);

G_END_DECLS
