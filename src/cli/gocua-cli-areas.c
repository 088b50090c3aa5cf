/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-areas.c: `gocua areas`: the areas of the ward, and dividing, joining and filling them. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-area-parts.h"
#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-number.h"
#include "core/gocua-text.h"
#include "store/gocua-areas.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

typedef struct
{
  GocuaCliAreaParts parts; /* of split */
  char *area;
  gboolean dry_run;
} Options;

static void
options_clear (Options *self)
{
  gocua_cli_area_parts_clear (&self->parts);
  g_free (self->area);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *
name_of (const GocuaRecord *area)
{
  return gocua_record_get_text (area, GOCUA_AREA_NAME);
}

static void
print_json (GPtrArray *rows)
{
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < rows->len; i++)
    {
      const GocuaAreaRow *row = rows->pdata[i];
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_json_add_id (object, "id", &row->area->id);
      gocua_cli_json_add_text (object, "name", name_of (row->area));
      gocua_cli_json_add_number (object, "households", row->n_households);
      gocua_cli_json_add_number (object, "teams", row->n_teams);
      cJSON_AddItemToArray (list, object);
    }
  gocua_cli_write_json (list, FALSE);
}

static gboolean
list_areas (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) rows = gocua_areas_list (cli->db, error);
  g_autoptr (GocuaCliTable) table = NULL;

  if (rows == NULL)
    return FALSE;
  if (cli->json)
    {
      print_json (rows);
      return TRUE;
    }
  table = gocua_cli_table_new ();
  gocua_cli_table_add_column (table, C_ ("field", "Area"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("list", "Households"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("list", "Teams"), GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < rows->len; i++)
    {
      const GocuaAreaRow *row = rows->pdata[i];

      gocua_cli_table_add (table, g_strdup (name_of (row->area)));
      gocua_cli_table_add (table, g_strdup_printf ("%u", row->n_households));
      gocua_cli_table_add (table, g_strdup_printf ("%u", row->n_teams));
    }
  if (rows->len > 0)
    gocua_cli_table_print (table);
  return TRUE;
}

static void
add_shares (cJSON *object, const GocuaAreaPlan *plan)
{
  cJSON *list;

  if (plan->shares == NULL)
    return;
  list = cJSON_AddArrayToObject (object, "parts");
  for (guint i = 0; i < plan->shares->len; i++)
    {
      const GocuaAreaShare *share = &g_array_index (plan->shares, GocuaAreaShare, i);
      cJSON *part = cJSON_CreateObject ();

      gocua_cli_json_add_id (part, "area", &share->area);
      gocua_cli_json_add_number (part, "households", share->n_households);
      cJSON_AddItemToArray (list, part);
    }
  gocua_cli_json_add_number (object, "meant_twice", plan->n_twice);
}

/* Carries @plan out, or only tells what it would do. */
static gboolean
finish (GocuaCli *cli, const Options *options, GocuaAreaPlan *plan, GError **error)
{
  g_autofree char *moving = gocua_number_format (plan->n_moving);
  g_autofree char *staying = gocua_number_format (plan->n_staying);

  if (!options->dry_run && !gocua_journal_commit (cli->db, plan->batch, NULL, NULL, error))
    return FALSE;
  gocua_cli_say (cli, _ ("Households that change: %s. Households that stay as they are: %s."), moving,
                 staying);
  if (options->dry_run)
    gocua_cli_say (cli, "%s", _ ("Nothing was changed; this was a dry run."));
  if (cli->json)
    {
      cJSON *object = cJSON_CreateObject ();

      if (!gocua_id_is_null (&plan->area))
        gocua_cli_json_add_id (object, "area", &plan->area);
      gocua_cli_json_add_number (object, "moving", plan->n_moving);
      gocua_cli_json_add_number (object, "staying", plan->n_staying);
      gocua_cli_json_add_number (object, "teams", plan->n_teams);
      add_shares (object, plan);
      cJSON_AddBoolToObject (object, "done", !options->dry_run);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

/* Whether no other area than @own has that name already. */
static gboolean
check_name (GocuaCli *cli, const char *name, const GocuaRecord *own, GError **error)
{
  g_autofree char *clean = gocua_text_clean (name);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaRecord) other = NULL;

  if (*clean == '\0')
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("An area needs a name."));
      return FALSE;
    }
  other = gocua_entity_find_by_name (cli->db, GOCUA_KIND_AREA, name, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (other == NULL || (own != NULL && gocua_id_equal (&own->id, &other->id)))
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
               _ ("There is an area “%s” already. Nothing was changed."), name_of (other));
  return FALSE;
}

