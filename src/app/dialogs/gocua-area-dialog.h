/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-dialog.h: asks for the name of an area, or for the names of several. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_area_dialog_show: @area: (nullable): the area to rename, %NULL for a new one. Commits by itself. */
void gocua_area_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area);

/** gocua_area_dialog_show_several: asks for a number of areas, or their names. Commits by itself. */
void gocua_area_dialog_show_several (GtkWindow *parent, GocuaSession *session);

/** gocua_area_dialog_is_name_free: Returns: whether no record but @own (nullable) has that name, accents
 * ignored */
gboolean
gocua_area_dialog_is_name_free (GPtrArray *records, guint field, const GocuaRecord *own, const char *name);

G_END_DECLS
