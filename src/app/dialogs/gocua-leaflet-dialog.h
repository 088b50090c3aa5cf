/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-leaflet-dialog.h: what stands on the leaflet that is left at a door, and printing it. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_leaflet_dialog_show: asks for the link to the app and for where help is to be had, which are
 * remembered, and prints the leaflet or writes it as PDF. Main thread. */
void gocua_leaflet_dialog_show (GtkWindow *parent, GocuaSession *session);

G_END_DECLS
