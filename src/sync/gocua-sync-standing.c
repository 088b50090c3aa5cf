/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-standing.c: where a ward's file stands towards its server, in words for the person at the desk.
 */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-sync-standing.h"

#include <glib/gi18n.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "sync/gocua-sync-error-private.h"

#define CLOCK_LIMIT_MS (10 * 60 * G_GINT64_CONSTANT (1000))
#define MINUTE_MS      (60 * G_GINT64_CONSTANT (1000))
#define HOUR_MS        (60 * MINUTE_MS)
#define DAY_MS         (24 * HOUR_MS)

GocuaSyncStanding *
gocua_sync_standing_new (void)
{
  return g_new0 (GocuaSyncStanding, 1);
}

GocuaSyncStanding *
gocua_sync_standing_copy (const GocuaSyncStanding *self)
{
  GocuaSyncStanding *copy = g_memdup2 (self, sizeof *self);

  copy->problem = g_strdup (self->problem);
  copy->server = g_strdup (self->server);
  copy->account = g_strdup (self->account);
  copy->display = g_strdup (self->display);
  copy->role = g_strdup (self->role);
  return copy;
}

void
gocua_sync_standing_free (GocuaSyncStanding *self)
{
  if (self == NULL)
    return;
  g_free (self->problem);
  g_free (self->server);
  g_free (self->account);
  g_free (self->display);
  g_free (self->role);
  g_free (self);
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

static void
take_numbers (GocuaSyncStanding *self, const GocuaSyncState *state)
{
  set_text (&self->server, state->server);
  set_text (&self->account, state->account);
  set_text (&self->display, state->display);
  set_text (&self->role, state->role);
  self->n_waiting = state->n_waiting;
  self->oldest_waiting_ms = state->oldest_waiting_ms;
  self->last_ack_ms = state->last_ack_ms;
  self->n_rejected = state->n_rejected;
  self->n_unread = state->n_unread;
  self->n_conflicts = state->n_conflicts;
  self->n_changes = state->n_changes;
}

static void
set_trouble (GocuaSyncStanding *self, const GError *error)
{
  self->mode = gocua_sync_error_passes (error) ? GOCUA_SYNC_OFFLINE : GOCUA_SYNC_NEEDS_YOU;
  self->remedy = gocua_sync_error_get_remedy (error);
  /* The store's own sentence is for what somebody enters, and would say that it is not saved. */
  if (self->remedy == GOCUA_SYNC_REMEDY_DISK)
    self->problem = g_strdup (
        _ ("This computer’s disk is full, or can’t be written, so what came from the city was not taken in. "
           "Everything you entered is saved on this computer. Make room on the disk; it goes on by itself."));
  else
    self->problem = g_strdup (error->message);
}

/* The token was taken back, perhaps in another run of the program: the sentence is still true. */
static void
set_sign_in (GocuaSyncStanding *self, const GError *error)
{
  g_autoptr (GError) own = NULL;

  if (error == NULL || gocua_sync_error_get_remedy (error) != GOCUA_SYNC_REMEDY_SIGN_IN)
    gocua_sync_error_set (&own, GOCUA_SYNC_ERROR_SIGN_IN, NULL);
  set_trouble (self, own != NULL ? own : error);
}

static void
set_calm (GocuaSyncStanding *self, GocuaSyncMode activity)
{
  self->mode = GOCUA_SYNC_UP_TO_DATE;
  if (activity == GOCUA_SYNC_SENDING || activity == GOCUA_SYNC_RECEIVING)
    self->mode = activity;
  else if (self->n_rejected > 0 || self->n_conflicts > 0)
    self->mode = GOCUA_SYNC_NEEDS_YOU;
  else if (self->n_waiting > 0 || self->last_ack_ms == 0)
    self->mode = GOCUA_SYNC_WAITING;
  if (self->n_rejected > 0)
    self->remedy = GOCUA_SYNC_REMEDY_REFUSED;
  else if (self->n_conflicts > 0)
    self->remedy = GOCUA_SYNC_REMEDY_CONFLICTS;
}

void
gocua_sync_standing_settle (GocuaSyncStanding *self,
                            const GocuaSyncState *state,
                            GocuaSyncMode activity,
                            const GError *error)
{
  g_return_if_fail (self != NULL && state != NULL);

  take_numbers (self, state);
  self->clock_is_wrong = ABS (self->clock_ahead_ms) > CLOCK_LIMIT_MS;
  self->remedy = GOCUA_SYNC_REMEDY_NONE;
  g_clear_pointer (&self->problem, g_free);
  if (state->server == NULL)
    self->mode = GOCUA_SYNC_NO_SERVER;
  else if (state->account == NULL)
    self->mode = GOCUA_SYNC_SIGNED_OUT;
  else if (state->token == NULL)
    set_sign_in (self, error);
  else if (error != NULL)
    set_trouble (self, error);
  else
    set_calm (self, activity);
}

/* "14:32", with the date when that was another day. */
static char *
format_moment (gint64 at_ms, gint64 now_ms)
{
  g_autofree char *day = gocua_date_from_ms (at_ms);
  g_autofree char *today = gocua_date_from_ms (now_ms);

  return g_str_equal (day, today) ? gocua_date_format_time (at_ms) : gocua_date_format_date_time (at_ms);
}

static char *
describe_waiting_number (gint64 n)
{
  g_autofree char *number = gocua_number_format (n);

  /* Translators: how many entries are still to be sent to the server */
  return g_strdup_printf (ngettext ("%s waiting to be sent", "%s waiting to be sent", (gulong) n), number);
}

static char *
describe_part (const char *format, const GocuaSyncStanding *self)
{
  g_autofree char *done = gocua_number_format (self->done);
  g_autofree char *total = gocua_number_format (self->total);
  g_autofree char *part = self->total > 0 ? g_strdup_printf ("%s / %s", done, total) : g_strdup (done);

  return g_strconcat (format, " ", part, NULL);
}

static char *
describe_need (const GocuaSyncStanding *self)
{
  gint64 n = self->remedy == GOCUA_SYNC_REMEDY_REFUSED ? self->n_rejected : self->n_conflicts;
  g_autofree char *number = gocua_number_format (n);

  switch (self->remedy)
    {
    case GOCUA_SYNC_REMEDY_REFUSED:
      return g_strdup_printf (ngettext ("%s refused by the server", "%s refused by the server", (gulong) n),
                              number);
    case GOCUA_SYNC_REMEDY_CONFLICTS:
      return g_strdup_printf (ngettext ("%s conflict to settle", "%s conflicts to settle", (gulong) n),
                              number);
    case GOCUA_SYNC_REMEDY_SIGN_IN:
      return g_strdup (C_ ("sync", "Sign in again"));
    case GOCUA_SYNC_REMEDY_SET_CLOCK:
      return g_strdup (C_ ("sync", "Set the clock"));
    case GOCUA_SYNC_REMEDY_UPDATE:
      return g_strdup (C_ ("sync", "Update needed"));
    case GOCUA_SYNC_REMEDY_DISK:
      return g_strdup (C_ ("sync", "Check the disk"));
    case GOCUA_SYNC_REMEDY_NONE:
    case GOCUA_SYNC_REMEDY_TRY_AGAIN:
    case GOCUA_SYNC_REMEDY_ASK:
    default:
      return g_strdup (C_ ("sync", "Needs attention"));
    }
}

static char *
describe_up_to_date (const GocuaSyncStanding *self)
{
  g_autofree char *moment = format_moment (self->last_ack_ms, self->now_ms);

  /* Translators: %s is a time, perhaps with a date */
  return g_strdup_printf (_ ("Up to date as of %s"), moment);
}

static char *
describe_offline (const GocuaSyncStanding *self)
{
  g_autofree char *waiting = NULL;

  if (self->n_waiting == 0)
    return g_strdup (C_ ("sync", "Offline"));
  waiting = describe_waiting_number (self->n_waiting);
  /* Translators: "Offline" and how many wait, such as "3 waiting to be sent" */
  return g_strdup_printf (_ ("Offline, %s"), waiting);
}

char *
gocua_sync_standing_describe (const GocuaSyncStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->mode)
    {
    case GOCUA_SYNC_NO_SERVER:
      return g_strdup (C_ ("sync", "Only on this computer"));
    case GOCUA_SYNC_SIGNED_OUT:
      return g_strdup (C_ ("sync", "Signed out"));
    case GOCUA_SYNC_OFFLINE:
      return describe_offline (self);
    case GOCUA_SYNC_SENDING:
      return describe_part (C_ ("sync", "Sending"), self);
    case GOCUA_SYNC_RECEIVING:
      return describe_part (C_ ("sync", "Receiving"), self);
    case GOCUA_SYNC_UP_TO_DATE:
      return describe_up_to_date (self);
    case GOCUA_SYNC_NEEDS_YOU:
      return describe_need (self);
    case GOCUA_SYNC_WAITING:
    default:
      return self->n_waiting > 0 ? describe_waiting_number (self->n_waiting)
                                 : g_strdup (C_ ("sync", "Connecting"));
    }
}

