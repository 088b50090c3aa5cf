/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-lists.c: what the page “Sync” lists: what waits, what was refused, what two people entered
 * differently. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-sync-lists.h"

GocuaSyncLists *
gocua_sync_lists_ref (GocuaSyncLists *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_sync_lists_unref (GocuaSyncLists *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->rejected, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_lists (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSyncLists) self = g_new0 (GocuaSyncLists, 1);

  g_atomic_ref_count_init (&self->refs);
  self->waiting = gocua_sync_list_waiting (db, GOCUA_SYNC_LIST_MAX, error);
  if (self->waiting == NULL)
    return NULL;
  self->rejected = gocua_sync_list_rejected (db, GOCUA_SYNC_LIST_MAX, error);
  if (self->rejected == NULL)
    return NULL;
  self->conflicts = gocua_conflicts_list (db, GOCUA_SYNC_LIST_MAX, error);
  return self->conflicts != NULL ? g_steal_pointer (&self) : NULL;
}

void
gocua_sync_lists_read_async (GocuaStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store));

  gocua_store_read_async (store, read_lists, NULL, NULL, (GDestroyNotify) gocua_sync_lists_unref, cancellable,
                          callback, user_data);
}

/* What a person does with one line. */
typedef struct
{
  GocuaSyncLists *lists;
  guint index;
  gboolean take_other;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  gocua_sync_lists_unref (act->lists);
  g_free (act);
}

static Act *
act_new (GocuaSyncLists *lists, guint index, gboolean take_other)
{
  Act *act = g_new0 (Act, 1);

  act->lists = gocua_sync_lists_ref (lists);
  act->index = index;
  act->take_other = take_other;
  return act;
}

static gpointer
settle (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  return gocua_conflicts_settle (db, g_ptr_array_index (act->lists->conflicts, act->index), act->take_other,
                                 error);
}

void
gocua_sync_lists_settle_async (GocuaStore *store,
                               GocuaSyncLists *lists,
                               guint index,
                               gboolean take_other,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (lists != NULL && index < lists->conflicts->len);

  gocua_store_write_async (store, settle, act_new (lists, index, take_other), act_free,
                           (GDestroyNotify) gocua_batch_unref, NULL, callback, user_data);
}

static gpointer
offer_again (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;
  const GocuaRejectedChange *rejected = g_ptr_array_index (act->lists->rejected, act->index);

  gocua_sync_offer_again (db, &rejected->change, error);
  return NULL;
}

void
gocua_sync_lists_offer_again_async (GocuaStore *store,
                                    GocuaSyncLists *lists,
                                    guint index,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (lists != NULL && index < lists->rejected->len);

  gocua_store_write_async (store, offer_again, act_new (lists, index, FALSE), act_free, NULL, NULL, callback,
                           user_data);
}
