/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-merge.h: making one household of several that are the same, so that it can be undone and any number
 * of offices can do it at once. */
#pragma once

#include "core/gocua-batch.h"

G_BEGIN_DECLS

/*
 * A household that is merged into another keeps all its fields and its visits, and gets one more field: the
 * one that it was merged into. Everything else follows from that pointer, in every store alike: it is in no
 * list any more, and its visits count for the household at the end of the pointers. So undoing a merge, or
 * two offices that merge in opposite directions, or a visit that comes in later from an office that did not
 * know, needs no repair.
 */

/** GocuaMergeLink: what is known of one household that points to another or is pointed to. */
typedef struct
{
  GocuaId id;
  gboolean exists; /* made and not deleted */
  GocuaId into;    /* null: points to none */
  GocuaStamp stamp;
  GocuaId device; /* of @into, with @stamp */
  GocuaId root;   /* (out): where it is shown; null: where it is itself */
} GocuaMergeLink;

/**
 * gocua_merge_resolve:
 * @links: (array length=n): all households that point to another, and all that exist and are pointed to
 *
 * Works out where each household is shown: at the last one on its way along the pointers that exists. Where
 * pointers run in a circle the oldest of them does not count, so that the last decision stands. No household
 * that exists is lost: the root of each exists and is its own.
 */
void gocua_merge_resolve (GocuaMergeLink *links, guint n);

/** GocuaMergeChoice: for each field of a household, the index of the household whose value is taken. */
typedef struct
{
  guint from[GOCUA_HOUSEHOLD_N_FIELDS];
} GocuaMergeChoice;

/** gocua_merge_is_chosen: Returns: whether a person chooses the value of this field of a household */
gboolean gocua_merge_is_chosen (guint field);

/**
 * gocua_merge_suggest:
 * @households: (element-type GocuaRecord): the first is the one that stays
 *
 * The fuller value for names, addresses and notes, the code of the one that stays, the newer one for the
 * rest; a value before none. People and people of eligible age come from one household, as do area and
 * residents' group where the areas differ.
 */
void gocua_merge_suggest (GPtrArray *households, GocuaMergeChoice *choice);

/**
 * gocua_merge_make_batch:
 * @households: (element-type GocuaRecord): two or more, as the person saw them; the first is the one that
 * stays
 * @choice: where its values come from
 *
 * Returns: (transfer full): a batch that makes one household of them
 */
GocuaBatch *gocua_merge_make_batch (GPtrArray *households, const GocuaMergeChoice *choice);

/** gocua_merge_init_distinct_id: the id of the record that says that two households are not the same: one and
 * the same in every store, whichever of them comes first. */
void gocua_merge_init_distinct_id (GocuaId *id, const GocuaId *a, const GocuaId *b);

/** gocua_merge_put_distinct: @seen: the record with that id, as it stands. Adds what says that they are not
 * the same. */
void
gocua_merge_put_distinct (GocuaBatch *batch, const GocuaRecord *seen, const GocuaId *a, const GocuaId *b);

G_END_DECLS
