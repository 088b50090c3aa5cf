/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-store.c: what the store costs in a ward of 100,000 households and 1,000,000 visits, against SQLite
 * alone. */

#include <locale.h>
#include <string.h>

#include "bench-table.h"
#include "bench-ward.h"
#include "core/gocua-batch.h"
#include "core/gocua-text.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-households.h"
#include "store/gocua-journal.h"
#include "store/gocua-overview.h"
#include "store/gocua-ward.h"

#define REPETITIONS 15
#define FIRST_ROWS  64

#define SEARCH_LIMIT   3.0
#define OVERVIEW_LIMIT 2.0

/* What people type: a letter, the beginning of a word, names with and without accents, house numbers, a
 * phone. */
static const char *const searches[] = {
  "n",         "t",           "ng",    "tr",    "hung", "Nguyễn",         "nguyen van",  "Trần Thị",
  "lan huong", "thien trang", "45/12", "123",   "12/3", "le van sy",      "cach mang",   "to hien thanh 20",
  "chung cu",  "KP07-0123",   "07212", "Huỳnh", "mai",  "nguyễn thị ánh", "quang trung", "3 tháng 2",
};

static void
die (GError *error)
{
  g_error ("%s", error->message);
}

/* The words as the search index knows them, each only begun. */
static char *
make_match (const char *typed)
{
  g_auto (GStrv) words = gocua_text_fold_words (typed);
  GString *match = g_string_new (NULL);

  for (int i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\" *", i > 0 ? " AND " : "", words[i]);
  return g_string_free (match, FALSE);
}

/* FTS5's own answer to the same question, the best first; and its index alone, in no order. */
#define UNORDERED  "SELECT rowid FROM household_search WHERE household_search MATCH ?1"
#define BEST_FIRST UNORDERED " ORDER BY rank LIMIT " G_STRINGIFY (FIRST_ROWS)

static double
search_bare (GocuaDb *db, const char *sql, const char *match, gint64 *found)
{
  double start = bench_now_ms ();
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);

  *found = 0;
  gocua_db_bind_text (statement, 1, match);
  while (gocua_db_step (db, statement, NULL))
    *found += 1;
  gocua_db_done (statement);
  return bench_now_ms () - start;
}

static double
search_ours (GocuaDb *db, const GocuaId *campaign, const char *typed)
{
  double start = bench_now_ms ();
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ns = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  gocua_query_set_search (query, typed);
  ns = gocua_households_query (db, query, campaign, NULL, &error);
  if (ns == NULL)
    die (error);
  rows = gocua_households_get_rows (db, (const gint64 *) (gpointer) ns->data, MIN (ns->len, FIRST_ROWS),
                                    campaign, &error);
  if (rows == NULL)
    die (error);
  return bench_now_ms () - start;
}

/* Medians of one search. */
typedef struct
{
  double ours;
  double best_first;
  double unordered;
  gint64 found;
} Search;

static void
measure_one_search (GocuaDb *db, const GocuaId *campaign, const char *typed, Search *result)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) best_first = bench_series_new ();
  g_autoptr (BenchSeries) unordered = bench_series_new ();
  g_autofree char *match = make_match (typed);
  gint64 shown;

  for (int i = 0; i < REPETITIONS; i++)
    {
      bench_series_add (best_first, search_bare (db, BEST_FIRST, match, &shown));
      bench_series_add (ours, search_ours (db, campaign, typed));
      bench_series_add (unordered, search_bare (db, UNORDERED, match, &result->found));
    }
  result->ours = bench_series_median (ours);
  result->best_first = bench_series_median (best_first);
  result->unordered = bench_series_median (unordered);
}

static void
measure_search (GocuaDb *db, const GocuaId *campaign, BenchTable *table)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) best_first = bench_series_new ();
  g_autoptr (BenchSeries) unordered = bench_series_new ();
  g_autofree char *worst_name = NULL;
  Search worst = { .best_first = 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *name = NULL;
      Search one = { 0 };

      measure_one_search (db, campaign, searches[i], &one);
      name = g_strdup_printf ("  “%s”, %" G_GINT64_FORMAT " found", searches[i], one.found);
      bench_table_ratio (table, name, one.ours, one.best_first, 0);
      bench_series_add (ours, one.ours);
      bench_series_add (best_first, one.best_first);
      bench_series_add (unordered, one.unordered);
      if (one.ours / one.best_first <= worst.ours / worst.best_first)
        continue;
      worst = one;
      g_free (worst_name);
      worst_name = g_strdup_printf ("search to first rows, worst, “%s”", searches[i]);
    }
  bench_table_ratio (table, worst_name, worst.ours, worst.best_first, SEARCH_LIMIT);
  bench_table_ratio (table, "search to first rows, median", bench_series_median (ours),
                     bench_series_median (best_first), SEARCH_LIMIT);
  bench_table_ratio (table, "  against the index alone, unordered", bench_series_median (ours),
                     bench_series_median (unordered), 0);
}

