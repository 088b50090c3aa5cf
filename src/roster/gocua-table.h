/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table.h: the rows of a file that somebody sent, whatever kind of table it is. */
#pragma once

#include <gio/gio.h>

#include "roster/gocua-old-text.h"

G_BEGIN_DECLS

/* A roster has about a dozen columns; beyond this it is not a roster. */
#define GOCUA_TABLE_MAX_COLUMNS 200
/* What a cell of Excel holds. In a text table it also bounds what a quotation mark that is never closed can
 * eat. */
#define GOCUA_TABLE_MAX_CELL_BYTES (32 * 1024)

#define GOCUA_TABLE_ERROR (gocua_table_error_quark ())
GQuark gocua_table_error_quark (void);

/**
 * GocuaTableError:
 *
 * The messages are translated. They name the row (as a spreadsheet shows it), the column by its letter and,
 * in a workbook, the part of the file.
 */
typedef enum
{
  GOCUA_TABLE_ERROR_EMPTY,          /* not one byte of text, or no sheet with a row */
  GOCUA_TABLE_ERROR_WRONG_KIND,     /* nothing that we read as a table: a PDF, a letter, a picture */
  GOCUA_TABLE_ERROR_ENCODING,       /* the text is not in the encoding that it should be in */
  GOCUA_TABLE_ERROR_UNCLOSED_QUOTE, /* the file, or 32 KiB, ended inside quotation marks */
  GOCUA_TABLE_ERROR_TOO_LONG,       /* a cell of more than GOCUA_TABLE_MAX_CELL_BYTES */
  GOCUA_TABLE_ERROR_TOO_WIDE,       /* more than GOCUA_TABLE_MAX_COLUMNS columns with something in them */
  GOCUA_TABLE_ERROR_DAMAGED,        /* cut off, or not as its format wants it */
  GOCUA_TABLE_ERROR_TOO_BIG,        /* unpacks to more than any list needs */
  GOCUA_TABLE_ERROR_LOCKED,         /* a password is needed */
  GOCUA_TABLE_ERROR_OLD_WORKBOOK,   /* a kind of workbook that must be saved as another: .xls, .xlsb */
  GOCUA_TABLE_ERROR_NO_SHEET,       /* there is no sheet with the name that was asked for */
} GocuaTableError;

typedef enum
{
  GOCUA_TABLE_TEXT, /* comma, semicolon or tab separated values */
  GOCUA_TABLE_XLSX, /* Excel since 2007; ISO/IEC 29500, transitional and strict */
  GOCUA_TABLE_ODS,  /* LibreOffice; ISO/IEC 26300, OpenDocument */
} GocuaTableKind;

/** GocuaTableSheet: one sheet of the file; a text table has one without a name. */
typedef struct
{
  char *name;
  gboolean hidden; /* the person who made the file cannot see it */
} GocuaTableSheet;

/**
 * GocuaTableEncoding:
 *
 * What the text of a file is in. In a workbook all text is Unicode on its face, and may be TCVN3 or VNI
 * beneath it; a text file may be in any of them.
 */
typedef enum
{
  GOCUA_TABLE_ENCODING_AUTO, /* to be told from the file */
  GOCUA_TABLE_ENCODING_UTF8, /* in a workbook: as it stands */
  GOCUA_TABLE_ENCODING_UTF16LE,
  GOCUA_TABLE_ENCODING_UTF16BE,
  GOCUA_TABLE_ENCODING_WINDOWS_1258,
  GOCUA_TABLE_ENCODING_TCVN3,
  GOCUA_TABLE_ENCODING_VNI,
} GocuaTableEncoding;

#define GOCUA_TABLE_N_ENCODINGS (GOCUA_TABLE_ENCODING_VNI + 1)

/** gocua_table_encoding_get_nick: Returns: a name for command lines, such as "tcvn3" */
const char *gocua_table_encoding_get_nick (GocuaTableEncoding encoding);

/** gocua_table_encoding_from_nick: Returns: %FALSE and leaves @encoding alone when there is no such name */
gboolean gocua_table_encoding_from_nick (const char *nick, GocuaTableEncoding *encoding);

/** gocua_table_encoding_get_title: Returns: what the person reads, such as "TCVN3 (ABC)" */
const char *gocua_table_encoding_get_title (GocuaTableEncoding encoding);

/** gocua_table_encoding_is_for: Returns: whether a file of @kind can be in @encoding */
gboolean gocua_table_encoding_is_for (GocuaTableEncoding encoding, GocuaTableKind kind);

/**
 * GocuaTableSettings:
 *
 * What the person chose about the reading of a file. Zeroed, all of it is told from the file.
 */
typedef struct
{
  char *sheet;               /* (nullable): the name of the sheet to read; %NULL for the likeliest */
  char separator;            /* of a text table: ',', ';', '\t' or any other ASCII character; 0 to tell it */
  gboolean with_hidden_rows; /* read the rows too that the sheet does not show */
  GocuaTableEncoding encoding;
  guint8 column_encodings[GOCUA_TABLE_MAX_COLUMNS]; /* of #GocuaTableEncoding: AUTO for that of the file, UTF8
                                                       to leave the column as it stands, TCVN3, VNI */
} GocuaTableSettings;

