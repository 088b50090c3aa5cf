/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-standing.h: where a ward's file stands towards its server, in words for the person at the desk.
 */
#pragma once

#include "store/gocua-sync-store.h"

G_BEGIN_DECLS

/** GocuaSyncMode: the one thing that is true now. The small mark in the window and the command say the same.
 */
typedef enum
{
  GOCUA_SYNC_NO_SERVER,  /* the file was never connected */
  GOCUA_SYNC_SIGNED_OUT, /* connected once, nobody is signed in; what waits is kept */
  GOCUA_SYNC_OFFLINE,    /* the server can't be reached now; tried again by itself */
  GOCUA_SYNC_WAITING,    /* something waits and will be sent in a moment */
  GOCUA_SYNC_SENDING,
  GOCUA_SYNC_RECEIVING,
  GOCUA_SYNC_UP_TO_DATE, /* nothing waits, and everything of the others is here */
  GOCUA_SYNC_NEEDS_YOU,  /* does not get better by itself: see the remedy */
} GocuaSyncMode;

/** GocuaSyncRemedy: what the person can do, for the button beside the problem. */
typedef enum
{
  GOCUA_SYNC_REMEDY_NONE,
  GOCUA_SYNC_REMEDY_TRY_AGAIN, /* gocua_sync_now() */
  GOCUA_SYNC_REMEDY_SIGN_IN,   /* the account's password again; the account is still known */
  GOCUA_SYNC_REMEDY_SET_CLOCK, /* the clock of the computer */
  GOCUA_SYNC_REMEDY_UPDATE,    /* a newer version of the program */
  GOCUA_SYNC_REMEDY_ASK,       /* only the administrator of the server can mend it */
  GOCUA_SYNC_REMEDY_REFUSED,   /* look at what the server refused */
  GOCUA_SYNC_REMEDY_CONFLICTS, /* settle what two people entered differently */
  GOCUA_SYNC_REMEDY_DISK,      /* make room on the disk of this computer */
} GocuaSyncRemedy;

/** GocuaSyncStanding: everything that the window and the command show. Times are milliseconds since 1970. */
typedef struct
{
  GocuaSyncMode mode;
  GocuaSyncRemedy remedy;
  char *problem; /* (nullable): translated: what happened, what was kept, what to do. While there is one,
                  * @mode is OFFLINE or NEEDS_YOU */

  char *server;  /* (nullable) */
  char *account; /* (nullable) */
  char *display; /* (nullable): the person's name, as the server knows it */
  char *role;    /* (nullable) */

  gint64 n_waiting;         /* changes that no server has acknowledged yet */
  gint64 oldest_waiting_ms; /* 0 none */
  gint64 last_ack_ms;       /* when the server last answered, 0 never */
  gint64 n_rejected;        /* changes that the server will not take as they are */
  gint64 n_unread;          /* changes of others that wait for a newer version of the program */
  gint64 n_conflicts;       /* open ones */
  gint64 n_changes;         /* all of the journal */

  gint64 now_ms; /* when all of this was true */

  gint64 done; /* of @total changes, while sending or receiving */
  gint64 total;
  gint64 bytes_sent; /* on the wire, headers too, since the program started */
  gint64 bytes_received;
  gint64 next_try_ms;      /* while offline: when it is tried again, 0 not known */
  gint64 clock_ahead_ms;   /* how far the computer's clock is ahead of the server's, negative when behind */
  gboolean clock_is_wrong; /* by more than 10 minutes: say so, with gocua_sync_standing_describe_clock() */
} GocuaSyncStanding;

GocuaSyncStanding *gocua_sync_standing_new (void);
GocuaSyncStanding *gocua_sync_standing_copy (const GocuaSyncStanding *self);
void gocua_sync_standing_free (GocuaSyncStanding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSyncStanding, gocua_sync_standing_free)

/**
 * gocua_sync_standing_settle:
 * @state: of the ward's file; copied
 * @activity: SENDING or RECEIVING while that is under way, else UP_TO_DATE
 * @error: (nullable): why the last exchange failed
 *
 * Decides @mode, @remedy and @problem and takes the numbers over: the one place where it is decided.
 */
void gocua_sync_standing_settle (GocuaSyncStanding *self,
                                 const GocuaSyncState *state,
                                 GocuaSyncMode activity,
                                 const GError *error);

/** gocua_sync_standing_describe: Returns: (transfer full): a few translated words, such as "Up to date as of
 * 14:32" or "3 waiting to be sent" */
char *gocua_sync_standing_describe (const GocuaSyncStanding *self);

/** gocua_sync_standing_describe_waiting: Returns: (transfer full): a translated sentence about what waits and
 * since when, and that it is saved on this computer */
char *gocua_sync_standing_describe_waiting (const GocuaSyncStanding *self);

/** gocua_sync_standing_describe_clock: Returns: (transfer full) (nullable): a translated sentence when the
 * computer's clock is wrong */
char *gocua_sync_standing_describe_clock (const GocuaSyncStanding *self);

/** gocua_sync_mode_get_name: Returns: (transfer none): an untranslated word, such as "up-to-date", for JSON
 */
const char *gocua_sync_mode_get_name (GocuaSyncMode mode);

/** gocua_sync_rejected_describe: @code: of a GocuaRejectedChange. Returns: (transfer none): a translated
 * sentence: why the server refused it, and the way to mend it */
const char *gocua_sync_rejected_describe (const char *code);

G_END_DECLS
