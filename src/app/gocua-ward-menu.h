/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward-menu.h: the wards on this computer, and the ways to others. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** gocua_ward_menu_new: Returns: (transfer full): a menu of the window's actions, with the wards that are
 * there now */
GMenuModel *gocua_ward_menu_new (void);

G_END_DECLS
