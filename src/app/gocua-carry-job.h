/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-job.h: carries an old ward over into the files of the wards that it became, away from the main
 * thread. */
#pragma once

#include "app/gocua-progress-meter.h"
#include "core/gocua-unit.h"
#include "store/gocua-carry.h"

G_BEGIN_DECLS

/** GocuaCarryTotal: what one new ward got. */
typedef struct
{
  GocuaUnit *unit;
  char *path; /* of its file */
  guint n_households;
  guint n_visits;
} GocuaCarryTotal;

void gocua_carry_total_free (GocuaCarryTotal *self);

/**
 * gocua_carry_job_async:
 * @old_path: the old ward's file. It is only read, and marked as carried over when nothing of it is left
 * @unit: the old ward
 * @successors: (element-type GocuaUnit): what it became
 * @choice: (transfer full): what goes where
 * @take_back: take back all that was carried over of the old ward, whatever @choice says
 * @meter: shows how far it is over all new wards
 *
 * One of an older version is brought up to date first. Each new ward gets all that is meant for it or
 * nothing; a file that was made for it and got nothing is taken away.
 */
void gocua_carry_job_async (const char *old_path,
                            GocuaUnit *unit,
                            GPtrArray *successors,
                            GocuaCarryChoice *choice,
                            gboolean take_back,
                            GocuaProgressMeter *meter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/** gocua_carry_job_finish: Returns: (transfer full) (element-type GocuaCarryTotal): a total for each new ward
 * that was meant; %NULL on error */
GPtrArray *gocua_carry_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
