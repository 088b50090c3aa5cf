/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-filter.c: the options that choose households, for `gocua households` and `gocua export`. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-filter.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-find.h"
#include "cli/gocua-cli-saved.h"
#include "store/gocua-households.h"

static const struct
{
  const char *name;
  GocuaSort sort;
} sorts[] = {
  { "address", GOCUA_SORT_ADDRESS }, { "name", GOCUA_SORT_NAME },        { "code", GOCUA_SORT_CODE },
  { "area", GOCUA_SORT_AREA },       { "visit", GOCUA_SORT_LAST_VISIT }, { "outcome", GOCUA_SORT_OUTCOME },
  { "walk", GOCUA_SORT_WALK },       { "people", GOCUA_SORT_PEOPLE },
};

void
gocua_cli_filter_clear (GocuaCliFilter *self)
{
  g_free (self->search);
  g_free (self->area);
  g_free (self->team);
  g_free (self->saved);
  g_free (self->street);
  g_free (self->outcome);
  g_free (self->follow_up);
  g_free (self->sort);
  g_strfreev (self->yes);
  g_strfreev (self->no);
  g_strfreev (self->unknown);
}

/* The one option with a value that may be left out. */
static gboolean
follow_up_due_cb (const char *name, const char *value, gpointer data, GError **error)
{
  GocuaCliFilter *self = data;

  g_free (self->follow_up);
  self->follow_up = g_strdup (value);
  self->follow_up_due = TRUE;
  return TRUE;
}

gboolean
gocua_cli_filter_parse (GocuaCliFilter *self, GocuaCli *cli, const GOptionEntry *more, GError **error)
{
  return gocua_cli_filter_parse_args (self, cli, more, 0, error);
}

gboolean
gocua_cli_filter_parse_args (GocuaCliFilter *self,
                             GocuaCli *cli,
                             const GOptionEntry *more,
                             guint max,
                             GError **error)
{
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &self->search,
      N_ ("Name, address, phone or code; accents are optional"), N_ ("TEXT") },
    { "area", 0, 0, G_OPTION_ARG_STRING, &self->area, N_ ("Only of this area; “-” for those without one"),
      N_ ("NAME") },
    { "team", 0, 0, G_OPTION_ARG_STRING, &self->team,
      N_ ("Only in the charge of this team; “-” for those without one"), N_ ("NAME") },
    { "saved", 0, 0, G_OPTION_ARG_STRING, &self->saved,
      N_ ("As the filter that was saved in the window; the other options add to it"), N_ ("NAME") },
    { "street", 0, 0, G_OPTION_ARG_STRING, &self->street,
      N_ ("Only of this street, or block of flats; accents are optional"), N_ ("NAME") },
    { "reached", 0, 0, G_OPTION_ARG_NONE, &self->reached, N_ ("Only those that were met"), NULL },
    { "not-reached", 0, 0, G_OPTION_ARG_NONE, &self->not_reached,
      N_ ("Only those that count and were not met"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->yes, N_ ("Only with a yes to this indicator"),
      N_ ("INDICATOR") },
    { "no", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->no, N_ ("Only with a no to this indicator"),
      N_ ("INDICATOR") },
    { "unknown", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->unknown,
      N_ ("Only those whose answer to this indicator is not known"), N_ ("INDICATOR") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &self->outcome, N_ ("Only where the latest visit ended so"),
      N_ ("OUTCOME") },
    { "follow-up-due", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, (gpointer) follow_up_due_cb,
      N_ ("Only where a follow-up is due by then (today)"), N_ ("DATE") },
    { "archived", 0, 0, G_OPTION_ARG_NONE, &self->archived, N_ ("Those taken off the roster"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &self->sort,
      N_ ("address, name, code, area, visit, outcome, walk, people, or an indicator"), N_ ("BY") },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &self->descending, N_ ("The other way round"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &self->limit, N_ ("No more than so many"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) all = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (all, entries, G_N_ELEMENTS (entries) - 1);
  for (; more != NULL && more->long_name != NULL; more++)
    g_array_append_vals (all, more, 1);
  if (!gocua_cli_parse (cli, (const GOptionEntry *) (gpointer) all->data, self, 0, max, error))
    return FALSE;
  if (self->limit >= 0)
    return TRUE;
  g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE, _ ("--limit is not less than 0."));
  return FALSE;
}

static gboolean
add_area (const GocuaCliFilter *self, GocuaDb *db, GocuaQuery *query, GError **error)
{
  g_autoptr (GocuaRecord) area = NULL;
  const GocuaId none = { 0 };

  if (self->area == NULL)
    return TRUE;
  if (g_str_equal (self->area, "-"))
    {
      gocua_query_add_area (query, &none);
      return TRUE;
    }
  area = gocua_cli_find_named (db, GOCUA_KIND_AREA, self->area, error);
  if (area == NULL)
    return FALSE;
  gocua_query_add_area (query, &area->id);
  return TRUE;
}

static gboolean
add_team (const GocuaCliFilter *self, GocuaDb *db, GocuaQuery *query, GError **error)
{
  GocuaCondition condition = { .type = GOCUA_CONDITION_TEAM };
  g_autoptr (GocuaRecord) team = NULL;

  if (self->team == NULL)
    return TRUE;
  if (!g_str_equal (self->team, "-"))
    {
      team = gocua_cli_find_named (db, GOCUA_KIND_TEAM, self->team, error);
      if (team == NULL)
        return FALSE;
      condition.id = team->id;
    }
  gocua_query_add (query, &condition);
  return TRUE;
}

static gboolean
add_indicators (char **ids,
                GocuaConditionType type,
                const GocuaCampaign *campaign,
                GocuaQuery *query,
                GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int slot = gocua_cli_find_slot (campaign, ids[i], error);

      if (slot < 0)
        return FALSE;
      gocua_query_add_simple (query, type, (guint) slot);
    }
  return TRUE;
}

