/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-bulk.c: one thing done to many households, as one batch. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-bulk.h"

#include "store/gocua-journal.h"
#include "store/gocua-projection.h"
#include "store/gocua-status-row.h"

#include <string.h>

#define ROWS_BETWEEN_CHECKS 256

/* Of the whole work, in thousandths: making the batch, writing it, and working out what follows from it,
 * measured with 100,000 households. */
#define PART_MAKING 150
#define PART_WHOLE  1000

typedef struct
{
  GocuaDb *db;
  const GocuaBulk *bulk;
  gint64 campaign; /* row number, 0 for none */
  GocuaBatch *batch;
  GocuaBulkResult *result;
} Making;

const char *
gocua_bulk_action_get_name (GocuaBulkAction action)
{
  switch (action)
    {
    case GOCUA_BULK_AREA:
      return "area.move";
    case GOCUA_BULK_TEAM:
      return "household.team";
    case GOCUA_BULK_FOLLOW_UP:
      return "household.follow-up";
    case GOCUA_BULK_RESTORE:
      return "household.restore";
    case GOCUA_BULK_ARCHIVE:
    default:
      return "household.archive";
    }
}

static guint
get_field (GocuaBulkAction action)
{
  switch (action)
    {
    case GOCUA_BULK_AREA:
      return GOCUA_HOUSEHOLD_AREA;
    case GOCUA_BULK_TEAM:
      return GOCUA_HOUSEHOLD_TEAM;
    case GOCUA_BULK_FOLLOW_UP:
      return GOCUA_HOUSEHOLD_FOLLOW_UP;
    case GOCUA_BULK_ARCHIVE:
    case GOCUA_BULK_RESTORE:
    default:
      return GOCUA_HOUSEHOLD_ARCHIVED;
    }
}

static void
apply (const GocuaBulk *self, GocuaRecord *wanted)
{
  switch (self->action)
    {
    case GOCUA_BULK_AREA:
    case GOCUA_BULK_TEAM:
      gocua_record_set_id (wanted, get_field (self->action), gocua_id_is_null (&self->id) ? NULL : &self->id);
      break;
    case GOCUA_BULK_FOLLOW_UP:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_FOLLOW_UP, self->date);
      break;
    case GOCUA_BULK_ARCHIVE:
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 1);
      break;
    case GOCUA_BULK_RESTORE:
    default:
      /* One that never was off it has no value there. */
      if (gocua_record_get_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 0)
        gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 0);
      break;
    }
}

/* "" where none is open. */
static gboolean
read_open_follow_up (Making *self, gint64 n, char date[GOCUA_ISO_DATE_SIZE], GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare_static (
      self->db, "SELECT follow_up FROM status WHERE campaign = ?1 AND household = ?2", error);
  const char *text = NULL;

  date[0] = '\0';
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->campaign);
  sqlite3_bind_int64 (statement, 2, n);
  if (gocua_db_step (self->db, statement, &problem))
    text = (const char *) sqlite3_column_text (statement, 0);
  g_strlcpy (date, text != NULL ? text : "", GOCUA_ISO_DATE_SIZE);
  return gocua_db_finish (statement, &problem, error);
}

/* Sets the day once more: planning it counts from now on. */
static void
plan_again (GocuaBatch *batch, const GocuaRecord *seen)
{
  const GocuaKindInfo *info = gocua_kind_get_info (GOCUA_KIND_HOUSEHOLD);
  GocuaChange *change = gocua_change_new (info->name, &seen->id);

  gocua_change_add (change, info->fields[GOCUA_HOUSEHOLD_FOLLOW_UP].name,
                    &seen->values[GOCUA_HOUSEHOLD_FOLLOW_UP], seen->stamps[GOCUA_HOUSEHOLD_FOLLOW_UP]);
  g_ptr_array_add (batch->changes, change);
}

