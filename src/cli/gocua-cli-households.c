/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-households.c: `gocua households`, the list. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-filter.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-date.h"
#include "core/gocua-phone.h"

static void
add_columns (GocuaCliTable *table, const GocuaCampaign *campaign)
{
  gocua_cli_table_add_column (table, C_ ("field", "Household code"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Head of household"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Address"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Area"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "People"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("field", "Date of visit"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Outcome"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    gocua_cli_table_add_column (table,
                                gocua_indicator_get_short_label (gocua_campaign_get_indicator (campaign, i)),
                                GOCUA_CLI_ALIGN_END);
}

static char *
format_count (int count)
{
  return count >= 0 ? g_strdup_printf ("%d", count) : NULL;
}

static void
add_row (GocuaCliTable *table, const GocuaHouseholdRow *row, const GocuaCampaign *campaign)
{
  GocuaOutcome outcome = row->status.outcome;

  gocua_cli_table_add (table, g_strdup (row->code));
  gocua_cli_table_add (table, g_strdup (row->head));
  gocua_cli_table_add (table, g_strdup (row->address));
  gocua_cli_table_add (table, g_strdup (row->area));
  gocua_cli_table_add (table, format_count (row->people));
  gocua_cli_table_add (table, gocua_date_format (row->status.last_date));
  gocua_cli_table_add (table, outcome != GOCUA_OUTCOME_NONE
                                  ? g_strdup (gocua_campaign_get_outcome_label (campaign, outcome))
                                  : NULL);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    gocua_cli_table_add (table, format_count (row->status.values[i]));
}

static void
print_json (GPtrArray *rows, guint total, const GocuaCampaign *campaign)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_number (object, "total", total);
  list = cJSON_AddArrayToObject (object, "households");
  for (guint i = 0; i < rows->len; i++)
    {
      const GocuaHouseholdRow *row = rows->pdata[i];
      g_autofree char *phone = gocua_phone_format_masked (row->phone);

      cJSON_AddItemToArray (list, gocua_cli_json_new_row (row, campaign, phone));
    }
  gocua_cli_write_json (object, FALSE);
}

static void
print_table (GocuaCli *cli, GPtrArray *rows, guint total, const GocuaCampaign *campaign)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  add_columns (table, campaign);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows->pdata[i], campaign);
  if (rows->len > 0)
    gocua_cli_table_print (table);
  if (rows->len < total)
    gocua_cli_say (cli, _ ("%u of %u households"), rows->len, total);
  else
    gocua_cli_say (cli, ngettext ("%u household", "%u households", total), total);
}

gboolean
gocua_cli_households (GocuaCli *cli, GError **error)
{
  g_auto (GocuaCliFilter) filter = { 0 };
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GocuaId campaign_id;
  guint total = 0;

  if (!gocua_cli_filter_parse (&filter, cli, NULL, error) || !gocua_cli_open (cli, error))
    return FALSE;
  campaign = gocua_cli_find_campaign (cli->db, &campaign_id, error);
  if (campaign == NULL)
    return FALSE;
  numbers = gocua_cli_filter_query (&filter, cli, campaign, &campaign_id, &total, error);
  if (numbers == NULL)
    return FALSE;
  rows = gocua_households_get_rows (cli->db, (const gint64 *) (gpointer) numbers->data, numbers->len,
                                    &campaign_id, error);
  if (rows == NULL)
    return FALSE;
  if (cli->json)
    print_json (rows, total, campaign);
  else
    print_table (cli, rows, total, campaign);
  return TRUE;
}
