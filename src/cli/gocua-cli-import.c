/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-import.c: `gocua import`, taking in a list of households, all of it or nothing. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-import-report.h"
#include "roster/gocua-mapping-memory.h"
#include "roster/gocua-roster-import.h"
#include "roster/gocua-roster-preview.h"
#include "roster/gocua-roster-refused.h"
#include "store/gocua-entities.h"

#define USUAL_AGE 14 /* from which on a person has a card of identity */

typedef struct
{
  gboolean dry_run;
  gboolean make_areas;
  gboolean skip_refused;
  char **maps;
  gboolean hidden_rows;
  gboolean overwrite_newer;
  gboolean people;
  gboolean households;
  char *sheet;
  char **encodings;
  char *refused;
  char *separator;
  char *area;
  int first_row;
  int age;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->maps);
  g_strfreev (self->encodings);
  g_free (self->sheet);
  g_free (self->refused);
  g_free (self->separator);
  g_free (self->area);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_separator (const char *text, char *separator, GError **error)
{
  *separator = 0;
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "tab") || g_str_equal (text, "\\t"))
    *separator = '\t';
  else if (strlen (text) == 1 && g_ascii_isprint (*text) && *text != '"')
    *separator = *text;
  if (*separator != 0)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               _ ("“%s” does not separate columns. Write one character, or the word “tab”."), text);
  return FALSE;
}

/* "C" or "3", as a spreadsheet names and a person counts. Returns -1 for neither. */
static int
read_column (const char *text)
{
  guint64 number;
  int column = 0;

  if (g_ascii_string_to_unsigned (text, 10, 1, GOCUA_TABLE_MAX_COLUMNS, &number, NULL))
    return (int) number - 1;
  if (*text == '\0' || strlen (text) > 2)
    return -1;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalpha (*text))
        return -1;
      column = column * 26 + (g_ascii_toupper (*text) - 'A' + 1);
    }
  return column - 1;
}

static gboolean
add_map (GocuaMapping *mapping, const char *text, guint n_columns, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *nick = equals != NULL ? g_strndup (text, equals - text) : NULL;
  GocuaRosterField field;
  g_autoptr (GString) known = g_string_new (NULL);
  int column;

  if (nick == NULL || !gocua_roster_field_from_nick (nick, &field))
    {
      for (int i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                                gocua_roster_field_get_nick ((GocuaRosterField) i));
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   /* Translators: what was written; all fields */
                   _ ("“%s” can’t be read. Write --map field=column, such as head=B. The fields are: %s."),
                   text, known->str);
      return FALSE;
    }
  column = read_column (equals + 1);
  if (column < 0 || (guint) column >= n_columns)
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("The list has no column “%s”."),
                   equals + 1);
      return FALSE;
    }
  gocua_mapping_set_column (mapping, field, column);
  return TRUE;
}

static GFileInputStream *
open_file (GFile *file, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GFileInputStream *stream = g_file_read (file, NULL, &problem);
  g_autofree char *shown = NULL;

  if (stream != NULL)
    return stream;
  shown = g_file_get_parse_name (file);
  g_set_error (error, GOCUA_CLI_ERROR,
               g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? GOCUA_CLI_ERROR_NOT_FOUND
                                                                           : GOCUA_CLI_ERROR_FAILED,
               /* Translators: a file, and the words of the system */
               _ ("The list “%s” can’t be read: %s."), shown, problem->message);
  return NULL;
}

