/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-store.c: keeps the table status as core/gocua-status.h says. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-status-store.h"

#include "store/gocua-merged.h"
#include "store/gocua-status-work.h"

#include <stdlib.h>
#include <string.h>

/* New visits are kept until the end of the transaction, but not those of a whole ward. */
#define MAX_NEW_VISITS 20000

#define PROGRESS_EVERY 256

struct _GocuaStatusUpdate
{
  GHashTable *households; /* set of GocuaId: to be worked out from all their visits */
  GHashTable *facts;  /* of GocuaStatusHousehold, by its id: those whose rows this transaction has written */
  GHashTable *visits; /* GocuaId of a household -> GPtrArray of GocuaRecord: visits that it got */
  GPtrArray *campaigns; /* (nullable): read when first needed; a change of one notes everything */
  guint n_visits;
  gboolean everything;     /* a campaign changed */
  gboolean merges;         /* a household came, went, or points to another one than before */
  GocuaProgress *progress; /* (nullable) */
};

GocuaStatusUpdate *
gocua_status_update_new (void)
{
  GocuaStatusUpdate *self = g_new0 (GocuaStatusUpdate, 1);

  self->households = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->facts = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, NULL, g_free);
  self->visits =
      g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
gocua_status_update_free (GocuaStatusUpdate *self)
{
  g_hash_table_unref (self->households);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->visits);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_free (self);
}

/* Noted before and after a change, so that a pointer that goes is seen as well as one that comes. */
static gboolean
may_move_visits (const GocuaRecord *household)
{
  return !gocua_record_exists (household) ||
         gocua_record_get_id (household, GOCUA_HOUSEHOLD_MERGED_INTO) != NULL;
}

static void
note_id (GocuaStatusUpdate *self, const GocuaId *household)
{
  if (!g_hash_table_contains (self->households, household))
    g_hash_table_add (self->households, gocua_id_dup (household));
}

static void
read_facts (GocuaStatusHousehold *household, const GocuaRecord *record, gint64 n)
{
  const GocuaId *area = gocua_record_get_id (record, GOCUA_HOUSEHOLD_AREA);
  const char *follow_up = gocua_record_get_text (record, GOCUA_HOUSEHOLD_FOLLOW_UP);

  *household = (GocuaStatusHousehold){
    .id = record->id,
    .n = n,
    .is_gone = !gocua_record_exists (record),
    .archived = gocua_record_get_int (record, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 0,
    .eligible = gocua_record_get_int (record, GOCUA_HOUSEHOLD_ELIGIBLE, -1),
    .follow_up_stamp = record->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP],
  };
  if (area != NULL)
    household->area = *area;
  if (follow_up != NULL)
    g_strlcpy (household->follow_up, follow_up, sizeof household->follow_up);
}

static void
note_facts (GocuaStatusUpdate *self, const GocuaRecord *record, gint64 n)
{
  GocuaStatusHousehold *household = g_hash_table_lookup (self->facts, &record->id);

  if (household == NULL)
    {
      household = g_new0 (GocuaStatusHousehold, 1);
      household->id = record->id;
      g_hash_table_insert (self->facts, &household->id, household);
    }
  read_facts (household, record, n);
}

static void
note_household (GocuaStatusUpdate *self, const GocuaRecord *record, gint64 n)
{
  self->merges = self->merges || may_move_visits (record);
  if (self->everything)
    return;
  note_facts (self, record, n);
  note_id (self, &record->id);
}

void
gocua_status_update_note (GocuaStatusUpdate *self, const GocuaRecord *record, gint64 n)
{
  const GocuaId *household;

  if (record->kind == GOCUA_KIND_CAMPAIGN)
    gocua_status_update_note_everything (self);
  else if (record->kind == GOCUA_KIND_HOUSEHOLD)
    note_household (self, record, n);
  else if (record->kind == GOCUA_KIND_VISIT && !self->everything)
    {
      household = gocua_record_get_id (record, GOCUA_VISIT_HOUSEHOLD);
      if (household != NULL)
        note_id (self, household);
    }
}

static void
note_new_visit (GocuaStatusUpdate *self, GocuaRecord *visit, const GocuaId *household)
{
  GPtrArray *visits = g_hash_table_lookup (self->visits, household);

  if (visits == NULL)
    {
      visits = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
      g_hash_table_insert (self->visits, gocua_id_dup (household), visits);
    }
  g_ptr_array_add (visits, gocua_record_ref (visit));
  self->n_visits++;
}

static gboolean
load_campaigns (GocuaStatusUpdate *self, GocuaDb *db, GError **error)
{
  if (self->campaigns == NULL)
    self->campaigns = gocua_status_load_campaigns (db, error);
  return self->campaigns != NULL;
}

/* Mostly nothing more comes of it in this transaction, so its statuses are written at once: a hundred
 * thousand need not be kept in mind for that. Visits that come later find them, and all else notes it. */
static gboolean
add_new_household (GocuaStatusUpdate *self, GocuaDb *db, const GocuaRecord *record, gint64 n, GError **error)
{
  GocuaStatusHousehold household;

  /* Another one may have been merged into it before it came. */
  self->merges = TRUE;
  if (self->everything)
    return TRUE;
  /* Nor may its visits be counted twice that came before it. */
  if (g_hash_table_contains (self->visits, &record->id))
    {
      note_household (self, record, n);
      return TRUE;
    }
  read_facts (&household, record, n);
  return load_campaigns (self, db, error) &&
         gocua_status_work_out (db, self->campaigns, &household, FALSE, error);
}

