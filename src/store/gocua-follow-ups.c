/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-ups.c: the doors that are due again, and whose they are. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-follow-ups.h"

#include <string.h>

#include "core/gocua-date.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-household-filter.h"
#include "store/gocua-status-row.h"

void
gocua_door_due_free (GocuaDoorDue *self)
{
  g_clear_pointer (&self->row, gocua_household_row_free);
  g_free (self->note);
  g_free (self);
}

/* Those that may be due; which of them are is for core/gocua-follow-up.h to say. */
static GArray *
find_candidates (GocuaDb *db, const GocuaId *campaign, const char *until, GError **error)
{
  g_autofree char *absent_until = gocua_date_add_days (until, -GOCUA_SECOND_VISIT_DAYS);
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "SELECT s.household FROM status s JOIN household h ON h.n = s.household "
                               "WHERE s.campaign = ?1 AND s.eligible = 1 AND h.deleted IS NOT 1 AND "
                               "(s.follow_up <= ?2 OR (s.follow_up IS NULL AND s.outcome IN ('absent', "
                               "'locked') AND s.last_date <= ?3 "
                               "AND s.reached = 0 AND s.attempts < ?4)) ORDER BY h.walk_key, h.n",
                               error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, gocua_campaign_find_row (db, campaign));
  gocua_db_bind_text (statement, 2, until);
  gocua_db_bind_text (statement, 3, absent_until);
  sqlite3_bind_int (statement, 4, GOCUA_SECOND_VISIT_ATTEMPTS);
  return gocua_household_filter_collect (db, statement, error);
}

/* The visit that it follows from: the latest one that counts, and of those with a date the one that set it.
 */
static const GocuaRecord *
find_visit (GPtrArray *visits, const GocuaDoorDue *door)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const GocuaRecord *visit = visits->pdata[i];

      if (gocua_record_get_text (visit, GOCUA_VISIT_WITHDRAWN) != NULL)
        continue;
      if (door->kind != GOCUA_FOLLOW_UP_PROMISED ||
          g_strcmp0 (gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP), door->due) == 0)
        return visit;
    }
  return NULL;
}

static GHashTable *
map_teams (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) teams = gocua_entity_list (db, GOCUA_KIND_TEAM, error);
  GHashTable *of_area =
      teams != NULL ? g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free) : NULL;

  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      const GocuaRecord *team = teams->pdata[i];
      const GocuaId *area = gocua_record_get_id (team, GOCUA_TEAM_AREA);

      if (area != NULL && !g_hash_table_contains (of_area, area))
        g_hash_table_insert (of_area, gocua_id_dup (area), gocua_id_dup (&team->id));
    }
  return of_area;
}

static gboolean
set_team (GocuaDb *db, GocuaDoorDue *door, GHashTable *of_area, const GocuaId *campaign, GError **error)
{
  g_autoptr (GocuaRecord) household = gocua_household_load (db, &door->row->id, error);
  g_autoptr (GPtrArray) visits =
      household != NULL ? gocua_household_get_visits (db, &door->row->id, campaign, error) : NULL;
  const GocuaRecord *visit = visits != NULL ? find_visit (visits, door) : NULL;
  const GocuaId *team = household != NULL ? gocua_record_get_id (household, GOCUA_HOUSEHOLD_TEAM) : NULL;

  if (visits == NULL)
    return FALSE;
  if (team == NULL && visit != NULL)
    team = gocua_record_get_id (visit, GOCUA_VISIT_TEAM);
  if (team == NULL)
    team = g_hash_table_lookup (of_area, &door->row->area_id);
  if (team != NULL)
    door->team = *team;
  if (visit != NULL)
    door->note = g_strdup (gocua_record_get_text (visit, GOCUA_VISIT_NOTE));
  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const GocuaDoorDue *x = *(GocuaDoorDue *const *) a, *y = *(GocuaDoorDue *const *) b;

  return strcmp (x->due, y->due);
}

GPtrArray *
gocua_follow_ups_list (GocuaDb *db,
                       const GocuaId *campaign,
                       const char *until,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) doors = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_door_due_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) of_area = NULL;
  g_autoptr (GArray) ns = NULL;

  g_return_val_if_fail (db != NULL && campaign != NULL && until != NULL, NULL);

  ns = find_candidates (db, campaign, until, error);
  of_area = ns != NULL ? map_teams (db, error) : NULL;
  rows = of_area != NULL
             ? gocua_households_get_rows (db, (const gint64 *) (void *) ns->data, ns->len, campaign, error)
             : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GocuaHouseholdRow *row = rows->pdata[i];
      g_autoptr (GocuaDoorDue) door = g_new0 (GocuaDoorDue, 1);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      door->kind = gocua_follow_up_get (&row->status, door->due);
      if (gocua_id_is_null (&row->id) || door->kind == GOCUA_FOLLOW_UP_NONE || strcmp (door->due, until) > 0)
        continue;
      rows->pdata[i] = NULL;
      door->row = row;
      if (!set_team (db, door, of_area, campaign, error))
        return NULL;
      g_ptr_array_add (doors, g_steal_pointer (&door));
    }
  if (rows == NULL)
    return NULL;
  /* GLib promises a stable sort: those of one day stay in walking order. */
  g_ptr_array_sort (doors, compare_due);
  return g_steal_pointer (&doors);
}