/* "vni" for all of the file, "B=vni" for one column. */
static gboolean
add_encoding (const char *text, GocuaTableSettings *settings, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *letters = equals != NULL ? g_strndup (text, equals - text) : NULL;
  int column = letters != NULL ? read_column (letters) : -1;
  GocuaTableEncoding encoding = GOCUA_TABLE_ENCODING_AUTO;
  g_autoptr (GString) known = g_string_new (NULL);

  if (gocua_table_encoding_from_nick (equals != NULL ? equals + 1 : text, &encoding) &&
      (equals == NULL || (column >= 0 && column < GOCUA_TABLE_MAX_COLUMNS)))
    {
      if (equals == NULL)
        settings->encoding = encoding;
      else
        settings->column_encodings[column] = (guint8) encoding;
      return TRUE;
    }
  for (guint i = 0; i < GOCUA_TABLE_N_ENCODINGS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            gocua_table_encoding_get_nick ((GocuaTableEncoding) i));
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: what was written; all encodings */
               _ ("“%s” is no encoding. Write one of %s, or column=encoding, such as B=vni."), text,
               known->str);
  return FALSE;
}

static GocuaTable *
open_table (const char *argument, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GocuaTableSettings) settings = gocua_table_settings_new ();

  if (!read_separator (options->separator, &settings->separator, error))
    return NULL;
  for (guint i = 0; options->encodings != NULL && options->encodings[i] != NULL; i++)
    if (!add_encoding (options->encodings[i], settings, error))
      return NULL;
  settings->sheet = g_strdup (options->sheet);
  settings->with_hidden_rows = options->hidden_rows;
  stream = open_file (file, error);
  return stream != NULL ? gocua_table_open (G_INPUT_STREAM (stream), settings, NULL, error) : NULL;
}

/* What was said of a list of this shape before, then what is said now; that is kept for the next one. */
static GocuaMapping *
make_mapping (GocuaTable *table, const Options *options, GError **error)
{
  g_autoptr (GocuaRosterPreview) preview = gocua_roster_preview_new (table, NULL, error);
  g_autofree char *memory = gocua_mapping_memory_get_path ();
  g_autoptr (GocuaMapping) mapping = NULL;

  if (preview == NULL)
    return NULL;
  mapping = gocua_mapping_memory_recall (memory, preview->rows);
  if (mapping == NULL)
    mapping = gocua_mapping_copy (preview->mapping);
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    if (!add_map (mapping, options->maps[i], preview->n_columns, error))
      return NULL;
  if (options->first_row > 0)
    gocua_mapping_set_first_row (mapping, options->first_row - 1);
  if (options->people || options->households)
    gocua_mapping_set_rows_are_people (mapping, options->people);
  /* A folder that cannot be written to costs nothing but the memory. */
  if (options->maps != NULL || options->people || options->households)
    gocua_mapping_memory_keep (memory, preview->rows, mapping, NULL);
  return g_steal_pointer (&mapping);
}

/* When the file was written, as far as the disk knows. */
static gint64
find_saved_ms (const char *argument)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
             ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * 1000
             : 0;
}

static GocuaRosterPlan *
make_plan (GocuaCli *cli,
           const Options *options,
           GocuaTable *table,
           const GocuaMapping *mapping,
           GError **error)
{
  g_autoptr (GocuaRosterKnown) known = NULL;
  g_autoptr (GocuaCampaign) campaign = NULL;
  GocuaRosterOptions taking = { .make_missing_areas = options->make_areas,
                                .default_area = options->area,
                                .eligible_age = (guint) options->age,
                                .saved_ms = find_saved_ms (cli->args[1]),
                                .overwrite_newer = options->overwrite_newer };
  GocuaId id;

  known = gocua_roster_known_load (cli->db, NULL, error);
  campaign = known != NULL ? gocua_campaign_get_current (cli->db, &id, error) : NULL;
  if (campaign == NULL)
    return NULL;
  taking.age_date = gocua_campaign_get_start (campaign);
  return gocua_roster_plan_new (table, mapping, known, &taking, gocua_cli_get_progress (cli), NULL, error);
}

static gboolean
write_refused (const Options *options,
               GocuaTable *table,
               const GocuaMapping *mapping,
               GocuaRosterPlan *plan,
               GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (options->refused == NULL || gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED) == 0)
    return TRUE;
  file = g_file_new_for_commandline_arg (options->refused);
  return gocua_roster_refused_write (table, mapping, plan, file, NULL, error);
}

