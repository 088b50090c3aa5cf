/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-refused.c: the refused rows of a list as a list, to be mended and taken in again. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-roster-refused.h"

#include <glib/gi18n.h>

#include "roster/gocua-xlsx-writer.h"

typedef struct
{
  const GocuaMapping *mapping;
  GocuaRosterPlan *plan;
  GocuaXlsxWriter *writer;
  guint first_row; /* as a spreadsheet counts it */
  guint n_columns; /* of the widest row */
} Refused;

static gboolean
measure_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Refused *self = data;

  self->n_columns = MAX (self->n_columns, row->n_cells);
  return TRUE;
}

static void
add_row (Refused *self, const GocuaTableRow *row, const char *last)
{
  const char *cells[GOCUA_TABLE_MAX_COLUMNS + 1] = { NULL };

  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = i < row->n_cells ? row->cells[i] : "";
  cells[self->n_columns] = last;
  gocua_xlsx_writer_add_row (self->writer, cells, self->n_columns + 1);
}

static gboolean
write_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Refused *self = data;
  const char *reason = gocua_roster_plan_find_reason (self->plan, row->number);
  guint header = (guint) (gocua_mapping_get_header_row (self->mapping) + 1);

  if (row->number < self->first_row)
    add_row (self, row, row->number == header ? gocua_roster_refused_title () : "");
  else if (reason != NULL)
    add_row (self, row, reason);
  return TRUE;
}

gboolean
gocua_roster_refused_write (GocuaTable *table,
                            const GocuaMapping *mapping,
                            GocuaRosterPlan *plan,
                            GFile *file,
                            GCancellable *cancellable,
                            GError **error)
{
  /* Translators: name of a sheet, at most 31 characters */
  g_autoptr (GocuaXlsxWriter) writer = gocua_xlsx_writer_new (_ ("Refused rows"));
  Refused refused = { .mapping = mapping, .plan = plan, .writer = writer };

  g_return_val_if_fail (GOCUA_IS_TABLE (table), FALSE);
  g_return_val_if_fail (mapping != NULL && plan != NULL && G_IS_FILE (file), FALSE);

  refused.first_row = (guint) gocua_mapping_get_first_row (mapping) + 1;
  return gocua_table_read (table, measure_cb, &refused, cancellable, error) &&
         gocua_table_read (table, write_cb, &refused, cancellable, error) &&
         gocua_xlsx_writer_save (writer, file, cancellable, error);
}
