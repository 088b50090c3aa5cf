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

/**
 * GocuaSheetFound:
 * @campaign: (nullable): what its campaign is called; %NULL when this computer does not know it
 * @first: (nullable): the address in its first line
 *
 * A sheet with the code that was typed, and what on its paper tells it from another one.
 */
typedef struct
{
  GocuaRecord *sheet;
  char *campaign;
  char *first;
} GocuaSheetFound;

/** gocua_sheet_view_find: Result: (transfer full) (element-type GocuaSheetFound): the sheets with this code,
 * the newest first */
void gocua_sheet_view_find (GocuaStore *store,
                            const char *code,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
