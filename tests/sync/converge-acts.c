/* SPDX-License-Identifier: GPL-3.0-or-later */
/* converge-acts.c: what people do in a history, and whose values they saw when they did. */

#include "converge.h"

#include "store/gocua-conflict-store.h"

/* The change whose value of the unit stood in this computer before that batch. */
static const GocuaChange *
find_standing (GPtrArray *history, const GocuaId *batch, GocuaKind kind, guint64 unit)
{
  const GocuaChange *best = NULL;

  for (guint i = 0; i < history->len; i++)
    {
      const GocuaChange *change = ((GocuaEvent *) history->pdata[i])->change;

      if (!gocua_id_equal (&change->batch, batch) && sets_unit (change, kind, unit) &&
          (best == NULL || counts_after (change, best)))
        best = change;
    }
  return best;
}

/* Whose values the person saw who has just set them anew. */
static void
note_replaced (History *self, Computer *computer, GocuaBatch *batch)
{
  for (guint i = 0; i < batch->changes->len; i++)
    {
      const GocuaChange *change = batch->changes->pdata[i];
      int kind = gocua_kind_from_name (change->kind);
      g_autoptr (GPtrArray) history = gocua_journal_get_history (computer->db, &change->entity, NULL);

      for (guint j = 0; kind >= 0 && j < gocua_change_get_n_sets (change); j++)
        {
          int field = gocua_kind_find_field ((GocuaKind) kind, gocua_change_get_set (change, j)->field);
          guint64 unit = get_unit (gocua_kind_get_info ((GocuaKind) kind), (guint) field);
          const GocuaChange *seen = find_standing (history, &batch->id, (GocuaKind) kind, unit);

          if (seen != NULL)
            g_hash_table_add (self->replaced, gocua_id_dup (&seen->id));
        }
    }
}

static void
commit (History *self, Computer *computer, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;

  self->doing = "commit";
  gocua_journal_commit (computer->db, batch, NULL, NULL, &error);
  check (self, error);
  note_replaced (self, computer, batch);
}

static gboolean
pick_entity (History *self, Computer *computer, GocuaKind kind, GocuaId *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", gocua_kind_get_info (kind)->name);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  sqlite3_stmt *statement = gocua_db_prepare (computer->db, sql, NULL);
  GocuaId one;

  while (gocua_db_step (computer->db, statement, NULL))
    if (gocua_db_column_id (statement, 0, &one))
      g_array_append_val (ids, one);
  gocua_db_done (statement);
  if (ids->len == 0)
    return FALSE;
  /* The work is on a few of them, so that people meet. */
  *id = g_array_index (ids, GocuaId, pick (self, MIN (ids->len, 2)));
  return TRUE;
}

void
history_add_household (History *self, Computer *computer)
{
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autofree char *address = g_strdup_printf ("%u Lê Lợi", pick (self, 500));

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  gocua_batch_put (batch, NULL, household);
  commit (self, computer, batch);
}

void
history_add_visit (History *self, Computer *computer)
{
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  GocuaId household, campaign = test_campaign_id ();

  if (!pick_entity (self, computer, GOCUA_KIND_HOUSEHOLD, &household))
    return;
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, "2025-12-30");
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, pick (self, 3) == 0 ? "absent" : "met");
  gocua_batch_put (batch, NULL, visit);
  commit (self, computer, batch);
  g_hash_table_add (self->visits, gocua_id_dup (&((GocuaChange *) batch->changes->pdata[0])->entity));
}

static void
change_household (History *self, GocuaRecord *wanted)
{
  g_autofree char *text = g_strdup_printf ("chữ %u", pick (self, 6));
  gint64 people = 1 + pick (self, 6);

  switch (pick (self, 5))
    {
    case 0:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, text);
      return;
    case 1:
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, people);
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, pick (self, (guint) people + 1));
      return;
    case 2:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_NOTE, pick (self, 4) == 0 ? NULL : text);
      return;
    case 3:
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, pick (self, 2));
      return;
    default:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, text);
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_NOTE, text);
    }
}

static void
change_visit (History *self, GocuaRecord *wanted)
{
  g_autofree char *text = g_strdup_printf ("chữ %u", pick (self, 6));

  switch (pick (self, 4))
    {
    case 0:
      gocua_record_set_text (wanted, GOCUA_VISIT_OUTCOME, pick (self, 2) == 0 ? "refused" : "met");
      return;
    case 1:
      gocua_record_set_text (wanted, GOCUA_VISIT_WITHDRAWN, pick (self, 2) == 0 ? NULL : "nhầm hộ");
      return;
    default:
      gocua_record_set_text (wanted, GOCUA_VISIT_NOTE, text);
    }
}

void
history_edit (History *self, Computer *computer)
{
  GocuaKind kind = pick (self, 3) == 0 ? GOCUA_KIND_VISIT : GOCUA_KIND_HOUSEHOLD;
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new (kind == GOCUA_KIND_VISIT ? "visit.edit" : "household.edit");
  g_autoptr (GError) error = NULL;
  GocuaId id;

  self->doing = "edit";
  if (!pick_entity (self, computer, kind, &id))
    return;
  seen = gocua_entity_load (computer->db, kind, &id, &error);
  check (self, error);
  /* Of a piece out of its order: what is not whole yet is not shown to anybody. */
  if (kind == GOCUA_KIND_VISIT && gocua_record_get_id (seen, GOCUA_VISIT_HOUSEHOLD) == NULL)
    return;
  if (pick (self, 30) == 0)
    {
      gocua_batch_delete (batch, seen);
    }
  else
    {
      wanted = gocua_record_copy (seen);
      if (kind == GOCUA_KIND_VISIT)
        change_visit (self, wanted);
      else
        change_household (self, wanted);
      gocua_batch_put (batch, seen, wanted);
    }
  commit (self, computer, batch);
  self->n_edits += batch->changes->len;
}

void
history_undo (History *self, Computer *computer)
{
  g_autoptr (GocuaBatch) batch = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GError) error = NULL;
  GocuaId id;

  self->doing = "undo";
  if (!gocua_journal_find_undoable (computer->db, &id, &action))
    return;
  batch = gocua_journal_undo (computer->db, &id, NULL, &error);
  /* Others have changed all of it since; or, while clocks differ by days, have changed what seems to come
   * before it, so that it can't be taken away. */
  if (g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND) ||
      g_error_matches (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING))
    return;
  check (self, error);
  note_replaced (self, computer, batch);
}

void
history_settle (History *self, Computer *computer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = gocua_conflicts_list (computer->db, 100, &error);
  g_autoptr (GocuaBatch) batch = NULL;

  self->doing = "settle";
  check (self, error);
  if (conflicts->len == 0)
    return;
  batch = gocua_conflicts_settle (computer->db, conflicts->pdata[pick (self, conflicts->len)],
                                  pick (self, 2) == 0, &error);
  check (self, error);
  note_replaced (self, computer, batch);
}
