/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict-store.c: fields that two people set without having seen each other's value. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-conflict-store.h"

#include "store/gocua-db.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-journal.h"
#include "store/gocua-projection.h"
#include "store/gocua-title.h"

#include <glib/gi18n.h>

/* Of clash c: not settled, and about a thing that is still there. No view, which would follow the tables that
 * a rebuild puts aside. */
#define EXISTS_IN(table, deleted)                                                                            \
  " WHEN '" table "' THEN EXISTS (SELECT 1 FROM " table " t WHERE t.id = c.entity AND t." deleted " IS NOT " \
  "1)"
#define IS_OPEN                                                                                       \
  " NOT EXISTS (SELECT 1 FROM conflict s WHERE s.id = c.id AND s.settled = 1 AND s.deleted IS NOT 1)" \
  " AND CASE c.kind" EXISTS_IN ("household", "own_deleted") EXISTS_IN ("visit", "deleted")            \
      EXISTS_IN ("area", "deleted") EXISTS_IN ("team", "deleted") EXISTS_IN ("campaign", "deleted") " END "

static void
side_clear (GocuaConflictSide *self)
{
  gocua_value_clear (&self->value);
  g_free (self->author);
}

void
gocua_conflict_free (GocuaConflict *self)
{
  if (self == NULL)
    return;
  side_clear (&self->winner);
  side_clear (&self->other);
  gocua_value_clear (&self->now);
  g_free (self->title);
  g_free (self);
}

gboolean
gocua_conflicts_count (GocuaDb *db, gint64 *n, GError **error)
{
  sqlite3_stmt *statement;
  gboolean good;

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);

  statement = gocua_db_prepare_static (db, "SELECT count(*) FROM clash c WHERE" IS_OPEN, error);
  good = statement != NULL && gocua_db_step (db, statement, error);
  if (good)
    *n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return good;
}

static void
side_init (GocuaConflictSide *self, const GocuaChange *change, const char *field)
{
  const GocuaSet *set = gocua_change_find_set (change, field);

  self->change = change->id;
  if (set != NULL)
    gocua_value_copy (&self->value, &set->value);
  self->author = g_strdup (change->author);
  self->made_ms = GOCUA_STAMP_MS (change->stamp);
}

/* The first field of the unit that the two set to different values. */
static guint
find_difference (GocuaKind kind, guint field, const GocuaChange *one, const GocuaChange *two)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  guint64 unit = gocua_kind_get_unit (kind, field);

  for (guint i = field; i < info->n_fields; i++)
    {
      const GocuaSet *a = (unit >> i & 1) != 0 ? gocua_change_find_set (one, info->fields[i].name) : NULL;
      const GocuaSet *b = a != NULL ? gocua_change_find_set (two, info->fields[i].name) : NULL;

      if (b != NULL && !gocua_value_equal (&a->value, &b->value))
        return i;
    }
  return field;
}

/* %NULL without an error for one that can't be read. */
static gpointer
read_conflict (GocuaDb *db, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GocuaConflict) self = g_new0 (GocuaConflict, 1);
  int kind = gocua_kind_from_name ((const char *) sqlite3_column_text (statement, 1));
  int field =
      kind >= 0 ? gocua_kind_find_field ((GocuaKind) kind, (const char *) sqlite3_column_text (statement, 3))
                : -1;
  GocuaId winner_id, other_id;
  g_autoptr (GocuaChange) winner = NULL;
  g_autoptr (GocuaChange) other = NULL;
  g_autoptr (GocuaRecord) record = NULL;

  if (field < 0 || !gocua_db_column_id (statement, 0, &self->id) ||
      !gocua_db_column_id (statement, 2, &self->entity) || !gocua_db_column_id (statement, 4, &winner_id) ||
      !gocua_db_column_id (statement, 5, &other_id))
    return NULL;
  winner = gocua_journal_read_one (db, &winner_id, error);
  other = winner != NULL ? gocua_journal_read_one (db, &other_id, error) : NULL;
  record = other != NULL ? gocua_projection_load (db, (GocuaKind) kind, &self->entity, error) : NULL;
  if (record == NULL)
    return NULL;
  self->kind = (GocuaKind) kind;
  self->field = find_difference (self->kind, (guint) field, winner, other);
  side_init (&self->winner, winner, gocua_kind_get_info (self->kind)->fields[self->field].name);
  side_init (&self->other, other, gocua_kind_get_info (self->kind)->fields[self->field].name);
  gocua_value_copy (&self->now, &record->values[self->field]);
  self->title =
      gocua_title_make (db, gocua_kind_get_info (self->kind)->name, &self->entity, &self->household);
  return g_steal_pointer (&self);
}

typedef gpointer (*ReadFunc) (GocuaDb *db, sqlite3_stmt *statement, GError **error);