gboolean
gocua_status_update_add_new (GocuaStatusUpdate *self,
                             GocuaDb *db,
                             GocuaRecord *record,
                             gint64 n,
                             GError **error)
{
  const GocuaId *household =
      record->kind == GOCUA_KIND_VISIT ? gocua_record_get_id (record, GOCUA_VISIT_HOUSEHOLD) : NULL;

  if (record->kind == GOCUA_KIND_HOUSEHOLD)
    return add_new_household (self, db, record, n, error);
  if (household == NULL || self->everything || self->n_visits >= MAX_NEW_VISITS ||
      g_hash_table_contains (self->households, household))
    gocua_status_update_note (self, record, n);
  else
    note_new_visit (self, record, household);
  return TRUE;
}

/* What is only written down: a name, a phone, a note, who looks after it. */
gboolean
gocua_status_update_concerns (const GocuaChange *change)
{
  static const guint fields[] = { GOCUA_FIELD_DELETED,         GOCUA_HOUSEHOLD_AREA,
                                  GOCUA_HOUSEHOLD_ELIGIBLE,    GOCUA_HOUSEHOLD_ARCHIVED,
                                  GOCUA_HOUSEHOLD_MERGED_INTO, GOCUA_HOUSEHOLD_FOLLOW_UP };

  if (change->known_kind != GOCUA_KIND_HOUSEHOLD)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (gocua_change_find_field (change, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

void
gocua_status_update_watch (GocuaStatusUpdate *self, GocuaProgress *progress)
{
  self->progress = progress;
}

void
gocua_status_update_note_everything (GocuaStatusUpdate *self)
{
  self->everything = TRUE;
  /* Nothing more is noted of single ones, so what is known of them is soon out of date. */
  g_hash_table_remove_all (self->facts);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
}

static gboolean
note_everyone (GocuaStatusUpdate *self, GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT id FROM household", error);

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (db, statement, NULL))
    {
      GocuaId id;

      if (gocua_db_column_id (statement, 0, &id))
        note_id (self, &id);
    }
  gocua_db_done (statement);
  return gocua_db_exec (db, "DELETE FROM status", error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return gocua_id_compare (*(GocuaId *const *) a, *(GocuaId *const *) b);
}

/* Ids begin with the time, as the rows of the tables follow in time: in this order neighbours are on one
 * page. */
static gpointer *
sort_ids (GHashTable *ids, guint *n)
{
  gpointer *sorted = g_hash_table_get_keys_as_array (ids, n);

  qsort (sorted, *n, sizeof *sorted, compare_ids);
  return sorted;
}

static gboolean
work_out (GocuaStatusUpdate *self, GocuaDb *db, const GocuaId *id, gboolean any_merged, GError **error)
{
  /* Where a household is shown follows from others too: then only the tables know. */
  GocuaStatusHousehold *known = any_merged ? NULL : g_hash_table_lookup (self->facts, id);
  GocuaStatusHousehold unknown = { .id = *id };

  return gocua_status_work_out (db, self->campaigns, known != NULL ? known : &unknown, any_merged, error);
}

static gboolean
work_out_all (GocuaStatusUpdate *self,
              GocuaDb *db,
              gboolean any_merged,
              GCancellable *cancellable,
              GError **error)
{
  guint n;
  g_autofree gpointer *ids = sort_ids (self->households, &n);

  for (guint i = 0; i < n; i++)
    {
      if (self->progress != NULL && i % PROGRESS_EVERY == 0)
        self->progress->func (i, n, self->progress->data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !work_out (self, db, ids[i], any_merged, error))
        return FALSE;
    }
  return TRUE;
}

/* Those that only got visits: mostly it is enough to look at these. */
static gboolean
add_visits (GocuaStatusUpdate *self, GocuaDb *db, GCancellable *cancellable, GError **error)
{
  guint n;
  g_autofree gpointer *ids = sort_ids (self->visits, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean added = TRUE;

      if (g_hash_table_contains (self->households, ids[i]))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !gocua_status_add_visits (db, self->campaigns, ids[i], g_hash_table_lookup (self->visits, ids[i]),
                                    &added, error) ||
          (!added && !work_out (self, db, ids[i], FALSE, error)))
        return FALSE;
    }
  return TRUE;
}

static void
note_all_visited (GocuaStatusUpdate *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    note_id (self, id);
  g_hash_table_remove_all (self->visits);
}

/* Where households are merged, a visit may count at another one than its own. */
static gboolean
find_merged (GocuaStatusUpdate *self, GocuaDb *db, gboolean *any_merged, GError **error)
{
  if (self->merges && !gocua_merged_update (db, self->households, error))
    return FALSE;
  *any_merged = gocua_merged_is_any (db);
  if (!*any_merged)
    return TRUE;
  note_all_visited (self);
  return gocua_merged_add_roots (db, self->households, error);
}

gboolean
gocua_status_update_run (GocuaStatusUpdate *self, GocuaDb *db, GCancellable *cancellable, GError **error)
{
  gboolean any_merged;

  if (!self->everything && !self->merges && g_hash_table_size (self->households) == 0 && self->n_visits == 0)
    return TRUE;
  if (!load_campaigns (self, db, error) || !find_merged (self, db, &any_merged, error) ||
      (self->everything && !note_everyone (self, db, error)))
    return FALSE;
  return work_out_all (self, db, any_merged, cancellable, error) && add_visits (self, db, cancellable, error);
}
