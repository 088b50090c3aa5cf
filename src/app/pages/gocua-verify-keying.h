/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-keying.h: lines of a sheet keyed a second time, by somebody who does not see the first result.
 */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_VERIFY_KEYING (gocua_verify_keying_get_type ())
G_DECLARE_FINAL_TYPE (GocuaVerifyKeying, gocua_verify_keying, GOCUA, VERIFY_KEYING, GtkBox)

/** gocua_verify_keying_new: Signals: "done" (): the sheet was left, or all of its lines are keyed. */
GtkWidget *gocua_verify_keying_new (GocuaSession *session);

/** gocua_verify_keying_open: @whole: all lines, not only the sample */
void gocua_verify_keying_open (GocuaVerifyKeying *self, const GocuaId *sheet, gboolean whole);

G_END_DECLS
