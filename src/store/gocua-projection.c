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
  char *insert;
  char *update;
} Sql;

#define SORT_KEYS "name_key, address_key, walk_key"

/* The column "deleted" of a household says whether it is gone from all lists, as it also is while it is shown
 * at the one that it was merged into; what its changes say has a column of its own. */
static const char *
column_of (const GocuaKindInfo *info, guint field)
{
  gboolean is_household = info == gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD);

  return is_household && field == GOCUA_FIELD_DELETED ? "own_deleted" : info->fields[field].name;
}

static void
append_fields (GString *out, const GocuaKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_string_append (out, ", ");
      g_string_append (out, column_of (info, i));
    }
}

/* ?1 id, ?2 stamps, then the fields, then the sort keys of a household. */
static char *
make_insert (GocuaKind kind, const GocuaKindInfo *info)
{
  g_autoptr (GString) columns = g_string_new ("id, stamps");
  g_autoptr (GString) marks = g_string_new ("?1, ?2");
  guint n_marks = 2 + info->n_fields + (kind == GOCUA_KIND_HOUSEHOLD ? 3 : 0);

  append_fields (columns, info);
  if (kind == GOCUA_KIND_HOUSEHOLD)
    g_string_append (columns, ", " SORT_KEYS ", deleted");
  for (guint i = 3; i <= n_marks; i++)
    g_string_append_printf (marks, ", ?%u", i);
  if (kind == GOCUA_KIND_HOUSEHOLD)
    g_string_append (marks, ", ?3");
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO NOTHING", info->name,
                          columns->str, marks->str);
}

/* The same, with the row number as ?1. The row stays where it is, and what hangs on its number too. */
static char *
make_update (GocuaKind kind, const GocuaKindInfo *info)
{
  g_autoptr (GString) updates = g_string_new ("stamps = ?2");
  guint n = 2;

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (updates, ", %s = ?%u", column_of (info, i), ++n);
  if (kind == GOCUA_KIND_HOUSEHOLD)
    g_string_append_printf (updates,
                            ", name_key = ?%u, address_key = ?%u, walk_key = ?%u, "
                            "deleted = iif (root IS NULL, ?3, 1)",
                            n + 1, n + 2, n + 3);
  return g_strdup_printf ("UPDATE %s SET %s WHERE n = ?1", info->name, updates->str);
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
          sql[k].select = g_strdup_printf ("SELECT n, %s FROM %s WHERE id = ?1", sql[k].columns, info->name);
          sql[k].insert = make_insert ((GocuaKind) k, info);
          sql[k].update = make_update ((GocuaKind) k, info);
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
    case GOCUA_VALUE_JSON:
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

GPtrArray *
gocua_projection_collect (GocuaDb *db, GocuaKind kind, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GError) problem = NULL;

  while (gocua_db_step (db, statement, &problem))
    {
      GocuaRecord *record = gocua_projection_read_row (kind, statement, 0);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&records) : NULL;
}

