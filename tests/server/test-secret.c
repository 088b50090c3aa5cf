/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-secret.c: tokens are random and checked before anything is asked, and a key follows from password and
 * salt. */

#include <string.h>

#include "server/gocua-server-secret.h"

static void
test_tokens (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char token[GOCUA_TOKEN_LENGTH + 1];
      g_autofree char *hash = NULL;

      gocua_token_new (token);
      g_assert_cmpuint (strlen (token), ==, GOCUA_TOKEN_LENGTH);
      g_assert_true (g_hash_table_add (seen, g_strdup (token)));
      hash = gocua_token_hash (token);
      g_assert_cmpuint (strlen (hash), ==, 64);
      g_assert_null (strstr (hash, token));
    }
}

static void
test_hash (void)
{
  /* sha256sum over the 43 letters */
  g_autofree char *token = g_strnfill (43, 'A');
  g_autofree char *hash = gocua_token_hash (token);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, 43);

  g_assert_cmpstr (hash, ==, expected);
}

static void
test_no_tokens (void)
{
  static const char *const bad[] = { "",
                                     "A",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
                                     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (gocua_token_hash (bad[i]));
}

static void
test_header (void)
{
  g_assert_cmpstr (gocua_token_from_header ("Bearer abc"), ==, "abc");
  g_assert_cmpstr (gocua_token_from_header ("bEARER abc"), ==, "abc");
  g_assert_null (gocua_token_from_header (NULL));
  g_assert_null (gocua_token_from_header (""));
  g_assert_null (gocua_token_from_header ("Bearer"));
  g_assert_null (gocua_token_from_header ("Bearer "));
  g_assert_null (gocua_token_from_header ("Basic abc"));
}

static void
test_keys (void)
{
  guint8 salt[GOCUA_SALT_SIZE] = { 1 }, other_salt[GOCUA_SALT_SIZE] = { 2 };
  guint8 key[GOCUA_KEY_SIZE], other[GOCUA_KEY_SIZE];
  g_autofree guint8 *verifier = NULL;

  g_assert_true (gocua_secret_derive ("mật khẩu", salt, key));
  g_assert_true (gocua_secret_derive ("mật khẩu", salt, other));
  g_assert_cmpmem (key, sizeof key, other, sizeof other);
  /* The same letters, as another keyboard composes them. */
  g_assert_true (gocua_secret_derive ("ma\xcc\xa3\xcc\x82t kha\xcc\x82\xcc\x89u", salt, other));
  g_assert_cmpmem (key, sizeof key, other, sizeof other);
  g_assert_true (gocua_secret_derive ("mật khẩu", other_salt, other));
  g_assert_true (memcmp (key, other, sizeof key) != 0);
  g_assert_true (gocua_secret_derive ("mật khâu", salt, other));
  g_assert_true (memcmp (key, other, sizeof key) != 0);
  verifier = gocua_secret_get_verifier (key);
  g_assert_true (memcmp (key, verifier, sizeof key) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gocua_secret_init ();
  g_test_add_func ("/server/secret/tokens", test_tokens);
  g_test_add_func ("/server/secret/hash", test_hash);
  g_test_add_func ("/server/secret/no-tokens", test_no_tokens);
  g_test_add_func ("/server/secret/header", test_header);
  g_test_add_func ("/server/secret/keys", test_keys);
  return g_test_run ();
}
