/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-standing.c: what is said of where the ward stands follows from what is known, and never contradicts
 * itself. */

#include <gio/gio.h>
#include <string.h>

#include "core/gocua-locale.h"
#include "core/gocua-number.h"
#include "store/gocua-db-error.h"
#include "sync/gocua-sync-error-private.h"

#define NOW_MS G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 07:00 in Vietnam */

static GocuaSyncState
signed_in (void)
{
  GocuaSyncState state = { .server = "https://gocua.example.vn",
                           .account = "hoa",
                           .display = "Lê Thị Hoa",
                           .token = "t",
                           .last_ack_ms = NOW_MS - 60000 };

  return state;
}

static GocuaSyncStanding *
settle (const GocuaSyncState *state, GocuaSyncMode activity, const GError *error)
{
  GocuaSyncStanding *standing = gocua_sync_standing_new ();

  standing->now_ms = NOW_MS;
  gocua_sync_standing_settle (standing, state, activity, error);
  return standing;
}

static void
check (const GocuaSyncState *state,
       GocuaSyncMode activity,
       const GError *error,
       GocuaSyncMode mode,
       GocuaSyncRemedy remedy,
       const char *words)
{
  g_autoptr (GocuaSyncStanding) standing = settle (state, activity, error);
  g_autofree char *described = gocua_sync_standing_describe (standing);

  g_assert_cmpint (standing->mode, ==, mode);
  g_assert_cmpint (standing->remedy, ==, remedy);
  g_assert_cmpstr (described, ==, words);
  /* A problem is told exactly while there is one. */
  g_assert_cmpint (standing->problem != NULL, ==,
                   mode == GOCUA_SYNC_OFFLINE ||
                       (mode == GOCUA_SYNC_NEEDS_YOU && remedy != GOCUA_SYNC_REMEDY_REFUSED &&
                        remedy != GOCUA_SYNC_REMEDY_CONFLICTS));
}

static void
test_accounts (void)
{
  GocuaSyncState state = { 0 };

  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_NO_SERVER, GOCUA_SYNC_REMEDY_NONE,
         "Only on this computer");
  state.server = "https://gocua.example.vn";
  state.n_waiting = 3;
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_SIGNED_OUT, GOCUA_SYNC_REMEDY_NONE, "Signed out");
  state.account = "hoa";
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_SIGN_IN,
         "Sign in again");
  state.token = "t";
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_WAITING, GOCUA_SYNC_REMEDY_NONE,
         "3 waiting to be sent");
}

static void
test_calm (void)
{
  GocuaSyncState state = signed_in ();

  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_UP_TO_DATE, GOCUA_SYNC_REMEDY_NONE,
         "Up to date as of 06:59");
  state.last_ack_ms = NOW_MS - 24 * 3600 * G_GINT64_CONSTANT (1000);
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_UP_TO_DATE, GOCUA_SYNC_REMEDY_NONE,
         "Up to date as of 31/12/2025 07:00");
  state.last_ack_ms = 0;
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_WAITING, GOCUA_SYNC_REMEDY_NONE, "Connecting");
  state = signed_in ();
  state.n_waiting = 1;
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_WAITING, GOCUA_SYNC_REMEDY_NONE,
         "1 waiting to be sent");
}

static void
test_activity (void)
{
  GocuaSyncState state = signed_in ();
  g_autoptr (GocuaSyncStanding) standing = NULL;
  g_autofree char *words = NULL;

  state.n_waiting = 2000;
  state.n_conflicts = 1;
  standing = settle (&state, GOCUA_SYNC_SENDING, NULL);
  g_assert_cmpint (standing->mode, ==, GOCUA_SYNC_SENDING);
  standing->done = 1000;
  standing->total = 2000;
  words = gocua_sync_standing_describe (standing);
  g_assert_cmpstr (words, ==, "Sending 1,000 / 2,000");
}

static void
test_trouble (void)
{
  GocuaSyncState state = signed_in ();
  g_autoptr (GError) offline = NULL;
  g_autoptr (GError) expired = NULL;
  g_autoptr (GError) old = NULL;
  g_autoptr (GError) full = g_error_new_literal (GOCUA_DB_ERROR, GOCUA_DB_ERROR_FULL, "The disk is full.");

  gocua_sync_error_set (&offline, GOCUA_SYNC_ERROR_OFFLINE, NULL);
  gocua_sync_error_set (&expired, GOCUA_SYNC_ERROR_CERT_EXPIRED, NULL);
  gocua_sync_error_set (&old, GOCUA_SYNC_ERROR_TOO_OLD, NULL);
  check (&state, GOCUA_SYNC_UP_TO_DATE, offline, GOCUA_SYNC_OFFLINE, GOCUA_SYNC_REMEDY_TRY_AGAIN, "Offline");
  state.n_waiting = 12;
  check (&state, GOCUA_SYNC_UP_TO_DATE, offline, GOCUA_SYNC_OFFLINE, GOCUA_SYNC_REMEDY_TRY_AGAIN,
         "Offline, 12 waiting to be sent");
  check (&state, GOCUA_SYNC_UP_TO_DATE, expired, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_ASK,
         "Needs attention");
  check (&state, GOCUA_SYNC_UP_TO_DATE, old, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_UPDATE, "Update needed");
  check (&state, GOCUA_SYNC_UP_TO_DATE, full, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_DISK, "Check the disk");
  /* The line is worse news than a conflict, which can be settled without it. */
  state.n_conflicts = 2;
  check (&state, GOCUA_SYNC_UP_TO_DATE, offline, GOCUA_SYNC_OFFLINE, GOCUA_SYNC_REMEDY_TRY_AGAIN,
         "Offline, 12 waiting to be sent");
}

