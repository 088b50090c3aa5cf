/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-jobs.h: what the pages ask the store about walk sheets. */
#pragma once

#include "store/gocua-sheet-custody.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/* Each is a #GocuaStoreFunc for the reading thread. */

/** gocua_sheet_jobs_list: @campaign: (nullable): a #GocuaId. Returns: (transfer full) (element-type
 * GocuaSheetRow): all sheets, the newest first */
gpointer gocua_sheet_jobs_list (GocuaDb *db, gpointer campaign, GCancellable *cancellable, GError **error);

/** GocuaSheetDetails: a sheet with all that is known of it. */
typedef struct
{
  GocuaSheetRow *row;
  GPtrArray *steps; /* of GocuaSheetStep */
  GPtrArray *lines; /* of GocuaSheetLine */
} GocuaSheetDetails;

void gocua_sheet_details_free (GocuaSheetDetails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetDetails, gocua_sheet_details_free)

/** gocua_sheet_jobs_read: @sheet: a #GocuaId. Returns: (transfer full) (nullable): a #GocuaSheetDetails,
 * %NULL without an error when there is none */
gpointer gocua_sheet_jobs_read (GocuaDb *db, gpointer sheet, GCancellable *cancellable, GError **error);

/** GocuaSheetActRequest: for gocua_sheet_jobs_act(). */
typedef struct
{
  GArray *sheets; /* of GocuaId */
  GocuaSheetAct act;
  char *date;   /* ISO */
  char *words;  /* (nullable) */
  GocuaId team; /* null: the sheet's own */
} GocuaSheetActRequest;

void gocua_sheet_act_request_free (GocuaSheetActRequest *self);

/** gocua_sheet_jobs_act: @request: a #GocuaSheetActRequest. Returns: (transfer full): a #GocuaBatch */
gpointer gocua_sheet_jobs_act (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error);

G_END_DECLS
