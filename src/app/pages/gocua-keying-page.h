/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-keying-page.h: where results are entered: the code of a sheet, and below it the sheet, or free lines.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_KEYING_PAGE (gocua_keying_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaKeyingPage, gocua_keying_page, GOCUA, KEYING_PAGE, GtkWidget)

GtkWidget *gocua_keying_page_new (GocuaSession *session);

/** gocua_keying_page_enter: @code: as typed or scanned; "" only puts the keyboard where it is typed */
void gocua_keying_page_enter (GocuaKeyingPage *self, const char *code);

G_END_DECLS
