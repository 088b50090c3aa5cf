/* SPDX-License-Identifier: GPL-3.0-or-later */
/* converge-checks.c: what must hold at the end of a history. */

#include "converge.h"

#include <string.h>

static char *
describe (GocuaDb *db, const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);

  while (gocua_db_step (db, statement, NULL))
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  gocua_db_done (statement);
  return g_string_free (text, FALSE);
}

#define JOURNAL                                                                                             \
  "SELECT server_pos, hex(id), stamp, hex(device), author, hex(batch), kind, hex(entity), body, rejected, " \
  "refused FROM change ORDER BY server_pos, id"

static const char *const tables[] = {
  JOURNAL,
  "SELECT hex(id), deleted, code, head, address, hex(area), phone, people, eligible, note, archived FROM "
  "household "
  "ORDER BY id",
  "SELECT hex(id), deleted, hex(household), hex(campaign), date, outcome, answers, reason, note, withdrawn "
  "FROM visit "
  "ORDER BY id",
  "SELECT hex(id), kind, hex(entity), field, hex(winner), hex(other), stamp FROM clash ORDER BY id",
  "SELECT hex(id), settled, hex(chosen) FROM conflict ORDER BY id",
};

static void
compare_with_server (History *self, Computer *computer)
{
  GocuaRemote *remote = gocua_exchange_get_remote (computer->exchange);
  GocuaPull pull = { &gocua_exchange_get_state (computer->exchange)->epoch, 0, 0, GOCUA_WIRE_MAX_CHANGES, 0 };
  GocuaRequest *request = gocua_remote_start_pull (remote, &pull);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFeed) feed = NULL;
  g_autoptr (GString) theirs = g_string_new (NULL);
  g_autofree char *ours =
      describe (computer->db, "SELECT server_pos, lower(hex(id)), stamp, body FROM change "
                              "ORDER BY server_pos");

  gocua_transport_drive (gocua_remote_get_transport (remote), request, -1, FALSE, NULL);
  feed = gocua_remote_finish_pull (remote, request, &error);
  check (self, error);
  for (guint i = 0; i < feed->changes->len; i++)
    {
      const GocuaChange *change = feed->changes->pdata[i];
      g_autofree char *body = gocua_change_body_to_json (change);
      char id[GOCUA_ID_STRING_SIZE];
      g_auto (GStrv) parts = g_strsplit (gocua_id_format (&change->id, id), "-", -1);
      g_autofree char *hex = g_strjoinv ("", parts);

      g_string_append_printf (theirs, "%" G_GINT64_FORMAT "|%s|%" G_GUINT64_FORMAT "|%s|\n", change->position,
                              hex, change->stamp, body);
    }
  if (strcmp (ours, theirs->str) != 0)
    fail (self, "a store and the server differ");
}

static gboolean
is_listed (GocuaDb *db, const GocuaId *change)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT 1 FROM clash WHERE other = ?1", NULL);
  gboolean listed;

  gocua_db_bind_id (statement, 1, change);
  listed = gocua_db_step (db, statement, NULL);
  gocua_db_done (statement);
  return listed;
}

static gboolean
same_values (const GocuaChange *a, const GocuaChange *b, GocuaKind kind, guint64 unit)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);

  for (guint field = 0; field < info->n_fields; field++)
    {
      const GocuaSet *one = gocua_change_find_set (a, info->fields[field].name);
      const GocuaSet *other = gocua_change_find_set (b, info->fields[field].name);

      if (get_unit (info, field) != unit)
        continue;
      if ((one == NULL) != (other == NULL) ||
          (one != NULL && !gocua_value_equal (&one->value, &other->value)))
        return FALSE;
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return counts_after (*(GocuaChange *const *) a, *(GocuaChange *const *) b) ? 1 : -1;
}

/* Each value that does not stand was replaced by somebody who saw it, or is listed, or is the same as the
 * next. */
static void
check_unit (History *self, GPtrArray *history, GocuaKind kind, guint64 unit)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();

  for (guint i = 0; i < history->len; i++)
    if (sets_unit (((GocuaEvent *) history->pdata[i])->change, kind, unit))
      g_ptr_array_add (edits, ((GocuaEvent *) history->pdata[i])->change);
  g_ptr_array_sort (edits, compare_changes);
  for (guint i = 0; i + 1 < edits->len; i++)
    {
      const GocuaChange *change = edits->pdata[i];

      if (g_hash_table_contains (self->replaced, &change->id) ||
          same_values (change, edits->pdata[i + 1], kind, unit))
        continue;
      if (!is_listed (self->computers[0].db, &change->id))
        fail (self, "a value was overwritten unseen and is not listed");
      self->n_conflicts++;
    }
}

static void
check_entities (History *self, GocuaKind kind)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  GocuaDb *db = self->computers[0].db;
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT entity FROM change WHERE kind = '%s'", info->name);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);
  GocuaId id;

  while (gocua_db_step (db, statement, NULL))
    if (gocua_db_column_id (statement, 0, &id))
      g_array_append_val (ids, id);
  gocua_db_done (statement);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) history = gocua_journal_get_history (db, &g_array_index (ids, GocuaId, i), NULL);
      g_autoptr (GHashTable) done = g_hash_table_new (g_direct_hash, g_direct_equal);

      for (guint field = 0; field < info->n_fields; field++)
        if (g_hash_table_add (done, GSIZE_TO_POINTER (get_unit (info, field) + 1)))
          check_unit (self, history, kind, get_unit (info, field));
    }
}

static void
check_visits (History *self, Computer *computer)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GocuaRecord) visit = gocua_entity_load (computer->db, GOCUA_KIND_VISIT, id, NULL);

      if (visit == NULL || gocua_record_get_text (visit, GOCUA_VISIT_DATE) == NULL)
        fail (self, "a visit was lost");
    }
}

void
history_check_end (History *self)
{
  for (guint i = 0; i < self->n_computers; i++)
    {
      Computer *computer = &self->computers[i];
      const GocuaSyncState *state = gocua_exchange_get_state (computer->exchange);
      g_autoptr (GError) error = NULL;
      gint64 different = 0;

      self->doing = "the end";
      if (state->n_waiting != 0 || state->n_rejected != 0 || state->n_unread != 0)
        fail (self, "something waits or was refused");
      for (gsize j = 0; j < G_N_ELEMENTS (tables); j++)
        {
          g_autofree char *first = describe (self->computers[0].db, tables[j]);
          g_autofree char *own = describe (computer->db, tables[j]);

          if (strcmp (first, own) != 0)
            {
              g_printerr ("%s\n--- 0:\n%s--- %u:\n%s", tables[j], first, i, own);
              fail (self, "two stores differ");
            }
        }
      gocua_journal_rebuild (computer->db, TRUE, &different, NULL, NULL, &error);
      check (self, error);
      if (different != 0)
        fail (self, "the tables are not as the journal says");
      check_visits (self, computer);
    }
  compare_with_server (self, &self->computers[0]);
  check_entities (self, GOCUA_KIND_HOUSEHOLD);
  check_entities (self, GOCUA_KIND_VISIT);
}
