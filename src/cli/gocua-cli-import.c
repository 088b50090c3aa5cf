/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-import.c: `gocua import`, taking in a list of households, all of it or nothing. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "roster/gocua-table.h"
#include "roster/gocua-roster-import.h"
#include "roster/gocua-roster-preview.h"

/* More refused rows than a person reads are counted. */
#define MAX_SHOWN 50

typedef struct
{
  gboolean dry_run;
  gboolean make_areas;
  gboolean skip_refused;
  char **maps;
  char *separator;
  char *area;
  int first_row;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->maps);
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

static GocuaTable *
open_table (const char *argument, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GFileInputStream) stream = NULL;
  GocuaTableSettings settings = { 0 };

  if (!read_separator (options->separator, &settings.separator, error))
    return NULL;
  stream = open_file (file, error);
  return stream != NULL ? gocua_table_open (G_INPUT_STREAM (stream), &settings, NULL, error) : NULL;
}

static GocuaMapping *
make_mapping (GocuaTable *table, const Options *options, GError **error)
{
  g_autoptr (GocuaRosterPreview) preview = gocua_roster_preview_new (table, NULL, error);
  g_autoptr (GocuaMapping) mapping = NULL;

  if (preview == NULL)
    return NULL;
  mapping = gocua_mapping_copy (preview->mapping);
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    if (!add_map (mapping, options->maps[i], preview->n_columns, error))
      return NULL;
  if (options->first_row > 0)
    gocua_mapping_set_first_row (mapping, options->first_row - 1);
  return g_steal_pointer (&mapping);
}

static GocuaRosterPlan *
make_plan (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaTable) table = open_table (cli->args[1], options, error);
  g_autoptr (GocuaMapping) mapping = table != NULL ? make_mapping (table, options, error) : NULL;
  g_autoptr (GocuaRosterKnown) known = NULL;
  GocuaRosterOptions taking = { .make_missing_areas = options->make_areas, .default_area = options->area };

  if (mapping == NULL)
    return NULL;
  known = gocua_roster_known_load (cli->db, NULL, error);
  if (known == NULL)
    return NULL;
  return gocua_roster_plan_new (table, mapping, known, &taking, gocua_cli_get_progress (cli), NULL, error);
}

static void
print_json (GocuaRosterPlan *plan, gboolean committed)
{
  static const char *const names[GOCUA_ROSTER_N_VERDICTS] = {
    [GOCUA_ROSTER_NEW] = "new",
    [GOCUA_ROSTER_CHANGED] = "changed",
    [GOCUA_ROSTER_UNCHANGED] = "unchanged",
    [GOCUA_ROSTER_REFUSED] = "refused",
  };
  GPtrArray *areas = gocua_roster_plan_get_new_areas (plan);
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  cJSON_AddBoolToObject (object, "committed", committed);
  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    gocua_cli_json_add_number (object, names[i],
                               gocua_roster_plan_get_n_entries (plan, (GocuaRosterVerdict) i));
  gocua_cli_json_add_number (object, "odd_phones", gocua_roster_plan_get_n_odd_phones (plan));
  list = cJSON_AddArrayToObject (object, "new_areas");
  for (guint i = 0; i < areas->len; i++)
    cJSON_AddItemToArray (list, cJSON_CreateString (areas->pdata[i]));
  list = cJSON_AddArrayToObject (object, "refused_rows");
  for (guint i = 0; i < gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED); i++)
    {
      const GocuaRosterEntry *entry = gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_REFUSED, i);
      cJSON *item = cJSON_CreateObject ();

      gocua_cli_json_add_number (item, "row", entry->row);
      gocua_cli_json_add_number (item, "column", entry->column >= 0 ? entry->column + 1 : -1);
      gocua_cli_json_add_text (item, "reason", entry->reason);
      cJSON_AddItemToArray (list, item);
    }
  gocua_cli_write_json (object, FALSE);
}

static void
print_text (GocuaCli *cli, GocuaRosterPlan *plan)
{
  GPtrArray *areas = gocua_roster_plan_get_new_areas (plan);
  guint odd = gocua_roster_plan_get_n_odd_phones (plan);

  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    gocua_cli_say (cli, "%s: %u", gocua_roster_verdict_get_label ((GocuaRosterVerdict) i),
                   gocua_roster_plan_get_n_entries (plan, (GocuaRosterVerdict) i));
  for (guint i = 0; i < areas->len; i++)
    gocua_cli_say (cli, _ ("New area: %s"), (const char *) areas->pdata[i]);
  if (odd > 0)
    gocua_cli_say (cli,
                   ngettext ("%u phone number looks wrong and is kept as it is.",
                             "%u phone numbers look wrong and are kept as they are.", odd),
                   odd);
}

static void
warn_of_refused (GocuaRosterPlan *plan)
{
  guint n = gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED);

  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      g_autofree char *text =
          gocua_roster_entry_format_reason (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_REFUSED, i));

      gocua_cli_warn ("%s", text);
    }
  if (n > MAX_SHOWN)
    gocua_cli_warn (ngettext ("… and %u row more", "… and %u rows more", n - MAX_SHOWN), n - MAX_SHOWN);
}

/* Half a list is worse than none: what is refused stops the rest unless that was asked for. */
static gboolean
take_in (GocuaCli *cli, const Options *options, GocuaRosterPlan *plan, gboolean *committed, GError **error)
{
  guint refused = gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED);
  g_autoptr (GocuaBatch) batch = NULL;

  warn_of_refused (plan);
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

gboolean
gocua_cli_import (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
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
    { "make-areas", 0, 0, G_OPTION_ARG_NONE, &options.make_areas,
      N_ ("Make areas that the ward does not have yet"), NULL },
    { "area", 0, 0, G_OPTION_ARG_STRING, &options.area, N_ ("The area of households for which none is given"),
      N_ ("NAME") },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &options.skip_refused,
      N_ ("Take in the other rows when some are refused"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 1, 1, error) || !gocua_cli_open (cli, error))
    return FALSE;
  plan = make_plan (cli, &options, error);
  gocua_cli_end_progress (cli);
  if (plan == NULL)
    return FALSE;
  good = take_in (cli, &options, plan, &committed, error);
  gocua_cli_end_progress (cli);
  if (cli->json)
    print_json (plan, committed);
  else
    print_text (cli, plan);
  return good;
}
