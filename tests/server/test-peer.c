/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-peer.c: only what a trusted proxy says about the caller's address is believed. */

#include "server/gocua-server-config.h"
#include "server/gocua-server-peer.h"

static void
assert_peer (const char *trusted, const char *address, const char *forwarded, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaProxies) proxies = gocua_proxies_new (trusted, &error);
  g_autoptr (GInetAddress) direct = g_inet_address_new_from_string (address);
  g_autofree char *peer = NULL;

  g_assert_no_error (error);
  peer = gocua_proxies_find_peer (proxies, direct, forwarded);
  g_assert_cmpstr (peer, ==, expected);
}

static void
test_peers (void)
{
  assert_peer ("", "203.0.113.9", NULL, "203.0.113.9");
  assert_peer ("", "203.0.113.9", "198.51.100.1", "203.0.113.9");
  assert_peer ("10.0.0.1", "203.0.113.9", "198.51.100.1", "203.0.113.9");
  assert_peer ("10.0.0.1", "10.0.0.1", NULL, "10.0.0.1");
  assert_peer ("10.0.0.1", "10.0.0.1", "198.51.100.1", "198.51.100.1");
  /* What stands before the last one that is not ours was written by the caller. */
  assert_peer ("10.0.0.1", "10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1");
  assert_peer ("10.0.0.1, 10.0.0.2", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1");
  assert_peer ("10.0.0.1", "10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1");
  assert_peer ("10.0.0.1", "10.0.0.1", "", "10.0.0.1");
  assert_peer ("::1", "::1", "198.51.100.1", "198.51.100.1");
}

/* One customer has a whole network of 64 bits. */
static void
test_ipv6 (void)
{
  assert_peer ("", "2001:db8:1:2:3:4:5:6", NULL, "2001:db8:1:2::");
  assert_peer ("10.0.0.1", "10.0.0.1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::");
}

static void
test_wrong_setting (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gocua_proxies_new ("10.0.0.1, proxy.example", &error));
  g_assert_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/peer/peers", test_peers);
  g_test_add_func ("/server/peer/ipv6", test_ipv6);
  g_test_add_func ("/server/peer/wrong-setting", test_wrong_setting);
  return g_test_run ();
}
