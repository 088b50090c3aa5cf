/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-conflicts.c: `gocua conflicts`: what two people entered differently, and settling it. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "cli/gocua-cli-value.h"
#include "core/gocua-date.h"
#include "store/gocua-conflict-store.h"

#define MAX_SHOWN 1000

static void
add_side (cJSON *object,
          const char *name,
          GocuaDb *db,
          const GocuaConflict *conflict,
          const GocuaConflictSide *side)
{
  cJSON *item = cJSON_AddObjectToObject (object, name);
  g_autofree char *text = gocua_cli_format_value (db, conflict->kind, conflict->field, &side->value);

  gocua_cli_json_add_text (item, "value", text);
  gocua_cli_json_add_text (item, "author", side->author);
  gocua_cli_json_add_number (item, "made_ms", side->made_ms);
  gocua_cli_json_add_id (item, "change", &side->change);
}

static cJSON *
new_json_conflict (GocuaDb *db, const GocuaConflict *conflict)
{
  const GocuaKindInfo *info = gocua_kind_get_info (conflict->kind);
  g_autofree char *now = gocua_cli_format_value (db, conflict->kind, conflict->field, &conflict->now);
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_id (object, "id", &conflict->id);
  gocua_cli_json_add_text (object, "kind", info->name);
  gocua_cli_json_add_id (object, "entity", &conflict->entity);
  gocua_cli_json_add_text (object, "field", info->fields[conflict->field].name);
  gocua_cli_json_add_text (object, "title", conflict->title);
  gocua_cli_json_add_text (object, "now", now);
  add_side (object, "winner", db, conflict, &conflict->winner);
  add_side (object, "other", db, conflict, &conflict->other);
  return object;
}

static void
print_json (GocuaCli *cli, GPtrArray *conflicts)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list = cJSON_AddArrayToObject (object, "conflicts");

  for (guint i = 0; i < conflicts->len; i++)
    cJSON_AddItemToArray (list, new_json_conflict (cli->db, conflicts->pdata[i]));
  gocua_cli_write_json (object, FALSE);
}

static char *
describe_side (GocuaDb *db, const GocuaConflict *conflict, const GocuaConflictSide *side)
{
  g_autofree char *text = gocua_cli_format_value (db, conflict->kind, conflict->field, &side->value);
  g_autofree char *when = gocua_date_format_date_time (side->made_ms);

  /* Translators: a value; the name of a person; date and time */
  return g_strdup_printf (_ ("“%s” (%s, %s)"), text,
                          side->author != NULL ? side->author : C_ ("author", "unknown"), when);
}

static void
print_table (GocuaCli *cli, GPtrArray *conflicts)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, C_ ("conflict column", "Id"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("conflict column", "What"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("conflict column", "Field"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("conflict column", "It stands"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("conflict column", "Entered too"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GocuaConflict *conflict = conflicts->pdata[i];
      char id[GOCUA_ID_STRING_SIZE];

      gocua_cli_table_add (table, g_strdup (gocua_id_format (&conflict->id, id)));
      gocua_cli_table_add (table, g_strdup (conflict->title));
      gocua_cli_table_add (table, g_strdup (gocua_kind_get_field_label (conflict->kind, conflict->field)));
      gocua_cli_table_add (table, describe_side (cli->db, conflict, &conflict->winner));
      gocua_cli_table_add (table, describe_side (cli->db, conflict, &conflict->other));
    }
  gocua_cli_table_print (table);
}

static const GocuaConflict *
find_conflict (GPtrArray *conflicts, const char *text, GError **error)
{
  GocuaId id;

  for (guint i = 0; gocua_id_parse (&id, text) && i < conflicts->len; i++)
    if (gocua_id_equal (&((const GocuaConflict *) conflicts->pdata[i])->id, &id))
      return conflicts->pdata[i];
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               _ ("There is no open conflict “%s”. “gocua conflicts” lists them."), text);
  return NULL;
}

static gboolean
settle (GocuaCli *cli, GPtrArray *conflicts, const char *text, const char *take, GError **error)
{
  const GocuaConflict *conflict;
  g_autoptr (GocuaBatch) batch = NULL;
  cJSON *object;

  if (g_strcmp0 (take, "other") != 0 && g_strcmp0 (take, "keep") != 0)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("Say with --take which value it is to be: “keep” what stands there, or the "
                              "“other” one."));
      return FALSE;
    }
  conflict = find_conflict (conflicts, text, error);
  if (conflict == NULL)
    return FALSE;
  batch = gocua_conflicts_settle (cli->db, conflict, g_str_equal (take, "other"), error);
  if (batch == NULL)
    return FALSE;
  gocua_cli_say (cli, _ ("Settled. “gocua undo” takes it back."));
  if (!cli->json)
    return TRUE;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_id (object, "settled", &conflict->id);
  gocua_cli_json_add_text (object, "take", take);
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

gboolean
gocua_cli_conflicts (GocuaCli *cli, GError **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *take = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const GOptionEntry entries[] = {
    { "settle", 0, 0, G_OPTION_ARG_STRING, &wanted, N_ ("Settle this conflict"), N_ ("ID") },
    { "take", 0, 0, G_OPTION_ARG_STRING, &take,
      N_ ("Which value: “keep” what stands there, or the “other” one"), N_ ("WHICH") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error) || !gocua_cli_open (cli, error))
    return FALSE;
  conflicts = gocua_conflicts_list (cli->db, MAX_SHOWN, error);
  if (conflicts == NULL)
    return FALSE;
  if (wanted != NULL)
    return settle (cli, conflicts, wanted, take, error);
  if (cli->json)
    print_json (cli, conflicts);
  else if (conflicts->len == 0)
    gocua_cli_say (cli, _ ("There is no conflict to settle."));
  else
    print_table (cli, conflicts);
  return TRUE;
}
