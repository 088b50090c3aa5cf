/* SPDX-License-Identifier: GPL-3.0-or-later */
/* converge.c: random histories of several computers and the real server; at the end all hold the same.
 *
 * converge SERVER SEED FIRST COUNT: histories FIRST to FIRST + COUNT - 1, each in the ward of that number
 * ("00017@2025-07-01") with a token that is the number with zeros in front. Clocks are wrong by days and
 * jump; computers are away for a while; pieces of the feed come twice and out of order; answers are lost
 * after the server has done what was asked; exchanges break off between any two steps. The test knows who had
 * seen what, without looking at the bases that the changes carry, and asks that no visit is lost and that no
 * value is overwritten unseen without being in the list of conflicts.
 */

#include "converge.h"

#include <stdlib.h>
#include <string.h>

#include "store/gocua-sync-store.h"
#include "store/gocua-ward.h"
#include "sync/gocua-sync-error.h"

#define N_STEPS 36
#define HOUR_MS (60 * 60 * G_GINT64_CONSTANT (1000))
#define DAY_MS  (24 * HOUR_MS)

static gpointer
run_or_break (gpointer user_data,
              GocuaStoreFunc func,
              gpointer data,
              gboolean announces,
              GCancellable *cancellable,
              GError **error)
{
  Computer *computer = user_data;

  if (computer->breaks_in > 0 && --computer->breaks_in == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "broken off");
      return NULL;
    }
  return func (computer->db, data, cancellable, error);
}

/* Its own device, and a disk that need not survive the machine. */
static void
make_device (History *self, Computer *computer)
{
  g_autoptr (GError) error = NULL;
  char text[GOCUA_ID_STRING_SIZE];
  GocuaId device;

  gocua_id_init_new (&device, gocua_clock_now_ms (computer->clock));
  gocua_db_set_meta (computer->db, "device", gocua_id_format (&device, text), &error);
  check (self, error);
  gocua_db_close (computer->db);
  computer->db = gocua_db_open (computer->path, TEST_KEY, GOCUA_DB_READ_WRITE, computer->clock, &error);
  check (self, error);
  gocua_db_exec (computer->db, "PRAGMA synchronous = OFF", &error);
  check (self, error);
}

static void
open_computer (History *self, guint i)
{
  Computer *computer = &self->computers[i];
  g_autofree char *name = g_strdup_printf ("%u-%u.gocua", self->number, i);
  g_autofree char *author = g_strdup_printf ("Người %u", i);
  g_autofree char *token = g_strdup_printf ("%043u", self->number);
  g_autofree char *content = NULL;
  GocuaStoreRunner runner = { run_or_break, computer };
  g_autoptr (GError) error = NULL;
  gsize length;

  memset (computer, 0, sizeof *computer);
  computer->path = g_build_filename (self->folder, name, NULL);
  computer->clock =
      gocua_clock_new_manual (g_get_real_time () / 1000 + g_rand_int_range (self->random, -5, 6) * DAY_MS);
  g_file_get_contents (self->template_path, &content, &length, &error);
  check (self, error);
  g_file_set_contents (computer->path, content, (gssize) length, &error);
  check (self, error);
  computer->db = gocua_db_open (computer->path, TEST_KEY, GOCUA_DB_READ_WRITE, computer->clock, &error);
  check (self, error);
  make_device (self, computer);
  gocua_db_set_author (computer->db, author);
  if (!gocua_ward_setup (computer->db, self->ward, "Phường", NULL, &error) ||
      !gocua_sync_sign_in (computer->db, self->server, "hoa", author, "entry", token, &error))
    check (self, error);
  computer->exchange = gocua_exchange_new (&runner, computer->clock);
}

static void
close_computer (Computer *computer)
{
  gocua_exchange_free (computer->exchange);
  gocua_db_close (computer->db);
  gocua_clock_unref (computer->clock);
  gocua_ward_remove (computer->path);
  g_free (computer->path);
}

static void
exchange (History *self, Computer *computer, gboolean may_break)
{
  g_autoptr (GError) error = NULL;

  self->doing = "exchange";
  computer->breaks_in = may_break && pick (self, 3) == 0 ? 1 + pick (self, 12) : 0;
  gocua_exchange_run (computer->exchange, NULL, &error);
  if (may_break && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->n_broken++;
      g_clear_error (&error);
    }
  computer->breaks_in = 0;
  check (self, error);
}

