/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-private.h: what the steps of an exchange share. */
#pragma once

#include "sync/gocua-exchange.h"
#include "sync/gocua-meter.h"

G_BEGIN_DECLS

struct _GocuaExchange
{
  GocuaStoreRunner runner;
  GocuaClock *clock;
  GocuaRemote *remote;
  GocuaSyncState *state;
  GocuaExchangeResult result;
  GocuaMeter push_bytes;
  GocuaMeter pull_changes;
  GocuaExchangeProgress progress;
  gpointer progress_data;
  GocuaRequest *poll; /* (nullable): the long poll that stands */
  gint64 poll_after;
  GocuaId poll_epoch;

  /* What the server said last, within one exchange. */
  GocuaId epoch;
  gint64 head;
  GocuaWireDigest digest;
  gint64 cursor; /* ours */
};

gpointer gocua_exchange_call (GocuaExchange *self,
                              GocuaStoreFunc func,
                              gpointer data,
                              gboolean announces,
                              GCancellable *cancellable,
                              GError **error);

/** gocua_exchange_note: remembers what came with an answer. Fails with GOCUA_SYNC_ERROR_EPOCH when the server
 * went back behind our cursor, or is in another epoch. */
gboolean gocua_exchange_note (GocuaExchange *self,
                              const GocuaId *epoch,
                              gint64 head,
                              const GocuaWireDigest *digest,
                              GError **error);

void gocua_exchange_report (GocuaExchange *self, GocuaSyncMode mode, gint64 done, gint64 total);

/** gocua_exchange_push: sends all that waits. */
gboolean gocua_exchange_push (GocuaExchange *self, GCancellable *cancellable, GError **error);

/** gocua_exchange_pull: fetches the feed until the head that the server had when it answered last;
 * @at_least_once: ask even when nothing new is known of. */
gboolean
gocua_exchange_pull (GocuaExchange *self, gboolean at_least_once, GCancellable *cancellable, GError **error);

/** gocua_exchange_take: takes a piece of the feed in; @limit: as it was asked for */
gboolean gocua_exchange_take (GocuaExchange *self,
                              GocuaFeed *feed,
                              gint64 after,
                              gint64 until,
                              guint limit,
                              GCancellable *cancellable,
                              GError **error);

/** gocua_exchange_compare: compares the newest digest, and mends what differs. */
gboolean gocua_exchange_compare (GocuaExchange *self, GCancellable *cancellable, GError **error);

/** gocua_exchange_reconcile: the server lost commits: forget the positions after the last digest that agrees.
 */
gboolean gocua_exchange_reconcile (GocuaExchange *self,
                                   const GocuaId *epoch,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
