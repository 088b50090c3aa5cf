/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-remarks.h: what a person should know about the reading of a file. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/** gocua_table_separator_get_title: Returns: (transfer none): such as "semicolon", translated */
const char *gocua_table_separator_get_title (char separator);

/** gocua_table_describe: Returns: (transfer full): one line about the file: its sheet, or encoding and
 * separator */
char *gocua_table_describe (GocuaTable *table);

/** gocua_table_list_conversions: Returns: (transfer full): a translated sentence with an example for each
 * column that was converted in the last reading, %NULL-terminated */
char **gocua_table_list_conversions (GocuaTable *table);

/**
 * gocua_table_list_remarks:
 * @table: once it was read
 *
 * Hidden rows, formulas without a result, and conversions.
 *
 * Returns: (transfer full): translated sentences, %NULL-terminated
 */
char **gocua_table_list_remarks (GocuaTable *table);

G_END_DECLS
