/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-columns.h: the columns of the list of doors that are due again. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_follow_up_columns_add: gives @view the columns; its items are #GocuaDoorItem. */
void gocua_follow_up_columns_add (GtkColumnView *view, GocuaSession *session);

/** gocua_follow_up_columns_show_team: the team says nothing where all households are of one. */
void gocua_follow_up_columns_show_team (GtkColumnView *view, gboolean visible);

G_END_DECLS
