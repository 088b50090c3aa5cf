/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-sync-store.c: what taking in a ward's feed costs (100,000 households, 300,000 visits), against SQLite
 * putting the same rows into the same tables and indexes. */

#include <locale.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "bench-table.h"
#include "core/gocua-batch.h"
#include "core/gocua-text.h"
#include "sample/gocua-sample.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-journal.h"
#include "store/gocua-projection.h"
#include "store/gocua-sync-store.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-exchange-json.h"

#define HOUSEHOLDS 100000
#define VISITS     300000
#define AT_ONCE    2000
#define KEY        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

#define LIMIT          2.0   /* times the bare insert */
#define MIN_PER_SECOND 25000 /* household creations */

static const GocuaId epoch = { { 1 } };

/* The same rows, to be put in one by one. */
typedef struct
{
  const char *select; /* ?1 and ?2: positions over and up to which the changes lie */
  const char *insert;
} Copy;

#define OF_KIND(table)                                                                              \
  {                                                                                                 \
    "SELECT t.* FROM change c JOIN " table " t ON t.id = c.entity WHERE c.kind = '" table           \
    "' AND c.pos > ?1 AND c.pos <= ?2 AND c.pos = (SELECT min(pos) FROM change f WHERE f.entity = " \
    "c.entity)",                                                                                    \
        "INSERT INTO " table " VALUES "                                                             \
  }

static const Copy copies[] = {
  { "SELECT pos, id, stamp, device, author, batch, kind, entity, body, pos, NULL, NULL FROM change "
    "WHERE pos > ?1 AND pos <= ?2",
    "INSERT INTO change VALUES " },
  OF_KIND ("campaign"),
  OF_KIND ("area"),
  OF_KIND ("team"),
  OF_KIND ("household"),
  OF_KIND ("visit"),
  { "SELECT s.* FROM change c JOIN household t ON t.id = c.entity JOIN status s ON s.household = t.n "
    "WHERE c.kind = 'household' AND c.pos > ?1 AND c.pos <= ?2",
    "INSERT INTO status VALUES " },
};

typedef struct
{
  char *folder;
  GocuaClock *clock;
  GocuaDb *source;
  GocuaDb *ours;
  GocuaDb *bare;
  gint64 n_changes;
  gint64 n_bytes;
  double parse_ms;
  double ours_ms;
  double bare_ms;
  double ours_cpu_ms; /* the same in processor time, which others on the machine do not change */
  double bare_cpu_ms;
  double households_cpu_ms;
  double bare_households_ms;
  double households_ms; /* of ours, for the pieces that are households only */
  gint64 n_households;
} Bench;

