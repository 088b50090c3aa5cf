/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history-checks.c: what must hold at the end of a history. */

#include "history.h"

#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"
#include "wire/gocua-exchange-json.h"

static const char *const tables[] = {
  "SELECT quote(id), stamp, quote(device), author, quote(batch), kind, quote(entity), body, server_pos, "
  "refused FROM "
  "change ORDER BY id",
  "SELECT quote(id), quote(stamps), deleted, key, active FROM campaign ORDER BY id",
  "SELECT quote(id), quote(stamps), deleted, name, position FROM area ORDER BY id",
  "SELECT quote(id), quote(stamps), deleted, own_deleted, quote(merged_into), quote(root), head, people, "
  "eligible, note, archived, quote(team), follow_up, name_key FROM household "
  "ORDER BY id",
  "SELECT quote(id), quote(stamps), deleted, quote(household), date, outcome, answers FROM visit ORDER BY id",
  "SELECT quote(id), quote(stamps), deleted, settled, quote(chosen) FROM conflict ORDER BY id",
  "SELECT quote(id), kind, quote(entity), field, quote(winner), quote(other), stamp FROM clash ORDER BY id",
  "SELECT quote(c.id), quote(h.id), s.archived, s.eligible, s.reached, s.attempts, s.people, s.outcome, "
  "s.last_date, s.follow_up, "
  "s.v0, s.v1 FROM status s JOIN household h ON h.n = s.household JOIN campaign c ON c.n = s.campaign ORDER "
  "BY 1, 2",
  "SELECT quote(h.id) FROM household h JOIN household_search_docsize d ON d.id = h.n ORDER BY h.id",
};

static char *
dump (GocuaDb *db)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3_stmt *statement = gocua_db_prepare (db, tables[i], &error);

      g_assert_no_error (error);
      while (gocua_db_step (db, statement, NULL))
        {
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (out, "%s|", (const char *) sqlite3_column_text (statement, column));
          g_string_append_c (out, '\n');
        }
      gocua_db_done (statement);
    }
  return g_string_free (out, FALSE);
}

void
history_check_equal (History *self)
{
  g_autofree char *first = dump (self->desks[0].db);

  for (int i = 1; i < self->n_desks; i++)
    {
      g_autofree char *other = dump (self->desks[i].db);

      g_assert_cmpstr (first, ==, other);
    }
  for (guint i = 0; i < self->server->rows->len; i++)
    {
      const GocuaChange *row = self->server->rows->pdata[i];
      g_autoptr (GocuaChange) mine = gocua_journal_read_one (self->desks[0].db, &row->id, NULL);

      g_assert_nonnull (mine);
      g_assert_cmpuint (mine->stamp, ==, row->stamp);
      g_assert_cmpint (mine->position, ==, row->position);
    }
}

void
history_check_digests (History *self)
{
  for (gint64 bucket = 0; bucket <= gocua_digest_n_complete (self->server->head); bucket++)
    {
      guint8 theirs[GOCUA_DIGEST_SIZE];

      model_server_get_digest (self->server, bucket, theirs);
      for (int i = 0; i < self->n_desks; i++)
        {
          guint8 mine[GOCUA_DIGEST_SIZE];

          g_assert_true (gocua_sync_get_digest (self->desks[i].db, bucket, mine, NULL, NULL));
          g_assert_cmpmem (mine, sizeof mine, theirs, sizeof theirs);
        }
    }
}

void
history_check_rebuild (History *self)
{
  test_assert_rebuild_equal (self->desks[roll (self, self->n_desks)].db);
}

void
history_check_nothing_is_gone (History *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_assert_true (g_hash_table_contains (self->server->by_id, id));
  for (guint i = 0; i < self->visits->len; i++)
    {
      g_autoptr (GocuaRecord) visit =
          gocua_projection_load (self->desks[0].db, GOCUA_KIND_VISIT, self->visits->pdata[i], NULL);

      g_assert_true (gocua_record_was_made (visit));
      /* Only an undo takes one away, and says so. */
      g_assert_true (gocua_record_exists (visit) || visit->stamps[GOCUA_FIELD_DELETED] != 0);
    }
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const GocuaChange *x = *(GocuaChange *const *) a;
  const GocuaChange *y = *(GocuaChange *const *) b;

  if (x->stamp != y->stamp)
    return x->stamp < y->stamp ? -1 : 1;
  return gocua_id_compare (&x->device, &y->device);
}

static gboolean
says_the_same (const GocuaChange *a, const GocuaChange *b, const char *field)
{
  return gocua_value_equal (&gocua_change_find_set (a, field)->value,
                            &gocua_change_find_set (b, field)->value) &&
         (!g_str_equal (field, "people") || says_the_same (a, b, "eligible"));
}

static gboolean
knew (History *self, const GocuaChange *who, const GocuaChange *whom)
{
  GHashTable *known = g_hash_table_lookup (self->known, &who->id);

  return gocua_id_equal (&who->device, &whom->device) ||
         (known != NULL && g_hash_table_contains (known, &whom->id));
}

static gboolean
is_listed (GocuaDb *db, const GocuaId *other, const char *field)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT 1 FROM clash WHERE other = ?1 AND field = ?2", NULL);
  gboolean found;

  gocua_db_bind_id (statement, 1, other);
  gocua_db_bind_text (statement, 2, field);
  found = gocua_db_step (db, statement, NULL);
  gocua_db_done (statement);
  return found;
}

/* What does not stand any more was replaced by somebody who knew it, or is said by the next one too, or is in
 * the list. */
static guint
check_field (History *self, GPtrArray *changes, const char *field)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  guint n_listed = 0;

  for (guint i = 0; i < changes->len; i++)
    if (gocua_change_find_set (changes->pdata[i], field) != NULL)
      g_ptr_array_add (edits, changes->pdata[i]);
  g_ptr_array_sort (edits, compare_order);
  for (guint i = 0; i + 1 < edits->len; i++)
    {
      gboolean replaced = says_the_same (edits->pdata[i], edits->pdata[i + 1], field);

      for (guint j = i + 1; j < edits->len; j++)
        replaced |= knew (self, edits->pdata[j], edits->pdata[i]);
      if (replaced)
        continue;
      g_assert_true (is_listed (self->desks[0].db, &((GocuaChange *) edits->pdata[i])->id, field));
      n_listed++;
    }
  return n_listed;
}

guint
history_check_conflicts (History *self)
{
  static const struct
  {
    GocuaKind kind;
    const char *field;
  } fields[] = {
    { GOCUA_KIND_HOUSEHOLD, "head" },    { GOCUA_KIND_HOUSEHOLD, "people" },
    { GOCUA_KIND_HOUSEHOLD, "note" },    { GOCUA_KIND_HOUSEHOLD, "archived" },
    { GOCUA_KIND_HOUSEHOLD, "deleted" }, { GOCUA_KIND_HOUSEHOLD, "merged_into" },
    { GOCUA_KIND_AREA, "name" },         { GOCUA_KIND_VISIT, "deleted" },
  };
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->things);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
      {
        g_autoptr (GPtrArray) changes =
            gocua_journal_read_thing (self->desks[0].db, fields[i].kind, id, NULL);

        n += check_field (self, changes, fields[i].field);
      }
  return n;
}
