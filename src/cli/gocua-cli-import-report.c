/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-import-report.c: what `gocua import` says about a list and what came of it. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-import-report.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-json.h"
#include "roster/gocua-table-remarks.h"

/* More refused rows than a person reads are counted. */
#define MAX_SHOWN 50

static void
add_file (cJSON *object, GocuaTable *table)
{
  static const char *const kinds[] = { "text", "xlsx", "ods" };
  GPtrArray *sheets = gocua_table_get_sheets (table);
  GPtrArray *conversions = gocua_table_get_conversions (table);
  const char separator[] = { gocua_table_get_separator (table), '\0' };
  cJSON *list = cJSON_AddArrayToObject (object, "sheets");

  cJSON_AddStringToObject (object, "kind", kinds[gocua_table_get_kind (table)]);
  for (guint i = 0; i < sheets->len; i++)
    if (((const GocuaTableSheet *) sheets->pdata[i])->name != NULL)
      cJSON_AddItemToArray (list, cJSON_CreateString (((const GocuaTableSheet *) sheets->pdata[i])->name));
  gocua_cli_json_add_text (
      object, "sheet",
      ((const GocuaTableSheet *) g_ptr_array_index (sheets, gocua_table_get_sheet (table)))->name);
  cJSON_AddStringToObject (object, "encoding",
                           gocua_table_encoding_get_nick (gocua_table_get_encoding (table)));
  gocua_cli_json_add_text (object, "separator", separator[0] != '\0' ? separator : NULL);
  gocua_cli_json_add_number (object, "hidden_rows", gocua_table_get_n_hidden_rows (table));
  gocua_cli_json_add_number (object, "lost_formulas", gocua_table_get_n_lost_formulas (table));
  list = cJSON_AddArrayToObject (object, "conversions");
  for (guint i = 0; i < conversions->len; i++)
    {
      const GocuaTableConversion *conversion = conversions->pdata[i];
      cJSON *item = cJSON_CreateObject ();

      gocua_cli_json_add_number (item, "column", conversion->column + 1);
      gocua_cli_json_add_text (item, "encoding", conversion->encoding == GOCUA_OLD_TCVN3 ? "tcvn3" : "vni");
      gocua_cli_json_add_number (item, "cells", conversion->n_cells);
      gocua_cli_json_add_text (item, "before", conversion->before);
      gocua_cli_json_add_text (item, "after", conversion->after);
      cJSON_AddItemToArray (list, item);
    }
}

static void
print_json (GocuaTable *table, GocuaRosterPlan *plan, gboolean committed)
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
  add_file (object, table);
  gocua_cli_json_add_number (object, "people", gocua_roster_plan_get_n_people (plan));
  gocua_cli_json_add_number (object, "newer", gocua_roster_plan_get_n_newer (plan));
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
print_text (GocuaCli *cli, GocuaTable *table, GocuaRosterPlan *plan)
{
  GPtrArray *areas = gocua_roster_plan_get_new_areas (plan);
  guint odd = gocua_roster_plan_get_n_odd_phones (plan);
  guint n_people = gocua_roster_plan_get_n_people (plan);
  guint n_newer = gocua_roster_plan_get_n_newer (plan);
  g_autofree char *file = gocua_table_describe (table);
  g_auto (GStrv) remarks = gocua_table_list_remarks (table);

  gocua_cli_say (cli, "%s", file);
  for (guint i = 0; remarks[i] != NULL; i++)
    gocua_cli_say (cli, "%s", remarks[i]);
  if (n_newer > 0)
    gocua_cli_say (cli,
                   ngettext ("%u value was entered after the list was saved and is kept.",
                             "%u values were entered after the list was saved and are kept.", n_newer),
                   n_newer);
  if (n_people > 0)
    gocua_cli_say (cli,
                   ngettext ("%u person is counted into households.",
                             "%u people are counted into households.", n_people),
                   n_people);
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

void
gocua_cli_import_warn (GocuaRosterPlan *plan)
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

void
gocua_cli_import_print (GocuaCli *cli, GocuaTable *table, GocuaRosterPlan *plan, gboolean committed)
{
  if (cli->json)
    print_json (table, plan, committed);
  else
    print_text (cli, table, plan);
}
