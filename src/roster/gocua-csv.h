/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv.h: reads a table of comma, semicolon or tab separated values, record by record. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A roster has about a dozen columns; beyond this it is not a roster. */
#define GOCUA_CSV_MAX_COLUMNS 200
/* What a cell of Excel holds. It also bounds what a quotation mark that is never closed can eat. */
#define GOCUA_CSV_MAX_FIELD_BYTES (32 * 1024)

#define GOCUA_CSV_ERROR (gocua_csv_error_quark ())
GQuark gocua_csv_error_quark (void);

/**
 * GocuaCsvError:
 *
 * The messages are translated and name the row (counted in records with the header, as a spreadsheet shows
 * it) and the column by its letter.
 */
typedef enum
{
  GOCUA_CSV_ERROR_EMPTY,          /* not one byte of text */
  GOCUA_CSV_ERROR_NOT_TEXT,       /* a workbook, a PDF, or any bytes with a 0 among them */
  GOCUA_CSV_ERROR_ENCODING,       /* neither UTF-8 nor the UTF-16 that the byte order mark promised */
  GOCUA_CSV_ERROR_UNCLOSED_QUOTE, /* the file, or 32 KiB, ended inside quotation marks */
  GOCUA_CSV_ERROR_TOO_LONG,       /* a field of more than GOCUA_CSV_MAX_FIELD_BYTES */
  GOCUA_CSV_ERROR_TOO_WIDE,       /* more than GOCUA_CSV_MAX_COLUMNS columns with something in them */
} GocuaCsvError;

#define GOCUA_TYPE_CSV_READER (gocua_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (GocuaCsvReader, gocua_csv_reader, GOCUA, CSV_READER, GObject)

/**
 * gocua_csv_reader_new:
 * @stream: the file; read in pieces of 64 KiB, to its end at most once
 * @separator: ',', ';', '\t' or any other ASCII character; 0 to tell it from the first lines
 *
 * Reads RFC 4180 as programs really write it: a byte order mark (UTF-8, UTF-16), line ends of CR, LF or both,
 * quotation marks in the middle of a field, text after a closing one, blanks before an opening one, a first
 * line "sep=;". Use from one thread at a time.
 *
 * Returns: (transfer full): a reader before the first record
 */
GocuaCsvReader *gocua_csv_reader_new (GInputStream *stream, char separator);

/**
 * gocua_csv_reader_next:
 * @fields: (out) (transfer none): the fields as valid UTF-8, ended by %NULL; they live until the next call
 * @n_fields: (out) (optional): how many; a blank line is one empty field
 *
 * Returns: %TRUE with a record; %FALSE at the end (no error set), and on errors: #GocuaCsvError, those of the
 * stream, %G_IO_ERROR_CANCELLED. After an error every call gives the same one.
 */
gboolean gocua_csv_reader_next (GocuaCsvReader *self,
                                const char *const **fields,
                                guint *n_fields,
                                GCancellable *cancellable,
                                GError **error);

/** gocua_csv_reader_get_row: the number of the last record, from 1; 0 before the first */
guint gocua_csv_reader_get_row (GocuaCsvReader *self);

/** gocua_csv_reader_get_separator: the one in use; 0 while it is not known, before the first record */
char gocua_csv_reader_get_separator (GocuaCsvReader *self);

/** gocua_csv_reader_get_encoding: "UTF-8", "UTF-16LE" or "UTF-16BE", known after the first record */
const char *gocua_csv_reader_get_encoding (GocuaCsvReader *self);

/** gocua_csv_reader_get_bytes_read: bytes of the file taken from the stream, for a progress bar */
guint64 gocua_csv_reader_get_bytes_read (GocuaCsvReader *self);

/** gocua_csv_format_column: @column from 0. Returns: (transfer full): its letters in a spreadsheet, 0 is "A",
 * 26 "AA" */
char *gocua_csv_format_column (guint column);

G_END_DECLS
