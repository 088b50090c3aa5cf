/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-job.c: carries an old ward over into the files of the wards that it became, away from the main
 * thread. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-carry-job.h"

#include "store/gocua-ward.h"

typedef struct
{
  char *old_path;
  GocuaUnit *unit;
  GPtrArray *successors;
  GocuaCarryChoice *choice;
  gboolean take_back;
  GocuaProgressMeter *meter;
  guint n_done;       /* successors */
  guint n_unassigned; /* found on the way */
} Job;

static void
job_free (Job *job)
{
  g_free (job->old_path);
  gocua_unit_unref (job->unit);
  g_ptr_array_unref (job->successors);
  gocua_carry_choice_unref (job->choice);
  gocua_progress_meter_unref (job->meter);
  g_free (job);
}

void
gocua_carry_total_free (GocuaCarryTotal *self)
{
  gocua_unit_unref (self->unit);
  g_free (self->path);
  g_free (self);
}

/* Each of the new wards is one equal part of the bar. */
static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  Job *job = data;
  double part = total > 0 ? (double) done / (double) total : 0;

  gocua_progress_meter_set (job->meter, (job->n_done + part) / job->successors->len);
}

static gboolean
work_on (Job *job,
         GocuaDb *db,
         GocuaUnit *to,
         const GocuaCarry *carry,
         GCancellable *cancellable,
         GError **error)
{
  GocuaProgress progress = { progress_cb, job };

  if (job->take_back)
    return gocua_carry_take_back (db, carry, NULL, cancellable, error);
  return gocua_ward_setup (db, gocua_unit_get_key (to), gocua_unit_get_name (to), NULL, error) &&
         gocua_carry_take (db, carry, gocua_unit_get_name (job->unit), NULL, &progress, cancellable, error);
}

/* A file that was made for it and did not become a ward would be in the way of the next try. */
static gboolean
carry_out (Job *job,
           GocuaUnit *to,
           const char *path,
           const GocuaCarry *carry,
           GCancellable *cancellable,
           GError **error)
{
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  GocuaDb *db;
  gboolean done;

  if (is_new && job->take_back)
    return TRUE;
  db = gocua_ward_open (path, TRUE, error);
  done = db != NULL && work_on (job, db, to, carry, cancellable, error);
  g_clear_pointer (&db, gocua_ward_close);
  if (!done && is_new)
    gocua_ward_remove (path);
  return done;
}

static gboolean
carry_to (Job *job, GocuaDb *old, GocuaUnit *to, GPtrArray *totals, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaCarry) carry = gocua_carry_collect (old, job->take_back ? NULL : job->choice,
                                                      gocua_unit_get_key (to), cancellable, error);
  g_autofree char *path = gocua_ward_get_path (gocua_unit_get_key (to));
  GocuaCarryTotal *total;

  if (carry == NULL)
    return FALSE;
  job->n_unassigned = carry->n_unassigned;
  if (carry->n_households + carry->n_archived + carry->areas->len == 0)
    return TRUE;
  if (!carry_out (job, to, path, carry, cancellable, error))
    return FALSE;
  total = g_new0 (GocuaCarryTotal, 1);
  total->unit = gocua_unit_ref (to);
  total->path = g_steal_pointer (&path);
  total->n_households = carry->n_households;
  total->n_visits = carry->n_visits;
  g_ptr_array_add (totals, total);
  return TRUE;
}

/* The old file is closed for entering once nothing of it is left to be assigned, and opened again when it is
 * taken back. */
static gboolean
mark_old (Job *job, GPtrArray *totals, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GocuaDb *old;
  gboolean done;

  if (!job->take_back && (job->n_unassigned > 0 || totals->len == 0))
    return TRUE;
  for (guint i = 0; i < totals->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            gocua_unit_get_name (((GocuaCarryTotal *) totals->pdata[i])->unit));
  old = gocua_ward_open (job->old_path, FALSE, error);
  done = old != NULL && gocua_ward_set_carried_to (old, job->take_back ? NULL : names->str, error);
  g_clear_pointer (&old, gocua_ward_close);
  return done;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_carry_total_free);
  GError *error = NULL;
  GocuaDb *old = gocua_ward_open_old (job->old_path, &error);

  if (old != NULL && !job->take_back)
    gocua_carry_check_moved_anywhere (old, job->choice, job->successors, &error);
  for (guint i = 0; old != NULL && i < job->successors->len && error == NULL; i++)
    {
      job->n_done = i;
      gocua_progress_meter_set (job->meter, (double) i / job->successors->len);
      carry_to (job, old, job->successors->pdata[i], totals, cancellable, &error);
    }
  g_clear_pointer (&old, gocua_ward_close);
  if (error == NULL)
    mark_old (job, totals, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&totals), (GDestroyNotify) g_ptr_array_unref);
}

void
gocua_carry_job_async (const char *old_path,
                       GocuaUnit *unit,
                       GPtrArray *successors,
                       GocuaCarryChoice *choice,
                       gboolean take_back,
                       GocuaProgressMeter *meter,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  /* Whether it was done is what counts, not whether somebody wanted to stop it just before. */
  g_task_set_check_cancellable (task, FALSE);
  job->old_path = g_strdup (old_path);
  job->unit = gocua_unit_ref (unit);
  job->successors = g_ptr_array_ref (successors);
  job->choice = choice;
  job->take_back = take_back;
  job->meter = gocua_progress_meter_ref (meter);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
gocua_carry_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
