/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-export.c: `gocua export`, households as a CSV file that a spreadsheet opens. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-filter.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "core/gocua-phone.h"
#include "roster/gocua-roster-field.h"
#include "store/gocua-export-log.h"
#include "store/gocua-households.h"

/* Excel takes a file without it for one of the country's old encodings. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  GocuaCliFilter filter;
  char *output;
  char *reason;
  gboolean with_phones;
  gboolean log;
} Options;

static void
options_clear (Options *self)
{
  gocua_cli_filter_clear (&self->filter);
  g_free (self->output);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A cell that begins like a formula would be calculated, and could send what is beside it elsewhere (OWASP,
 * "CSV Injection"); an apostrophe makes it text. */
static void
append_cell (GString *csv, const char *text, gboolean last)
{
  if (text == NULL)
    text = "";
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
}

static void
append_count (GString *csv, int count, gboolean last)
{
  if (count >= 0)
    g_string_append_printf (csv, "%d", count);
  g_string_append (csv, last ? "\r\n" : ",");
}

/* The heads are those that an import knows, so that the file can come back. */
static void
append_header (GString *csv, const GocuaCampaign *campaign)
{
  static const GocuaRosterField fields[] = {
    GOCUA_ROSTER_FIELD_CODE,   GOCUA_ROSTER_FIELD_HEAD,     GOCUA_ROSTER_FIELD_ADDRESS,
    GOCUA_ROSTER_FIELD_AREA,   GOCUA_ROSTER_FIELD_GROUP,    GOCUA_ROSTER_FIELD_PHONE,
    GOCUA_ROSTER_FIELD_PEOPLE, GOCUA_ROSTER_FIELD_ELIGIBLE,
  };
  guint n = gocua_campaign_get_n_indicators (campaign);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    append_cell (csv, gocua_roster_field_get_title (fields[i]), FALSE);
  append_cell (csv, C_ ("export column", "Counts"), FALSE);
  append_cell (csv, C_ ("export column", "Reached"), FALSE);
  append_cell (csv, C_ ("export column", "Visits"), FALSE);
  append_cell (csv, C_ ("export column", "Latest visit"), FALSE);
  append_cell (csv, C_ ("export column", "Latest outcome"), FALSE);
  append_cell (csv, C_ ("export column", "Reason"), FALSE);
  append_cell (csv, C_ ("export column", "Follow-up due"), n == 0);
  for (guint i = 0; i < n; i++)
    append_cell (csv, gocua_indicator_get_label (gocua_campaign_get_indicator (campaign, i)), i + 1 == n);
}

static void
append_row (GString *csv, const GocuaHouseholdRow *row, const GocuaCampaign *campaign, gboolean with_phones)
{
  const GocuaStatus *status = &row->status;
  const GocuaReason *reason = gocua_campaign_find_reason (campaign, status->reason);
  g_autofree char *masked = gocua_phone_format_masked (row->phone);
  guint n = gocua_campaign_get_n_indicators (campaign);

  append_cell (csv, row->code, FALSE);
  append_cell (csv, row->head, FALSE);
  append_cell (csv, row->address, FALSE);
  append_cell (csv, row->area, FALSE);
  append_cell (csv, row->group, FALSE);
  append_cell (csv, with_phones ? row->phone : masked, FALSE);
  append_count (csv, row->people, FALSE);
  append_count (csv, row->eligible_people, FALSE);
  append_count (csv, status->eligible, FALSE);
  append_count (csv, status->reached, FALSE);
  append_count (csv, status->attempts, FALSE);
  append_cell (csv, status->last_date, FALSE);
  append_cell (csv,
               status->outcome != GOCUA_OUTCOME_NONE
                   ? gocua_campaign_get_outcome_label (campaign, status->outcome)
                   : NULL,
               FALSE);
  append_cell (csv, reason != NULL ? gocua_reason_get_label (reason) : status->reason, FALSE);
  append_cell (csv, status->follow_up, n == 0);
  for (guint i = 0; i < n; i++)
    append_count (csv, status->values[i], i + 1 == n);
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (!options->with_phones ||
      (options->reason != NULL && options->reason[strspn (options->reason, " \t")] != '\0'))
    return TRUE;
  g_set_error_literal (
      error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
      _ ("Say with --reason why the phone numbers are needed. It is written down in the ward file."));
  return FALSE;
}

