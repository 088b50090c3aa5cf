/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-areas.c: how many households an area has, and plans that divide and join areas. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-areas.h"

#include <string.h>

#include "core/gocua-collate.h"
#include "core/gocua-text.h"
#include "store/gocua-entities.h"
#include "store/gocua-projection.h"

void
gocua_area_row_free (GocuaAreaRow *self)
{
  gocua_record_unref (self->area);
  g_free (self);
}

void
gocua_area_group_free (GocuaAreaGroup *self)
{
  g_free (self->name);
  g_free (self);
}

void
gocua_area_plan_free (GocuaAreaPlan *self)
{
  gocua_batch_unref (self->batch);
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

/* The first column of the only row of a bound statement. */
static gboolean
read_number (GocuaDb *db, sqlite3_stmt *statement, guint *number, GError **error)
{
  gboolean found = gocua_db_step (db, statement, error);

  if (found)
    *number = (guint) sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return found;
}

static gboolean
count_where (GocuaDb *db, const char *sql, const GocuaId *area, guint *number, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, area);
  return read_number (db, statement, number, error);
}

GPtrArray *
gocua_areas_list (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_row_free);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      GocuaAreaRow *row = g_new0 (GocuaAreaRow, 1);

      row->area = gocua_record_ref (areas->pdata[i]);
      g_ptr_array_add (rows, row);
      if (!count_where (db,
                        "SELECT count(*) FROM household WHERE area = ?1 AND deleted IS NOT 1 AND "
                        "archived IS NOT 1",
                        &row->area->id, &row->n_households, error) ||
          !count_where (db, "SELECT count(*) FROM team WHERE area = ?1 AND deleted IS NOT 1", &row->area->id,
                        &row->n_teams, error))
        return NULL;
    }
  return areas != NULL ? g_steal_pointer (&rows) : NULL;
}

static GPtrArray *
load_where (GocuaDb *db, const GocuaId *area, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM household WHERE (?1 IS NULL OR area = ?1) AND %s ORDER BY n",
                       gocua_projection_columns (GOCUA_KIND_HOUSEHOLD), condition);
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, area);
  return gocua_projection_collect (db, GOCUA_KIND_HOUSEHOLD, statement, error);
}

GPtrArray *
gocua_areas_load_households (GocuaDb *db, const GocuaId *area, GError **error)
{
  return load_where (db, area, "own_deleted IS NOT 1", error);
}

GPtrArray *
gocua_areas_load_roster (GocuaDb *db, const GocuaId *area, GError **error)
{
  return load_where (db, area, "deleted IS NOT 1 AND archived IS NOT 1", error);
}

/* Merged doubles count at the household that they were merged into. */
static gboolean
is_counted (const GocuaRecord *household)
{
  return gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 1 &&
         gocua_record_get_id (household, GOCUA_HOUSEHOLD_MERGED_INTO) == NULL;
}

static guint
count_roster (GPtrArray *households)
{
  guint n = 0;

  for (guint i = 0; i < households->len; i++)
    n += is_counted (households->pdata[i]) ? 1 : 0;
  return n;
}

static GocuaAreaPlan *
plan_new (GocuaBatch *batch, const GocuaId *area)
{
  GocuaAreaPlan *plan = g_new0 (GocuaAreaPlan, 1);

  plan->batch = batch;
  if (area != NULL)
    plan->area = *area;
  return plan;
}

static void
put_new_area (GocuaDb *db, GocuaBatch *batch, const GocuaRecord *beside, const char *name, GocuaId *id)
{
  g_autoptr (GocuaRecord) area = NULL;

  gocua_entity_make_id (db, id);
  area = gocua_record_new (GOCUA_KIND_AREA, id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, name);
  if (gocua_record_get_int (beside, GOCUA_AREA_POSITION, 0) > 0)
    gocua_record_set_int (area, GOCUA_AREA_POSITION, gocua_record_get_int (beside, GOCUA_AREA_POSITION, 0));
  gocua_batch_put (batch, NULL, area);
}

static void
rename_area (GocuaBatch *batch, const GocuaRecord *area, const char *name)
{
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (area);

  gocua_record_set_text (wanted, GOCUA_AREA_NAME, name);
  gocua_batch_put (batch, area, wanted);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = gocua_collate_key ((*(GocuaAreaGroup *const *) a)->name);
  g_autofree char *right = gocua_collate_key ((*(GocuaAreaGroup *const *) b)->name);

  return strcmp (left, right);
}

/* The tổ of @households as far as they are on the roster, those without one first. */
static GPtrArray *
count_groups (GPtrArray *households)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < households->len; i++)
    {
      const char *name = gocua_record_get_text (households->pdata[i], GOCUA_HOUSEHOLD_GROUP);
      g_autofree char *folded = gocua_area_rule_fold_group (name != NULL ? name : "");
      GocuaAreaGroup *group = g_hash_table_lookup (by_name, folded);

      if (!is_counted (households->pdata[i]))
        continue;
      if (group == NULL)
        {
          group = g_new0 (GocuaAreaGroup, 1);
          group->name = g_strdup (name != NULL ? name : "");
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_name, g_steal_pointer (&folded), group);
        }
      group->n_households++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

/* @moving: (element-type GocuaRecord): what goes to one part */
static void
add_share (GocuaDb *db,
           GocuaAreaPlan *plan,
           const GocuaRecord *area,
           const GocuaAreaPart *part,
           GPtrArray *moving)
{
  GocuaAreaShare share = { { { 0 } }, count_roster (moving) };

  if (moving->len > 0)
    {
      put_new_area (db, plan->batch, area, part->name, &share.area);
      gocua_area_plan_move (plan->batch, moving, &share.area);
    }
  if (gocua_id_is_null (&plan->area))
    plan->area = share.area;
  plan->n_moving += share.n_households;
  g_array_append_val (plan->shares, share);
}

