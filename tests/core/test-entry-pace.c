/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entry-pace.c: a pause is not counted as work, and a few lines say nothing. */

#include "core/gocua-entry-pace.h"

static void
test_pauses (void)
{
  GocuaEntryPace pace = { 0 };
  gint64 ms = G_GINT64_CONSTANT (1767225600000);

  for (guint i = 0; i < 12; i++, ms += 5000)
    gocua_entry_pace_add (&pace, ms);
  ms += 60 * 60 * 1000;
  for (guint i = 0; i < 12; i++, ms += 5000)
    gocua_entry_pace_add (&pace, ms);
  g_assert_cmpuint (pace.n_lines, ==, 24);
  g_assert_cmpuint (pace.n_timed, ==, 22);
  g_assert_cmpfloat_with_epsilon (gocua_entry_pace_get_lines_per_minute (&pace), 12.0, 0.001);
}

static void
test_too_few (void)
{
  GocuaEntryPace pace = { 0 };

  for (gint64 i = 0; i < 10; i++)
    gocua_entry_pace_add (&pace, i * 1000);
  g_assert_cmpfloat (gocua_entry_pace_get_lines_per_minute (&pace), <, 0);
  gocua_entry_pace_add (&pace, 10000);
  g_assert_cmpfloat_with_epsilon (gocua_entry_pace_get_lines_per_minute (&pace), 60.0, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-pace/pauses", test_pauses);
  g_test_add_func ("/entry-pace/too-few", test_too_few);
  return g_test_run ();
}