static GString *
make_csv (GPtrArray *rows, const GocuaCampaign *campaign, gboolean with_phones)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  append_header (csv, campaign);
  for (guint i = 0; i < rows->len; i++)
    append_row (csv, rows->pdata[i], campaign, with_phones);
  return csv;
}

/* To a new file that takes the place of an old one when it is whole, and that only its owner can read. */
static gboolean
write_out (GocuaCli *cli, const char *output, const GString *csv, guint n, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *shown = NULL;

  if (output == NULL || g_str_equal (output, "-"))
    {
      gocua_cli_write (csv->str);
      return TRUE;
    }
  shown = g_filename_display_name (output);
  if (!g_file_set_contents_full (output, csv->str, (gssize) csv->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &problem))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_FAILED,
                   _ ("The file “%s” could not be written: %s"), shown, problem->message);
      return FALSE;
    }
  gocua_cli_say (cli, ngettext ("%u household was written to %s", "%u households were written to %s", n), n,
                 shown);
  return TRUE;
}

static gboolean
export_rows (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) csv = NULL;
  GocuaId campaign_id;
  guint total = 0;

  campaign = gocua_cli_find_campaign (cli->db, &campaign_id, error);
  if (campaign == NULL)
    return FALSE;
  numbers = gocua_cli_filter_query (&options->filter, cli, campaign, &campaign_id, &total, error);
  if (numbers == NULL)
    return FALSE;
  rows = gocua_households_get_rows (cli->db, (const gint64 *) (gpointer) numbers->data, numbers->len,
                                    &campaign_id, error);
  if (rows == NULL ||
      !gocua_export_log_add (cli->db, rows->len, options->with_phones, options->reason, error))
    return FALSE;
  csv = make_csv (rows, campaign, options->with_phones);
  return write_out (cli, options->output, csv, rows->len, error);
}

static void
print_log_json (GPtrArray *exports)
{
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < exports->len; i++)
    {
      const GocuaExport *export = exports->pdata[i];
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_json_add_number (object, "at_ms", export->at_ms);
      gocua_cli_json_add_text (object, "author", export->author);
      gocua_cli_json_add_number (object, "households", export->n_households);
      cJSON_AddBoolToObject (object, "phones", export->phones);
      gocua_cli_json_add_text (object, "reason", export->reason);
      cJSON_AddItemToArray (list, object);
    }
  gocua_cli_write_json (list, FALSE);
}

static void
print_log_table (GPtrArray *exports)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, C_ ("export log", "When"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("export log", "Who"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("export log", "Households"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("export log", "Phones"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("export log", "Reason"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < exports->len; i++)
    {
      const GocuaExport *export = exports->pdata[i];

      gocua_cli_table_add (table, gocua_date_format_date_time (export->at_ms));
      gocua_cli_table_add (table, g_strdup (export->author));
      gocua_cli_table_add (table, gocua_number_format (export->n_households));
      gocua_cli_table_add (
          table, g_strdup (export->phones ? C_ ("export log", "in full") : C_ ("export log", "masked")));
      gocua_cli_table_add (table, g_strdup (export->reason));
    }
  gocua_cli_table_print (table);
}

static gboolean
print_log (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) exports = gocua_export_log_list (cli->db, error);

  if (exports == NULL)
    return FALSE;
  if (cli->json)
    print_log_json (exports);
  else
    print_log_table (exports);
  return TRUE;
}

gboolean
gocua_cli_export (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to; standard output by default"),
      N_ ("FILE") },
    { "with-phones", 0, 0, G_OPTION_ARG_NONE, &options.with_phones, N_ ("Phone numbers in full"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("Why the phone numbers are needed"),
      N_ ("TEXT") },
    { "log", 0, 0, G_OPTION_ARG_NONE, &options.log,
      N_ ("Show who exported what and when, and export nothing"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  return gocua_cli_filter_parse (&options.filter, cli, entries, error) && check_options (&options, error) &&
         gocua_cli_open (cli, error) &&
         (options.log ? print_log (cli, error) : export_rows (cli, &options, error));
}
