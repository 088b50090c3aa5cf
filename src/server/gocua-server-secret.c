/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-secret.c: passwords and tokens (libsodium). */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-secret.h"

#include <sodium.h>
#include <string.h>

void
gocua_secret_init (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium can't be used");
  G_STATIC_ASSERT (GOCUA_SALT_SIZE == crypto_pwhash_SALTBYTES);
  G_STATIC_ASSERT (GOCUA_TOKEN_HASH_SIZE == crypto_hash_sha256_BYTES);
}

void
gocua_secret_random (guint8 *bytes, gsize size)
{
  randombytes_buf (bytes, size);
}

gboolean
gocua_secret_derive (const char *password, const guint8 salt[GOCUA_SALT_SIZE], guint8 key[GOCUA_KEY_SIZE])
{
  char *composed = g_utf8_normalize (password, -1, G_NORMALIZE_NFC);
  int status;

  g_return_val_if_fail (composed != NULL, FALSE);

  status = crypto_pwhash (key, GOCUA_KEY_SIZE, composed, strlen (composed), salt,
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                          crypto_pwhash_ALG_ARGON2ID13);
  sodium_memzero (composed, strlen (composed));
  g_free (composed);
  return status == 0;
}

guint8 *
gocua_secret_get_verifier (const guint8 key[GOCUA_KEY_SIZE])
{
  guint8 *verifier = g_malloc (crypto_hash_sha256_BYTES);

  crypto_hash_sha256 (verifier, key, GOCUA_KEY_SIZE);
  return verifier;
}

void
gocua_token_new (char token[GOCUA_TOKEN_LENGTH + 1])
{
  guint8 bytes[32];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2base64 (token, GOCUA_TOKEN_LENGTH + 1, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero (bytes, sizeof bytes);
}

char *
gocua_token_hash (const char *token)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  char *hex;

  if (strlen (token) != GOCUA_TOKEN_LENGTH)
    return NULL;
  for (const char *p = token; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return NULL;
  crypto_hash_sha256 (hash, (const guchar *) token, GOCUA_TOKEN_LENGTH);
  hex = g_malloc (2 * sizeof hash + 1);
  return sodium_bin2hex (hex, 2 * sizeof hash + 1, hash, sizeof hash);
}

const char *
gocua_token_from_header (const char *authorization)
{
  static const char scheme[] = "bearer ";

  if (authorization == NULL || g_ascii_strncasecmp (authorization, scheme, strlen (scheme)) != 0)
    return NULL;
  authorization += strlen (scheme);
  return *authorization != '\0' ? authorization : NULL;
}

void
gocua_secret_wipe (void *bytes, gsize size)
{
  sodium_memzero (bytes, size);
}
