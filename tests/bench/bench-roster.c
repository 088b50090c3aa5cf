/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-roster.c: a list of 100,000 households from a workbook, against LibreOffice that only converts it. */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "bench-table.h"

#define N_ROWS      100000
#define REPETITIONS 5

/* Of the time and the memory that LibreOffice takes to write the file as CSV, and does nothing else. */
#define SPEED_LIMIT  0.25
#define MEMORY_LIMIT 0.25
#define COMMIT_LIMIT 1.0

static const char *const heads[] = {
  "STT", "Mã hộ",   "Họ và tên chủ hộ",    "Số nhà",  "Đường", "Khu phố", "Tổ",
  "SĐT", "Số khẩu", "Số người đủ 14 tuổi", "Ghi chú", "Ngày"
};
static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi" };
static const char *const givens[] = { "Thị Ánh",   "Văn Bé",   "Thị Cúc", "Quốc Dũng",
                                      "Thị Hường", "Ngọc Lan", "Đức Minh" };
static const char *const streets[] = { "Nguyễn Trãi", "Lê Lợi", "Trần Hưng Đạo", "Hai Bà Trưng",
                                       "Cách Mạng Tháng Tám" };

static void write_text (lxw_worksheet *sheet, guint row, guint column, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
write_text (lxw_worksheet *sheet, guint row, guint column, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  worksheet_write_string (sheet, row, (lxw_col_t) column, text, NULL);
}

static void
write_row (lxw_worksheet *sheet, GRand *dice, guint i, lxw_format *date)
{
  guint row = i + 1;

  worksheet_write_number (sheet, row, 0, row, NULL);
  write_text (sheet, row, 1, "KP%02u-%06u", i % 40 + 1, i);
  write_text (sheet, row, 2, "%s %s", families[g_rand_int_range (dice, 0, G_N_ELEMENTS (families))],
              givens[g_rand_int_range (dice, 0, G_N_ELEMENTS (givens))]);
  write_text (sheet, row, 3, "%u/%u", i % 900 + 1, i % 97);
  write_text (sheet, row, 4, "%s", streets[i / 20000 % G_N_ELEMENTS (streets)]);
  write_text (sheet, row, 5, "Khu phố %u", i % 40 + 1);
  worksheet_write_number (sheet, row, 6, i % 20 + 1, NULL);
  write_text (sheet, row, 7, "09%08d", g_rand_int_range (dice, 0, 100000000));
  worksheet_write_number (sheet, row, 8, i % 6 + 2, NULL);
  worksheet_write_number (sheet, row, 9, i % 6 + 1, NULL);
  if (i % 3 == 0)
    write_text (sheet, row, 10, "tạm trú từ năm %u", 2000 + i % 25);
  worksheet_write_number (sheet, row, 11, 45717 + i % 300, date);
}

static void
write_workbook (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Danh sách");
  lxw_format *date = workbook_add_format (book);
  g_autoptr (GRand) dice = g_rand_new_with_seed (20250131);

  format_set_num_format (date, "dd/mm/yyyy");
  for (guint column = 0; column < G_N_ELEMENTS (heads); column++)
    worksheet_write_string (sheet, 0, (lxw_col_t) column, heads[column], NULL);
  for (guint i = 0; i < N_ROWS; i++)
    write_row (sheet, dice, i, date);
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("%s could not be written", path);
}

typedef struct
{
  double ms;
  double mib; /* the most memory at any time */
} Cost;

/* One program to its end, with all that it starts. This process must stay small: what it held when it forked
 * counts as the child's. */
static Cost
run (char **argv)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now_ms ();
  struct rusage usage = { 0 };
  Cost cost;
  GPid pid;
  int status = 0;

  if (!g_spawn_async (NULL, argv, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                          G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  if (wait4 (pid, &status, 0, &usage) < 0 || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed", argv[0]);
  cost.ms = bench_now_ms () - start;
  cost.mib = (double) usage.ru_maxrss / 1024;
  return cost;
}

typedef struct
{
  BenchSeries *ms;
  BenchSeries *mib;
} Costs;

static void
add_cost (Costs *costs, Cost cost)
{
  bench_series_add (costs->ms, cost.ms);
  bench_series_add (costs->mib, cost.mib);
}

static Costs
costs_new (void)
{
  return (Costs){ bench_series_new (), bench_series_new () };
}

static void
costs_clear (Costs *costs)
{
  bench_series_free (costs->ms);
  bench_series_free (costs->mib);
}

typedef struct
{
  const char *gocua;
  const char *office; /* (nullable): LibreOffice, where there is one */
  const char *folder;
  const char *workbook;
} Bench;

static void
make_ward (const Bench *self, const char *ward)
{
  const char *const make[] = { self->gocua, "--store", ward, "new", "--unit", "26737@2025-07-01", NULL };

  run ((char **) make);
}

/* Into a ward that was not there yet, each time. */
static Cost
take_in (const Bench *self, guint time)
{
  g_autofree char *ward = g_strdup_printf ("%s/taken-in-%u.gocua", self->folder, time);
  const char *const take[] = { self->gocua, "--store", ward, "import", "--make-areas", self->workbook, NULL };

  make_ward (self, ward);
  return run ((char **) take);
}

static Cost
convert (const Bench *self)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", self->folder);
  const char *const argv[] = { self->office, profile,        "--headless", "--convert-to", "csv", "--outdir",
                               self->folder, self->workbook, NULL };

  return run ((char **) argv);
}

static void
report (const Costs *checked, const Costs *taken, const Costs *theirs, gboolean has_office, BenchTable *table)
{
  double office_mib;

  bench_table_add (table, "reading and dry run", "%.0f ms, %.0f MiB", bench_series_median (checked->ms),
                   bench_series_median (checked->mib));
  bench_table_add (table, "file to committed roster", "%.1f s, %.0f MiB",
                   bench_series_median (taken->ms) / 1000, bench_series_median (taken->mib));
  if (!has_office)
    return;
  office_mib = bench_series_median (theirs->mib);
  bench_table_ratio (table, "reading and dry run against LibreOffice", bench_series_median (checked->ms),
                     bench_series_median (theirs->ms), SPEED_LIMIT);
  bench_table_at_most (table, "  memory, of LibreOffice's", bench_series_median (checked->mib) / office_mib,
                       MEMORY_LIMIT, "");
  bench_table_ratio (table, "file to committed roster against LibreOffice", bench_series_median (taken->ms),
                     bench_series_median (theirs->ms), COMMIT_LIMIT);
  bench_table_at_most (table, "  memory, of LibreOffice's", bench_series_median (taken->mib) / office_mib,
                       MEMORY_LIMIT, "");
}

/* The programs that LibreOffice's script starts count with it, since the script waits for them. */
static void
measure (const Bench *self, BenchTable *table)
{
  g_autofree char *ward = g_build_filename (self->folder, "ward.gocua", NULL);
  const char *const check[] = { self->gocua, "--store",      ward,           "import",
                                "--dry-run", "--make-areas", self->workbook, NULL };
  Costs checked = costs_new (), taken = costs_new (), theirs = costs_new ();

  make_ward (self, ward);
  if (self->office != NULL)
    convert (self); /* the first time it makes its profile */
  for (guint i = 0; i < REPETITIONS; i++)
    {
      if (self->office != NULL)
        add_cost (&theirs, convert (self));
      add_cost (&checked, run ((char **) check));
      add_cost (&taken, take_in (self, i));
    }
  report (&checked, &taken, &theirs, self->office != NULL, table);
  costs_clear (&checked);
  costs_clear (&taken);
  costs_clear (&theirs);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  BenchTable *table;
  g_autofree char *folder = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *office = g_find_program_in_path ("soffice");

  setlocale (LC_ALL, "");
  /* Started by itself. */
  if (argc == 3)
    {
      write_workbook (argv[2]);
      return 0;
    }
  table = bench_table_new ("Roster: an .xlsx file of 100,000 rows and 12 columns; medians");
  folder = g_dir_make_tmp ("gocua-bench-XXXXXX", NULL);
  workbook = g_build_filename (folder, "list.xlsx", NULL);
  g_assert (argc == 2);
  run ((char *[]){ argv[0], argv[1], workbook, NULL });
  measure (&(Bench){ argv[1], office, folder, workbook }, table);
  remove_tree (folder);
  return bench_table_print_and_free (table) ? 0 : 1;
}
