/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-mapping-memory.h: what a person said about the columns of a list, for the next list of the same
 * shape. */
#pragma once

#include "roster/gocua-mapping.h"

G_BEGIN_DECLS

/** gocua_mapping_memory_get_path: Returns: (transfer full): the file in the person's data folder. It holds
 * digests of headers and numbers of columns, and nothing of any household. */
char *gocua_mapping_memory_get_path (void);

/**
 * gocua_mapping_memory_recall:
 * @path: the file; it need not be there
 * @rows: (element-type GStrv): the first rows of a list
 *
 * Returns: (transfer full) (nullable): the mapping that was kept for a list whose header is that of one of
 * the rows
 */
GocuaMapping *gocua_mapping_memory_recall (const char *path, GPtrArray *rows);

/**
 * gocua_mapping_memory_keep:
 * @rows: (element-type GStrv): the first rows of the list that @mapping is of
 *
 * A list without a header has no shape, and nothing is kept of it. The 200 shapes kept last stay.
 *
 * Returns: %FALSE with a #GFileError when the file could not be written
 */
gboolean
gocua_mapping_memory_keep (const char *path, GPtrArray *rows, const GocuaMapping *mapping, GError **error);

G_END_DECLS
