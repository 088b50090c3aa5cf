/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-ward.c: the large ward that the benchmarks share. */

#include "bench-ward.h"

#include "bench-table.h"
#include "sample/gocua-sample.h"
#include "store/gocua-ward.h"

static GocuaDb *
open_or_die (const char *path, gboolean create)
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (path, create, &error);

  if (db == NULL)
    g_error ("%s: %s", path, error->message);
  return db;
}

static void
show_progress (gint64 done, gint64 total, gpointer data)
{
  gint64 *shown = data;

  if (done * 20 / total == *shown)
    return;
  *shown = done * 20 / total;
  g_printerr ("making the ward: %" G_GINT64_FORMAT " %%\n", *shown * 5);
}

static void
make_ward (GocuaDb *db)
{
  GocuaSampleOptions options = {
    .households = BENCH_HOUSEHOLDS,
    .areas = 100,
    .days = 150,
    .visits = BENCH_VISITS,
    .seed = 31,
    .campaign_key = "kh31-2026",
  };
  g_autoptr (GError) error = NULL;
  gint64 shown = 0;
  GocuaProgress progress = { show_progress, &shown };

  if (!gocua_sample_fill (db, &options, &progress, NULL, &error))
    g_error ("%s", error->message);
}

GocuaDb *
bench_ward_open (double *made_ms)
{
  g_autofree char *path = gocua_ward_get_path (GOCUA_SAMPLE_UNIT_KEY);
  GocuaDb *db;
  double start;

  *made_ms = 0;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      db = open_or_die (path, FALSE);
      if (gocua_sample_is_whole (db))
        return db;
      gocua_ward_close (db);
      gocua_ward_remove (path);
    }
  db = open_or_die (path, TRUE);
  start = bench_now_ms ();
  make_ward (db);
  *made_ms = bench_now_ms () - start;
  return db;
}
