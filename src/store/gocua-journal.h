/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal.h: the one way in: changes go into the journal and from there into the tables that screens
 * read. */
#pragma once

#include "core/gocua-batch.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * gocua_journal_commit:
 * @batch: drafts; they get ids, stamps, device and author here
 * @progress: (nullable): called every few hundred changes, and as often for what follows from them
 * @error: a #GocuaChangeError when a change breaks a rule, a #GocuaDbError, or %G_IO_ERROR_CANCELLED
 *
 * Writes the whole batch and what follows from it in one transaction: when this returns %TRUE it is on the
 * disk, when it returns %FALSE nothing has changed. An empty batch is fine and writes nothing. Database
 * thread.
 */
gboolean gocua_journal_commit (GocuaDb *db,
                               GocuaBatch *batch,
                               GocuaProgress *progress,
                               GCancellable *cancellable,
                               GError **error);

/**
 * GocuaChangeSource:
 * @change: (out) (transfer full): the next one, a draft with its entity; %NULL after the last
 *
 * Makes the changes of a long batch while they are committed. It may read the store.
 *
 * Returns: %FALSE with an error when the batch is not to be
 */
typedef gboolean (*GocuaChangeSource) (GocuaChange **change, gpointer data, GError **error);

/**
 * gocua_journal_commit_from:
 * @batch: what comes first
 * @n_more: how many changes @next makes at most, for @progress
 *
 * As gocua_journal_commit(), for a batch of a hundred thousand changes that need not all be kept: none stays
 * in @batch, only their number.
 */
gboolean gocua_journal_commit_from (GocuaDb *db,
                                    GocuaBatch *batch,
                                    GocuaChangeSource next,
                                    gpointer data,
                                    guint n_more,
                                    GocuaProgress *progress,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * gocua_journal_receive:
 * @changes: (element-type GocuaChange): complete changes from elsewhere
 * @n_new: (out) (optional): how many were not known yet
 *
 * Merges changes that another store made. One that breaks a rule of this version stays in the journal with
 * its reason, is not shown, and does not stop the others; gocua_journal_rebuild() tries it again. One that is
 * known already changes nothing.
 */
gboolean gocua_journal_receive (GocuaDb *db,
                                GPtrArray *changes,
                                guint *n_new,
                                GCancellable *cancellable,
                                GError **error);

/** gocua_journal_receive_told: as gocua_journal_receive(); @progress: (nullable): told how many of them are
 * in */
gboolean gocua_journal_receive_told (GocuaDb *db,
                                     GPtrArray *changes,
                                     guint *n_new,
                                     GocuaProgress *progress,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * gocua_journal_undo:
 * @batch_id: what to undo
 *
 * Sets back every field that the batch set and that nobody has set since, as a new batch. Things that it made
 * are deleted. Undoing an undo does it again. A field that must be filled in and has no earlier value, since
 * others worked on the thing, stays as it is.
 *
 * Returns: (transfer full) (nullable): the batch that was committed, %NULL on error
 */
GocuaBatch *
gocua_journal_undo (GocuaDb *db, const GocuaId *batch_id, GCancellable *cancellable, GError **error);

/** gocua_journal_undo_most: as gocua_journal_undo(); @progress: (nullable): over the whole work; @kept: (out)
 * (optional) (nullable) (transfer full): translated sentences about what had to stay as it is, unset when all
 * was undone */
GocuaBatch *gocua_journal_undo_most (GocuaDb *db,
                                     const GocuaId *batch_id,
                                     GocuaProgress *progress,
                                     char **kept,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * gocua_journal_find_undoable:
 * @id: (out): the last batch that this store made and that is not undone
 * @action: (out) (transfer full): what it was
 *
 * Returns: whether there is one
 */
gboolean gocua_journal_find_undoable (GocuaDb *db, GocuaId *id, char **action);

/** gocua_journal_count: Returns: how many changes the journal holds; @n_waiting: (out) (optional) how many
 * wait for the server */
gint64 gocua_journal_count (GocuaDb *db, gint64 *n_waiting);

/** GocuaEvent: one line of the history of a thing. */
typedef struct
{
  gint64 at_ms; /* milliseconds since 1970 */
  char *author; /* (nullable) */
  char *action; /* (nullable): of the batch, where this store made it */
  GocuaChange *change;
} GocuaEvent;

void gocua_event_free (GocuaEvent *self);

/**
 * gocua_journal_get_history:
 *
 * Returns: (transfer full) (element-type GocuaEvent): all changes of one thing that keep the rules, whoever
 * made them, the oldest first
 */
GPtrArray *gocua_journal_get_history (GocuaDb *db, const GocuaId *entity, GError **error);

/**
 * gocua_journal_rebuild:
 * @dry_run: only compare
 * @n_different: (out) (optional): rows that were not as the journal says
 *
 * Makes all projections again from the journal and compares them with what was there. Changes that broke a
 * rule are judged again.
 */
gboolean gocua_journal_rebuild (GocuaDb *db,
                                gboolean dry_run,
                                gint64 *n_different,
                                GocuaProgress *progress,
                                GCancellable *cancellable,
                                GError **error);

/**
 * gocua_journal_catch_up:
 *
 * Rebuilds once if the projections were made by the rules of another version (GOCUA_RULES_VERSION), so that
 * what it did not understand is shown now. Called when a file is opened for writing.
 */
gboolean gocua_journal_catch_up (GocuaDb *db, GError **error);

G_END_DECLS