GocuaAreaPlan *
gocua_areas_plan_split (GocuaDb *db,
                        const GocuaRecord *area,
                        const char *name,
                        GPtrArray *parts,
                        GError **error)
{
  g_autoptr (GPtrArray) households = NULL;
  g_autoptr (GPtrArray) staying = g_ptr_array_new ();
  g_autoptr (GPtrArray) moving = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GocuaAreaPlan) plan = NULL;

  g_return_val_if_fail (db != NULL && area != NULL && parts != NULL, NULL);

  households = gocua_areas_load_households (db, &area->id, error);
  if (households == NULL)
    return NULL;
  plan = plan_new (gocua_batch_new ("area.split"), NULL);
  plan->shares = g_array_new (FALSE, FALSE, sizeof (GocuaAreaShare));
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (moving, g_ptr_array_new ());
  for (guint i = 0; i < households->len; i++)
    {
      GocuaRecord *household = households->pdata[i];
      gboolean twice;
      guint at = gocua_area_part_find (parts, household, &twice);

      plan->n_twice += twice && is_counted (household) ? 1 : 0;
      g_ptr_array_add (at == GOCUA_AREA_PART_NONE ? staying : moving->pdata[at], household);
    }
  for (guint i = 0; i < parts->len; i++)
    add_share (db, plan, area, parts->pdata[i], moving->pdata[i]);
  if (name != NULL && plan->batch->changes->len > 0)
    rename_area (plan->batch, area, name);
  plan->n_staying = count_roster (staying);
  plan->groups = count_groups (staying);
  return g_steal_pointer (&plan);
}

guint
gocua_area_plan_find_empty (const GocuaAreaPlan *self)
{
  g_return_val_if_fail (self != NULL, GOCUA_AREA_PART_NONE);

  for (guint i = 0; self->shares != NULL && i < self->shares->len; i++)
    if (g_array_index (self->shares, GocuaAreaShare, i).n_households == 0)
      return i;
  return GOCUA_AREA_PART_NONE;
}

static gboolean
add_all_of (GocuaDb *db, GPtrArray *households, const GocuaRecord *area, GError **error)
{
  g_autoptr (GPtrArray) more = gocua_areas_load_households (db, &area->id, error);

  if (more == NULL)
    return FALSE;
  g_ptr_array_extend (households, more, (GCopyFunc) (void (*) (void)) gocua_record_ref, NULL);
  return TRUE;
}

static guint
count_kind (const GocuaBatch *batch, const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < batch->changes->len; i++)
    n += g_str_equal (((GocuaChange *) batch->changes->pdata[i])->kind, kind) ? 1 : 0;
  return n;
}

GocuaAreaPlan *
gocua_areas_plan_merge (GocuaDb *db, const GocuaRecord *into, GPtrArray *others, GError **error)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GPtrArray) staying = NULL;
  g_autoptr (GPtrArray) teams = NULL;
  GocuaAreaPlan *plan;

  g_return_val_if_fail (db != NULL && into != NULL && others != NULL, NULL);

  for (guint i = 0; i < others->len; i++)
    if (!add_all_of (db, households, others->pdata[i], error))
      return NULL;
  staying = gocua_areas_load_households (db, &into->id, error);
  teams = staying != NULL ? gocua_entity_list (db, GOCUA_KIND_TEAM, error) : NULL;
  if (teams == NULL)
    return NULL;
  plan = plan_new (gocua_area_plan_merge (into, others, households, teams), &into->id);
  plan->n_moving = count_roster (households);
  plan->n_staying = count_roster (staying);
  plan->n_teams = count_kind (plan->batch, gocua_kind_get_info (GOCUA_KIND_TEAM)->name);
  return plan;
}

static gboolean
is_in (const GocuaRecord *household, const GocuaRecord *area)
{
  const GocuaId *id = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);

  return area == NULL ? id == NULL : id != NULL && gocua_id_equal (id, &area->id);
}

GocuaAreaPlan *
gocua_areas_plan_move (GocuaDb *db, GPtrArray *households, const GocuaRecord *area, GError **error)
{
  GocuaAreaPlan *plan;

  g_return_val_if_fail (db != NULL && households != NULL, NULL);

  plan = plan_new (gocua_batch_new ("area.move"), area != NULL ? &area->id : NULL);
  gocua_area_plan_move (plan->batch, households, area != NULL ? &area->id : NULL);
  for (guint i = 0; i < households->len; i++)
    if (is_counted (households->pdata[i]) && !is_in (households->pdata[i], area))
      plan->n_moving++;
  plan->n_staying = count_roster (households) - plan->n_moving;
  return plan;
}

GocuaAreaPlan *
gocua_areas_plan_group (GocuaDb *db,
                        const GocuaRecord *area,
                        const char *from,
                        const char *to,
                        GError **error)
{
  g_autoptr (GPtrArray) households = NULL;
  GocuaAreaPlan *plan;

  g_return_val_if_fail (db != NULL && from != NULL && to != NULL, NULL);

  households = gocua_areas_load_households (db, area != NULL ? &area->id : NULL, error);
  if (households == NULL)
    return NULL;
  plan = plan_new (gocua_area_plan_rename_group (households, from, to), NULL);
  plan->n_moving = plan->batch->changes->len;
  plan->n_staying = count_roster (households) - MIN (plan->n_moving, count_roster (households));
  return plan;
}
