/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-sniff.h: which separator a table uses, told from its first lines. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_csv_sniff_separator:
 * @text: the start of the file, @size bytes, not NUL-terminated
 * @whole: whether @text is all of the file, so that its last line is whole too
 * @hint_size: (out): bytes of a first line such as "sep=;" that Excel writes and does not show; 0 where there
 * is none
 *
 * Looks at the first lines outside quotes. The separator that cuts most lines into the same number of fields
 * wins, and among equals the one that makes more fields: an address has commas too, but not the same number
 * in each line.
 *
 * Returns: ',', ';' or '\t'; ',' for a table of one column
 */
char gocua_csv_sniff_separator (const char *text, gsize size, gboolean whole, gsize *hint_size);

G_END_DECLS
