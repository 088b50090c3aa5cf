/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-convergence.c: random histories on several stores and a server that loses, repeats, delays and
 * forgets: at the end all hold the same, and nothing that anyone entered is gone without a word. */

#include "sync-model.h"

#include "gocua-test-store.h"
#include "store/gocua-conflict-store.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define N_HISTORIES 1200
#define MAX_STORES  5
#define N_AREAS     3
#define DAY_MS      (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/* Small, since it is in every journal. */
#define CAMPAIGN                                                                                 \
  "{\"format\": 1, \"key\": \"test-2025\", \"title\": {\"vi\": \"Phong trào\", \"en\": "        \
  "\"Movement\"}, \"short_title\": {\"vi\": \"P.trào\", \"en\": \"Short\"}, \"people_l"         \
  "abel\": {\"vi\": \"Đủ tuổi\", \"en\": \"Of age\"}, \"start\": \"2025-01-01\", \"end\""   \
  ": \"2025-12-31\", \"indicators\": [{\"id\": \"installed\", \"type\": \"count\", \"l"          \
  "abel\": {\"vi\": \"Cài\", \"en\": \"Installed\"}, \"short_label\": {\"vi\": \"Cài\", "      \
  "\"en\": \"Install\"}, \"question\": {\"vi\": \"Mấy?\", \"en\": \"How many?\"}, \"targ"      \
  "et\": 80}], \"outcomes\": [{\"id\": \"met\", \"key\": \"5\", \"label\": {\"vi\": \"Gặp"     \
  "\", \"en\": \"Met\"}}, {\"id\": \"refused\", \"label\": {\"vi\": \"Từ chối\", \"en\": \"" \
  "Refused\"}}], \"reasons\": [{\"id\": \"no_need\", \"letter\": \"a\", \"label\": {\"v"         \
  "i\": \"Không cần\", \"en\": \"No need\"}, \"indicators\": [\"installed\"], \"outco"        \
  "mes\": [\"refused\"]}]}"

/* A dialog that was opened and is still open, with what it knew. */
typedef struct
{
  GocuaRecord *seen;
  GHashTable *known;
} Dialog;

typedef struct
{
  GocuaDb *db;
  GocuaClock *clock;
  gboolean follows_server; /* its clock */
  gboolean is_cut_off;
  Dialog dialog;
  GPtrArray *late;
} Desk;

typedef struct
{
  GRand *dice;
  ModelServer *server;
  Desk *desks;
  int n_desks;
  GHashTable
      *known; /* id of a change -> set of the ids of changes that its maker had before it, of its thing */
  GHashTable *things; /* set of the ids of all households and areas */
  GPtrArray *households;
  GPtrArray *visits;
} History;

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

static int
roll (History *self, int n)
{
  return g_rand_int_range (self->dice, 0, n);
}

static gint64
count (GocuaDb *db, const char *sql)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);
  gint64 n;

  g_assert_true (gocua_db_step (db, statement, NULL));
  n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

/* The files are in memory and used again: making one takes longer than a history. */
static Desk *
open_desks (void)
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

static void
close_desks (Desk *desks)
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

static void
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

static void
close_dialog (Desk *desk)
{
  g_clear_pointer (&desk->dialog.seen, gocua_record_unref);
  g_clear_pointer (&desk->dialog.known, g_hash_table_unref);
}

static void
history_clear (History *self)
{
  for (int i = 0; i < self->n_desks; i++)
    {
      close_dialog (&self->desks[i]);
      g_clear_pointer (&self->desks[i].late, g_ptr_array_unref);
    }
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->households);
  g_hash_table_unref (self->things);
  g_hash_table_unref (self->known);
  model_server_free (self->server);
  g_rand_free (self->dice);
}

/* What the desk has of a thing now, but for one batch. */
static GHashTable *
what_is_known (Desk *desk, GocuaKind kind, const GocuaId *entity, const GocuaId *but)
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

