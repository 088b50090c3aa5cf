/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-writer.h: the households that a list shows, as a file for a spreadsheet. */
#pragma once

#include <gio/gio.h>

#include "roster/gocua-list-column.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_LIST_WORKBOOK, /* .xlsx */
  GOCUA_LIST_TEXT,     /* .csv: UTF-8 with a byte order mark, commas, CR LF */
} GocuaListFormat;

/**
 * GocuaListWriter:
 *
 * Rows are handed over in pieces, so that who reads them need not hold the database; the file is written at
 * the end. Not for two threads at once.
 */
typedef struct _GocuaListWriter GocuaListWriter;

/**
 * gocua_list_writer_new:
 * @columns: (element-type GocuaListColumn): in their order; copied
 * @campaign: (nullable): for the words of indicators and outcomes
 * @heading: (nullable) (array zero-terminated=1): lines above the heads of the columns
 * @phones: phone numbers in full instead of masked
 */
GocuaListWriter *gocua_list_writer_new (GocuaListFormat format,
                                        GArray *columns,
                                        GocuaCampaign *campaign,
                                        const char *const *heading,
                                        gboolean phones);
void gocua_list_writer_free (GocuaListWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaListWriter, gocua_list_writer_free)

/** gocua_list_writer_add: @rows: (element-type GocuaHouseholdRow): those that are gone are left out. Returns:
 * how many were written */
guint gocua_list_writer_add (GocuaListWriter *self, GPtrArray *rows);

/**
 * gocua_list_writer_save:
 * @file: written beside and put in its place when it is whole, readable for its owner only; else left as it
 * was
 *
 * Blocks: for a worker thread.
 *
 * Returns: %FALSE with the error of the file
 */
gboolean
gocua_list_writer_save (GocuaListWriter *self, GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