/* The same sums over the same rows, with nothing around them. */
static char *
make_bare_overview (const GocuaCampaign *campaign)
{
  GString *sql = g_string_new (
      "SELECT area, count(*), sum(eligible), sum(reached), sum(attempts), sum(people), sum(people IS NULL), "
      "sum(follow_up <= ?2)");

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    g_string_append_printf (sql, ", sum(v%u >= 1), sum(v%u = 0), sum(reached AND v%u >= 1), sum(v%u)", i, i,
                            i, i);
  g_string_append (sql, " FROM status WHERE campaign = ?1 GROUP BY area");
  return g_string_free (sql, FALSE);
}

static double
overview_bare (GocuaDb *db, const char *sql)
{
  g_autofree char *today = gocua_db_get_today (db);
  double start = bench_now_ms ();
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);

  sqlite3_bind_int (statement, 1, 1);
  gocua_db_bind_text (statement, 2, today);
  while (gocua_db_step (db, statement, NULL))
    continue;
  gocua_db_done (statement);
  return bench_now_ms () - start;
}

static double
overview_ours (GocuaDb *db)
{
  double start = bench_now_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaOverview) overview = gocua_overview_read (db, &error);

  if (overview == NULL)
    die (error);
  g_assert (overview->ward.reached > 0);
  return bench_now_ms () - start;
}

static void
measure_overview (GocuaDb *db, const GocuaCampaign *campaign, BenchTable *table)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();
  g_autofree char *sql = make_bare_overview (campaign);

  for (int i = 0; i < REPETITIONS; i++)
    {
      bench_series_add (bare, overview_bare (db, sql));
      bench_series_add (ours, overview_ours (db));
    }
  bench_table_ratio (table, "overview numbers", bench_series_median (ours), bench_series_median (bare),
                     OVERVIEW_LIMIT);
}

static GocuaId
some_household (GocuaDb *db, gint64 n)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT id FROM household WHERE n = ?1", NULL);
  GocuaId id = { { 0 } };

  sqlite3_bind_int64 (statement, 1, n);
  if (gocua_db_step (db, statement, NULL))
    gocua_db_column_id (statement, 0, &id);
  gocua_db_done (statement);
  return id;
}

static double
commit_ours (GocuaDb *db, const GocuaId *campaign, gint64 n)
{
  GocuaId household = some_household (db, n);
  g_autofree char *today = gocua_db_get_today (db);
  double start = bench_now_ms ();
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &(GocuaId){ { 0 } });
  g_autoptr (GError) error = NULL;

  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &household);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, today);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, "Đã để lại tờ rơi");
  gocua_batch_put (batch, NULL, visit);
  if (!gocua_journal_commit (db, batch, NULL, NULL, &error))
    die (error);
  return bench_now_ms () - start;
}

/* A row of the size of a change, and the disk has it when this returns. */
static double
commit_bare (GocuaDb *db)
{
  static const char body[] =
      "{\"household\":\"01900000-0000-7000-8000-000000000000\",\"campaign\":"
      "\"01900000-0000-7000-8000-000000000000\",\"date\":\"2026-01-01\",\"outcome\":\"absent\"}";
  double start = bench_now_ms ();
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "INSERT INTO bench (id, body) VALUES (randomblob (16), ?1)", NULL);

  gocua_db_bind_text (statement, 1, body);
  if (!gocua_db_run (db, statement, NULL))
    g_error ("the bare insert failed");
  return bench_now_ms () - start;
}

