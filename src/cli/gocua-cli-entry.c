/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-entry.c: one visit as it was written on a command line or in a batch, on its way into the
 * journal. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli.h"
#include "core/gocua-answers.h"
#include "core/gocua-batch.h"
#include "core/gocua-number.h"
#include "core/gocua-problem.h"
#include "core/gocua-status.h"
#include "core/gocua-text.h"
#include "store/gocua-journal.h"

#define MAX_LINE_BYTES (64 * 1024)
#define MAX_LINE_DEPTH 3

void
gocua_cli_entry_clear (GocuaCliEntry *self)
{
  g_clear_pointer (&self->household, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->follow_up, g_free);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->note, g_free);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static void refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED, format, args));
  va_end (args);
}

/* A word that is not known is a slip on a command line and bad data in a batch; both are refused alike. */
static void
refuse_usage (GError **error)
{
  if (error != NULL && g_error_matches (*error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE))
    (*error)->code = GOCUA_CLI_ERROR_REFUSED;
}

static char *
join_json_answers (const cJSON *object, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const cJSON *item;

  cJSON_ArrayForEach (item, object)
  {
    if (cJSON_IsNull (item))
      continue;
    if (!cJSON_IsNumber (item) || item->valuedouble != item->valueint)
      {
        refuse (error, _ ("The answer to “%s” is not a whole number."), item->string);
        return NULL;
      }
    g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", item->string, item->valueint);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char **
find_place (GocuaCliEntry *self, const char *name)
{
  struct
  {
    const char *name;
    char **place;
  } places[] = {
    { "household", &self->household }, { "date", &self->date },     { "outcome", &self->outcome },
    { "answers", &self->answers },     { "reason", &self->reason }, { "follow_up", &self->follow_up },
    { "team", &self->team },           { "note", &self->note },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      return places[i].place;
  return NULL;
}

static gboolean
read_json (GocuaCliEntry *self, const char *line, GError **error)
{
  g_autoptr (cJSON) object =
      gocua_json_parse_limited (line, strlen (line), MAX_LINE_BYTES, MAX_LINE_DEPTH, GOCUA_CLI_ERROR,
                                GOCUA_CLI_ERROR_REFUSED, GOCUA_CLI_ERROR_REFUSED, error);
  const cJSON *item;

  if (object == NULL)
    return FALSE;
  cJSON_ArrayForEach (item, object)
  {
    char **place = find_place (self, item->string);

    if (place == NULL || (!cJSON_IsString (item) && !cJSON_IsNull (item) &&
                          (place != &self->answers || !cJSON_IsObject (item))))
      {
        refuse (error, place == NULL ? _ ("A visit has no field “%s”.") : _ ("The field “%s” is not a text."),
                item->string);
        return FALSE;
      }
    g_clear_pointer (place, g_free);
    if (cJSON_IsObject (item))
      {
        *place = join_json_answers (item, error);
        if (*place == NULL)
          return FALSE;
      }
    else if (cJSON_IsString (item))
      *place = g_strdup (item->valuestring);
  }
  return TRUE;
}

static gboolean
read_tabs (GocuaCliEntry *self, const char *line, GError **error)
{
  char **places[] = { &self->household, &self->date,      &self->outcome, &self->answers,
                      &self->reason,    &self->follow_up, &self->team,    &self->note };
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (parts);

  if (n < 3 || n > G_N_ELEMENTS (places))
    {
      refuse (error, _ ("A visit has from 3 to 8 values parted by tabs: %s."),
              "household, date, outcome, answers, reason, follow-up, team, note");
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    *places[i] = g_steal_pointer (&parts[i]);
  return TRUE;
}

gboolean
gocua_cli_entry_read_line (GocuaCliEntry *self, const char *line, GError **error)
{
  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  gocua_cli_entry_clear (self);
  if (!gocua_text_is_valid (line, -1, NULL))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_REFUSED,
                           _ ("The line is not valid UTF-8."));
      return FALSE;
    }
  return line[0] == '{' ? read_json (self, line, error) : read_tabs (self, line, error);
}

/* "knows=1 installed=2", in any order, parted by blanks or commas. */
static gboolean
read_answers (const char *text, const GocuaCampaign *campaign, int *values, GError **error)
{
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < GOCUA_MAX_INDICATORS; i++)
    values[i] = GOCUA_ANSWER_UNKNOWN;
  if (!is_given (text))
    return TRUE;
  parts = g_strsplit_set (text, " ,;", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      gint64 number;
      int slot;

      if (*parts[i] == '\0')
        continue;
      if (equals == NULL || !gocua_number_parse (equals + 1, &number) || number < 0 ||
          number > GOCUA_ANSWER_MAX)
        {
          refuse (error, _ ("The answer “%s” can’t be read. Write it as indicator=number, such as knows=1."),
                  parts[i]);
          return FALSE;
        }
      *equals = '\0';
      slot = gocua_cli_find_slot (campaign, parts[i], error);
      if (slot < 0)
        return FALSE;
      values[slot] = (int) number;
    }
  return TRUE;
}

static char *
write_answers (const GocuaCampaign *campaign, const int *values)
{
  char *text = NULL;

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    {
      const char *id = gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i));
      char *more = gocua_answers_set (text, id, values[i]);

      g_free (text);
      text = more;
    }
  return text;
}