GocuaRecord *
gocua_projection_load_row (GocuaDb *db, GocuaKind kind, const GocuaId *id, gint64 *n, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GocuaRecord *record = NULL;
  sqlite3_stmt *statement = gocua_db_prepare_static (db, get_sql (kind)->select, error);

  *n = 0;
  if (statement == NULL)
    return NULL;
  sqlite3_bind_blob (statement, 1, id->bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  if (gocua_db_step (db, statement, &problem))
    {
      *n = sqlite3_column_int64 (statement, 0);
      record = gocua_projection_read_row (kind, statement, 1);
    }
  if (!gocua_db_finish (statement, &problem, error))
    return NULL;
  return record != NULL ? record : gocua_record_new (kind, id);
}

GocuaRecord *
gocua_projection_load (GocuaDb *db, GocuaKind kind, const GocuaId *id, GError **error)
{
  gint64 n;

  return gocua_projection_load_row (db, kind, id, &n, error);
}

/* What is bound lives until the statement has run. */
static void
bind_value (sqlite3_stmt *statement, int index, const GocuaValue *value)
{
  switch (value->type)
    {
    case GOCUA_VALUE_INT:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case GOCUA_VALUE_TEXT:
      sqlite3_bind_text (statement, index, value->text, -1, SQLITE_STATIC);
      break;
    case GOCUA_VALUE_ID:
      sqlite3_bind_blob (statement, index, value->id.bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
      break;
    case GOCUA_VALUE_JSON: /* no rule lets it into a record */
    case GOCUA_VALUE_NULL:
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

static const guint searched[GOCUA_PROJECTION_N_SEARCHED] = { GOCUA_HOUSEHOLD_HEAD, GOCUA_HOUSEHOLD_ADDRESS,
                                                             GOCUA_HOUSEHOLD_PHONE, GOCUA_HOUSEHOLD_CODE };

void
gocua_projection_keys_init (GocuaProjectionKeys *self, const GocuaRecord *record)
{
  const char *head, *address;

  memset (self, 0, sizeof *self);
  if (record->kind != GOCUA_KIND_HOUSEHOLD)
    return;
  head = gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD);
  address = gocua_record_get_text (record, GOCUA_HOUSEHOLD_ADDRESS);
  self->name = gocua_collate_name_key (head != NULL ? head : "");
  gocua_address_make_keys (address != NULL ? address : "", &self->address, &self->walk);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    self->searched[i] = gocua_text_fold_line (gocua_record_get_text (record, searched[i]));
}

void
gocua_projection_keys_clear (GocuaProjectionKeys *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->walk, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->searched); i++)
    g_clear_pointer (&self->searched[i], g_free);
}

static void
bind_static (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static gboolean
delete_search (GocuaDb *db, gint64 n, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "DELETE FROM household_search WHERE rowid = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  return gocua_db_run (db, statement, error);
}

static gboolean
insert_search (GocuaDb *db, const GocuaProjectionKeys *keys, gint64 n, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db, "INSERT INTO household_search (rowid, head, address, phone, code) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    bind_static (statement, 2 + (int) i, keys->searched[i]);
  return gocua_db_run (db, statement, error);
}

static gboolean
is_search_concerned (guint64 changed)
{
  guint64 mask = G_GUINT64_CONSTANT (1) << GOCUA_FIELD_DELETED;

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    mask |= G_GUINT64_CONSTANT (1) << searched[i];
  return (changed & mask) != 0;
}

static gboolean
is_elsewhere (GocuaDb *db, gint64 n)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT root IS NOT NULL FROM household WHERE n = ?1", NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  found = gocua_db_step (db, statement, NULL) && sqlite3_column_int (statement, 0) != 0;
  gocua_db_done (statement);
  return found;
}

static gboolean
save_search (GocuaDb *db,
             const GocuaRecord *record,
             const GocuaProjectionKeys *keys,
             gint64 n,
             gboolean is_new,
             GError **error)
{
  if (!is_new && !delete_search (db, n, error))
    return FALSE;
  if (!gocua_record_exists (record) || (!is_new && is_elsewhere (db, n)))
    return TRUE;
  return insert_search (db, keys, n, error);
}

static gboolean
save_row (GocuaDb *db, const GocuaRecord *record, const GocuaProjectionKeys *keys, gint64 *n, GError **error)
{
  const GocuaKindInfo *info = gocua_kind_get_info (record->kind);
  const Sql *sql = get_sql (record->kind);
  guint8 stamps[GOCUA_RECORD_MAX_PACKED];
  gsize size = gocua_record_pack_stamps (record, stamps);
  sqlite3_stmt *statement = gocua_db_prepare_static (db, *n == 0 ? sql->insert : sql->update, error);

  if (statement == NULL)
    return FALSE;
  if (*n == 0)
    sqlite3_bind_blob (statement, 1, record->id.bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
  else
    sqlite3_bind_int64 (statement, 1, *n);
  sqlite3_bind_blob (statement, 2, stamps, (int) size, SQLITE_STATIC);
  for (guint i = 0; i < info->n_fields; i++)
    bind_value (statement, 3 + (int) i, &record->values[i]);
  if (record->kind == GOCUA_KIND_HOUSEHOLD)
    {
      bind_static (statement, 3 + (int) info->n_fields, keys->name);
      bind_static (statement, 4 + (int) info->n_fields, keys->address);
      bind_static (statement, 5 + (int) info->n_fields, keys->walk);
    }
  if (!gocua_db_run (db, statement, error))
    return FALSE;
  if (*n == 0 && sqlite3_changes (gocua_db_get_handle (db)) > 0)
    *n = sqlite3_last_insert_rowid (gocua_db_get_handle (db));
  return TRUE;
}

gboolean
gocua_projection_save (GocuaDb *db,
                       const GocuaRecord *record,
                       const GocuaProjectionKeys *keys,
                       gint64 *n,
                       guint64 changed,
                       GError **error)
{
  g_auto (GocuaProjectionKeys) own = { 0 };
  gboolean is_new = *n == 0;

  if (keys == NULL)
    gocua_projection_keys_init (&own, record);
  if (!save_row (db, record, keys != NULL ? keys : &own, n, error))
    return FALSE;
  if (*n == 0)
    return TRUE;
  return record->kind != GOCUA_KIND_HOUSEHOLD || !is_search_concerned (changed) ||
         save_search (db, record, keys != NULL ? keys : &own, *n, is_new, error);
}

gboolean
gocua_projection_set_root (GocuaDb *db, const GocuaId *household, const GocuaId *root, GError **error)
{
  gint64 n = 0;
  g_autoptr (GocuaRecord) record = gocua_projection_load_row (db, GOCUA_KIND_HOUSEHOLD, household, &n, error);
  g_auto (GocuaProjectionKeys) keys = { 0 };
  sqlite3_stmt *statement;

  if (record == NULL)
    return FALSE;
  gocua_projection_keys_init (&keys, record);
  statement = gocua_db_prepare_static (
      db, "UPDATE household SET root = ?2, deleted = iif (?2 IS NULL, own_deleted, 1) WHERE n = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  gocua_db_bind_id (statement, 2, root);
  return gocua_db_run (db, statement, error) && save_search (db, record, &keys, n, FALSE, error);
}
