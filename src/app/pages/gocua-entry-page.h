/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-page.h: the grid into which a day's results are typed. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_ENTRY_PAGE (gocua_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryPage, gocua_entry_page, GOCUA, ENTRY_PAGE, GtkWidget)

GtkWidget *gocua_entry_page_new (GocuaSession *session);

G_END_DECLS
