/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-words.c: each state is told in words that agree with each other and leave nothing out. */

#include "app/gocua-sync-words.h"

#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-locale.h"

#define TODAY "2026-11-26"

static GocuaSyncStanding *
make (GocuaSyncMode mode, gint64 n_waiting)
{
  GocuaSyncStanding *standing = gocua_sync_standing_new ();

  standing->mode = mode;
  standing->account = g_strdup ("hoa");
  standing->server = g_strdup ("https://gocua.example.vn");
  standing->n_waiting = n_waiting;
  standing->last_ack_ms = gocua_date_to_ms (TODAY) + 14 * 3600000 + 32 * 60000;
  return standing;
}

static void
assert_words (const GocuaSyncStanding *standing,
              gboolean is_saving,
              const char *words,
              const char *short_words)
{
  g_autofree char *found = gocua_sync_words_button (standing, is_saving, TODAY);
  g_autofree char *found_short = gocua_sync_words_button_short (standing, is_saving, TODAY);

  g_assert_cmpstr (found, ==, words);
  g_assert_cmpstr (found_short, ==, short_words);
  g_assert_cmpuint (strlen (found_short), <=, strlen (found));
}

static void
test_no_server (void)
{
  g_autoptr (GocuaSyncStanding) standing = make (GOCUA_SYNC_NO_SERVER, 12);
  g_autoptr (GocuaSyncStanding) unknown = make (GOCUA_SYNC_WAITING, 0);

  g_clear_pointer (&unknown->server, g_free);
  assert_words (unknown, FALSE, "All changes are saved on this computer", "Saved");
  /* The same before anything is known, and for a ward that was never connected: no word of sending. */
  assert_words (NULL, FALSE, "All changes are saved on this computer", "Saved");
  assert_words (standing, FALSE, "All changes are saved on this computer", "Saved");
}

static void
test_saving_comes_first (void)
{
  for (GocuaSyncMode mode = GOCUA_SYNC_NO_SERVER; mode <= GOCUA_SYNC_NEEDS_YOU; mode++)
    {
      g_autoptr (GocuaSyncStanding) standing = make (mode, 3);

      assert_words (standing, TRUE, "Saving…", "Saving…");
    }
  assert_words (NULL, TRUE, "Saving…", "Saving…");
}

static void
test_waiting (void)
{
  g_autoptr (GocuaSyncStanding) waiting = make (GOCUA_SYNC_WAITING, 1234);
  g_autoptr (GocuaSyncStanding) signed_out = make (GOCUA_SYNC_SIGNED_OUT, 12);
  g_autoptr (GocuaSyncStanding) first = make (GOCUA_SYNC_WAITING, 0);
  g_autoptr (GocuaSyncStanding) nothing = make (GOCUA_SYNC_SIGNED_OUT, 0);

  assert_words (waiting, FALSE, "Saved on this computer, not sent to the city yet: 1,234", "Not sent: 1,234");
  assert_words (signed_out, FALSE,
                "Nobody is signed in · saved on this computer, not sent to the city yet: 12", "Signed out");
  assert_words (first, FALSE, "Saved on this computer, connecting to the city…", "Connecting…");
  assert_words (nothing, FALSE, "Saved on this computer, nobody is signed in", "Signed out");
}

static void
test_offline (void)
{
  g_autoptr (GocuaSyncStanding) some = make (GOCUA_SYNC_OFFLINE, 12);
  g_autoptr (GocuaSyncStanding) none = make (GOCUA_SYNC_OFFLINE, 0);
  g_autoptr (GocuaSyncStanding) never = make (GOCUA_SYNC_OFFLINE, 0);

  never->last_ack_ms = 0;
  assert_words (some, FALSE, "No connection · saved on this computer, not sent to the city yet: 12",
                "Offline, not sent: 12");
  assert_words (none, FALSE, "No connection · nothing waits, as of 14:32", "Offline");
  assert_words (never, FALSE, "No connection · everything is saved on this computer", "Offline");
}

static void
test_moving (void)
{
  g_autoptr (GocuaSyncStanding) few = make (GOCUA_SYNC_SENDING, 1);
  g_autoptr (GocuaSyncStanding) many = make (GOCUA_SYNC_RECEIVING, 0);

  few->done = 0;
  few->total = 1;
  many->done = 1200;
  many->total = 21940;
  assert_words (few, FALSE, "Sending to the city…", "Sending…");
  assert_words (many, FALSE, "Receiving from the city: 1,200 of 21,940", "Receiving…");
  /* More than was announced came meanwhile. */
  many->done = 30000;
  assert_words (many, FALSE, "Receiving from the city: 21,940 of 21,940", "Receiving…");
}

static void
test_up_to_date (void)
{
  g_autoptr (GocuaSyncStanding) standing = make (GOCUA_SYNC_UP_TO_DATE, 0);

  assert_words (standing, FALSE, "Sent to the city, up to date as of 14:32", "Sent 14:32");
  standing->last_ack_ms -= 86400000;
  assert_words (standing, FALSE, "Sent to the city, up to date as of 25/11/2026 14:32",
                "Sent 25/11/2026 14:32");
}

