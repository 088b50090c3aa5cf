/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-endpoint.c: addresses as people write them, and what is no address. */

#include "sync/gocua-endpoint.h"
#include "sync/gocua-sync-error.h"

static void
check (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = gocua_endpoint_normalize (text, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (address, ==, expected);
}

static void
refuse (const char *text, GocuaSyncError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = gocua_endpoint_normalize (text, FALSE, &error);

  g_assert_error (error, GOCUA_SYNC_ERROR, (int) code);
  g_assert_null (address);
}

static void
test_good (void)
{
  check ("gocua.example.vn", "https://gocua.example.vn");
  check ("  GoCua.Example.VN/ ", "https://gocua.example.vn");
  check ("https://gocua.example.vn:8443", "https://gocua.example.vn:8443");
  check ("https://example.vn/gocua/", "https://example.vn/gocua");
  check ("127.0.0.1:8080", "http://127.0.0.1:8080");
  check ("localhost:8080", "http://localhost:8080");
  check ("http://[::1]:8080", "http://[::1]:8080");
  check ("https://localhost", "https://localhost");
}

static void
test_bad (void)
{
  refuse ("", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("https://", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("ftp://example.vn", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("file:///etc/passwd", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("https://hoa:secret@example.vn", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("https://example.vn/?a=b", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("https://example.vn/#top", GOCUA_SYNC_ERROR_ADDRESS);
  refuse ("https://exam ple.vn", GOCUA_SYNC_ERROR_ADDRESS);
}

static void
test_http_stays_at_home (void)
{
  g_autofree char *allowed = NULL;

  refuse ("http://example.vn", GOCUA_SYNC_ERROR_PLAIN_HTTP);
  refuse ("http://192.168.1.7:8080", GOCUA_SYNC_ERROR_PLAIN_HTTP);
  refuse ("http://127.0.0.1.example.vn", GOCUA_SYNC_ERROR_PLAIN_HTTP);
  allowed = gocua_endpoint_normalize ("http://192.168.1.7:8080", TRUE, NULL);
  g_assert_cmpstr (allowed, ==, "http://192.168.1.7:8080");
}

static void
test_loopback (void)
{
  g_assert_true (gocua_endpoint_is_loopback ("http://127.0.0.1:8080"));
  g_assert_true (gocua_endpoint_is_loopback ("https://localhost"));
  g_assert_true (gocua_endpoint_is_loopback ("http://[::1]:80"));
  g_assert_false (gocua_endpoint_is_loopback ("https://gocua.example.vn"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoint/good", test_good);
  g_test_add_func ("/endpoint/bad", test_bad);
  g_test_add_func ("/endpoint/http", test_http_stays_at_home);
  g_test_add_func ("/endpoint/loopback", test_loopback);
  return g_test_run ();
}
