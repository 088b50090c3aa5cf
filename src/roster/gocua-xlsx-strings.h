/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-strings.h: the texts of an .xlsx file, which its cells point at. Private to src/roster. */
#pragma once

#include "roster/gocua-old-text.h"
#include "roster/gocua-zip.h"

G_BEGIN_DECLS

/** GocuaXlsxStrings: all of them in one piece of memory, each found by its number. */
typedef struct _GocuaXlsxStrings GocuaXlsxStrings;

/** gocua_xlsx_strings_read: @part: (nullable): a workbook may have none. Returns: (transfer full): them;
 * %NULL with the errors of gocua_xml_read_part(), or %GOCUA_TABLE_ERROR_TOO_BIG */
GocuaXlsxStrings *
gocua_xlsx_strings_read (GocuaZip *zip, const char *part, GCancellable *cancellable, GError **error);
void gocua_xlsx_strings_free (GocuaXlsxStrings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaXlsxStrings, gocua_xlsx_strings_free)

/** gocua_xlsx_strings_get: @font: (out): of its first run in an old font. Returns: (transfer none)
 * (nullable):
 * @size bytes; %NULL when there is none of that number */
const char *gocua_xlsx_strings_get (GocuaXlsxStrings *self, guint64 index, gsize *size, GocuaOldFont *font);

/** gocua_xlsx_text_unescape: "_x000A_" stands for a character that XML cannot hold. Changes @text. */
void gocua_xlsx_text_unescape (GString *text);

G_END_DECLS
