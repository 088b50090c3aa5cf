/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-clash-store.c: keeps the table clash as core/gocua-conflict.h says. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-clash-store.h"

#include "core/gocua-conflict.h"
#include "store/gocua-journal-read.h"

gboolean
gocua_clash_may_follow (const GocuaRecord *before, const GocuaChange *change)
{
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);
      int field = set->index;

      if (field < 0 || before->stamps[field] == 0)
        continue;
      if (change->stamp <= before->stamps[field] || set->base != before->stamps[field] ||
          !gocua_id_equal (&change->device, &before->devices[field]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_clash (GocuaDb *db, GocuaKind kind, const GocuaId *entity, const GocuaClash *clash, GError **error)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "INSERT INTO clash (id, kind, entity, field, winner, other, stamp) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &clash->id);
  gocua_db_bind_text (statement, 2, info->name);
  gocua_db_bind_id (statement, 3, entity);
  gocua_db_bind_text (statement, 4, info->fields[clash->field].name);
  gocua_db_bind_id (statement, 5, &clash->winner->id);
  gocua_db_bind_id (statement, 6, &clash->other->id);
  sqlite3_bind_int64 (statement, 7, (gint64) clash->winner->stamp);
  return gocua_db_run (db, statement, error);
}

static gboolean
delete_clashes (GocuaDb *db, GocuaKind kind, const GocuaId *entity, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "DELETE FROM clash WHERE entity = ?1 AND kind = ?2", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, entity);
  gocua_db_bind_text (statement, 2, gocua_kind_get_info (kind)->name);
  return gocua_db_run (db, statement, error);
}

gboolean
gocua_clash_store_update (GocuaDb *db, GocuaKind kind, const GocuaId *entity, GError **error)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_thing (db, kind, entity, error);
  g_autoptr (GArray) clashes = NULL;

  if (changes == NULL || !delete_clashes (db, kind, entity, error))
    return FALSE;
  clashes = gocua_clashes_find (kind, changes);
  for (guint i = 0; i < clashes->len; i++)
    if (!write_clash (db, kind, entity, &g_array_index (clashes, GocuaClash, i), error))
      return FALSE;
  return TRUE;
}
