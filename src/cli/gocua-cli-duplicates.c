/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-duplicates.c: `gocua duplicates`: which households may be one, and what is decided about them. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-merge.h"
#include "core/gocua-phone.h"
#include "store/gocua-doubles.h"
#include "store/gocua-journal.h"

#define DEFAULT_LIMIT 100

typedef struct
{
  gboolean merge, distinct;
  int limit;
  int least;
} Options;

static char *
get_name (const GocuaRecord *household)
{
  const char *code = gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE);
  char id[GOCUA_ID_STRING_SIZE];

  return g_strdup (code != NULL ? code : gocua_id_format (&household->id, id));
}

static cJSON *
new_json_side (const GocuaDoubleSide *side)
{
  const GocuaRecord *household = side->household;
  g_autofree char *phone =
      gocua_phone_format_masked (gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE));
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_id (object, "id", &household->id);
  gocua_cli_json_add_text (object, "code", gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE));
  gocua_cli_json_add_text (object, "head", gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD));
  gocua_cli_json_add_text (object, "address", gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
  gocua_cli_json_add_text (object, "phone", *phone != '\0' ? phone : NULL);
  gocua_cli_json_add_number (object, "visits", side->n_visits);
  gocua_cli_json_add_text (object, "last_visit", side->last_visit);
  return object;
}

static cJSON *
new_json_pair (const GocuaDoubleView *view)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_number (object, "score", view->score);
  list = cJSON_AddArrayToObject (object, "reasons");
  for (guint i = 0; i < GOCUA_DOUBLE_N_REASONS; i++)
    if (GOCUA_DOUBLE_HAS (view->reasons, i))
      cJSON_AddItemToArray (list, cJSON_CreateString (gocua_double_reason_get_id ((GocuaDoubleReason) i)));
  list = cJSON_AddArrayToObject (object, "households");
  for (guint i = 0; i < G_N_ELEMENTS (view->sides); i++)
    cJSON_AddItemToArray (list, new_json_side (&view->sides[i]));
  return object;
}

static void
print_json (const GocuaDoubles *doubles, GPtrArray *views)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_number (object, "households", doubles->n_households);
  gocua_cli_json_add_number (object, "total", doubles->hits->len + doubles->n_left_out);
  gocua_cli_json_add_number (object, "not_compared_with_all", doubles->n_shortened);
  list = cJSON_AddArrayToObject (object, "pairs");
  for (guint i = 0; i < views->len; i++)
    cJSON_AddItemToArray (list, new_json_pair (views->pdata[i]));
  gocua_cli_write_json (object, FALSE);
}

static void
add_side (GocuaCliTable *table, const GocuaRecord *household)
{
  gocua_cli_table_add (table, get_name (household));
  gocua_cli_table_add (table, g_strdup (gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD)));
  gocua_cli_table_add (table, g_strdup (gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS)));
}

static void
print_table (GocuaCli *cli, const GocuaDoubles *doubles, GPtrArray *views)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();
  guint total = doubles->hits->len + doubles->n_left_out;

  gocua_cli_table_add_column (table, _ ("Score"), GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < 2; i++)
    {
      gocua_cli_table_add_column (table, C_ ("field", "Household"), GOCUA_CLI_ALIGN_START);
      gocua_cli_table_add_column (table, C_ ("field", "Head of household"), GOCUA_CLI_ALIGN_START);
      gocua_cli_table_add_column (table, C_ ("field", "Address"), GOCUA_CLI_ALIGN_START);
    }
  gocua_cli_table_add_column (table, C_ ("double", "Why"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < views->len; i++)
    {
      const GocuaDoubleView *view = views->pdata[i];

      gocua_cli_table_add (table, g_strdup_printf ("%u", view->score));
      add_side (table, view->sides[0].household);
      add_side (table, view->sides[1].household);
      gocua_cli_table_add (table, gocua_double_reasons_describe (view->reasons));
    }
  if (views->len > 0)
    gocua_cli_table_print (table);
  gocua_cli_say (
      cli, ngettext ("%u pair may be one household.", "%u pairs may be one household each.", total), total);
  if (views->len < total)
    gocua_cli_say (
        cli, ngettext ("%u is shown; --limit shows more.", "%u are shown; --limit shows more.", views->len),
        views->len);
}

static GPtrArray *
read_views (GocuaCli *cli, const GocuaDoubles *doubles, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_double_view_free);

  for (guint i = 0; i < doubles->hits->len; i++)
    {
      const GocuaDoubleHit *hit = &g_array_index (doubles->hits, GocuaDoubleHit, i);
      g_autoptr (GError) problem = NULL;
      GocuaDoubleView *view;

      if ((int) hit->score < options->least || (options->limit > 0 && (int) views->len >= options->limit))
        break;
      view = gocua_double_view_read (cli->db, &hit->a, &hit->b, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (view != NULL)
        g_ptr_array_add (views, view);
    }
  return g_steal_pointer (&views);
}

