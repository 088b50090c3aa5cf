/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-work.c: the status of one household, out of its visits into the table status. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-status-work.h"

#include "core/gocua-answers.h"
#include "core/gocua-campaign.h"
#include "core/gocua-status.h"
#include "store/gocua-merged.h"
#include "store/gocua-status-row.h"
#include "wire/gocua-campaign-json.h"

/* What is needed of a campaign to work out statuses. */
typedef struct
{
  gint64 n;
  GocuaId id;
  GocuaCampaign *campaign;
  const char *indicators[GOCUA_MAX_INDICATORS];
  guint n_indicators;
} Campaign;

static void
campaign_free (gpointer data)
{
  Campaign *self = data;

  gocua_campaign_unref (self->campaign);
  g_free (self);
}

/* Reading a definition takes longer than all the rest of a small transaction, and it hardly ever changes. */
#define DATA_DEFINITIONS "gocua-status-definitions"
#define MAX_DEFINITIONS  16

/* Text -> GocuaCampaign. */
static GHashTable *
get_definitions (GocuaDb *db)
{
  GHashTable *definitions = gocua_db_get_data (db, DATA_DEFINITIONS);

  if (definitions != NULL && g_hash_table_size (definitions) <= MAX_DEFINITIONS)
    return definitions;
  definitions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gocua_campaign_unref);
  gocua_db_set_data (db, DATA_DEFINITIONS, definitions, (GDestroyNotify) g_hash_table_unref);
  return definitions;
}

/* (transfer full) (nullable) */
static GocuaCampaign *
read_definition (GocuaDb *db, const char *text)
{
  GHashTable *definitions = get_definitions (db);
  GocuaCampaign *campaign = g_hash_table_lookup (definitions, text);

  if (campaign == NULL)
    {
      campaign = gocua_campaign_from_json (text, -1, NULL);
      if (campaign == NULL)
        return NULL;
      g_hash_table_insert (definitions, g_strdup (text), campaign);
    }
  return gocua_campaign_ref (campaign);
}

GPtrArray *
gocua_status_load_campaigns (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (campaign_free);
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "SELECT n, id, definition FROM campaign WHERE deleted IS NOT 1 ORDER BY n", error);

  if (statement == NULL)
    return NULL;
  while (gocua_db_step (db, statement, NULL))
    {
      const char *text = (const char *) sqlite3_column_text (statement, 2);
      g_autoptr (GocuaCampaign) campaign = text != NULL ? read_definition (db, text) : NULL;
      Campaign *one;

      /* One that a newer version wrote and this one cannot read has no statuses here until the program is
       * updated. */
      if (campaign == NULL)
        continue;
      one = g_new0 (Campaign, 1);
      one->n = sqlite3_column_int64 (statement, 0);
      gocua_db_column_id (statement, 1, &one->id);
      one->n_indicators = gocua_campaign_get_n_indicators (campaign);
      one->campaign = g_steal_pointer (&campaign);
      for (guint i = 0; i < one->n_indicators; i++)
        one->indicators[i] = gocua_indicator_get_id (gocua_campaign_get_indicator (one->campaign, i));
      g_ptr_array_add (list, one);
    }
  gocua_db_done (statement);
  return g_steal_pointer (&list);
}

/* Columns of gocua_status_compute()'s visits, in the order in which read_visit() reads them. */
static const struct
{
  guint field;
  GocuaValueType type;
} visit_fields[] = {
  { GOCUA_VISIT_CAMPAIGN, GOCUA_VALUE_ID },  { GOCUA_VISIT_DATE, GOCUA_VALUE_TEXT },
  { GOCUA_VISIT_OUTCOME, GOCUA_VALUE_TEXT }, { GOCUA_VISIT_ANSWERS, GOCUA_VALUE_TEXT },
  { GOCUA_VISIT_REASON, GOCUA_VALUE_TEXT },  { GOCUA_VISIT_FOLLOW_UP, GOCUA_VALUE_TEXT },
};
#define VISIT_COLUMNS "id, stamps, campaign, date, outcome, answers, reason, follow_up"

