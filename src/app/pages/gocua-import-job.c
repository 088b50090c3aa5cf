/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-job.c: the work of the import page, away from the main thread. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/pages/gocua-import-job.h"

#include "roster/gocua-mapping-memory.h"
#include "roster/gocua-roster-refused.h"

typedef struct
{
  GFile *file;
  GocuaTableSettings *settings;
} Source;

static void
source_free (Source *source)
{
  g_object_unref (source->file);
  gocua_table_settings_free (source->settings);
  g_free (source);
}

static Source *
source_new (GFile *file, const GocuaTableSettings *settings)
{
  Source *source = g_new0 (Source, 1);

  source->file = g_object_ref (file);
  source->settings = gocua_table_settings_copy (settings);
  return source;
}

static GocuaTable *
open_table (const Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (source->file, cancellable, error);

  return stream != NULL ? gocua_table_open (G_INPUT_STREAM (stream), source->settings, cancellable, error)
                        : NULL;
}

/* What was said of a list of this shape before outranks the guess. */
static void
recall_mapping (GocuaRosterPreview *preview)
{
  g_autofree char *memory = gocua_mapping_memory_get_path ();
  GocuaMapping *mapping = gocua_mapping_memory_recall (memory, preview->rows);

  if (mapping == NULL)
    return;
  gocua_mapping_free (preview->mapping);
  preview->mapping = mapping;
}

static void
read_preview (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GocuaTable) table = open_table (task_data, cancellable, &error);
  GocuaRosterPreview *preview = NULL;

  if (table != NULL)
    preview = gocua_roster_preview_new (table, cancellable, &error);
  if (preview == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  recall_mapping (preview);
  g_task_return_pointer (task, preview, (GDestroyNotify) gocua_roster_preview_free);
}

void
gocua_import_job_preview_async (GFile *file,
                                const GocuaTableSettings *settings,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gocua_import_job_preview_async);
  g_task_set_task_data (task, source_new (file, settings), (GDestroyNotify) source_free);
  g_task_run_in_thread (task, read_preview);
}

GocuaRosterPreview *
gocua_import_job_preview_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  Source *source;
  GPtrArray *rows;
  GocuaMapping *mapping;
  GocuaRosterOptions options; /* owns its texts */
  GocuaRosterKnown *known;
  GocuaProgressMeter *meter;
} Plan;

static void
plan_free (Plan *plan)
{
  source_free (plan->source);
  g_ptr_array_unref (plan->rows);
  gocua_mapping_free (plan->mapping);
  g_free ((char *) plan->options.area_word);
  g_free ((char *) plan->options.default_area);
  g_free ((char *) plan->options.age_date);
  g_clear_pointer (&plan->known, gocua_roster_known_unref);
  gocua_progress_meter_unref (plan->meter);
  g_free (plan);
}

/* A folder that cannot be written to costs nothing but the memory. */
static void
keep_mapping (Plan *plan)
{
  g_autofree char *memory = gocua_mapping_memory_get_path ();
  g_autoptr (GError) error = NULL;

  if (!gocua_mapping_memory_keep (memory, plan->rows, plan->mapping, &error))
    g_debug ("the mapping is not kept: %s", error->message);
}

/* When the file was written, as far as the disk knows. */
static gint64
find_saved_ms (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
             ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000
             : 0;
}

static void
make_plan (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  Plan *plan = task_data;
  GError *error = NULL;
  g_autoptr (GocuaTable) table = open_table (plan->source, cancellable, &error);
  GocuaRosterPlan *made = NULL;
  GocuaProgress progress = { gocua_progress_meter_count, plan->meter };

  keep_mapping (plan);
  plan->options.saved_ms = find_saved_ms (plan->source->file);
  if (table != NULL)
    made = gocua_roster_plan_new (table, plan->mapping, plan->known, &plan->options, &progress, cancellable,
                                  &error);
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
                             const GocuaTableSettings *settings,
                             GPtrArray *rows,
                             const GocuaMapping *mapping,
                             const GocuaRosterOptions *options,
                             GocuaProgressMeter *meter,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Plan *plan;

  g_return_if_fail (GOCUA_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (rows != NULL && mapping != NULL && options != NULL && meter != NULL);

  plan = g_new0 (Plan, 1);
  plan->source = source_new (file, settings);
  plan->rows = g_ptr_array_ref (rows);
  plan->mapping = gocua_mapping_copy (mapping);
  plan->options = *options;
  plan->options.area_word = g_strdup (options->area_word);
  plan->options.default_area = g_strdup (options->default_area);
  plan->options.age_date = g_strdup (options->age_date);
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

typedef struct
{
  Source *source;
  GocuaMapping *mapping;
  GocuaRosterPlan *plan;
  GFile *target;
} Refused;

static void
refused_free (Refused *refused)
{
  source_free (refused->source);
  gocua_mapping_free (refused->mapping);
  gocua_roster_plan_unref (refused->plan);
  g_object_unref (refused->target);
  g_free (refused);
}

static void
write_refused (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  Refused *refused = task_data;
  GError *error = NULL;
  g_autoptr (GocuaTable) table = open_table (refused->source, cancellable, &error);

  if (table != NULL && gocua_roster_refused_write (table, refused->mapping, refused->plan, refused->target,
                                                   cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
gocua_import_job_refused_async (GFile *file,
                                const GocuaTableSettings *settings,
                                const GocuaMapping *mapping,
                                GocuaRosterPlan *plan,
                                GFile *target,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Refused *refused;

  g_return_if_fail (G_IS_FILE (file) && G_IS_FILE (target));
  g_return_if_fail (mapping != NULL && plan != NULL);

  refused = g_new0 (Refused, 1);
  refused->source = source_new (file, settings);
  refused->mapping = gocua_mapping_copy (mapping);
  refused->plan = gocua_roster_plan_ref (plan);
  refused->target = g_object_ref (target);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gocua_import_job_refused_async);
  g_task_set_task_data (task, refused, (GDestroyNotify) refused_free);
  g_task_run_in_thread (task, write_refused);
}

gboolean
gocua_import_job_refused_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

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
