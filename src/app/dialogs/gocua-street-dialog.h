/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-street-dialog.h: asks for a street by which the list is to be narrowed. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** GocuaStreetFunc: @street: one of the ward's, as its addresses name it */
typedef void (*GocuaStreetFunc) (const char *street, gpointer user_data);

/**
 * gocua_street_dialog_show:
 * @parent: (nullable)
 * @area: (nullable): offer only the streets of this one
 * @func: called when a person has chosen
 * @owner: for @func; held until the dialog is closed
 */
void gocua_street_dialog_show (GtkWindow *parent,
                               GocuaSession *session,
                               const GocuaId *area,
                               GocuaStreetFunc func,
                               GObject *owner);

G_END_DECLS
