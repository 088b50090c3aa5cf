/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-page.h: sheets that are typed a second time, and how well and fast people type. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_VERIFY_PAGE (gocua_verify_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaVerifyPage, gocua_verify_page, GOCUA, VERIFY_PAGE, GtkBox)

GtkWidget *gocua_verify_page_new (GocuaSession *session);

/** gocua_verify_page_open: begins to type @sheet a second time, as a whole. */
void gocua_verify_page_open (GocuaVerifyPage *self, const GocuaId *sheet);

G_END_DECLS