/* @known: (nullable): what a dialog knew; else all that is here. */
static void
note_batch (History *self, Desk *desk, const GocuaId *batch, GHashTable *known)
{
  g_autoptr (GPtrArray) changes = gocua_journal_read_batch (desk->db, batch, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const GocuaChange *change = changes->pdata[i];
      GHashTable *set = known != NULL ? g_hash_table_ref (known)
                                      : what_is_known (desk, (GocuaKind) gocua_kind_from_name (change->kind),
                                                       &change->entity, batch);

      g_hash_table_insert (self->known, gocua_id_dup (&change->id), set);
    }
}

static void
commit (History *self,
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
  note_batch (self, desk, &batch->id, known);
}

/* Everybody sets up the same campaign. */
static void
add_campaign (History *self, Desk *desk)
{
  GocuaId id = test_campaign_id ();
  g_autoptr (GocuaRecord) campaign = gocua_record_new (GOCUA_KIND_CAMPAIGN, &id);

  gocua_record_set_text (campaign, GOCUA_CAMPAIGN_KEY, "cds-2025");
  gocua_value_set_text (&campaign->values[GOCUA_CAMPAIGN_DEFINITION], CAMPAIGN);
  gocua_record_set_int (campaign, GOCUA_CAMPAIGN_ACTIVE, 1);
  commit (self, desk, "ward.new", NULL, campaign, NULL);
}

static void
add_household (History *self, Desk *desk)
{
  GocuaId id;
  g_autoptr (GocuaRecord) household = NULL;
  g_autofree char *head = g_strdup_printf ("Chủ hộ %d", roll (self, 1000));

  gocua_id_init_new (&id, self->server->now_ms);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  if (roll (self, 2))
    {
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 5);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, roll (self, 5));
    }
  commit (self, desk, "household.new", NULL, household, NULL);
  g_ptr_array_add (self->households, gocua_id_dup (&id));
  g_hash_table_add (self->things, gocua_id_dup (&id));
}

static void
add_visit (History *self, Desk *desk, const GocuaId *household)
{
  static const char *const outcomes[] = { "met", "absent", "refused", "vacant" };
  GocuaId id, campaign = test_campaign_id ();
  g_autoptr (GocuaRecord) visit = NULL;
  /* Today is another day where the clock is wrong. */
  g_autofree char *date =
      roll (self, 2) ? gocua_db_get_today (desk->db) : g_strdup_printf ("2025-12-%02d", 1 + roll (self, 20));
  g_autofree char *answers = g_strdup_printf ("installed=%d", roll (self, 3));

  gocua_id_init_new (&id, self->server->now_ms);
  visit = gocua_record_new (GOCUA_KIND_VISIT, &id);
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, &campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, outcomes[roll (self, 4)]);
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  commit (self, desk, "visit.new", NULL, visit, NULL);
  g_ptr_array_add (self->visits, gocua_id_dup (&id));
  g_hash_table_add (self->things, gocua_id_dup (&id));
}

/* With another one, or no longer. Circles come about, too. */
static void
merge_household (History *self, GocuaRecord *wanted)
{
  const GocuaId *into = self->households->pdata[roll (self, (int) self->households->len)];

  gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_MERGED_INTO,
                       roll (self, 3) == 0 || gocua_id_equal (into, &wanted->id) ? NULL : into);
}

static void
change_household (History *self, GocuaRecord *wanted)
{
  static const char *const planned[] = { "2025-12-10", "2026-01-05", "2026-02-01" };
  g_autofree char *text = g_strdup_printf ("Chữ %d", roll (self, 8));

  switch (roll (self, 8))
    {
    case 6:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_FOLLOW_UP,
                             roll (self, 3) > 0 ? planned[roll (self, 3)] : NULL);
      break;
    case 0:
    case 1:
    case 4:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, text);
      break;
    case 2:
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, 5 + roll (self, 2));
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ELIGIBLE, roll (self, 5));
      break;
    case 5:
      merge_household (self, wanted);
      break;
    case 3:
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_NOTE, roll (self, 3) > 0 ? text : NULL);
      break;
    default:
      gocua_record_set_int (wanted, roll (self, 4) > 0 ? GOCUA_HOUSEHOLD_ARCHIVED : GOCUA_FIELD_DELETED,
                            roll (self, 2));
      break;
    }
}

