/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-commit.c: a line of the entry grid on its way to the disk. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-commit.h"

#include <glib/gi18n.h>

/* The task: its source is the line, its data the batch. */

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GocuaEntryModel *line = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  gocua_session_commit_finish (GOCUA_SESSION (object), result, &error);
  gocua_entry_model_end_save (line, g_get_real_time () / 1000, error != NULL ? error->message : NULL);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
gocua_entry_commit_line (GocuaSession *session,
                         GocuaEntryModel *line,
                         const char *date,
                         const GocuaId *team,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  const GocuaRecord *seen;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  GTask *task;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && GOCUA_IS_ENTRY_MODEL (line), FALSE);

  seen = gocua_entry_model_get_seen (line);
  wanted = gocua_entry_model_to_record (line, gocua_session_get_campaign_id (session), date, team);
  batch = gocua_batch_new (seen != NULL ? "visit.edit" : "visit.new");
  if (!gocua_batch_put (batch, seen, wanted))
    {
      gocua_entry_model_clear (line);
      return FALSE;
    }
  gocua_entry_model_begin_save (line, wanted);
  task = g_task_new (line, NULL, callback, user_data);
  g_task_set_source_tag (task, gocua_entry_commit_line);
  g_task_set_task_data (task, gocua_batch_ref (batch), (GDestroyNotify) gocua_batch_unref);
  gocua_session_commit (session, batch, NULL, _ ("A line was not saved."), committed_cb, task);
  return TRUE;
}

gboolean
gocua_entry_commit_finish (GAsyncResult *result, GocuaId *batch)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, gocua_entry_commit_line) && batch != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return FALSE;
  *batch = ((GocuaBatch *) g_task_get_task_data (G_TASK (result)))->id;
  return TRUE;
}

GocuaEntryModel *
gocua_entry_commit_get_line (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, gocua_entry_commit_line), NULL);

  return g_task_get_source_object (G_TASK (result));
}
