/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entities.c: single things out of the store: areas, teams, campaigns, households, visits. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-entities.h"

#include "core/gocua-collate.h"
#include "core/gocua-text.h"
#include "store/gocua-journal.h"
#include "store/gocua-merged.h"
#include "store/gocua-projection.h"
#include "store/gocua-status-row.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-presets.h"

#include <glib/gi18n.h>
#include <string.h>

/* Areas without a position come after those with one. */
#define NO_POSITION G_MAXINT64

typedef struct
{
  GocuaRecord *record;
  gint64 position;
  GocuaStamp stamp;
  char *key;
} Sortable;

static void
sortable_clear (gpointer data)
{
  Sortable *self = data;

  gocua_record_unref (self->record);
  g_free (self->key);
}

/* A prepared "SELECT <columns> FROM <table of the kind> <rest>". */
static sqlite3_stmt *
prepare_select (GocuaDb *db, GocuaKind kind, const char *rest, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s %s", gocua_projection_columns (kind),
                                          gocua_kind_get_info (kind)->name, rest);

  return gocua_db_prepare (db, sql, error);
}

static void
init_sortable (Sortable *self, GocuaRecord *record)
{
  self->record = gocua_record_ref (record);
  self->position = NO_POSITION;
  switch (record->kind)
    {
    case GOCUA_KIND_AREA:
      self->position = gocua_record_get_int (record, GOCUA_AREA_POSITION, NO_POSITION);
      self->key = gocua_collate_key (gocua_record_get_text (record, GOCUA_AREA_NAME));
      break;
    case GOCUA_KIND_TEAM:
      self->key = gocua_collate_key (gocua_record_get_text (record, GOCUA_TEAM_NAME));
      break;
    case GOCUA_KIND_CAMPAIGN:
      /* The key is set once, when the campaign is taken up. */
      self->stamp = record->stamps[GOCUA_CAMPAIGN_KEY];
      break;
    case GOCUA_KIND_HOUSEHOLD:
    case GOCUA_KIND_VISIT:
    case GOCUA_KIND_CONFLICT:
    case GOCUA_KIND_DISTINCT_PAIR:
    case GOCUA_KIND_SHEET:
    case GOCUA_KIND_SECOND_KEYING:
    case GOCUA_N_KINDS:
    default:
      break;
    }
}

static int
compare_sortables (gconstpointer a, gconstpointer b)
{
  const Sortable *x = a;
  const Sortable *y = b;
  int order;

  if (x->stamp != y->stamp)
    return x->stamp > y->stamp ? -1 : 1;
  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  order = g_strcmp0 (x->key, y->key);
  return order != 0 ? order : gocua_id_compare (&x->record->id, &y->record->id);
}

static GPtrArray *
sort_records (GPtrArray *records)
{
  g_autoptr (GArray) sortables = g_array_sized_new (FALSE, TRUE, sizeof (Sortable), records->len);
  GPtrArray *sorted = g_ptr_array_new_full (records->len, (GDestroyNotify) gocua_record_unref);

  g_array_set_size (sortables, records->len);
  g_array_set_clear_func (sortables, sortable_clear);
  for (guint i = 0; i < records->len; i++)
    init_sortable (&g_array_index (sortables, Sortable, i), records->pdata[i]);
  g_array_sort (sortables, compare_sortables);
  for (guint i = 0; i < sortables->len; i++)
    g_ptr_array_add (sorted, gocua_record_ref (g_array_index (sortables, Sortable, i).record));
  return sorted;
}

void
gocua_entity_make_id (GocuaDb *db, GocuaId *id)
{
  g_return_if_fail (db != NULL && id != NULL);

  gocua_id_init_new (id, gocua_clock_now_ms (gocua_db_get_clock (db)));
}

GocuaRecord *
gocua_entity_load (GocuaDb *db, GocuaKind kind, const GocuaId *id, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL, NULL);

  return gocua_projection_load (db, kind, id, error);
}

GPtrArray *
gocua_entity_list (GocuaDb *db, GocuaKind kind, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (kind == GOCUA_KIND_AREA || kind == GOCUA_KIND_TEAM || kind == GOCUA_KIND_CAMPAIGN,
                        NULL);

  statement = prepare_select (db, kind, "WHERE deleted IS NOT 1 ORDER BY n", error);
  if (statement == NULL)
    return NULL;
  records = gocua_projection_collect (db, kind, statement, error);
  return records != NULL ? sort_records (records) : NULL;
}