static char *
describe_nothing_waiting (const GocuaSyncStanding *self)
{
  g_autofree char *number = NULL;

  if (self->server == NULL)
    return g_strdup (_ ("Everything you entered is saved on this computer."));
  if (self->n_rejected == 0)
    return g_strdup (_ ("Nothing waits: the server has everything that was entered here."));
  number = gocua_number_format (self->n_rejected);
  return g_strdup_printf (
      ngettext ("Nothing waits: the server has what was entered here but %s entry that it did not take.",
                "Nothing waits: the server has what was entered here but %s entries that it did not take.",
                (gulong) self->n_rejected),
      number);
}

char *
gocua_sync_standing_describe_waiting (const GocuaSyncStanding *self)
{
  g_autofree char *number = NULL;
  g_autofree char *moment = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_waiting == 0)
    return describe_nothing_waiting (self);
  number = gocua_number_format (self->n_waiting);
  moment = gocua_date_format_date_time (self->oldest_waiting_ms);
  return g_strdup_printf (
      /* Translators: a number; date and time of the oldest one */
      ngettext ("%s entry is saved on this computer and not sent to the server yet, since %s.",
                "%s entries are saved on this computer and not sent to the server yet, the oldest since %s.",
                (gulong) self->n_waiting),
      number, moment);
}