static void
test_needs_you (void)
{
  GocuaSyncState state = signed_in ();

  state.n_conflicts = 2;
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_CONFLICTS,
         "2 conflicts to settle");
  state.n_rejected = 1;
  check (&state, GOCUA_SYNC_UP_TO_DATE, NULL, GOCUA_SYNC_NEEDS_YOU, GOCUA_SYNC_REMEDY_REFUSED,
         "1 refused by the server");
}

/* A token that was taken back is told with the reason, as long as that is known. */
static void
test_lost_token (void)
{
  GocuaSyncState state = signed_in ();
  g_autoptr (GError) revoked = NULL;
  g_autoptr (GError) offline = NULL;
  g_autoptr (GocuaSyncStanding) known = NULL;
  g_autoptr (GocuaSyncStanding) later = NULL;

  state.token = NULL;
  gocua_sync_error_set (&revoked, GOCUA_SYNC_ERROR_REVOKED, NULL);
  gocua_sync_error_set (&offline, GOCUA_SYNC_ERROR_OFFLINE, NULL);
  known = settle (&state, GOCUA_SYNC_UP_TO_DATE, revoked);
  g_assert_cmpstr (known->problem, ==, revoked->message);
  later = settle (&state, GOCUA_SYNC_UP_TO_DATE, offline);
  g_assert_cmpint (later->mode, ==, GOCUA_SYNC_NEEDS_YOU);
  g_assert_cmpstr (later->problem, !=, offline->message);
}

static void
check_clock (gint64 ahead_ms, const char *words)
{
  GocuaSyncState state = signed_in ();
  g_autoptr (GocuaSyncStanding) standing = gocua_sync_standing_new ();
  g_autofree char *sentence = NULL;

  standing->clock_ahead_ms = ahead_ms;
  gocua_sync_standing_settle (standing, &state, GOCUA_SYNC_UP_TO_DATE, NULL);
  sentence = gocua_sync_standing_describe_clock (standing);
  g_assert_cmpint (standing->clock_is_wrong, ==, words != NULL);
  if (words == NULL)
    g_assert_null (sentence);
  else
    g_assert_nonnull (strstr (sentence, words));
}

static void
test_clock (void)
{
  const gint64 minute = 60 * 1000, day = 24 * 60 * minute;

  check_clock (0, NULL);
  check_clock (10 * minute, NULL);
  check_clock (-10 * minute, NULL);
  check_clock (11 * minute, "11 minutes ahead");
  check_clock (-11 * minute, "11 minutes behind");
  check_clock (3 * 60 * minute, "3 hours ahead");
  check_clock (-3 * day, "3 days behind");
}

static void
test_waiting (void)
{
  GocuaSyncState state = signed_in ();
  g_autoptr (GocuaSyncStanding) none = settle (&state, GOCUA_SYNC_UP_TO_DATE, NULL);
  g_autofree char *nothing = gocua_sync_standing_describe_waiting (none);
  g_autoptr (GocuaSyncStanding) refused = NULL;
  g_autoptr (GocuaSyncStanding) some = NULL;
  g_autofree char *almost = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpstr (nothing, ==, "Nothing waits: the server has everything that was entered here.");
  /* What it refused it does not have. */
  state.n_rejected = 2;
  refused = settle (&state, GOCUA_SYNC_UP_TO_DATE, NULL);
  almost = gocua_sync_standing_describe_waiting (refused);
  g_assert_cmpstr (almost, ==,
                   "Nothing waits: the server has what was entered here but 2 entries that it did not take.");
  state.n_waiting = 12;
  state.oldest_waiting_ms = NOW_MS - 3600 * 1000;
  some = settle (&state, GOCUA_SYNC_UP_TO_DATE, NULL);
  words = gocua_sync_standing_describe_waiting (some);
  g_assert_cmpstr (words, ==,
                   "12 entries are saved on this computer and not sent to the server yet, the oldest since "
                   "01/01/2026 06:00.");
}

static void
test_rejected (void)
{
  const char *codes[] = { GOCUA_REJECTED_MALFORMED, GOCUA_REJECTED_TOO_LARGE, GOCUA_REJECTED_DIFFERENT,
                          "something-new" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *words = gocua_sync_rejected_describe (codes[i]);

      g_assert_nonnull (strstr (words, "stays on this computer"));
      for (gsize j = 0; j < i; j++)
        g_assert_cmpstr (words, !=, gocua_sync_rejected_describe (codes[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gocua_locale_init ("en");
  gocua_number_set_style (GOCUA_NUMBER_EN);
  g_test_add_func ("/standing/accounts", test_accounts);
  g_test_add_func ("/standing/calm", test_calm);
  g_test_add_func ("/standing/activity", test_activity);
  g_test_add_func ("/standing/trouble", test_trouble);
  g_test_add_func ("/standing/needs-you", test_needs_you);
  g_test_add_func ("/standing/lost-token", test_lost_token);
  g_test_add_func ("/standing/clock", test_clock);
  g_test_add_func ("/standing/waiting", test_waiting);
  g_test_add_func ("/standing/rejected", test_rejected);
  return g_test_run ();
}
