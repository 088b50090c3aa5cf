/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-find.c: the things that a command line or a batch file names. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-find.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "cli/gocua-cli.h"
#include "core/gocua-date.h"
#include "store/gocua-entities.h"

GocuaRecord *
gocua_cli_find_household (GocuaDb *db, const char *text, GError **error)
{
  g_autoptr (GocuaRecord) household = NULL;
  g_autoptr (GError) problem = NULL;
  GocuaId id;

  if (gocua_id_parse (&id, text))
    household = gocua_household_load (db, &id, &problem);
  else
    household = gocua_household_find_by_code (db, text, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (household != NULL && gocua_record_exists (household))
    return g_steal_pointer (&household);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
               _ ("There is no household “%s” on the roster."), text);
  return NULL;
}

GocuaRecord *
gocua_cli_find_named (GocuaDb *db, GocuaKind kind, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GocuaRecord *found = gocua_entity_find_by_name (db, kind, name, &problem);

  if (found != NULL)
    return found;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (
        error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
        kind == GOCUA_KIND_AREA ? _ ("The ward has no area “%s”.") : _ ("The ward has no team “%s”."), name);
  return NULL;
}

GocuaCampaign *
gocua_cli_find_campaign (GocuaDb *db, GocuaId *id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GocuaCampaign *campaign = gocua_campaign_get_current (db, id, &problem);

  if (campaign != NULL)
    return campaign;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_NOT_FOUND,
                         _ ("The ward has no campaign, so there is nothing to record or to count."));
  return NULL;
}

/* Takes @known, which holds texts that live elsewhere. */
static char *
join_known (GPtrArray *known)
{
  char *list;

  g_ptr_array_add (known, NULL);
  list = g_strjoinv (", ", (char **) known->pdata);
  g_ptr_array_unref (known);
  return list;
}

static char *
list_indicators (const GocuaCampaign *campaign)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    g_ptr_array_add (known, (gpointer) gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i)));
  return join_known (known);
}

static char *
list_outcomes (const GocuaCampaign *campaign)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; i < gocua_campaign_get_n_outcomes (campaign); i++)
    g_ptr_array_add (known, (gpointer) gocua_outcome_get_id (gocua_campaign_get_outcome (campaign, i)));
  return join_known (known);
}

static char *
list_reasons (const GocuaCampaign *campaign)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; i < gocua_campaign_get_n_reasons (campaign); i++)
    g_ptr_array_add (known, (gpointer) gocua_reason_get_id (gocua_campaign_get_reason (campaign, i)));
  return join_known (known);
}

int
gocua_cli_find_slot (const GocuaCampaign *campaign, const char *id, GError **error)
{
  int slot = gocua_campaign_find_indicator (campaign, id);
  g_autofree char *known = NULL;

  if (slot >= 0)
    return slot;
  known = list_indicators (campaign);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: what was written; all that the campaign has */
               _ ("The campaign has no indicator “%s”. It has: %s."), id, known);
  return -1;
}

GocuaOutcome
gocua_cli_find_outcome (const GocuaCampaign *campaign, const char *text, GError **error)
{
  GocuaOutcome outcome = gocua_outcome_from_id (text);
  g_autofree char *known = NULL;

  if (outcome == GOCUA_OUTCOME_NONE && text[0] != '\0' && text[1] == '\0')
    outcome = gocua_campaign_find_outcome_by_key (campaign, text[0]);
  if (outcome != GOCUA_OUTCOME_NONE)
    return outcome;
  known = list_outcomes (campaign);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: what was written; all that the campaign has */
               _ ("There is no outcome “%s”. There are: %s."), text, known);
  return GOCUA_OUTCOME_NONE;
}

const char *
gocua_cli_find_reason (const GocuaCampaign *campaign, const char *text, GError **error)
{
  const GocuaReason *reason = gocua_campaign_find_reason (campaign, text);
  g_autofree char *known = NULL;

  if (reason == NULL && text[0] != '\0' && text[1] == '\0')
    reason = gocua_campaign_find_reason_by_letter (campaign, text[0]);
  if (reason != NULL)
    return gocua_reason_get_id (reason);
  known = list_reasons (campaign);
  g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
               /* Translators: what was written; all that the campaign has */
               _ ("There is no reason “%s”. There are: %s."), text, known);
  return NULL;
}

char *
gocua_cli_find_date (const char *text, GError **error)
{
  g_autofree char *today = gocua_cli_get_today ();
  char *date = gocua_date_parse (text, atoi (today));

  if (date == NULL)
    g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                 _ ("“%s” is not a date. Write it as day/month/year, such as 02/03/2026, or as 2026-03-02."),
                 text);
  return date;
}
