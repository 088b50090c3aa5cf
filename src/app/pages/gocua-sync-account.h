/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-account.h: at which server, as whom, with what rights; and the way out. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SYNC_ACCOUNT (gocua_sync_account_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSyncAccount, gocua_sync_account, GOCUA, SYNC_ACCOUNT, GtkBox)

void gocua_sync_account_set_session (GocuaSyncAccount *self, GocuaSession *session);
void gocua_sync_account_set_standing (GocuaSyncAccount *self, const GocuaSyncStanding *standing);

/** gocua_sync_account_sign_in: shows the form to sign in, with the account that is known, or @other one. */
void gocua_sync_account_sign_in (GocuaSyncAccount *self, gboolean other);

/** gocua_sync_account_sign_out: signs out; asks before when something waits to be sent. */
void gocua_sync_account_sign_out (GocuaSyncAccount *self);

G_END_DECLS