static gboolean
add_visit (const GocuaCliFilter *self, const GocuaCampaign *campaign, GocuaQuery *query, GError **error)
{
  if (self->outcome != NULL)
    {
      GocuaOutcome outcome = gocua_cli_find_outcome (campaign, self->outcome, error);

      if (outcome == GOCUA_OUTCOME_NONE)
        return FALSE;
      gocua_query_add_outcome (query, outcome);
    }
  if (self->follow_up_due)
    {
      g_autofree char *date =
          self->follow_up != NULL ? gocua_cli_find_date (self->follow_up, error) : gocua_cli_get_today ();

      if (date == NULL)
        return FALSE;
      gocua_query_add_date (query, GOCUA_CONDITION_FOLLOW_UP_DUE, date);
    }
  return TRUE;
}

static gboolean
set_sort (const GocuaCliFilter *self, const GocuaCampaign *campaign, GocuaQuery *query, GError **error)
{
  int slot;

  query->descending = query->descending || self->descending;
  if (self->sort == NULL)
    return TRUE;
  query->keep_sort = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].name, self->sort))
      {
        query->sort = sorts[i].sort;
        return TRUE;
      }
  slot = gocua_campaign_find_indicator (campaign, self->sort);
  if (slot < 0)
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   _ ("The list cannot be sorted by “%s”. “gocua %s --help” says by what."), self->sort,
                   "households");
      return FALSE;
    }
  query->sort = GOCUA_SORT_INDICATOR;
  query->sort_slot = (guint) slot;
  return TRUE;
}

static gboolean
fill (const GocuaCliFilter *self,
      GocuaDb *db,
      const GocuaCampaign *campaign,
      GocuaQuery *query,
      GError **error)
{
  if (self->search != NULL)
    gocua_query_set_search (query, self->search);
  if (self->street != NULL)
    gocua_query_add_street (query, self->street);
  if (self->reached)
    gocua_query_add_simple (query, GOCUA_CONDITION_REACHED, 0);
  if (self->not_reached)
    gocua_query_add_simple (query, GOCUA_CONDITION_NOT_REACHED, 0);
  /* A flat that stands empty was not reached either, but nobody is to be sent there. */
  if (self->not_reached)
    gocua_query_add_simple (query, GOCUA_CONDITION_ELIGIBLE, 0);
  if (self->archived)
    gocua_query_add_simple (query, GOCUA_CONDITION_ARCHIVED, 0);
  return add_area (self, db, query, error) && add_team (self, db, query, error) &&
         add_indicators (self->yes, GOCUA_CONDITION_YES, campaign, query, error) &&
         add_indicators (self->no, GOCUA_CONDITION_NO, campaign, query, error) &&
         add_indicators (self->unknown, GOCUA_CONDITION_UNKNOWN, campaign, query, error) &&
         add_visit (self, campaign, query, error) && set_sort (self, campaign, query, error);
}

GocuaQuery *
gocua_cli_filter_make_query (const GocuaCliFilter *self,
                             GocuaCli *cli,
                             const GocuaCampaign *campaign,
                             GError **error)
{
  g_autoptr (GocuaQuery) query = NULL;

  if (self->reached && self->not_reached)
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("--reached and --not-reached exclude each other."));
      return NULL;
    }
  query = self->saved != NULL ? gocua_cli_saved_load (cli, self->saved, campaign, error) : gocua_query_new ();
  return query != NULL && fill (self, cli->db, campaign, query, error) ? g_steal_pointer (&query) : NULL;
}

GArray *
gocua_cli_filter_query (const GocuaCliFilter *self,
                        GocuaCli *cli,
                        const GocuaCampaign *campaign,
                        const GocuaId *campaign_id,
                        guint *total,
                        GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_cli_filter_make_query (self, cli, campaign, error);
  GArray *rows;

  if (query == NULL)
    return NULL;
  rows = gocua_households_query (cli->db, query, campaign_id, NULL, error);
  if (rows == NULL)
    return NULL;
  *total = rows->len;
  if (self->limit > 0 && rows->len > (guint) self->limit)
    g_array_set_size (rows, (guint) self->limit);
  return rows;
}
