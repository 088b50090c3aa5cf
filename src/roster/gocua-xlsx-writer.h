/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-writer.h: a workbook of one sheet in which every cell is a text. Private to src/roster. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** GocuaXlsxWriter: the rows so far, in memory. Texts stay what they are: a phone keeps its 0. */
typedef struct _GocuaXlsxWriter GocuaXlsxWriter;

/** gocua_xlsx_writer_new: @sheet: its name, at most 31 characters */
GocuaXlsxWriter *gocua_xlsx_writer_new (const char *sheet);
void gocua_xlsx_writer_free (GocuaXlsxWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaXlsxWriter, gocua_xlsx_writer_free)

/** gocua_xlsx_writer_add_row: @cells: (array length=n_cells): cleaned by gocua_text_clean() on the way */
void gocua_xlsx_writer_add_row (GocuaXlsxWriter *self, const char *const *cells, guint n_cells);

/**
 * gocua_xlsx_writer_save:
 * @file: replaced whole, or left as it was
 *
 * Returns: %FALSE with the error of the file
 */
gboolean
gocua_xlsx_writer_save (GocuaXlsxWriter *self, GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
