/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-journal-source.c: a batch whose changes are made while it is committed. */

#include "gocua-test-store.h"

#include "store/gocua-journal.h"

#define N_HOUSEHOLDS 300 /* several pieces of what is prepared at a time */
#define N_EDITS      50
#define N_BEFORE     1 /* the campaign of each test store */

typedef struct
{
  TestStore *store;
  GocuaId ids[N_HOUSEHOLDS];
  guint n_given;
  guint fails_at;  /* 0: never */
  guint breaks_at; /* 0: never */
} Source;

static GocuaChange *
make_household (Source *self, guint i)
{
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autofree char *address = g_strdup_printf ("%u/2 Nguyễn Trãi", i + 1);

  gocua_id_init_new (&self->ids[i], TEST_NOW_MS);
  wanted = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &self->ids[i]);
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, "Đặng Thị Ánh");
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_ADDRESS, address);
  if (self->breaks_at == i + 1)
    gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_PEOPLE, -5);
  return gocua_batch_make_change (NULL, wanted);
}

/* Sets what nobody has set, so that it could be a new thing as well. */
static GocuaChange *
make_edit (Source *self, guint i)
{
  g_autoptr (GocuaRecord) seen = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &self->ids[i]);
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_HEAD, "Lê Văn Tám");
  gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_ADDRESS, "7 Lê Lợi");
  return gocua_batch_make_change (NULL, wanted);
}

static gboolean
next_cb (GocuaChange **change, gpointer data, GError **error)
{
  Source *self = data;
  guint i = self->n_given++;

  *change = NULL;
  if (self->n_given == self->fails_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no");
      return FALSE;
    }
  if (i < N_HOUSEHOLDS)
    *change = make_household (self, i);
  else if (i < N_HOUSEHOLDS + N_EDITS)
    *change = make_edit (self, i - N_HOUSEHOLDS);
  return TRUE;
}

static gboolean
commit (Source *self, GocuaBatch *batch, GCancellable *cancellable, GError **error)
{
  return gocua_journal_commit_from (self->store->db, batch, next_cb, self, N_HOUSEHOLDS + N_EDITS, NULL,
                                    cancellable, error);
}

static int
count (TestStore *store, const char *sql)
{
  sqlite3_stmt *statement = gocua_db_prepare (store->db, sql, NULL);
  int n;

  g_assert_true (gocua_db_step (store->db, statement, NULL));
  n = sqlite3_column_int (statement, 0);
  gocua_db_done (statement);
  return n;
}

#define FOUND "SELECT count(*) FROM household_search WHERE household_search MATCH "

/* The areas of a list, say, come first and are kept in the batch. */
static void
test_all (void)
{
  TestStore store = { 0 };
  Source source = { .store = &store };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
  g_autoptr (GocuaBatch) undo = NULL;
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_batch_put (batch, NULL, area);
  g_assert_true (commit (&source, batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (batch->n_committed, ==, 1 + N_HOUSEHOLDS + N_EDITS);
  g_assert_cmpint (gocua_journal_count (store.db, NULL), ==, N_BEFORE + 1 + N_HOUSEHOLDS + N_EDITS);
  g_assert_cmpint (count (&store, "SELECT count(*) FROM household"), ==, N_HOUSEHOLDS);
  g_assert_cmpint (count (&store, FOUND "'anh'"), ==, N_HOUSEHOLDS - N_EDITS);
  g_assert_cmpint (count (&store, FOUND "'tam'"), ==, N_EDITS);
  g_assert_cmpint (count (&store, "SELECT count(DISTINCT stamp) FROM change"), ==,
                   N_BEFORE + 1 + N_HOUSEHOLDS + N_EDITS);
  test_assert_rebuild_equal (store.db);
  undo = gocua_journal_undo (store.db, &batch->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (&store, "SELECT count(*) FROM household WHERE deleted IS NOT 1"), ==, 0);
  test_store_close (&store);
}

static void
assert_nothing_changed (TestStore *store)
{
  g_assert_cmpint (gocua_journal_count (store->db, NULL), ==, N_BEFORE);
  g_assert_cmpint (count (store, "SELECT count(*) FROM household"), ==, 0);
  test_assert_rebuild_equal (store->db);
}

static void
test_source_fails (void)
{
  const guint ats[] = { 1, 65, 150, N_HOUSEHOLDS + N_EDITS + 1 };
  TestStore store = { 0 };

  test_store_open (&store);
  for (gsize i = 0; i < G_N_ELEMENTS (ats); i++)
    {
      Source source = { .store = &store, .fails_at = ats[i] };
      g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
      g_autoptr (GError) error = NULL;

      g_assert_false (commit (&source, batch, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      assert_nothing_changed (&store);
    }
  test_store_close (&store);
}

static void
test_rule_broken (void)
{
  TestStore store = { 0 };
  Source source = { .store = &store, .breaks_at = 200 };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_assert_false (commit (&source, batch, NULL, &error));
  g_assert_true (error != NULL && error->domain == GOCUA_CHANGE_ERROR);
  assert_nothing_changed (&store);
  test_store_close (&store);
}

static void
test_nothing (void)
{
  TestStore store = { 0 };
  Source source = { .store = &store, .n_given = N_HOUSEHOLDS + N_EDITS };
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GError) error = NULL;

  test_store_open (&store);
  g_assert_true (commit (&source, batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (batch->n_committed, ==, 0);
  g_assert_cmpint (count (&store, "SELECT count(*) FROM batch"), ==, N_BEFORE);
  assert_nothing_changed (&store);
  test_store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-source/all", test_all);
  g_test_add_func ("/journal-source/source-fails", test_source_fails);
  g_test_add_func ("/journal-source/rule-broken", test_rule_broken);
  g_test_add_func ("/journal-source/nothing", test_nothing);
  return g_test_run ();
}
