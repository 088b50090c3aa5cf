/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-choice.c: whom sheets are made for, and the sheets that come of it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-choice.h"

#include <glib/gi18n.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "store/gocua-entities.h"

void
gocua_sheet_choice_free (GocuaSheetChoice *self)
{
  g_free (self->label);
  g_clear_pointer (&self->query, gocua_query_free);
  g_free (self);
}

/* Nobody is sent to a flat that stands empty: all but the chosen ones are eligible. */
static GocuaQuery *
add (GPtrArray *choices, char *label)
{
  GocuaSheetChoice *choice = g_new0 (GocuaSheetChoice, 1);

  choice->label = label;
  choice->query = gocua_query_new ();
  gocua_query_add_simple (choice->query, GOCUA_CONDITION_ELIGIBLE, 0);
  g_ptr_array_add (choices, choice);
  return choice->query;
}

static void
add_indicator (GPtrArray *choices, const GocuaCampaign *campaign, const GocuaIndicator *indicator)
{
  guint requires = gocua_indicator_get_requires (indicator);
  const GocuaIndicator *last = NULL;
  GocuaQuery *query;

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if ((requires & (1u << slot)) != 0)
      last = gocua_campaign_get_indicator (campaign, slot);
  if (last == NULL)
    return;
  query = add (choices,
               /* Translators: whom walk sheets are for: two indicators: “Knows the app: yes, but not yet:
                * Installed” */
               g_strdup_printf (_ ("%s: yes, but not yet: %s"), gocua_indicator_get_label (last),
                                gocua_indicator_get_label (indicator)));
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if ((requires & (1u << slot)) != 0)
      gocua_query_add_simple (query, GOCUA_CONDITION_YES, slot);
  gocua_query_add_simple (query, GOCUA_CONDITION_NOT_YES, gocua_indicator_get_slot (indicator));
}

static void
add_chosen (GPtrArray *choices, guint n)
{
  GocuaSheetChoice *choice = g_new0 (GocuaSheetChoice, 1);
  g_autofree char *number = gocua_number_format (n);

  choice->label = g_strdup_printf (
      ngettext ("%s household chosen in the list", "%s households chosen in the list", n), number);
  g_ptr_array_add (choices, choice);
}

GPtrArray *
gocua_sheet_choices_new (const GocuaCampaign *campaign, const char *day, guint n_chosen)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_sheet_choice_free);
  g_autofree char *shown = gocua_date_format (day);

  g_return_val_if_fail (campaign != NULL && day != NULL, choices);

  if (n_chosen > 0)
    add_chosen (choices, n_chosen);
  gocua_query_add_simple (add (choices, g_strdup (C_ ("sheets for", "Not reached yet"))),
                          GOCUA_CONDITION_NOT_REACHED, 0);
  /* Translators: whom walk sheets are for; a date */
  gocua_query_add_date (add (choices, g_strdup_printf (_ ("Follow-up due by %s"), shown)),
                        GOCUA_CONDITION_FOLLOW_UP_DUE, day);
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    add_indicator (choices, campaign, gocua_campaign_get_indicator (campaign, slot));
  add (choices, g_strdup (C_ ("sheets for", "All eligible households")));
  return choices;
}

char *
gocua_sheet_next_working_day (const char *today)
{
  for (int days = 1; days < 7; days++)
    {
      g_autofree char *day = gocua_date_add_days (today, days);

      if (day != NULL && gocua_date_working_days_between (today, day) > 0)
        return g_steal_pointer (&day);
    }
  return g_strdup (today);
}

void
gocua_sheet_wish_free (GocuaSheetWish *self)
{
  g_clear_pointer (&self->query, gocua_query_free);
  g_clear_pointer (&self->households, g_array_unref);
  g_free (self->day);
  g_free (self->expires);
  g_free (self->purpose);
  g_free (self);
}

void
gocua_sheet_draft_free (GocuaSheetDraft *self)
{
  g_clear_pointer (&self->plan, gocua_sheet_plan_free);
  g_clear_pointer (&self->paper, gocua_paper_free);
  g_free (self);
}