/* Half a list is worse than none: what is refused stops the rest unless that was asked for. */
static gboolean
take_in (GocuaCli *cli, const Options *options, GocuaRosterPlan *plan, gboolean *committed, GError **error)
{
  guint refused = gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED);
  g_autoptr (GocuaBatch) batch = NULL;

  gocua_cli_import_warn (plan);
  if (refused > 0 && !options->skip_refused)
    {
      g_set_error (
          error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
          ngettext ("%u row was refused and nothing was taken in. Mend it, or leave it out with "
                    "--skip-refused.",
                    "%u rows were refused and nothing was taken in. Mend them, or leave them out with "
                    "--skip-refused.",
                    refused),
          refused);
      return FALSE;
    }
  if (options->dry_run)
    return TRUE;
  batch = gocua_roster_import (cli->db, plan, gocua_cli_get_progress (cli), NULL, error);
  *committed = batch != NULL;
  return batch != NULL;
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->people && options->households)
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                         _ ("A row is a person or a household: write --people or --households, not both."));
  else if (options->age < 0 || options->age > 150)
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                         _ ("An age is a number from 0 to 150."));
  else
    return TRUE;
  return FALSE;
}

gboolean
gocua_cli_import (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { .age = USUAL_AGE };
  g_autoptr (GocuaTable) table = NULL;
  g_autoptr (GocuaMapping) mapping = NULL;
  g_autoptr (GocuaRosterPlan) plan = NULL;
  gboolean committed = FALSE, good;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would be done"), NULL },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, N_ ("Which column is what, such as head=B"),
      N_ ("FIELD=COLUMN") },
    { "first-row", 0, 0, G_OPTION_ARG_INT, &options.first_row, N_ ("The first row that is a household"),
      N_ ("ROW") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator,
      N_ ("What separates the columns: a character, or “tab”"), N_ ("CHARACTER") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_ ("The sheet of a workbook"), N_ ("NAME") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.encodings,
      N_ ("What the text is in, such as tcvn3, or of one column, such as B=vni"), N_ ("ENCODING") },
    { "hidden-rows", 0, 0, G_OPTION_ARG_NONE, &options.hidden_rows,
      N_ ("Take the rows too that the sheet does not show"), NULL },
    { "overwrite-newer", 0, 0, G_OPTION_ARG_NONE, &options.overwrite_newer,
      N_ ("Take back what was entered after the list was saved"), NULL },
    { "people", 0, 0, G_OPTION_ARG_NONE, &options.people,
      N_ ("Each row is a person; count them into households"), NULL },
    { "households", 0, 0, G_OPTION_ARG_NONE, &options.households, N_ ("Each row is a household"), NULL },
    { "age", 0, 0, G_OPTION_ARG_INT, &options.age, N_ ("From which age on people are counted as eligible"),
      N_ ("YEARS") },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &options.refused, N_ ("Write refused rows to a workbook"),
      N_ ("FILE.xlsx") },
    { "make-areas", 0, 0, G_OPTION_ARG_NONE, &options.make_areas,
      N_ ("Make areas that the ward does not have yet"), NULL },
    { "area", 0, 0, G_OPTION_ARG_STRING, &options.area, N_ ("The area of households for which none is given"),
      N_ ("NAME") },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &options.skip_refused,
      N_ ("Take in the other rows when some are refused"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 1, 1, error) || !check_options (&options, error) ||
      !gocua_cli_open (cli, error))
    return FALSE;
  table = open_table (cli->args[1], &options, error);
  mapping = table != NULL ? make_mapping (table, &options, error) : NULL;
  plan = mapping != NULL ? make_plan (cli, &options, table, mapping, error) : NULL;
  gocua_cli_end_progress (cli);
  if (plan == NULL || !write_refused (&options, table, mapping, plan, error))
    return FALSE;
  good = take_in (cli, &options, plan, &committed, error);
  gocua_cli_end_progress (cli);
  gocua_cli_import_print (cli, table, plan, committed);
  return good;
}
