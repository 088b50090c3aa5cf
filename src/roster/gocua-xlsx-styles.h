/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-styles.h: how the cells of an .xlsx file show their numbers, and in which fonts. Private to
 * src/roster. */
#pragma once

#include "roster/gocua-cell-format.h"
#include "roster/gocua-old-text.h"
#include "roster/gocua-zip.h"

G_BEGIN_DECLS

/** GocuaXlsxStyle: what the attribute "s" of a cell means. */
typedef struct
{
  const GocuaCellFormat *format; /* (nullable): %NULL for the general one */
  GocuaOldFont font;
} GocuaXlsxStyle;

typedef struct _GocuaXlsxStyles GocuaXlsxStyles;

/** gocua_xlsx_styles_read: @part: (nullable): a workbook may have no styles. Returns: (transfer full): them;
 * %NULL with the errors of gocua_xml_read_part() */
GocuaXlsxStyles *
gocua_xlsx_styles_read (GocuaZip *zip, const char *part, GCancellable *cancellable, GError **error);
void gocua_xlsx_styles_free (GocuaXlsxStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaXlsxStyles, gocua_xlsx_styles_free)

/** gocua_xlsx_styles_get: Returns: (transfer none): a plain one where the file has none of that number */
const GocuaXlsxStyle *gocua_xlsx_styles_get (GocuaXlsxStyles *self, guint index);

G_END_DECLS
