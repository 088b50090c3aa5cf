/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry.c: takes what an old ward recorded over into the file of a ward that it became. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-carry.h"

#include <glib/gi18n.h>

#include "core/gocua-text.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-journal.h"
#include "store/gocua-projection.h"

#define BACK_ACTION "carry.back"

/* id, the household at which it is shown, the area of that one, whether it is off the roster or merged */
#define HOUSEHOLDS                                                                               \
  "SELECT h.id, coalesce (r.id, h.id), CASE WHEN r.id IS NULL THEN h.area ELSE r.area END, "     \
  "h.archived IS 1 OR r.id IS NOT NULL FROM household h LEFT JOIN household r ON r.id = h.root " \
  "WHERE h.own_deleted IS NOT 1 ORDER BY h.n"

typedef struct
{
  GocuaDb *db;
  const GocuaCarryChoice *choice; /* (nullable): %NULL: all goes */
  const char *unit_key;
  GocuaCarry *carry;
  GHashTable *ids; /* set of GocuaId: all things that go over */
} Collecting;

void
gocua_carry_free (GocuaCarry *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->areas);
  g_hash_table_unref (self->places);
  g_free (self);
}

static void
note (Collecting *self, const GocuaId *id)
{
  if (!g_hash_table_contains (self->ids, id))
    g_hash_table_add (self->ids, gocua_id_dup (id));
}

/* The unit to which a household goes, by the one at which it is shown. */
static const char *
find_unit (const Collecting *self, const GocuaId *root, const GocuaId *area)
{
  const GocuaCarryChoice *choice = self->choice;
  const char *own;

  if (choice == NULL)
    return self->unit_key;
  own = g_hash_table_lookup (choice->households, root);
  if (own != NULL)
    return own;
  return gocua_id_is_null (area) ? choice->no_area : g_hash_table_lookup (choice->areas, area);
}

static void
add_area (Collecting *self, const GocuaId *area)
{
  if (gocua_id_is_null (area) || g_hash_table_contains (self->ids, area))
    return;
  note (self, area);
  g_ptr_array_add (self->carry->areas, gocua_id_dup (area));
}

/* A merged double goes where the one is at which it is shown. Returns: whether it is not to keep its area */
static gboolean
add_place (Collecting *self, const GocuaId *id, const GocuaId *root)
{
  const char *name = self->choice != NULL ? g_hash_table_lookup (self->choice->places, root) : NULL;

  if (name != NULL)
    g_hash_table_replace (self->carry->places, gocua_id_dup (id), g_strdup (name));
  return name != NULL;
}

static void
add_household (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId id, root, area = { { 0 } };
  gboolean is_off = sqlite3_column_int (statement, 3) != 0;
  const char *unit;

  if (!gocua_db_column_id (statement, 0, &id) || !gocua_db_column_id (statement, 1, &root))
    return;
  gocua_db_column_id (statement, 2, &area);
  unit = find_unit (self, &root, &area);
  if (unit == NULL && !is_off)
    self->carry->n_unassigned++;
  if (g_strcmp0 (unit, self->unit_key) != 0)
    return;
  note (self, &id);
  if (!add_place (self, &id, &root))
    add_area (self, &area);
  if (is_off)
    self->carry->n_archived++;
  else
    self->carry->n_households++;
}

static gboolean
for_each (Collecting *self, const char *sql, void (*func) (Collecting *, sqlite3_stmt *), GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (self->db, sql, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (self->db, statement, &problem))
    func (self, statement);
  return gocua_db_finish (statement, &problem, error);
}

/* id, and in the second column the household. */
static void
add_visit (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId id, household, team;

  if (!gocua_db_column_id (statement, 0, &id) || !gocua_db_column_id (statement, 1, &household) ||
      !g_hash_table_contains (self->ids, &household))
    return;
  note (self, &id);
  self->carry->n_visits++;
  if (gocua_db_column_id (statement, 2, &team))
    note (self, &team);
}

/* Teams of areas that go over, those that have none, and those that a visit names. */
static void
add_team (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId id, area;
  gboolean goes;

  if (!gocua_db_column_id (statement, 0, &id))
    return;
  goes = !gocua_db_column_id (statement, 1, &area) || g_hash_table_contains (self->ids, &area) ||
         g_hash_table_contains (self->ids, &id);
  if (!goes)
    return;
  note (self, &id);
  self->carry->n_teams++;
}

/* Areas that were assigned go over though nobody lives there. */
static void
add_empty_area (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId id;

  if (gocua_db_column_id (statement, 0, &id) &&
      (self->choice == NULL ||
       g_strcmp0 (g_hash_table_lookup (self->choice->areas, &id), self->unit_key) == 0))
    add_area (self, &id);
}

