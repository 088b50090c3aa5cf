/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-ods.c: whatever the bytes, opening and reading a workbook of LibreOffice ends with rows or one clear
 * error. */

#include "table-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  /* As they come, and as the content of a workbook that is whole. */
  table_fuzz_bytes (data, size);
  table_fuzz_ods (data, size);
  return 0;
}
