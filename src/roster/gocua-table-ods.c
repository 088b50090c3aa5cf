/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-ods.c: the workbooks of LibreOffice (ISO/IEC 26300, OpenDocument). */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-document-time.h"
#include "roster/gocua-ods-cell.h"
#include "roster/gocua-row-builder.h"
#include "roster/gocua-table-format.h"

#define CONTENT       "content.xml"
#define MANIFEST      "META-INF/manifest.xml"
#define MANIFEST_SIZE (256 * 1024)
#define MAX_ROWS      1048576

typedef struct
{
  GocuaZip *zip;
  GocuaOdsStyles *styles;
  gboolean with_hidden_rows;
} OdsTable;

typedef struct
{
  OdsTable *table;
  GocuaTableFacts *facts;
} Opening;

static void
opening_start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Opening *self = data;

  if (strcmp (name, "table") == 0)
    {
      g_autofree char *title = gocua_xml_dup_attribute (xml, "name");
      g_autofree char *style = gocua_xml_dup_attribute (xml, "style-name");

      gocua_table_facts_add_sheet (self->facts, title,
                                   gocua_ods_styles_is_hidden (self->table->styles, style));
    }
  else if (self->facts->sheets->len == 0)
    gocua_ods_styles_start (self->table->styles, xml, name); /* they come before the sheets */
}

static gboolean
check_not_locked (GocuaZip *zip, GCancellable *cancellable, GError **error)
{
  g_autofree char *manifest = NULL;

  if (gocua_zip_has_part (zip, MANIFEST))
    {
      manifest = gocua_zip_dup_text (zip, MANIFEST, MANIFEST_SIZE, cancellable, error);
      if (manifest == NULL)
        return FALSE;
    }
  if (!gocua_zip_has_part (zip, "encrypted-package") &&
      (manifest == NULL || strstr (manifest, "encryption-data") == NULL))
    return TRUE;
  g_set_error_literal (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_LOCKED,
                       _ ("The file is protected by a password. Open it, take the password off and save it "
                          "again."));
  return FALSE;
}

static gboolean
list_sheets (OdsTable *self, GocuaTableFacts *facts, GCancellable *cancellable, GError **error)
{
  static const GocuaXmlHandlers handlers = { opening_start_cb, NULL, NULL };
  Opening opening = { self, facts };

  if (!gocua_xml_read_part (self->zip, CONTENT, &handlers, &opening, cancellable, error))
    return FALSE;
  facts->saved_ms = gocua_document_time_read (self->zip, "meta.xml", "date", cancellable);
  if (facts->sheets->len > 0)
    return TRUE;
  g_set_error_literal (
      error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_EMPTY,
      _ ("This workbook has no sheet with rows. Choose a file with a row for each household."));
  return FALSE;
}

static void
ods_close (gpointer state)
{
  OdsTable *self = state;

  g_clear_pointer (&self->zip, gocua_zip_free);
  g_clear_pointer (&self->styles, gocua_ods_styles_free);
  g_free (self);
}

static gpointer
ods_open (GInputStream *stream,
          const GocuaTableSettings *settings,
          GocuaTableFacts *facts,
          GCancellable *cancellable,
          GError **error)
{
  OdsTable *self = g_new0 (OdsTable, 1);

  facts->encoding = GOCUA_TABLE_ENCODING_UTF8;
  self->with_hidden_rows = settings->with_hidden_rows;
  self->styles = gocua_ods_styles_new ();
  self->zip = gocua_zip_open (stream, cancellable, error);
  if (self->zip != NULL && check_not_locked (self->zip, cancellable, error) &&
      list_sheets (self, facts, cancellable, error))
    return self;
  ods_close (self);
  return NULL;
}

typedef struct
{
  OdsTable *table;
  guint wanted; /* index of the sheet */
  GocuaTableFacts *facts;
  GocuaTableRowFunc func;
  gpointer data;
  GCancellable *cancellable;

  guint n_tables; /* begun so far */
  gboolean in_table;
  GocuaOldFont column_fonts[GOCUA_TABLE_MAX_COLUMNS];
  guint n_columns;

  GocuaRowBuilder *builder;
  gboolean in_row;
  gboolean is_hidden;
  guint row;        /* the last one */
  guint row_repeat; /* how many rows the one at hand stands for */
  guint column;

  gboolean in_cell;
  guint cell_repeat;
  GocuaOdsCell cell;
} Reader;

static void
take_column (Reader *self, GocuaXml *xml)
{
  guint repeat = gocua_xml_get_uint (xml, "number-columns-repeated", 1);
  g_autofree char *style = gocua_xml_dup_attribute (xml, "default-cell-style-name");
  GocuaOldFont font = gocua_ods_styles_find_font (self->table->styles, style);

  for (; repeat > 0 && self->n_columns < GOCUA_TABLE_MAX_COLUMNS; repeat--)
    self->column_fonts[self->n_columns++] = font;
}

static void
begin_row (Reader *self, GocuaXml *xml)
{
  g_autofree char *visibility = gocua_xml_dup_attribute (xml, "visibility");

  self->row_repeat = MAX (1, gocua_xml_get_uint (xml, "number-rows-repeated", 1));
  self->is_hidden = visibility != NULL && !g_str_equal (visibility, "visible");
  self->in_row = TRUE;
  self->column = 0;
  gocua_row_builder_begin (self->builder, self->row + 1);
}

