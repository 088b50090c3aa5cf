/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-clock.c: a wrong clock is put right, and not at every breath. */

#include "core/gocua-clock.h"

#define HOUR_MS (60 * 60 * G_GINT64_CONSTANT (1000))

static void
test_correct (void)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_manual (1000000000);

  g_assert_cmpint (gocua_clock_get_offset_ms (clock), ==, 0);
  gocua_clock_correct (clock, 1000000000 + 72 * HOUR_MS);
  g_assert_cmpint (gocua_clock_now_ms (clock), ==, 1000000000 + 72 * HOUR_MS);
  g_assert_cmpint (gocua_clock_get_offset_ms (clock), ==, 72 * HOUR_MS);
  gocua_clock_advance (clock, 1000);
  g_assert_cmpint (gocua_clock_now_ms (clock), ==, 1000001000 + 72 * HOUR_MS);
  gocua_clock_correct (clock, 1000001000 - HOUR_MS);
  g_assert_cmpint (gocua_clock_now_ms (clock), ==, 1000001000 - HOUR_MS);
}

static void
test_small_differences_are_left_alone (void)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_manual (1000000000);

  gocua_clock_correct (clock, 1000000000 + GOCUA_CLOCK_TOLERANCE_MS - 1);
  g_assert_cmpint (gocua_clock_now_ms (clock), ==, 1000000000);
  gocua_clock_correct (clock, 1000000000 + HOUR_MS);
  gocua_clock_correct (clock, 1000000000 + HOUR_MS - GOCUA_CLOCK_TOLERANCE_MS + 1);
  g_assert_cmpint (gocua_clock_get_offset_ms (clock), ==, HOUR_MS);
  /* Somebody has set the machine's clock meanwhile: nothing is added any more, not even a little. */
  gocua_clock_correct (clock, 1000000000 + 300);
  g_assert_cmpint (gocua_clock_get_offset_ms (clock), ==, 0);
}

static void
test_system_clock (void)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  gint64 before = g_get_real_time () / 1000;

  gocua_clock_correct (clock, before + HOUR_MS);
  g_assert_cmpint (gocua_clock_now_ms (clock), >=, before + HOUR_MS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/correct", test_correct);
  g_test_add_func ("/clock/small-differences", test_small_differences_are_left_alone);
  g_test_add_func ("/clock/system", test_system_clock);
  return g_test_run ();
}