GocuaTableSettings *gocua_table_settings_new (void);
/** gocua_table_settings_copy: @self: (nullable): Returns: (transfer full): a copy, of zeros for %NULL */
GocuaTableSettings *gocua_table_settings_copy (const GocuaTableSettings *self);
void gocua_table_settings_free (GocuaTableSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaTableSettings, gocua_table_settings_free)

/** GocuaTableRow: one row while it is handed over; nothing of it lives longer than the call. */
typedef struct
{
  guint number;             /* as a spreadsheet shows it, from 1 */
  const char *const *cells; /* valid UTF-8, ended by %NULL */
  guint n_cells;
  const char *const *raw; /* the same before it was brought into Unicode */
  const guint8 *fonts;    /* (nullable): a #GocuaOldFont for each cell; %NULL where there are no fonts */
} GocuaTableRow;

/**
 * GocuaTableRowFunc:
 *
 * Returns: %TRUE for more; %FALSE without an error when it has seen enough, %FALSE with one to fail
 */
typedef gboolean (*GocuaTableRowFunc) (const GocuaTableRow *row, gpointer data, GError **error);

/**
 * GocuaTable:
 *
 * An open file. It holds a piece of the file at a time, never the whole. Use from one thread at a time.
 */
#define GOCUA_TYPE_TABLE (gocua_table_get_type ())
G_DECLARE_FINAL_TYPE (GocuaTable, gocua_table, GOCUA, TABLE, GObject)

/**
 * gocua_table_open:
 * @stream: the file from its first byte; seekable
 * @settings: (nullable): what the person chose; copied
 *
 * Looks at what the file is. Blocks, as does all of the reading: for a worker thread.
 *
 * Returns: (transfer full): the table; %NULL with #GocuaTableError, an error of the stream or
 * %G_IO_ERROR_CANCELLED
 */
GocuaTable *gocua_table_open (GInputStream *stream,
                              const GocuaTableSettings *settings,
                              GCancellable *cancellable,
                              GError **error);

/**
 * gocua_table_read:
 * @func: is given each row of the chosen sheet
 *
 * Reads the rows in their order. May be called again, and then begins again with the first row.
 *
 * Returns: %FALSE with #GocuaTableError, the error of @func or of the stream, or %G_IO_ERROR_CANCELLED
 */
gboolean gocua_table_read (GocuaTable *self,
                           GocuaTableRowFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

GocuaTableKind gocua_table_get_kind (GocuaTable *self);

/** gocua_table_get_settings: Returns: (transfer none): what the person chose before it was opened */
const GocuaTableSettings *gocua_table_get_settings (GocuaTable *self);

/** gocua_table_get_sheets: Returns: (transfer none) (element-type GocuaTableSheet): all of them, in their
 * order */
GPtrArray *gocua_table_get_sheets (GocuaTable *self);

/** gocua_table_get_sheet: Returns: the index of the sheet that is read */
guint gocua_table_get_sheet (GocuaTable *self);

/** gocua_table_get_separator: Returns: the one in use; 0 in a workbook, which has none */
char gocua_table_get_separator (GocuaTable *self);

/** gocua_table_get_encoding: Returns: what the file is in; never AUTO, and UTF8 for a workbook */
GocuaTableEncoding gocua_table_get_encoding (GocuaTable *self);

/** GocuaTableConversion: a column that was converted from an old encoding, with the longest of its first
 * cells as an example. */
typedef struct
{
  guint column; /* from 0 */
  GocuaOldEncoding encoding;
  char *before;
  char *after;
  guint n_cells;
} GocuaTableConversion;

/** gocua_table_get_conversions: Returns: (transfer none) (element-type GocuaTableConversion): those of the
 * last reading, by column */
GPtrArray *gocua_table_get_conversions (GocuaTable *self);

/** gocua_table_get_n_hidden_rows: Returns: how many hidden rows with something in them the last reading met
 */
guint gocua_table_get_n_hidden_rows (GocuaTable *self);

/** gocua_table_has_hidden_rows_in: Returns: whether hidden rows are read like the others */
gboolean gocua_table_has_hidden_rows_in (GocuaTable *self);

/** gocua_table_get_n_lost_formulas: Returns: how many formulas without a result the last reading met: those
 * of a program that does not calculate. Their cells are empty. */
guint gocua_table_get_n_lost_formulas (GocuaTable *self);

/** gocua_table_get_saved_ms: Returns: when a workbook says that it was last saved, in milliseconds since
 * 1970; 0 where it does not say, and of a text table */
gint64 gocua_table_get_saved_ms (GocuaTable *self);

/** gocua_table_get_progress: how far gocua_table_read() is; @total is 0 while it is not known. */
void gocua_table_get_progress (GocuaTable *self, guint64 *done, guint64 *total);

/** gocua_table_format_column: @column from 0. Returns: (transfer full): its letters in a spreadsheet, 0 is
 * "A", 26 "AA" */
char *gocua_table_format_column (guint column);

G_END_DECLS
