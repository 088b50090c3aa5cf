/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-secret.h: passwords and tokens (libsodium). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOCUA_SALT_SIZE       16
#define GOCUA_KEY_SIZE        32
#define GOCUA_TOKEN_LENGTH    43 /* characters: 32 random bytes in base64url without padding (RFC 4648) */
#define GOCUA_TOKEN_HASH_SIZE 32
#define GOCUA_MIN_PASSWORD    8 /* characters */

/** gocua_secret_init: once, before anything else here and before threads are started. */
void gocua_secret_init (void);

/** gocua_secret_random: fills @bytes. Any thread. */
void gocua_secret_random (guint8 *bytes, gsize size);

/**
 * gocua_secret_derive:
 * @password: in UTF-8; how its accents are composed, which depends on the keyboard, makes no difference
 *
 * Argon2id (RFC 9106) with 64 MiB and two passes, which is libsodium's choice for signing in while a person
 * waits: about a tenth of a second. Any thread, but each needs the 64 MiB.
 *
 * Returns: whether there was enough memory
 */
gboolean
gocua_secret_derive (const char *password, const guint8 salt[GOCUA_SALT_SIZE], guint8 key[GOCUA_KEY_SIZE]);

/** gocua_secret_get_verifier: Returns: (transfer full): what the database keeps of @key: its SHA-256 */
guint8 *gocua_secret_get_verifier (const guint8 key[GOCUA_KEY_SIZE]);

/** gocua_token_new: writes a new token. */
void gocua_token_new (char token[GOCUA_TOKEN_LENGTH + 1]);

/**
 * gocua_token_hash:
 * @token: not trusted
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the token in 64 hexadecimal digits, as the database
 * wants it; %NULL when this is not a token
 */
char *gocua_token_hash (const char *token);

/** gocua_token_from_header: @authorization: (nullable). Returns: (nullable): the token in "Bearer TOKEN" */
const char *gocua_token_from_header (const char *authorization);

/** gocua_secret_wipe: overwrites @bytes, however well the compiler knows that nobody reads them any more. */
void gocua_secret_wipe (void *bytes, gsize size);

G_END_DECLS
