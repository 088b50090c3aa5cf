/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-table.h: rows under a header, their columns aligned on a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOCUA_CLI_ALIGN_START,
  GOCUA_CLI_ALIGN_END, /* for numbers */
} GocuaCliAlign;

/** GocuaCliTable: cells are added from left to right, row by row. Free with gocua_cli_table_free(). */
typedef struct _GocuaCliTable GocuaCliTable;

GocuaCliTable *gocua_cli_table_new (void);
void gocua_cli_table_free (GocuaCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaCliTable, gocua_cli_table_free)

/** gocua_cli_table_add_column: all columns come before the first cell. */
void gocua_cli_table_add_column (GocuaCliTable *self, const char *title, GocuaCliAlign align);

/** gocua_cli_table_add: @text: (transfer full) (nullable) */
void gocua_cli_table_add (GocuaCliTable *self, char *text);

/** gocua_cli_table_print: to standard output. A column takes as many places as its widest cell shows. */
void gocua_cli_table_print (GocuaCliTable *self);

G_END_DECLS
