/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-sheet.c: `gocua sheet`: making walk sheets, and where their papers are. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-commands.h"
#include "cli/gocua-cli-filter.h"
#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-json.h"
#include "cli/gocua-cli-sheet.h"
#include "cli/gocua-cli-table.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheet-custody.h"

typedef struct
{
  GocuaCliFilter filter;
  char *team, *day, *until, *who, *why, *date, *state;
  int lines, blanks, sheets;
  gboolean with_reserved, dry_run;
} Options;

static void
options_clear (Options *self)
{
  gocua_cli_filter_clear (&self->filter);
  g_free (self->team);
  g_free (self->day);
  g_free (self->until);
  g_free (self->who);
  g_free (self->why);
  g_free (self->date);
  g_free (self->state);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Part of the program's interface, see gocua(1). */
static const char *const state_ids[GOCUA_SHEET_N_STATES] = {
  [GOCUA_SHEET_MADE] = "made",         [GOCUA_SHEET_ISSUED] = "issued",
  [GOCUA_SHEET_MISSING] = "missing",   [GOCUA_SHEET_CANCELLED] = "cancelled",
  [GOCUA_SHEET_RETURNED] = "returned", [GOCUA_SHEET_KEYED] = "entered",
  [GOCUA_SHEET_VERIFIED] = "verified",
};

/* Returns: (transfer full): the name of an area or a team, "" for none */
static char *
get_name (GocuaDb *db, GocuaKind kind, const GocuaId *id)
{
  g_autoptr (GocuaRecord) record = id != NULL ? gocua_entity_load (db, kind, id, NULL) : NULL;
  const char *name = record != NULL && gocua_record_exists (record)
                         ? gocua_record_get_text (record, kind == GOCUA_KIND_AREA ? (guint) GOCUA_AREA_NAME
                                                                                  : (guint) GOCUA_TEAM_NAME)
                         : NULL;

  return g_strdup (name != NULL ? name : "");
}

static cJSON *
new_sheet_json (GocuaDb *db, const GocuaSheetRow *row, const char *today)
{
  const GocuaRecord *sheet = row->sheet;
  g_autofree char *area = get_name (db, GOCUA_KIND_AREA, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA));
  g_autofree char *team = get_name (db, GOCUA_KIND_TEAM, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM));
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_id (object, "id", &sheet->id);
  gocua_cli_json_add_text (object, "code", gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));
  gocua_cli_json_add_text (object, "area", *area != '\0' ? area : NULL);
  gocua_cli_json_add_text (object, "team", *team != '\0' ? team : NULL);
  gocua_cli_json_add_text (object, "day", gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY));
  gocua_cli_json_add_text (object, "until", gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_EXPIRES));
  gocua_cli_json_add_text (object, "purpose", gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_PURPOSE));
  gocua_cli_json_add_text (object, "state", state_ids[row->state]);
  cJSON_AddBoolToObject (object, "overdue", gocua_sheet_is_overdue (sheet, today));
  gocua_cli_json_add_number (object, "printed", row->n_printed);
  gocua_cli_json_add_number (object, "blank", row->n_blank);
  gocua_cli_json_add_number (object, "entered", row->n_keyed);
  gocua_cli_json_add_number (object, "extra", row->n_extra);
  gocua_cli_json_add_number (object, "skipped", row->n_skipped);
  gocua_cli_json_add_number (object, "open", row->n_open);
  return object;
}

static GocuaCliTable *
new_sheet_table (void)
{
  GocuaCliTable *table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, C_ ("sheet column", "Sheet"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Area"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Team"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Day"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Where it is"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Lines"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Entered"), GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("sheet column", "Open"), GOCUA_CLI_ALIGN_END);
  return table;
}

static char *
describe_state (const GocuaSheetRow *row, const char *today)
{
  const char *label = gocua_sheet_state_get_label (row->state);

  /* Translators: where a sheet is, such as “With the team” */
  return gocua_sheet_is_overdue (row->sheet, today) ? g_strdup_printf (_ ("%s, overdue"), label)
                                                    : g_strdup (label);
}

