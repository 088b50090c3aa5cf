/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-history-dialog.h: who did what to an area, and when. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_area_history_dialog_show: reads the history of @area and shows it, the newest first. Main thread. */
void gocua_area_history_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *area);

G_END_DECLS
