/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-words.c: what the window says about where entries are: on this computer, on their way, at the
 * city. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sync-words.h"

#include <glib/gi18n.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"

#define MS_PER_MINUTE 60000

gboolean
gocua_sync_words_is_known (const GocuaSyncStanding *standing)
{
  return standing != NULL && (standing->server != NULL || standing->mode == GOCUA_SYNC_NO_SERVER);
}

static GocuaSyncMode
mode_of (const GocuaSyncStanding *standing)
{
  return gocua_sync_words_is_known (standing) ? standing->mode : GOCUA_SYNC_NO_SERVER;
}

/* Returns: (transfer full): @format with a count in it */
static char *
count_into (const char *format, gint64 n)
{
  g_autofree char *number = gocua_number_format (n);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gocua_sync_words_moment (gint64 time_ms, const char *today)
{
  g_autofree char *day = gocua_date_from_ms (time_ms);

  return g_strcmp0 (day, today) == 0 ? gocua_date_format_time (time_ms)
                                     : gocua_date_format_date_time (time_ms);
}

static char *
describe_offline (const GocuaSyncStanding *standing, const char *today)
{
  g_autofree char *moment = gocua_sync_words_moment (standing->last_ack_ms, today);

  if (standing->n_waiting > 0)
    /* Translators: %s is how many */
    return count_into (_ ("No connection · saved on this computer, not sent to the city yet: %s"),
                       standing->n_waiting);
  if (standing->last_ack_ms == 0)
    return g_strdup (_ ("No connection · everything is saved on this computer"));
  /* Translators: %s is a time of day, or a date and a time */
  return g_strdup_printf (_ ("No connection · nothing waits, as of %s"), moment);
}

static char *
describe_moving (const GocuaSyncStanding *standing, const char *several, const char *few)
{
  g_autofree char *progress = gocua_sync_words_progress (standing);
  g_autoptr (GString) text = NULL;

  if (*progress == '\0')
    return g_strdup (few);
  text = g_string_new (several);
  g_string_replace (text, "%s", progress, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_need (const GocuaSyncStanding *standing)
{
  switch (standing->remedy)
    {
    case GOCUA_SYNC_REMEDY_CONFLICTS:
      /* Translators: %s is how many */
      return count_into (_ ("Needs you: entered differently by two people: %s"), standing->n_conflicts);
    case GOCUA_SYNC_REMEDY_REFUSED:
      /* Translators: %s is how many */
      return count_into (_ ("Needs you: not taken by the server: %s"), standing->n_rejected);
    case GOCUA_SYNC_REMEDY_SIGN_IN:
      if (standing->n_waiting > 0)
        /* Translators: %s is how many */
        return count_into (_ ("Needs you: sign in again; not sent yet: %s"), standing->n_waiting);
      return g_strdup (_ ("Needs you: sign in again"));
    case GOCUA_SYNC_REMEDY_SET_CLOCK:
      return g_strdup (_ ("Needs you: the clock of this computer is wrong"));
    case GOCUA_SYNC_REMEDY_UPDATE:
      return g_strdup (_ ("Needs you: a newer version of the program"));
    case GOCUA_SYNC_REMEDY_DISK:
      return g_strdup (_ ("Needs you: check the disk of this computer"));
    case GOCUA_SYNC_REMEDY_ASK:
    case GOCUA_SYNC_REMEDY_TRY_AGAIN:
    case GOCUA_SYNC_REMEDY_NONE:
    default:
      return g_strdup (_ ("Needs you: does not get through to the city"));
    }
}

static char *
describe_signed_out (const GocuaSyncStanding *standing)
{
  if (standing->n_waiting > 0)
    /* Translators: %s is how many */
    return count_into (_ ("Nobody is signed in · saved on this computer, not sent to the city yet: %s"),
                       standing->n_waiting);
  return g_strdup (_ ("Saved on this computer, nobody is signed in"));
}

static char *
describe_up_to_date (const GocuaSyncStanding *standing, const char *today)
{
  g_autofree char *moment = gocua_sync_words_moment (standing->last_ack_ms, today);

  /* Translators: %s is a time of day, or a date and a time */
  return g_strdup_printf (_ ("Sent to the city, up to date as of %s"), moment);
}

char *
gocua_sync_words_button (const GocuaSyncStanding *standing, gboolean is_saving, const char *today)
{
  if (is_saving)
    return g_strdup (_ ("Saving…"));
  switch (mode_of (standing))
    {
    case GOCUA_SYNC_SIGNED_OUT:
      return describe_signed_out (standing);
    case GOCUA_SYNC_OFFLINE:
      return describe_offline (standing, today);
    case GOCUA_SYNC_WAITING:
      if (standing->n_waiting == 0)
        return g_strdup (_ ("Saved on this computer, connecting to the city…"));
      /* Translators: %s is how many */
      return count_into (_ ("Saved on this computer, not sent to the city yet: %s"), standing->n_waiting);
    case GOCUA_SYNC_SENDING:
      /* Translators: %s is "1,200 of 21,940" */
      return describe_moving (standing, _ ("Sending to the city: %s"), _ ("Sending to the city…"));
    case GOCUA_SYNC_RECEIVING:
      /* Translators: %s is "1,200 of 21,940" */
      return describe_moving (standing, _ ("Receiving from the city: %s"), _ ("Receiving from the city…"));
    case GOCUA_SYNC_UP_TO_DATE:
      return describe_up_to_date (standing, today);
    case GOCUA_SYNC_NEEDS_YOU:
      return describe_need (standing);
    case GOCUA_SYNC_NO_SERVER:
    default:
      return g_strdup (_ ("All changes are saved on this computer"));
    }
}

char *
gocua_sync_words_button_short (const GocuaSyncStanding *standing, gboolean is_saving, const char *today)
{
  g_autofree char *moment = NULL;

  if (is_saving)
    return g_strdup (_ ("Saving…"));
  switch (mode_of (standing))
    {
    case GOCUA_SYNC_SIGNED_OUT:
      return g_strdup (C_ ("sync mark", "Signed out"));
    case GOCUA_SYNC_OFFLINE:
      return standing->n_waiting > 0 ? count_into (_ ("Offline, not sent: %s"), standing->n_waiting)
                                     : g_strdup (C_ ("sync mark", "Offline"));
    case GOCUA_SYNC_WAITING:
      return standing->n_waiting == 0 ? g_strdup (C_ ("sync mark", "Connecting…"))
                                      : count_into (_ ("Not sent: %s"), standing->n_waiting);
    case GOCUA_SYNC_SENDING:
      return g_strdup (_ ("Sending…"));
    case GOCUA_SYNC_RECEIVING:
      return g_strdup (_ ("Receiving…"));
    case GOCUA_SYNC_UP_TO_DATE:
      moment = gocua_sync_words_moment (standing->last_ack_ms, today);
      /* Translators: everything was sent and received at that time of day */
      return g_strdup_printf (_ ("Sent %s"), moment);
    case GOCUA_SYNC_NEEDS_YOU:
      return g_strdup (_ ("Needs you"));
    case GOCUA_SYNC_NO_SERVER:
    default:
      return g_strdup (C_ ("sync mark", "Saved"));
    }
}

static char *
describe_meaning (const GocuaSyncStanding *standing, const char *today)
{
  if (mode_of (standing) == GOCUA_SYNC_NO_SERVER)
    return g_strdup (_ ("This ward is not connected to the city's server. What is entered is kept on this "
                        "computer only."));
  if (standing->problem != NULL)
    return g_strdup (standing->problem);
  return gocua_sync_standing_describe_waiting (standing);
}

char *
gocua_sync_words_tooltip (const GocuaSyncStanding *standing, const char *today)
{
  g_autofree char *meaning = describe_meaning (standing, today);

  return g_strdup_printf ("%s\n%s", meaning, _ ("Opens the page “Sync”."));
}

const char *
gocua_sync_words_icon (const GocuaSyncStanding *standing, gboolean is_saving)
{
  if (is_saving)
    return "document-save-symbolic";
  switch (mode_of (standing))
    {
    case GOCUA_SYNC_SIGNED_OUT:
      return "system-users-symbolic";
    case GOCUA_SYNC_OFFLINE:
      return "network-offline-symbolic";
    case GOCUA_SYNC_WAITING:
    case GOCUA_SYNC_SENDING:
      return "go-up-symbolic";
    case GOCUA_SYNC_RECEIVING:
      return "go-down-symbolic";
    case GOCUA_SYNC_NEEDS_YOU:
      return "dialog-warning-symbolic";
    case GOCUA_SYNC_UP_TO_DATE:
      return "emblem-ok-symbolic";
    case GOCUA_SYNC_NO_SERVER:
    default:
      return "computer-symbolic";
    }
}

char *
gocua_sync_words_last_answer (const GocuaSyncStanding *standing, const char *today)
{
  return standing->last_ack_ms != 0 ? gocua_sync_words_moment (standing->last_ack_ms, today)
                                    : g_strdup (_ ("not yet"));
}

char *
gocua_sync_words_progress (const GocuaSyncStanding *standing)
{
  g_autofree char *done = NULL;
  g_autofree char *total = NULL;

  if (standing->total <= 1)
    return g_strdup ("");
  done = gocua_number_format (MIN (standing->done, standing->total));
  total = gocua_number_format (standing->total);
  /* Translators: a progress: "1,200 of 21,940" */
  return g_strdup_printf (_ ("%s of %s"), done, total);
}

char *
gocua_sync_words_next_try (const GocuaSyncStanding *standing, gint64 now_ms)
{
  gint64 minutes;

  if (standing->mode != GOCUA_SYNC_OFFLINE || standing->next_try_ms == 0)
    return NULL;
  if (standing->next_try_ms <= now_ms + MS_PER_MINUTE)
    return g_strdup (_ ("Tried again by itself within a minute."));
  minutes = (standing->next_try_ms - now_ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE;
  return g_strdup_printf (ngettext ("Tried again by itself in %d minute.",
                                    "Tried again by itself in %d minutes.", (gulong) minutes),
                          (int) minutes);
}

char *
gocua_sync_words_kept (gint64 n_waiting)
{
  if (n_waiting == 0)
    return g_strdup (_ ("Everything has been sent. The ward's data stay on this computer."));
  return count_into (
      ngettext ("%s change is not sent yet. It stays on this computer and is sent when somebody "
                "of this ward signs in again. Nothing is lost.",
                "%s changes are not sent yet. They stay on this computer and are sent when "
                "somebody of this ward signs in again. Nothing is lost.",
                (gulong) n_waiting),
      n_waiting);
}

char *
gocua_sync_words_kept_on_sign_in (gint64 n_waiting)
{
  return count_into (ngettext ("%s change on this computer is not sent yet. It is sent after you have signed "
                               "in, under the name of whoever entered it. Nothing is lost.",
                               "%s changes on this computer are not sent yet. They are sent after you have "
                               "signed in, under the name of whoever entered them. Nothing is lost.",
                               (gulong) n_waiting),
                     n_waiting);
}

const char *
gocua_sync_words_role (const char *role)
{
  if (g_strcmp0 (role, "entry") == 0)
    return _ ("enters and corrects results");
  if (g_strcmp0 (role, "viewer") == 0)
    return _ ("reads only; what is entered here is not sent");
  if (g_strcmp0 (role, "city") == 0)
    return _ ("numbers of the city, no records");
  return role != NULL ? role : "";
}

const char *
gocua_sync_words_author (const char *author)
{
  return author != NULL && *author != '\0' ? author : _ ("somebody on another computer");
}
