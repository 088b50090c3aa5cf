/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheets-page.h: the walk sheets: what is out, what is back, and what happened to each. */
#pragma once

#include "app/gocua-session.h"
#include "app/gocua-custody-words.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SHEETS_PAGE (gocua_sheets_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetsPage, gocua_sheets_page, GOCUA, SHEETS_PAGE, GtkWidget)

GtkWidget *gocua_sheets_page_new (GocuaSession *session);

/** gocua_sheets_page_show: lists only the sheets of @filter. */
void gocua_sheets_page_show (GocuaSheetsPage *self, GocuaSheetFilter filter);

G_END_DECLS
