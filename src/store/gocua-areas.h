/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-areas.h: how many households an area has, plans that divide and join areas, and what became of one.
 */
#pragma once

#include "core/gocua-area-plan.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/*
 * All functions are synchronous on a GocuaDb, for the thread that owns it, and only read: a plan is carried
 * out by gocua_journal_commit() of its batch. Households that are off the roster and doubles that were merged
 * go along, so that bringing them back does not bring them to an area that is gone; they are not counted.
 */

/** GocuaAreaRow: an area and what is in it. */
typedef struct
{
  GocuaRecord *area;
  guint n_households; /* on the roster */
  guint n_teams;
} GocuaAreaRow;

void gocua_area_row_free (GocuaAreaRow *self);

/** gocua_areas_list: Returns: (transfer full) (element-type GocuaAreaRow): the areas in their order */
GPtrArray *gocua_areas_list (GocuaDb *db, GError **error);

/** GocuaAreaShare: what one new part of an area gets. */
typedef struct
{
  GocuaId area;       /* null while nobody goes there */
  guint n_households; /* on the roster */
} GocuaAreaShare;

/** GocuaAreaGroup: a tổ and how many households of it are meant. */
typedef struct
{
  char *name; /* as one of them writes it, "" for no tổ */
  guint n_households;
} GocuaAreaGroup;

void gocua_area_group_free (GocuaAreaGroup *self);

/** GocuaAreaPlan: what is about to be done, to be shown before it is. */
typedef struct
{
  GocuaBatch *batch;
  GocuaId
      area; /* where they go; null for no area, and for a tổ; a split: the first part that gets somebody */
  guint n_moving;    /* households on the roster that change */
  guint n_staying;   /* those that are left where they were */
  guint n_teams;     /* teams that go over */
  GArray *shares;    /* (nullable) of GocuaAreaShare: a split: what each new part gets, in their order */
  GPtrArray *groups; /* (nullable) of GocuaAreaGroup: a split: the tổ of those that stay */
  guint n_twice;     /* a split: households that more than one part means; the first has them */
} GocuaAreaPlan;

void gocua_area_plan_free (GocuaAreaPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAreaPlan, gocua_area_plan_free)

/**
 * gocua_areas_plan_split:
 * @name: (nullable): what @area is called from then on
 * @parts: (element-type GocuaAreaPart): the new areas, which stand beside it
 *
 * Each household of @area goes to the first part that means it, or stays. Its teams stay.
 *
 * Returns: (transfer full): the plan; a part that gets nobody is not made
 */
GocuaAreaPlan *gocua_areas_plan_split (GocuaDb *db,
                                       const GocuaRecord *area,
                                       const char *name,
                                       GPtrArray *parts,
                                       GError **error);

/** gocua_area_plan_find_empty: Returns: the place of the first part of a split that gets no household on the
 * roster, %GOCUA_AREA_PART_NONE when each gets some */
guint gocua_area_plan_find_empty (const GocuaAreaPlan *self);

/** gocua_areas_plan_merge: @others: (element-type GocuaRecord): become one with @into. Returns: (transfer
 * full): the plan */
GocuaAreaPlan *
gocua_areas_plan_merge (GocuaDb *db, const GocuaRecord *into, GPtrArray *others, GError **error);

/** gocua_areas_plan_move: @households: (element-type GocuaRecord): go to @area (nullable: to none). Returns:
 * (transfer full): the plan */
GocuaAreaPlan *
gocua_areas_plan_move (GocuaDb *db, GPtrArray *households, const GocuaRecord *area, GError **error);

/** gocua_areas_plan_group: renames the tổ @from to @to; @area: (nullable): only there. Returns: (transfer
 * full): the plan */
GocuaAreaPlan *gocua_areas_plan_group (GocuaDb *db,
                                       const GocuaRecord *area,
                                       const char *from,
                                       const char *to,
                                       GError **error);

/** gocua_areas_load_households: Returns: (transfer full) (element-type GocuaRecord): all households of @area
 * (nullable: of the ward), those off the roster and merged doubles too */
GPtrArray *gocua_areas_load_households (GocuaDb *db, const GocuaId *area, GError **error);

/** gocua_areas_load_roster: as gocua_areas_load_households(), only those that count: neither off the roster
 * nor shown at another one */
GPtrArray *gocua_areas_load_roster (GocuaDb *db, const GocuaId *area, GError **error);

/** GocuaAreaEvent: one act in the history of an area. */
typedef struct
{
  gint64 at_ms; /* milliseconds since 1970 */
  char *author; /* (nullable) */
  char *text;   /* what was done, translated: "Renamed to “Khu phố 3”. 12 households came." */
} GocuaAreaEvent;

void gocua_area_event_free (GocuaAreaEvent *self);

/**
 * gocua_areas_get_history:
 *
 * Reads the journal, so that the answer is the same on every computer. A deleted area has a history too: into
 * which one it was merged follows from where its households went in the same act.
 *
 * Returns: (transfer full) (element-type GocuaAreaEvent): the newest first
 */
GPtrArray *gocua_areas_get_history (GocuaDb *db, const GocuaId *area, GError **error);

G_END_DECLS
