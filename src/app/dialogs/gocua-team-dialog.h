/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-team-dialog.h: asks for a team: its name, force, usual area and leader. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_team_dialog_show: @team: (nullable): the team to edit, %NULL for a new one. Commits by itself. */
void gocua_team_dialog_show (GtkWindow *parent, GocuaSession *session, const GocuaRecord *team);

G_END_DECLS
