/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-page.h: the doors that are due again, by team, and onto tomorrow's sheets with one action.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_FOLLOW_UP_PAGE (gocua_follow_up_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaFollowUpPage, gocua_follow_up_page, GOCUA, FOLLOW_UP_PAGE, GtkBox)

GtkWidget *gocua_follow_up_page_new (GocuaSession *session);

G_END_DECLS