/* The team of each area; where there are several, the first by name that is of the community. */
static GHashTable *
map_teams (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) teams = gocua_entity_list (db, GOCUA_KIND_TEAM, error);
  GHashTable *map;

  if (teams == NULL)
    return NULL;
  map = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < teams->len; i++)
      {
        const GocuaRecord *team = teams->pdata[i];
        const GocuaId *area = gocua_record_get_id (team, GOCUA_TEAM_AREA);
        gboolean is_community = g_strcmp0 (gocua_record_get_text (team, GOCUA_TEAM_FORCE), "community") == 0;

        if (area != NULL && is_community == (pass == 0) && !g_hash_table_contains (map, area))
          g_hash_table_insert (map, gocua_id_dup (area), gocua_id_dup (&team->id));
      }
  return map;
}

static gboolean
give_teams (GocuaDb *db, GocuaSheetPlan *plan, GError **error)
{
  g_autoptr (GHashTable) teams = map_teams (db, error);

  if (teams == NULL)
    return FALSE;
  for (guint i = 0; i < plan->sheets->len; i++)
    {
      GocuaRecord *sheet = plan->sheets->pdata[i];
      const GocuaId *area = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA);
      const GocuaId *team = area != NULL ? g_hash_table_lookup (teams, area) : NULL;

      if (team != NULL)
        gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_TEAM, team);
    }
  return TRUE;
}

gpointer
gocua_sheet_draft_read (GocuaDb *db, gpointer wish, GCancellable *cancellable, GError **error)
{
  const GocuaSheetWish *asked = wish;
  gboolean has_team = !gocua_id_is_null (&asked->team);
  GocuaSheetRequest request = {
    .query = asked->query,
    .households = asked->households,
    .campaign = &asked->campaign,
    .team = has_team ? &asked->team : NULL,
    .day = asked->day,
    .expires = asked->expires,
    .purpose = asked->purpose,
    .n_lines = asked->n_lines,
    .n_blank = asked->n_blank,
    .n_sheets = asked->n_sheets,
    .with_reserved = asked->with_reserved,
  };
  g_autoptr (GocuaSheetDraft) draft = g_new0 (GocuaSheetDraft, 1);

  draft->plan = gocua_sheets_plan (db, &request, cancellable, error);
  if (draft->plan == NULL || (!has_team && !give_teams (db, draft->plan, error)))
    return NULL;
  draft->paper = gocua_paper_new ();
  for (guint i = 0; i < MIN (asked->n_preview, draft->plan->sheets->len); i++)
    {
      g_autoptr (GocuaPaperSheet) sheet =
          gocua_paper_sheet_load (db, draft->plan->sheets->pdata[i], FALSE, error);

      if (sheet == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      gocua_paper_add_sheet (draft->paper, sheet);
    }
  return g_steal_pointer (&draft);
}

char *
gocua_sheet_draft_describe (const GocuaSheetPlan *plan)
{
  g_autofree char *households = gocua_number_format (plan->n_households);
  g_autofree char *sheets = gocua_number_format (plan->sheets->len);
  g_autofree char *n_households =
      g_strdup_printf (ngettext ("%s household", "%s households", plan->n_households), households);
  g_autofree char *n_sheets = g_strdup_printf (ngettext ("%s sheet", "%s sheets", plan->sheets->len), sheets);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s → %s", n_households, n_sheets);
  if (plan->n_reserved > 0)
    {
      g_autofree char *number = gocua_number_format (plan->n_reserved);

      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%s household on another sheet is left out",
                                        "%s households on other sheets are left out", plan->n_reserved),
                              number);
    }
  if (plan->n_left > 0)
    {
      g_autofree char *number = gocua_number_format (plan->n_left);

      g_string_append (text, " · ");
      g_string_append_printf (
          text,
          ngettext ("%s household waits for more sheets", "%s households wait for more sheets", plan->n_left),
          number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
