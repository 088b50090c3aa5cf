/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-job.h: the work of the import page, away from the main thread. */
#pragma once

#include "app/gocua-progress-meter.h"
#include "roster/gocua-roster-import.h"
#include "roster/gocua-roster-preview.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/** gocua_import_job_preview_async: reads the first rows of the list in @file, with the mapping that was kept
 * for its shape; @settings: (nullable): copied */
void gocua_import_job_preview_async (GFile *file,
                                     const GocuaTableSettings *settings,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GocuaRosterPreview *gocua_import_job_preview_finish (GAsyncResult *result, GError **error);

/**
 * gocua_import_job_plan_async:
 * @settings: (nullable): how the file is to be read; copied
 * @rows: (element-type GStrv): the first rows as they were shown; not changed any more
 * @mapping: what the columns mean; copied
 * @options: copied
 *
 * Compares the whole list with the ward and writes nothing there. The mapping is kept for the next list of
 * the same shape.
 */
void gocua_import_job_plan_async (GocuaStore *store,
                                  GFile *file,
                                  const GocuaTableSettings *settings,
                                  GPtrArray *rows,
                                  const GocuaMapping *mapping,
                                  const GocuaRosterOptions *options,
                                  GocuaProgressMeter *meter,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GocuaRosterPlan *gocua_import_job_plan_finish (GAsyncResult *result, GError **error);

/** gocua_import_job_refused_async: writes the refused rows of @plan, which was made with the same @file,
 * @settings and
 * @mapping, to the workbook @target. */
void gocua_import_job_refused_async (GFile *file,
                                     const GocuaTableSettings *settings,
                                     const GocuaMapping *mapping,
                                     GocuaRosterPlan *plan,
                                     GFile *target,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean gocua_import_job_refused_finish (GAsyncResult *result, GError **error);

/** gocua_import_job_take_in_async: writes what @plan says, or nothing. */
void gocua_import_job_take_in_async (GocuaStore *store,
                                     GocuaRosterPlan *plan,
                                     GocuaProgressMeter *meter,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GocuaBatch *gocua_import_job_take_in_finish (GAsyncResult *result, GError **error);

G_END_DECLS
