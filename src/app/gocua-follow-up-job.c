/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up-job.c: what the page of follow-ups asks of the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-follow-up-job.h"

#include "app/gocua-door-item.h"
#include "store/gocua-sheets.h"

typedef struct
{
  GocuaId campaign;
  char *until;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->until);
  g_free (question);
}

static gpointer
read_doors (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) doors =
      gocua_follow_ups_list (db, &question->campaign, question->until, cancellable, error);
  GPtrArray *items;

  if (doors == NULL)
    return NULL;
  items = g_ptr_array_new_full (doors->len, g_object_unref);
  g_ptr_array_set_free_func (doors, NULL);
  for (guint i = 0; i < doors->len; i++)
    g_ptr_array_add (items, gocua_door_item_new (doors->pdata[i]));
  return items;
}

void
gocua_follow_up_read_async (GocuaStore *store,
                            const GocuaId *campaign,
                            const char *until,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Question *question;

  g_return_if_fail (GOCUA_IS_STORE (store) && campaign != NULL && until != NULL);

  question = g_new0 (Question, 1);
  question->campaign = *campaign;
  question->until = g_strdup (until);
  gocua_store_read_async (store, read_doors, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

GPtrArray *
gocua_follow_up_read_finish (GocuaStore *store, GAsyncResult *result, GError **error)
{
  return gocua_store_call_finish (store, result, error);
}

void
gocua_follow_up_sheets_free (GocuaFollowUpSheets *self)
{
  g_clear_pointer (&self->batch, gocua_batch_unref);
  g_free (self);
}

typedef struct
{
  GocuaId campaign;
  char *day;
  char *purpose;
  GHashTable *by_team; /* of GocuaId (null: no team) to GArray of GocuaId */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->day);
  g_free (plan->purpose);
  g_hash_table_unref (plan->by_team);
  g_free (plan);
}

static gboolean
plan_team (GocuaDb *db,
           const Plan *plan,
           const GocuaId *team,
           GocuaFollowUpSheets *sheets,
           GCancellable *cancellable,
           GError **error)
{
  GocuaSheetRequest request = {
    .households = g_hash_table_lookup (plan->by_team, team),
    .campaign = &plan->campaign,
    .team = gocua_id_is_null (team) ? NULL : team,
    .day = plan->day,
    .purpose = plan->purpose,
    .n_lines = GOCUA_SHEET_USUAL_LINES,
    .n_blank = GOCUA_SHEET_USUAL_BLANKS,
  };
  g_autoptr (GocuaSheetPlan) made = gocua_sheets_plan (db, &request, cancellable, error);

  if (made == NULL)
    return FALSE;
  for (guint i = 0; i < made->sheets->len; i++)
    gocua_batch_put (sheets->batch, NULL, made->sheets->pdata[i]);
  sheets->n_sheets += made->sheets->len;
  sheets->n_households += made->n_households;
  sheets->n_reserved += made->n_reserved;
  return TRUE;
}

static gpointer
plan_sheets (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plan *plan = data;
  g_autoptr (GocuaFollowUpSheets) sheets = g_new0 (GocuaFollowUpSheets, 1);
  GHashTableIter iter;
  gpointer team;

  sheets->batch = gocua_batch_new ("sheet.new");
  g_hash_table_iter_init (&iter, plan->by_team);
  while (g_hash_table_iter_next (&iter, &team, NULL))
    if (!plan_team (db, plan, team, sheets, cancellable, error))
      return NULL;
  return g_steal_pointer (&sheets);
}

static void
add_door (Plan *plan, const GocuaDoorDue *door)
{
  GArray *households = g_hash_table_lookup (plan->by_team, &door->team);

  if (households == NULL)
    {
      households = g_array_new (FALSE, FALSE, sizeof (GocuaId));
      g_hash_table_insert (plan->by_team, gocua_id_dup (&door->team), households);
    }
  g_array_append_val (households, door->row->id);
}

void
gocua_follow_up_plan_async (GocuaStore *store,
                            const GocuaId *campaign,
                            GPtrArray *doors,
                            const char *day,
                            const char *purpose,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Plan *plan;

  g_return_if_fail (GOCUA_IS_STORE (store) && campaign != NULL && doors != NULL && day != NULL);

  plan = g_new0 (Plan, 1);
  plan->campaign = *campaign;
  plan->day = g_strdup (day);
  plan->purpose = g_strdup (purpose);
  plan->by_team =
      g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < doors->len; i++)
    add_door (plan, gocua_door_item_get_door (doors->pdata[i]));
  gocua_store_read_async (store, plan_sheets, plan, plan_free, (GDestroyNotify) gocua_follow_up_sheets_free,
                          NULL, callback, user_data);
}

GocuaFollowUpSheets *
gocua_follow_up_plan_finish (GocuaStore *store, GAsyncResult *result, GError **error)
{
  return gocua_store_call_finish (store, result, error);
}