static void
add_one (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId id;

  if (gocua_db_column_id (statement, 0, &id))
    note (self, &id);
}

static void
add_pair (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId a, b;

  if (gocua_db_column_id (statement, 1, &a) && gocua_db_column_id (statement, 2, &b) &&
      g_hash_table_contains (self->ids, &a) && g_hash_table_contains (self->ids, &b))
    add_one (self, statement);
}

static void
add_conflict (Collecting *self, sqlite3_stmt *statement)
{
  GocuaId entity;

  if (gocua_db_column_id (statement, 1, &entity) && g_hash_table_contains (self->ids, &entity))
    add_one (self, statement);
}

static gboolean
find_things (Collecting *self, GError **error)
{
  return for_each (self, HOUSEHOLDS, add_household, error) &&
         for_each (self, "SELECT id FROM area WHERE deleted IS NOT 1 ORDER BY n", add_empty_area, error) &&
         for_each (self, "SELECT id, household, team FROM visit WHERE deleted IS NOT 1 ORDER BY n", add_visit,
                   error) &&
         for_each (self, "SELECT id, area FROM team WHERE deleted IS NOT 1 ORDER BY n", add_team, error) &&
         for_each (self, "SELECT id FROM campaign", add_one, error) &&
         for_each (self, "SELECT id, household_a, household_b FROM distinct_pair", add_pair, error) &&
         for_each (self, "SELECT id, entity FROM clash", add_conflict, error);
}

GocuaCarry *
gocua_carry_collect (GocuaDb *old,
                     const GocuaCarryChoice *choice,
                     const char *unit_key,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  g_autoptr (GocuaCarry) carry = g_new0 (GocuaCarry, 1);
  g_autoptr (GPtrArray) all = NULL;
  Collecting self = { old, choice, unit_key, carry, ids };

  g_return_val_if_fail (old != NULL && unit_key != NULL, NULL);

  carry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  carry->areas = g_ptr_array_new_with_free_func (g_free);
  carry->places = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  if (!find_things (&self, error))
    return NULL;
  all = gocua_journal_read_all (old);
  for (guint i = 0; i < all->len; i++)
    {
      GocuaChange *change = all->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (g_hash_table_contains (ids, &change->entity))
        g_ptr_array_add (carry->changes, gocua_change_ref (change));
    }
  return g_steal_pointer (&carry);
}

