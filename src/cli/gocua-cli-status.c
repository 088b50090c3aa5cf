/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-status.c: `gocua status`, the numbers of the ward, each with what it is a part of. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "store/gocua-overview.h"
#include "store/gocua-ward.h"

/* What an indicator's target is a part of, and how much of it is there. */
static void
get_progress (const GocuaNumbers *numbers, const GocuaIndicator *indicator, gint64 *part, gint64 *whole)
{
  const GocuaTally *tally = &numbers->tallies[gocua_indicator_get_slot (indicator)];
  gboolean people = gocua_indicator_get_basis (indicator) == GOCUA_BASIS_PEOPLE;

  *part = people ? tally->people : tally->yes;
  *whole = people ? numbers->people : numbers->eligible;
}

static GocuaPace
get_pace (const GocuaOverview *overview, const GocuaIndicator *indicator)
{
  gint64 part, whole;

  get_progress (&overview->ward, indicator, &part, &whole);
  return gocua_pace_compute (part, whole, gocua_indicator_get_target (indicator), overview->today,
                             gocua_indicator_get_deadline (indicator));
}

/* "1.234 / 5.000 (24,7 %)" */
static char *
format_part (gint64 part, gint64 whole)
{
  g_autofree char *first = gocua_number_format (part);
  g_autofree char *second = gocua_number_format (whole);
  g_autofree char *percent = gocua_number_format_percent (part, whole);

  return g_strdup_printf ("%s / %s (%s)", first, second, percent);
}

static cJSON *
new_json_numbers (const GocuaNumbers *numbers, const GocuaCampaign *campaign)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_number (object, "households", numbers->households);
  gocua_cli_json_add_number (object, "eligible", numbers->eligible);
  gocua_cli_json_add_number (object, "reached", numbers->reached);
  gocua_cli_json_add_number (object, "attempts", numbers->attempts);
  gocua_cli_json_add_number (object, "people", numbers->people);
  gocua_cli_json_add_number (object, "people_unknown", numbers->people_unknown);
  gocua_cli_json_add_number (object, "follow_ups_due", numbers->follow_ups_due);
  list = cJSON_AddObjectToObject (object, "indicators");
  for (guint i = 0; campaign != NULL && i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const GocuaTally *tally = &numbers->tallies[i];
      cJSON *item =
          cJSON_AddObjectToObject (list, gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i)));

      gocua_cli_json_add_number (item, "yes", tally->yes);
      gocua_cli_json_add_number (item, "no", tally->no);
      gocua_cli_json_add_number (item, "unknown", gocua_numbers_unknown (numbers, i));
      gocua_cli_json_add_number (item, "yes_reached", tally->yes_reached);
      gocua_cli_json_add_number (item, "people", tally->people);
    }
  return object;
}

static cJSON *
new_json_campaign (const GocuaOverview *overview)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_text (object, "key", gocua_campaign_get_key (overview->campaign));
  gocua_cli_json_add_text (object, "title", gocua_campaign_get_title (overview->campaign));
  list = cJSON_AddArrayToObject (object, "indicators");
  for (guint i = 0; i < gocua_campaign_get_n_indicators (overview->campaign); i++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (overview->campaign, i);
      GocuaPace pace = get_pace (overview, indicator);
      cJSON *item = cJSON_CreateObject ();

      gocua_cli_json_add_text (item, "id", gocua_indicator_get_id (indicator));
      gocua_cli_json_add_text (item, "label", gocua_indicator_get_label (indicator));
      gocua_cli_json_add_text (item, "basis",
                               gocua_indicator_get_basis (indicator) == GOCUA_BASIS_PEOPLE ? "people"
                                                                                           : "households");
      cJSON_AddNumberToObject (item, "target_percent", gocua_indicator_get_target (indicator));
      gocua_cli_json_add_text (item, "deadline", gocua_indicator_get_deadline (indicator));
      gocua_cli_json_add_number (item, "missing", pace.missing);
      gocua_cli_json_add_number (item, "days_left", pace.days_left);
      gocua_cli_json_add_number (item, "per_day", pace.per_day);
      cJSON_AddItemToArray (list, item);
    }
  return object;
}

static void
print_json (GocuaCli *cli, const GocuaOverview *overview)
{
  g_autofree char *name = gocua_ward_get_name (cli->db);
  g_autofree char *unit = gocua_ward_get_unit_key (cli->db);
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_text (object, "unit", unit);
  gocua_cli_json_add_text (object, "name", name);
  gocua_cli_json_add_text (object, "today", overview->today);
  gocua_cli_json_add_number (object, "position", overview->position);
  if (overview->campaign != NULL)
    cJSON_AddItemToObject (object, "campaign", new_json_campaign (overview));
  else
    cJSON_AddNullToObject (object, "campaign");
  cJSON_AddItemToObject (object, "ward", new_json_numbers (&overview->ward, overview->campaign));
  list = cJSON_AddArrayToObject (object, "areas");
  for (guint i = 0; i < overview->areas->len; i++)
    {
      const GocuaAreaNumbers *area = overview->areas->pdata[i];
      cJSON *item = new_json_numbers (&area->numbers, overview->campaign);

      gocua_cli_json_add_id (item, "id", &area->area);
      gocua_cli_json_add_text (item, "name", area->name);
      cJSON_AddItemToArray (list, item);
    }
  gocua_cli_write_json (object, FALSE);
}

