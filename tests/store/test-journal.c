/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-journal.c: what is committed is there, what is undone is gone, and the order of changes does not
 * matter. */

#include "gocua-test-store.h"

#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"

static void
assert_rebuild_equal (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 different = -1;

  gocua_journal_rebuild (store->db, FALSE, &different, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (different, ==, 0);
}

static void
test_commit_survives_reopen (void)
{
  g_auto (GStrv) nothing = NULL;
  TestStore store = { 0 };
  GocuaId household;
  g_autoptr (GocuaRecord) record = NULL;

  test_store_open (&store);
  household = test_add_household (&store, "Trần Văn Bé", "12/34 Nguyễn Trãi", NULL);
  test_store_reopen (&store);
  record = gocua_projection_load (store.db, GOCUA_KIND_HOUSEHOLD, &household, NULL);
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD), ==, "Trần Văn Bé");
  g_assert_cmpint (gocua_record_get_int (record, GOCUA_HOUSEHOLD_PEOPLE, -1), ==, 4);
  assert_rebuild_equal (&store);
  test_store_close (&store);
}

static void
test_file_is_encrypted (void)
{
  TestStore store = { 0 };
  g_autofree char *bytes = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *wal_bytes = NULL;
  gsize length;

  test_store_open (&store);
  test_add_household (&store, "MARKERNAME", "12 MARKERSTREET", NULL);
  wal = g_strconcat (store.path, "-wal", NULL);
  if (g_file_get_contents (wal, &wal_bytes, &length, NULL))
    g_assert_null (g_strstr_len (wal_bytes, (gssize) length, "MARKER"));
  gocua_db_exec (store.db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_assert_true (g_file_get_contents (store.path, &bytes, &length, NULL));
  for (gsize i = 0; i + 6 < length; i++)
    g_assert_cmpint (memcmp (bytes + i, "MARKER", 6), !=, 0);
  g_assert_cmpint (memcmp (bytes, "SQLite format 3", 15), !=, 0);
  test_store_close (&store);
}

static void
test_wrong_key_is_refused (void)
{
  TestStore store = { 0 };
  g_autoptr (GError) error = NULL;
  GocuaDb *other;

  test_store_open (&store);
  other = gocua_db_open (store.path, "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                         GOCUA_DB_READ_WRITE, store.clock, &error);
  g_assert_null (other);
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY);
  test_store_close (&store);
}

static void
test_broken_change_changes_nothing (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) good = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GocuaRecord) bad = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GError) error = NULL;
  gint64 before;

  test_store_open (&store);
  before = gocua_journal_count (store.db, NULL);
  gocua_record_set_text (good, GOCUA_HOUSEHOLD_HEAD, "Lê Thị Tốt");
  gocua_record_set_text (bad, GOCUA_HOUSEHOLD_HEAD, "Lê Thị Sai");
  gocua_record_set_int (bad, GOCUA_HOUSEHOLD_PEOPLE, 2);
  gocua_record_set_int (bad, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  gocua_batch_put (batch, NULL, good);
  gocua_batch_put (batch, NULL, bad);
  g_assert_false (gocua_journal_commit (store.db, batch, NULL, NULL, &error));
  g_assert_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, before);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM household"), ==, 0);
  test_store_close (&store);
}

/* Nothing asks the system for the time: ids come from the clock of the store. */
static void
test_ids_come_from_the_clock (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GocuaRecord) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ms = 0;

  test_store_open (&store);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Lê Thị Giờ");
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, "1 Lê Lợi");
  gocua_batch_put (batch, NULL, record);
  gocua_clock_advance (store.clock, 5000);
  g_assert_true (gocua_journal_commit (store.db, batch, NULL, NULL, &error));
  for (int i = 0; i < 6; i++)
    ms = ms << 8 | record->id.bytes[i];
  g_assert_cmpint (ms, ==, TEST_NOW_MS + 5000);
  found = gocua_entity_load (store.db, GOCUA_KIND_HOUSEHOLD, &record->id, &error);
  g_assert_cmpstr (gocua_record_get_text (found, GOCUA_HOUSEHOLD_HEAD), ==, "Lê Thị Giờ");
  test_store_close (&store);
}

