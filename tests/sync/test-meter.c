/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-meter.c: requests grow on a good line, shrink on a bad one, and stay within their limits. */

#include "sync/gocua-meter.h"

static void
test_grows_on_a_fast_line (void)
{
  GocuaMeter meter;

  gocua_meter_init (&meter, 4096, 65536, 2097152);
  gocua_meter_succeeded (&meter, meter.amount, 50);
  g_assert_cmpuint (meter.amount, ==, 4 * 65536);
  for (int i = 0; i < 10; i++)
    gocua_meter_succeeded (&meter, meter.amount, 50);
  g_assert_cmpuint (meter.amount, ==, 2097152);
}

/* 3 KB a second, and each request over 15 s breaks off. */
static void
test_makes_progress_on_a_bad_line (void)
{
  GocuaMeter meter;
  gsize sent = 0;
  guint failed = 0;

  gocua_meter_init (&meter, 4096, 65536, 2097152);
  for (int i = 0; i < 100; i++)
    {
      gint64 ms = (gint64) meter.amount / 3;

      if (ms > 15000)
        {
          failed++;
          gocua_meter_failed (&meter);
          continue;
        }
      sent += meter.amount;
      gocua_meter_succeeded (&meter, meter.amount, ms);
    }
  g_assert_cmpuint (failed, <=, 2);
  g_assert_cmpuint (sent, >, 90 * 4096);
  g_assert_cmpuint (meter.amount, <, 15000);
}

static void
test_never_below_the_least (void)
{
  GocuaMeter meter;

  gocua_meter_init (&meter, 4096, 65536, 2097152);
  for (int i = 0; i < 20; i++)
    gocua_meter_failed (&meter);
  g_assert_cmpuint (meter.amount, ==, 4096);
  gocua_meter_succeeded (&meter, 4096, 3600000);
  g_assert_cmpuint (meter.amount, ==, 4096);
}

static void
test_a_request_that_was_not_full_says_nothing (void)
{
  GocuaMeter meter;

  gocua_meter_init (&meter, 4096, 65536, 2097152);
  gocua_meter_succeeded (&meter, 100, 1);
  g_assert_cmpuint (meter.amount, ==, 65536);
  /* Unless even so little took long. */
  gocua_meter_succeeded (&meter, 20000, 8000);
  g_assert_cmpuint (meter.amount, ==, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meter/fast", test_grows_on_a_fast_line);
  g_test_add_func ("/meter/bad-line", test_makes_progress_on_a_bad_line);
  g_test_add_func ("/meter/least", test_never_below_the_least);
  g_test_add_func ("/meter/not-full", test_a_request_that_was_not_full_says_nothing);
  return g_test_run ();
}
