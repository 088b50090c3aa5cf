/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange.h: one exchange between a ward's file and its server: send, receive, compare, mend. */
#pragma once

#include "store/gocua-store.h"
#include "store/gocua-sync-store.h"
#include "sync/gocua-remote.h"
#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

/**
 * GocuaStoreRunner:
 * @run: runs @func on the thread that owns the ward's file and waits for it
 *
 * The window runs through its GocuaStore; the command and the tests, which own the file, run right away. See
 * gocua_store_call_sync() for @announces.
 */
typedef struct
{
  gpointer (*run) (gpointer user_data,
                   GocuaStoreFunc func,
                   gpointer data,
                   gboolean announces,
                   GCancellable *cancellable,
                   GError **error);
  gpointer user_data;
} GocuaStoreRunner;

/** gocua_store_runner_for_db: runs right away, on the thread that calls, which owns @db. */
GocuaStoreRunner gocua_store_runner_for_db (GocuaDb *db);

/** gocua_store_runner_for_store: runs on the writing thread of @store, as gocua_store_call_sync(). */
GocuaStoreRunner gocua_store_runner_for_store (GocuaStore *store);

/**
 * GocuaExchange:
 *
 * Synchronous; for one thread, which is not that of the file unless the runner runs right away. Nothing is
 * taken as sent before the server has acknowledged it; whatever happens, the next exchange goes on from what
 * is on the disk.
 */
typedef struct _GocuaExchange GocuaExchange;

/** GocuaExchangeProgress: @mode: SENDING or RECEIVING; on the thread of the exchange */
typedef void (*GocuaExchangeProgress) (GocuaSyncMode mode, gint64 done, gint64 total, gpointer data);

/** gocua_exchange_new: @clock: that of the file */
GocuaExchange *gocua_exchange_new (const GocuaStoreRunner *runner, GocuaClock *clock);
void gocua_exchange_free (GocuaExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaExchange, gocua_exchange_free)

/** gocua_exchange_set_progress: @progress: (nullable): told how far it is */
void gocua_exchange_set_progress (GocuaExchange *self, GocuaExchangeProgress progress, gpointer data);

/** gocua_exchange_set_max_page: changes in one transaction at most, so that a person's entries do not wait
 * behind it. */
void gocua_exchange_set_max_page (GocuaExchange *self, guint n_changes);

/** gocua_exchange_get_remote: Returns: (transfer none) */
GocuaRemote *gocua_exchange_get_remote (GocuaExchange *self);

/** gocua_exchange_load: reads from the file where it stands, and address, token and ward for the next
 * requests.
 */
gboolean gocua_exchange_load (GocuaExchange *self, GCancellable *cancellable, GError **error);

/** gocua_exchange_refresh: reads where the file stands again; address, token and ward stay as they are. */
gboolean gocua_exchange_refresh (GocuaExchange *self, GCancellable *cancellable, GError **error);

/** gocua_exchange_get_state: Returns: (transfer none): as gocua_exchange_load() or the last exchange found it
 */
const GocuaSyncState *gocua_exchange_get_state (GocuaExchange *self);

/** GocuaExchangeResult: what the last exchange did. */
typedef struct
{
  guint n_sent;        /* acknowledged changes */
  guint n_received;    /* new ones of others */
  guint n_mended;      /* buckets that differed and were fetched again */
  gboolean reconciled; /* the server had lost commits */
} GocuaExchangeResult;

/** gocua_exchange_get_result: Returns: (transfer none): all zero while there was none */
const GocuaExchangeResult *gocua_exchange_get_result (GocuaExchange *self);

/**
 * gocua_exchange_run:
 *
 * Loads, sends everything that waits, receives everything that is new, and compares digests. Where the
 * account may not send, it receives all the same and reports that afterwards.
 *
 * Returns: whether store and server hold the same now; else a #GocuaSyncError, #GocuaDbError or
 * %G_IO_ERROR_CANCELLED
 */
gboolean gocua_exchange_run (GocuaExchange *self, GCancellable *cancellable, GError **error);

/**
 * gocua_exchange_watch:
 * @timeout_ms: -1 for none
 *
 * Waits until the server has something new (and takes it in), gocua_exchange_wake() is called, or the time is
 * over. Goes on where it stopped when it is called again.
 *
 * Returns: what happened; %GOCUA_DRIVE_CANCELLED also with @error set
 */
GocuaDrive
gocua_exchange_watch (GocuaExchange *self, int timeout_ms, GCancellable *cancellable, GError **error);

/** gocua_exchange_wake: any thread. */
void gocua_exchange_wake (GocuaExchange *self);

G_END_DECLS
