/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table-support.h: opening tables from bytes and saying what is in them. */
#pragma once

#include "roster/gocua-table.h"

/** open_bytes: Returns: (transfer full): the table; %NULL with @error */
GocuaTable *open_bytes (gconstpointer bytes, gsize size, const GocuaTableSettings *settings, GError **error);

/** open_text: the same of a text that must open. */
GocuaTable *open_text (const char *text, const GocuaTableSettings *settings);

/** describe_rows: Returns: (transfer full): "1[a][b]|2[c]": numbers, cells in brackets, rows apart by a bar
 */
char *describe_rows (GocuaTable *table, GError **error);

/** assert_rows: what describe_rows() says, and no error. */
void assert_rows (GocuaTable *table, const char *expected);

/** assert_words: @message holds each of @words, which are apart by a bar. */
void assert_words (const char *message, const char *words);
