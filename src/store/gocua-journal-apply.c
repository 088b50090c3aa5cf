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
insert_change (GocuaDb *db,
               const GocuaChange *change,
               const GString *body,
               gint64 position,
               const char *refused,
               GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "INSERT INTO change (id, stamp, device, author, batch, kind, entity, body, server_pos, refused) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
      error);

  if (statement == NULL)
    return GOCUA_APPLIED_FAILED;
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
  if (!gocua_projection_save (db, record, NULL, &n, applied, error))
    return FALSE;
  if (is_new)
    return gocua_status_update_add_new (statuses, db, record, n, error);
  if (concerned)
    gocua_status_update_note (statuses, record, n);
  return TRUE;
}

/* Puts a new thing into its table. @made: (out): %FALSE when there is one with this id */
static gboolean
put_new (GocuaDb *db,
         GocuaRecord *record,
         const GocuaProjectionKeys *keys,
         guint64 applied,
         GocuaJournalUpdate *update,
         gboolean *made,
         GError **error)
{
  gint64 n = 0;

  *made = FALSE;
  if (applied == 0)
    return TRUE;
  if (!gocua_projection_save (db, record, keys, &n, applied, error))
    return FALSE;
  *made = n > 0;
  return !*made ||
         gocua_status_update_add_new (gocua_journal_update_get_statuses (update), db, record, n, error);
}

/* Puts in what @change makes, without looking for the thing first. */
static gboolean
make_new (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, gboolean *made, GError **error)
{
  g_autoptr (GocuaRecord) record = gocua_record_new ((GocuaKind) change->known_kind, &change->entity);
  guint64 applied = gocua_record_apply (record, change);

  return put_new (db, record, NULL, applied, update, made, error);
}

static gboolean
load_and_merge (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, GError **error)
{
  gint64 n = 0;
  g_autoptr (GocuaRecord) record =
      gocua_projection_load_row (db, (GocuaKind) change->known_kind, &change->entity, &n, error);

  return record != NULL && merge (db, record, n, change, update, error);
}

static gboolean
project (GocuaDb *db, const GocuaChange *change, GocuaJournalUpdate *update, GError **error)
{
  gboolean made = FALSE;

  if (change->known_kind < 0)
    return TRUE;
  if (gocua_change_looks_new (change) && !make_new (db, change, update, &made, error))
    return FALSE;
  return made || load_and_merge (db, change, update, error);
}

/* Checks a change that can't make a new thing, or may not. @record, @n: (out): the thing and its row */
static gboolean
check_edit (GocuaDb *db, const GocuaChange *change, GocuaRecord **record, gint64 *n, GError **error)
{
  if (change->known_kind >= 0)
    {
      *record = gocua_projection_load_row (db, (GocuaKind) change->known_kind, &change->entity, n, error);
      if (*record == NULL)
        return FALSE;
    }
  return gocua_change_validate (change, *record != NULL && !gocua_record_was_made (*record), NULL, error);
}

/* What would do for a new thing does for one that is there too, so a thing that seems new is not looked for.
 */
static gboolean
merge_prepared (GocuaDb *db, const GocuaPrepared *prepared, GocuaJournalUpdate *update, GError **error)
{
  gboolean made;

  if (!put_new (db, prepared->made, &prepared->keys, prepared->applied, update, &made, error))
    return FALSE;
  return made || load_and_merge (db, prepared->change, update, error);
}

GocuaApplied
gocua_journal_apply_own (GocuaDb *db,
                         const GocuaPrepared *prepared,
                         GocuaJournalUpdate *update,
                         GError **error)
{
  const GocuaChange *change = prepared->change;
  g_autoptr (GocuaRecord) record = NULL;
  GocuaApplied applied;
  gint64 n = 0;
  gboolean merged = TRUE;

  if (prepared->made == NULL && !check_edit (db, change, &record, &n, error))
    return GOCUA_APPLIED_REFUSED;
  applied = insert_change (db, change, prepared->body, 0, NULL, error);
  if (applied != GOCUA_APPLIED_NEW)
    return applied;
  gocua_journal_update_note_stamp (update, change->stamp);
  if (prepared->made != NULL)
    merged = merge_prepared (db, prepared, update, error);
  else if (record != NULL)
    merged = merge (db, record, n, change, update, error);
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
  g_autoptr (GString) body = g_string_sized_new (384);
  gboolean good = gocua_change_validate_content (change, NULL, &refused);
  GocuaApplied applied;

  gocua_change_append_body (change, body);
  applied = insert_change (db, change, body, position, good ? NULL : refused->message, error);
  if (applied != GOCUA_APPLIED_NEW)
    return applied;
  gocua_journal_update_note_stamp (update, change->stamp);
  if (!good)
    return GOCUA_APPLIED_REFUSED;
  return project (db, change, update, error) ? GOCUA_APPLIED_NEW : GOCUA_APPLIED_FAILED;
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
  return !good || project (db, change, update, error);
}
