/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-backoff.c: tries come at random moments, rarer and rarer, and never before the server wants them. */

#include "sync/gocua-backoff.h"

static double
fixed_random (gpointer data)
{
  return *(double *) data;
}

static void
test_doubles_up_to_five_minutes (void)
{
  const gint64 limits[] = { 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 300000, 300000 };
  double half = 0.5;
  GocuaBackoff backoff;

  gocua_backoff_init (&backoff, fixed_random, &half);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    g_assert_cmpint (gocua_backoff_fail (&backoff, 0), ==, limits[i] / 2);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpint (gocua_backoff_fail (&backoff, 0), ==, GOCUA_BACKOFF_MAX_MS / 2);
}

static void
test_full_jitter (void)
{
  double low = 0.0, high = 0.999999;
  GocuaBackoff a, b;

  gocua_backoff_init (&a, fixed_random, &low);
  gocua_backoff_init (&b, fixed_random, &high);
  for (int i = 0; i < 20; i++)
    {
      g_assert_cmpint (gocua_backoff_fail (&a, 0), ==, GOCUA_BACKOFF_MIN_MS);
      g_assert_cmpint (gocua_backoff_fail (&b, 0), <=, GOCUA_BACKOFF_MAX_MS);
    }
  g_assert_cmpint (gocua_backoff_fail (&b, 0), >, GOCUA_BACKOFF_MAX_MS - 1000);
}

static void
test_reset (void)
{
  double high = 0.999999;
  GocuaBackoff backoff;

  gocua_backoff_init (&backoff, fixed_random, &high);
  for (int i = 0; i < 20; i++)
    gocua_backoff_fail (&backoff, 0);
  gocua_backoff_reset (&backoff);
  g_assert_cmpint (gocua_backoff_fail (&backoff, 0), <, 2001);
}

static void
test_server_decides (void)
{
  double low = 0.0, high = 0.999999;
  GocuaBackoff backoff;

  gocua_backoff_init (&backoff, fixed_random, &low);
  g_assert_cmpint (gocua_backoff_fail (&backoff, 30), ==, 30000);
  gocua_backoff_init (&backoff, fixed_random, &high);
  g_assert_cmpint (gocua_backoff_fail (&backoff, 30), >, 30000);
  /* Not next week. */
  g_assert_cmpint (gocua_backoff_fail (&backoff, 7 * 24 * 3600), <=, 3600 * 1000 + GOCUA_BACKOFF_MAX_MS);
  g_assert_cmpint (gocua_backoff_fail (&backoff, -5), >=, GOCUA_BACKOFF_MIN_MS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/doubles", test_doubles_up_to_five_minutes);
  g_test_add_func ("/backoff/jitter", test_full_jitter);
  g_test_add_func ("/backoff/reset", test_reset);
  g_test_add_func ("/backoff/server-decides", test_server_decides);
  return g_test_run ();
}
