/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-welcome-page.h: the one question of the first start. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** GocuaWelcomePage: its buttons are actions of the window. */
#define GOCUA_TYPE_WELCOME_PAGE (gocua_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaWelcomePage, gocua_welcome_page, GOCUA, WELCOME_PAGE, GtkBox)

G_END_DECLS