static void
print_line (const char *label, char *value)
{
  g_autofree char *text = value;
  /* Translators: what is counted and its number */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s\n"), label, text);

  gocua_cli_write (line);
}

static void
print_ward (GocuaCli *cli, const GocuaOverview *overview)
{
  const GocuaNumbers *ward = &overview->ward;
  g_autofree char *name = gocua_ward_get_name (cli->db);
  g_autofree char *date = gocua_date_format (overview->today);
  g_autofree char *heading =
      g_strdup_printf ("%s, %s\n%s\n\n", name != NULL ? name : "", date,
                       overview->campaign != NULL ? gocua_campaign_get_title (overview->campaign) : "");

  gocua_cli_write (heading);
  print_line (_ ("Households on the roster"), gocua_number_format (ward->households));
  print_line (_ ("Households that count"), format_part (ward->eligible, ward->households));
  print_line (_ ("Reached, of those that count"), format_part (ward->reached, ward->eligible));
  print_line (_ ("Visits in all"), gocua_number_format (ward->attempts));
  print_line (_ ("Eligible people in them"), gocua_number_format (ward->people));
  print_line (_ ("Households whose number of eligible people is not known"),
              gocua_number_format (ward->people_unknown));
  print_line (_ ("Follow-ups due"), gocua_number_format (ward->follow_ups_due));
}

static void
add_indicator (GocuaCliTable *table, const GocuaOverview *overview, const GocuaIndicator *indicator)
{
  const GocuaTally *tally = &overview->ward.tallies[gocua_indicator_get_slot (indicator)];
  double target = gocua_indicator_get_target (indicator);
  GocuaPace pace = get_pace (overview, indicator);
  gint64 part, whole;

  get_progress (&overview->ward, indicator, &part, &whole);
  gocua_cli_table_add (table, g_strdup (gocua_indicator_get_label (indicator)));
  gocua_cli_table_add (table, format_part (tally->yes, overview->ward.eligible));
  gocua_cli_table_add (table, gocua_number_format_percent (tally->yes_reached, overview->ward.reached));
  gocua_cli_table_add (table, gocua_indicator_is_count (indicator)
                                  ? format_part (tally->people, overview->ward.people)
                                  : NULL);
  if (target <= 0)
    {
      for (int i = 0; i < 4; i++)
        gocua_cli_table_add (table, NULL);
      return;
    }
  gocua_cli_table_add (table, gocua_number_format_percent ((gint64) (target * 100), 10000));
  gocua_cli_table_add (table, gocua_date_format (gocua_indicator_get_deadline (indicator)));
  gocua_cli_table_add (table, gocua_number_format (pace.missing));
  gocua_cli_table_add (table, pace.per_day >= 0 ? gocua_number_format (pace.per_day)
                                                : g_strdup (C_ ("pace", "deadline passed")));
}

static void
print_indicators (const GocuaOverview *overview)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, C_ ("status column", "Indicator"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("status column", "Yes / households that count"),
                              GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "Of those reached"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "People / eligible people"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "Target"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "Deadline"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("status column", "Missing"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "Needed each working day"), GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (overview->campaign); i++)
    add_indicator (table, overview, gocua_campaign_get_indicator (overview->campaign, i));
  gocua_cli_write ("\n");
  gocua_cli_table_print (table);
}

static void
print_areas (const GocuaOverview *overview)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();
  guint n = overview->campaign != NULL ? gocua_campaign_get_n_indicators (overview->campaign) : 0;

  gocua_cli_table_add_column (table, C_ ("field", "Area"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("status column", "Households"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "That count"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("status column", "Reached"), GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < n; i++)
    gocua_cli_table_add_column (
        table, gocua_indicator_get_short_label (gocua_campaign_get_indicator (overview->campaign, i)),
        GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < overview->areas->len; i++)
    {
      const GocuaAreaNumbers *area = overview->areas->pdata[i];

      gocua_cli_table_add (table, g_strdup (area->name != NULL ? area->name : _ ("Without an area")));
      gocua_cli_table_add (table, gocua_number_format (area->numbers.households));
      gocua_cli_table_add (table, gocua_number_format (area->numbers.eligible));
      gocua_cli_table_add (table, format_part (area->numbers.reached, area->numbers.eligible));
      for (guint slot = 0; slot < n; slot++)
        {
          gint64 part, whole;

          get_progress (&area->numbers, gocua_campaign_get_indicator (overview->campaign, slot), &part,
                        &whole);
          gocua_cli_table_add (table, format_part (part, whole));
        }
    }
  gocua_cli_write ("\n");
  gocua_cli_table_print (table);
}

gboolean
gocua_cli_status (GocuaCli *cli, GError **error)
{
  g_autoptr (GocuaOverview) overview = NULL;
  gboolean areas = FALSE;
  const GOptionEntry entries[] = {
    { "areas", 0, 0, G_OPTION_ARG_NONE, &areas, N_ ("Show each area too"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  overview = gocua_overview_read (cli->db, error);
  if (overview == NULL)
    return FALSE;
  if (cli->json)
    {
      print_json (cli, overview);
      return TRUE;
    }
  print_ward (cli, overview);
  if (overview->campaign != NULL)
    print_indicators (overview);
  if (areas)
    print_areas (overview);
  return TRUE;
}
