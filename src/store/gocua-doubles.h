/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles.h: likely doubles among the households of a ward, and what was decided about them. */
#pragma once

#include "core/gocua-batch.h"
#include "core/gocua-double.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaDoubleHit: two households that may be one; @a has the smaller id. */
typedef struct
{
  GocuaId a, b;
  guint score;   /* see gocua_double_score() */
  guint reasons; /* a bit for each #GocuaDoubleReason */
} GocuaDoubleHit;

/** GOCUA_DOUBLES_MAX: nobody works through more of them in one go, and each act looks at all of
 * them again; the surest are kept. */
#define GOCUA_DOUBLES_MAX 2000

/** GocuaDoubles: what a search found. */
typedef struct
{
  GArray *hits;       /* of GocuaDoubleHit, the surest first */
  guint n_households; /* that were looked at */
  guint n_left_out;   /* hits beyond %GOCUA_DOUBLES_MAX */
  guint n_shortened;  /* households that too many others resemble, see #GocuaDoubleResult */
} GocuaDoubles;

void gocua_doubles_free (GocuaDoubles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoubles, gocua_doubles_free)

/**
 * gocua_doubles_search:
 *
 * Looks through all households on the roster. Pairs that somebody said are not the same are left out, also
 * when one of the two was merged into a third since. Only reads; seconds for the largest ward.
 *
 * Returns: (transfer full) (nullable): %NULL with a #GocuaDbError or %G_IO_ERROR_CANCELLED
 */
GocuaDoubles *
gocua_doubles_search (GocuaDb *db, GocuaProgress *progress, GCancellable *cancellable, GError **error);

/**
 * gocua_doubles_put_first:
 * @hits: (element-type GocuaDoubleHit) (inout): put in order
 * @batch: a batch of this store's journal, such as a list that was just taken in
 *
 * Puts the pairs of the households that the batch made or changed before all others, each in the order that
 * they had.
 */
gboolean gocua_doubles_put_first (GocuaDb *db, GArray *hits, const GocuaId *batch, GError **error);

/**
 * gocua_doubles_refresh:
 * @hits: (element-type GocuaDoubleHit): of an earlier search
 *
 * Returns: (transfer full) (element-type GocuaDoubleHit) (nullable): those that still stand, in the same
 * order: of two that are on the roster and were neither merged nor said to differ. Where one was merged into
 * a third the pair is that third's, if it is likely still.
 */
GArray *gocua_doubles_refresh (GocuaDb *db, GArray *hits, GCancellable *cancellable, GError **error);

/** GocuaDoubleSide: one of two households beside each other. */
typedef struct
{
  GocuaRecord *household;
  guint n_visits;   /* that count, of all campaigns */
  char *last_visit; /* (nullable): ISO */
} GocuaDoubleSide;

/** GocuaDoubleView: two households to compare, as they stand. */
typedef struct
{
  GocuaDoubleSide sides[2]; /* the first is the one that is better kept: the one with more visits, then more
                               fields, then the older one */
  guint score;
  guint reasons;
} GocuaDoubleView;

void gocua_double_view_free (GocuaDoubleView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoubleView, gocua_double_view_free)

/**
 * gocua_double_view_read:
 *
 * Plans that a visit has closed are left out, see gocua_doubles_forget_closed_plans().
 *
 * Returns: (transfer full) (nullable): %NULL without an error when one of them is gone, or both are one by
 * now
 */
GocuaDoubleView *gocua_double_view_read (GocuaDb *db, const GocuaId *a, const GocuaId *b, GError **error);

/**
 * gocua_doubles_forget_closed_plans:
 * @households: (element-type GocuaRecord): about to be merged, as they stand
 *
 * Takes out of the records each planned follow-up that a visit at any of these households has closed. A merge
 * that takes a plan over stamps it anew, so that it would count as made after that visit and be open again.
 * Only reads the ward file; the records keep their stamps.
 *
 * Returns: %FALSE on error
 */
gboolean gocua_doubles_forget_closed_plans (GocuaDb *db, GPtrArray *households, GError **error);

/**
 * gocua_doubles_make_distinct_batch:
 *
 * Returns: (transfer full) (nullable): a batch that says that the two are not the same; empty when that was
 * said before. %NULL on error. Only reads
 */
GocuaBatch *
gocua_doubles_make_distinct_batch (GocuaDb *db, const GocuaId *a, const GocuaId *b, GError **error);

/** gocua_doubles_is_distinct: Returns: whether somebody said that the two are not the same */
gboolean gocua_doubles_is_distinct (GocuaDb *db, const GocuaId *a, const GocuaId *b);

/** GocuaLikelyDouble: a household on the roster that may be the one that is being typed. */
typedef struct
{
  GocuaId id;
  guint score;
  guint reasons;
  char *head, *address;        /* (nullable) */
  int people, eligible_people; /* -1: not known */
} GocuaLikelyDouble;

void gocua_likely_double_free (GocuaLikelyDouble *self);

/**
 * gocua_likely_doubles_find:
 * @household: as typed so far; its id may be null
 * @max: how many at most
 *
 * Asks the search index, so that it takes milliseconds in the largest ward.
 *
 * Returns: (transfer full) (element-type GocuaLikelyDouble) (nullable): the likeliest first, %NULL on error
 */
GPtrArray *gocua_likely_doubles_find (GocuaDb *db,
                                      const GocuaRecord *household,
                                      guint max,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
