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

/** make_zip: names of parts and their texts in turn, then %NULL. Returns: (transfer full): the archive */
GBytes *make_zip (const char *name, ...) G_GNUC_NULL_TERMINATED;

/** make_zip_of: @parts: (element-type utf8 GBytes). Returns: (transfer full): the archive, in the order of
 * names */
GBytes *make_zip_of (GHashTable *parts);

/** Book: the parts of an .xlsx file with one sheet, to change and to pack. */
typedef struct
{
  const char *rows;       /* what stands in <sheetData> */
  const char *strings;    /* (nullable): what stands in <sst> */
  const char *styles;     /* (nullable): what stands in <styleSheet> */
  const char *properties; /* (nullable): attributes of <workbookPr> */
  gboolean is_strict;
} Book;

GBytes *make_book (const Book *book);

/** open_book: Returns: (transfer full): the table; %NULL with @error */
GocuaTable *open_book (const Book *book, const GocuaTableSettings *settings, GError **error);

/** assert_book: the rows of it, as describe_rows() says them. */
void assert_book (const Book *book, const char *expected);

/** assert_zip_fails: opening or reading ends with @code and @words. */
void assert_zip_fails (GBytes *zip, int code, const char *words);

/** make_ods: an .ods file with @styles (nullable) in its automatic styles and @tables in its spreadsheet */
GBytes *make_ods (const char *styles, const char *tables);