static GocuaRecord *
read_visit (sqlite3_stmt *statement)
{
  GocuaRecord *visit;
  GocuaId id;

  if (!gocua_db_column_id (statement, 0, &id))
    return NULL;
  visit = gocua_record_new (GOCUA_KIND_VISIT, &id);
  gocua_record_unpack_stamps (visit, sqlite3_column_blob (statement, 1),
                              (gsize) sqlite3_column_bytes (statement, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (visit_fields); i++)
    {
      GocuaValue *value = &visit->values[visit_fields[i].field];

      if (visit_fields[i].type == GOCUA_VALUE_TEXT)
        gocua_value_set_text (value, (const char *) sqlite3_column_text (statement, 2 + (int) i));
      else if (gocua_db_column_id (statement, 2 + (int) i, &id))
        gocua_value_set_id (value, &id);
    }
  return visit;
}

#define VISITS_THAT_COUNT \
  "SELECT " VISIT_COLUMNS " FROM visit WHERE +deleted IS NOT 1 AND +withdrawn IS NULL AND "

/* Those that count: a withdrawn one says nothing. */
static GPtrArray *
load_visits (GocuaDb *db, const GocuaId *household, gboolean any_merged, GError **error)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  sqlite3_stmt *statement =
      any_merged ? gocua_db_prepare_static (db, VISITS_THAT_COUNT "(" GOCUA_MERGED_VISITS ")", error)
                 : gocua_db_prepare_static (db, VISITS_THAT_COUNT "household = ?1", error);

  if (statement != NULL)
    sqlite3_bind_blob (statement, 1, household->bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  while (statement != NULL && gocua_db_step (db, statement, NULL))
    {
      GocuaRecord *visit = read_visit (statement);

      if (visit != NULL)
        g_ptr_array_add (visits, visit);
    }
  gocua_db_done (statement);
  return visits;
}

#define HOUSEHOLD_COLUMNS "n, deleted, archived, area, eligible, follow_up, stamps"

/* Few have one, so the stamps of the others are not even read. */
static void
read_plan (GocuaStatusHousehold *self, sqlite3_stmt *statement, int column)
{
  const char *follow_up = (const char *) sqlite3_column_text (statement, column);
  g_autoptr (GocuaRecord) record = NULL;

  if (follow_up == NULL)
    return;
  g_strlcpy (self->follow_up, follow_up, sizeof self->follow_up);
  record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &self->id);
  gocua_record_unpack_stamps (record, sqlite3_column_blob (statement, column + 1),
                              (gsize) sqlite3_column_bytes (statement, column + 1));
  self->follow_up_stamp = record->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP];
}

static void
read_household (GocuaStatusHousehold *self, sqlite3_stmt *statement)
{
  self->n = sqlite3_column_int64 (statement, 0);
  self->is_gone = sqlite3_column_int (statement, 1) == 1;
  self->archived = sqlite3_column_int (statement, 2) != 0;
  gocua_db_column_id (statement, 3, &self->area);
  self->eligible =
      sqlite3_column_type (statement, 4) == SQLITE_NULL ? -1 : sqlite3_column_int64 (statement, 4);
  read_plan (self, statement, 5);
}

static gboolean
load_household (GocuaDb *db, GocuaStatusHousehold *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT " HOUSEHOLD_COLUMNS " FROM household WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, self->id.bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  if (gocua_db_step (db, statement, &problem))
    read_household (self, statement);
  return gocua_db_finish (statement, &problem, error);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text != NULL && *text != '\0')
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* What is bound lives until the statement has run. */
static gboolean
write_status (GocuaDb *db,
              const Campaign *campaign,
              const GocuaStatusHousehold *household,
              const GocuaStatus *status,
              GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "INSERT OR REPLACE INTO status VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                               "?10, ?11, ?12, ?13, ?14, ?15, "
                               "?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)",
                               error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, campaign->n);
  sqlite3_bind_int64 (statement, 2, household->n);
  if (!gocua_id_is_null (&household->area))
    sqlite3_bind_blob (statement, 3, household->area.bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  sqlite3_bind_int (statement, 4, household->archived);
  sqlite3_bind_int (statement, 5, status->eligible);
  sqlite3_bind_int (statement, 6, status->reached);
  sqlite3_bind_int (statement, 7, status->attempts);
  if (household->eligible >= 0)
    sqlite3_bind_int64 (statement, 8, household->eligible);
  bind_text (statement, 9, gocua_outcome_get_id (status->outcome));
  bind_text (statement, 10, status->last_date);
  bind_text (statement, 11, status->reached_date);
  bind_text (statement, 12, status->follow_up);
  bind_text (statement, 13, status->reason);
  for (int i = 0; i < GOCUA_MAX_INDICATORS; i++)
    if (status->values[i] != GOCUA_ANSWER_UNKNOWN)
      sqlite3_bind_int (statement, 14 + i, status->values[i]);
  return gocua_db_run (db, statement, error);
}

/* @record is of the household, with nothing in it but what a status is worked out from. */
static gboolean
update_status (GocuaDb *db,
               const Campaign *campaign,
               const GocuaStatusHousehold *household,
               const GocuaRecord *record,
               GPtrArray *visits,
               GError **error)
{
  g_auto (GocuaStatus) status = { 0 };
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = 0; i < visits->len; i++)
    {
      const GocuaId *of = gocua_record_get_id (visits->pdata[i], GOCUA_VISIT_CAMPAIGN);

      if (of != NULL && gocua_id_equal (of, &campaign->id))
        g_ptr_array_add (mine, visits->pdata[i]);
    }
  gocua_status_compute (&status, record, mine, campaign->indicators, campaign->n_indicators);
  return write_status (db, campaign, household, &status, error);
}

static gboolean
delete_status (GocuaDb *db, gint64 n, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "DELETE FROM status WHERE household = ?1 AND campaign IN (SELECT n FROM campaign)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  return gocua_db_run (db, statement, error);
}

