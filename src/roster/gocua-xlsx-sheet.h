/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-sheet.h: the rows of one sheet of an .xlsx file. Private to src/roster. */
#pragma once

#include "roster/gocua-table-format.h"
#include "roster/gocua-xlsx-strings.h"
#include "roster/gocua-xlsx-styles.h"

G_BEGIN_DECLS

/** GocuaXlsxBook: what the cells of all sheets need. */
typedef struct
{
  GocuaZip *zip;
  GocuaXlsxStrings *strings;
  GocuaXlsxStyles *styles;
  gboolean from_1904;
  gboolean with_hidden_rows;
} GocuaXlsxBook;

/** gocua_xlsx_sheet_read: as gocua_table_read(), of the sheet in @part */
gboolean gocua_xlsx_sheet_read (const GocuaXlsxBook *book,
                                const char *part,
                                GocuaTableFacts *facts,
                                GocuaTableRowFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