/* The server does it, and nobody here hears of it. */
static void
lose_answer (History *self, Computer *computer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GocuaPushAnswer) answer = NULL;
  const GocuaSyncState *state;

  self->doing = "lose answer";
  if (!gocua_exchange_load (computer->exchange, NULL, &error))
    check (self, error);
  state = gocua_exchange_get_state (computer->exchange);
  changes = gocua_sync_read_outbox (computer->db, 1 + pick (self, 10), 100000, &error);
  check (self, error);
  if (changes->len == 0)
    return;
  answer = gocua_remote_push (gocua_exchange_get_remote (computer->exchange), &state->epoch, changes, NULL,
                              &error);
  check (self, error);
  self->n_lost_answers++;
}

/* A piece of the feed out of its order, perhaps one that is here already. */
static void
take_piece (History *self, Computer *computer)
{
  GocuaRemote *remote = gocua_exchange_get_remote (computer->exchange);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFeed) feed = NULL;
  GocuaRequest *request;
  GocuaPull pull = { 0 };
  gint64 cursor;

  self->doing = "take piece";
  if (!gocua_exchange_load (computer->exchange, NULL, &error))
    check (self, error);
  pull.epoch = &gocua_exchange_get_state (computer->exchange)->epoch;
  pull.after = pick (self, 12);
  pull.limit = 1 + pick (self, 8);
  cursor = gocua_exchange_get_state (computer->exchange)->cursor;
  if (pull.after == cursor || gocua_id_is_null (pull.epoch))
    return;
  request = gocua_remote_start_pull (remote, &pull);
  gocua_transport_drive (gocua_remote_get_transport (remote), request, -1, FALSE, NULL);
  feed = gocua_remote_finish_pull (remote, request, &error);
  check (self, error);
  if (feed->changes->len == 0)
    return;
  gocua_sync_take (computer->db, &feed->epoch, feed->changes, pull.after,
                   ((GocuaChange *) feed->changes->pdata[feed->changes->len - 1])->position,
                   gocua_clock_now_ms (computer->clock), NULL, NULL, &error);
  check (self, error);
  self->n_pieces++;
}

static void
step (History *self)
{
  Computer *computer = &self->computers[pick (self, self->n_computers)];
  guint what = pick (self, 100);

  if (computer->away > 0)
    {
      computer->away--;
      what %= 62;
    }
  if (what < 8)
    history_add_household (self, computer);
  else if (what < 22)
    history_add_visit (self, computer);
  else if (what < 52)
    history_edit (self, computer);
  else if (what < 56)
    history_undo (self, computer);
  else if (what < 59)
    history_settle (self, computer);
  else if (what < 62)
    gocua_clock_advance (computer->clock, g_rand_int_range (self->random, -72, 73) * HOUR_MS);
  else if (what < 66)
    computer->away = 3 + pick (self, 8);
  else if (what < 74)
    lose_answer (self, computer);
  else if (what < 82)
    take_piece (self, computer);
  else
    exchange (self, computer, TRUE);
  gocua_clock_advance (computer->clock, pick (self, 5000));
}

static void
run_history (History *self)
{
  self->ward = g_strdup_printf ("%05u@2025-07-01", self->number);
  self->visits = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->replaced = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->n_computers = 2 + pick (self, MAX_STORES - 1);
  for (guint i = 0; i < self->n_computers; i++)
    open_computer (self, i);
  history_add_household (self, &self->computers[0]);
  /* Most begin on a ward that is there, some alone. */
  for (guint i = 0; i < self->n_computers; i++)
    if (pick (self, 4) > 0)
      exchange (self, &self->computers[i], FALSE);
  for (guint i = 0; i < N_STEPS; i++)
    step (self);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->n_computers; i++)
      exchange (self, &self->computers[i], FALSE);
  history_check_end (self);
  for (guint i = 0; i < self->n_computers; i++)
    close_computer (&self->computers[i]);
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->replaced);
  g_free (self->ward);
}

int
main (int argc, char **argv)
{
  History history = { 0 };
  TestStore template;
  guint first, count, seed;

  g_assert_cmpint (argc, ==, 5);
  seed = (guint) atoi (argv[2]);
  first = (guint) atoi (argv[3]);
  count = (guint) atoi (argv[4]);
  test_store_open (&template);
  /* All of it into the one file that is copied. */
  gocua_db_exec (template.db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  history.server = argv[1];
  history.template_path = template.path;
  history.folder = template.folder;
  for (guint i = first; i < first + count; i++)
    {
      history.random = g_rand_new_with_seed (seed + i);
      history.number = i;
      run_history (&history);
      g_rand_free (history.random);
    }
  g_print ("%u histories equal; %u edits, %u conflicts listed, %u exchanges broken off, %u answers lost, %u "
           "pieces out "
           "of order\n",
           count, history.n_edits, history.n_conflicts, history.n_broken, history.n_lost_answers,
           history.n_pieces);
  test_store_close (&template);
  return 0;
}
