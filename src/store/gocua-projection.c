/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-projection.c: records in and out of the tables that the screens read. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-projection.h"

#include "core/gocua-address.h"
#include "core/gocua-collate.h"
#include "core/gocua-text.h"

#include <string.h>

typedef struct
{
  char *columns;
  char *select;
  char *upsert;
} Sql;

static void
append_fields (GString *out, const GocuaKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (out, ", ");
      g_string_append (out, info->fields[i].name);
    }
}

/* INSERT ... ON CONFLICT (id) DO UPDATE, so that the row number and what hangs on it stay. */
static char *
make_upsert (GocuaKind kind, const GocuaKindInfo *info)
{
  g_autoptr (GString) updates = g_string_new ("stamps = excluded.stamps");
  g_autoptr (GString) marks = g_string_new ("?1, ?2");
  g_autoptr (GString) columns = g_string_new ("id, stamps");
  guint n = 2;

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (marks, ", ?%u", ++n);
  append_fields (columns, info);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (updates, ", %s = excluded.%s", info->fields[i].name, info->fields[i].name);
  if (kind == GOCUA_KIND_HOUSEHOLD)
    {
      g_string_append (columns, ", name_key, address_key, walk_key");
      g_string_append_printf (marks, ", ?%u, ?%u, ?%u", n + 1, n + 2, n + 3);
      g_string_append (updates, ", name_key = excluded.name_key, address_key = excluded.address_key, "
                                "walk_key = excluded.walk_key");
    }
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s RETURNING n",
                          info->name, columns->str, marks->str, updates->str);
}

static const Sql *
get_sql (GocuaKind kind)
{
  static Sql sql[GOCUA_N_KINDS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (int k = 0; k < GOCUA_N_KINDS; k++)
        {
          const GocuaKindInfo *info = gocua_kind_get_info ((GocuaKind) k);
          GString *columns = g_string_new ("id, stamps");

          append_fields (columns, info);
          sql[k].columns = g_string_free (columns, FALSE);
          sql[k].select = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", sql[k].columns, info->name);
          sql[k].upsert = make_upsert ((GocuaKind) k, info);
        }
      g_once_init_leave (&ready, 1);
    }
  return &sql[kind];
}

const char *
gocua_projection_columns (GocuaKind kind)
{
  return get_sql (kind)->columns;
}

static void
read_value (GocuaValue *value, GocuaValueType type, sqlite3_stmt *statement, int column)
{
  GocuaId id;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return;
  switch (type)
    {
    case GOCUA_VALUE_INT:
      gocua_value_set_int (value, sqlite3_column_int64 (statement, column));
      break;
    case GOCUA_VALUE_TEXT:
      gocua_value_set_text (value, (const char *) sqlite3_column_text (statement, column));
      break;
    case GOCUA_VALUE_ID:
      if (gocua_db_column_id (statement, column, &id))
        gocua_value_set_id (value, &id);
      break;
    case GOCUA_VALUE_NULL:
    default:
      break;
    }
}

GocuaRecord *
gocua_projection_read_row (GocuaKind kind, sqlite3_stmt *statement, int first)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  g_autoptr (GocuaRecord) record = NULL;
  GocuaId id;

  if (!gocua_db_column_id (statement, first, &id))
    return NULL;
  record = gocua_record_new (kind, &id);
  if (!gocua_record_unpack_stamps (record, sqlite3_column_blob (statement, first + 1),
                                   (gsize) sqlite3_column_bytes (statement, first + 1)))
    return NULL;
  for (guint i = 0; i < info->n_fields; i++)
    read_value (&record->values[i], info->fields[i].type, statement, first + 2 + (int) i);
  return g_steal_pointer (&record);
}

GocuaRecord *
gocua_projection_load (GocuaDb *db, GocuaKind kind, const GocuaId *id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GocuaRecord *record = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, get_sql (kind)->select, error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, id);
  if (gocua_db_step (db, statement, &problem))
    record = gocua_projection_read_row (kind, statement, 0);
  gocua_db_done (statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return record != NULL ? record : gocua_record_new (kind, id);
}

