/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-store.h: what sync needs of a ward's file: what waits, how far the feed was read, what the
 * server said. */
#pragma once

#include "core/gocua-change.h"
#include "store/gocua-types.h"
#include "wire/gocua-digest.h"

G_BEGIN_DECLS

/*
 * All functions are synchronous on a GocuaDb, for the thread that owns it. Those that write do so in one
 * transaction: all of it is on the disk, or nothing has changed. Nothing here ever deletes a change.
 */

/** GocuaSyncState: where a ward's file stands towards its server. */
typedef struct
{
  char *server;             /* (nullable): address, %NULL when the file was never connected */
  char *account;            /* (nullable): %NULL when nobody is signed in */
  char *display;            /* (nullable): the person's name, as the server knows it */
  char *role;               /* (nullable) */
  char *token;              /* (nullable): secret; wiped when freed */
  GocuaId epoch;            /* null: the feed was never read */
  gint64 cursor;            /* the last position of the feed that is here, with all before it */
  gint64 last_ack_ms;       /* when the server last acknowledged or answered, 0 never */
  gint64 n_waiting;         /* changes without a position that the server has not rejected */
  gint64 oldest_waiting_ms; /* when the oldest of them was made, 0 none */
  gint64 n_rejected;        /* changes that the server will not take as they are */
  gint64 n_unread;          /* changes of others that break a rule of this version and wait for a newer one */
  gint64 n_conflicts;       /* open ones */
  gint64 n_changes;         /* all of the journal */
} GocuaSyncState;

GocuaSyncState *gocua_sync_read_state (GocuaDb *db, GError **error);
void gocua_sync_state_free (GocuaSyncState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSyncState, gocua_sync_state_free)

/** gocua_sync_sign_in: keeps address, account and token in the file (which is encrypted). Positions stay: the
 * epoch tells whether they mean anything to the server. */
gboolean gocua_sync_sign_in (GocuaDb *db,
                             const char *server,
                             const char *account,
                             const char *display,
                             const char *role,
                             const char *token,
                             GError **error);

/** gocua_sync_sign_out: forgets the token and the account, nothing else. What is not sent stays and waits. */
gboolean gocua_sync_sign_out (GocuaDb *db, GError **error);

/** gocua_sync_drop_token: the server does not know the token any more; the account stays, to sign in again.
 */
gboolean gocua_sync_drop_token (GocuaDb *db, GError **error);

/**
 * gocua_sync_read_outbox:
 * @max_bytes: of bodies; one change is returned even when it alone is larger
 *
 * Returns: (transfer full) (element-type GocuaChange): what waits, oldest first, at most @max_changes
 */
GPtrArray *gocua_sync_read_outbox (GocuaDb *db, guint max_changes, gsize max_bytes, GError **error);

/** GocuaSyncReceipt: what the server said to one change that was sent. */
typedef struct
{
  gint64 position;      /* 0: rejected */
  GocuaStamp stamp;     /* 0: as it was sent; else the effective one */
  const char *rejected; /* (nullable): the code */
} GocuaSyncReceipt;

/**
 * gocua_sync_acknowledge:
 * @changes: as gocua_sync_read_outbox() gave them
 * @receipts: one for each of them
 * @epoch: of the positions; must be the file's, or the file's must be null
 * @now_ms: for GocuaSyncState.last_ack_ms
 *
 * Moves the cursor too when the positions follow on it without a gap. Where a stamp was lowered, the thing is
 * computed again from the journal.
 */
gboolean gocua_sync_acknowledge (GocuaDb *db,
                                 const GocuaId *epoch,
                                 GPtrArray *changes,
                                 const GocuaSyncReceipt *receipts,
                                 gint64 now_ms,
                                 GError **error);

