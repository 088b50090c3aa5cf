/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-table.c: repeated measurements, and one table of them with limits and verdicts. */

#include "bench-table.h"

struct _BenchTable
{
  char *title;
  GPtrArray *lines;
  guint n_missed;
};

BenchSeries *
bench_series_new (void)
{
  BenchSeries *self = g_new0 (BenchSeries, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
bench_series_free (BenchSeries *self)
{
  g_array_unref (self->values);
  g_free (self);
}

void
bench_series_add (BenchSeries *self, double value)
{
  g_array_append_val (self->values, value);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_series_median (BenchSeries *self)
{
  guint n = self->values->len;

  g_assert (n > 0);
  g_array_sort (self->values, compare_doubles);
  if (n % 2 == 1)
    return g_array_index (self->values, double, n / 2);
  return (g_array_index (self->values, double, n / 2 - 1) + g_array_index (self->values, double, n / 2)) / 2;
}

double
bench_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

BenchTable *
bench_table_new (const char *title)
{
  BenchTable *self = g_new0 (BenchTable, 1);

  self->title = g_strdup (title);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  return self;
}

gboolean
bench_table_print_and_free (BenchTable *self)
{
  gboolean kept = self->n_missed == 0;

  g_print ("\n%s\n%-44s %12s %12s %8s %8s\n", self->title, "", "ours", "bare", "ratio", "limit");
  for (guint i = 0; i < self->lines->len; i++)
    g_print ("%s\n", (const char *) self->lines->pdata[i]);
  if (!kept)
    g_print ("%u limits were missed.\n", self->n_missed);
  g_ptr_array_unref (self->lines);
  g_free (self->title);
  g_free (self);
  return kept;
}

void
bench_table_add (BenchTable *self, const char *name, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->lines, g_strdup_printf ("%-44s %12s", name, text));
}

void
bench_table_ratio (BenchTable *self, const char *name, double ours, double bare, double limit)
{
  double ratio = ours / bare;

  if (limit <= 0)
    {
      g_ptr_array_add (self->lines,
                       g_strdup_printf ("%-44s %9.2f ms %9.2f ms %8.2f", name, ours, bare, ratio));
      return;
    }
  self->n_missed += ratio > limit;
  g_ptr_array_add (self->lines, g_strdup_printf ("%-44s %9.2f ms %9.2f ms %8.2f %8.2f  %s", name, ours, bare,
                                                 ratio, limit, ratio > limit ? "MISSED" : "kept"));
}

void
bench_table_at_most (BenchTable *self, const char *name, double value, double limit, const char *unit)
{
  self->n_missed += value > limit;
  g_ptr_array_add (self->lines, g_strdup_printf ("%-44s %9.2f %s %30.2f  %s", name, value, unit, limit,
                                                 value > limit ? "MISSED" : "kept"));
}
