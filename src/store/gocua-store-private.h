/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-store-private.h: what a store consists of, for the files that make it up. */
#pragma once

#include "store/gocua-store-worker.h"

G_BEGIN_DECLS

struct _GocuaStore
{
  GObject parent_instance;

  char *path;
  GocuaClock *clock;
  GMainContext *context; /* where GocuaStore::changed is emitted */
  GocuaStoreWorker writer;
  GocuaStoreWorker reader;
  guint pending_writes;
  gint announcing; /* atomic: an emission is on its way */
  GMutex lock;
  gboolean closed; /* under @lock: nothing is pushed after the workers were told to end */
};

G_END_DECLS
