/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-format.h: what each kind of table does for GocuaTable. Private to src/roster. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/** GocuaTableFacts: what a format finds out while it opens and reads; GocuaTable owns it. */
typedef struct
{
  GPtrArray *sheets; /* of GocuaTableSheet; filled by open */
  char separator;
  GocuaTableEncoding encoding; /* never AUTO once it is open */
  gint64 saved_ms;             /* when the file says that it was saved; 0 where it does not */
  guint n_hidden_rows;
  guint n_lost_formulas;
  guint64 done;
  guint64 total;
} GocuaTableFacts;

/**
 * GocuaTableFormat:
 * @open: looks at the file and fills the facts. Returns: (transfer full): its own state
 * @read: as gocua_table_read(), of the sheet with that index
 *
 * One for each kind of table. A format without state of its own returns anything but %NULL from @open.
 */
typedef struct
{
  GocuaTableKind kind;
  gpointer (*open) (GInputStream *stream,
                    const GocuaTableSettings *settings,
                    GocuaTableFacts *facts,
                    GCancellable *cancellable,
                    GError **error);
  gboolean (*read) (gpointer state,
                    guint sheet,
                    GocuaTableFacts *facts,
                    GocuaTableRowFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error);
  void (*close) (gpointer state);
} GocuaTableFormat;

extern const GocuaTableFormat gocua_table_format_text;
extern const GocuaTableFormat gocua_table_format_xlsx;
extern const GocuaTableFormat gocua_table_format_ods;

/** gocua_table_facts_add_sheet: @name: (nullable) */
void gocua_table_facts_add_sheet (GocuaTableFacts *self, const char *name, gboolean hidden);

G_END_DECLS
