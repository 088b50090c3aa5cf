/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-view.h: what entering a walk sheet asks the store. */
#pragma once

#include "store/gocua-sheets.h"
#include "store/gocua-store.h"

G_BEGIN_DECLS

/* Both end with gocua_store_call_finish(). */

/** GocuaSheetView: a sheet with its lines, as they are now. */
typedef struct
{
  GocuaSheetRow *row;
  GPtrArray *lines; /* of GocuaSheetLine */
} GocuaSheetView;

void gocua_sheet_view_free (gpointer view);

/** gocua_sheet_view_load: Result: (transfer full) (nullable): a #GocuaSheetView, %NULL when there is no such
 * sheet any more */
void gocua_sheet_view_load (GocuaStore *store,
                            const GocuaId *sheet,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/** gocua_sheet_view_find: Result: (transfer full) (element-type GocuaRecord): the sheets with this code, the
 * newest first */
void gocua_sheet_view_find (GocuaStore *store,
                            const char *code,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
