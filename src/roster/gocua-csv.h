/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv.h: reads a table of comma, semicolon or tab separated values, record by record. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_CSV_READER (gocua_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (GocuaCsvReader, gocua_csv_reader, GOCUA, CSV_READER, GObject)

/**
 * gocua_csv_reader_new:
 * @stream: the file; read in pieces of 64 KiB, to its end at most once
 * @separator: ',', ';', '\t' or any other ASCII character; 0 to tell it from the first lines
 * @encoding: AUTO to tell it from the first piece
 *
 * Reads RFC 4180 as programs really write it: a byte order mark (UTF-8, UTF-16), line ends of CR, LF or both,
 * quotation marks in the middle of a field, text after a closing one, blanks before an opening one, a first
 * line "sep=;". Use from one thread at a time.
 *
 * Returns: (transfer full): a reader before the first record
 */
GocuaCsvReader *gocua_csv_reader_new (GInputStream *stream, char separator, GocuaTableEncoding encoding);

/**
 * gocua_csv_reader_begin:
 *
 * Reads the first piece of the file, so that separator and encoding are known before the first record.
 *
 * Returns: %FALSE with the errors of gocua_csv_reader_next()
 */
gboolean gocua_csv_reader_begin (GocuaCsvReader *self, GCancellable *cancellable, GError **error);

/**
 * gocua_csv_reader_next:
 * @fields: (out) (transfer none): the fields as valid UTF-8, ended by %NULL; they live until the next call
 * @n_fields: (out) (optional): how many; a blank line is one empty field
 *
 * Returns: %TRUE with a record; %FALSE at the end (no error set), and on errors: #GocuaTableError, those of
 * the stream, %G_IO_ERROR_CANCELLED. After an error every call gives the same one.
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

/** gocua_csv_reader_get_encoding: known once it has begun. The letters of TCVN3 and VNI are still to be made.
 */
GocuaTableEncoding gocua_csv_reader_get_encoding (GocuaCsvReader *self);

/** gocua_csv_reader_get_bytes_read: bytes of the file taken from the stream, for a progress bar */
guint64 gocua_csv_reader_get_bytes_read (GocuaCsvReader *self);

G_END_DECLS