static void
test_cancelled_batch_changes_nothing (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, "Lê Thị Thôi");
  gocua_batch_put (batch, NULL, record);
  g_cancellable_cancel (cancellable);
  g_assert_false (gocua_journal_commit (store.db, batch, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM household"), ==, 0);
  test_store_close (&store);
}

static void
test_status_follows_visits (void)
{
  TestStore store = { 0 };
  GocuaId household;

  test_store_open (&store);
  household = test_add_household (&store, "Trần Văn Bé", "12 Nguyễn Trãi", NULL);
  g_assert_cmpint (test_count (store.db, "SELECT eligible FROM status"), ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT reached FROM status"), ==, 0);
  test_add_visit (&store, &household, "2025-12-20", "met", "installed=2 knows=1");
  g_assert_cmpint (test_count (store.db, "SELECT reached FROM status"), ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT v1 FROM status"), ==, 2);
  test_add_visit (&store, &household, "2025-12-21", "absent", NULL);
  g_assert_cmpint (test_count (store.db, "SELECT v1 FROM status"), ==, 2);
  g_assert_cmpint (test_count (store.db, "SELECT attempts FROM status"), ==, 2);
  assert_rebuild_equal (&store);
  test_store_close (&store);
}

static void
test_undo_new_thing_and_redo (void)
{
  TestStore store = { 0 };
  GocuaId household, batch_id;
  g_autofree char *action = NULL;
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GocuaBatch) redo = NULL;
  g_autoptr (GocuaBatch) again = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_assert_false (gocua_journal_find_undoable (store.db, &batch_id, NULL));
  household = test_add_household (&store, "Trần Văn Bé", "12 Nguyễn Trãi", NULL);
  test_add_visit (&store, &household, "2025-12-20", "met", "knows=1");
  g_assert_true (gocua_journal_find_undoable (store.db, &batch_id, &action));
  g_assert_cmpstr (action, ==, "visit.new");
  undo = gocua_journal_undo (store.db, &batch_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_count (store.db, "SELECT attempts FROM status"), ==, 0);
  redo = gocua_journal_undo (store.db, &undo->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_count (store.db, "SELECT attempts FROM status"), ==, 1);
  /* What was done again can be undone again. */
  g_assert_true (gocua_journal_find_undoable (store.db, &batch_id, NULL));
  g_assert_true (gocua_id_equal (&batch_id, &redo->id));
  again = gocua_journal_undo (store.db, &batch_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_count (store.db, "SELECT attempts FROM status"), ==, 0);
  assert_rebuild_equal (&store);
  test_store_close (&store);
}

static void
test_undo_leaves_later_edits_alone (void)
{
  TestStore store = { 0 };
  GocuaId id, first;
  g_autoptr (GocuaRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  id = test_add_household (&store, "Một", "12 Nguyễn Trãi", NULL);
  first = test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_HEAD, "Hai");
  test_set_text (&store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_HEAD, "Ba");
  g_assert_null (gocua_journal_undo (store.db, &first, NULL, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  record = gocua_projection_load (store.db, GOCUA_KIND_HOUSEHOLD, &id, NULL);
  g_assert_cmpstr (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD), ==, "Ba");
  test_store_close (&store);
}

/* Another office's edit of @field, whose clock put it at @ms. */
static void
receive_edit (TestStore *store, GocuaKind kind, const GocuaId *id, guint field, const char *text, gint64 ms)
{
  g_autoptr (GocuaRecord) seen = gocua_record_new (kind, id);
  g_autoptr (GocuaRecord) wanted = gocua_record_new (kind, id);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");
  g_autoptr (GError) error = NULL;
  GocuaChange *change;

  gocua_record_set_text (wanted, field, text);
  gocua_batch_put (batch, seen, wanted);
  gocua_batch_give_ids (batch, ms);
  change = batch->changes->pdata[0];
  change->stamp = GOCUA_STAMP_MAKE (ms, 0);
  change->device = change->id;
  change->batch = batch->id;
  g_assert_true (gocua_journal_receive (store->db, batch->changes, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The edit of an office whose clock is days behind comes before the beginning of what it edits. What must be
 * filled in stays then, the rest is undone, and both are said. */
static void
test_undo_with_clocks_apart (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  g_autoptr (GocuaRecord) now = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  GocuaId id;

  test_store_open (&store);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ 9");
  gocua_record_set_text (team, GOCUA_TEAM_FORCE, "youth");
  gocua_batch_put (batch, NULL, team);
  g_assert_true (gocua_journal_commit (store.db, batch, NULL, NULL, &error));
  id = team->id;
  receive_edit (&store, GOCUA_KIND_TEAM, &id, GOCUA_TEAM_LEADER, "Trần Văn Bé", TEST_NOW_MS - 5 * 86400000LL);
  undo = gocua_journal_undo_most (store.db, &batch->id, NULL, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  g_assert_nonnull (strstr (kept, "Tổ 9"));
  now = gocua_projection_load (store.db, GOCUA_KIND_TEAM, &id, NULL);
  g_assert_cmpstr (gocua_record_get_text (now, GOCUA_TEAM_NAME), ==, "Tổ 9");
  g_assert_null (gocua_record_get_text (now, GOCUA_TEAM_FORCE));
  g_assert_cmpstr (gocua_record_get_text (now, GOCUA_TEAM_LEADER), ==, "Trần Văn Bé");
  assert_rebuild_equal (&store);
  test_store_close (&store);
}

/* Where nothing but such fields is left, that is said with the way that there is. */
static void
test_undo_nothing_but_kept (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("team.edit");
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ 9");
  gocua_batch_put (batch, NULL, team);
  g_assert_true (gocua_journal_commit (store.db, batch, NULL, NULL, &error));
  receive_edit (&store, GOCUA_KIND_TEAM, &team->id, GOCUA_TEAM_LEADER, "Trần Văn Bé", TEST_NOW_MS + 60000);
  g_assert_null (gocua_journal_undo (store.db, &batch->id, NULL, &error));
  g_assert_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Tổ 9"));
  test_store_close (&store);
}

/* A household does not lose the name that it is found by. */
static void
test_undo_keeps_a_name (void)
{
  TestStore store = { 0 };
  g_autoptr (GocuaRecord) now = NULL;
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  GocuaId id, batch;

  test_store_open (&store);
  id = test_add_household (&store, "Lê Thị Cúc", "12 Nguyễn Trãi", NULL);
  g_assert_true (gocua_journal_find_undoable (store.db, &batch, NULL));
  receive_edit (&store, GOCUA_KIND_HOUSEHOLD, &id, GOCUA_HOUSEHOLD_NOTE, "cửa sau", TEST_NOW_MS + 60000);
  undo = gocua_journal_undo_most (store.db, &batch, NULL, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  g_assert_nonnull (strstr (kept, "12 Nguyễn Trãi"));
  now = gocua_projection_load (store.db, GOCUA_KIND_HOUSEHOLD, &id, NULL);
  g_assert_cmpstr (gocua_record_get_text (now, GOCUA_HOUSEHOLD_HEAD), ==, "Lê Thị Cúc");
  test_store_close (&store);
}

static GPtrArray *
shuffled (GPtrArray *changes)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (copy, changes->pdata[i]);
  for (guint i = copy->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer swap = copy->pdata[i - 1];

      copy->pdata[i - 1] = copy->pdata[j];
      copy->pdata[j] = swap;
    }
  return copy;
}

static void
make_random_history (TestStore *store)
{
  static const char *const outcomes[] = { "met", "absent", "refused", "vacant" };
  GocuaId ids[4];

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d Lê Lợi", i);

      ids[i] = test_add_household (store, "Chủ hộ", address, NULL);
    }
  for (int i = 0; i < 30; i++)
    {
      GocuaId *id = &ids[g_test_rand_int_range (0, 4)];
      g_autofree char *text = g_strdup_printf ("2025-12-%02d", g_test_rand_int_range (1, 28));
      g_autofree char *answers = g_strdup_printf ("installed=%d", g_test_rand_int_range (0, 3));

      gocua_clock_advance (store->clock, g_test_rand_int_range (0, 3));
      if (g_test_rand_bit ())
        test_add_visit (store, id, text, outcomes[g_test_rand_int_range (0, 4)], answers);
      else
        test_set_text (store, GOCUA_KIND_HOUSEHOLD, id, GOCUA_HOUSEHOLD_HEAD, text);
    }
}

static char *
dump (TestStore *store)
{
  static const char *const queries[] = {
    "SELECT group_concat(hex(id) || hex(stamps) || coalesce(head, ''), ';') FROM (SELECT * FROM household "
    "ORDER BY id)",
    "SELECT group_concat(hex(id) || hex(stamps) || coalesce(answers, '') || outcome, ';') "
    "FROM (SELECT * FROM visit ORDER BY id)",
    "SELECT group_concat(hex(h.id) || eligible_ || reached || attempts || coalesce(v1, '?') || "
    "coalesce(last_date, ''), "
    "';') FROM (SELECT h.id, s.eligible AS eligible_, s.reached, s.attempts, s.v1, s.last_date FROM status s "
    "JOIN household h ON h.n = s.household ORDER BY h.id) h",
  };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3_stmt *statement = gocua_db_prepare (store->db, queries[i], &error);

      g_assert_no_error (error);
      gocua_db_step (store->db, statement, NULL);
      g_string_append (out, (const char *) sqlite3_column_text (statement, 0));
      g_string_append_c (out, '\n');
      gocua_db_done (statement);
    }
  return g_string_free (out, FALSE);
}

/* All stores that hold the same changes hold the same state, whatever the order, and however often they come.
 */
static void
test_receive_in_any_order (void)
{
  for (int round = 0; round < 20; round++)
    {
      TestStore one = { 0 }, two = { 0 };
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GPtrArray) mixed = NULL;
      g_autoptr (GPtrArray) half = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      test_store_open (&one);
      test_store_open (&two);
      make_random_history (&one);
      changes = gocua_journal_read_all (one.db);
      mixed = shuffled (changes);
      for (guint i = 0; i < mixed->len / 2; i++)
        g_ptr_array_add (half, mixed->pdata[i]);
      g_assert_true (gocua_journal_receive (two.db, half, NULL, NULL, &error));
      g_assert_true (gocua_journal_receive (two.db, mixed, NULL, NULL, &error));
      g_assert_true (gocua_journal_receive (two.db, half, NULL, NULL, &error));
      a = dump (&one);
      b = dump (&two);
      g_assert_cmpstr (a, ==, b);
      assert_rebuild_equal (&one);
      test_store_close (&one);
      test_store_close (&two);
    }
}

static void
test_rebuild_finds_a_difference (void)
{
  TestStore store = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 different = 0;

  test_store_open (&store);
  test_add_household (&store, "Trần Văn Bé", "12 Nguyễn Trãi", NULL);
  gocua_db_exec (store.db, "UPDATE household SET head = 'Ai đó'", NULL);
  g_assert_true (gocua_journal_rebuild (store.db, TRUE, &different, NULL, NULL, &error));
  g_assert_cmpint (different, ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM household WHERE head = 'Ai đó'"), ==, 1);
  g_assert_true (gocua_journal_rebuild (store.db, FALSE, &different, NULL, NULL, &error));
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM household WHERE head = 'Ai đó'"), ==, 0);
  test_store_close (&store);
}

static void
test_unknown_kind_is_kept (void)
{
  TestStore store = { 0 };
  GocuaId entity;
  g_autoptr (GocuaChange) change = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;
  guint n_new = 0;

  test_store_open (&store);
  gocua_id_init_new (&entity, TEST_NOW_MS);
  change = gocua_change_new ("back_check", &entity);
  gocua_id_init_new (&change->id, TEST_NOW_MS);
  gocua_id_init_new (&change->device, TEST_NOW_MS);
  gocua_id_init_new (&change->batch, TEST_NOW_MS);
  change->stamp = GOCUA_STAMP_MAKE (TEST_NOW_MS, 1);
  gocua_value_set_text (&value, "tương lai");
  gocua_change_add (change, "something", &value, 0);
  g_ptr_array_add (changes, change);
  g_assert_true (gocua_journal_receive (store.db, changes, &n_new, NULL, NULL));
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpint (test_count (store.db, "SELECT count(*) FROM change WHERE kind = 'back_check'"), ==, 1);
  test_store_close (&store);
}

static void
test_broken_one_goes_to_quarantine (void)
{
  TestStore one = { 0 }, two = { 0 };
  g_autoptr (GPtrArray) changes = NULL;
  GocuaChange *broken;
  guint n_new = 0;

  test_store_open (&one);
  test_store_open (&two);
  test_add_household (&one, "Một", "1 Lê Lợi", NULL);
  test_add_household (&one, "Hai", "2 Lê Lợi", NULL);
  changes = gocua_journal_read_all (one.db);
  broken = changes->pdata[1];
  gocua_value_set_int (&g_array_index (broken->sets, GocuaSet, 0).value, 5000);
  g_assert_true (gocua_journal_receive (two.db, changes, &n_new, NULL, NULL));
  g_assert_cmpint (test_count (two.db, "SELECT count(*) FROM change WHERE refused IS NOT NULL"), ==, 1);
  g_assert_cmpint (test_count (two.db, "SELECT count(*) FROM household"), ==, 1);
  test_store_close (&one);
  test_store_close (&two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/commit-survives-reopen", test_commit_survives_reopen);
  g_test_add_func ("/journal/file-is-encrypted", test_file_is_encrypted);
  g_test_add_func ("/journal/wrong-key", test_wrong_key_is_refused);
  g_test_add_func ("/journal/broken-change-changes-nothing", test_broken_change_changes_nothing);
  g_test_add_func ("/journal/ids-come-from-the-clock", test_ids_come_from_the_clock);
  g_test_add_func ("/journal/cancelled-changes-nothing", test_cancelled_batch_changes_nothing);
  g_test_add_func ("/journal/status-follows-visits", test_status_follows_visits);
  g_test_add_func ("/journal/undo-and-redo", test_undo_new_thing_and_redo);
  g_test_add_func ("/journal/undo-with-clocks-apart", test_undo_with_clocks_apart);
  g_test_add_func ("/journal/undo-keeps-a-name", test_undo_keeps_a_name);
  g_test_add_func ("/journal/undo-nothing-but-kept", test_undo_nothing_but_kept);
  g_test_add_func ("/journal/undo-leaves-later-edits", test_undo_leaves_later_edits_alone);
  g_test_add_func ("/journal/any-order", test_receive_in_any_order);
  g_test_add_func ("/journal/rebuild-finds-difference", test_rebuild_finds_a_difference);
  g_test_add_func ("/journal/unknown-kind-is-kept", test_unknown_kind_is_kept);
  g_test_add_func ("/journal/quarantine", test_broken_one_goes_to_quarantine);
  return g_test_run ();
}
