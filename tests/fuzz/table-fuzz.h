/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table-fuzz.h: what must hold of every table, whatever the file. */
#pragma once

#include "roster/gocua-table.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/** table_fuzz_bytes: opens and reads the file, and checks each row and the error. */
void table_fuzz_bytes (const void *data, gsize size);

/** table_fuzz_book: the same of a workbook that holds the bytes as one of its parts: which one, the size
 * says. */
void table_fuzz_book (const guint8 *data, gsize size);

/** table_fuzz_ods: the same of an .ods file that holds the bytes as its content. */
void table_fuzz_ods (const guint8 *data, gsize size);
