/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-writer.c: the households that a list shows, as a file for a spreadsheet. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-list-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-text.h"
#include "roster/gocua-xlsx-writer.h"

/* Excel takes a text without it for one of the country's old encodings. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _GocuaListWriter
{
  GocuaListFormat format;
  GArray *columns; /* of GocuaListColumn */
  GocuaCampaign *campaign;
  gboolean phones;
  GString *text;             /* of GOCUA_LIST_TEXT */
  GocuaXlsxWriter *workbook; /* of GOCUA_LIST_WORKBOOK */
  GocuaXlsxCell *cells;
  GocuaListValue *values;
};

/* A cell that begins like a formula would be calculated, and could send what is beside it elsewhere (OWASP,
 * "CSV Injection"); an apostrophe makes it text. A workbook says of each cell that it is a text. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *clean = gocua_text_clean (text);

  g_string_append_c (out, '"');
  if (*clean != '\0' && strchr ("=+-@", *clean) != NULL)
    g_string_append_c (out, '\'');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_value (GString *out, const GocuaListValue *value)
{
  g_autofree char *date = NULL;

  switch (value->type)
    {
    case GOCUA_LIST_VALUE_NUMBER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, value->number);
      break;
    case GOCUA_LIST_VALUE_DATE:
      date = gocua_date_format (value->text);
      g_string_append (out, date);
      break;
    case GOCUA_LIST_VALUE_TEXT:
      append_text (out, value->text);
      break;
    case GOCUA_LIST_VALUE_NONE:
    default:
      break;
    }
}

static void
end_line (GString *out)
{
  g_string_append (out, "\r\n");
}

static const char *
title_of (GocuaListWriter *self, guint i)
{
  return gocua_list_column_get_title (&g_array_index (self->columns, GocuaListColumn, i), self->campaign,
                                      FALSE);
}

static void
write_text_heads (GocuaListWriter *self, const char *const *heading)
{
  self->text = g_string_new (BYTE_ORDER_MARK);
  for (guint i = 0; heading != NULL && heading[i] != NULL; i++)
    {
      append_text (self->text, heading[i]);
      end_line (self->text);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      append_text (self->text, title_of (self, i));
    }
  end_line (self->text);
}

/* In characters of the spreadsheet's own font. */
static double
width_of (GocuaListKind kind)
{
  switch (kind)
    {
    case GOCUA_LIST_ADDRESS:
    case GOCUA_LIST_NOTE:
      return 38;
    case GOCUA_LIST_HEAD:
    case GOCUA_LIST_TEAM:
      return 26;
    case GOCUA_LIST_AREA:
    case GOCUA_LIST_GROUP:
    case GOCUA_LIST_PHONE:
    case GOCUA_LIST_OUTCOME:
    case GOCUA_LIST_CODE:
      return 16;
    default:
      return 12;
    }
}

static void
write_book_heads (GocuaListWriter *self, const char *const *heading)
{
  guint n_lines = heading != NULL ? g_strv_length ((char **) heading) : 0;

  /* Translators: name of a sheet, at most 31 characters */
  self->workbook = gocua_xlsx_writer_new (_ ("Households"));
  for (guint i = 0; i < self->columns->len; i++)
    gocua_xlsx_writer_set_width (self->workbook, i,
                                 width_of (g_array_index (self->columns, GocuaListColumn, i).kind));
  for (guint i = 0; i < n_lines; i++)
    gocua_xlsx_writer_add_cells (
        self->workbook, &(GocuaXlsxCell){ i == 0 ? GOCUA_XLSX_BOLD : GOCUA_XLSX_TEXT, heading[i], 0 }, 1);
  for (guint i = 0; i < self->columns->len; i++)
    self->cells[i] = (GocuaXlsxCell){ GOCUA_XLSX_BOLD, title_of (self, i), 0 };
  gocua_xlsx_writer_add_cells (self->workbook, self->cells, self->columns->len);
  gocua_xlsx_writer_set_head (self->workbook, n_lines + 1, self->columns->len);
}

GocuaListWriter *
gocua_list_writer_new (GocuaListFormat format,
                       GArray *columns,
                       GocuaCampaign *campaign,
                       const char *const *heading,
                       gboolean phones)
{
  GocuaListWriter *self;

  g_return_val_if_fail (columns != NULL, NULL);

  self = g_new0 (GocuaListWriter, 1);
  self->format = format;
  self->columns = g_array_copy (columns);
  self->campaign = campaign != NULL ? gocua_campaign_ref (campaign) : NULL;
  self->phones = phones;
  self->cells = g_new0 (GocuaXlsxCell, columns->len + 1);
  self->values = g_new0 (GocuaListValue, columns->len + 1);
  if (format == GOCUA_LIST_TEXT)
    write_text_heads (self, heading);
  else
    write_book_heads (self, heading);
  return self;
}

void
gocua_list_writer_free (GocuaListWriter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    gocua_list_value_clear (&self->values[i]);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->workbook, gocua_xlsx_writer_free);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_array_unref (self->columns);
  g_free (self->cells);
  g_free (self->values);
  g_free (self);
}

static void
add_text_row (GocuaListWriter *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      append_value (self->text, &self->values[i]);
    }
  end_line (self->text);
}

static void
add_book_row (GocuaListWriter *self)
{
  static const GocuaXlsxType types[] = {
    [GOCUA_LIST_VALUE_NONE] = GOCUA_XLSX_TEXT,
    [GOCUA_LIST_VALUE_TEXT] = GOCUA_XLSX_TEXT,
    [GOCUA_LIST_VALUE_NUMBER] = GOCUA_XLSX_NUMBER,
    [GOCUA_LIST_VALUE_DATE] = GOCUA_XLSX_DATE,
  };

  for (guint i = 0; i < self->columns->len; i++)
    self->cells[i] =
        (GocuaXlsxCell){ types[self->values[i].type], self->values[i].text, self->values[i].number };
  gocua_xlsx_writer_add_cells (self->workbook, self->cells, self->columns->len);
}

guint
gocua_list_writer_add (GocuaListWriter *self, GPtrArray *rows)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && rows != NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const GocuaHouseholdRow *row = g_ptr_array_index (rows, i);

      if (gocua_id_is_null (&row->id))
        continue;
      for (guint k = 0; k < self->columns->len; k++)
        gocua_list_column_get_value (&g_array_index (self->columns, GocuaListColumn, k), row, self->campaign,
                                     self->phones, &self->values[k]);
      if (self->format == GOCUA_LIST_TEXT)
        add_text_row (self);
      else
        add_book_row (self);
      n++;
    }
  return n;
}

static gboolean
save_text (GocuaListWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), self->text->str, self->text->len, NULL,
                                 cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  /* Closed like this, the old file stays. */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
  return FALSE;
}

gboolean
gocua_list_writer_save (GocuaListWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  return self->format == GOCUA_LIST_TEXT ? save_text (self, file, cancellable, error)
                                         : gocua_xlsx_writer_save (self->workbook, file, cancellable, error);
}