static void
add_to_table (GocuaCliTable *table, GocuaDb *db, const GocuaSheetRow *row, const char *today)
{
  const GocuaRecord *sheet = row->sheet;

  gocua_cli_table_add (table,
                       gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE)));
  gocua_cli_table_add (table,
                       get_name (db, GOCUA_KIND_AREA, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA)));
  gocua_cli_table_add (table,
                       get_name (db, GOCUA_KIND_TEAM, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM)));
  gocua_cli_table_add (table, gocua_date_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY)));
  gocua_cli_table_add (table, describe_state (row, today));
  gocua_cli_table_add (table, g_strdup_printf ("%u", row->n_printed));
  gocua_cli_table_add (table, g_strdup_printf ("%u", row->n_keyed));
  gocua_cli_table_add (table, g_strdup_printf ("%u", row->n_open));
}

static void
print_rows (GocuaCli *cli, GPtrArray *rows)
{
  g_autofree char *today = gocua_cli_get_today ();
  g_autoptr (GocuaCliTable) table = new_sheet_table ();
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < rows->len; i++)
    {
      if (cli->json)
        cJSON_AddItemToArray (list, new_sheet_json (cli->db, rows->pdata[i], today));
      else
        add_to_table (table, cli->db, rows->pdata[i], today);
    }
  if (cli->json)
    {
      gocua_cli_write_json (list, FALSE);
      return;
    }
  cJSON_Delete (list);
  if (rows->len > 0)
    gocua_cli_table_print (table);
}

/* @text: a code or a UUID. Returns: (transfer full): the sheet */
static GocuaSheetRow *
find_sheet (GocuaCli *cli, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  GocuaSheetRow *row = NULL;
  char code[GOCUA_SHEET_CODE_SIZE];
  GocuaId id;

  if (gocua_id_parse (&id, text))
    row = gocua_sheets_get_row (cli->db, &id, error);
  else if (!gocua_sheet_code_parse (text, code, NULL))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("“%s” is no code of a sheet."), text);
      return NULL;
    }
  else
    {
      found = gocua_sheets_find_by_code (cli->db, code, error);
      if (found != NULL && found->len > 1)
        {
          g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                       _ ("Two offices made a sheet with the code %s. Name it by its id; “gocua sheet list "
                          "--json” has it."),
                       text);
          return NULL;
        }
      if (found != NULL && found->len == 1)
        row = gocua_sheets_get_row (cli->db, &((GocuaRecord *) found->pdata[0])->id, error);
    }
  if (row == NULL && (error == NULL || *error == NULL))
    g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND, _ ("There is no sheet %s."), text);
  return row;
}

static int
find_state (const char *text, GError **error)
{
  for (int i = 0; i < GOCUA_SHEET_N_STATES; i++)
    if (g_strcmp0 (state_ids[i], text) == 0)
      return i;
  g_set_error (
      error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
      _ ("--state is made, issued, overdue, missing, cancelled, returned, entered or verified, not “%s”."),
      text);
  return -1;
}

static gboolean
list_sheets (GocuaCli *cli, const Options *options, GError **error)
{
  g_autofree char *today = gocua_cli_get_today ();
  gboolean overdue = g_strcmp0 (options->state, "overdue") == 0;
  int state = options->state != NULL && !overdue ? find_state (options->state, error) : -1;
  g_autoptr (GPtrArray) rows = NULL;

  if (options->state != NULL && !overdue && state < 0)
    return FALSE;
  rows = gocua_sheets_list (cli->db, NULL, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = rows->len; i-- > 0;)
    {
      const GocuaSheetRow *row = rows->pdata[i];

      if ((state >= 0 && (int) row->state != state) ||
          (overdue && !gocua_sheet_is_overdue (row->sheet, today)))
        g_ptr_array_remove_index (rows, i);
    }
  print_rows (cli, rows);
  return TRUE;
}

static cJSON *
new_steps_json (GPtrArray *steps)
{
  const GocuaKindInfo *info = gocua_kind_get_info (GOCUA_KIND_SHEET);
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < steps->len; i++)
    {
      const GocuaSheetStep *step = steps->pdata[i];
      cJSON *object = cJSON_CreateObject ();

      gocua_cli_json_add_text (object, "step", step->field == 0 ? "made" : info->fields[step->field].name);
      gocua_cli_json_add_text (object, "date", *step->date != '\0' ? step->date : NULL);
      gocua_cli_json_add_text (object, "words", step->words);
      gocua_cli_json_add_text (object, "author", step->author);
      gocua_cli_json_add_number (object, "at_ms", step->at_ms);
      cJSON_AddItemToArray (list, object);
    }
  return list;
}

