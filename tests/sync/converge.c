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

#include <stdlib.h>
#include <string.h>

#include "../store/gocua-test-store.h"
#include "store/gocua-conflict-store.h"
#include "store/gocua-sync-store.h"
#include "store/gocua-ward.h"
#include "sync/gocua-exchange.h"
#include "sync/gocua-sync-error.h"

#define MAX_STORES 5
#define N_STEPS    36
#define HOUR_MS    (60 * 60 * G_GINT64_CONSTANT (1000))
#define DAY_MS     (24 * HOUR_MS)

typedef struct
{
  GocuaDb *db;
  GocuaClock *clock;
  GocuaExchange *exchange;
  char *path;
  guint breaks_in; /* the so-many-th step of an exchange fails, 0 none */
  guint away;      /* steps for which it has no line */
} Computer;

typedef struct
{
  const char *server;
  const char *template_path;
  const char *folder;
  GRand *random;
  guint number;
  char *ward;
  Computer computers[MAX_STORES];
  guint n_computers;
  GHashTable *visits;   /* of GocuaId: all that were ever made */
  GHashTable *replaced; /* of GocuaId of changes: somebody who saw its value set another one */
  const char *doing;
  guint n_broken, n_lost_answers, n_pieces, n_conflicts, n_edits;
} History;

static guint
pick (History *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static void
fail (History *self, const char *what)
{
  g_error ("history %u, %s: %s", self->number, self->doing, what);
}

static void
check (History *self, GError *error)
{
  if (error != NULL)
    fail (self, error->message);
}

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

static guint64
get_unit (const GocuaKindInfo *info, guint field)
{
  return info->fields[field].unit != 0 ? 1000 + (guint) info->fields[field].unit : field;
}

static gboolean
sets_unit (const GocuaChange *change, GocuaKind kind, guint64 unit)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);

  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      int field = gocua_kind_find_field (kind, gocua_change_get_set (change, i)->field);

      if (field >= 0 && get_unit (info, (guint) field) == unit)
        return TRUE;
    }
  return FALSE;
}

static gboolean
counts_after (const GocuaChange *a, const GocuaChange *b)
{
  return a->stamp != b->stamp ? a->stamp > b->stamp : gocua_id_compare (&a->device, &b->device) > 0;
}

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

static void
add_household (History *self, Computer *computer)
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

static void
add_visit (History *self, Computer *computer)
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

static void
edit (History *self, Computer *computer)
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

static void
undo (History *self, Computer *computer)
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

static void
settle (History *self, Computer *computer)
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
    add_household (self, computer);
  else if (what < 22)
    add_visit (self, computer);
  else if (what < 52)
    edit (self, computer);
  else if (what < 56)
    undo (self, computer);
  else if (what < 59)
    settle (self, computer);
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

static void
check_end (History *self)
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

static void
run_history (History *self)
{
  self->ward = g_strdup_printf ("%05u@2025-07-01", self->number);
  self->visits = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->replaced = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->n_computers = 2 + pick (self, MAX_STORES - 1);
  for (guint i = 0; i < self->n_computers; i++)
    open_computer (self, i);
  add_household (self, &self->computers[0]);
  /* Most begin on a ward that is there, some alone. */
  for (guint i = 0; i < self->n_computers; i++)
    if (pick (self, 4) > 0)
      exchange (self, &self->computers[i], FALSE);
  for (guint i = 0; i < N_STEPS; i++)
    step (self);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->n_computers; i++)
      exchange (self, &self->computers[i], FALSE);
  check_end (self);
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
