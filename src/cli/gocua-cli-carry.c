/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-carry.c: `gocua carry`: takes an old ward's file over into the wards that it became. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-table.h"
#include "cli/gocua-cli-units.h"
#include "core/gocua-crosswalk.h"
#include "store/gocua-carry.h"
#include "store/gocua-entities.h"
#include "store/gocua-ward.h"

#define CROSSWALK_PATH "/vn/gocua/GoCua/data/admin-units/hcmc_unit_successors.csv"

typedef struct
{
  char *to;
  char **areas;      /* AREA=UNIT */
  char **households; /* HOUSEHOLD=UNIT[/AREA] */
  gboolean dry_run, take_back;
} Options;

/* One run: the old ward, and what it became. */
typedef struct
{
  GocuaCli *cli;
  const Options *options;
  GocuaUnitTable *units;
  GocuaUnit *unit;
  GPtrArray *successors;
  GocuaCarryChoice *choice;
  GPtrArray *results; /* of Result */
} Run;

typedef struct
{
  GocuaUnit *unit;
  GocuaCarry *carry;
  guint n_new;
} Result;

static void
options_clear (Options *self)
{
  g_free (self->to);
  g_strfreev (self->areas);
  g_strfreev (self->households);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
result_free (gpointer data)
{
  Result *self = data;

  gocua_unit_unref (self->unit);
  gocua_carry_free (self->carry);
  g_free (self);
}

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->units, gocua_unit_table_unref);
  g_clear_pointer (&self->successors, g_ptr_array_unref);
  g_clear_pointer (&self->choice, gocua_carry_choice_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
open_old (Run *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->cli->path = g_strdup (self->cli->args[1]);
  self->cli->db = gocua_ward_open_old (self->cli->path, &problem);
  if (self->cli->db != NULL)
    return TRUE;
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_STORE, problem->message);
  return FALSE;
}

static gboolean
find_successors (Run *self, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (CROSSWALK_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GocuaCrosswalk) crosswalk = NULL;
  g_autofree char *key = gocua_ward_get_unit_key (self->cli->db);

  self->units = bytes != NULL ? gocua_cli_units_load (error) : NULL;
  crosswalk = self->units != NULL ? gocua_crosswalk_new (bytes, self->units, error) : NULL;
  if (crosswalk == NULL)
    return FALSE;
  self->unit = key != NULL ? gocua_unit_table_find_key (self->units, key) : NULL;
  if (self->unit != NULL)
    self->successors = gocua_crosswalk_find_successors (crosswalk, self->unit);
  if (self->unit != NULL && self->successors->len > 0)
    return TRUE;
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                       _ ("This file is not that of a ward that was reorganised. Nothing was changed."));
  return FALSE;
}

/* A successor by its key, its code or its name. */
static GocuaUnit *
find_successor (Run *self, const char *text, GError **error)
{
  for (guint i = 0; i < self->successors->len; i++)
    {
      GocuaUnit *unit = self->successors->pdata[i];

      if (g_str_equal (gocua_unit_get_key (unit), text) || g_str_equal (gocua_unit_get_code (unit), text) ||
          g_str_equal (gocua_unit_get_name (unit), text))
        return unit;
    }
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               /* Translators: the name of the old ward; what was written */
               _ ("%s did not become “%s”. Without --to and --assign, “gocua carry” lists what it became."),
               gocua_unit_get_name (self->unit), text);
  return NULL;
}

/* Takes "what=unit" apart. Returns: (transfer full) (nullable): what */
static char *
split_assignment (Run *self, const char *text, GocuaUnit **unit, GError **error)
{
  const char *sign = strrchr (text, '=');

  if (sign == NULL)
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   _ ("“%s” lacks the sign = between what goes and where it goes."), text);
      return NULL;
    }
  *unit = find_successor (self, sign + 1, error);
  return *unit != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
}

static gboolean
assign_area (Run *self, const char *text, GError **error)
{
  GocuaUnit *unit = NULL;
  g_autofree char *name = split_assignment (self, text, &unit, error);
  g_autoptr (GocuaRecord) area = NULL;

  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    {
      gocua_carry_choice_assign_no_area (self->choice, gocua_unit_get_key (unit));
      return TRUE;
    }
  area = gocua_cli_find_named (self->cli->db, GOCUA_KIND_AREA, name, error);
  if (area == NULL)
    return FALSE;
  gocua_carry_choice_assign_area (self->choice, &area->id, gocua_unit_get_key (unit));
  return TRUE;
}

/* "H12=UNIT", and "H12=UNIT/AREA" for one that comes into an area of the new ward. */
static gboolean
assign_household (Run *self, const char *whole, GError **error)
{
  const char *sign = strrchr (whole, '=');
  const char *place = sign != NULL ? strchr (sign, '/') : NULL;
  g_autofree char *text = g_strndup (whole, place != NULL ? (gsize) (place - whole) : strlen (whole));
  GocuaUnit *unit = NULL;
  g_autofree char *name = split_assignment (self, text, &unit, error);
  g_autoptr (GocuaRecord) household =
      name != NULL ? gocua_cli_find_household (self->cli->db, name, error) : NULL;

  if (household == NULL)
    return FALSE;
  gocua_carry_choice_assign_household (self->choice, &household->id, gocua_unit_get_key (unit));
  gocua_carry_choice_place (self->choice, &household->id, place != NULL ? place + 1 : NULL);
  return TRUE;
}

