/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-source.h: the bytes of a text file in pieces, as UTF-8 whatever they are in. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/**
 * GocuaCsvSource:
 *
 * What gocua_csv_reader_next() eats: one piece of the file at a time, never the whole. Private to src/roster;
 * used from one thread at a time.
 */
typedef struct _GocuaCsvSource GocuaCsvSource;

/** gocua_csv_source_new: @encoding: AUTO to tell it from the byte order mark and the first piece */
GocuaCsvSource *gocua_csv_source_new (GInputStream *stream, GocuaTableEncoding encoding);
void gocua_csv_source_free (GocuaCsvSource *self);

/**
 * gocua_csv_source_fill:
 *
 * Reads the next piece once the last one was eaten to its end.
 *
 * Returns: %FALSE at the end of the file (no error) and on errors: those of the stream,
 * %G_IO_ERROR_CANCELLED, and %G_IO_ERROR_INVALID_DATA when the bytes are not UTF-16 where
 * they should be
 */
gboolean gocua_csv_source_fill (GocuaCsvSource *self, GCancellable *cancellable, GError **error);

/** gocua_csv_source_peek: Returns: (transfer none): what is left of the piece, @size bytes, not
 * NUL-terminated */
const char *gocua_csv_source_peek (GocuaCsvSource *self, gsize *size);
void gocua_csv_source_eat (GocuaCsvSource *self, gsize size);

/** gocua_csv_source_get_encoding: known after the first fill; text in TCVN3 or VNI comes as Western letters
 */
GocuaTableEncoding gocua_csv_source_get_encoding (GocuaCsvSource *self);

/** gocua_csv_source_has_nul: whether the piece has a byte 0, which text never has. */
gboolean gocua_csv_source_has_nul (GocuaCsvSource *self);

/** gocua_csv_source_is_last: whether no piece follows this one. */
gboolean gocua_csv_source_is_last (GocuaCsvSource *self);
guint64 gocua_csv_source_get_bytes_read (GocuaCsvSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCsvSource, gocua_csv_source_free)

G_END_DECLS
