/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-lists.h: what the page “Sync” lists: what waits, what was refused, what two people entered
 * differently. */
#pragma once

#include "store/gocua-conflict-store.h"
#include "store/gocua-store.h"
#include "store/gocua-sync-store.h"

G_BEGIN_DECLS

/** GOCUA_SYNC_LIST_MAX: how many of each are shown; the headings say how many there are. */
#define GOCUA_SYNC_LIST_MAX 50

/** GocuaSyncLists: immutable once read. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *waiting;   /* of GocuaWaitingBatch */
  GPtrArray *rejected;  /* of GocuaRejectedChange */
  GPtrArray *conflicts; /* of GocuaConflict */
} GocuaSyncLists;

GocuaSyncLists *gocua_sync_lists_ref (GocuaSyncLists *self);
void gocua_sync_lists_unref (GocuaSyncLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSyncLists, gocua_sync_lists_unref)

/** gocua_sync_lists_read_async: ends with gocua_store_call_finish(): (transfer full) a #GocuaSyncLists */
void gocua_sync_lists_read_async (GocuaStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** gocua_sync_lists_settle_async: settles the conflict at @index; ends with gocua_store_call_finish():
 * (transfer full) (nullable) the #GocuaBatch */
void gocua_sync_lists_settle_async (GocuaStore *store,
                                    GocuaSyncLists *lists,
                                    guint index,
                                    gboolean take_other,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/** gocua_sync_lists_offer_again_async: lets the refused change at @index wait again. */
void gocua_sync_lists_offer_again_async (GocuaStore *store,
                                         GocuaSyncLists *lists,
                                         guint index,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

G_END_DECLS