static gboolean
list_doubles (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaDoubles) doubles =
      gocua_doubles_search (cli->db, gocua_cli_get_progress (cli), NULL, error);
  g_autoptr (GPtrArray) views = NULL;

  gocua_cli_end_progress (cli);
  views = doubles != NULL ? read_views (cli, doubles, options, error) : NULL;
  if (views == NULL)
    return FALSE;
  if (cli->json)
    print_json (doubles, views);
  else
    print_table (cli, doubles, views);
  return TRUE;
}

static gboolean
contains (GPtrArray *households, const GocuaId *id)
{
  for (guint i = 0; i < households->len; i++)
    if (gocua_id_equal (&((GocuaRecord *) households->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* The households that the arguments name, each once. */
static GPtrArray *
find_households (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) households = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);

  for (guint i = 1; cli->args[i] != NULL; i++)
    {
      g_autoptr (GocuaRecord) household = gocua_cli_find_household (cli->db, cli->args[i], error);

      if (household == NULL)
        return NULL;
      if (contains (households, &household->id))
        {
          g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                       _ ("“%s” is one and the same household as another one that is named. Nothing was "
                          "changed."),
                       cli->args[i]);
          return NULL;
        }
      g_ptr_array_add (households, g_steal_pointer (&household));
    }
  return g_steal_pointer (&households);
}

static void
tell_merged (GocuaCli *cli, GPtrArray *households)
{
  g_autofree char *kept = get_name (households->pdata[0]);
  guint n = households->len - 1;
  cJSON *object, *list;

  /* Translators: how many were merged; the code of the one that stays */
  gocua_cli_say (cli, ngettext ("%u household was merged into %s.", "%u households were merged into %s.", n),
                 n, kept);
  if (!cli->json)
    return;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_id (object, "kept", &((GocuaRecord *) households->pdata[0])->id);
  list = cJSON_AddArrayToObject (object, "merged");
  for (guint i = 1; i < households->len; i++)
    {
      char id[GOCUA_ID_STRING_SIZE];

      cJSON_AddItemToArray (
          list, cJSON_CreateString (gocua_id_format (&((GocuaRecord *) households->pdata[i])->id, id)));
    }
  gocua_cli_write_json (object, FALSE);
}

static gboolean
merge (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) households = find_households (cli, error);
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaMergeChoice choice;

  if (households == NULL || !gocua_doubles_forget_closed_plans (cli->db, households, error))
    return FALSE;
  gocua_merge_suggest (households, &choice);
  batch = gocua_merge_make_batch (households, &choice);
  if (!gocua_journal_commit (cli->db, batch, NULL, NULL, error))
    return FALSE;
  tell_merged (cli, households);
  return TRUE;
}

static gboolean
say_distinct (GocuaCli *cli, GError **error)
{
  g_autoptr (GPtrArray) households = find_households (cli, error);
  g_autoptr (GocuaBatch) batch = NULL;

  if (households == NULL)
    return FALSE;
  batch = gocua_doubles_make_distinct_batch (cli->db, &((GocuaRecord *) households->pdata[0])->id,
                                             &((GocuaRecord *) households->pdata[1])->id, error);
  if (batch == NULL || !gocua_journal_commit (cli->db, batch, NULL, NULL, error))
    return FALSE;
  gocua_cli_say (cli, "%s", _ ("These two are not the same; they will not be listed again."));
  if (cli->json)
    {
      cJSON *object = cJSON_CreateObject ();

      cJSON_AddBoolToObject (object, "distinct", TRUE);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

static gboolean
check_usage (GocuaCli *cli, const Options *options, GError **error)
{
  guint n = g_strv_length (cli->args) - 1;

  if (options->merge && options->distinct)
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                         _ ("Either --merge or --distinct, not both."));
  else if (options->merge && n < 2)
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                         _ ("--merge takes the household that stays and at least one more."));
  else if (options->distinct && n != 2)
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                         _ ("--distinct takes two households."));
  else if (!options->merge && !options->distinct && n > 0)
    g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                 _ ("“%s” stands alone: say --merge or --distinct."), cli->args[1]);
  else
    return TRUE;
  return FALSE;
}

gboolean
gocua_cli_duplicates (GocuaCli *cli, GError **error)
{
  Options options = { .limit = DEFAULT_LIMIT };
  const GOptionEntry entries[] = {
    { "merge", 0, 0, G_OPTION_ARG_NONE, &options.merge,
      N_ ("Make one household of those named; the first one stays"), NULL },
    { "distinct", 0, 0, G_OPTION_ARG_NONE, &options.distinct,
      N_ ("Remember that the two named are not the same"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("How many pairs at most; 0 for all, up to 2,000"),
      N_ ("NUMBER") },
    { "min-score", 0, 0, G_OPTION_ARG_INT, &options.least,
      N_ ("Only pairs with at least this score, up to 100"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, G_MAXUINT, error) || !check_usage (cli, &options, error) ||
      !gocua_cli_open (cli, error))
    return FALSE;
  if (options.merge)
    return merge (cli, error);
  if (options.distinct)
    return say_distinct (cli, error);
  return list_doubles (cli, &options, error);
}