static void
bind_value (sqlite3_stmt *statement, int index, const GocuaValue *value)
{
  switch (value->type)
    {
    case GOCUA_VALUE_INT:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case GOCUA_VALUE_TEXT:
      gocua_db_bind_text (statement, index, value->text);
      break;
    case GOCUA_VALUE_ID:
      gocua_db_bind_id (statement, index, &value->id);
      break;
    case GOCUA_VALUE_NULL:
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

static void
bind_sort_keys (sqlite3_stmt *statement, int index, const GocuaRecord *record)
{
  const char *head = gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD);
  const char *address = gocua_record_get_text (record, GOCUA_HOUSEHOLD_ADDRESS);
  g_autofree char *name_key = gocua_collate_name_key (head != NULL ? head : "");
  g_autofree char *address_key = gocua_address_key (address != NULL ? address : "");
  g_autofree char *walk_key = gocua_address_walk_key (address != NULL ? address : "");

  gocua_db_bind_text (statement, index, name_key);
  gocua_db_bind_text (statement, index + 1, address_key);
  gocua_db_bind_text (statement, index + 2, walk_key);
}

static char *
fold_to_words (const char *text)
{
  g_auto (GStrv) words = gocua_text_fold_words (text != NULL ? text : "");

  return g_strjoinv (" ", words);
}

static gboolean
save_search (GocuaDb *db, const GocuaRecord *record, gint64 n, gboolean is_new, GError **error)
{
  static const guint fields[] = { GOCUA_HOUSEHOLD_HEAD, GOCUA_HOUSEHOLD_ADDRESS, GOCUA_HOUSEHOLD_PHONE,
                                  GOCUA_HOUSEHOLD_CODE };
  sqlite3_stmt *statement;

  if (!is_new)
    {
      statement = gocua_db_prepare (db, "DELETE FROM household_search WHERE rowid = ?1", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, n);
      if (!gocua_db_run (db, statement, error))
        return FALSE;
    }
  if (!gocua_record_exists (record))
    return TRUE;
  statement = gocua_db_prepare (
      db, "INSERT INTO household_search (rowid, head, address, phone, code) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words = fold_to_words (gocua_record_get_text (record, fields[i]));

      gocua_db_bind_text (statement, 2 + (int) i, words);
    }
  return gocua_db_run (db, statement, error);
}

static gboolean
row_exists (GocuaDb *db, const GocuaId *id)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT 1 FROM household WHERE id = ?1", NULL);
  gboolean exists = FALSE;

  if (statement != NULL)
    {
      gocua_db_bind_id (statement, 1, id);
      exists = gocua_db_step (db, statement, NULL);
    }
  gocua_db_done (statement);
  return exists;
}

gboolean
gocua_projection_save (GocuaDb *db, const GocuaRecord *record, GError **error)
{
  const GocuaKindInfo *info = gocua_kind_get_info (record->kind);
  g_autoptr (GBytes) stamps = gocua_record_pack_stamps (record);
  gboolean is_household = record->kind == GOCUA_KIND_HOUSEHOLD;
  gboolean is_new = is_household && !row_exists (db, &record->id);
  sqlite3_stmt *statement = gocua_db_prepare (db, get_sql (record->kind)->upsert, error);
  g_autoptr (GError) problem = NULL;
  gint64 n = 0;

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &record->id);
  sqlite3_bind_blob (statement, 2, g_bytes_get_data (stamps, NULL), (int) g_bytes_get_size (stamps),
                     SQLITE_TRANSIENT);
  for (guint i = 0; i < info->n_fields; i++)
    bind_value (statement, 3 + (int) i, &record->values[i]);
  if (is_household)
    bind_sort_keys (statement, 3 + (int) info->n_fields, record);
  while (gocua_db_step (db, statement, &problem))
    n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return !is_household || save_search (db, record, n, is_new, error);
}
