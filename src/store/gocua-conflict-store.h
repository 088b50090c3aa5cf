/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict-store.h: fields that two people set without having seen each other's value. */
#pragma once

#include "core/gocua-batch.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaConflictSide: one of the two values, who set it and when. */
typedef struct
{
  GocuaId change;
  GocuaValue value;
  char *author; /* (nullable) */
  gint64 made_ms;
} GocuaConflictSide;

/**
 * GocuaConflict:
 *
 * @winner stands in the record now (or was overwritten since), @other was set without either having seen the
 * other. Its id follows from the two changes and the field, so that it is the same in every store; settling
 * it is a change of the kind "conflict" with that id.
 */
typedef struct
{
  GocuaId id;
  GocuaKind kind;
  GocuaId entity;
  guint field; /* of the kind; of the fields of one unit of merge, which are one conflict, the first that
                  differs */
  GocuaConflictSide winner;
  GocuaConflictSide other;
  GocuaValue now;    /* what stands in the field */
  char *title;       /* the thing in words */
  GocuaId household; /* to open, or null */
} GocuaConflict;

void gocua_conflict_free (GocuaConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaConflict, gocua_conflict_free)

/** gocua_conflicts_count: @n: (out): how many are open: nobody has settled them, and the thing is not deleted
 */
gboolean gocua_conflicts_count (GocuaDb *db, gint64 *n, GError **error);

/** gocua_conflicts_list: Returns: (transfer full) (element-type GocuaConflict): the open ones, newest first
 */
GPtrArray *gocua_conflicts_list (GocuaDb *db, guint limit, GError **error);

/** GocuaSettledConflict: one that somebody settled: which, who, when, and with what act. */
typedef struct
{
  GocuaConflict *conflict;
  GocuaId batch;
  char *author; /* (nullable) */
  gint64 at_ms;
  gboolean took_other;
} GocuaSettledConflict;

void gocua_settled_conflict_free (GocuaSettledConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSettledConflict, gocua_settled_conflict_free)

/** gocua_conflicts_list_settled: Returns: (transfer full) (element-type GocuaSettledConflict): those of
 * @entity, for its history */
GPtrArray *gocua_conflicts_list_settled (GocuaDb *db, const GocuaId *entity, GError **error);

/**
 * gocua_conflicts_settle:
 * @take_other: put the other value into the field (and into those of its unit); else what stands there stays
 *
 * Commits one batch (action "conflict.settle"): the choice, and that it was made. It can be undone like any
 * other.
 *
 * Returns: (transfer full) (nullable): the batch
 */
GocuaBatch *
gocua_conflicts_settle (GocuaDb *db, const GocuaConflict *conflict, gboolean take_other, GError **error);

G_END_DECLS
