/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history.c: the desks of a history, and what is known at each of them. */

#include "history.h"

#include "store/gocua-journal-read.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

Desk *
desks_open (void)
{
  Desk *desks = g_new0 (Desk, MAX_STORES);

  g_random_set_seed (7);
  for (int i = 0; i < MAX_STORES; i++)
    {
      g_autoptr (GError) error = NULL;

      desks[i].clock = gocua_clock_new_manual (TEST_NOW_MS);
      desks[i].db = gocua_db_open (":memory:", TEST_KEY, GOCUA_DB_CREATE, desks[i].clock, &error);
      g_assert_no_error (error);
      gocua_clock_advance (desks[i].clock, 1);
    }
  return desks;
}

void
desks_close (Desk *desks)
{
  for (int i = 0; i < MAX_STORES; i++)
    {
      gocua_db_close (desks[i].db);
      gocua_clock_unref (desks[i].clock);
    }
  g_free (desks);
}

static void
empty_desk (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  gocua_db_exec (desk->db,
                 "DELETE FROM change; DELETE FROM batch; DELETE FROM digest; DELETE FROM campaign;"
                 "DELETE FROM area; DELETE FROM team; DELETE FROM household; DELETE FROM visit;"
                 "DELETE FROM conflict; DELETE FROM clash; DELETE FROM status;"
                 "INSERT INTO household_search (household_search) VALUES ('delete-all');"
                 "DELETE FROM meta WHERE key LIKE 'sync.%' OR key = 'stamp'",
                 &error);
  g_assert_no_error (error);
}

static void
set_clock (GocuaClock *clock, gint64 now_ms)
{
  gocua_clock_correct (clock, gocua_clock_now_ms (clock) - gocua_clock_get_offset_ms (clock));
  gocua_clock_advance (clock, now_ms - gocua_clock_now_ms (clock));
}

/* Most clocks are right to half a minute, some are wrong by days. */
static void
prepare_desk (History *self, int i)
{
  Desk *desk = &self->desks[i];
  g_autofree char *author = g_strdup_printf ("Người %d", i);
  gint64 wrong_by = roll (self, 10) < 3 ? (roll (self, 11) - 5) * DAY_MS : roll (self, 60000) - 30000;

  empty_desk (desk);
  set_clock (desk->clock, TEST_NOW_MS + wrong_by + i);
  gocua_db_set_author (desk->db, author);
  desk->follows_server = roll (self, 2);
  desk->is_cut_off = FALSE;
  desk->late = g_ptr_array_new_with_free_func ((GDestroyNotify) model_piece_free);
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
}

void
history_init (History *self, Desk *desks, guint seed)
{
  self->dice = g_rand_new_with_seed (seed);
  g_random_set_seed (seed);
  self->server = model_server_new (self->dice, TEST_NOW_MS);
  self->desks = desks;
  self->n_desks = 2 + roll (self, MAX_STORES - 1);
  self->known =
      g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->things = new_id_set ();
  self->households = g_ptr_array_new_with_free_func (g_free);
  self->visits = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < self->n_desks; i++)
    prepare_desk (self, i);
}

void
desk_close_dialog (Desk *desk)
{
  g_clear_pointer (&desk->dialog.seen, gocua_record_unref);
  g_clear_pointer (&desk->dialog.known, g_hash_table_unref);
}

void
history_clear (History *self)
{
  for (int i = 0; i < self->n_desks; i++)
    {
      desk_close_dialog (&self->desks[i]);
      g_clear_pointer (&self->desks[i].late, g_ptr_array_unref);
    }
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->households);
  g_hash_table_unref (self->things);
  g_hash_table_unref (self->known);
  model_server_free (self->server);
  g_rand_free (self->dice);
}

GHashTable *
desk_what_is_known (Desk *desk, GocuaKind kind, const GocuaId *entity, const GocuaId *but)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_thing (desk->db, kind, entity, NULL);
  GHashTable *known = new_id_set ();

  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];

      if (but == NULL || !gocua_id_equal (&change->batch, but))
        g_hash_table_add (known, gocua_id_dup (&change->id));
    }
  return known;
}

void
history_note_batch (History *self, Desk *desk, const GocuaId *batch, GHashTable *known)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_batch (desk->db, batch, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];
      GHashTable *set = known != NULL
                            ? g_hash_table_ref (known)
                            : desk_what_is_known (desk, (GocuaKind) gocua_kind_from_name (change->kind),
                                                  &change->entity, batch);

      g_hash_table_insert (self->known, gocua_id_dup (&change->id), set);
    }
}

void
history_commit (History *self,
                Desk *desk,
                const char *action,
                const GocuaRecord *seen,
                GocuaRecord *wanted,
                GHashTable *known)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new (action);
  g_autoptr (GError) error = NULL;

  if (!gocua_batch_put (batch, seen, wanted))
    return;
  gocua_journal_commit (desk->db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  history_note_batch (self, desk, &batch->id, known);
}
