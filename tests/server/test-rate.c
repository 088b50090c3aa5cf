/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-rate.c: a burst, then the rate, for each key by itself. */

#include "server/gocua-server-rate.h"

#define SECOND G_USEC_PER_SEC

static guint
take_many (GocuaRate *rate, const char *key, guint n, gint64 now_us)
{
  guint taken = 0;

  for (guint i = 0; i < n; i++)
    taken += gocua_rate_take (rate, key, now_us) == 0;
  return taken;
}

static void
test_burst_and_rate (void)
{
  g_autoptr (GocuaRate) rate = gocua_rate_new (10, 3);

  g_assert_cmpuint (take_many (rate, "a", 100, SECOND), ==, 30);
  g_assert_cmpuint (gocua_rate_take (rate, "a", SECOND), ==, 1);
  g_assert_cmpuint (take_many (rate, "a", 100, 2 * SECOND), ==, 10);
  g_assert_cmpuint (take_many (rate, "a", 100, 3 * SECOND), ==, 10);
  g_assert_cmpuint (take_many (rate, "a", 100, 100 * SECOND), ==, 30);
}

static void
test_keys_count_alone (void)
{
  g_autoptr (GocuaRate) rate = gocua_rate_new (1, 5);

  g_assert_cmpuint (take_many (rate, "a", 10, SECOND), ==, 5);
  g_assert_cmpuint (take_many (rate, "b", 10, SECOND), ==, 5);
}

/* Asking too often does not make the wait longer. */
static void
test_refusals_cost_nothing (void)
{
  g_autoptr (GocuaRate) rate = gocua_rate_new (1, 1);

  take_many (rate, "a", 1000, SECOND);
  g_assert_cmpuint (gocua_rate_take (rate, "a", SECOND), ==, 1);
  g_assert_cmpuint (gocua_rate_take (rate, "a", 2 * SECOND), ==, 0);
}

static void
test_no_limit (void)
{
  g_autoptr (GocuaRate) rate = gocua_rate_new (0, 20);

  g_assert_cmpuint (take_many (rate, "a", 10000, SECOND), ==, 10000);
  g_assert_cmpuint (gocua_rate_count (rate), ==, 0);
}

/* A million addresses do not fill the memory. */
static void
test_keys_are_forgotten (void)
{
  g_autoptr (GocuaRate) rate = gocua_rate_new (10, 1);

  for (guint i = 0; i < 250000; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      g_assert_cmpuint (gocua_rate_take (rate, key, SECOND + i), ==, 0);
    }
  g_assert_cmpuint (gocua_rate_count (rate), <=, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/rate/burst-and-rate", test_burst_and_rate);
  g_test_add_func ("/server/rate/keys-count-alone", test_keys_count_alone);
  g_test_add_func ("/server/rate/refusals", test_refusals_cost_nothing);
  g_test_add_func ("/server/rate/no-limit", test_no_limit);
  g_test_add_func ("/server/rate/forgotten", test_keys_are_forgotten);
  return g_test_run ();
}
