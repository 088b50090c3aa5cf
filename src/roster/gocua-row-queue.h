/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-queue.h: rows are read in one thread and looked at in another. Private to src/roster. */
#pragma once

#include "roster/gocua-table-format.h"

G_BEGIN_DECLS

/**
 * gocua_row_queue_read:
 * @format, @state, @sheet: as for the format's read(), which runs in a thread of its own
 * @facts: (inout): brought up to date before each call of @func and at the end
 * @func: called in this thread, with the rows in their order
 *
 * Unpacking a workbook takes about as long as making sense of its rows, so on two cores a list is read in
 * half the time. A few hundred rows are under way at a time. Blocks until the reading thread is over.
 *
 * Returns: as gocua_table_read()
 */
gboolean gocua_row_queue_read (const GocuaTableFormat *format,
                               gpointer state,
                               guint sheet,
                               GocuaTableFacts *facts,
                               GocuaTableRowFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
