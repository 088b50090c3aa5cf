/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-import.c: from a ward's file to a plan, and from a plan into the file. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>

#include "roster/gocua-roster-import.h"
#include "store/gocua-backup.h"
#include "store/gocua-entities.h"
#include "store/gocua-household-scan.h"
#include "store/gocua-journal.h"

/* What is taken in, in this order. */
static const GocuaRosterVerdict taken_in[] = { GOCUA_ROSTER_NEW, GOCUA_ROSTER_CHANGED };

typedef struct
{
  GocuaDb *db;
  GocuaRosterPlan *plan;
  GocuaBatch *batch;
  GHashTable *new_area_ids; /* name -> GocuaId */
  guint verdict;            /* in taken_in */
  guint index;              /* of the next entry with it */
} Import;

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->batch, gocua_batch_unref);
  g_clear_pointer (&self->new_area_ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
add_household_cb (GocuaRecord *household, gpointer data)
{
  gocua_roster_known_add_household (data, household);
}

/* With an id of its own: households refer to new areas, and a batch need not keep a hundred thousand
 * records. */
static GocuaRecord *
new_record (Import *self, GocuaKind kind)
{
  GocuaId id;

  gocua_entity_make_id (self->db, &id);
  return gocua_record_new (kind, &id);
}

static void
add_merged_cb (GocuaRecord *household, const GocuaId *root, gpointer data)
{
  gocua_roster_known_add_merged (data, household, root);
}

/* New areas come after the last one, where the ward has put its areas in an order. */
static gboolean
put_new_areas (Import *self, GError **error)
{
  GPtrArray *names = gocua_roster_plan_get_new_areas (self->plan);
  g_autoptr (GPtrArray) areas = NULL;
  gint64 last = -1;

  if (names->len == 0)
    return TRUE;
  areas = gocua_entity_list (self->db, GOCUA_KIND_AREA, error);
  if (areas == NULL)
    return FALSE;
  for (guint i = 0; i < areas->len; i++)
    last = MAX (last, gocua_record_get_int (g_ptr_array_index (areas, i), GOCUA_AREA_POSITION, -1));
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GocuaRecord) area = new_record (self, GOCUA_KIND_AREA);
      const char *name = g_ptr_array_index (names, i);

      gocua_record_set_text (area, GOCUA_AREA_NAME, name);
      if (last >= 0)
        gocua_record_set_int (area, GOCUA_AREA_POSITION, ++last);
      gocua_batch_put (self->batch, NULL, area);
      g_hash_table_insert (self->new_area_ids, (char *) name, gocua_id_dup (&area->id));
    }
  return TRUE;
}

static void
set_area (Import *self, GocuaRecord *household, const char *name)
{
  const GocuaId *id = g_hash_table_lookup (self->new_area_ids, name);

  if (id == NULL)
    id = gocua_roster_known_get_area_id (gocua_roster_plan_get_known (self->plan), name);
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, id);
}

static void
set_field (Import *self, GocuaRecord *household, guint field, const char *value)
{
  switch (gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD)->fields[field].type)
    {
    case GOCUA_VALUE_TEXT:
      gocua_record_set_text (household, field, value);
      break;
    case GOCUA_VALUE_INT:
      gocua_record_set_int (household, field, g_ascii_strtoll (value, NULL, 10));
      break;
    case GOCUA_VALUE_ID:
      set_area (self, household, value);
      break;
    case GOCUA_VALUE_NULL:
    default:
      g_assert_not_reached ();
    }
}

static GocuaChange *
make_change (Import *self, const GocuaRosterEntry *entry, GError **error)
{
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  if (entry->known != NULL)
    {
      seen = gocua_entity_load (self->db, GOCUA_KIND_HOUSEHOLD, &entry->known->id, error);
      if (seen == NULL)
        return NULL;
      wanted = gocua_record_copy (seen);
    }
  else
    wanted = new_record (self, GOCUA_KIND_HOUSEHOLD);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    if (entry->values[field][0] != '\0')
      set_field (self, wanted, field, entry->values[field]);
  return gocua_batch_make_change (seen, wanted);
}

/* (transfer none) (nullable) */
static const GocuaRosterEntry *
next_entry (Import *self)
{
  for (; self->verdict < G_N_ELEMENTS (taken_in); self->verdict++, self->index = 0)
    if (self->index < gocua_roster_plan_get_n_entries (self->plan, taken_in[self->verdict]))
      return gocua_roster_plan_get_entry (self->plan, taken_in[self->verdict], self->index++);
  return NULL;
}

static gboolean
next_change_cb (GocuaChange **change, gpointer data, GError **error)
{
  Import *self = data;
  const GocuaRosterEntry *entry;
  g_autoptr (GError) problem = NULL;

  *change = NULL;
  while (*change == NULL && problem == NULL && (entry = next_entry (self)) != NULL)
    *change = make_change (self, entry, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
check_unchanged_since (Import *self, GError **error)
{
  gint64 position = gocua_roster_known_get_position (gocua_roster_plan_get_known (self->plan));

  if (position == gocua_journal_count (self->db, NULL))
    return TRUE;
  g_set_error_literal (
      error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_STALE,
      _ ("Something was entered since the list was checked. Nothing was taken in: check the list "
         "again, then take it in."));
  return FALSE;
}

GocuaRosterKnown *
gocua_roster_known_load (GocuaDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  g_autoptr (GPtrArray) areas = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  gocua_roster_known_set_position (known, gocua_journal_count (db, NULL));
  areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  if (areas == NULL)
    return NULL;
  for (guint i = 0; i < areas->len; i++)
    gocua_roster_known_add_area (known, g_ptr_array_index (areas, i));
  if (!gocua_household_scan (db, add_household_cb, known, cancellable, error) ||
      !gocua_household_scan_merged (db, NULL, add_merged_cb, known, error))
    return NULL;
  return g_steal_pointer (&known);
}

GocuaBatch *
gocua_roster_import (GocuaDb *db,
                     GocuaRosterPlan *plan,
                     GocuaProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Import) import = { .db = db, .plan = plan };
  guint n_entries = 0;

  g_return_val_if_fail (db != NULL && plan != NULL, NULL);

  import.batch = gocua_batch_new ("roster.import");
  import.new_area_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (taken_in); i++)
    n_entries += gocua_roster_plan_get_n_entries (plan, taken_in[i]);
  if (!check_unchanged_since (&import, error) || !put_new_areas (&import, error))
    return NULL;
  if (import.batch->changes->len + n_entries == 0)
    return g_steal_pointer (&import.batch);
  if (!gocua_backup_make (db, error) || !gocua_journal_commit_from (db, import.batch, next_change_cb, &import,
                                                                    n_entries, progress, cancellable, error))
    return NULL;
  return g_steal_pointer (&import.batch);
}
