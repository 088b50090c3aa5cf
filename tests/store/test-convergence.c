/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-convergence.c: random histories on several stores and a server that loses, repeats, delays and
 * forgets: at the end all hold the same, and nothing that anyone entered is gone without a word. */

#include "history.h"

#include <signal.h>
#include <unistd.h>

#define N_HISTORIES 1200

static guint running; /* the history that is running, for whoever has to look into it */

static void
tell_seed (int signal_number)
{
  char text[128];
  int length = g_snprintf (text, sizeof text, "# again with: GOCUA_CONVERGENCE_SEED=%u\n", running);

  if (write (STDERR_FILENO, text, (size_t) length) < 0)
    _exit (1);
  signal (signal_number, SIG_DFL);
}

static void
deliver_late (History *self, Desk *desk)
{
  ModelPiece *piece;
  g_autoptr (GError) error = NULL;

  if (desk->late->len == 0)
    return;
  piece = desk->late->pdata[roll (self, (int) desk->late->len)];
  if (!gocua_sync_take (desk->db, &piece->epoch, piece->changes, piece->after, piece->reached,
                        self->server->now_ms, NULL, NULL, &error))
    g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH);
}

static void
sync_desk (History *self, Desk *desk)
{
  static const ModelFaults faults = { .lost_request = 10, .lost_answer = 10, .late = 20 };

  if (desk->is_cut_off)
    return;
  if (desk->follows_server)
    gocua_clock_correct (desk->clock, self->server->now_ms);
  model_sync (desk->db, self->server, &faults, desk->late);
}

static void
step (History *self)
{
  Desk *desk = &self->desks[roll (self, self->n_desks)];
  int what = roll (self, 100);
  gint64 pause = 1 + roll (self, roll (self, 5) == 0 ? 600000 : 5000);

  self->server->now_ms += pause;
  for (int i = 0; i < self->n_desks; i++)
    gocua_clock_advance (self->desks[i].clock, pause);
  if (what < 50)
    history_act (self, desk);
  else if (what < 84)
    sync_desk (self, desk);
  else if (what < 88)
    deliver_late (self, desk);
  else if (what < 92)
    desk->is_cut_off = !desk->is_cut_off;
  else if (what < 98)
    history_push_from_tomorrow (self);
  else if (self->server->rows->len > 0)
    model_server_restore (self->server, (guint) roll (self, (int) self->server->rows->len + 1));
}

/* The lines hold, everybody comes back, until nobody has anything new. */
static void
heal (History *self)
{
  for (int pass = 0; pass < self->n_desks + 2; pass++)
    for (int i = 0; i < self->n_desks; i++)
      g_assert_true (model_sync (self->desks[i].db, self->server, NULL, self->desks[i].late));
  for (int i = 0; i < self->n_desks; i++)
    {
      g_autoptr (GocuaSyncState) state = gocua_sync_read_state (self->desks[i].db, NULL);

      g_assert_cmpint (state->n_waiting, ==, 0);
      g_assert_cmpint (state->n_rejected, ==, 0);
      g_assert_cmpint (state->cursor, ==, self->server->head);
      g_assert_cmpint (state->n_changes, ==, self->server->rows->len);
    }
}

/* Now that everybody sees the same list, several settle at once what they find in it, and some undo it again.
 */
static void
settle_together (History *self)
{
  for (int n = roll (self, 4); n > 0; n--)
    {
      Desk *desk = &self->desks[roll (self, self->n_desks)];

      gocua_clock_advance (desk->clock, 1 + roll (self, 2000));
      history_settle (self, desk);
      if (roll (self, 4) == 0)
        history_undo (self, desk);
    }
  heal (self);
}

/* What all the histories together came to, so that nobody finds out one day that nothing was tested. */
typedef struct
{
  gint64 n_changes;
  gint64 n_listed;
  gint64 n_settled;
  gint64 n_refused;
  gint64 n_lowered;
  gint64 n_digests;
  gint64 n_merged;
} Totals;

static void
run_history (Desk *desks, guint seed, Totals *totals)
{
  History self = { 0 };

  running = seed;
  history_init (&self, desks, seed);
  for (int i = 0; i < self.n_desks; i++)
    history_add_campaign (&self, &self.desks[i]);
  for (int n = 20 + roll (&self, 60); n > 0; n--)
    step (&self);
  heal (&self);
  settle_together (&self);
  history_check_equal (&self);
  history_check_digests (&self);
  /* It makes all tables anew, which takes longer than the history. */
  if (seed % 4 == 0)
    history_check_rebuild (&self);
  history_check_nothing_is_gone (&self);
  totals->n_listed += history_check_conflicts (&self);
  totals->n_changes += self.server->rows->len;
  totals->n_settled += test_count (desks[0].db, "SELECT count(*) FROM conflict WHERE settled = 1");
  totals->n_refused += test_count (desks[0].db, "SELECT count(*) FROM change WHERE refused IS NOT NULL");
  totals->n_lowered += g_hash_table_size (self.server->sent);
  totals->n_merged += test_count (desks[0].db, "SELECT count(*) FROM household WHERE root IS NOT NULL");
  totals->n_digests += test_count (desks[0].db, "SELECT count(*) FROM digest");
  history_clear (&self);
}

static void
test_histories (void)
{
  const char *wanted = g_getenv ("GOCUA_CONVERGENCE_SEED");
  Desk *desks = desks_open ();
  Totals totals = { 0 };

  signal (SIGABRT, tell_seed);
  history_check_campaign ();
  if (wanted != NULL)
    run_history (desks, (guint) g_ascii_strtoull (wanted, NULL, 10), &totals);
  for (guint seed = 1; wanted == NULL && seed <= N_HISTORIES; seed++)
    run_history (desks, seed, &totals);
  g_test_message ("%d histories: %" G_GINT64_FORMAT " changes, %" G_GINT64_FORMAT
                  " lowered, %" G_GINT64_FORMAT " refused, %" G_GINT64_FORMAT " to settle, %" G_GINT64_FORMAT
                  " settled, %" G_GINT64_FORMAT " digests",
                  N_HISTORIES, totals.n_changes, totals.n_lowered, totals.n_refused, totals.n_listed,
                  totals.n_settled, totals.n_digests);
  if (wanted == NULL)
    {
      g_assert_cmpint (totals.n_changes, >, 10 * N_HISTORIES);
      g_assert_cmpint (totals.n_lowered, >, N_HISTORIES);
      g_assert_cmpint (totals.n_refused, >, N_HISTORIES / 4);
      g_assert_cmpint (totals.n_listed, >, N_HISTORIES / 4);
      g_assert_cmpint (totals.n_settled, >, N_HISTORIES / 10);
      g_assert_cmpint (totals.n_merged, >, N_HISTORIES / 16);
      g_assert_cmpint (totals.n_digests, >, N_HISTORIES / 4);
    }
  desks_close (desks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convergence/histories", test_histories);
  return g_test_run ();
}
