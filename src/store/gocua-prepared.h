/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-prepared.h: a change that this store is about to make, with all that is known of it without the file.
 * For the store only. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-projection.h"

G_BEGIN_DECLS

/** GocuaPrepared: not changed any more once it is made, so one thread may make it and another write it. */
typedef struct
{
  GocuaChange *change;
  GString *body;            /* as the journal keeps it */
  GocuaRecord *made;        /* (nullable): the thing, if it is new; %NULL where the change can't make one */
  guint64 applied;          /* a bit for each field of @made that the change sets */
  GocuaProjectionKeys keys; /* of @made */
} GocuaPrepared;

/** gocua_prepared_init: @change: (transfer full): complete, with its stamp. Any thread. */
void gocua_prepared_init (GocuaPrepared *self, GocuaChange *change);
void gocua_prepared_clear (GocuaPrepared *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaPrepared, gocua_prepared_clear)

/**
 * GocuaPreparer:
 *
 * A thread that prepares changes: a third of what a list of households costs is not the file's, and on two
 * cores it is done while the ones before are written.
 */
typedef struct _GocuaPreparer GocuaPreparer;

GocuaPreparer *gocua_preparer_new (void);

/** gocua_preparer_free: waits for the thread; what was not taken is dropped. */
void gocua_preparer_free (GocuaPreparer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPreparer, gocua_preparer_free)

/** gocua_preparer_push: @changes: (transfer full) (element-type GocuaChange): at least one, each complete */
void gocua_preparer_push (GocuaPreparer *self, GPtrArray *changes);

/** gocua_preparer_pop: Returns: (transfer full) (element-type GocuaPrepared): what was pushed, prepared, in
 * the same pieces and order. Waits for it, so only for a push that was not answered yet */
GArray *gocua_preparer_pop (GocuaPreparer *self);

G_END_DECLS