GocuaRecord *
gocua_entity_find_in (GPtrArray *records, guint field, const char *name)
{
  g_autofree char *clean = gocua_text_clean (name);
  g_autofree char *folded = gocua_text_fold (clean);
  GocuaRecord *found = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const char *other = gocua_record_get_text (records->pdata[i], field);
      g_autofree char *other_folded = gocua_text_fold (other);

      /* "Khu phố Hòa" and "Khu phố Hoa" may both be there: the one written the same is the one that is meant.
       */
      if (g_strcmp0 (other, clean) == 0)
        return records->pdata[i];
      if (found == NULL && *folded != '\0' && strcmp (other_folded, folded) == 0)
        found = records->pdata[i];
    }
  return found;
}

GocuaRecord *
gocua_entity_find_by_name (GocuaDb *db, GocuaKind kind, const char *name, GError **error)
{
  guint field = kind == GOCUA_KIND_AREA ? (guint) GOCUA_AREA_NAME : (guint) GOCUA_TEAM_NAME;
  g_autoptr (GPtrArray) records = NULL;
  GocuaRecord *found = NULL;

  g_return_val_if_fail (kind == GOCUA_KIND_AREA || kind == GOCUA_KIND_TEAM, NULL);

  records = gocua_entity_list (db, kind, error);
  if (records != NULL)
    found = gocua_entity_find_in (records, field, name);
  return found != NULL ? gocua_record_ref (found) : NULL;
}

GocuaRecord *
gocua_household_load (GocuaDb *db, const GocuaId *id, GError **error)
{
  GocuaId root;

  g_return_val_if_fail (db != NULL && id != NULL, NULL);

  if (!gocua_merged_find_root (db, id, &root, error))
    return NULL;
  return gocua_projection_load (db, GOCUA_KIND_HOUSEHOLD, &root, error);
}

GocuaRecord *
gocua_household_find_by_code (GocuaDb *db, const char *code, GError **error)
{
  g_autofree char *clean = gocua_text_clean (code);
  g_autoptr (GPtrArray) records = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  /* The code of one that was merged leads to the one that it was merged into, if no other has it now. */
  statement = prepare_select (db, GOCUA_KIND_HOUSEHOLD,
                              "WHERE deleted IS NOT 1 AND archived IS NOT 1 AND (code = ?1 OR id IN "
                              "(SELECT root FROM household WHERE code = ?1 AND root IS NOT NULL)) "
                              "ORDER BY code = ?1 DESC, n LIMIT 1",
                              error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, clean);
  records = gocua_projection_collect (db, GOCUA_KIND_HOUSEHOLD, statement, error);
  return records != NULL && records->len > 0 ? gocua_record_ref (records->pdata[0]) : NULL;
}

/* The newest first, in the order of core/gocua-status.h: by date, then by when it was entered. */
static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const GocuaRecord *x = *(GocuaRecord *const *) a;
  const GocuaRecord *y = *(GocuaRecord *const *) b;
  int order =
      g_strcmp0 (gocua_record_get_text (y, GOCUA_VISIT_DATE), gocua_record_get_text (x, GOCUA_VISIT_DATE));

  if (order != 0)
    return order;
  if (x->stamps[GOCUA_VISIT_HOUSEHOLD] != y->stamps[GOCUA_VISIT_HOUSEHOLD])
    return x->stamps[GOCUA_VISIT_HOUSEHOLD] > y->stamps[GOCUA_VISIT_HOUSEHOLD] ? -1 : 1;
  return gocua_id_compare (&y->id, &x->id);
}

GPtrArray *
gocua_household_get_visits (GocuaDb *db, const GocuaId *household, const GocuaId *campaign, GError **error)
{
  GPtrArray *visits;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && household != NULL, NULL);

  statement = prepare_select (
      db, GOCUA_KIND_VISIT,
      "WHERE (" GOCUA_MERGED_VISITS ") AND deleted IS NOT 1 AND (?2 IS NULL OR campaign = ?2)", error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, household);
  gocua_db_bind_id (statement, 2, campaign);
  visits = gocua_projection_collect (db, GOCUA_KIND_VISIT, statement, error);
  if (visits != NULL)
    g_ptr_array_sort (visits, compare_visits);
  return visits;
}

gboolean
gocua_household_get_status (GocuaDb *db,
                            const GocuaId *household,
                            const GocuaId *campaign,
                            GocuaStatus *status,
                            GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && household != NULL && status != NULL, FALSE);

  gocua_status_set_unvisited (status, FALSE);
  statement = gocua_db_query (db, "household-status", error);
  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, household);
  sqlite3_bind_int64 (statement, 2, gocua_campaign_find_row (db, campaign));
  if (gocua_db_step (db, statement, &problem))
    gocua_status_read_row (status, statement, 1, sqlite3_column_int (statement, 0) != 0);
  return gocua_db_finish (statement, &problem, error);
}