static void
test_needs_you (void)
{
  g_autoptr (GocuaSyncStanding) standing = make (GOCUA_SYNC_NEEDS_YOU, 0);

  standing->n_conflicts = 2;
  standing->n_rejected = 1;
  standing->remedy = GOCUA_SYNC_REMEDY_CONFLICTS;
  assert_words (standing, FALSE, "Needs you: entered differently by two people: 2", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_REFUSED;
  assert_words (standing, FALSE, "Needs you: not taken by the server: 1", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_SIGN_IN;
  assert_words (standing, FALSE, "Needs you: sign in again", "Needs you");
  standing->n_waiting = 7;
  assert_words (standing, FALSE, "Needs you: sign in again; not sent yet: 7", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_SET_CLOCK;
  assert_words (standing, FALSE, "Needs you: the clock of this computer is wrong", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_UPDATE;
  assert_words (standing, FALSE, "Needs you: a newer version of the program", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_DISK;
  assert_words (standing, FALSE, "Needs you: check the disk of this computer", "Needs you");
  standing->remedy = GOCUA_SYNC_REMEDY_ASK;
  assert_words (standing, FALSE, "Needs you: does not get through to the city", "Needs you");
}

/* Told apart without colour: no two states that ask for something else share an icon with "all is well". */
static void
test_icons (void)
{
  g_autoptr (GocuaSyncStanding) good = make (GOCUA_SYNC_UP_TO_DATE, 0);
  const GocuaSyncMode others[] = { GOCUA_SYNC_NO_SERVER, GOCUA_SYNC_SIGNED_OUT, GOCUA_SYNC_OFFLINE,
                                   GOCUA_SYNC_WAITING, GOCUA_SYNC_NEEDS_YOU };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GocuaSyncStanding) other = make (others[i], 1);

      g_assert_cmpstr (gocua_sync_words_icon (other, FALSE), !=, gocua_sync_words_icon (good, FALSE));
    }
  g_assert_cmpstr (gocua_sync_words_icon (NULL, FALSE), !=, gocua_sync_words_icon (good, FALSE));
}

static void
test_tooltip (void)
{
  g_autoptr (GocuaSyncStanding) standing = make (GOCUA_SYNC_OFFLINE, 12);
  g_autofree char *never = gocua_sync_words_tooltip (NULL, TODAY);
  g_autofree char *problem = NULL;

  standing->problem = g_strdup ("The cable is out.");
  problem = gocua_sync_words_tooltip (standing, TODAY);
  g_assert_true (g_str_has_prefix (problem, "The cable is out.\n"));
  g_assert_true (g_str_has_prefix (never, "This ward is not connected"));
  g_assert_nonnull (strstr (problem, "“Sync”"));
}

static void
test_next_try (void)
{
  g_autoptr (GocuaSyncStanding) standing = make (GOCUA_SYNC_OFFLINE, 0);
  g_autofree char *soon = NULL;
  g_autofree char *later = NULL;

  g_assert_null (gocua_sync_words_next_try (standing, 1000));
  standing->next_try_ms = 50000;
  soon = gocua_sync_words_next_try (standing, 1000);
  g_assert_cmpstr (soon, ==, "Tried again by itself within a minute.");
  standing->next_try_ms = 1000 + 150000;
  later = gocua_sync_words_next_try (standing, 1000);
  g_assert_cmpstr (later, ==, "Tried again by itself in 3 minutes.");
  standing->mode = GOCUA_SYNC_UP_TO_DATE;
  g_assert_null (gocua_sync_words_next_try (standing, 1000));
}

/* Whoever signs out or changes the account reads the number, and that nothing is lost. */
static void
test_kept (void)
{
  g_autofree char *none = gocua_sync_words_kept (0);
  g_autofree char *some = gocua_sync_words_kept (1234);
  g_autofree char *other = gocua_sync_words_kept_on_sign_in (1);

  g_assert_null (strstr (none, "not sent"));
  g_assert_true (g_str_has_prefix (some, "1,234 changes are not sent yet."));
  g_assert_nonnull (strstr (some, "Nothing is lost."));
  g_assert_true (g_str_has_prefix (other, "1 change on this computer is not sent yet."));
}

static void
test_roles (void)
{
  g_assert_cmpstr (gocua_sync_words_role (NULL), ==, "");
  g_assert_cmpstr (gocua_sync_words_role ("entry"), !=, "entry");
  g_assert_cmpstr (gocua_sync_words_role ("viewer"), !=, "viewer");
  /* One that this version does not know is told as it is. */
  g_assert_cmpstr (gocua_sync_words_role ("auditor"), ==, "auditor");
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-words/no-server", test_no_server);
  g_test_add_func ("/sync-words/saving", test_saving_comes_first);
  g_test_add_func ("/sync-words/waiting", test_waiting);
  g_test_add_func ("/sync-words/offline", test_offline);
  g_test_add_func ("/sync-words/moving", test_moving);
  g_test_add_func ("/sync-words/up-to-date", test_up_to_date);
  g_test_add_func ("/sync-words/needs-you", test_needs_you);
  g_test_add_func ("/sync-words/icons", test_icons);
  g_test_add_func ("/sync-words/tooltip", test_tooltip);
  g_test_add_func ("/sync-words/next-try", test_next_try);
  g_test_add_func ("/sync-words/kept", test_kept);
  g_test_add_func ("/sync-words/roles", test_roles);

  return g_test_run ();
}