static double
cpu_now_ms (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

static void
die (GError *error)
{
  g_error ("%s", error->message);
}

static GocuaDb *
open_file (Bench *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_db_open (path, KEY, GOCUA_DB_CREATE, self->clock, &error);

  if (db == NULL)
    die (error);
  return db;
}

static void
make_source (Bench *self, guint part)
{
  GocuaSampleOptions options = { .households = HOUSEHOLDS / part,
                                 .areas = 100,
                                 .days = 90,
                                 .visits = VISITS / part,
                                 .seed = 31,
                                 .campaign_key = "kh31-2026" };
  g_autoptr (GError) error = NULL;

  g_printerr ("making the ward\n");
  self->source = open_file (self, "source.gocua");
  if (!gocua_sample_fill (self->source, &options, NULL, NULL, &error))
    die (error);
  self->n_changes = gocua_journal_count (self->source, NULL);
}

/* A piece of the feed as it comes over the line. */
static GString *
make_feed (Bench *self, gint64 after, gint64 until, gboolean *only_households)
{
  GString *out = g_string_new (NULL);
  GocuaWireDigest digest = { .bucket = -1 };
  sqlite3_stmt *statement = gocua_db_prepare (
      self->source, "SELECT " GOCUA_JOURNAL_COLUMNS ", pos FROM change WHERE pos > ?1 AND pos <= ?2", NULL);

  *only_households = TRUE;
  sqlite3_bind_int64 (statement, 1, after);
  sqlite3_bind_int64 (statement, 2, until);
  gocua_feed_begin (out, &epoch, self->n_changes, &digest);
  while (gocua_db_step (self->source, statement, NULL))
    {
      static const int columns[] = { 0, 2, 4, 6 };
      GocuaId ids[4];
      const GocuaDigestRow row = {
        .position = sqlite3_column_int64 (statement, GOCUA_JOURNAL_N_COLUMNS),
        .id = &ids[0],
        .stamp = (GocuaStamp) sqlite3_column_int64 (statement, 1),
        .device = &ids[1],
        .batch = &ids[2],
        .entity = &ids[3],
        .author = (const char *) sqlite3_column_text (statement, 3),
        .kind = (const char *) sqlite3_column_text (statement, 5),
        .body = (const char *) sqlite3_column_text (statement, GOCUA_JOURNAL_BODY_COLUMN),
      };

      for (int i = 0; i < 4; i++)
        gocua_db_column_id (statement, columns[i], &ids[i]);
      *only_households &= g_str_equal (row.kind, "household");
      gocua_feed_append (out, &row);
    }
  gocua_db_done (statement);
  gocua_feed_end (out);
  return out;
}

static void
take (Bench *self, const GString *text, gint64 after, gint64 until, gboolean only_households)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFeed) feed = NULL;
  double start = bench_now_ms (), parsed, done, cpu;
  guint n_new;

  feed = gocua_feed_from_json (text->str, text->len, &error);
  if (feed == NULL)
    die (error);
  parsed = bench_now_ms ();
  cpu = cpu_now_ms ();
  if (!gocua_sync_take (self->ours, &epoch, feed->changes, after, until, 1, &n_new, NULL, &error))
    die (error);
  done = bench_now_ms ();
  g_assert_cmpuint (n_new, ==, feed->changes->len);
  self->parse_ms += parsed - start;
  self->ours_ms += done - parsed;
  cpu = cpu_now_ms () - cpu;
  self->ours_cpu_ms += cpu;
  if (!only_households)
    return;
  self->households_ms += done - parsed;
  self->households_cpu_ms += cpu;
  self->n_households += feed->changes->len;
}

static void
free_values (gpointer data)
{
  sqlite3_value_free (data);
}

static GPtrArray *
read_values (Bench *self, const Copy *copy, gint64 after, gint64 until, int *n_columns)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (free_values);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (self->source, copy->select, &error);

  if (statement == NULL)
    die (error);
  *n_columns = sqlite3_column_count (statement);
  sqlite3_bind_int64 (statement, 1, after);
  sqlite3_bind_int64 (statement, 2, until);
  while (gocua_db_step (self->source, statement, NULL))
    for (int i = 0; i < *n_columns; i++)
      g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
  gocua_db_done (statement);
  return values;
}

static char *
fold (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  g_auto (GStrv) words = gocua_text_fold_words (text != NULL ? text : "");

  return g_strjoinv (" ", words);
}

/* n, head, address, phone, code of each household among @values. */
static GPtrArray *
make_search (GPtrArray *values, int n_columns)
{
  static const int columns[] = { 5, 6, 9, 4 };
  GPtrArray *search = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < values->len; row += (guint) n_columns)
    {
      g_ptr_array_add (search, g_strdup ((const char *) sqlite3_value_text (values->pdata[row])));
      for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        g_ptr_array_add (search, fold (values->pdata[row + (guint) columns[i]]));
    }
  return search;
}

static void
run (sqlite3 *handle, const char *sql)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
}

