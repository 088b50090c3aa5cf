/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-jobs.c: what the pages ask the store about walk sheets. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-sheet-jobs.h"

gpointer
gocua_sheet_jobs_list (GocuaDb *db, gpointer campaign, GCancellable *cancellable, GError **error)
{
  return gocua_sheets_list (db, campaign, error);
}

void
gocua_sheet_details_free (GocuaSheetDetails *self)
{
  g_clear_pointer (&self->row, gocua_sheet_row_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

gpointer
gocua_sheet_jobs_read (GocuaDb *db, gpointer sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSheetDetails) self = g_new0 (GocuaSheetDetails, 1);

  self->row = gocua_sheets_get_row (db, sheet, error);
  self->steps = self->row != NULL ? gocua_sheets_get_steps (db, sheet, error) : NULL;
  self->lines = self->steps != NULL ? gocua_sheets_get_lines (db, self->row->sheet, error) : NULL;
  return self->lines != NULL ? g_steal_pointer (&self) : NULL;
}

void
gocua_sheet_act_request_free (GocuaSheetActRequest *self)
{
  g_array_unref (self->sheets);
  g_free (self->date);
  g_free (self->words);
  g_free (self);
}

gpointer
gocua_sheet_jobs_act (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error)
{
  const GocuaSheetActRequest *asked = request;

  return gocua_sheets_plan_act (db, asked->sheets, asked->act, asked->date, asked->words,
                                gocua_id_is_null (&asked->team) ? NULL : &asked->team, error);
}
