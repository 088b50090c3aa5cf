/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk.h: one thing done to many households, as one batch. */
#pragma once

#include "core/gocua-batch.h"
#include "core/gocua-status.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_BULK_AREA,      /* @id: where they belong; null for no area */
  GOCUA_BULK_TEAM,      /* @id: who looks after them; null for nobody */
  GOCUA_BULK_FOLLOW_UP, /* @date: when somebody is to go there again; "" takes the plan back */
  GOCUA_BULK_ARCHIVE,   /* off the roster */
  GOCUA_BULK_RESTORE,   /* back on it */
} GocuaBulkAction;

/** GocuaBulk: what is to be done. Plain data. */
typedef struct
{
  GocuaBulkAction action;
  GocuaId id;
  char date[GOCUA_ISO_DATE_SIZE];
} GocuaBulk;

/** GocuaBulkResult: what was done. */
typedef struct
{
  GocuaId batch;    /* null where there was nothing to do */
  guint n_changed;  /* households */
  guint n_same;     /* those that were so already */
  guint n_gone;     /* those that are not there any more */
  guint n_promised; /* whose plan was taken back, and where somebody promised at the door to come again */
} GocuaBulkResult;

/**
 * gocua_bulk_make_batch:
 * @ns: (element-type gint64): row numbers of households
 * @campaign: (nullable): whose open follow-ups count for %GOCUA_BULK_FOLLOW_UP
 * @result: (out): what the batch will do; its batch is null
 * @progress: (nullable): over @ns
 *
 * Only reads. Those that are so already are left out, except that a day that was planned, and has been
 * visited since, is planned anew.
 *
 * Returns: (transfer full) (nullable): a batch, empty where there is nothing to do; %NULL on error
 */
GocuaBatch *gocua_bulk_make_batch (GocuaDb *db,
                                   const GocuaBulk *self,
                                   GArray *ns,
                                   const GocuaId *campaign,
                                   GocuaBulkResult *result,
                                   GocuaProgress *progress,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * gocua_bulk_run:
 * @result: (out): what was done
 * @progress: (nullable): over the whole work, in thousandths
 *
 * Makes the batch and commits it: all of it, or, when it is cancelled or fails, nothing. Writing thread.
 */
gboolean gocua_bulk_run (GocuaDb *db,
                         const GocuaBulk *self,
                         GArray *ns,
                         const GocuaId *campaign,
                         GocuaBulkResult *result,
                         GocuaProgress *progress,
                         GCancellable *cancellable,
                         GError **error);

/** gocua_bulk_action_get_name: Returns: (transfer none): of its batch, such as "household.team" */
const char *gocua_bulk_action_get_name (GocuaBulkAction action);

G_END_DECLS