static gboolean
set_answers (const GocuaCliEntry *self,
             const GocuaCampaign *campaign,
             const GocuaRecord *household,
             GocuaOutcome outcome,
             GocuaRecord *visit,
             GPtrArray *warnings,
             GError **error)
{
  int values[GOCUA_MAX_INDICATORS];
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *answers = NULL;

  if (!read_answers (self->answers, campaign, values, error))
    return FALSE;
  problems = gocua_campaign_check_answers (
      campaign, values, (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1), outcome);
  for (guint i = 0; i < problems->len; i++)
    {
      const GocuaProblem *problem = problems->pdata[i];

      /* As in the window: people who do not exist cannot be counted, the rest is for a person to mend. */
      if (problem->kind == GOCUA_PROBLEM_MORE_THAN_PEOPLE || problem->kind == GOCUA_PROBLEM_NOT_YESNO)
        {
          refuse (error, "%s", problem->message);
          return FALSE;
        }
      g_ptr_array_add (warnings, g_strdup (problem->message));
    }
  answers = write_answers (campaign, values);
  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, answers);
  return TRUE;
}

static gboolean
set_dates (const GocuaCliEntry *self, GocuaRecord *visit, GError **error)
{
  g_autofree char *today = gocua_cli_get_today ();
  g_autofree char *date = is_given (self->date) ? gocua_cli_find_date (self->date, error) : g_strdup (today);
  g_autofree char *follow_up = NULL;

  if (date == NULL)
    return FALSE;
  if (strcmp (date, today) > 0)
    {
      refuse (error, _ ("The date of the visit, %s, is in the future."), self->date);
      return FALSE;
    }
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, date);
  if (!is_given (self->follow_up))
    return TRUE;
  follow_up = gocua_cli_find_date (self->follow_up, error);
  if (follow_up == NULL)
    return FALSE;
  if (strcmp (follow_up, date) < 0)
    {
      refuse (error, _ ("The follow-up, %s, is before the visit."), self->follow_up);
      return FALSE;
    }
  gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, follow_up);
  return TRUE;
}

static gboolean
set_names (const GocuaCliEntry *self,
           GocuaDb *db,
           const GocuaCampaign *campaign,
           GocuaRecord *visit,
           GError **error)
{
  const char *reason;
  g_autoptr (GocuaRecord) team = NULL;

  if (is_given (self->reason))
    {
      reason = gocua_cli_find_reason (campaign, self->reason, error);
      if (reason == NULL)
        return FALSE;
      gocua_record_set_text (visit, GOCUA_VISIT_REASON, reason);
    }
  if (is_given (self->team))
    {
      team = gocua_cli_find_named (db, GOCUA_KIND_TEAM, self->team, error);
      if (team == NULL)
        return FALSE;
      gocua_record_set_id (visit, GOCUA_VISIT_TEAM, &team->id);
    }
  gocua_record_set_text (visit, GOCUA_VISIT_NOTE, self->note);
  return TRUE;
}

static GocuaRecord *
make_visit (const GocuaCliEntry *self,
            GocuaDb *db,
            const GocuaCampaign *campaign,
            const GocuaId *campaign_id,
            GPtrArray *warnings,
            GError **error)
{
  const GocuaId none = { 0 };
  g_autoptr (GocuaRecord) household = NULL;
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, &none);
  GocuaOutcome outcome;

  if (!is_given (self->household) || !is_given (self->outcome))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("A visit needs a household and an outcome."));
      return NULL;
    }
  household = gocua_cli_find_household (db, self->household, error);
  if (household == NULL)
    return NULL;
  outcome = gocua_cli_find_outcome (campaign, self->outcome, error);
  if (outcome == GOCUA_OUTCOME_NONE)
    return NULL;
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &household->id);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, campaign_id);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, gocua_outcome_get_id (outcome));
  if (!set_dates (self, visit, error) || !set_names (self, db, campaign, visit, error) ||
      !set_answers (self, campaign, household, outcome, visit, warnings, error))
    return NULL;
  return g_steal_pointer (&visit);
}

gboolean
gocua_cli_entry_save (const GocuaCliEntry *self,
                      GocuaDb *db,
                      const GocuaCampaign *campaign,
                      const GocuaId *campaign_id,
                      GocuaId *id,
                      GPtrArray *warnings,
                      GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaRecord) visit = NULL;

  g_return_val_if_fail (self != NULL && db != NULL && campaign != NULL && error != NULL, FALSE);

  visit = make_visit (self, db, campaign, campaign_id, warnings, error);
  if (visit == NULL)
    {
      refuse_usage (error);
      return FALSE;
    }
  gocua_batch_put (batch, NULL, visit);
  if (!gocua_journal_commit (db, batch, NULL, NULL, error))
    return FALSE;
  *id = visit->id;
  return TRUE;
}
