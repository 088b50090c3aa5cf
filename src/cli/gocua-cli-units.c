/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-units.c: `gocua units`, finding a ward or commune by a part of its name. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-units.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"

#define UNITS_PATH "/vn/gocua/GoCua/data/admin-units/hcmc_units.csv"

GocuaUnitTable *
gocua_cli_units_load (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (UNITS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? gocua_unit_table_new (bytes, error) : NULL;
}

static const char *
get_parent_name (GocuaUnitTable *units, const GocuaUnit *unit)
{
  const GocuaUnit *parent = gocua_unit_table_find_parent (units, unit);

  return parent != NULL ? gocua_unit_get_name (parent) : "";
}

static void
print_json (GocuaUnitTable *units, GPtrArray *found)
{
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < found->len; i++)
    {
      const GocuaUnit *unit = found->pdata[i];
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_json_add_text (object, "key", gocua_unit_get_key (unit));
      gocua_cli_json_add_text (object, "name", gocua_unit_get_name (unit));
      gocua_cli_json_add_text (object, "name_en", gocua_unit_get_name_en (unit));
      gocua_cli_json_add_text (object, "level", gocua_unit_get_level (unit));
      gocua_cli_json_add_text (object, "parent", get_parent_name (units, unit));
      cJSON_AddItemToArray (list, object);
    }
  gocua_cli_write_json (list, FALSE);
}

static void
print_table (GocuaUnitTable *units, GPtrArray *found)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, C_ ("admin unit", "Key"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("admin unit", "Name"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("admin unit", "Part of"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < found->len; i++)
    {
      gocua_cli_table_add (table, g_strdup (gocua_unit_get_key (found->pdata[i])));
      gocua_cli_table_add (table, g_strdup (gocua_unit_get_name (found->pdata[i])));
      gocua_cli_table_add (table, g_strdup (get_parent_name (units, found->pdata[i])));
    }
  gocua_cli_table_print (table);
}

gboolean
gocua_cli_units (GocuaCli *cli, GError **error)
{
  g_autoptr (GocuaUnitTable) units = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *text = NULL;

  if (!gocua_cli_parse (cli, NULL, NULL, 1, 20, error))
    return FALSE;
  units = gocua_cli_units_load (error);
  if (units == NULL)
    return FALSE;
  text = g_strjoinv (" ", cli->args + 1);
  found = gocua_unit_table_search (units, text, NULL);
  if (cli->json)
    print_json (units, found);
  else if (found->len > 0)
    print_table (units, found);
  if (found->len > 0)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               _ ("No ward or commune has “%s” in its name."), text);
  return FALSE;
}