/* The campaign that was made active last. */
static GocuaRecord *
find_current (GPtrArray *campaigns)
{
  GocuaRecord *current = NULL;

  for (guint i = 0; i < campaigns->len; i++)
    {
      GocuaRecord *record = campaigns->pdata[i];

      if (gocua_record_get_int (record, GOCUA_CAMPAIGN_ACTIVE, 0) != 1)
        continue;
      if (current == NULL || record->stamps[GOCUA_CAMPAIGN_ACTIVE] > current->stamps[GOCUA_CAMPAIGN_ACTIVE])
        current = record;
    }
  return current;
}

GocuaCampaign *
gocua_campaign_get_current (GocuaDb *db, GocuaId *id, GError **error)
{
  g_autoptr (GPtrArray) campaigns = NULL;
  GocuaRecord *current;

  g_return_val_if_fail (db != NULL, NULL);

  campaigns = gocua_entity_list (db, GOCUA_KIND_CAMPAIGN, error);
  current = campaigns != NULL ? find_current (campaigns) : NULL;
  if (current == NULL)
    return NULL;
  if (id != NULL)
    *id = current->id;
  return gocua_campaign_from_json (gocua_record_get_text (current, GOCUA_CAMPAIGN_DEFINITION), -1, error);
}

GocuaCampaign *
gocua_campaign_load (GocuaDb *db, const GocuaId *id, GError **error)
{
  g_autoptr (GocuaRecord) record = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  if (id != NULL)
    {
      record = gocua_projection_load (db, GOCUA_KIND_CAMPAIGN, id, error);
      if (record == NULL)
        return NULL;
    }
  if (record == NULL || !gocua_record_exists (record))
    {
      g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                           _ ("This campaign is not in the ward file."));
      return NULL;
    }
  return gocua_campaign_from_json (gocua_record_get_text (record, GOCUA_CAMPAIGN_DEFINITION), -1, error);
}

static gboolean
put_preset (GocuaDb *db, GocuaBatch *batch, const char *key, GocuaId *id, GError **error)
{
  g_autoptr (GocuaCampaign) preset = gocua_presets_get (key);
  g_autofree char *name = g_strconcat ("campaign:", key, NULL);
  g_autofree char *definition = NULL;
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (preset == NULL)
    {
      g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                   _ ("This version of the program has no campaign “%s”."), key);
      return FALSE;
    }
  gocua_id_init_from_name (id, name);
  seen = gocua_projection_load (db, GOCUA_KIND_CAMPAIGN, id, error);
  if (seen == NULL)
    return FALSE;
  definition = gocua_campaign_to_json (preset);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_CAMPAIGN_KEY, key);
  gocua_record_set_text (wanted, GOCUA_CAMPAIGN_DEFINITION, definition);
  gocua_record_set_int (wanted, GOCUA_CAMPAIGN_ACTIVE, 1);
  if (gocua_record_get_int (seen, GOCUA_FIELD_DELETED, 0) != 0)
    gocua_record_set_null (wanted, GOCUA_FIELD_DELETED);
  gocua_batch_put (batch, gocua_record_was_made (seen) ? seen : NULL, wanted);
  return TRUE;
}

gboolean
gocua_campaign_set_current (GocuaDb *db, const char *key, GError **error)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GPtrArray) campaigns = NULL;
  GocuaId id;

  g_return_val_if_fail (db != NULL && key != NULL, FALSE);

  campaigns = gocua_entity_list (db, GOCUA_KIND_CAMPAIGN, error);
  if (campaigns == NULL)
    return FALSE;
  /* The first campaign is part of setting up the ward, which is not undone step by step. */
  batch = gocua_batch_new (campaigns->len > 0 ? "campaign.edit" : "ward.new");
  if (!put_preset (db, batch, key, &id, error))
    return FALSE;
  for (guint i = 0; i < campaigns->len; i++)
    {
      GocuaRecord *other = campaigns->pdata[i];
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (other);

      if (gocua_id_equal (&other->id, &id) || gocua_record_get_int (other, GOCUA_CAMPAIGN_ACTIVE, 0) != 1)
        continue;
      gocua_record_set_int (wanted, GOCUA_CAMPAIGN_ACTIVE, 0);
      gocua_batch_put (batch, other, wanted);
    }
  return gocua_journal_commit (db, batch, NULL, NULL, error);
}
