/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-table.h: repeated measurements, and one table of them with limits and verdicts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BenchSeries: measurements of one thing, in milliseconds or any other unit. */
typedef struct
{
  GArray *values; /* of double */
} BenchSeries;

BenchSeries *bench_series_new (void);
void bench_series_free (BenchSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSeries, bench_series_free)

void bench_series_add (BenchSeries *self, double value);
double bench_series_median (BenchSeries *self);

/** bench_now_ms: Returns: a time in milliseconds that only grows */
double bench_now_ms (void);

/** BenchTable: lines for the end of the run. */
typedef struct _BenchTable BenchTable;

BenchTable *bench_table_new (const char *title);

/** bench_table_print_and_free: prints the table first. Returns: whether every limit was kept */
gboolean bench_table_print_and_free (BenchTable *self);

/** bench_table_add: a plain figure, without a limit. */
void bench_table_add (BenchTable *self, const char *name, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** bench_table_ratio: @ours against @bare, in milliseconds; @limit 0: printed, no limit. */
void bench_table_ratio (BenchTable *self, const char *name, double ours, double bare, double limit);

/** bench_table_at_most: a figure in @unit and its limit. */
void bench_table_at_most (BenchTable *self, const char *name, double value, double limit, const char *unit);

G_END_DECLS