static gboolean
rename_area (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaRecord) area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[2], error);
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");

  if (area == NULL || !check_name (cli, cli->args[3], area, error))
    return FALSE;
  wanted = gocua_record_copy (area);
  gocua_record_set_text (wanted, GOCUA_AREA_NAME, cli->args[3]);
  gocua_batch_put (batch, area, wanted);
  if (!options->dry_run && !gocua_journal_commit (cli->db, batch, NULL, NULL, error))
    return FALSE;
  /* Translators: the name that the area had; its new one */
  gocua_cli_say (cli, _ ("“%s” is called “%s” now."), name_of (area), name_of (wanted));
  if (cli->json)
    {
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_json_add_id (object, "area", &area->id);
      gocua_cli_json_add_text (object, "name", name_of (wanted));
      cJSON_AddBoolToObject (object, "done", !options->dry_run);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

static gboolean
refuse_nobody (const GocuaAreaPlan *plan, GError **error)
{
  if (plan->batch->changes->len > 0)
    return TRUE;
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                       _ ("No household is meant by that. Nothing was changed."));
  return FALSE;
}

/* Whether all new areas have names of their own, and the area that is divided too. */
static gboolean
check_names (GocuaCli *cli, const GocuaRecord *area, const char *own, GPtrArray *parts, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!check_name (cli, own, area, error))
    return FALSE;
  g_hash_table_add (names, gocua_text_fold_line (own));
  for (guint i = 0; i < parts->len; i++)
    {
      const char *name = ((GocuaAreaPart *) parts->pdata[i])->name;

      if (!check_name (cli, name, NULL, error))
        return FALSE;
      if (g_hash_table_add (names, gocua_text_fold_line (name)))
        continue;
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                   _ ("The area “%s” is named twice. Nothing was changed."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_empty (GPtrArray *parts, const GocuaAreaPlan *plan, GError **error)
{
  guint empty = gocua_area_plan_find_empty (plan);

  if (empty == GOCUA_AREA_PART_NONE)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
               /* Translators: %s is the name of a new area */
               _ ("No household is meant for “%s”. Nothing was changed."),
               ((GocuaAreaPart *) parts->pdata[empty])->name);
  return FALSE;
}

static void
say_shares (GocuaCli *cli, GPtrArray *parts, const GocuaAreaPlan *plan)
{
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *number =
          gocua_number_format (g_array_index (plan->shares, GocuaAreaShare, i).n_households);

      /* Translators: the name of a new area, and how many households it gets */
      gocua_cli_say (cli, _ ("%s: %s"), ((GocuaAreaPart *) parts->pdata[i])->name, number);
    }
  if (plan->n_twice > 0)
    gocua_cli_say (cli,
                   ngettext ("%u household is meant for more than one part and goes to the first of them.",
                             "%u households are meant for more than one part and go to the first of them.",
                             plan->n_twice),
                   plan->n_twice);
}

static gboolean
split_area (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) parts = gocua_cli_area_parts_make (&options->parts, cli->args[3], error);
  const char *own = options->parts.name;
  g_autoptr (GocuaRecord) area = NULL;
  g_autoptr (GocuaAreaPlan) plan = NULL;

  if (parts == NULL)
    return FALSE;
  area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[2], error);
  if (area == NULL || !check_names (cli, area, own != NULL ? own : name_of (area), parts, error))
    return FALSE;
  plan = gocua_areas_plan_split (cli->db, area, own, parts, error);
  if (plan == NULL || !refuse_empty (parts, plan, error) || !finish (cli, options, plan, error))
    return FALSE;
  say_shares (cli, parts, plan);
  return TRUE;
}

/* Adds what args[@first] and all after it name, each once and none of them @except. */
static GPtrArray *
find_areas (GocuaCli *cli, guint first, const GocuaRecord *except, GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (gocua_id_hash, gocua_id_equal);

  g_hash_table_add (seen, (gpointer) &except->id);
  for (guint i = first; cli->args[i] != NULL; i++)
    {
      GocuaRecord *area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[i], error);

      if (area == NULL)
        return NULL;
      g_ptr_array_add (areas, area);
      if (g_hash_table_add (seen, &area->id))
        continue;
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                   _ ("The area “%s” is named twice. Nothing was changed."), name_of (area));
      return NULL;
    }
  return g_steal_pointer (&areas);
}

