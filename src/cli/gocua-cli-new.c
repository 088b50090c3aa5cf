/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-new.c: `gocua new` and `gocua sample`, making the file of a ward. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-units.h"
#include "core/gocua-batch.h"
#include "core/gocua-date.h"
#include "sample/gocua-sample.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"
#include "wire/gocua-presets.h"

#define MAX_AREAS 500

typedef struct
{
  char *unit;
  char *name;
  char *campaign;
  int areas;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->unit);
  g_free (self->name);
  g_free (self->campaign);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_unit_key (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strspn (text, "0123456789") == (gsize) (at - text) &&
         (at[1] == '\0' || gocua_date_is_valid (at + 1));
}

/* By its key, or by a name that only one ward of today has. */
static GocuaUnit *
find_unit (GocuaUnitTable *units, const char *text, GError **error)
{
  GocuaUnit *unit = gocua_unit_table_find_key (units, text);
  g_autoptr (GPtrArray) found = NULL;

  if (unit != NULL && gocua_unit_is_ward (unit))
    return gocua_unit_ref (unit);
  found = gocua_unit_table_search (units, text, NULL);
  if (found->len == 1)
    return gocua_unit_ref (found->pdata[0]);
  g_set_error (
      error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
      found->len == 0
          ? _ ("There is no ward or commune “%s”. “gocua units TEXT” finds one by a part of its name.")
          : _ ("“%s” could be several wards. “gocua units TEXT” shows the key of each."),
      text);
  return NULL;
}

/* What the ward is: a unit of the list, or with --name any key at all. */
static gboolean
choose_unit (const Options *options, char **key, char **name, char **area_word, GError **error)
{
  g_autoptr (GocuaUnitTable) units = NULL;
  g_autoptr (GocuaUnit) unit = NULL;

  if (options->unit == NULL)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("Say which ward it is with --unit. “gocua units TEXT” finds its key."));
      return FALSE;
    }
  units = gocua_cli_units_load (error);
  if (units == NULL)
    return FALSE;
  *area_word = g_strdup ("Khu phố");
  if (options->name != NULL && is_unit_key (options->unit) &&
      gocua_unit_table_find_key (units, options->unit) == NULL)
    {
      *key = g_strdup (options->unit);
      *name = g_strdup (options->name);
      return TRUE;
    }
  unit = find_unit (units, options->unit, error);
  if (unit == NULL)
    return FALSE;
  *key = g_strdup (gocua_unit_get_key (unit));
  *name = g_strdup (options->name != NULL ? options->name : gocua_unit_get_name (unit));
  if (g_str_equal (gocua_unit_get_level (unit), "xã"))
    {
      g_free (*area_word);
      *area_word = g_strdup ("Ấp");
    }
  return TRUE;
}

/* The newest one unless another was asked for. */
static char *
choose_campaign (const char *key, GError **error)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < presets->len; i++)
    {
      const char *preset = gocua_campaign_get_key (presets->pdata[i]);

      if (key != NULL ? g_str_equal (preset, key) : i + 1 == presets->len)
        return g_strdup (preset);
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", preset);
    }
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               /* Translators: what was written; all that there are */
               _ ("There is no campaign “%s”. There are: %s."), key != NULL ? key : "", known->str);
  return NULL;
}

static gboolean
make_areas (GocuaDb *db, int n, const char *word, GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("ward.new");

  for (int i = 1; i <= n; i++)
    {
      const GocuaId none = { 0 };
      g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, &none);
      g_autofree char *name = g_strdup_printf ("%s %d", word, i);

      gocua_record_set_text (area, GOCUA_AREA_NAME, name);
      gocua_record_set_int (area, GOCUA_AREA_POSITION, i);
      gocua_batch_put (batch, NULL, area);
    }
  return gocua_journal_commit (db, batch, NULL, NULL, error);
}

static void
report (GocuaCli *cli, const char *key, const char *name)
{
  g_autofree char *shown = g_filename_display_name (cli->path);
  cJSON *object;

  gocua_cli_say (cli, _ ("The ward file of %s is ready: %s"), name, shown);
  if (!cli->json)
    return;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_text (object, "unit", key);
  gocua_cli_json_add_text (object, "name", name);
  gocua_cli_json_add_text (object, "store", shown);
  gocua_cli_write_json (object, FALSE);
}

gboolean
gocua_cli_new (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "unit", 'u', 0, G_OPTION_ARG_STRING, &options.unit, N_ ("The ward: its key, or its name"), N_ ("KEY") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("What the ward is called, if not as in the list"),
      N_ ("NAME") },
    { "areas", 0, 0, G_OPTION_ARG_INT, &options.areas, N_ ("Make so many areas"), N_ ("NUMBER") },
    { "campaign", 0, 0, G_OPTION_ARG_STRING, &options.campaign,
      N_ ("The campaign; the newest one by default"), N_ ("KEY") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  g_autofree char *word = NULL;
  g_autofree char *campaign = NULL;

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error))
    return FALSE;
  if (options.areas < 0 || options.areas > MAX_AREAS)
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("--areas is a number from 0 to %d."),
                   MAX_AREAS);
      return FALSE;
    }
  if (!choose_unit (&options, &key, &name, &word, error))
    return FALSE;
  campaign = choose_campaign (options.campaign, error);
  if (campaign == NULL || !gocua_cli_create (cli, key, error))
    return FALSE;
  if (!gocua_ward_setup (cli->db, key, name, campaign, error) ||
      !make_areas (cli->db, options.areas, word, error))
    {
      gocua_cli_discard (cli);
      return FALSE;
    }
  report (cli, key, name);
  return TRUE;
}

gboolean
gocua_cli_sample (GocuaCli *cli, GError **error)
{
  GocuaSampleOptions options = GOCUA_SAMPLE_OPTIONS_DEFAULT;
  int households = (int) options.households, seed = (int) options.seed;
  g_autofree char *campaign = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "households", 0, 0, G_OPTION_ARG_INT, &households, N_ ("How many households"), N_ ("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_ ("Another number makes another ward"), N_ ("NUMBER") },
    { "campaign", 0, 0, G_OPTION_ARG_STRING, &wanted, N_ ("The campaign; the newest one by default"),
      N_ ("KEY") },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 0, 0, error))
    return FALSE;
  if (households < 1 || households > 200000)
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   _ ("--households is a number from 1 to %d."), 200000);
      return FALSE;
    }
  campaign = choose_campaign (wanted, error);
  if (campaign == NULL || !gocua_cli_create (cli, GOCUA_SAMPLE_UNIT_KEY, error))
    return FALSE;
  options.households = (guint) households;
  options.seed = (guint32) seed;
  options.campaign_key = campaign;
  if (!gocua_sample_fill (cli->db, &options, gocua_cli_get_progress (cli), NULL, error))
    {
      gocua_cli_discard (cli);
      return FALSE;
    }
  gocua_cli_end_progress (cli);
  name = gocua_ward_get_name (cli->db);
  report (cli, GOCUA_SAMPLE_UNIT_KEY, name != NULL ? name : GOCUA_SAMPLE_UNIT_KEY);
  return TRUE;
}
