/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-change-dialog.h: joins areas and renames their tổ, and says beforehand how many households go.
 */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

/*
 * Each dialog shows, while it is filled in, how many households go and how many stay; only when there are any
 * can it be done, as one batch that can be undone. Main thread.
 */

/** gocua_area_merge_dialog_show: @area: stays, and takes in the areas that are ticked. */
void gocua_area_merge_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area);

/** gocua_area_group_dialog_show: renames a tổ of @area for all its households. */
void gocua_area_group_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area);

G_END_DECLS
