/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-xlsx-writer.h: a workbook of one sheet. Private to src/roster. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** GocuaXlsxWriter: the rows so far, in memory. Texts stay what they are: a phone keeps its 0. */
typedef struct _GocuaXlsxWriter GocuaXlsxWriter;

/** gocua_xlsx_writer_new: @sheet: its name, at most 31 characters */
GocuaXlsxWriter *gocua_xlsx_writer_new (const char *sheet);
void gocua_xlsx_writer_free (GocuaXlsxWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaXlsxWriter, gocua_xlsx_writer_free)

typedef enum
{
  GOCUA_XLSX_TEXT,
  GOCUA_XLSX_BOLD, /* a text of a head */
  GOCUA_XLSX_NUMBER,
  GOCUA_XLSX_DATE, /* shown as dd/mm/yyyy */
} GocuaXlsxType;

/** GocuaXlsxCell: borrowed. */
typedef struct
{
  GocuaXlsxType type;
  const char *text; /* (nullable): a text, cleaned on the way; an ISO date */
  gint64 number;
} GocuaXlsxCell;

/** gocua_xlsx_writer_set_width: @width: of the column in characters */
void gocua_xlsx_writer_set_width (GocuaXlsxWriter *self, guint column, double width);

/** gocua_xlsx_writer_set_head: the rows down to @row (from 1) stay on the screen; below it the first
 * @n_columns can be filtered. */
void gocua_xlsx_writer_set_head (GocuaXlsxWriter *self, guint row, guint n_columns);

/** gocua_xlsx_writer_add_cells: adds a row; an empty text or date is an empty cell. */
void gocua_xlsx_writer_add_cells (GocuaXlsxWriter *self, const GocuaXlsxCell *cells, guint n_cells);

/** gocua_xlsx_writer_add_row: adds a row of texts. @cells: (array length=n_cells): cleaned by
 * gocua_text_clean() on the way */
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
