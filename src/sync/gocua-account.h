/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-account.h: signing a ward's file in at its server, and out. */
#pragma once

#include "sync/gocua-exchange.h"

G_BEGIN_DECLS

/** GocuaCredentials: what a person enters to sign in. */
typedef struct
{
  char *server; /* the address as it was written; normalized in gocua_credentials_new() */
  char *account;
  char *password; /* wiped when freed */
  char *ca;       /* (nullable): PEM, the content of the CA file */
  gboolean allow_http;
} GocuaCredentials;

/**
 * gocua_credentials_new:
 * @ca_file: (nullable): path of a PEM file; may wait for the disk
 * @error: %GOCUA_SYNC_ERROR_ADDRESS, _PLAIN_HTTP or _CA_FILE
 *
 * Returns: (transfer full) (nullable)
 */
GocuaCredentials *gocua_credentials_new (const char *server,
                                         const char *account,
                                         const char *password,
                                         const char *ca_file,
                                         gboolean allow_http,
                                         GError **error);
void gocua_credentials_free (GocuaCredentials *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCredentials, gocua_credentials_free)

/** gocua_credentials_open: Returns: (transfer full): the server, without a token yet */
GocuaRemote *gocua_credentials_open (const GocuaCredentials *self, GocuaClock *clock);

/** gocua_account_keep: writes address, account and token of @answer into the file. */
gboolean gocua_account_keep (const GocuaStoreRunner *runner,
                             const GocuaCredentials *credentials,
                             const GocuaSessionAnswer *answer,
                             GError **error);

/**
 * gocua_account_sign_in:
 *
 * Signs in, checks that the file's ward is among the account's, and only then writes it into the file.
 * Blocks.
 */
gboolean gocua_account_sign_in (const GocuaStoreRunner *runner,
                                GocuaClock *clock,
                                const GocuaCredentials *credentials,
                                GCancellable *cancellable,
                                GError **error);

/** gocua_account_note_error: @token: (nullable): that was shown to the server; @error: (nullable): of that
 * exchange. Where the server does not know the token any more, it is forgotten, unless there is a newer one
 * by now; the account stays, to sign in again. */
void gocua_account_note_error (const GocuaStoreRunner *runner, const char *token, const GError *error);

/** gocua_account_sign_out: ends the session at the server, if that goes quickly, and forgets it in the file
 * in any case. What waits goes on waiting. Blocks a few seconds at most. */
gboolean gocua_account_sign_out (const GocuaStoreRunner *runner,
                                 GocuaClock *clock,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