static sqlite3_stmt *
prepare_insert (sqlite3 *handle, const char *insert, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (insert);
  sqlite3_stmt *statement = NULL;

  for (int i = 1; i <= n_columns; i++)
    g_string_append_printf (sql, "%s?%d", i > 1 ? "," : "(", i);
  g_string_append_c (sql, ')');
  if (sqlite3_prepare_v3 (handle, sql->str, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql->str, sqlite3_errmsg (handle));
  return statement;
}

static void
put (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
insert_values (sqlite3_stmt *statement, GPtrArray *values, int n_columns)
{
  for (guint row = 0; row < values->len; row += (guint) n_columns)
    {
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (statement, i + 1, values->pdata[row + (guint) i]);
      put (statement);
    }
}

static void
insert_search (sqlite3_stmt *statement, GPtrArray *search)
{
  for (guint row = 0; row < search->len; row += 5)
    {
      sqlite3_bind_int64 (statement, 1, g_ascii_strtoll (search->pdata[row], NULL, 10));
      for (int i = 1; i < 5; i++)
        sqlite3_bind_text (statement, i + 1, search->pdata[row + (guint) i], -1, SQLITE_STATIC);
      put (statement);
    }
}

static void
insert_bare (Bench *self, gint64 after, gint64 until, gboolean only_households)
{
  sqlite3 *handle = gocua_db_get_handle (self->bare);
  sqlite3_stmt *statements[G_N_ELEMENTS (copies)];
  GPtrArray *values[G_N_ELEMENTS (copies)];
  int n_columns[G_N_ELEMENTS (copies)];
  g_autoptr (GPtrArray) search = NULL;
  sqlite3_stmt *search_statement =
      prepare_insert (handle, "INSERT INTO household_search (rowid, head, address, phone, code) VALUES ", 5);
  double start, cpu;

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      values[i] = read_values (self, &copies[i], after, until, &n_columns[i]);
      statements[i] = prepare_insert (handle, copies[i].insert, n_columns[i]);
      if (g_str_has_prefix (copies[i].insert, "INSERT INTO household "))
        search = make_search (values[i], n_columns[i]);
    }
  start = bench_now_ms ();
  cpu = cpu_now_ms ();
  run (handle, "BEGIN IMMEDIATE");
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    insert_values (statements[i], values[i], n_columns[i]);
  insert_search (search_statement, search);
  run (handle, "COMMIT");
  self->bare_ms += bench_now_ms () - start;
  if (only_households)
    self->bare_households_ms += bench_now_ms () - start;
  self->bare_cpu_ms += cpu_now_ms () - cpu;
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      sqlite3_finalize (statements[i]);
      g_ptr_array_unref (values[i]);
    }
  sqlite3_finalize (search_statement);
}

static gint64
count (GocuaDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, NULL);
  gint64 n;

  gocua_db_step (db, statement, NULL);
  n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

/* Otherwise the two did not do the same. */
static void
check_same_rows (Bench *self)
{
  static const char *const tables[] = { "change",    "campaign", "area",   "team",
                                        "household", "visit",    "status", "household_search_docsize" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (count (self->ours, tables[i]) != count (self->bare, tables[i]))
      g_error ("%s: %" G_GINT64_FORMAT " rows against %" G_GINT64_FORMAT, tables[i],
               count (self->ours, tables[i]), count (self->bare, tables[i]));
}

/* One batch, as the import of a list makes it. */
static GocuaBatch *
make_import (GocuaDb *from)
{
  GocuaBatch *batch = gocua_batch_new ("roster.import");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM household ORDER BY n",
                                          gocua_projection_columns (GOCUA_KIND_HOUSEHOLD));
  sqlite3_stmt *statement = gocua_db_prepare (from, sql, NULL);

  while (gocua_db_step (from, statement, NULL))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 0);

      gocua_entity_make_id (from, &household->id);
      gocua_batch_put (batch, NULL, household);
    }
  gocua_db_done (statement);
  return batch;
}

static void
measure_import (Bench *self, BenchTable *table)
{
  g_autoptr (GocuaBatch) batch = make_import (self->source);
  GocuaDb *db = open_file (self, "import.gocua");
  g_autoptr (GError) error = NULL;
  double start, cpu, took;

  if (!gocua_campaign_set_current (db, "kh31-2026", &error))
    die (error);
  start = bench_now_ms ();
  cpu = cpu_now_ms ();
  if (!gocua_journal_commit (db, batch, NULL, NULL, &error))
    die (error);
  took = bench_now_ms () - start;
  bench_table_add (table, "import of households in one batch", "%.1f s, %.0f/s; %.0f/s in processor time",
                   took / 1000, batch->changes->len / took * 1000,
                   batch->changes->len / (cpu_now_ms () - cpu) * 1000);
  gocua_db_close (db);
}

