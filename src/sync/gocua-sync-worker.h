/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-worker.h: the thread that exchanges, waits, and tries again. */
#pragma once

#include "sync/gocua-exchange.h"

G_BEGIN_DECLS

typedef struct _GocuaSyncWorker GocuaSyncWorker;

/** GocuaSyncNews: @standing: (transfer full); called on the worker's thread */
typedef void (*GocuaSyncNews) (GocuaSyncStanding *standing, gpointer data);

/** GocuaSyncWake: why the worker is to look up. */
typedef enum
{
  GOCUA_SYNC_WAKE_NOW = 1 << 0, /* somebody asks, or the network came back */
  GOCUA_SYNC_WAKE_COMMITTED =
      1 << 1, /* something was entered: sent after a moment, together with what follows */
  GOCUA_SYNC_WAKE_CHANGED = 1 << 2, /* the numbers may be different */
  GOCUA_SYNC_WAKE_RELOAD = 1 << 3,  /* somebody signed in or out: break off what is under way */
  GOCUA_SYNC_WAKE_STOP = 1 << 4,
} GocuaSyncWake;

/** gocua_sync_worker_new: starts the thread. */
GocuaSyncWorker *gocua_sync_worker_new (GocuaStore *store, GocuaSyncNews news, gpointer data);

/** gocua_sync_worker_free: breaks off what is under way and waits for the thread. No news comes after that.
 */
void gocua_sync_worker_free (GocuaSyncWorker *self);

/** gocua_sync_worker_wake: any thread. */
void gocua_sync_worker_wake (GocuaSyncWorker *self, GocuaSyncWake why);

G_END_DECLS