/* Whether an area that did not come from the old ward has the name of @area. */
static gboolean
is_taken (GPtrArray *areas, const GocuaRecord *area, const GocuaCarry *carry)
{
  g_autofree char *own = gocua_text_fold_line (gocua_record_get_text (area, GOCUA_AREA_NAME));

  for (guint i = 0; i < areas->len; i++)
    {
      const GocuaRecord *other = areas->pdata[i];
      g_autofree char *name = gocua_text_fold_line (gocua_record_get_text (other, GOCUA_AREA_NAME));

      if (g_str_equal (name, own) && !gocua_id_equal (&other->id, &area->id) &&
          !g_ptr_array_find_with_equal_func (carry->areas, &other->id, gocua_id_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

/* Two wards have a khu phố 1 each: the one that came later gets the name of its ward in brackets. */
static gboolean
keep_names_apart (GocuaDb *db, const GocuaCarry *carry, const char *old_name, GError **error)
{
  g_autoptr (GPtrArray) areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("ward.carry");

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      const GocuaRecord *area = areas->pdata[i];
      g_autoptr (GocuaRecord) wanted = NULL;
      g_autofree char *name = NULL;

      if (!g_ptr_array_find_with_equal_func (carry->areas, &area->id, gocua_id_equal, NULL) ||
          !is_taken (areas, area, carry))
        continue;
      name = g_strdup_printf ("%s (%s)", gocua_record_get_text (area, GOCUA_AREA_NAME), old_name);
      wanted = gocua_record_copy (area);
      gocua_record_set_text (wanted, GOCUA_AREA_NAME, name);
      gocua_batch_put (batch, area, wanted);
    }
  return areas != NULL && gocua_journal_commit (db, batch, NULL, NULL, error);
}

/* Whether the thing was deleted by a gocua_carry_take_back(), and by nobody since. */
static gboolean
was_taken_back (GocuaDb *db, const GocuaRecord *record, gboolean *taken_back, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      db,
      "SELECT 1 FROM change c JOIN batch b ON b.id = c.batch WHERE c.entity = ?1 AND c.stamp = ?2 AND "
      "b.action = '" BACK_ACTION "'",
      error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &record->id);
  sqlite3_bind_int64 (statement, 2, (gint64) record->stamps[GOCUA_FIELD_DELETED]);
  *taken_back = gocua_db_step (db, statement, &problem);
  return gocua_db_finish (statement, &problem, error);
}

static gboolean
put_return (GocuaDb *db, GocuaBatch *batch, const GocuaRecord *record, GError **error)
{
  g_autoptr (GocuaRecord) wanted = NULL;
  gboolean taken_back = FALSE;

  if (gocua_record_exists (record))
    return TRUE;
  if (!was_taken_back (db, record, &taken_back, error))
    return FALSE;
  if (!taken_back)
    return TRUE;
  wanted = gocua_record_copy (record);
  gocua_record_set_null (wanted, GOCUA_FIELD_DELETED);
  gocua_batch_put (batch, record, wanted);
  return TRUE;
}

typedef gboolean (*RecordFunc) (GocuaDb *db, GocuaBatch *batch, const GocuaRecord *record, GError **error);

/* The areas, households and visits of @carry as they are in @db, each once. */
static gboolean
for_each_record (GocuaDb *db, const GocuaCarry *carry, RecordFunc func, GocuaBatch *batch, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (gocua_id_hash, gocua_id_equal);

  for (guint i = 0; i < carry->changes->len; i++)
    {
      const GocuaChange *change = carry->changes->pdata[i];
      int kind = gocua_kind_from_name (change->kind);
      g_autoptr (GocuaRecord) record = NULL;

      if ((kind != GOCUA_KIND_AREA && kind != GOCUA_KIND_HOUSEHOLD && kind != GOCUA_KIND_VISIT) ||
          !g_hash_table_add (seen, (gpointer) &change->entity))
        continue;
      record = gocua_projection_load (db, (GocuaKind) kind, &change->entity, error);
      if (record == NULL || !func (db, batch, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_taken_back (GocuaDb *db, gboolean *any, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM batch WHERE action = '" BACK_ACTION "' LIMIT 1", error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  *any = gocua_db_step (db, statement, &problem);
  return gocua_db_finish (statement, &problem, error);
}

/* Brings back what was taken back before and is meant for here now; what goes to another ward by now stays
 * deleted, and so does what somebody deleted here. */
static gboolean
bring_back (GocuaDb *db, const GocuaCarry *carry, GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("ward.carry");
  gboolean any = FALSE;

  return has_taken_back (db, &any, error) &&
         (!any || (for_each_record (db, carry, put_return, batch, error) &&
                   gocua_journal_commit (db, batch, NULL, NULL, error)));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return gocua_id_compare (*(const GocuaId *const *) a, *(const GocuaId *const *) b);
}

/* Returns: (transfer full) (element-type GocuaId) (nullable): those that are to be put into an area and are
 * not here yet; a double that was merged here is */
static GPtrArray *
list_arriving (GocuaDb *db, const GocuaCarry *carry, GError **error)
{
  g_autoptr (GPtrArray) arriving = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, carry->places);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_load (db, GOCUA_KIND_HOUSEHOLD, id, error);

      if (household == NULL)
        return NULL;
      if (!gocua_record_exists (household))
        g_ptr_array_add (arriving, gocua_id_dup (id));
    }
  g_ptr_array_sort (arriving, compare_ids);
  return g_steal_pointer (&arriving);
}

/* The area of that name, which joins @areas and @batch when there is none. */
static const GocuaRecord *
ensure_area (GocuaDb *db, GPtrArray *areas, GocuaBatch *batch, const char *name)
{
  const GocuaRecord *found = gocua_entity_find_in (areas, GOCUA_AREA_NAME, name);
  GocuaRecord *area;
  GocuaId id;

  if (found != NULL)
    return found;
  gocua_entity_make_id (db, &id);
  area = gocua_record_new (GOCUA_KIND_AREA, &id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, name);
  gocua_batch_put (batch, NULL, area);
  g_ptr_array_add (areas, area);
  return area;
}

/* What somebody deleted here has not come back, and makes no area. */
static gboolean
put_in_place (GocuaDb *db,
              GPtrArray *areas,
              GocuaBatch *batch,
              const GocuaId *household,
              const char *name,
              GError **error)
{
  g_autoptr (GocuaRecord) seen = gocua_projection_load (db, GOCUA_KIND_HOUSEHOLD, household, error);
  g_autoptr (GocuaRecord) wanted = NULL;

  if (seen == NULL)
    return FALSE;
  if (!gocua_record_exists (seen))
    return TRUE;
  wanted = gocua_record_copy (seen);
  gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_AREA, &ensure_area (db, areas, batch, name)->id);
  gocua_batch_put (batch, seen, wanted);
  return TRUE;
}

static gboolean
put_in_places (GocuaDb *db, const GocuaCarry *carry, GPtrArray *arriving, GError **error)
{
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("ward.carry");

  if (arriving->len == 0)
    return TRUE;
  areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  if (areas == NULL)
    return FALSE;
  for (guint i = 0; i < arriving->len; i++)
    if (!put_in_place (db, areas, batch, arriving->pdata[i],
                       g_hash_table_lookup (carry->places, arriving->pdata[i]), error))
      return FALSE;
  return gocua_journal_commit (db, batch, NULL, NULL, error);
}

gboolean
gocua_carry_take (GocuaDb *db,
                  const GocuaCarry *carry,
                  const char *old_name,
                  guint *n_new,
                  GocuaProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) arriving = NULL;

  g_return_val_if_fail (db != NULL && carry != NULL && old_name != NULL, FALSE);

  arriving = list_arriving (db, carry, error);
  return arriving != NULL &&
         gocua_journal_receive_told (db, carry->changes, n_new, progress, cancellable, error) &&
         bring_back (db, carry, error) && keep_names_apart (db, carry, old_name, error) &&
         put_in_places (db, carry, arriving, error);
}

static gboolean
put_deletion (GocuaDb *db, GocuaBatch *batch, const GocuaRecord *record, GError **error)
{
  if (gocua_record_exists (record))
    gocua_batch_delete (batch, record);
  return TRUE;
}

static guint
count_households (const GocuaBatch *batch)
{
  guint n = 0;

  for (guint i = 0; i < batch->changes->len; i++)
    n += gocua_kind_from_name (((GocuaChange *) batch->changes->pdata[i])->kind) == GOCUA_KIND_HOUSEHOLD ? 1
                                                                                                         : 0;
  return n;
}

gboolean
gocua_carry_take_back (GocuaDb *db,
                       const GocuaCarry *carry,
                       guint *n_households,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new (BACK_ACTION);

  g_return_val_if_fail (db != NULL && carry != NULL, FALSE);

  if (!for_each_record (db, carry, put_deletion, batch, error))
    return FALSE;
  if (n_households != NULL)
    *n_households = count_households (batch);
  return batch->changes->len == 0 || gocua_journal_commit (db, batch, NULL, cancellable, error);
}

/* @there: (out): whether it counts there, be it at another one */
static gboolean
is_there (GocuaDb *db, const GocuaId *household, gboolean *there, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM household WHERE id = ?1 AND deleted IS NOT 1", error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, household);
  *there = gocua_db_step (db, statement, &problem);
  return gocua_db_finish (statement, &problem, error);
}

typedef struct
{
  Collecting base;
  GocuaDb *now;
  guint n_moved;
  GError *problem;
} Comparing;

static void
count_moved (Collecting *collecting, sqlite3_stmt *statement)
{
  Comparing *self = (Comparing *) collecting;
  GocuaId id, root, area = { { 0 } };
  const char *unit;
  gboolean there = FALSE;

  if (self->problem != NULL || !gocua_db_column_id (statement, 0, &id) ||
      !gocua_db_column_id (statement, 1, &root))
    return;
  gocua_db_column_id (statement, 2, &area);
  unit = find_unit (collecting, &root, &area);
  if (unit != NULL && !g_str_equal (unit, collecting->unit_key) &&
      is_there (self->now, &id, &there, &self->problem) && there)
    self->n_moved++;
}

gboolean
gocua_carry_check_moved (GocuaDb *old,
                         const GocuaCarryChoice *choice,
                         const char *unit_key,
                         const char *unit_name,
                         GocuaDb *db,
                         GError **error)
{
  Comparing self = { { old, choice, unit_key, NULL, NULL }, db, 0, NULL };

  g_return_val_if_fail (old != NULL && choice != NULL && unit_key != NULL && db != NULL, FALSE);

  if (!for_each (&self.base, HOUSEHOLDS, count_moved, error))
    {
      g_clear_error (&self.problem);
      return FALSE;
    }
  if (self.problem != NULL)
    {
      g_propagate_error (error, self.problem);
      return FALSE;
    }
  if (self.n_moved == 0)
    return TRUE;
  g_set_error (
      error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED,
      /* Translators: the number of households; the name of a ward */
      ngettext ("%u household was carried over to %s before, and is assigned to another ward now. Take "
                "back first, then carry over again. Nothing was changed.",
                "%u households were carried over to %s before, and are assigned to another ward now. "
                "Take back first, then carry over again. Nothing was changed.",
                self.n_moved),
      self.n_moved, unit_name);
  return FALSE;
}
