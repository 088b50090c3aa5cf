/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-page.h: what waits, what was refused, what two people entered differently, and at which server.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SYNC_PAGE (gocua_sync_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSyncPage, gocua_sync_page, GOCUA, SYNC_PAGE, GtkBox)

GtkWidget *gocua_sync_page_new (GocuaSession *session);

/** gocua_sync_page_show_standing: shows @standing in the place of the session's, until that changes. */
void gocua_sync_page_show_standing (GocuaSyncPage *self, const GocuaSyncStanding *standing);

G_END_DECLS
