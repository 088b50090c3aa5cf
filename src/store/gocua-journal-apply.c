/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-apply.c: one change into the journal and its projection. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-journal-apply.h"

#include "wire/gocua-change-json.h"

/* Returns TRUE for a row that is new; a known id leaves the journal as it is. */
static GocuaApplied
insert_change (GocuaDb *db, const GocuaChange *change, GError **error)
{
  g_autofree char *body = gocua_change_body_to_json (change);
  sqlite3_stmt *statement =
      gocua_db_prepare (db,
                        "INSERT INTO change (id, stamp, device, author, batch, kind, entity, body) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
                        error);

  if (statement == NULL)
    return GOCUA_APPLIED_FAILED;
  gocua_db_bind_id (statement, 1, &change->id);
  sqlite3_bind_int64 (statement, 2, (gint64) change->stamp);
  gocua_db_bind_id (statement, 3, &change->device);
  gocua_db_bind_text (statement, 4, change->author);
  gocua_db_bind_id (statement, 5, &change->batch);
  gocua_db_bind_text (statement, 6, change->kind);
  gocua_db_bind_id (statement, 7, &change->entity);
  gocua_db_bind_text (statement, 8, body);
  if (!gocua_db_run (db, statement, error))
    return GOCUA_APPLIED_FAILED;
  return sqlite3_changes (gocua_db_get_handle (db)) > 0 ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_KNOWN;
}

static gboolean
merge (GocuaDb *db, GocuaRecord *record, const GocuaChange *change, GocuaStatusUpdate *update, GError **error)
{
  /* The household that a visit leaves must be counted again as well as the one that it goes to. */
  gocua_status_update_note (update, record);
  if (gocua_record_apply (record, change) == 0)
    return TRUE;
  gocua_status_update_note (update, record);
  return gocua_projection_save (db, record, error);
}

GocuaApplied
gocua_journal_apply (GocuaDb *db, GocuaChange *change, GocuaStatusUpdate *update, GError **error)
{
  int kind = gocua_kind_from_name (change->kind);
  g_autoptr (GocuaRecord) record = NULL;
  GocuaApplied applied;

  if (kind >= 0)
    {
      record = gocua_projection_load (db, (GocuaKind) kind, &change->entity, error);
      if (record == NULL)
        return GOCUA_APPLIED_FAILED;
      /* An edit may come before the change that made the thing, so only one's own changes must be whole at
       * once. */
      if (!gocua_change_validate (change,
                                  !gocua_record_was_made (record) &&
                                      gocua_id_equal (&change->device, gocua_db_get_device (db)),
                                  NULL, error))
        return GOCUA_APPLIED_REFUSED;
    }
  applied = insert_change (db, change, error);
  if (applied != GOCUA_APPLIED_NEW || record == NULL)
    return applied;
  return merge (db, record, change, update, error) ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_FAILED;
}

gboolean
gocua_journal_project (GocuaDb *db, const GocuaChange *change, GocuaStatusUpdate *update, GError **error)
{
  int kind = gocua_kind_from_name (change->kind);
  g_autoptr (GocuaRecord) record = NULL;

  if (kind < 0)
    return TRUE;
  record = gocua_projection_load (db, (GocuaKind) kind, &change->entity, error);
  return record != NULL && merge (db, record, change, update, error);
}

gboolean
gocua_journal_quarantine (GocuaDb *db, const GocuaChange *change, const char *reason, GError **error)
{
  g_autofree char *body = gocua_change_body_to_json (change);
  sqlite3_stmt *statement = gocua_db_prepare (
      db, "INSERT OR REPLACE INTO quarantine (id, stamp, body, reason) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &change->id);
  sqlite3_bind_int64 (statement, 2, (gint64) change->stamp);
  gocua_db_bind_text (statement, 3, body);
  gocua_db_bind_text (statement, 4, reason);
  return gocua_db_run (db, statement, error);
}