static gboolean
merge_areas (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaRecord) into = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[2], error);
  g_autoptr (GPtrArray) others = into != NULL ? find_areas (cli, 3, into, error) : NULL;
  g_autoptr (GocuaAreaPlan) plan =
      others != NULL ? gocua_areas_plan_merge (cli->db, into, others, error) : NULL;

  return plan != NULL && finish (cli, options, plan, error);
}

static gboolean
move_households (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaRecord) area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[2], error);
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GocuaAreaPlan) plan = NULL;

  for (guint i = 3; area != NULL && cli->args[i] != NULL; i++)
    {
      GocuaRecord *household = gocua_cli_find_household (cli->db, cli->args[i], error);

      if (household == NULL)
        return FALSE;
      g_ptr_array_add (households, household);
    }
  plan = area != NULL ? gocua_areas_plan_move (cli->db, households, area, error) : NULL;
  return plan != NULL && finish (cli, options, plan, error);
}

static gboolean
rename_group (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaRecord) area = NULL;
  g_autoptr (GocuaAreaPlan) plan = NULL;

  if (options->area != NULL)
    {
      area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, options->area, error);
      if (area == NULL)
        return FALSE;
    }
  plan = gocua_areas_plan_group (cli->db, area, cli->args[2], cli->args[3], error);
  return plan != NULL && refuse_nobody (plan, error) && finish (cli, options, plan, error);
}

static char *
format_time (gint64 at_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

static void
print_history (GPtrArray *events, gboolean as_json)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();
  cJSON *list = cJSON_CreateArray ();

  gocua_cli_table_add_column (table, C_ ("history", "When"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("history", "Who"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("history", "What"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < events->len; i++)
    {
      const GocuaAreaEvent *event = events->pdata[i];
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_table_add (table, format_time (event->at_ms));
      gocua_cli_table_add (table, g_strdup (event->author));
      gocua_cli_table_add (table, g_strdup (event->text));
      gocua_cli_json_add_number (object, "at_ms", event->at_ms);
      gocua_cli_json_add_text (object, "author", event->author);
      gocua_cli_json_add_text (object, "what", event->text);
      cJSON_AddItemToArray (list, object);
    }
  if (as_json)
    {
      gocua_cli_write_json (list, FALSE);
      return;
    }
  cJSON_Delete (list);
  gocua_cli_table_print (table);
}

static gboolean
show_history (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaRecord) area = gocua_cli_find_named (cli->db, GOCUA_KIND_AREA, cli->args[2], error);
  g_autoptr (GPtrArray) events = area != NULL ? gocua_areas_get_history (cli->db, &area->id, error) : NULL;

  if (events != NULL)
    print_history (events, cli->json);
  return events != NULL;
}

static const struct
{
  const char *name;
  gboolean (*run) (GocuaCli *cli, const Options *options, GError **error);
  guint min, max; /* how many words follow the verb */
} verbs[] = {
  { "list", list_areas, 0, 0 },
  { "rename", rename_area, 2, 2 },
  { "split", split_area, 1, 2 },
  { "merge", merge_areas, 2, G_MAXUINT },
  { "move", move_households, 2, G_MAXUINT },
  { "group", rename_group, 2, 2 },
  { "history", show_history, 1, 1 },
};

static gboolean
run_verb (GocuaCli *cli, const Options *options, GError **error)
{
  const char *verb = cli->args[1] != NULL ? cli->args[1] : "list";
  guint n = cli->args[1] != NULL ? g_strv_length (cli->args) - 2 : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, verb) && n >= verbs[i].min && n <= verbs[i].max)
      return gocua_cli_open (cli, error) && verbs[i].run (cli, options, error);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               _ ("“gocua areas %s” is not how it is called. gocua(1) says what belongs there."), verb);
  return FALSE;
}

gboolean
gocua_cli_areas (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &options.area, N_ ("group: only in this area"), N_ ("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would be done"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  return gocua_cli_area_parts_parse (&options.parts, cli, entries, G_MAXUINT - 1, error) &&
         run_verb (cli, &options, error);
}