/**
 * gocua_sync_take:
 * @changes: a piece of the feed, in the order of positions, each with position and effective stamp; may be
 * empty
 * @after: the cursor from which it was asked for
 * @cursor: the position up to which the store has the feed then
 * @n_new: (out) (optional): how many were not in the journal yet
 *
 * Takes a piece of the feed in. The cursor moves in the same transaction, if it still is @after; otherwise (a
 * bucket fetched again, another process was faster) it stays where it is. A change that is here already gets
 * its position and effective stamp. One that breaks a rule is kept, not shown, and does not stop the rest.
 */
gboolean gocua_sync_take (GocuaDb *db,
                          const GocuaId *epoch,
                          GPtrArray *changes,
                          gint64 after,
                          gint64 cursor,
                          gint64 now_ms,
                          guint *n_new,
                          GCancellable *cancellable,
                          GError **error);

/**
 * gocua_sync_get_digest:
 * @n_rows: (out) (optional): how many changes the bucket holds here
 *
 * Works out the digest of a complete bucket from the journal. That of the newest one is kept for the next
 * time.
 */
gboolean gocua_sync_get_digest (GocuaDb *db,
                                gint64 bucket,
                                guint8 sha256[GOCUA_DIGEST_SIZE],
                                gint64 *n_rows,
                                GError **error);

/**
 * gocua_sync_forget_positions:
 * @epoch: the server's epoch from now on
 * @after: forget the positions over this one; the cursor goes back to it if it was further
 * @until: and up to this one, -1 for all
 *
 * For another epoch, a head that went back, or a bucket that differs. The changes wait again, whoever made
 * them, until the feed or an acknowledgement gives them a position. With @until the cursor stays where it is.
 */
gboolean
gocua_sync_forget_positions (GocuaDb *db, const GocuaId *epoch, gint64 after, gint64 until, GError **error);

/* In the place of the server's code: nobody has to do anything about it any more. */
#define GOCUA_SYNC_OVERTAKEN "(overtaken)"

/* Which rows of "change" are GocuaRejectedChange. For the store only. */
#define GOCUA_SYNC_SQL_REJECTED "rejected IS NOT NULL AND rejected <> '" GOCUA_SYNC_OVERTAKEN "'"

/** GocuaRejectedChange: a change that the server will not take as it is. */
typedef struct
{
  GocuaId change;
  GocuaId entity;
  char *kind;
  char *code;
  gint64 made_ms;
  char *title; /* the thing in words: address and head of the household, of the visit's household, ... */
  GocuaId household; /* to open, or null */
} GocuaRejectedChange;

void gocua_rejected_change_free (GocuaRejectedChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRejectedChange, gocua_rejected_change_free)

/** gocua_sync_list_rejected: Returns: (transfer full) (element-type GocuaRejectedChange): the newest @limit
 */
GPtrArray *gocua_sync_list_rejected (GocuaDb *db, guint limit, GError **error);

/**
 * gocua_sync_offer_again:
 *
 * Gives a rejected change a new id and lets it wait again; its content and stamp stay. Fields that were set
 * again since do not go along: they are kept in the journal, in a change of their own that is
 * %GOCUA_SYNC_OVERTAKEN, so that a note that was too long and was shortened is not refused once more.
 */
gboolean gocua_sync_offer_again (GocuaDb *db, const GocuaId *change, GError **error);

/** GocuaWaitingBatch: changes of one act that wait to be sent, for the list of what waits. */
typedef struct
{
  GocuaId batch;
  char *action; /* "" when another computer made it */
  char *author; /* (nullable) */
  gint64 made_ms;
  gint64 n_changes;
  char *title;       /* of the first thing in it */
  GocuaId household; /* to open, or null */
} GocuaWaitingBatch;

void gocua_waiting_batch_free (GocuaWaitingBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaWaitingBatch, gocua_waiting_batch_free)

/** gocua_sync_list_waiting: Returns: (transfer full) (element-type GocuaWaitingBatch): the oldest @limit */
GPtrArray *gocua_sync_list_waiting (GocuaDb *db, guint limit, GError **error);

G_END_DECLS