static cJSON *
new_line_json (const GocuaSheetLine *line)
{
  cJSON *object = cJSON_CreateObject ();

  gocua_cli_json_add_number (object, "line", line->number);
  if (line->row != NULL)
    {
      gocua_cli_json_add_id (object, "household", &line->row->id);
      gocua_cli_json_add_text (object, "address", line->row->address);
      gocua_cli_json_add_text (object, "head", line->row->head);
    }
  gocua_cli_json_add_text (object, "outcome",
                           line->visit != NULL ? gocua_record_get_text (line->visit, GOCUA_VISIT_OUTCOME)
                                               : NULL);
  gocua_cli_json_add_text (object, "answers",
                           line->visit != NULL ? gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS)
                                               : NULL);
  gocua_cli_json_add_text (
      object, "reason", line->visit != NULL ? gocua_record_get_text (line->visit, GOCUA_VISIT_REASON) : NULL);
  gocua_cli_json_add_text (
      object, "note", line->visit != NULL ? gocua_record_get_text (line->visit, GOCUA_VISIT_NOTE) : NULL);
  cJSON_AddBoolToObject (object, "blank", gocua_id_is_null (&line->household));
  cJSON_AddBoolToObject (object, "skipped", line->skipped);
  return object;
}

static const char *
describe_line (const GocuaSheetLine *line)
{
  if (line->visit != NULL)
    return gocua_outcome_get_label (
        gocua_outcome_from_id (gocua_record_get_text (line->visit, GOCUA_VISIT_OUTCOME)));
  if (line->skipped)
    return C_ ("sheet line", "Left out on purpose");
  return gocua_id_is_null (&line->household) ? C_ ("sheet line", "Empty line")
                                             : C_ ("sheet line", "Open: nothing entered");
}

