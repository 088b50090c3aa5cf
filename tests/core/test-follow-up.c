/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-follow-up.c: which doors are due again. */

#include "core/gocua-follow-up.h"

static GocuaStatus
absent (int attempts)
{
  GocuaStatus status = { .eligible = TRUE, .attempts = attempts, .outcome = GOCUA_OUTCOME_ABSENT };

  g_strlcpy (status.last_date, "2026-01-30", sizeof status.last_date);
  return status;
}

static void
test_second_visit (void)
{
  GocuaStatus status = absent (1);
  char due[GOCUA_ISO_DATE_SIZE];

  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_SECOND_VISIT);
  g_assert_cmpstr (due, ==, "2026-02-02");
  status.outcome = GOCUA_OUTCOME_LOCKED;
  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_SECOND_VISIT);
  status.outcome = GOCUA_OUTCOME_REFUSED;
  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_NONE);
  g_assert_cmpstr (due, ==, "");
}

static void
test_enough (void)
{
  GocuaStatus status = absent (GOCUA_SECOND_VISIT_ATTEMPTS);
  char due[GOCUA_ISO_DATE_SIZE];

  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_NONE);
  status = absent (2);
  status.reached = TRUE;
  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_NONE);
  status = absent (2);
  status.eligible = FALSE;
  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_NONE);
}

static void
test_promise (void)
{
  GocuaStatus status = absent (1);
  char due[GOCUA_ISO_DATE_SIZE];

  g_strlcpy (status.follow_up, "2026-03-01", sizeof status.follow_up);
  g_assert_cmpint (gocua_follow_up_get (&status, due), ==, GOCUA_FOLLOW_UP_PROMISED);
  g_assert_cmpstr (due, ==, "2026-03-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-up/second-visit", test_second_visit);
  g_test_add_func ("/follow-up/enough", test_enough);
  g_test_add_func ("/follow-up/promise", test_promise);
  return g_test_run ();
}
