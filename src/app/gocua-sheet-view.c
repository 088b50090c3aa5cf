/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-view.c: what entering a walk sheet asks the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-view.h"

#include "store/gocua-entities.h"

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

static void
found_free (gpointer found)
{
  GocuaSheetFound *self = found;

  gocua_record_unref (self->sheet);
  g_free (self->campaign);
  g_free (self->first);
  g_free (self);
}

/* A sheet whose campaign or household has not arrived yet is found all the same. */
static GocuaSheetFound *
found_new (GocuaDb *db, GocuaRecord *sheet)
{
  GocuaSheetFound *found = g_new0 (GocuaSheetFound, 1);
  g_autoptr (GocuaCampaign) campaign =
      gocua_campaign_load (db, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN), NULL);
  g_autoptr (GArray) lines = gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));
  g_autoptr (GocuaRecord) household = NULL;

  found->sheet = gocua_record_ref (sheet);
  if (campaign != NULL)
    found->campaign = g_strdup (gocua_campaign_get_short_title (campaign));
  if (lines != NULL && lines->len > 0)
    household = gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, &g_array_index (lines, GocuaId, 0), NULL);
  if (household != NULL)
    found->first = g_strdup (gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
  return found;
}

static gpointer
find (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = gocua_sheets_find_by_code (db, data, error);
  GPtrArray *found;

  if (sheets == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func (found_free);
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (found, found_new (db, sheets->pdata[i]));
  return found;
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
