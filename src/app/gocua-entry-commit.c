/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-commit.c: lines of the entry grid on their way to the disk. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-commit.h"

#include <glib/gi18n.h>

/* The data of the task. */
typedef struct
{
  GocuaBatch *batch;
  GPtrArray *lines; /* of GocuaEntryModel */
} Commit;

static void
commit_free (gpointer data)
{
  Commit *commit = data;

  gocua_batch_unref (commit->batch);
  g_ptr_array_unref (commit->lines);
  g_free (commit);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Commit *commit = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  gocua_session_commit_finish (GOCUA_SESSION (object), result, &error);
  for (guint i = 0; i < commit->lines->len; i++)
    gocua_entry_model_end_save (commit->lines->pdata[i], g_get_real_time () / 1000,
                                error != NULL ? error->message : NULL);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Returns: whether anything of the line is to be saved after all. */
static gboolean
add_line (Commit *commit, GocuaSession *session, GocuaEntryModel *line, const char *date, const GocuaId *team)
{
  g_autoptr (GocuaRecord) wanted =
      gocua_entry_model_to_record (line, gocua_session_get_campaign_id (session), date, team);

  if (!gocua_batch_put (commit->batch, gocua_entry_model_get_seen (line), wanted))
    {
      gocua_entry_model_clear (line);
      return FALSE;
    }
  g_ptr_array_add (commit->lines, g_object_ref (line));
  gocua_entry_model_begin_save (line, wanted);
  return TRUE;
}

gboolean
gocua_entry_commit_lines (GocuaSession *session,
                          const GocuaEntryCommit *what,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Commit *commit;
  GTask *task;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && what != NULL && what->lines != NULL, FALSE);

  commit = g_new0 (Commit, 1);
  commit->batch = gocua_batch_new (what->action);
  commit->lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < what->lines->len; i++)
    add_line (commit, session, what->lines->pdata[i], what->date, what->team);
  if (what->wanted != NULL)
    gocua_batch_put (commit->batch, what->seen, what->wanted);
  if (commit->batch->changes->len == 0)
    {
      commit_free (commit);
      return FALSE;
    }
  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, gocua_entry_commit_lines);
  g_task_set_task_data (task, commit, commit_free);
  gocua_session_commit (session, commit->batch, what->done_text,
                        commit->lines->len > 0 ? _ ("A line was not saved.") : _ ("The sheet was not saved."),
                        committed_cb, task);
  return TRUE;
}

gboolean
gocua_entry_commit_line (GocuaSession *session,
                         GocuaEntryModel *line,
                         const char *date,
                         const GocuaId *team,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  GocuaEntryCommit what = { .lines = lines, .date = date, .team = team };

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_ENTRY_MODEL (line), FALSE);

  g_ptr_array_add (lines, line);
  what.action = gocua_entry_model_get_seen (line) != NULL ? "visit.edit" : "visit.new";
  return gocua_entry_commit_lines (session, &what, callback, user_data);
}

gboolean
gocua_entry_commit_finish (GAsyncResult *result, GocuaId *batch)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, gocua_entry_commit_lines) && batch != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return FALSE;
  *batch = ((Commit *) g_task_get_task_data (G_TASK (result)))->batch->id;
  return TRUE;
}

GPtrArray *
gocua_entry_commit_get_lines (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, gocua_entry_commit_lines), NULL);

  return ((Commit *) g_task_get_task_data (G_TASK (result)))->lines;
}

GocuaEntryModel *
gocua_entry_commit_get_line (GAsyncResult *result)
{
  GPtrArray *lines = gocua_entry_commit_get_lines (result);

  return lines != NULL && lines->len > 0 ? lines->pdata[0] : NULL;
}
