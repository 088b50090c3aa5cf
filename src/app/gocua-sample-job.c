/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-job.c: makes the file of the sample ward, away from the main thread. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-sample-job.h"

#include "app/gocua-progress-meter.h"
#include "sample/gocua-sample.h"
#include "store/gocua-ward.h"

typedef struct
{
  char *path;
  GocuaProgressMeter *meter;
} Job;

static void
job_free (Job *job)
{
  gocua_progress_meter_unref (job->meter);
  g_free (job->path);
  g_free (job);
}

/* Returns: whether the file holds a sample ward already. One that was never finished is taken away. */
static gboolean
is_there (const char *path)
{
  GocuaDb *db;
  gboolean is_whole;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  db = gocua_ward_open (path, FALSE, NULL);
  /* One that does not open is for the page that says so, not for us to overwrite. */
  if (db == NULL)
    return TRUE;
  is_whole = gocua_sample_is_whole (db);
  gocua_ward_close (db);
  if (!is_whole)
    gocua_ward_remove (path);
  return is_whole;
}

static void
make_sample (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GocuaSampleOptions options = GOCUA_SAMPLE_OPTIONS_DEFAULT;
  GocuaProgress progress = { gocua_progress_meter_count, job->meter };
  GocuaDb *db;
  GError *error = NULL;
  gboolean filled;

  if (is_there (job->path))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  db = gocua_ward_open (job->path, TRUE, &error);
  if (db == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  filled = gocua_sample_fill (db, &options, &progress, cancellable, &error);
  gocua_ward_close (db);
  if (filled)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  gocua_ward_remove (job->path);
  g_task_return_error (task, error);
}

void
gocua_sample_job_async (const char *path,
                        GocuaSampleJobProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (path != NULL && progress != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->meter = gocua_progress_meter_new (progress, progress_data);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gocua_sample_job_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, make_sample);
}

gboolean
gocua_sample_job_finish (GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  gocua_progress_meter_stop (job->meter);
  return g_task_propagate_boolean (G_TASK (result), error);
}
