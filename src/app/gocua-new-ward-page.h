/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-new-ward-page.h: a new ward in three quiet steps: which one, its areas, its roster. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_NEW_WARD_PAGE (gocua_new_ward_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaNewWardPage, gocua_new_ward_page, GOCUA, NEW_WARD_PAGE, GtkBox)

/*
 * Signals:
 * - "done" (GocuaSession *session): the ward is there; show it.
 * - "open" (char *path): the ward was there already.
 * - "error" (char *what, GError *error)
 */

/** gocua_new_ward_page_new: @second: whether another ward is open, to go back to */
GtkWidget *gocua_new_ward_page_new (gboolean second);

G_END_DECLS