static gboolean
assign_all (Run *self, GocuaUnit *unit, GError **error)
{
  g_autoptr (GPtrArray) areas = gocua_entity_list (self->cli->db, GOCUA_KIND_AREA, error);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    gocua_carry_choice_assign_area (self->choice, &((GocuaRecord *) areas->pdata[i])->id,
                                    gocua_unit_get_key (unit));
  gocua_carry_choice_assign_no_area (self->choice, gocua_unit_get_key (unit));
  return areas != NULL;
}

/* All of it only to the one successor that there is, or to the one that the person names. */
static gboolean
make_choice (Run *self, GError **error)
{
  const Options *options = self->options;
  GocuaUnit *all = NULL;

  self->choice = gocua_carry_choice_new ();
  if (options->to != NULL)
    {
      all = find_successor (self, options->to, error);
      if (all == NULL)
        return FALSE;
    }
  else if (self->successors->len == 1)
    all = self->successors->pdata[0];
  if (all != NULL && !assign_all (self, all, error))
    return FALSE;
  for (guint i = 0; options->areas != NULL && options->areas[i] != NULL; i++)
    if (!assign_area (self, options->areas[i], error))
      return FALSE;
  for (guint i = 0; options->households != NULL && options->households[i] != NULL; i++)
    if (!assign_household (self, options->households[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
work_on (Run *self, GocuaDb *db, Result *result, GError **error)
{
  if (self->options->take_back)
    return gocua_carry_take_back (db, result->carry, &result->n_new, NULL, error);
  return gocua_ward_setup (db, gocua_unit_get_key (result->unit), gocua_unit_get_name (result->unit), NULL,
                           error) &&
         gocua_carry_take (db, result->carry, gocua_unit_get_name (self->unit), &result->n_new,
                           gocua_cli_get_progress (self->cli), NULL, error);
}

/* A file that was made for it and did not become a ward would be in the way of the next try. */
static gboolean
carry_out (Run *self, Result *result, GError **error)
{
  g_autofree char *path = gocua_ward_get_path (gocua_unit_get_key (result->unit));
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  GocuaDb *db;
  gboolean done;

  if (is_new && self->options->take_back)
    return TRUE;
  db = gocua_ward_open (path, TRUE, error);
  done = db != NULL && work_on (self, db, result, error);
  g_clear_pointer (&db, gocua_ward_close);
  if (!done && is_new)
    gocua_ward_remove (path);
  return done;
}

/* Everything of the old ward is taken back, unless the person says what. */
static gboolean
takes_all_back (const Run *self)
{
  const Options *options = self->options;

  return options->take_back && options->to == NULL && options->areas == NULL && options->households == NULL;
}

static gboolean
collect_all (Run *self, GError **error)
{
  self->results = g_ptr_array_new_with_free_func (result_free);
  for (guint i = 0; i < self->successors->len; i++)
    {
      GocuaUnit *unit = self->successors->pdata[i];
      GocuaCarry *carry = gocua_carry_collect (self->cli->db, takes_all_back (self) ? NULL : self->choice,
                                               gocua_unit_get_key (unit), NULL, error);
      Result *result;

      if (carry == NULL)
        return FALSE;
      result = g_new0 (Result, 1);
      result->unit = gocua_unit_ref (unit);
      result->carry = carry;
      g_ptr_array_add (self->results, result);
    }
  return TRUE;
}

static gboolean
is_used (const Result *result)
{
  const GocuaCarry *carry = result->carry;

  return carry->n_households + carry->n_archived + carry->areas->len > 0;
}

static gboolean
carry_out_all (Run *self, GError **error)
{
  if (self->options->dry_run)
    return TRUE;
  if (!self->options->take_back &&
      !gocua_carry_check_moved_anywhere (self->cli->db, self->choice, self->successors, error))
    return FALSE;
  for (guint i = 0; i < self->results->len; i++)
    if (is_used (self->results->pdata[i]) && !carry_out (self, self->results->pdata[i], error))
      return FALSE;
  return TRUE;
}

static guint
get_n_unassigned (const Run *self)
{
  return ((Result *) self->results->pdata[0])->carry->n_unassigned;
}

/* Beside what was assigned in the window, perhaps in days. */
static gboolean
keep_choice (Run *self, GocuaDb *old, GError **error)
{
  g_autoptr (GocuaCarryChoice) kept = gocua_carry_choice_load (old);

  gocua_carry_choice_add (kept, self->choice);
  return gocua_carry_choice_save (kept, old, error);
}

/* The old file is closed for entering once nothing of it is left to be assigned, and opened again when it is
 * taken back. It keeps what was assigned, which the window shows. */
static gboolean
mark_old (Run *self, GError **error)
{
  gboolean take_back = self->options->take_back;
  g_autoptr (GString) names = g_string_new (NULL);
  GocuaDb *old;
  gboolean done;

  if (self->options->dry_run)
    return TRUE;
  for (guint i = 0; i < self->results->len; i++)
    if (is_used (self->results->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              gocua_unit_get_name (((Result *) self->results->pdata[i])->unit));
  if (!take_back && names->len == 0) /* it was only looked at */
    return TRUE;
  old = gocua_ward_open (self->cli->path, FALSE, error);
  done = old != NULL && (take_back || keep_choice (self, old, error));
  if (done && (take_back || get_n_unassigned (self) == 0))
    done = gocua_ward_set_carried_to (old, take_back ? NULL : names->str, error);
  g_clear_pointer (&old, gocua_ward_close);
  return done;
}

static void
print_json (const Run *self)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *list;

  gocua_cli_json_add_text (object, "unit", gocua_unit_get_key (self->unit));
  gocua_cli_json_add_text (object, "name", gocua_unit_get_name (self->unit));
  gocua_cli_json_add_number (object, "unassigned", get_n_unassigned (self));
  cJSON_AddBoolToObject (object, "done", !self->options->dry_run);
  list = cJSON_AddArrayToObject (object, "successors");
  for (guint i = 0; i < self->results->len; i++)
    {
      const Result *result = self->results->pdata[i];
      cJSON *item = cJSON_CreateObject ();

      gocua_cli_json_add_text (item, "unit", gocua_unit_get_key (result->unit));
      gocua_cli_json_add_text (item, "name", gocua_unit_get_name (result->unit));
      if (!self->options->take_back)
        {
          gocua_cli_json_add_number (item, "areas", result->carry->areas->len);
          gocua_cli_json_add_number (item, "households", result->carry->n_households);
          gocua_cli_json_add_number (item, "visits", result->carry->n_visits);
        }
      gocua_cli_json_add_number (item, self->options->take_back ? "taken_back" : "new_changes",
                                 result->n_new);
      cJSON_AddItemToArray (list, item);
    }
  gocua_cli_write_json (object, FALSE);
}

static void
print_table (const Run *self)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();
  gboolean take_back = self->options->take_back;

  gocua_cli_table_add_column (table, C_ ("admin unit", "Key"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("admin unit", "Name"), GOCUA_CLI_ALIGN_START);
  if (!take_back)
    gocua_cli_table_add_column (table, C_ ("list", "Areas"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("list", "Households"), GOCUA_CLI_ALIGN_END);
  if (!take_back)
    gocua_cli_table_add_column (table, C_ ("list", "Visits"), GOCUA_CLI_ALIGN_END);
  for (guint i = 0; i < self->results->len; i++)
    {
      const Result *result = self->results->pdata[i];
      guint n_households = take_back ? result->n_new : result->carry->n_households;

      gocua_cli_table_add (table, g_strdup (gocua_unit_get_key (result->unit)));
      gocua_cli_table_add (table, g_strdup (gocua_unit_get_name (result->unit)));
      if (!take_back)
        gocua_cli_table_add (table, g_strdup_printf ("%u", result->carry->areas->len));
      gocua_cli_table_add (table, g_strdup_printf ("%u", n_households));
      if (!take_back)
        gocua_cli_table_add (table, g_strdup_printf ("%u", result->carry->n_visits));
    }
  gocua_cli_table_print (table);
}

static void
report (const Run *self)
{
  guint n = get_n_unassigned (self);

  if (self->cli->json)
    {
      print_json (self);
      return;
    }
  /* Translators: the name of an old ward; a table of the wards that it became follows */
  gocua_cli_say (self->cli, _ ("%s became:"), gocua_unit_get_name (self->unit));
  /* How much there is to be taken back is known once it was. */
  if (!self->options->take_back || !self->options->dry_run)
    print_table (self);
  if (n > 0)
    gocua_cli_say (self->cli,
                   ngettext ("%u household is not assigned and stays in the old file only.",
                             "%u households are not assigned and stay in the old file only.", n),
                   n);
  if (self->options->dry_run)
    gocua_cli_say (self->cli, "%s", _ ("Nothing was changed; this was a dry run."));
  else if (self->options->take_back)
    gocua_cli_say (self->cli, "%s", _ ("What was carried over has been taken back."));
}

gboolean
gocua_cli_carry (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { 0 };
  g_auto (Run) self = { .cli = cli, .options = &options };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
      N_ ("The ward to which all goes that is not assigned otherwise"), N_ ("UNIT") },
    { "assign", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.areas,
      N_ ("Where an area goes; =UNIT for households without an area"), N_ ("AREA=UNIT") },
    { "household", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.households, N_ ("Where a single household goes"),
      N_ ("HOUSEHOLD=UNIT[/AREA]") },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &options.take_back, N_ ("Take back what was carried over"),
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would be done"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!gocua_cli_parse (cli, entries, NULL, 1, 1, error) || !open_old (&self, error) ||
      !find_successors (&self, error) || !make_choice (&self, error) || !collect_all (&self, error) ||
      !carry_out_all (&self, error) || !mark_old (&self, error))
    return FALSE;
  gocua_cli_end_progress (cli);
  report (&self);
  return TRUE;
}
