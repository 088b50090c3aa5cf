/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-remarks.c: what a person should know about the reading of a file. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-table-remarks.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
gocua_table_separator_get_title (char separator)
{
  switch (separator)
    {
    case ',':
      return C_ ("separator", "comma");
    case ';':
      return C_ ("separator", "semicolon");
    case '\t':
      return C_ ("separator", "tab");
    default:
      return C_ ("separator", "another character");
    }
}

char *
gocua_table_describe (GocuaTable *table)
{
  GPtrArray *sheets;
  const GocuaTableSheet *sheet;

  g_return_val_if_fail (GOCUA_IS_TABLE (table), NULL);

  if (gocua_table_get_kind (table) == GOCUA_TABLE_TEXT)
    /* Translators: of a text file: its encoding, such as UTF-8; what parts its columns */
    return g_strdup_printf (_ ("Encoding %s · parted by %s"),
                            gocua_table_encoding_get_title (gocua_table_get_encoding (table)),
                            gocua_table_separator_get_title (gocua_table_get_separator (table)));
  sheets = gocua_table_get_sheets (table);
  sheet = g_ptr_array_index (sheets, gocua_table_get_sheet (table));
  /* Translators: name of a sheet, and how many sheets the workbook has */
  return g_strdup_printf (ngettext ("Sheet “%s”, the only one", "Sheet “%s” of %u sheets", sheets->len),
                          sheet->name, sheets->len);
}

/* One sentence for all the columns of an encoding; the example is the one with the most letters to look at.
 */
static void
add_conversion (GPtrArray *conversions, GocuaOldEncoding encoding, GPtrArray *remarks)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  const GocuaTableConversion *example = NULL;
  guint n_columns = 0;

  for (guint i = 0; i < conversions->len; i++)
    {
      const GocuaTableConversion *conversion = g_ptr_array_index (conversions, i);
      g_autofree char *letters = gocua_table_format_column (conversion->column);

      if (conversion->encoding != encoding)
        continue;
      g_string_append_printf (columns, "%s%s", n_columns++ > 0 ? ", " : "", letters);
      if (example == NULL || strlen (conversion->before) > strlen (example->before))
        example = conversion;
    }
  if (example == NULL)
    return;
  g_ptr_array_add (
      remarks,
      /* Translators: letters of columns; name of an encoding; a text before and after it was converted */
      g_strdup_printf (ngettext ("Column %s was in %s and is converted: “%s” becomes “%s”.",
                                 "Columns %s were in %s and are converted: “%s” becomes “%s”.", n_columns),
                       columns->str, gocua_old_encoding_get_name (encoding), example->before,
                       example->after));
}

static void
add_conversions (GocuaTable *table, GPtrArray *remarks)
{
  for (guint encoding = GOCUA_OLD_TCVN3; encoding < GOCUA_OLD_N_ENCODINGS; encoding++)
    add_conversion (gocua_table_get_conversions (table), (GocuaOldEncoding) encoding, remarks);
}

char **
gocua_table_list_conversions (GocuaTable *table)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();

  g_return_val_if_fail (GOCUA_IS_TABLE (table), NULL);

  add_conversions (table, remarks);
  g_ptr_array_add (remarks, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&remarks), FALSE);
}

char **
gocua_table_list_remarks (GocuaTable *table)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  guint n_hidden, n_lost;

  g_return_val_if_fail (GOCUA_IS_TABLE (table), NULL);

  n_hidden = gocua_table_get_n_hidden_rows (table);
  n_lost = gocua_table_get_n_lost_formulas (table);
  if (n_hidden > 0 && gocua_table_has_hidden_rows_in (table))
    g_ptr_array_add (
        remarks, g_strdup_printf (ngettext ("%u row that is hidden in the file is taken too.",
                                            "%u rows that are hidden in the file are taken too.", n_hidden),
                                  n_hidden));
  else if (n_hidden > 0)
    g_ptr_array_add (remarks,
                     g_strdup_printf (ngettext ("%u row is hidden in the file and left out.",
                                                "%u rows are hidden in the file and left out.", n_hidden),
                                      n_hidden));
  if (n_lost > 0)
    g_ptr_array_add (
        remarks,
        g_strdup_printf (
            ngettext ("%u formula has no result and its cell counts as empty. Open the file in Excel or "
                      "LibreOffice, save it, and choose it again.",
                      "%u formulas have no result and their cells count as empty. Open the file in "
                      "Excel or LibreOffice, save it, and choose it again.",
                      n_lost),
            n_lost));
  add_conversions (table, remarks);
  g_ptr_array_add (remarks, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&remarks), FALSE);
}
