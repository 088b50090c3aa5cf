/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview.c: the numbers of the ward, of each area, and of each day. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-overview.h"

#include "core/gocua-date.h"
#include "store/gocua-entities.h"
#include "store/gocua-status-row.h"

#include <string.h>

#define SLOTS_MARK        "/*slots*/"
#define FIRST_SLOT_COLUMN 8

static void
area_numbers_free (gpointer data)
{
  GocuaAreaNumbers *self = data;

  g_free (self->name);
  g_free (self);
}

/* The named query with the columns of @n slots: one plan with what is asked for, and no more. */
static char *
make_areas_sql (guint n)
{
  g_autofree char *text = gocua_db_get_query_text ("overview-areas");
  char *mark = strstr (text, SLOTS_MARK);
  g_autoptr (GString) sql = NULL;

  g_assert (mark != NULL);
  sql = g_string_new_len (text, mark - text);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql,
                            ", SUM (eligible AND v%u >= 1), SUM (eligible AND v%u = 0), "
                            "SUM (eligible AND reached AND v%u >= 1), SUM (CASE WHEN eligible THEN v%u END)",
                            i, i, i, i);
  g_string_append (sql, mark + strlen (SLOTS_MARK));
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
read_tally (GocuaTally *tally, sqlite3_stmt *statement, int column, gboolean is_count)
{
  tally->yes = sqlite3_column_int64 (statement, column);
  tally->no = sqlite3_column_int64 (statement, column + 1);
  tally->yes_reached = sqlite3_column_int64 (statement, column + 2);
  tally->people = is_count ? sqlite3_column_int64 (statement, column + 3) : tally->yes;
}

static void
read_numbers (GocuaNumbers *numbers, sqlite3_stmt *statement, const GocuaCampaign *campaign)
{
  guint n = campaign != NULL ? gocua_campaign_get_n_indicators (campaign) : 0;

  numbers->households = sqlite3_column_int64 (statement, 1);
  if (campaign == NULL)
    return;
  numbers->eligible = sqlite3_column_int64 (statement, 2);
  numbers->reached = sqlite3_column_int64 (statement, 3);
  numbers->attempts = sqlite3_column_int64 (statement, 4);
  numbers->people = sqlite3_column_int64 (statement, 5);
  numbers->people_unknown = sqlite3_column_int64 (statement, 6);
  numbers->follow_ups_due = sqlite3_column_int64 (statement, 7);
  for (guint i = 0; i < n; i++)
    read_tally (&numbers->tallies[i], statement, FIRST_SLOT_COLUMN + 4 * (int) i,
                gocua_indicator_is_count (gocua_campaign_get_indicator (campaign, i)));
}

/* Areas in their order, all with zeros, and after them the households that have none. */
static gboolean
list_areas (GocuaOverview *self, GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = gocua_entity_list (db, GOCUA_KIND_AREA, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i <= records->len; i++)
    {
      GocuaAreaNumbers *area = g_new0 (GocuaAreaNumbers, 1);

      if (i < records->len)
        {
          area->area = ((GocuaRecord *) records->pdata[i])->id;
          area->name = g_strdup (gocua_record_get_text (records->pdata[i], GOCUA_AREA_NAME));
        }
      g_ptr_array_add (self->areas, area);
    }
  return TRUE;
}

static GocuaAreaNumbers *
find_area (GocuaOverview *self, const GocuaId *id)
{
  for (guint i = 0; i + 1 < self->areas->len; i++)
    {
      GocuaAreaNumbers *area = self->areas->pdata[i];

      if (gocua_id_equal (&area->area, id))
        return area;
    }
  return self->areas->pdata[self->areas->len - 1];
}

static gboolean
read_areas (GocuaOverview *self, GocuaDb *db, gint64 campaign_n, GError **error)
{
  g_autofree char *sql = self->campaign != NULL
                             ? make_areas_sql (gocua_campaign_get_n_indicators (self->campaign))
                             : gocua_db_get_query_text ("overview-households");
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, campaign_n);
  gocua_db_bind_text (statement, 2, self->today);
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaNumbers numbers = { 0 };
      GocuaId id;

      gocua_db_column_id (statement, 0, &id);
      read_numbers (&numbers, statement, self->campaign);
      gocua_numbers_add (&find_area (self, &id)->numbers, &numbers);
      gocua_numbers_add (&self->ward, &numbers);
    }
  gocua_db_done (statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (((GocuaAreaNumbers *) self->areas->pdata[self->areas->len - 1])->numbers.households == 0)
    g_ptr_array_set_size (self->areas, (int) self->areas->len - 1);
  return TRUE;
}

static gboolean
read_trend (GocuaOverview *self, GocuaDb *db, gint64 campaign_n, GError **error)
{
  g_autofree char *first = gocua_date_add_days (self->today, 1 - GOCUA_TREND_DAYS);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_query (db, "overview-trend", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, campaign_n);
  gocua_db_bind_text (statement, 2, first);
  gocua_db_bind_text (statement, 3, self->today);
  while (gocua_db_step (db, statement, &problem))
    {
      int day = gocua_date_days_between (first, (const char *) sqlite3_column_text (statement, 0));

      if (day >= 0 && day < GOCUA_TREND_DAYS)
        self->reached_by_day[day] = sqlite3_column_int64 (statement, 1);
    }
  gocua_db_done (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_number (GocuaDb *db, sqlite3_stmt *statement, gint64 *number, GError **error)
{
  gboolean found = gocua_db_step (db, statement, error);

  if (found)
    *number = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return found;
}

static gboolean
read_visits_today (GocuaOverview *self, GocuaDb *db, gint64 campaign_n, GError **error)
{
  sqlite3_stmt *statement = gocua_db_query (db, "overview-visits", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, campaign_n);
  gocua_db_bind_text (statement, 2, self->today);
  return read_number (db, statement, &self->visits_today, error);
}

static gboolean
read_position (GocuaOverview *self, GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT COALESCE (MAX (pos), 0) FROM change", error);

  return statement != NULL && read_number (db, statement, &self->position, error);
}

static gboolean
read_all (GocuaOverview *self, GocuaDb *db, GError **error)
{
  g_autofree char *today = gocua_db_get_today (db);
  g_autoptr (GError) problem = NULL;
  gint64 campaign_n;

  g_strlcpy (self->today, today, sizeof self->today);
  self->campaign = gocua_campaign_get_current (db, &self->campaign_id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  campaign_n = gocua_campaign_find_row (db, &self->campaign_id);
  if (!read_position (self, db, error) || !list_areas (self, db, error) ||
      !read_areas (self, db, campaign_n, error))
    return FALSE;
  return self->campaign == NULL ||
         (read_trend (self, db, campaign_n, error) && read_visits_today (self, db, campaign_n, error));
}

GocuaOverview *
gocua_overview_read (GocuaDb *db, GError **error)
{
  g_autoptr (GocuaOverview) self = NULL;
  gboolean is_alone, ok;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (GocuaOverview, 1);
  self->areas = g_ptr_array_new_with_free_func (area_numbers_free);
  /* One transaction, so that all numbers are of the same moment, unless the caller has one open. */
  is_alone = sqlite3_get_autocommit (gocua_db_get_handle (db)) != 0;
  if (is_alone && !gocua_db_exec (db, "BEGIN", error))
    return NULL;
  ok = read_all (self, db, error);
  if (is_alone)
    gocua_db_rollback (db);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
gocua_overview_free (GocuaOverview *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_ptr_array_unref (self->areas);
  g_free (self);
}
