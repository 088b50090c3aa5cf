/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-store.c: keeps the table status as core/gocua-status.h says. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-status-store.h"

#include "core/gocua-answers.h"
#include "core/gocua-campaign.h"
#include "core/gocua-status.h"
#include "store/gocua-merged.h"
#include "store/gocua-projection.h"
#include "wire/gocua-campaign-json.h"

struct _GocuaStatusUpdate
{
  GHashTable *households; /* set of GocuaId */
  gboolean everything;    /* a campaign changed */
  gboolean merges;        /* a household came, went, or points to another one than before */
};

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

GocuaStatusUpdate *
gocua_status_update_new (void)
{
  GocuaStatusUpdate *self = g_new0 (GocuaStatusUpdate, 1);

  self->households = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  return self;
}

void
gocua_status_update_free (GocuaStatusUpdate *self)
{
  g_hash_table_unref (self->households);
  g_free (self);
}

/* Noted before and after a change, so that a pointer that goes is seen as well as one that comes. */
static gboolean
may_move_visits (const GocuaRecord *household)
{
  return !gocua_record_exists (household) ||
         gocua_record_get_id (household, GOCUA_HOUSEHOLD_MERGED_INTO) != NULL;
}

void
gocua_status_update_note (GocuaStatusUpdate *self, const GocuaRecord *record)
{
  const GocuaId *household = NULL;

  if (record->kind == GOCUA_KIND_CAMPAIGN)
    self->everything = TRUE;
  else if (record->kind == GOCUA_KIND_HOUSEHOLD)
    {
      household = &record->id;
      self->merges = self->merges || may_move_visits (record);
    }
  else if (record->kind == GOCUA_KIND_VISIT)
    household = gocua_record_get_id (record, GOCUA_VISIT_HOUSEHOLD);
  if (household != NULL && !g_hash_table_contains (self->households, household))
    g_hash_table_add (self->households, gocua_id_dup (household));
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

static GPtrArray *
load_campaigns (GocuaDb *db, GError **error)
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

static GPtrArray *
load_visits (GocuaDb *db, const GocuaId *household, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM visit WHERE " GOCUA_MERGED_VISITS,
                                          gocua_projection_columns (GOCUA_KIND_VISIT));
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement != NULL)
    gocua_db_bind_id (statement, 1, household);
  while (statement != NULL && gocua_db_step (db, statement, NULL))
    {
      GocuaRecord *visit = gocua_projection_read_row (GOCUA_KIND_VISIT, statement, 0);

      if (visit != NULL)
        g_ptr_array_add (visits, visit);
    }
  gocua_db_done (statement);
  return visits;
}

static gint64
find_row (GocuaDb *db, const GocuaId *household, gboolean *is_gone)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT n, deleted FROM household WHERE id = ?1", NULL);
  gint64 n = 0;

  if (statement == NULL)
    return 0;
  gocua_db_bind_id (statement, 1, household);
  if (gocua_db_step (db, statement, NULL))
    {
      n = sqlite3_column_int64 (statement, 0);
      *is_gone = sqlite3_column_int (statement, 1) == 1;
    }
  gocua_db_done (statement);
  return n;
}

static void
bind_date (sqlite3_stmt *statement, int index, const char *date)
{
  gocua_db_bind_text (statement, index, *date != '\0' ? date : NULL);
}

static gboolean
write_status (GocuaDb *db,
              const Campaign *campaign,
              gint64 n,
              const GocuaRecord *household,
              GPtrArray *visits,
              GError **error)
{
  g_auto (GocuaStatus) status = { 0 };
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  sqlite3_stmt *statement =
      gocua_db_prepare (db,
                        "INSERT OR REPLACE INTO status VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
                        "?12, ?13, ?14, ?15, ?16, "
                        "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)",
                        error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    {
      const GocuaId *of = gocua_record_get_id (visits->pdata[i], GOCUA_VISIT_CAMPAIGN);

      if (of != NULL && gocua_id_equal (of, &campaign->id))
        g_ptr_array_add (mine, visits->pdata[i]);
    }
  gocua_status_compute (&status, household, mine, campaign->indicators, campaign->n_indicators);
  sqlite3_bind_int64 (statement, 1, campaign->n);
  sqlite3_bind_int64 (statement, 2, n);
  gocua_db_bind_id (statement, 3, gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA));
  sqlite3_bind_int64 (statement, 4, gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0));
  sqlite3_bind_int (statement, 5, status.eligible);
  sqlite3_bind_int (statement, 6, status.reached);
  sqlite3_bind_int (statement, 7, status.attempts);
  if (household->values[GOCUA_HOUSEHOLD_ELIGIBLE].type == GOCUA_VALUE_INT)
    sqlite3_bind_int64 (statement, 8, household->values[GOCUA_HOUSEHOLD_ELIGIBLE].integer);
  gocua_db_bind_text (statement, 9, gocua_outcome_get_id (status.outcome));
  bind_date (statement, 10, status.last_date);
  bind_date (statement, 11, status.reached_date);
  bind_date (statement, 12, status.follow_up);
  gocua_db_bind_text (statement, 13, status.reason);
  for (int i = 0; i < GOCUA_MAX_INDICATORS; i++)
    if (status.values[i] != GOCUA_ANSWER_UNKNOWN)
      sqlite3_bind_int (statement, 14 + i, status.values[i]);
  return gocua_db_run (db, statement, error);
}

static gboolean
delete_status (GocuaDb *db, gint64 n, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "DELETE FROM status WHERE household = ?1 AND campaign IN (SELECT n FROM campaign)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  return gocua_db_run (db, statement, error);
}

static gboolean
update_household (GocuaDb *db, GPtrArray *campaigns, const GocuaId *id, GError **error)
{
  g_autoptr (GocuaRecord) household = gocua_projection_load (db, GOCUA_KIND_HOUSEHOLD, id, error);
  g_autoptr (GPtrArray) visits = NULL;
  gboolean is_gone = FALSE;
  gint64 n;

  if (household == NULL)
    return FALSE;
  /* A visit may come before its household, when another PC made both; the household will bring this about
   * again. */
  n = find_row (db, id, &is_gone);
  if (n == 0)
    return TRUE;
  if (is_gone)
    return delete_status (db, n, error);
  visits = load_visits (db, id, error);
  for (guint i = 0; i < campaigns->len; i++)
    if (!write_status (db, campaigns->pdata[i], n, household, visits, error))
      return FALSE;
  return TRUE;
}

static gboolean
note_everyone (GocuaStatusUpdate *self, GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT id FROM household", error);

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (db, statement, NULL))
    {
      GocuaId id;

      if (gocua_db_column_id (statement, 0, &id) && !g_hash_table_contains (self->households, &id))
        g_hash_table_add (self->households, gocua_id_dup (&id));
    }
  gocua_db_done (statement);
  return gocua_db_exec (db, "DELETE FROM status", error);
}

gboolean
gocua_status_update_run (GocuaStatusUpdate *self, GocuaDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) campaigns = load_campaigns (db, error);
  GHashTableIter iter;
  gpointer id;

  if (campaigns == NULL || (self->merges && !gocua_merged_update (db, self->households, error)) ||
      !gocua_merged_add_roots (db, self->households, error) ||
      (self->everything && !note_everyone (self, db, error)))
    return FALSE;
  g_hash_table_iter_init (&iter, self->households);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !update_household (db, campaigns, id, error))
      return FALSE;
  return TRUE;
}
