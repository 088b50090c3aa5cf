/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-filter-words.c: the words on the chip of a condition, and its text as the target of a menu item. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/widgets/gocua-filter-words.h"
#include "core/gocua-date.h"

static const char *
indicator_label (const GocuaCampaign *campaign, guint slot)
{
  if (campaign == NULL || slot >= gocua_campaign_get_n_indicators (campaign))
    return _ ("Indicator");
  return gocua_indicator_get_label (gocua_campaign_get_indicator (campaign, slot));
}

static char *
describe_indicator (const GocuaCondition *condition, const GocuaCampaign *campaign)
{
  const char *label = indicator_label (campaign, condition->slot);

  switch (condition->type)
    {
    case GOCUA_CONDITION_YES:
      /* Translators: %s is an indicator such as "Knows the app" */
      return g_strdup_printf (_ ("%s: yes"), label);
    case GOCUA_CONDITION_NO:
      /* Translators: %s is an indicator such as "Knows the app" */
      return g_strdup_printf (_ ("%s: no"), label);
    case GOCUA_CONDITION_UNKNOWN:
      /* Translators: %s is an indicator such as "Knows the app" */
      return g_strdup_printf (_ ("%s: not known"), label);
    default:
      /* Translators: %s is an indicator such as "Knows the app"; the answer is no, or not known */
      return g_strdup_printf (_ ("%s: not yet"), label);
    }
}

static char *
describe_outcome (const GocuaCondition *condition, const GocuaCampaign *campaign)
{
  GocuaOutcome outcome = (GocuaOutcome) condition->value;
  const char *label = campaign != NULL ? gocua_campaign_get_outcome_label (campaign, outcome)
                                       : gocua_outcome_get_label (outcome);

  if (outcome == GOCUA_OUTCOME_NONE)
    return g_strdup (_ ("Not visited yet"));
  /* Translators: %s is the outcome of a visit such as "Absent" */
  return g_strdup_printf (_ ("Latest result: %s"), label);
}

char *
gocua_filter_describe (const GocuaCondition *condition,
                       const GocuaCampaign *campaign,
                       const char *thing_name,
                       const char *today)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (condition != NULL, NULL);

  date = gocua_date_format (condition->text);
  switch (condition->type)
    {
    case GOCUA_CONDITION_AREA:
      if (gocua_id_is_null (&condition->id))
        return g_strdup (_ ("Without an area"));
      return g_strdup (thing_name != NULL && *thing_name != '\0' ? thing_name : _ ("Area"));
    case GOCUA_CONDITION_TEAM:
      if (gocua_id_is_null (&condition->id))
        return g_strdup (_ ("Without a team"));
      return g_strdup (thing_name != NULL && *thing_name != '\0' ? thing_name : _ ("Team in charge"));
    case GOCUA_CONDITION_ELIGIBLE:
      return g_strdup (_ ("Eligible"));
    case GOCUA_CONDITION_NOT_ELIGIBLE:
      return g_strdup (_ ("Not eligible"));
    case GOCUA_CONDITION_REACHED:
      return g_strdup (_ ("Reached"));
    case GOCUA_CONDITION_NOT_REACHED:
      return g_strdup (_ ("Not reached yet"));
    case GOCUA_CONDITION_OUTCOME:
      return describe_outcome (condition, campaign);
    case GOCUA_CONDITION_FOLLOW_UP_DUE:
      if (g_strcmp0 (condition->text, today) == 0)
        return g_strdup (_ ("Follow-up due"));
      /* Translators: %s is a date, 02/03/2025 */
      return g_strdup_printf (_ ("Follow-up due by %s"), date);
    case GOCUA_CONDITION_REACHED_ON:
      /* Translators: %s is a date, 02/03/2025 */
      return g_strdup_printf (_ ("First met on %s"), date);
    case GOCUA_CONDITION_VISITED_ON:
      /* Translators: %s is a date, 02/03/2025 */
      return g_strdup_printf (_ ("Last visited on %s"), date);
    case GOCUA_CONDITION_ARCHIVED:
      return g_strdup (_ ("Taken off the roster"));
    case GOCUA_CONDITION_STREET:
      /* Translators: %s is the name of a street, or of a block of flats */
      return g_strdup_printf (_ ("Street: %s"), condition->text);
    default:
      return describe_indicator (condition, campaign);
    }
}

char *
gocua_filter_to_target (const GocuaCondition *condition)
{
  char id[GOCUA_ID_STRING_SIZE];
  const char *name;

  g_return_val_if_fail (condition != NULL, NULL);

  name = gocua_condition_get_name (condition->type);
  switch (condition->type)
    {
    case GOCUA_CONDITION_AREA:
    case GOCUA_CONDITION_TEAM:
      return g_strconcat (name, " ", gocua_id_format (&condition->id, id), NULL);
    case GOCUA_CONDITION_YES:
    case GOCUA_CONDITION_NO:
    case GOCUA_CONDITION_UNKNOWN:
    case GOCUA_CONDITION_NOT_YES:
      return g_strdup_printf ("%s %u", name, condition->slot);
    case GOCUA_CONDITION_OUTCOME:
      return g_strdup_printf ("%s %d", name, condition->value);
    default:
      return g_strconcat (name, " ", condition->text, NULL);
    }
}

static gboolean
read_rest (GocuaCondition *condition, const char *rest)
{
  switch (condition->type)
    {
    case GOCUA_CONDITION_AREA:
    case GOCUA_CONDITION_TEAM:
      return gocua_id_parse (&condition->id, rest);
    case GOCUA_CONDITION_YES:
    case GOCUA_CONDITION_NO:
    case GOCUA_CONDITION_UNKNOWN:
    case GOCUA_CONDITION_NOT_YES:
      condition->slot = (guint) MAX (atoi (rest), 0);
      return condition->slot < GOCUA_MAX_INDICATORS;
    case GOCUA_CONDITION_OUTCOME:
      condition->value = atoi (rest);
      return condition->value >= 0 && condition->value <= GOCUA_OUTCOME_LAST;
    default:
      return g_strlcpy (condition->text, rest, sizeof condition->text) < sizeof condition->text;
    }
}

gboolean
gocua_filter_from_target (GocuaCondition *condition, const char *target)
{
  g_autofree char *name = NULL;
  const char *blank;
  int type;

  g_return_val_if_fail (condition != NULL && target != NULL, FALSE);

  *condition = (GocuaCondition){ 0 };
  blank = strchr (target, ' ');
  if (blank == NULL)
    return FALSE;
  name = g_strndup (target, (gsize) (blank - target));
  type = gocua_condition_from_name (name);
  if (type < 0)
    return FALSE;
  condition->type = (GocuaConditionType) type;
  return read_rest (condition, blank + 1);
}