static void
measure_rebuild (Bench *self, BenchTable *table)
{
  g_autoptr (GError) error = NULL;
  gint64 n_different = -1;
  double start = bench_now_ms (), cpu = cpu_now_ms (), took;

  if (!gocua_journal_rebuild (self->ours, TRUE, &n_different, NULL, NULL, &error))
    die (error);
  took = bench_now_ms () - start;
  if (n_different != 0)
    g_error ("%" G_GINT64_FORMAT " rows are not as the journal says", n_different);
  bench_table_add (table, "rebuild and compare", "%.1f s, %.0f changes/s; %.0f/s in processor time",
                   took / 1000, (double) self->n_changes / took * 1000,
                   (double) self->n_changes / (cpu_now_ms () - cpu) * 1000);
}

static void
measure_digests (Bench *self, BenchTable *table)
{
  gint64 n = gocua_digest_n_complete (self->n_changes);
  double start = bench_now_ms ();
  guint8 sha256[GOCUA_DIGEST_SIZE];

  for (gint64 bucket = 0; bucket < n; bucket++)
    gocua_sync_get_digest (self->ours, bucket, sha256, NULL, NULL);
  bench_table_add (table, "digests of all of it", "%.2f s", (bench_now_ms () - start) / 1000);
}

static void
add_figures (Bench *self, BenchTable *table)
{
  double n = (double) self->n_changes;

  bench_table_ratio (table, "taking in 400,000 changes", self->ours_ms, self->bare_ms, LIMIT);
  bench_table_add (table, "  changes a second", "%.0f, bare %.0f", n / self->ours_ms * 1000,
                   n / self->bare_ms * 1000);
  bench_table_add (table, "  of the bare insert’s speed", "%.2f", self->bare_ms / self->ours_ms);
  bench_table_add (table, "  in processor time", "%.0f a second, %.2f of the bare insert",
                   n / self->ours_cpu_ms * 1000, self->bare_cpu_ms / self->ours_cpu_ms);
  bench_table_at_most (table, "household creations, ms for 1,000",
                       self->households_ms / (double) self->n_households * 1000,
                       1000.0 * 1000 / MIN_PER_SECOND, "ms");
  bench_table_add (table, "  a second", "%.0f, bare %.0f",
                   (double) self->n_households / self->households_ms * 1000,
                   (double) self->n_households / self->bare_households_ms * 1000);
  bench_table_add (table, "  in processor time", "%.0f a second",
                   (double) self->n_households / self->households_cpu_ms * 1000);
  bench_table_add (table, "reading the feed’s JSON", "%.0f changes/s, %.0f MB/s", n / self->parse_ms * 1000,
                   (double) self->n_bytes / self->parse_ms / 1000);
  bench_table_add (table, "reading and taking in", "%.0f changes/s, %.2f of the bare insert",
                   n / (self->ours_ms + self->parse_ms) * 1000,
                   self->bare_ms / (self->ours_ms + self->parse_ms));
}

static void
remove_files (Bench *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

int
main (int argc, char **argv)
{
  Bench bench = { .folder = g_dir_make_tmp ("gocua-bench-XXXXXX", NULL), .clock = gocua_clock_new_system () };
  BenchTable *table =
      bench_table_new ("Sync: a ward’s feed into an encrypted file, 2,000 changes in a transaction");
  guint part = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1;

  setlocale (LC_ALL, "");
  make_source (&bench, MAX (part, 1));
  bench.ours = open_file (&bench, "ours.gocua");
  bench.bare = open_file (&bench, "bare.gocua");
  for (gint64 after = 0; after < bench.n_changes; after += AT_ONCE)
    {
      gint64 until = MIN (after + AT_ONCE, bench.n_changes);
      gboolean only_households;
      g_autoptr (GString) text = make_feed (&bench, after, until, &only_households);

      bench.n_bytes += (gint64) text->len;
      insert_bare (&bench, after, until, only_households);
      take (&bench, text, after, until, only_households);
    }
  check_same_rows (&bench);
  add_figures (&bench, table);
  measure_digests (&bench, table);
  measure_import (&bench, table);
  measure_rebuild (&bench, table);
  gocua_db_close (bench.source);
  gocua_db_close (bench.ours);
  gocua_db_close (bench.bare);
  gocua_clock_unref (bench.clock);
  remove_files (&bench);
  return bench_table_print_and_free (table) ? 0 : 1;
}
