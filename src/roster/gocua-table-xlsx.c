/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-xlsx.c: the workbooks of Excel since 2007 (ISO/IEC 29500). */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/gocua-document-time.h"
#include "roster/gocua-table-format.h"
#include "roster/gocua-xlsx-sheet.h"
#include "roster/gocua-xml.h"

#define WORKBOOK "xl/workbook.xml"

typedef struct
{
  GocuaXlsxBook book;
  GPtrArray *parts; /* of the sheets, in their order */
} XlsxTable;

/* While the workbook is opened. */
typedef struct
{
  GocuaTableFacts *facts;
  const char *folder; /* of the workbook, which relations start from */
  GHashTable *parts;  /* id of a relation -> the part of a sheet */
  char *workbook;
  char *strings;
  char *styles;
  GPtrArray *sheets; /* of parts */
  gboolean from_1904;
} Opening;

static void
opening_clear (Opening *self)
{
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->workbook);
  g_free (self->strings);
  g_free (self->styles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/* The part that a relation leads to: "../a.xml" and "/xl/a.xml" as in a web page. */
static char *
resolve (const char *folder, const char *target)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *path = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], ".."))
      g_ptr_array_set_size (steps, (int) steps->len - (steps->len > 0 ? 1 : 0));
    else if (*parts[i] != '\0' && !g_str_equal (parts[i], "."))
      g_ptr_array_add (steps, parts[i]);
  g_ptr_array_add (steps, NULL);
  return g_strjoinv ("/", (char **) steps->pdata);
}

/* The types of relations differ between the two forms of the format in all but their last word. */
static void
relation_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Opening *self = data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;

  if (strcmp (name, "Relationship") != 0)
    return;
  type = gocua_xml_dup_attribute (xml, "Type");
  target = gocua_xml_dup_attribute (xml, "Target");
  if (type == NULL || target == NULL)
    return;
  part = resolve (self->folder, target);
  if (g_str_has_suffix (type, "/officeDocument") && self->workbook == NULL)
    self->workbook = g_steal_pointer (&part);
  else if (g_str_has_suffix (type, "/sharedStrings") && self->strings == NULL)
    self->strings = g_steal_pointer (&part);
  else if (g_str_has_suffix (type, "/styles") && self->styles == NULL)
    self->styles = g_steal_pointer (&part);
  else if (g_str_has_suffix (type, "/worksheet"))
    {
      char *id = gocua_xml_dup_attribute (xml, "Id");

      if (id != NULL)
        g_hash_table_replace (self->parts, id, g_steal_pointer (&part));
    }
}

static void
workbook_cb (GocuaXml *xml, const char *name, gpointer data)
{
  Opening *self = data;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autofree char *state = NULL;
  const char *part;

  if (strcmp (name, "workbookPr") == 0)
    self->from_1904 = gocua_xml_get_boolean (xml, "date1904");
  if (strcmp (name, "sheet") != 0)
    return;
  title = gocua_xml_dup_attribute (xml, "name");
  id = gocua_xml_dup_attribute (xml, "id");
  state = gocua_xml_dup_attribute (xml, "state");
  part = id != NULL ? g_hash_table_lookup (self->parts, id) : NULL;
  /* Sheets of charts and dialogs have no rows. */
  if (part == NULL || title == NULL)
    return;
  gocua_table_facts_add_sheet (self->facts, title, state != NULL && !g_str_equal (state, "visible"));
  g_ptr_array_add (self->sheets, g_strdup (part));
}

static gboolean
read_relations (GocuaZip *zip, const char *part, Opening *opening, GCancellable *cancellable, GError **error)
{
  static const GocuaXmlHandlers handlers = { relation_cb, NULL, NULL };

  return gocua_xml_read_part (zip, part, &handlers, opening, cancellable, error);
}

static gboolean
read_workbook (GocuaZip *zip, Opening *opening, GCancellable *cancellable, GError **error)
{
  static const GocuaXmlHandlers handlers = { workbook_cb, NULL, NULL };
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *relations = NULL;

  opening->folder = "";
  if (gocua_zip_has_part (zip, "_rels/.rels") &&
      !read_relations (zip, "_rels/.rels", opening, cancellable, error))
    return FALSE;
  if (opening->workbook == NULL)
    opening->workbook = g_strdup (WORKBOOK);
  name = g_path_get_basename (opening->workbook);
  folder = g_strndup (opening->workbook, strlen (opening->workbook) - strlen (name));
  relations = g_strconcat (folder, "_rels/", name, ".rels", NULL);
  opening->folder = folder;
  return read_relations (zip, relations, opening, cancellable, error) &&
         gocua_xml_read_part (zip, opening->workbook, &handlers, opening, cancellable, error);
}

static void
xlsx_close (gpointer state)
{
  XlsxTable *self = state;

  g_clear_pointer (&self->book.strings, gocua_xlsx_strings_free);
  g_clear_pointer (&self->book.styles, gocua_xlsx_styles_free);
  g_clear_pointer (&self->book.zip, gocua_zip_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
open_book (XlsxTable *self, GocuaTableFacts *facts, GCancellable *cancellable, GError **error)
{
  g_auto (Opening) opening = { .facts = facts };
  GocuaZip *zip = self->book.zip;

  opening.parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  opening.sheets = g_ptr_array_new_with_free_func (g_free);
  if (!read_workbook (zip, &opening, cancellable, error))
    return FALSE;
  self->parts = g_steal_pointer (&opening.sheets);
  facts->saved_ms = gocua_document_time_read (zip, "docProps/core.xml", "modified", cancellable);
  self->book.from_1904 = opening.from_1904;
  if (self->parts->len == 0)
    {
      g_set_error_literal (
          error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_EMPTY,
          _ ("This workbook has no sheet with rows. Choose a file with a row for each household."));
      return FALSE;
    }
  self->book.styles = gocua_xlsx_styles_read (zip, opening.styles, cancellable, error);
  if (self->book.styles != NULL)
    self->book.strings = gocua_xlsx_strings_read (zip, opening.strings, cancellable, error);
  return self->book.strings != NULL;
}

static gpointer
xlsx_open (GInputStream *stream,
           const GocuaTableSettings *settings,
           GocuaTableFacts *facts,
           GCancellable *cancellable,
           GError **error)
{
  XlsxTable *self = g_new0 (XlsxTable, 1);

  facts->encoding = GOCUA_TABLE_ENCODING_UTF8;
  self->book.with_hidden_rows = settings->with_hidden_rows;
  self->book.zip = gocua_zip_open (stream, cancellable, error);
  if (self->book.zip != NULL && open_book (self, facts, cancellable, error))
    return self;
  xlsx_close (self);
  return NULL;
}

static gboolean
xlsx_read (gpointer state,
           guint sheet,
           GocuaTableFacts *facts,
           GocuaTableRowFunc func,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  XlsxTable *self = state;

  return gocua_xlsx_sheet_read (&self->book, g_ptr_array_index (self->parts, sheet), facts, func, data,
                                cancellable, error);
}

const GocuaTableFormat gocua_table_format_xlsx = { GOCUA_TABLE_XLSX, xlsx_open, xlsx_read, xlsx_close };
