/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-view.c: what entering a walk sheet asks the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-view.h"

void
gocua_sheet_view_free (gpointer view)
{
  GocuaSheetView *self = view;

  g_clear_pointer (&self->row, gocua_sheet_row_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSheetView, gocua_sheet_view_free)

static gpointer
load (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSheetView) view = g_new0 (GocuaSheetView, 1);

  view->row = gocua_sheets_get_row (db, data, error);
  view->lines = view->row != NULL ? gocua_sheets_get_lines (db, view->row->sheet, error) : NULL;
  return view->lines != NULL ? g_steal_pointer (&view) : NULL;
}

static gpointer
find (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_sheets_find_by_code (db, data, error);
}

void
gocua_sheet_view_load (GocuaStore *store,
                       const GocuaId *sheet,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store) && sheet != NULL);

  gocua_store_read_async (store, load, gocua_id_dup (sheet), g_free, gocua_sheet_view_free, cancellable,
                          callback, user_data);
}

void
gocua_sheet_view_find (GocuaStore *store,
                       const char *code,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (GOCUA_IS_STORE (store) && code != NULL);

  gocua_store_read_async (store, find, g_strdup (code), g_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}
