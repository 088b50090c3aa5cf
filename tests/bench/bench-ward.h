/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-ward.h: the large ward that the benchmarks share. */
#pragma once

#include "store/gocua-types.h"

#define BENCH_HOUSEHOLDS 100000
#define BENCH_VISITS     1000000

/**
 * bench_ward_open:
 * @made_ms: (out): how long the making took, 0 when one of an earlier run was there
 *
 * Opens the ward of 100,000 households and 1,000,000 visits in the data folder (XDG_DATA_HOME), as the
 * program would find it there, and makes it first if there is none or it is not whole.
 */
GocuaDb *bench_ward_open (double *made_ms);
