/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview.c: the numbers of the ward, of each area, and of each day. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-overview.h"

#include "core/gocua-date.h"
#include "store/gocua-entities.h"
#include "store/gocua-status-row.h"

#include <string.h>

#define SLOTS_MARK "/*slots*/"

enum
{
  COLUMN_AREA,
  COLUMN_ELIGIBLE,
  COLUMN_REACHED,
  COLUMN_ATTEMPTS,
  COLUMN_PEOPLE,
  COLUMN_FOLLOW_UP,
  COLUMN_REACHED_DATE,
  COLUMN_LAST_DATE,
  COLUMN_SLOTS,
};

/* One pass over the statuses. */
typedef struct
{
  sqlite3_stmt *statement;
  GHashTable *areas; /* GocuaId -> GocuaAreaNumbers */
  GHashTable *days;  /* ISO date -> place in reached_by_day, counted from 1 */
  char *first_day;   /* of them; most dates are older */
  guint n_slots;
  gboolean is_count[GOCUA_MAX_INDICATORS];
} Pass;

static void
pass_clear (Pass *self)
{
  gocua_db_done (self->statement);
  g_clear_pointer (&self->areas, g_hash_table_unref);
  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->first_day, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static void
area_numbers_free (gpointer data)
{
  GocuaAreaNumbers *self = data;

  g_free (self->name);
  g_free (self);
}

static char *
make_statuses_sql (guint n_slots)
{
  g_autofree char *text = gocua_db_get_query_text ("overview-statuses");
  char *mark = strstr (text, SLOTS_MARK);
  g_autoptr (GString) sql = NULL;

  g_assert (mark != NULL);
  sql = g_string_new_len (text, mark - text);
  for (guint i = 0; i < n_slots; i++)
    g_string_append_printf (sql, ", v%u", i);
  g_string_append (sql, mark + strlen (SLOTS_MARK));
  return g_string_free (g_steal_pointer (&sql), FALSE);
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

static GHashTable *
index_areas (GPtrArray *areas)
{
  GHashTable *by_id = g_hash_table_new (gocua_id_hash, gocua_id_equal);

  for (guint i = 0; i + 1 < areas->len; i++)
    {
      GocuaAreaNumbers *area = areas->pdata[i];

      g_hash_table_insert (by_id, &area->area, area);
    }
  return by_id;
}

/* The numbers of the area in the current row; of the last one when it is in none, or in one that was deleted.
 * @before: (inout): the area of a row before, or %NULL; a roster goes area by area, so most rows are in it.
 */
static GocuaNumbers *
find_numbers (GocuaOverview *self, GHashTable *areas, sqlite3_stmt *statement, GocuaAreaNumbers **before)
{
  GocuaAreaNumbers *area = NULL;
  GocuaId id;

  if (gocua_db_column_id (statement, COLUMN_AREA, &id))
    {
      if (*before == NULL || !gocua_id_equal (&(*before)->area, &id))
        *before = g_hash_table_lookup (areas, &id);
      area = *before;
    }
  if (area == NULL)
    area = self->areas->pdata[self->areas->len - 1];
  return &area->numbers;
}

static GHashTable *
index_days (const char *today)
{
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < GOCUA_TREND_DAYS; i++)
    g_hash_table_insert (days, gocua_date_add_days (today, i + 1 - GOCUA_TREND_DAYS),
                         GINT_TO_POINTER (i + 1));
  return days;
}

static gboolean
pass_init (Pass *self, GocuaOverview *overview, GocuaDb *db, gint64 campaign_n, GError **error)
{
  g_autofree char *sql = NULL;

  self->n_slots = gocua_campaign_get_n_indicators (overview->campaign);
  for (guint i = 0; i < self->n_slots; i++)
    self->is_count[i] = gocua_indicator_is_count (gocua_campaign_get_indicator (overview->campaign, i));
  self->areas = index_areas (overview->areas);
  self->days = index_days (overview->today);
  self->first_day = gocua_date_add_days (overview->today, 1 - GOCUA_TREND_DAYS);
  sql = make_statuses_sql (self->n_slots);
  self->statement = gocua_db_prepare (db, sql, error);
  if (self->statement != NULL)
    sqlite3_bind_int64 (self->statement, 1, campaign_n);
  return self->statement != NULL;
}

static void
count_slots (const Pass *pass, GocuaNumbers *numbers, gboolean reached)
{
  for (guint i = 0; i < pass->n_slots; i++)
    {
      GocuaTally *tally = &numbers->tallies[i];
      int column = COLUMN_SLOTS + (int) i;
      int value;

      if (sqlite3_column_type (pass->statement, column) == SQLITE_NULL)
        continue;
      value = sqlite3_column_int (pass->statement, column);
      tally->no += value == 0;
      tally->yes += value >= 1;
      tally->yes_reached += value >= 1 && reached;
      tally->people += pass->is_count[i] ? value : value >= 1;
    }
}

static void
count_eligible (const Pass *pass, GocuaOverview *overview, GocuaNumbers *numbers)
{
  gboolean reached = sqlite3_column_int (pass->statement, COLUMN_REACHED) != 0;
  const char *follow_up = (const char *) sqlite3_column_text (pass->statement, COLUMN_FOLLOW_UP);

  numbers->eligible++;
  numbers->reached += reached;
  numbers->people += sqlite3_column_int64 (pass->statement, COLUMN_PEOPLE);
  numbers->people_unknown += sqlite3_column_type (pass->statement, COLUMN_PEOPLE) == SQLITE_NULL;
  numbers->follow_ups_due += follow_up != NULL && strcmp (follow_up, overview->today) <= 0;
  count_slots (pass, numbers, reached);
  if (reached)
    {
      const char *date = (const char *) sqlite3_column_text (pass->statement, COLUMN_REACHED_DATE);
      gboolean is_recent = date != NULL && strcmp (date, pass->first_day) >= 0;
      int day = is_recent ? GPOINTER_TO_INT (g_hash_table_lookup (pass->days, date)) : 0;

      if (day > 0)
        overview->reached_by_day[day - 1]++;
    }
}

static gboolean
was_visited_today (const Pass *pass, const GocuaOverview *overview)
{
  const char *date = (const char *) sqlite3_column_text (pass->statement, COLUMN_LAST_DATE);

  return date != NULL && g_str_equal (date, overview->today);
}

static gboolean
count_statuses (GocuaOverview *self, GocuaDb *db, gint64 campaign_n, GError **error)
{
  g_auto (Pass) pass = { 0 };
  g_autoptr (GError) problem = NULL;
  GocuaAreaNumbers *area = NULL;

  if (!pass_init (&pass, self, db, campaign_n, error))
    return FALSE;
  while (gocua_db_step (db, pass.statement, &problem))
    {
      GocuaNumbers *numbers = find_numbers (self, pass.areas, pass.statement, &area);

      numbers->households++;
      self->visited_today += was_visited_today (&pass, self);
      numbers->attempts += sqlite3_column_int64 (pass.statement, COLUMN_ATTEMPTS);
      if (sqlite3_column_int (pass.statement, COLUMN_ELIGIBLE) != 0)
        count_eligible (&pass, self, numbers);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
count_households (GocuaOverview *self, GocuaDb *db, GError **error)
{
  g_autoptr (GHashTable) areas = index_areas (self->areas);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_query (db, "overview-households", error);
  GocuaAreaNumbers *area = NULL;

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (db, statement, &problem))
    find_numbers (self, areas, statement, &area)->households += sqlite3_column_int64 (statement, 1);
  return gocua_db_finish (statement, &problem, error);
}

static void
add_up (GocuaOverview *self)
{
  GocuaAreaNumbers *last = self->areas->pdata[self->areas->len - 1];

  for (guint i = 0; i < self->areas->len; i++)
    gocua_numbers_add (&self->ward, &((GocuaAreaNumbers *) self->areas->pdata[i])->numbers);
  if (last->numbers.households == 0)
    g_ptr_array_set_size (self->areas, (int) self->areas->len - 1);
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
  if (!read_position (self, db, error) || !list_areas (self, db, error))
    return FALSE;
  if (self->campaign == NULL ? !count_households (self, db, error)
                             : !count_statuses (self, db, campaign_n, error))
    return FALSE;
  add_up (self);
  return TRUE;
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
  ok = read_all (self, db, error) &&
       (self->campaign == NULL ||
        gocua_sheets_count (db, &self->campaign_id, self->today, &self->sheets, error));
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
