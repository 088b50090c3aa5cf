/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles-job.h: what the window of doubles asks of the store. */
#pragma once

#include "app/gocua-double-item.h"
#include "app/gocua-progress-meter.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/** GocuaDoublesAnswer: what is to be listed. */
typedef struct
{
  GArray *hits;       /* of GocuaDoubleHit: all that the search found, to be refreshed later */
  GPtrArray *items;   /* of GocuaDoubleItem */
  guint n_households; /* that were compared; 0 for a refresh */
  guint n_left_out;
  guint n_shortened;
} GocuaDoublesAnswer;

void gocua_doubles_answer_free (GocuaDoublesAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoublesAnswer, gocua_doubles_answer_free)

/** GocuaDoublesTask: what is to be searched for. */
typedef struct
{
  GocuaProgressMeter *meter;
  GocuaId first; /* a batch whose households come first, or null */
} GocuaDoublesTask;

void gocua_doubles_task_free (GocuaDoublesTask *self);

/** gocua_doubles_job_search: a #GocuaStoreFunc. @task: a #GocuaDoublesTask. Returns: a #GocuaDoublesAnswer */
gpointer gocua_doubles_job_search (GocuaDb *db, gpointer task, GCancellable *cancellable, GError **error);

/** gocua_doubles_job_refresh: a #GocuaStoreFunc. @hits: a #GArray of an earlier answer. Returns: a
 * #GocuaDoublesAnswer with those that still stand */
gpointer gocua_doubles_job_refresh (GocuaDb *db, gpointer hits, GCancellable *cancellable, GError **error);

/** gocua_doubles_job_view: a #GocuaStoreFunc. @hit: a #GocuaDoubleHit. Returns: (nullable): a
 * #GocuaDoubleView */
gpointer gocua_doubles_job_view (GocuaDb *db, gpointer hit, GCancellable *cancellable, GError **error);

/** gocua_doubles_job_distinct: a #GocuaStoreFunc that only reads. @hit: a #GocuaDoubleHit. Returns: a
 * #GocuaBatch */
gpointer gocua_doubles_job_distinct (GocuaDb *db, gpointer hit, GCancellable *cancellable, GError **error);

G_END_DECLS
