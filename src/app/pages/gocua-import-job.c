/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-job.c: the work of the import page, away from the main thread. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-import-job.h"

/* --- The first rows
 * --------------------------------------------------------------------------------------------- */

static GocuaTable *
open_table (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? gocua_table_open (G_INPUT_STREAM (stream), NULL, cancellable, error) : NULL;
}

static void
read_preview (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GocuaTable) table = open_table (task_data, cancellable, &error);
  GocuaRosterPreview *preview = NULL;

  if (table != NULL)
    preview = gocua_roster_preview_new (table, cancellable, &error);
  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) gocua_roster_preview_free);
  else
    g_task_return_error (task, error);
}

void
gocua_import_job_preview_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gocua_import_job_preview_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_preview);
}

GocuaRosterPreview *
gocua_import_job_preview_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The dry run
 * ------------------------------------------------------------------------------------------------ */

typedef struct
{
  GFile *file;
  GocuaMapping *mapping;
  gboolean make_missing_areas;
  char *area_word;
  char *default_area;
  GocuaRosterKnown *known;
  GocuaProgressMeter *meter;
} Plan;

static void
plan_free (Plan *plan)
{
  g_object_unref (plan->file);
  gocua_mapping_free (plan->mapping);
  g_free (plan->area_word);
  g_free (plan->default_area);
  g_clear_pointer (&plan->known, gocua_roster_known_unref);
  gocua_progress_meter_unref (plan->meter);
  g_free (plan);
}

static void
make_plan (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Plan *plan = task_data;
  GError *error = NULL;
  g_autoptr (GocuaTable) table = open_table (plan->file, cancellable, &error);
  GocuaRosterPlan *made = NULL;
  GocuaProgress progress = { gocua_progress_meter_count, plan->meter };
  GocuaRosterOptions options = {
    .make_missing_areas = plan->make_missing_areas,
    .area_word = plan->area_word,
    .default_area = plan->default_area,
  };

  if (table != NULL)
    made =
        gocua_roster_plan_new (table, plan->mapping, plan->known, &options, &progress, cancellable, &error);
  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) gocua_roster_plan_unref);
  else
    g_task_return_error (task, error);
}

static gpointer
load_known (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_roster_known_load (db, cancellable, error);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Plan *plan = g_task_get_task_data (task);
  GError *error = NULL;

  plan->known = gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (plan->known == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, make_plan);
}

void
gocua_import_job_plan_async (GocuaStore *store,
                             GFile *file,
                             const GocuaMapping *mapping,
                             gboolean make_missing_areas,
                             const char *area_word,
                             const char *default_area,
                             GocuaProgressMeter *meter,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Plan *plan;

  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (mapping != NULL && meter != NULL);

  plan = g_new0 (Plan, 1);
  plan->file = g_object_ref (file);
  plan->mapping = gocua_mapping_copy (mapping);
  plan->make_missing_areas = make_missing_areas;
  plan->area_word = g_strdup (area_word);
  plan->default_area = g_strdup (default_area);
  plan->meter = gocua_progress_meter_ref (meter);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gocua_import_job_plan_async);
  g_task_set_task_data (task, plan, (GDestroyNotify) plan_free);
  gocua_progress_meter_set (meter, -1);
  gocua_store_read_async (store, load_known, NULL, NULL, (GDestroyNotify) gocua_roster_known_unref,
                          cancellable, known_cb, task);
}

GocuaRosterPlan *
gocua_import_job_plan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Taking in
 * -------------------------------------------------------------------------------------------------- */

typedef struct
{
  GocuaRosterPlan *plan;
  GocuaProgressMeter *meter;
} TakeIn;

static void
take_in_free (TakeIn *data)
{
  gocua_roster_plan_unref (data->plan);
  gocua_progress_meter_unref (data->meter);
  g_free (data);
}

static gpointer
take_in (GocuaDb *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  TakeIn *data = user_data;
  GocuaProgress progress = { gocua_progress_meter_count, data->meter };

  return gocua_roster_import (db, data->plan, &progress, cancellable, error);
}

void
gocua_import_job_take_in_async (GocuaStore *store,
                                GocuaRosterPlan *plan,
                                GocuaProgressMeter *meter,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  TakeIn *data;

  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (plan != NULL && meter != NULL);

  data = g_new0 (TakeIn, 1);
  data->plan = gocua_roster_plan_ref (plan);
  data->meter = gocua_progress_meter_ref (meter);
  gocua_progress_meter_set (meter, -1);
  gocua_store_write_async (store, take_in, data, (GDestroyNotify) take_in_free,
                           (GDestroyNotify) gocua_batch_unref, cancellable, callback, user_data);
}

GocuaBatch *
gocua_import_job_take_in_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GocuaStore) store = GOCUA_STORE (g_async_result_get_source_object (result));

  return gocua_store_call_finish (store, result, error);
}