/* What @read makes of each row, but for those that it leaves out. */
static GPtrArray *
read_all (GocuaDb *db, sqlite3_stmt *statement, ReadFunc read, GDestroyNotify free_one, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_one);
  g_autoptr (GError) problem = NULL;

  while (problem == NULL && gocua_db_step (db, statement, &problem))
    {
      gpointer one = read (db, statement, &problem);

      if (one != NULL)
        g_ptr_array_add (list, one);
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
gocua_conflicts_list (GocuaDb *db, guint limit, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  statement =
      gocua_db_prepare_static (db,
                               "SELECT c.id, c.kind, c.entity, c.field, c.winner, c.other FROM clash c "
                               "WHERE" IS_OPEN "ORDER BY c.stamp DESC, c.id LIMIT ?1",
                               error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  return read_all (db, statement, read_conflict, (GDestroyNotify) gocua_conflict_free, error);
}

void
gocua_settled_conflict_free (GocuaSettledConflict *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->conflict, gocua_conflict_free);
  g_free (self->author);
  g_free (self);
}

/* After the columns of read_conflict() come those of the change that settled it. */
static gpointer
read_settled (GocuaDb *db, sqlite3_stmt *statement, GError **error)
{
  GocuaConflict *conflict = read_conflict (db, statement, error);
  GocuaSettledConflict *self;
  GocuaId chosen;

  if (conflict == NULL)
    return NULL;
  self = g_new0 (GocuaSettledConflict, 1);
  self->conflict = conflict;
  self->took_other =
      gocua_db_column_id (statement, 6, &chosen) && gocua_id_equal (&chosen, &conflict->other.change);
  gocua_db_column_id (statement, 7, &self->batch);
  self->author = g_strdup ((const char *) sqlite3_column_text (statement, 8));
  self->at_ms = GOCUA_STAMP_MS ((GocuaStamp) sqlite3_column_int64 (statement, 9));
  return self;
}

/* The latest change of a conflict is the one that says how it was settled. */
#define SETTLED                                                                                      \
  "SELECT c.id, c.kind, c.entity, c.field, c.winner, c.other, s.chosen, j.batch, j.author, j.stamp " \
  "FROM clash c JOIN conflict s ON s.id = c.id JOIN change j ON j.entity = c.id "                    \
  "WHERE c.entity = ?1 AND s.settled = 1 AND s.deleted IS NOT 1 AND j.refused IS NULL "              \
  "AND NOT EXISTS (SELECT 1 FROM change l WHERE l.entity = c.id AND l.refused IS NULL "              \
  "AND (l.stamp, l.device) > (j.stamp, j.device)) ORDER BY j.stamp"

GPtrArray *
gocua_conflicts_list_settled (GocuaDb *db, const GocuaId *entity, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);

  statement = gocua_db_prepare_static (db, SETTLED, error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, entity);
  return read_all (db, statement, read_settled, (GDestroyNotify) gocua_settled_conflict_free, error);
}

/* The change of the thing, if it does not say that already. */
static gboolean
put_other (GocuaDb *db, GocuaBatch *batch, const GocuaConflict *conflict, GError **error)
{
  const GocuaKindInfo *info = gocua_kind_get_info (conflict->kind);
  guint64 unit = gocua_kind_get_unit (conflict->kind, conflict->field);
  g_autoptr (GocuaChange) other = gocua_journal_read_one (db, &conflict->other.change, error);
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (other == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND,
                             _ ("The other value is no longer there."));
      return FALSE;
    }
  seen = gocua_projection_load (db, conflict->kind, &conflict->entity, error);
  if (seen == NULL)
    return FALSE;
  wanted = gocua_record_copy (seen);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const GocuaSet *set = (unit >> i & 1) != 0 ? gocua_change_find_set (other, info->fields[i].name) : NULL;

      if (set != NULL)
        gocua_value_copy (&wanted->values[i], &set->value);
    }
  gocua_batch_put (batch, seen, wanted);
  return TRUE;
}

GocuaBatch *
gocua_conflicts_settle (GocuaDb *db, const GocuaConflict *conflict, gboolean take_other, GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("conflict.settle");
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  g_return_val_if_fail (db != NULL && conflict != NULL, NULL);

  seen = gocua_projection_load (db, GOCUA_KIND_CONFLICT, &conflict->id, error);
  if (seen == NULL || (take_other && !put_other (db, batch, conflict, error)))
    return NULL;
  wanted = gocua_record_copy (seen);
  gocua_record_set_null (wanted, GOCUA_FIELD_DELETED);
  gocua_record_set_int (wanted, GOCUA_CONFLICT_SETTLED, 1);
  gocua_record_set_id (wanted, GOCUA_CONFLICT_CHOSEN,
                       take_other ? &conflict->other.change : &conflict->winner.change);
  gocua_batch_put (batch, seen, wanted);
  return gocua_journal_commit (db, batch, NULL, NULL, error) ? g_steal_pointer (&batch) : NULL;
}
