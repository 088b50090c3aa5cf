/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-apply.c: one change into the journal and its projection. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-journal-apply.h"

#include "store/gocua-clash-store.h"
#include "store/gocua-projection.h"
#include "wire/gocua-change-json.h"

static void
bind_static_id (sqlite3_stmt *statement, int index, const GocuaId *id)
{
  sqlite3_bind_blob (statement, index, id->bytes, GOCUA_ID_SIZE, SQLITE_STATIC);
}

static void
bind_static_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* NEW or KNOWN; a known id leaves the journal as it is. What is bound lives until the statement has run. */
static GocuaApplied
insert_change (GocuaDb *db, const GocuaChange *change, gint64 position, const char *refused, GError **error)
{
  g_autoptr (GString) body = g_string_sized_new (384);
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "INSERT INTO change (id, stamp, device, author, batch, kind, entity, body, server_pos, refused) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
      error);

  if (statement == NULL)
    return GOCUA_APPLIED_FAILED;
  gocua_change_append_body (change, body);
  bind_static_id (statement, 1, &change->id);
  sqlite3_bind_int64 (statement, 2, (gint64) change->stamp);
  bind_static_id (statement, 3, &change->device);
  bind_static_text (statement, 4, change->author);
  bind_static_id (statement, 5, &change->batch);
  bind_static_text (statement, 6, change->kind);
  bind_static_id (statement, 7, &change->entity);
  sqlite3_bind_text (statement, 8, body->str, (int) body->len, SQLITE_STATIC);
  if (position > 0)
    sqlite3_bind_int64 (statement, 9, position);
  bind_static_text (statement, 10, refused);
  if (!gocua_db_run (db, statement, error))
    return GOCUA_APPLIED_FAILED;
  return sqlite3_changes (gocua_db_get_handle (db)) > 0 ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_KNOWN;
}

/* Takes @change into @record, which has the row @n (0: none yet), and writes it. */
static gboolean
merge (GocuaDb *db,
       GocuaRecord *record,
       gint64 n,
       const GocuaChange *change,
       GocuaJournalUpdate *update,
       GError **error)
{
  GocuaStatusUpdate *statuses = gocua_journal_update_get_statuses (update);
  gboolean concerned = n == 0 || gocua_status_update_concerns (change);
  guint64 applied;
  gboolean is_new;

  if (gocua_clash_may_follow (record, change))
    gocua_journal_update_note_clash (update, record->kind, &record->id);
  /* The household that a visit leaves must be counted again as well as the one that it goes to. */
  if (n > 0 && concerned)
    gocua_status_update_note (statuses, record, n);
  applied = gocua_record_apply (record, change);
  if (applied == 0)
    return TRUE;
  is_new = n == 0;
  if (!gocua_projection_save (db, record, &n, applied, error))
    return FALSE;
  if (is_new)
    return gocua_status_update_add_new (statuses, db, record, n, error);
  if (concerned)
    gocua_status_update_note (statuses, record, n);
  return TRUE;
}

/* Whether the person saw nothing of the thing before, as when it is new. */
static gboolean
looks_new (const GocuaChange *change)
{
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    if (gocua_change_get_set (change, i)->base != 0)
      return FALSE;
  return TRUE;
}

/* Puts in what @change makes, without looking for the thing first. @made: (out): %FALSE when it is there */
static gboolean
make_new (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, gboolean *made, GError **error)
{
  g_autoptr (GocuaRecord) record = gocua_record_new ((GocuaKind) change->known_kind, &change->entity);
  guint64 applied = gocua_record_apply (record, change);
  gint64 n = 0;

  *made = FALSE;
  if (applied == 0)
    return TRUE;
  if (!gocua_projection_save (db, record, &n, applied, error))
    return FALSE;
  *made = n > 0;
  return !*made ||
         gocua_status_update_add_new (gocua_journal_update_get_statuses (update), db, record, n, error);
}

static gboolean
load_and_merge (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, GError **error)
{
  g_autoptr (GocuaRecord) record = NULL;
  gboolean made = FALSE;
  gint64 n = 0;

  if (change->known_kind < 0)
    return TRUE;
  if (looks_new (change) && !make_new (db, change, update, &made, error))
    return FALSE;
  if (made)
    return TRUE;
  record = gocua_projection_load_row (db, (GocuaKind) change->known_kind, &change->entity, &n, error);
  return record != NULL && merge (db, record, n, change, update, error);
}

/* Whether this store may make @change. What would do for a new thing does for one that is there too, so only
 * for the others the thing must be looked at. @record, @n: (out): it and its row then, else %NULL */
static gboolean
keeps_rules (GocuaDb *db, const GocuaChange *change, GocuaRecord **record, gint64 *n, GError **error)
{
  *record = NULL;
  if (looks_new (change) && gocua_change_validate (change, TRUE, NULL, NULL))
    return TRUE;
  if (change->known_kind >= 0)
    {
      *record = gocua_projection_load_row (db, (GocuaKind) change->known_kind, &change->entity, n, error);
      if (*record == NULL)
        return FALSE;
    }
  return gocua_change_validate (change, *record != NULL && !gocua_record_was_made (*record), NULL, error);
}

GocuaApplied
gocua_journal_apply_own (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, GError **error)
{
  g_autoptr (GocuaRecord) record = NULL;
  GocuaApplied applied;
  gint64 n = 0;
  gboolean merged;

  if (!keeps_rules (db, change, &record, &n, error))
    return GOCUA_APPLIED_REFUSED;
  applied = insert_change (db, change, 0, NULL, error);
  if (applied != GOCUA_APPLIED_NEW)
    return applied;
  gocua_journal_update_note_stamp (update, change->stamp);
  merged = record != NULL ? merge (db, record, n, change, update, error)
                          : load_and_merge (db, change, update, error);
  return merged ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_FAILED;
}

GocuaApplied
gocua_journal_apply_foreign (GocuaDb *db,
                             const GocuaChange *change,
                             gint64 position,
                             GocuaJournalUpdate *update,
                             GError **error)
{
  g_autoptr (GError) refused = NULL;
  gboolean good = gocua_change_validate_content (change, NULL, &refused);
  GocuaApplied applied = insert_change (db, change, position, good ? NULL : refused->message, error);

  if (applied != GOCUA_APPLIED_NEW)
    return applied;
  gocua_journal_update_note_stamp (update, change->stamp);
  if (!good)
    return GOCUA_APPLIED_REFUSED;
  return load_and_merge (db, change, update, error) ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_FAILED;
}

static gboolean
write_refused (GocuaDb *db, const GocuaChange *change, const char *reason, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "UPDATE change SET refused = ?1 WHERE id = ?2", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, reason);
  gocua_db_bind_id (statement, 2, &change->id);
  return gocua_db_run (db, statement, error);
}

gboolean
gocua_journal_project (GocuaDb *db,
                       const GocuaChange *change,
                       gboolean was_refused,
                       GocuaJournalUpdate *update,
                       GError **error)
{
  g_autoptr (GError) refused = NULL;
  gboolean good = gocua_change_validate_content (change, NULL, &refused);

  if (good == was_refused && !write_refused (db, change, good ? NULL : refused->message, error))
    return FALSE;
  return !good || load_and_merge (db, change, update, error);
}