static void
fail_with_too_many_rows (Reader *self, GocuaXml *xml)
{
  gocua_xml_fail (xml,
                  g_error_new (GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_DAMAGED,
                               _ ("The file is damaged in its part “%s”, row %u: %s Open it in the program "
                                  "it comes from and save it again."),
                               CONTENT, self->row + 1, _ ("its number cannot be.")));
}

/* A row that stands for many is handed over as often, each time with its own number. */
static void
give_rows (Reader *self, GocuaXml *xml, GocuaTableRow *row)
{
  GError *error = NULL;
  gboolean more = TRUE;

  for (guint i = 0; i < self->row_repeat && more; i++)
    {
      row->number = self->row + 1 + i;
      if (row->number > MAX_ROWS)
        {
          fail_with_too_many_rows (self, xml);
          return;
        }
      self->facts->n_hidden_rows += self->is_hidden ? 1 : 0;
      if (!self->is_hidden || self->table->with_hidden_rows)
        more = self->func (row, self->data, &error);
    }
  if (error != NULL)
    gocua_xml_fail (xml, error);
  else if (!more)
    gocua_xml_stop (xml);
}

static void
end_row (Reader *self, GocuaXml *xml)
{
  GocuaTableRow row = { 0 };

  self->in_row = FALSE;
  self->facts->done = gocua_xml_get_n_read (xml);
  if (gocua_row_builder_finish (self->builder, &row))
    give_rows (self, xml, &row);
  self->row += MIN (self->row_repeat, MAX_ROWS - MIN (self->row, MAX_ROWS));
}

/* Far past the last column that is allowed it does not matter where. */
static void
go_on (Reader *self, guint n_columns)
{
  self->column = MIN (self->column + MIN (n_columns, G_MAXUINT16), G_MAXUINT16);
}

static void
end_cell (Reader *self, GocuaXml *xml)
{
  const GString *text = gocua_ods_cell_finish (&self->cell);
  GError *error = NULL;

  self->in_cell = FALSE;
  if (gocua_ods_cell_is_lost (&self->cell))
    self->facts->n_lost_formulas++;
  /* The row ends with one cell that stands for all the empty ones to its right. */
  for (guint i = 0; i < self->cell_repeat && text->len > 0 && error == NULL; i++)
    gocua_row_builder_put (self->builder, self->column + i, text->str, text->len, (guint8) self->cell.font,
                           &error);
  if (error != NULL)
    gocua_xml_fail (xml, error);
  go_on (self, self->cell_repeat);
}

static void
begin_cell (Reader *self, GocuaXml *xml)
{
  GocuaOldFont font = self->column < self->n_columns ? self->column_fonts[self->column] : GOCUA_OLD_FONT_NONE;

  self->cell_repeat = MAX (1, gocua_xml_get_uint (xml, "number-columns-repeated", 1));
  self->in_cell = TRUE;
  gocua_ods_cell_begin (&self->cell, xml, font);
}

static void
start_in_table (Reader *self, GocuaXml *xml, const char *name)
{
  GError *error = NULL;

  if (strcmp (name, "table-column") == 0)
    take_column (self, xml);
  else if (strcmp (name, "table-row") == 0)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
        gocua_xml_fail (xml, error);
      else
        begin_row (self, xml);
    }
}

static void
start_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    gocua_ods_cell_start (&self->cell, xml, name);
  else if (self->in_row)
    {
      /* A covered cell is under a merged one, and may still hold what was there before. */
      if (strcmp (name, "table-cell") == 0)
        begin_cell (self, xml);
      else if (strcmp (name, "covered-table-cell") == 0)
        go_on (self, gocua_xml_get_uint (xml, "number-columns-repeated", 1));
    }
  else if (self->in_table)
    start_in_table (self, xml, name);
  else if (strcmp (name, "table") == 0)
    self->in_table = self->n_tables++ == self->wanted;
}

static void
end_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    {
      if (self->cell.depth == 0)
        end_cell (self, xml);
      else
        gocua_ods_cell_end_element (&self->cell);
    }
  else if (self->in_row)
    {
      if (strcmp (name, "table-row") == 0)
        end_row (self, xml);
    }
  else if (self->in_table && strcmp (name, "table") == 0)
    gocua_xml_stop (xml);
}

static void
text_cb (GocuaXml *xml, const char *text, gsize size, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    gocua_ods_cell_add_text (&self->cell, text, size);
}

static gboolean
ods_read (gpointer state,
          guint sheet,
          GocuaTableFacts *facts,
          GocuaTableRowFunc func,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  static const GocuaXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GocuaRowBuilder) builder = gocua_row_builder_new ();
  OdsTable *table = state;
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean good;

  reader->table = table;
  reader->wanted = sheet;
  reader->facts = facts;
  reader->func = func;
  reader->data = data;
  reader->cancellable = cancellable;
  reader->builder = builder;
  gocua_ods_cell_init (&reader->cell, table->styles);
  facts->total = gocua_zip_get_size (table->zip, CONTENT);
  good = gocua_xml_read_part (table->zip, CONTENT, &handlers, reader, cancellable, error);
  gocua_ods_cell_clear (&reader->cell);
  return good;
}

const GocuaTableFormat gocua_table_format_ods = { GOCUA_TABLE_ODS, ods_open, ods_read, ods_close };
