/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-offer.c: sends a change again that the server refused. It may be one half of which is overtaken:
 * a visit whose note was too long, and was shortened. What counts is sent; what does not count any more stays
 * here. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-sync-store.h"

#include <glib/gi18n.h>

#include "store/gocua-db.h"
#include "store/gocua-journal-apply.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-journal-update.h"
#include "store/gocua-projection.h"
#include "wire/gocua-change-json.h"

static gboolean
is_overtaken (const GocuaRecord *record, const GocuaChange *change, const GocuaSet *set)
{
  return set->index >= 0 && (record->stamps[set->index] != change->stamp ||
                             !gocua_id_equal (&record->devices[set->index], &change->device));
}

/* Returns: (transfer full): the change with only those of its fields that are overtaken, or only the others
 */
static GocuaChange *
take_fields (const GocuaChange *change, const GocuaRecord *record, gboolean overtaken)
{
  GocuaChange *part = gocua_change_new (change->kind, &change->entity);

  part->stamp = change->stamp;
  part->device = change->device;
  part->batch = change->batch;
  gocua_change_set_author (part, change->author);
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);

      if (is_overtaken (record, change, set) == overtaken)
        gocua_change_add (part, set->field, &set->value, set->base);
    }
  return part;
}

static gboolean
run_for (GocuaDb *db, const char *sql, const GocuaId *id, const char *text, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, id);
  if (text != NULL)
    sqlite3_bind_text (statement, 2, text, -1, SQLITE_TRANSIENT);
  return gocua_db_run (db, statement, error);
}

static gboolean
set_aside (GocuaDb *db, const GocuaId *id, GError **error)
{
  return run_for (db, "UPDATE change SET rejected = '" GOCUA_SYNC_OVERTAKEN "' WHERE id = ?1", id, NULL,
                  error);
}

static gboolean
let_wait (GocuaDb *db, const GocuaId *change, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "UPDATE change SET id = ?2, rejected = NULL WHERE id = ?1", error);
  GocuaId id;

  if (statement == NULL)
    return FALSE;
  gocua_id_init_new (&id, gocua_clock_now_ms (gocua_db_get_clock (db)));
  gocua_db_bind_id (statement, 1, change);
  gocua_db_bind_id (statement, 2, &id);
  return gocua_db_run (db, statement, error);
}

/* The journal loses nothing: what is overtaken becomes a change of its own, which nobody is asked about. */
static gboolean
part_overtaken (GocuaDb *db,
                const GocuaChange *change,
                GocuaJournalUpdate *update,
                gboolean *counts,
                GError **error)
{
  g_autoptr (GocuaRecord) record =
      gocua_projection_load (db, (GocuaKind) change->known_kind, &change->entity, error);
  g_autoptr (GocuaChange) old = NULL;
  g_autoptr (GocuaChange) now = NULL;
  g_autofree char *body = NULL;

  if (record == NULL)
    return FALSE;
  old = take_fields (change, record, TRUE);
  now = take_fields (change, record, FALSE);
  *counts = gocua_change_get_n_sets (now) > 0;
  if (!*counts || gocua_change_get_n_sets (old) == 0)
    return TRUE;
  body = gocua_change_body_to_json (now);
  gocua_id_init_new (&old->id, gocua_clock_now_ms (gocua_db_get_clock (db)));
  return run_for (db, "UPDATE change SET body = ?2 WHERE id = ?1", &change->id, body, error) &&
         gocua_journal_apply_foreign (db, old, 0, update, error) != GOCUA_APPLIED_FAILED &&
         set_aside (db, &old->id, error);
}

static gboolean
is_rejected (GocuaDb *db, const GocuaId *id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM change WHERE id = ?1 AND " GOCUA_SYNC_SQL_REJECTED, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, id);
  found = gocua_db_step (db, statement, &problem);
  gocua_db_done (statement);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!found)
    g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                         _ ("This entry is not among those that the server refused any more."));
  return found;
}

/* The ids of conflicts follow from those of their changes. */
static gboolean
offer_again (GocuaDb *db, const GocuaId *id, GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = gocua_journal_update_new (db);
  g_autoptr (GocuaChange) change = NULL;
  gboolean counts = TRUE;

  if (!is_rejected (db, id, error))
    return FALSE;
  change = gocua_journal_read_one (db, id, error);
  if (change == NULL)
    return FALSE;
  if (change->known_kind >= 0)
    {
      if (!part_overtaken (db, change, update, &counts, error))
        return FALSE;
      gocua_journal_update_note_clash (update, (GocuaKind) change->known_kind, &change->entity);
    }
  return (counts ? let_wait (db, id, error) : set_aside (db, id, error)) &&
         gocua_journal_update_run (update, NULL, error);
}

gboolean
gocua_sync_offer_again (GocuaDb *db, const GocuaId *change, GError **error)
{
  g_return_val_if_fail (db != NULL && change != NULL, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  if (offer_again (db, change, error))
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return FALSE;
}
