/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-error.c: each code of the protocol and each error has its own sentence, in both languages. */

#include <gio/gio.h>
#include <string.h>

#include "core/gocua-locale.h"
#include "store/gocua-db-error.h"
#include "sync/gocua-sync-error-private.h"
#include "sync/gocua-transport-private.h"

static char *
read_protocol (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "src", "wire", "PROTOCOL.md", NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* "| `token-missing`, `token-invalid` | 401 | ..." */
static void
test_each_code_of_the_protocol (void)
{
  g_autofree char *text = read_protocol ();
  g_auto (GStrv) parts = g_strsplit (text, "## Errors", 2);
  g_autoptr (GRegex) row = g_regex_new ("^\\| (`[^|]*`) \\| (\\d+) \\|", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  for (g_regex_match (row, parts[1], 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *cell = g_match_info_fetch (match, 1);
      g_auto (GStrv) codes = g_strsplit_set (cell, "`, ", -1);

      for (guint i = 0; codes[i] != NULL; i++)
        {
          if (*codes[i] == '\0')
            continue;
          g_test_message ("%s", codes[i]);
          g_assert_true (gocua_sync_error_knows_problem (codes[i]));
          n++;
        }
    }
  g_assert_cmpuint (n, >=, 20);
}

static void
test_problems (void)
{
  static const struct
  {
    guint status;
    const char *code;
    GocuaSyncError error;
    gboolean passes;
  } cases[] = {
    { 401, "wrong-password", GOCUA_SYNC_ERROR_PASSWORD, FALSE },
    { 401, "token-expired", GOCUA_SYNC_ERROR_SIGN_IN, FALSE },
    { 401, "device-revoked", GOCUA_SYNC_ERROR_REVOKED, FALSE },
    { 403, "ward-not-yours", GOCUA_SYNC_ERROR_WARD, FALSE },
    { 403, "role-may-not", GOCUA_SYNC_ERROR_ROLE, FALSE },
    { 409, "epoch-changed", GOCUA_SYNC_ERROR_EPOCH, TRUE },
    { 413, "too-many-changes", GOCUA_SYNC_ERROR_TOO_LARGE, TRUE },
    { 426, "client-too-old", GOCUA_SYNC_ERROR_TOO_OLD, FALSE },
    { 429, "slow-down", GOCUA_SYNC_ERROR_BUSY, TRUE },
    { 503, "unavailable", GOCUA_SYNC_ERROR_BUSY, TRUE },
    /* Of a later version of the protocol. */
    { 401, "something-new", GOCUA_SYNC_ERROR_SIGN_IN, FALSE },
    { 422, "something-new", GOCUA_SYNC_ERROR_PROTOCOL, FALSE },
    { 507, "something-new", GOCUA_SYNC_ERROR_BUSY, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GocuaWireProblem problem = { .status = cases[i].status, .code = (char *) cases[i].code };
      g_autoptr (GError) error = NULL;

      gocua_sync_error_set_problem (&error, &problem);
      g_assert_error (error, GOCUA_SYNC_ERROR, (int) cases[i].error);
      g_assert_cmpint (gocua_sync_error_passes (error), ==, cases[i].passes);
      g_assert_cmpint (gocua_sync_error_get_remedy (error), !=, GOCUA_SYNC_REMEDY_NONE);
    }
}

static gboolean
is_about_entering (GocuaSyncError code)
{
  return code == GOCUA_SYNC_ERROR_ADDRESS || code == GOCUA_SYNC_ERROR_PLAIN_HTTP ||
         code == GOCUA_SYNC_ERROR_PASSWORD || code == GOCUA_SYNC_ERROR_CA_FILE;
}

static void
check_sentences (const char *kept)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < GOCUA_SYNC_N_ERRORS; code++)
    {
      g_autoptr (GError) error = NULL;

      gocua_sync_error_set (&error, (GocuaSyncError) code, NULL);
      g_test_message ("%s", error->message);
      g_assert_cmpuint (strlen (error->message), >, 20);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
      /* What a person entered is safe, and is told to be, wherever that could be in doubt. */
      g_assert_cmpint (strstr (error->message, kept) != NULL, ==, !is_about_entering ((GocuaSyncError) code));
    }
}

static void
test_sentences (void)
{
  check_sentences ("saved on this computer");
}

static void
test_sentences_in_vietnamese (void)
{
  if (g_test_subprocess ())
    {
      check_sentences ("lưu trên máy này");
      return;
    }
  /* The language of a process is set once. */
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_other_domains (void)
{
  g_autoptr (GError) busy = g_error_new_literal (GOCUA_DB_ERROR, GOCUA_DB_ERROR_BUSY, "busy");
  g_autoptr (GError) full = g_error_new_literal (GOCUA_DB_ERROR, GOCUA_DB_ERROR_FULL, "full");

  g_assert_true (gocua_sync_error_passes (busy));
  g_assert_false (gocua_sync_error_passes (full));
  g_assert_cmpint (gocua_sync_error_get_remedy (full), ==, GOCUA_SYNC_REMEDY_DISK);
  g_assert_cmpint (gocua_sync_error_get_remedy (busy), ==, GOCUA_SYNC_REMEDY_TRY_AGAIN);
  g_assert_cmpint (gocua_sync_error_get_remedy (NULL), ==, GOCUA_SYNC_REMEDY_NONE);
}

static void
assert_failure (const GocuaFailure *failure, GocuaSyncError code)
{
  g_autoptr (GError) error = NULL;

  gocua_failure_set_error (failure, &error);
  g_assert_error (error, GOCUA_SYNC_ERROR, (int) code);
}

/* A computer may lack the list of the authorities. Nobody chose that file, so nobody is to look for another:
 * it is as if the authority were none of them. */
static void
test_no_authorities (void)
{
  GocuaFailure failure = { .code = CURLE_SSL_CACERT_BADFILE, .text = "error setting certificate file" };

  assert_failure (&failure, GOCUA_SYNC_ERROR_CERT_ISSUER);
  failure.own_ca = TRUE;
  assert_failure (&failure, GOCUA_SYNC_ERROR_CA_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gocua_locale_init (g_test_subprocess () ? "vi" : "en");
  g_test_add_func ("/sync-error/protocol", test_each_code_of_the_protocol);
  g_test_add_func ("/sync-error/problems", test_problems);
  g_test_add_func ("/sync-error/sentences", test_sentences);
  g_test_add_func ("/sync-error/sentences-vi", test_sentences_in_vietnamese);
  g_test_add_func ("/sync-error/other-domains", test_other_domains);
  g_test_add_func ("/sync-error/no-authorities", test_no_authorities);
  return g_test_run ();
}
