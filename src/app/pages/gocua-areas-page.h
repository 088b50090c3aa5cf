/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-areas-page.h: what the ward is divided into, and who walks in it. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_AREAS_PAGE (gocua_areas_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAreasPage, gocua_areas_page, GOCUA, AREAS_PAGE, GtkBox)

GtkWidget *gocua_areas_page_new (GocuaSession *session);

/** gocua_areas_page_show: puts the keyboard on the row of an area or a team; on the first button when there
 * is none of that @id any more. */
void gocua_areas_page_show (GocuaAreasPage *self, const GocuaId *id);

G_END_DECLS
