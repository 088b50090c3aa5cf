/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-job.h: what the page of follow-ups asks of the store. */
#pragma once

#include "store/gocua-store.h"

G_BEGIN_DECLS

/** gocua_follow_up_read_async: the doors that are due until @until (ISO). Result:
 * gocua_follow_up_read_finish() Main thread. */
void gocua_follow_up_read_async (GocuaStore *store,
                                 const GocuaId *campaign,
                                 const char *until,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** gocua_follow_up_read_finish: Returns: (transfer full) (element-type GocuaDoorItem): the doors; %NULL on
 * error */
GPtrArray *gocua_follow_up_read_finish (GocuaStore *store, GAsyncResult *result, GError **error);

/**
 * GocuaFollowUpSheets:
 * @batch: makes the sheets
 * @n_sheets, @n_households: what it makes
 * @n_reserved: households that are left out since they are on a sheet which is out
 */
typedef struct
{
  GocuaBatch *batch;
  guint n_sheets;
  guint n_households;
  guint n_reserved;
} GocuaFollowUpSheets;

void gocua_follow_up_sheets_free (GocuaFollowUpSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaFollowUpSheets, gocua_follow_up_sheets_free)

/**
 * gocua_follow_up_plan_async:
 * @doors: (element-type GocuaDoorItem): which go on sheets, each team on its own ones
 * @day: ISO: the day of the walk
 * @purpose: what is printed on them
 *
 * Works out the sheets; nothing is made yet. Main thread.
 */
void gocua_follow_up_plan_async (GocuaStore *store,
                                 const GocuaId *campaign,
                                 GPtrArray *doors,
                                 const char *day,
                                 const char *purpose,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** gocua_follow_up_plan_finish: Returns: (transfer full): the plan; %NULL on error */
GocuaFollowUpSheets *gocua_follow_up_plan_finish (GocuaStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
