/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-hint.h: a quiet line under a form: the household that is being typed may be on the roster
 * already. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOUBLE_HINT (gocua_double_hint_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoubleHint, gocua_double_hint, GOCUA, DOUBLE_HINT, GtkWidget)

/*
 * Signals: "open" (GocuaLikelyDouble *household): the person wants the household that is on the roster; it is
 * only valid during the emission.
 */

void gocua_double_hint_set_session (GocuaDoubleHint *self, GocuaSession *session);

/** gocua_double_hint_set_button: the words on the button, "Open" by default. */
void gocua_double_hint_set_button (GocuaDoubleHint *self, const char *label);

/** gocua_double_hint_ask: @household: (transfer full): as typed so far. Asks after a pause in the typing,
 * away from the main thread; the line shows when there is an answer, and goes when there is none any more. */
void gocua_double_hint_ask (GocuaDoubleHint *self, GocuaRecord *household);

G_END_DECLS
