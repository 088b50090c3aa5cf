/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-kind.h: what a file is, by its bytes and not by its name. Private to src/roster. */
#pragma once

#include "roster/gocua-table-format.h"

G_BEGIN_DECLS

/**
 * gocua_table_kind_find:
 * @stream: seekable; left anywhere
 *
 * Files come with any name: a web page as "list.xls", a workbook as "list.csv".
 *
 * Returns: (transfer none): the format that reads it; %NULL with %GOCUA_TABLE_ERROR_WRONG_KIND, ..._LOCKED or
 * ..._OLD_WORKBOOK, whose message says what to do, ..._DAMAGED, or an error of the stream
 */
const GocuaTableFormat *
gocua_table_kind_find (GInputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
