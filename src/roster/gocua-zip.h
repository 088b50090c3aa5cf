/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-zip.h: the parts of a workbook, which is a zip archive. Private to src/roster. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/* What a part may unpack to. A sheet of 300,000 rows and 12 columns takes half of it. */
#define GOCUA_ZIP_MAX_PART_BYTES (300 * 1024 * 1024)

/**
 * GocuaZip:
 *
 * Parts are found by their exact name and read as a stream; nothing is ever written to a folder, so a name
 * such as "../x" is only a name that nobody asks for. Use from one thread at a time.
 */
typedef struct _GocuaZip GocuaZip;

/**
 * gocua_zip_open:
 * @stream: seekable
 *
 * Reads the list of the parts.
 *
 * Returns: (transfer full): the archive; %NULL with %GOCUA_TABLE_ERROR_DAMAGED, ..._TOO_BIG for a list
 * without end, an error of the stream or %G_IO_ERROR_CANCELLED
 */
GocuaZip *gocua_zip_open (GInputStream *stream, GCancellable *cancellable, GError **error);
void gocua_zip_free (GocuaZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaZip, gocua_zip_free)

gboolean gocua_zip_has_part (GocuaZip *self, const char *name);

/** gocua_zip_get_size: Returns: the size that the list claims for an unpacked part; 0 where it does not say
 */
guint64 gocua_zip_get_size (GocuaZip *self, const char *name);

/**
 * gocua_zip_begin_part:
 *
 * Goes to a part, and away from the one before.
 *
 * Returns: %FALSE with %GOCUA_TABLE_ERROR_DAMAGED when there is none of that name, or _LOCKED
 */
gboolean gocua_zip_begin_part (GocuaZip *self, const char *name, GCancellable *cancellable, GError **error);

/**
 * gocua_zip_read:
 *
 * Returns: how many bytes of the part came; 0 at its end; -1 with %GOCUA_TABLE_ERROR_DAMAGED, ..._TOO_BIG
 * past %GOCUA_ZIP_MAX_PART_BYTES, an error of the stream or %G_IO_ERROR_CANCELLED
 */
gssize gocua_zip_read (GocuaZip *self, void *buffer, gsize size, GError **error);

/** gocua_zip_dup_text: Returns: (transfer full) (nullable): the first @max_size bytes of a part, and a NUL;
 * %NULL with the errors of gocua_zip_read() */
char *gocua_zip_dup_text (GocuaZip *self,
                          const char *name,
                          gsize max_size,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