/* A household is edited only where it is known. */
static void
edit_household (History *self, Desk *desk, const GocuaId *id)
{
  g_autoptr (GocuaRecord) seen = gocua_projection_load (desk->db, GOCUA_KIND_HOUSEHOLD, id, NULL);
  g_autoptr (GocuaRecord) wanted = NULL;

  if (!gocua_record_was_made (seen))
    return;
  wanted = gocua_record_copy (seen);
  change_household (self, wanted);
  commit (self, desk, "household.edit", seen, wanted, NULL);
}

/* Opens a dialog, or saves the one that is open: much may have come in meanwhile. */
static void
use_dialog (History *self, Desk *desk, const GocuaId *id)
{
  g_autoptr (GocuaRecord) wanted = NULL;

  if (desk->dialog.seen == NULL)
    {
      desk->dialog.seen = gocua_projection_load (desk->db, GOCUA_KIND_HOUSEHOLD, id, NULL);
      desk->dialog.known = what_is_known (desk, GOCUA_KIND_HOUSEHOLD, id, NULL);
      if (!gocua_record_was_made (desk->dialog.seen))
        close_dialog (desk);
      return;
    }
  wanted = gocua_record_copy (desk->dialog.seen);
  change_household (self, wanted);
  commit (self, desk, "household.edit", desk->dialog.seen, wanted, desk->dialog.known);
  close_dialog (desk);
}

/* An area that several desks make on their own, with one id. */
static void
edit_area (History *self, Desk *desk)
{
  GocuaId id;
  g_autofree char *key = g_strdup_printf ("area:%d", roll (self, N_AREAS));
  g_autofree char *name = g_strdup_printf ("Khu phố %d", roll (self, 3));
  g_autoptr (GocuaRecord) seen = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  gocua_id_init_from_name (&id, key);
  g_hash_table_add (self->things, gocua_id_dup (&id));
  seen = gocua_projection_load (desk->db, GOCUA_KIND_AREA, &id, NULL);
  wanted = gocua_record_copy (seen);
  gocua_record_set_text (wanted, GOCUA_AREA_NAME, name);
  commit (self, desk, "area.edit", gocua_record_was_made (seen) ? seen : NULL, wanted, NULL);
}

static void
undo (History *self, Desk *desk)
{
  GocuaId batch;
  g_autoptr (GocuaBatch) undone = NULL;
  g_autoptr (GError) error = NULL;

  if (!gocua_journal_find_undoable (desk->db, &batch, NULL))
    return;
  undone = gocua_journal_undo (desk->db, &batch, NULL, &error);
  if (undone == NULL)
    g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  else
    note_batch (self, desk, &undone->id, NULL);
}

static void
settle (History *self, Desk *desk)
{
  g_autoptr (GPtrArray) list = gocua_conflicts_list (desk->db, 5, NULL);
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (list->len == 0)
    return;
  batch =
      gocua_conflicts_settle (desk->db, list->pdata[roll (self, (int) list->len)], roll (self, 2), &error);
  g_assert_no_error (error);
  note_batch (self, desk, &batch->id, NULL);
}

static void
act (History *self, Desk *desk)
{
  const GocuaId *household = NULL;

  if (self->households->len > 0)
    household = self->households->pdata[roll (self, (int) self->households->len)];
  gocua_clock_advance (desk->clock, 1 + roll (self, 2000));
  switch (self->households->len < 1 ? 0 : roll (self, 14))
    {
    case 0:
      if (self->households->len < 3)
        add_household (self, desk);
      break;
    case 1:
    case 2:
      add_visit (self, desk, household);
      break;
    case 3:
      use_dialog (self, desk, household);
      break;
    case 5:
      edit_area (self, desk);
      break;
    case 6:
      undo (self, desk);
      break;
    case 7:
    case 8:
      settle (self, desk);
      break;
    default:
      edit_household (self, desk, household);
      break;
    }
}

