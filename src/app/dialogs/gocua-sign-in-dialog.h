/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sign-in-dialog.h: connects the open ward with the city's server, as one account. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SIGN_IN_DIALOG (gocua_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSignInDialog, gocua_sign_in_dialog, GOCUA, SIGN_IN_DIALOG, AdwWindow)

/**
 * gocua_sign_in_dialog_present:
 * @parent: (nullable): the window it belongs to
 * @other: whether another account than the known one is wanted
 *
 * Asks for address, account and password until they are right or the person gives up; says what happens to
 * what is not sent yet. Nothing changes before they are right.
 */
void gocua_sign_in_dialog_present (GtkWindow *parent, GocuaSession *session, gboolean other);

G_END_DECLS