/* The ward is shared with later runs, so what is put in here is taken out again. */
static void
measure_commit (GocuaDb *db, const GocuaId *campaign, BenchTable *table)
{
  g_autoptr (BenchSeries) ours = bench_series_new ();
  g_autoptr (BenchSeries) bare = bench_series_new ();
  GocuaId batch;

  gocua_db_exec (db, "CREATE TABLE IF NOT EXISTS bench (n INTEGER PRIMARY KEY, id BLOB UNIQUE, body TEXT)",
                 NULL);
  for (int i = 0; i < 4 * REPETITIONS; i++)
    {
      bench_series_add (bare, commit_bare (db));
      bench_series_add (ours, commit_ours (db, campaign, 1 + i * 1500));
    }
  gocua_db_exec (db, "DROP TABLE bench", NULL);
  for (int i = 0; i < 4 * REPETITIONS && gocua_journal_find_undoable (db, &batch, NULL); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GocuaBatch) undo = gocua_journal_undo (db, &batch, NULL, &error);

      if (undo == NULL)
        die (error);
    }
  bench_table_ratio (table, "one visit, committed and on the disk", bench_series_median (ours),
                     bench_series_median (bare), 0);
}

/* One batch, as the import of a list makes it. */
static GocuaBatch *
make_import (GocuaDb *from)
{
  GocuaBatch *batch = gocua_batch_new ("import");
  sqlite3_stmt *statement =
      gocua_db_prepare (from, "SELECT code, head, address, phone, people, eligible FROM household", NULL);

  while (gocua_db_step (from, statement, NULL))
    {
      g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

      gocua_entity_make_id (from, &household->id);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_CODE,
                             (const char *) sqlite3_column_text (statement, 0));
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD,
                             (const char *) sqlite3_column_text (statement, 1));
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS,
                             (const char *) sqlite3_column_text (statement, 2));
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE,
                             (const char *) sqlite3_column_text (statement, 3));
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, sqlite3_column_int64 (statement, 4));
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, sqlite3_column_int64 (statement, 5));
      gocua_batch_put (batch, NULL, household);
    }
  gocua_db_done (statement);
  return batch;
}

static void
measure_import (GocuaDb *db, BenchTable *table)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autoptr (GocuaBatch) batch = make_import (db);
  g_autofree char *folder = g_dir_make_tmp ("gocua-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "import.gocua", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GocuaDb *fresh = gocua_db_open (path, gocua_db_get_key (db), GOCUA_DB_CREATE, clock, &error);
  double start, took;

  if (fresh == NULL || !gocua_campaign_set_current (fresh, "kh31-2026", &error))
    die (error);
  start = bench_now_ms ();
  if (!gocua_journal_commit (fresh, batch, NULL, NULL, &error))
    die (error);
  took = bench_now_ms () - start;
  gocua_db_close (fresh);
  bench_table_add (table, "import of 100,000 households", "%.1f s, %.0f/s", took / 1000,
                   batch->changes->len / took * 1000);
  g_file_delete (file, NULL, NULL);
  g_object_unref (g_steal_pointer (&file));
  file = g_file_new_for_path (folder);
  g_file_delete (file, NULL, NULL);
}

static void
measure_rebuild (GocuaDb *db, BenchTable *table)
{
  g_autoptr (GError) error = NULL;
  gint64 n_different = 0;
  gint64 n = gocua_journal_count (db, NULL);
  double start = bench_now_ms ();
  double took;

  if (!gocua_journal_rebuild (db, TRUE, &n_different, NULL, NULL, &error))
    die (error);
  took = bench_now_ms () - start;
  bench_table_add (table, "rebuild and compare", "%.1f s, %.0f changes/s, %" G_GINT64_FORMAT " different",
                   took / 1000, (double) n / took * 1000, n_different);
}

int
main (int argc, char **argv)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  BenchTable *table = bench_table_new ("Store: 100,000 households, 1,000,000 visits, encrypted; medians");
  GocuaDb *db;
  GocuaId id;
  double made_ms;

  setlocale (LC_ALL, "");
  db = bench_ward_open (&made_ms);
  if (made_ms > 0)
    bench_table_add (table, "making the ward", "%.0f s, %.0f changes/s", made_ms / 1000,
                     (BENCH_HOUSEHOLDS + BENCH_VISITS) / made_ms * 1000);
  campaign = gocua_campaign_get_current (db, &id, NULL);
  measure_search (db, &id, table);
  measure_overview (db, campaign, table);
  measure_commit (db, &id, table);
  /* These take minutes and have no limit. */
  if (argc < 2 || strcmp (argv[1], "--quick") != 0)
    {
      measure_import (db, table);
      measure_rebuild (db, table);
    }
  gocua_ward_close (db);
  return bench_table_print_and_free (table) ? 0 : 1;
}
