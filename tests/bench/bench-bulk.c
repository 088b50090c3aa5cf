/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-bulk.c: one thing done to all 100,000 households that are shown, and undone. */

#include <glib/gstdio.h>
#include <locale.h>

#include "bench-table.h"
#include "sample/gocua-sample.h"
#include "store/gocua-bulk.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-households.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"

#define HOUSEHOLDS 100000
#define VISITS     300000

/* How long a person waits between two looks at the button “Cancel”, and how long after it. */
typedef struct
{
  GCancellable *cancellable;
  gint64 cancel_at; /* of what is counted, 0: never */
  double last, longest;
  double cancelled;
} Watch;

static void
watch_cb (gint64 done, gint64 total, gpointer data)
{
  Watch *self = data;
  double now = bench_now_ms ();

  if (self->last > 0)
    self->longest = MAX (self->longest, now - self->last);
  self->last = now;
  if (self->cancel_at == 0 || done < self->cancel_at || self->cancelled > 0)
    return;
  self->cancelled = now;
  g_cancellable_cancel (self->cancellable);
}

static void
die (const GError *error)
{
  g_error ("%s", error->message);
}

static void
measure_cancel (GocuaDb *db, GArray *ns, const GocuaId *campaign, gint64 at, BenchTable *table)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *name = g_strdup_printf ("cancelled after %d %%: nothing is left of it", (int) at / 10);
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable, .cancel_at = at };
  GocuaProgress progress = { watch_cb, &watch };
  GocuaBulkResult result;

  if (gocua_bulk_run (db, &archive, ns, campaign, &result, &progress, cancellable, &error))
    g_error ("it was not cancelled");
  bench_table_add (table, name, "%.0f ms until it has stopped", bench_now_ms () - watch.cancelled);
}

static GocuaId
measure_run (GocuaDb *db, GArray *ns, const GocuaId *campaign, BenchTable *table)
{
  const GocuaBulk archive = { .action = GOCUA_BULK_ARCHIVE };
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  GocuaProgress progress = { watch_cb, &watch };
  GocuaBulkResult result;
  double start = bench_now_ms ();
  double took;

  if (!gocua_bulk_run (db, &archive, ns, campaign, &result, &progress, NULL, &error))
    die (error);
  took = bench_now_ms () - start;
  watch.longest = MAX (watch.longest, bench_now_ms () - watch.last);
  bench_table_add (table, "archive all that is shown", "%.1f s, %.0f households/s", took / 1000,
                   result.n_changed / took * 1000);
  bench_table_add (table, "the bar stands still for at most", "%.0f ms", watch.longest);
  return result.batch;
}

static void
measure_undo (GocuaDb *db, const GocuaId *batch, BenchTable *table)
{
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  GocuaProgress progress = { watch_cb, &watch };
  double start = bench_now_ms ();
  g_autoptr (GocuaBatch) undo = gocua_journal_undo_most (db, batch, &progress, NULL, NULL, &error);
  double took = bench_now_ms () - start;

  if (undo == NULL)
    die (error);
  bench_table_add (table, "undo it", "%.1f s, %.0f households/s", took / 1000,
                   undo->changes->len / took * 1000);
  bench_table_add (table, "the bar stands still for at most", "%.0f ms",
                   MAX (watch.longest, start + took - watch.last));
}

static void
measure (GocuaDb *db, BenchTable *table)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GArray) ns = NULL;
  GocuaId id, batch;

  campaign = gocua_campaign_get_current (db, &id, NULL);
  ns = gocua_households_query (db, query, &id, NULL, NULL);
  measure_cancel (db, ns, &id, 100, table);
  measure_cancel (db, ns, &id, 900, table);
  batch = measure_run (db, ns, &id, table);
  measure_undo (db, &batch, table);
}

int
main (int argc, char **argv)
{
  BenchTable *table = bench_table_new ("Bulk: 100,000 households with 300,000 visits, encrypted");
  g_autofree char *folder = g_dir_make_tmp ("gocua-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bulk.gocua", NULL);
  g_autoptr (GError) error = NULL;
  GocuaSampleOptions options = {
    .households = HOUSEHOLDS,
    .areas = 100,
    .days = 60,
    .visits = VISITS,
    .seed = 31,
    .campaign_key = "kh31-2026",
  };
  GocuaDb *db;

  setlocale (LC_ALL, "");
  db = gocua_ward_open (path, TRUE, &error);
  if (db == NULL || !gocua_sample_fill (db, &options, NULL, NULL, &error))
    die (error);
  measure (db, table);
  gocua_ward_close (db);
  g_unlink (path);
  g_rmdir (folder);
  return bench_table_print_and_free (table) ? 0 : 1;
}