gboolean
gocua_status_work_out (GocuaDb *db,
                       GPtrArray *campaigns,
                       GocuaStatusHousehold *household,
                       gboolean any_merged,
                       GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GocuaRecord) record = NULL;

  if (household->n == 0 && !load_household (db, household, error))
    return FALSE;
  /* A visit may come before its household, when another PC made both; the household will bring this about
   * again. */
  if (household->n == 0)
    return TRUE;
  if (household->is_gone)
    return delete_status (db, household->n, error);
  record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &household->id);
  record->stamps[GOCUA_FIELD_DELETED] = 1;
  gocua_value_set_int (&record->values[GOCUA_HOUSEHOLD_ARCHIVED], household->archived);
  if (household->follow_up[0] != '\0')
    gocua_value_set_text (&record->values[GOCUA_HOUSEHOLD_FOLLOW_UP], household->follow_up);
  record->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP] = household->follow_up_stamp;
  visits = load_visits (db, &household->id, any_merged, error);
  for (guint i = 0; i < campaigns->len; i++)
    if (!update_status (db, campaigns->pdata[i], household, record, visits, error))
      return FALSE;
  return TRUE;
}

static const Campaign *
find_campaign (GPtrArray *campaigns, const GocuaRecord *visit)
{
  const GocuaId *wanted = gocua_record_get_id (visit, GOCUA_VISIT_CAMPAIGN);

  for (guint i = 0; wanted != NULL && i < campaigns->len; i++)
    {
      const Campaign *campaign = campaigns->pdata[i];

      if (gocua_id_equal (&campaign->id, wanted))
        return campaign;
    }
  return NULL;
}

/* From two indexes alone: reading each row would take longer than all the rest of the visit. */
static gboolean
find_row (GocuaDb *db, const GocuaId *household, gint64 *n, gboolean *has_plan, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "SELECT n, EXISTS (SELECT 1 FROM household INDEXED BY household_planned "
                               "WHERE id = ?1 AND follow_up IS NOT NULL) FROM household WHERE id = ?1",
                               error);

  *n = 0;
  *has_plan = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, household->bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  if (gocua_db_step (db, statement, &problem))
    {
      *n = sqlite3_column_int64 (statement, 0);
      *has_plan = sqlite3_column_int (statement, 1) != 0;
    }
  return gocua_db_finish (statement, &problem, error);
}

/* @found: (out): %FALSE: it is not there, or gone from the roster, or the campaign can't be read. */
static gboolean
read_status (GocuaDb *db,
             const Campaign *campaign,
             GocuaStatusHousehold *household,
             GocuaStatus *status,
             gboolean *found,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "SELECT s.archived, s.area, s.people, " GOCUA_STATUS_COLUMNS
                               " FROM status s WHERE s.campaign = ?1 AND s.household = ?2",
                               error);

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, campaign->n);
  sqlite3_bind_int64 (statement, 2, household->n);
  if (gocua_db_step (db, statement, &problem))
    {
      *found = TRUE;
      household->archived = sqlite3_column_int (statement, 0) != 0;
      gocua_db_column_id (statement, 1, &household->area);
      household->eligible =
          sqlite3_column_type (statement, 2) == SQLITE_NULL ? -1 : sqlite3_column_int64 (statement, 2);
      gocua_status_read_row (status, statement, 3, TRUE);
    }
  return gocua_db_finish (statement, &problem, error);
}

static gboolean
add_visits (const Campaign *campaign, GPtrArray *visits, GPtrArray *campaigns, GocuaStatus *status)
{
  for (guint i = 0; i < visits->len; i++)
    if (find_campaign (campaigns, visits->pdata[i]) == campaign &&
        !gocua_status_add_visit (status, visits->pdata[i], campaign->indicators, campaign->n_indicators))
      return FALSE;
  return TRUE;
}

static gboolean
add_to_campaign (GocuaDb *db,
                 const Campaign *campaign,
                 GocuaStatusHousehold *household,
                 GPtrArray *visits,
                 GPtrArray *campaigns,
                 gboolean *added,
                 GError **error)
{
  g_auto (GocuaStatus) status = { 0 };
  gboolean found;

  if (!read_status (db, campaign, household, &status, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  /* What an archived one would be eligible for is not in its row. */
  *added = !household->archived && add_visits (campaign, visits, campaigns, &status);
  return !*added || write_status (db, campaign, household, &status, error);
}

gboolean
gocua_status_add_visits (GocuaDb *db,
                         GPtrArray *campaigns,
                         const GocuaId *id,
                         GPtrArray *visits,
                         gboolean *added,
                         GError **error)
{
  GocuaStatusHousehold household = { .id = *id };
  gboolean has_plan;

  *added = TRUE;
  if (!find_row (db, id, &household.n, &has_plan, error))
    return FALSE;
  if (household.n == 0)
    return TRUE;
  /* Which visits it comes after is not in the row of the status. */
  *added = !has_plan;
  for (guint i = 0; i < campaigns->len && *added; i++)
    {
      const Campaign *campaign = campaigns->pdata[i];
      gboolean concerned = FALSE;

      for (guint j = 0; j < visits->len; j++)
        concerned |= find_campaign (campaigns, visits->pdata[j]) == campaign;
      if (concerned && !add_to_campaign (db, campaign, &household, visits, campaigns, added, error))
        return FALSE;
    }
  return TRUE;
}