/* A newer version writes what this one does not understand, or takes for wrong. */
static void
push_from_tomorrow (History *self)
{
  static const struct
  {
    const char *kind;
    const char *body;
  } sorts[] = {
    { "household", "{\"set\":{\"head\":{\"first\":\"Bé\",\"n\":1.50}},\"base\":{\"head\":\"7\"}}" },
    { "household", "{\"set\":{\"of_tomorrow\":[1,2.0,12345678901234567890123]}}" },
    { "household", "{\"set\":{\"people\":3}}" },
    { "back_check", "{\"set\":{\"x\":true}}" },
    { "visit", "{\"set\":{\"outcome\":\"teleported\"}}" },
  };
  int which = roll (self, G_N_ELEMENTS (sorts));
  GPtrArray *from = which == 4 ? self->visits : self->households;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  GocuaSyncReceipt receipt;
  GocuaChange *change;

  if (from->len == 0)
    return;
  change = gocua_change_new (sorts[which].kind, from->pdata[roll (self, (int) from->len)]);
  g_ptr_array_add (changes, change);
  gocua_id_init_new (&change->id, self->server->now_ms);
  gocua_id_init_new (&change->batch, self->server->now_ms);
  change->device.bytes[0] = 0xff;
  change->stamp = GOCUA_STAMP_MAKE (self->server->now_ms, (guint16) roll (self, 100));
  g_assert_true (gocua_change_body_from_json (change, sorts[which].body, -1, NULL));
  g_assert_true (model_server_push (self->server, &self->server->epoch, changes, &receipt));
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
    act (self, desk);
  else if (what < 84)
    sync_desk (self, desk);
  else if (what < 88)
    deliver_late (self, desk);
  else if (what < 92)
    desk->is_cut_off = !desk->is_cut_off;
  else if (what < 98)
    push_from_tomorrow (self);
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
      settle (self, desk);
      if (roll (self, 4) == 0)
        undo (self, desk);
    }
  heal (self);
}

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

static void
check_equal (History *self)
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

static void
check_digests (History *self)
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

static void
check_rebuild (History *self)
{
  g_autoptr (GError) error = NULL;
  gint64 different = -1;

  gocua_journal_rebuild (self->desks[roll (self, self->n_desks)].db, TRUE, &different, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (different, ==, 0);
}

/* All that was ever committed is in everybody's journal, and each visit is there to see. */
static void
check_nothing_is_gone (History *self)
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

static guint
check_conflicts (History *self)
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

static void
check_campaign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_from_json (CAMPAIGN, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gocua_campaign_get_n_indicators (campaign), ==, 1);
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
    add_campaign (&self, &self.desks[i]);
  for (int n = 20 + roll (&self, 60); n > 0; n--)
    step (&self);
  heal (&self);
  settle_together (&self);
  check_equal (&self);
  check_digests (&self);
  /* It makes all tables anew, which takes longer than the history. */
  if (seed % 4 == 0)
    check_rebuild (&self);
  check_nothing_is_gone (&self);
  totals->n_listed += check_conflicts (&self);
  totals->n_changes += self.server->rows->len;
  totals->n_settled += count (desks[0].db, "SELECT count(*) FROM conflict WHERE settled = 1");
  totals->n_refused += count (desks[0].db, "SELECT count(*) FROM change WHERE refused IS NOT NULL");
  totals->n_lowered += g_hash_table_size (self.server->sent);
  totals->n_merged += count (desks[0].db, "SELECT count(*) FROM household WHERE root IS NOT NULL");
  totals->n_digests += count (desks[0].db, "SELECT count(*) FROM digest");
  history_clear (&self);
}

static void
test_histories (void)
{
  const char *wanted = g_getenv ("GOCUA_CONVERGENCE_SEED");
  Desk *desks = open_desks ();
  Totals totals = { 0 };

  signal (SIGABRT, tell_seed);
  check_campaign ();
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
  close_desks (desks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convergence/histories", test_histories);
  return g_test_run ();
}
