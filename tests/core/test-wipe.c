/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-wipe.c: nothing of a secret is left. */

#include "core/gocua-wipe.h"

static void
test_wipe (void)
{
  char secret[] = "mật khẩu";
  const char nothing[sizeof secret] = { 0 };

  gocua_wipe (secret);
  g_assert_cmpmem (secret, sizeof secret, nothing, sizeof nothing);
}

static void
test_none (void)
{
  gocua_wipe (NULL);
  gocua_wipe_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wipe/wipe", test_wipe);
  g_test_add_func ("/wipe/none", test_none);
  return g_test_run ();
}