static gboolean
put_same (Making *self, const GocuaRecord *seen, gint64 n, GError **error)
{
  char open[GOCUA_ISO_DATE_SIZE];

  if (self->bulk->action == GOCUA_BULK_FOLLOW_UP && self->bulk->date[0] != '\0' && self->campaign != 0)
    {
      if (!read_open_follow_up (self, n, open, error))
        return FALSE;
      if (strcmp (open, self->bulk->date) != 0)
        {
          plan_again (self->batch, seen);
          self->result->n_changed++;
          return TRUE;
        }
    }
  self->result->n_same++;
  return TRUE;
}

static gboolean
put_one (Making *self, const GocuaRecord *seen, gint64 n, GError **error)
{
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  apply (self->bulk, wanted);
  if (gocua_batch_put (self->batch, seen, wanted))
    self->result->n_changed++;
  else
    return put_same (self, seen, n, error);
  return TRUE;
}

static gboolean
load_and_put (Making *self, sqlite3_stmt *statement, gint64 n, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaRecord) seen = NULL;

  sqlite3_bind_int64 (statement, 1, n);
  if (gocua_db_step (self->db, statement, &problem))
    seen = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 0);
  sqlite3_reset (statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (seen != NULL)
    return put_one (self, seen, n, error);
  self->result->n_gone++;
  return TRUE;
}

GocuaBatch *
gocua_bulk_make_batch (GocuaDb *db,
                       const GocuaBulk *self,
                       GArray *ns,
                       const GocuaId *campaign,
                       GocuaBulkResult *result,
                       GocuaProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean good = TRUE;
  Making making;

  g_return_val_if_fail (db != NULL && self != NULL && ns != NULL && result != NULL, NULL);

  *result = (GocuaBulkResult){ 0 };
  batch = gocua_batch_new (gocua_bulk_action_get_name (self->action));
  making = (Making){ db, self, gocua_campaign_find_row (db, campaign), batch, result };
  sql = g_strdup_printf ("SELECT %s FROM household WHERE n = ?1 AND deleted IS NOT 1",
                         gocua_projection_columns (GOCUA_KIND_HOUSEHOLD));
  statement = gocua_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < ns->len && good; i++)
    {
      if (i % ROWS_BETWEEN_CHECKS == 0 && progress != NULL)
        progress->func (i, ns->len, progress->data);
      good = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             load_and_put (&making, statement, g_array_index (ns, gint64, i), error);
    }
  gocua_db_done (statement);
  return good ? g_steal_pointer (&batch) : NULL;
}

/* One bar for two pieces of work. */
typedef struct
{
  GocuaProgress *progress;
  gint64 from, to;
} Part;

static void
show_part (gint64 done, gint64 total, gpointer data)
{
  Part *part = data;

  if (part->progress != NULL && total > 0)
    part->progress->func (part->from + (part->to - part->from) * done / total, PART_WHOLE,
                          part->progress->data);
}

/* What was promised at a door is taken back at its visit only. */
static gboolean
count_promised (Making *self, GArray *ns, GError **error)
{
  char open[GOCUA_ISO_DATE_SIZE];

  if (self->bulk->action != GOCUA_BULK_FOLLOW_UP || self->bulk->date[0] != '\0' || self->campaign == 0)
    return TRUE;
  for (guint i = 0; i < ns->len; i++)
    {
      if (!read_open_follow_up (self, g_array_index (ns, gint64, i), open, error))
        return FALSE;
      self->result->n_promised += open[0] != '\0';
    }
  return TRUE;
}

gboolean
gocua_bulk_run (GocuaDb *db,
                const GocuaBulk *self,
                GArray *ns,
                const GocuaId *campaign,
                GocuaBulkResult *result,
                GocuaProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  Part making = { progress, 0, PART_MAKING };
  Part writing = { progress, PART_MAKING, PART_WHOLE };
  g_autoptr (GocuaBatch) batch = gocua_bulk_make_batch (
      db, self, ns, campaign, result, &(GocuaProgress){ show_part, &making }, cancellable, error);
  Making made = { db, self, gocua_campaign_find_row (db, campaign), batch, result };

  if (batch == NULL ||
      !gocua_journal_commit (db, batch, &(GocuaProgress){ show_part, &writing }, cancellable, error))
    return FALSE;
  if (batch->changes->len > 0)
    result->batch = batch->id;
  return count_promised (&made, ns, error);
}
