/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-charset.h: which characters the bytes of a text file stand for. Private to src/roster. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/**
 * gocua_csv_charset_detect:
 * @bytes: the start of the file, without a byte order mark
 * @whole: whether that is all of the file
 *
 * Valid UTF-8 is UTF-8. Bytes that are not are UTF-16 when every other one is 0 in most places, or else what
 * makes the most Vietnamese of them. Where nothing does it stays UTF-8, and the reader will say where it is
 * not.
 */
GocuaTableEncoding gocua_csv_charset_detect (const char *bytes, gsize size, gboolean whole);

/**
 * gocua_csv_charset_decode:
 * @encoding: one with a byte for each character: Windows-1258, or Windows-1252 for TCVN3 and VNI, whose
 * letters are made of those later
 * @text: room for 3 * @size bytes
 *
 * Returns: how many bytes of UTF-8 were made; bytes that stand for nothing become U+FFFD
 */
gsize gocua_csv_charset_decode (GocuaTableEncoding encoding, const char *bytes, gsize size, char *text);

G_END_DECLS
