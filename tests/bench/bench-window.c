/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-window.c: time to the first usable page and memory of the program, against an empty libadwaita
 * window. */

#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench-table.h"
#include "bench-ward.h"
#include "sample/gocua-sample.h"
#include "store/gocua-backup.h"
#include "store/gocua-ward.h"

#define REPETITIONS 7

#define START_LIMIT   1.5
#define MEMORY_LIMIT  80.0
#define SETTLE_US     1500000
#define PATIENCE_SECS 60

/* One program: what was measured of it. */
typedef struct
{
  const char *const *argv;
  BenchSeries *start_ms;
  BenchSeries *resident_mib;
  BenchSeries *peak_mib;
} Program;

static double
read_status (const char *pid, const char *field)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "status", NULL);
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s went away", path);
  at = strstr (text, field);
  g_assert (at != NULL);
  return g_ascii_strtod (at + strlen (field) + 1, NULL) / 1024;
}

/* Waits for the line "usable" among what the program prints. */
static void
wait_until_usable (GSubprocess *process, const char *name)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      if (line == NULL)
        g_error ("%s ended before its page was usable", name);
      if (strcmp (line, "usable") == 0)
        return;
    }
}

/* A program that never gets there must not keep the run waiting for ever. */
static void
start_once (Program *self, gboolean count)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now_ms ();
  g_autoptr (GSubprocess) process = g_subprocess_newv (self->argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  const char *pid;
  double took;

  if (process == NULL)
    g_error ("%s", error->message);
  alarm (PATIENCE_SECS);
  wait_until_usable (process, self->argv[0]);
  took = bench_now_ms () - start;
  alarm (0);
  pid = g_subprocess_get_identifier (process);
  g_usleep (SETTLE_US);
  if (count)
    {
      bench_series_add (self->start_ms, took);
      bench_series_add (self->resident_mib, read_status (pid, "VmRSS:"));
      bench_series_add (self->peak_mib, read_status (pid, "VmHWM:"));
    }
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

static void
program_init (Program *self, const char *const *argv)
{
  self->argv = argv;
  self->start_ms = bench_series_new ();
  self->resident_mib = bench_series_new ();
  self->peak_mib = bench_series_new ();
}

static void
program_clear (Program *self)
{
  bench_series_free (self->start_ms);
  bench_series_free (self->resident_mib);
  bench_series_free (self->peak_mib);
}

static void
report (Program *empty, Program *desk, BenchTable *table)
{
  double bare = bench_series_median (empty->resident_mib);

  bench_table_ratio (table, "start to usable first page", bench_series_median (desk->start_ms),
                     bench_series_median (empty->start_ms), START_LIMIT);
  bench_table_add (table, "resident memory of the empty window", "%.1f MiB", bare);
  bench_table_at_most (table, "resident memory", bench_series_median (desk->resident_mib),
                       bare + MEMORY_LIMIT, "MiB");
  bench_table_at_most (table, "highest resident memory so far", bench_series_median (desk->peak_mib),
                       bench_series_median (empty->peak_mib) + MEMORY_LIMIT, "MiB");
}

int
main (int argc, char **argv)
{
  BenchTable *table =
      bench_table_new ("Window: the ward of 100,000 households, against an empty window; medians");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Program empty, desk;
  GocuaDb *db;
  double made_ms;

  setlocale (LC_ALL, "");
  if (argc != 3)
    g_error ("usage: bench-window EMPTY-WINDOW GOCUA-DESK");
  db = bench_ward_open (&made_ms);
  /* The first start of a day copies the ward in the background; the others are measured. */
  if (!gocua_backup_make_daily (db, &error))
    g_error ("%s", error->message);
  gocua_ward_close (db);
  path = gocua_ward_get_path (GOCUA_SAMPLE_UNIT_KEY);
  g_setenv ("GOCUA_BENCH", "1", TRUE);
  program_init (&empty, (const char *const[]){ argv[1], NULL });
  program_init (&desk, (const char *const[]){ argv[2], "--store", path, NULL });
  /* The first start of each brings its files into memory; it does not count. */
  for (int i = 0; i <= REPETITIONS; i++)
    {
      start_once (&empty, i > 0);
      start_once (&desk, i > 0);
    }
  report (&empty, &desk, table);
  program_clear (&empty);
  program_clear (&desk);
  return bench_table_print_and_free (table) ? 0 : 1;
}