/* "3 days", "5 hours", "12 minutes" */
static char *
describe_span (gint64 ms)
{
  if (ms >= 2 * DAY_MS)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (ms / DAY_MS)), (int) (ms / DAY_MS));
  if (ms >= 2 * HOUR_MS)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) (ms / HOUR_MS)), (int) (ms / HOUR_MS));
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) (ms / MINUTE_MS)),
                          (int) (ms / MINUTE_MS));
}

char *
gocua_sync_standing_describe_clock (const GocuaSyncStanding *self)
{
  g_autofree char *span = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->clock_is_wrong)
    return NULL;
  span = describe_span (ABS (self->clock_ahead_ms));
  return g_strdup_printf (
      self->clock_ahead_ms > 0
          /* Translators: a span such as "3 days" */
          ? _ ("The clock of this computer is %s ahead of the server’s. New entries get the server’s time; "
               "please set the clock of this computer.")
          /* Translators: a span such as "3 days" */
          : _ ("The clock of this computer is %s behind the server’s. New entries get the server’s time; "
               "please set the clock of this computer."),
      span);
}

const char *
gocua_sync_mode_get_name (GocuaSyncMode mode)
{
  static const char *const names[] = {
    [GOCUA_SYNC_NO_SERVER] = "no-server",   [GOCUA_SYNC_SIGNED_OUT] = "signed-out",
    [GOCUA_SYNC_OFFLINE] = "offline",       [GOCUA_SYNC_WAITING] = "waiting",
    [GOCUA_SYNC_SENDING] = "sending",       [GOCUA_SYNC_RECEIVING] = "receiving",
    [GOCUA_SYNC_UP_TO_DATE] = "up-to-date", [GOCUA_SYNC_NEEDS_YOU] = "needs-you",
  };

  g_return_val_if_fail ((guint) mode < G_N_ELEMENTS (names), NULL);

  return names[mode];
}

const char *
gocua_sync_rejected_describe (const char *code)
{
  if (g_strcmp0 (code, GOCUA_REJECTED_TOO_LARGE) == 0)
    return _ ("It is larger than the server takes. It stays on this computer. Open the record, shorten the "
              "note and save it, then send this again.");
  if (g_strcmp0 (code, GOCUA_REJECTED_DIFFERENT) == 0)
    return _ ("The server has another entry with the same number, perhaps because this file was copied from "
              "another computer. It stays on this computer. Send it again, and it gets a number of its own.");
  if (g_strcmp0 (code, GOCUA_REJECTED_MALFORMED) == 0)
    return _ ("The server could not read it. It stays on this computer. Open the record, correct it, then "
              "send this "
              "again; if that does not help, tell the administrator of the server.");
  return _ (
      "The server did not take it. It stays on this computer. Open the record, correct it, then send this "
      "again; if that does not help, tell the administrator of the server.");
}