static void
print_lines (GPtrArray *lines)
{
  g_autoptr (GocuaCliTable) table = gocua_cli_table_new ();

  gocua_cli_table_add_column (table, "#", GOCUA_CLI_ALIGN_END);
  gocua_cli_table_add_column (table, C_ ("field", "Address"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Head of household"), GOCUA_CLI_ALIGN_START);
  gocua_cli_table_add_column (table, C_ ("field", "Result"), GOCUA_CLI_ALIGN_START);
  for (guint i = 0; i < lines->len; i++)
    {
      const GocuaSheetLine *line = lines->pdata[i];

      gocua_cli_table_add (table, g_strdup_printf ("%u", line->number));
      gocua_cli_table_add (table, g_strdup (line->row != NULL ? line->row->address : ""));
      gocua_cli_table_add (table, g_strdup (line->row != NULL ? line->row->head : ""));
      gocua_cli_table_add (table, g_strdup (describe_line (line)));
    }
  gocua_cli_table_print (table);
}

static gboolean
show_sheet (GocuaCli *cli, const Options *options, GError **error)
{
  g_autofree char *today = gocua_cli_get_today ();
  g_autoptr (GocuaSheetRow) row = find_sheet (cli, cli->args[2], error);
  g_autoptr (GPtrArray) lines = row != NULL ? gocua_sheets_get_lines (cli->db, row->sheet, error) : NULL;
  g_autoptr (GPtrArray) steps =
      lines != NULL ? gocua_sheets_get_steps (cli->db, &row->sheet->id, error) : NULL;
  g_autoptr (GocuaCliTable) table = NULL;
  cJSON *object, *list;

  if (steps == NULL)
    return FALSE;
  if (!cli->json)
    {
      table = new_sheet_table ();
      add_to_table (table, cli->db, row, today);
      gocua_cli_table_print (table);
      gocua_cli_write ("\n");
      print_lines (lines);
      return TRUE;
    }
  object = new_sheet_json (cli->db, row, today);
  cJSON_AddItemToObject (object, "steps", new_steps_json (steps));
  list = cJSON_AddArrayToObject (object, "lines");
  for (guint i = 0; i < lines->len; i++)
    cJSON_AddItemToArray (list, new_line_json (lines->pdata[i]));
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

/* Reads a date, or has none. */
static gboolean
read_date (const char *text, char **date, GError **error)
{
  *date = text != NULL ? gocua_cli_find_date (text, error) : NULL;
  return text == NULL || *date != NULL;
}

static gboolean
check_numbers (const Options *options, GError **error)
{
  if (options->lines >= 1 && options->lines + options->blanks <= GOCUA_SHEET_MAX_LINES &&
      options->blanks >= 0 && options->sheets >= 0)
    return TRUE;
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("A sheet has 1 to %d lines."),
               GOCUA_SHEET_MAX_LINES);
  return FALSE;
}

static GocuaSheetPlan *
plan_sheets (GocuaCli *cli, const Options *options, GError **error)
{
  GocuaId campaign_id;
  g_autoptr (GocuaCampaign) campaign = gocua_cli_find_campaign (cli->db, &campaign_id, error);
  g_autoptr (GocuaQuery) query = NULL;
  g_autoptr (GocuaRecord) team = NULL;
  g_autofree char *day = NULL;
  g_autofree char *until = NULL;
  GocuaSheetRequest request = { 0 };

  if (campaign == NULL || !check_numbers (options, error) || !read_date (options->day, &day, error) ||
      !read_date (options->until, &until, error))
    return NULL;
  query = gocua_cli_filter_make_query (&options->filter, cli, campaign, error);
  if (query == NULL)
    return NULL;
  if (options->team != NULL)
    {
      team = gocua_cli_find_named (cli->db, GOCUA_KIND_TEAM, options->team, error);
      if (team == NULL)
        return NULL;
    }
  request.query = query;
  request.campaign = &campaign_id;
  request.team = team != NULL ? &team->id : NULL;
  request.day = day;
  request.expires = until;
  request.purpose = options->why;
  request.n_lines = (guint) options->lines;
  request.n_blank = (guint) options->blanks;
  request.n_sheets = (guint) options->sheets;
  request.with_reserved = options->with_reserved;
  return gocua_sheets_plan (cli->db, &request, NULL, error);
}

static gboolean
make_sheets (GocuaCli *cli, const Options *options, GError **error)
{
  g_autoptr (GocuaSheetPlan) plan = plan_sheets (cli, options, error);
  g_autoptr (GocuaBatch) batch = NULL;
  cJSON *object, *codes;

  if (plan == NULL)
    return FALSE;
  batch = gocua_sheet_plan_to_batch (plan);
  if (!options->dry_run && plan->sheets->len > 0 && !gocua_journal_commit (cli->db, batch, NULL, NULL, error))
    return FALSE;
  gocua_cli_say (
      cli, _ ("Sheets: %u. Households on them: %u; on other sheets and left out: %u; without a sheet: %u."),
      plan->sheets->len, plan->n_households, plan->n_reserved, plan->n_left);
  if (options->dry_run)
    gocua_cli_say (cli, "%s", _ ("Nothing was changed; this was a dry run."));
  if (!cli->json)
    return TRUE;
  object = cJSON_CreateObject ();
  gocua_cli_json_add_number (object, "households", plan->n_households);
  gocua_cli_json_add_number (object, "reserved", plan->n_reserved);
  gocua_cli_json_add_number (object, "left", plan->n_left);
  cJSON_AddBoolToObject (object, "done", !options->dry_run);
  codes = cJSON_AddArrayToObject (object, "sheets");
  for (guint i = 0; i < plan->sheets->len; i++)
    cJSON_AddItemToArray (
        codes, cJSON_CreateString (gocua_record_get_text (plan->sheets->pdata[i], GOCUA_SHEET_FIELD_CODE)));
  gocua_cli_write_json (object, FALSE);
  return TRUE;
}

static gboolean
find_sheets (GocuaCli *cli, GArray *ids, GError **error)
{
  for (guint i = 2; cli->args[i] != NULL; i++)
    {
      g_autoptr (GocuaSheetRow) row = find_sheet (cli, cli->args[i], error);

      if (row == NULL)
        return FALSE;
      g_array_append_val (ids, row->sheet->id);
    }
  return TRUE;
}

static gboolean
act (GocuaCli *cli, const Options *options, GocuaSheetAct what, GError **error)
{
  gboolean is_person = what == GOCUA_SHEET_ACT_ISSUE || what == GOCUA_SHEET_ACT_RETURN;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  g_autofree char *date =
      options->date != NULL ? gocua_cli_find_date (options->date, error) : gocua_cli_get_today ();
  g_autoptr (GocuaRecord) team = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  cJSON *object;

  if (date == NULL || !find_sheets (cli, ids, error))
    return FALSE;
  if (options->team != NULL)
    {
      team = gocua_cli_find_named (cli->db, GOCUA_KIND_TEAM, options->team, error);
      if (team == NULL)
        return FALSE;
    }
  batch = gocua_sheets_plan_act (cli->db, ids, what, date, is_person ? options->who : options->why,
                                 team != NULL ? &team->id : NULL, error);
  if (batch == NULL || (batch->changes->len > 0 && !options->dry_run &&
                        !gocua_journal_commit (cli->db, batch, NULL, NULL, error)))
    return FALSE;
  gocua_cli_say (cli, _ ("Sheets that changed: %u."), batch->changes->len);
  if (cli->json)
    {
      object = cJSON_CreateObject ();
      gocua_cli_json_add_number (object, "changed", batch->changes->len);
      cJSON_AddBoolToObject (object, "done", !options->dry_run);
      gocua_cli_write_json (object, FALSE);
    }
  return TRUE;
}

static gboolean
issue (GocuaCli *cli, const Options *options, GError **error)
{
  return act (cli, options, GOCUA_SHEET_ACT_ISSUE, error);
}

static gboolean
take_back (GocuaCli *cli, const Options *options, GError **error)
{
  return act (cli, options, GOCUA_SHEET_ACT_RETURN, error);
}

static gboolean
miss (GocuaCli *cli, const Options *options, GError **error)
{
  return act (cli, options, GOCUA_SHEET_ACT_MISSING, error);
}

static gboolean
find_again (GocuaCli *cli, const Options *options, GError **error)
{
  return act (cli, options, GOCUA_SHEET_ACT_FOUND, error);
}

static gboolean
cancel (GocuaCli *cli, const Options *options, GError **error)
{
  return act (cli, options, GOCUA_SHEET_ACT_CANCEL, error);
}

static const struct
{
  const char *name;
  gboolean (*run) (GocuaCli *cli, const Options *options, GError **error);
  guint min, max; /* how many words follow the verb */
} verbs[] = {
  { "list", list_sheets, 0, 0 },         { "show", show_sheet, 1, 1 },
  { "make", make_sheets, 0, 0 },         { "issue", issue, 1, G_MAXUINT },
  { "return", take_back, 1, G_MAXUINT }, { "missing", miss, 1, G_MAXUINT },
  { "found", find_again, 1, G_MAXUINT }, { "cancel", cancel, 1, G_MAXUINT },
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
               _ ("“gocua sheet %s” is not how it is called. gocua(1) says what belongs there."), verb);
  return FALSE;
}

static gboolean
run_with_options (GocuaCli *cli, GError **error)
{
  g_auto (Options) options = { .lines = GOCUA_SHEET_USUAL_LINES, .blanks = GOCUA_SHEET_USUAL_BLANKS };
  const GOptionEntry entries[] = {
    { "team", 0, 0, G_OPTION_ARG_STRING, &options.team, N_ ("make, issue: who walks"), N_ ("NAME") },
    { "day", 0, 0, G_OPTION_ARG_STRING, &options.day, N_ ("make: the day of the walk"), N_ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until,
      N_ ("make: the last day on which the households are kept for the team"), N_ ("DATE") },
    { "lines", 0, 0, G_OPTION_ARG_INT, &options.lines, N_ ("make: households on a sheet (18)"),
      N_ ("NUMBER") },
    { "blanks", 0, 0, G_OPTION_ARG_INT, &options.blanks, N_ ("make: empty lines below them (2)"),
      N_ ("NUMBER") },
    { "sheets", 0, 0, G_OPTION_ARG_INT, &options.sheets, N_ ("make: no more sheets than these"),
      N_ ("NUMBER") },
    { "with-reserved", 0, 0, G_OPTION_ARG_NONE, &options.with_reserved,
      N_ ("make: also households on other sheets that are out"), NULL },
    { "who", 0, 0, G_OPTION_ARG_STRING, &options.who, N_ ("issue, return: who takes or brings the paper"),
      N_ ("NAME") },
    { "why", 0, 0, G_OPTION_ARG_STRING, &options.why, N_ ("make: what for; missing, cancel: why"),
      N_ ("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_ ("issue, return …: when (today)"), N_ ("DATE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state, N_ ("list: only those that are so"), N_ ("STATE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would be done"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  return gocua_cli_filter_parse_args (&options.filter, cli, entries, G_MAXUINT - 1, error) &&
         run_verb (cli, &options, error);
}

gboolean
gocua_cli_sheet (GocuaCli *cli, GError **error)
{
  /* Has options of its own. */
  if (g_strcmp0 (cli->args[1], "print") == 0)
    return gocua_cli_sheet_print (cli, error);
  return run_with_options (cli, error);
}
