/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-column.c: what can stand in a column of a list of households, on the screen and in a file. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-list-column.h"

#include <glib/gi18n.h>

#include "core/gocua-answers.h"
#include "core/gocua-phone.h"

static const char *const titles[GOCUA_LIST_N_KINDS] = {
  [GOCUA_LIST_ADDRESS] = NC_ ("column", "Address"),
  [GOCUA_LIST_HEAD] = NC_ ("column", "Head of household"),
  [GOCUA_LIST_AREA] = NC_ ("column", "Area"),
  [GOCUA_LIST_GROUP] = NC_ ("column", "Tổ"),
  [GOCUA_LIST_PHONE] = NC_ ("column", "Phone"),
  [GOCUA_LIST_PEOPLE] = NC_ ("column", "People"),
  [GOCUA_LIST_ELIGIBLE] = NC_ ("column", "Of eligible age"),
  [GOCUA_LIST_OUTCOME] = NC_ ("column", "Result"),
  [GOCUA_LIST_LAST_VISIT] = NC_ ("column", "Visited"),
  [GOCUA_LIST_ATTEMPTS] = NC_ ("column", "Visits"),
  [GOCUA_LIST_FOLLOW_UP] = NC_ ("column", "Follow-up"),
  [GOCUA_LIST_TEAM] = NC_ ("column", "Team in charge"),
  [GOCUA_LIST_CODE] = NC_ ("column", "Code"),
  [GOCUA_LIST_NOTE] = NC_ ("column", "Note"),
};

void
gocua_list_value_clear (GocuaListValue *self)
{
  g_free (self->text);
  *self = (GocuaListValue){ GOCUA_LIST_VALUE_NONE, NULL, 0 };
}

const char *
gocua_list_column_get_title (const GocuaListColumn *self, const GocuaCampaign *campaign, gboolean is_short)
{
  const GocuaIndicator *indicator;

  g_return_val_if_fail (self != NULL && self->kind < GOCUA_LIST_N_KINDS, "");

  if (self->kind != GOCUA_LIST_INDICATOR)
    return g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[self->kind]);
  if (campaign == NULL || self->slot >= gocua_campaign_get_n_indicators (campaign))
    return "";
  indicator = gocua_campaign_get_indicator (campaign, self->slot);
  return is_short ? gocua_indicator_get_short_label (indicator) : gocua_indicator_get_label (indicator);
}

static void
set_text (GocuaListValue *value, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  value->type = GOCUA_LIST_VALUE_TEXT;
  value->text = g_strdup (text);
}

static void
set_date (GocuaListValue *value, const char *iso)
{
  set_text (value, iso);
  if (value->text != NULL)
    value->type = GOCUA_LIST_VALUE_DATE;
}

static void
set_number (GocuaListValue *value, gint64 number)
{
  if (number < 0)
    return;
  value->type = GOCUA_LIST_VALUE_NUMBER;
  value->number = number;
}

static void
set_phone (GocuaListValue *value, const char *phone, gboolean in_full)
{
  value->text = in_full ? gocua_phone_format (phone) : gocua_phone_format_masked (phone);
  if (value->text != NULL && *value->text != '\0')
    value->type = GOCUA_LIST_VALUE_TEXT;
}

static void
set_outcome (GocuaListValue *value, GocuaOutcome outcome, const GocuaCampaign *campaign)
{
  if (outcome == GOCUA_OUTCOME_NONE)
    return;
  set_text (value, campaign != NULL ? gocua_campaign_get_outcome_label (campaign, outcome)
                                    : gocua_outcome_get_label (outcome));
}

/* A count is a number; where the question is yes or no, so is the answer. */
static void
set_indicator (GocuaListValue *value, int answer, guint slot, const GocuaCampaign *campaign)
{
  if (answer == GOCUA_ANSWER_UNKNOWN || campaign == NULL ||
      slot >= gocua_campaign_get_n_indicators (campaign))
    return;
  if (gocua_indicator_is_count (gocua_campaign_get_indicator (campaign, slot)))
    set_number (value, answer);
  else
    set_text (value, answer > 0 ? C_ ("answer", "yes") : C_ ("answer", "no"));
}

static const char *
get_text (GocuaListKind kind, const GocuaHouseholdRow *row)
{
  switch (kind)
    {
    case GOCUA_LIST_ADDRESS:
      return row->address;
    case GOCUA_LIST_HEAD:
      return row->head;
    case GOCUA_LIST_AREA:
      return row->area;
    case GOCUA_LIST_GROUP:
      return row->group;
    case GOCUA_LIST_TEAM:
      return row->team;
    case GOCUA_LIST_CODE:
      return row->code;
    case GOCUA_LIST_NOTE:
    default:
      return row->note;
    }
}

void
gocua_list_column_get_value (const GocuaListColumn *self,
                             const GocuaHouseholdRow *row,
                             const GocuaCampaign *campaign,
                             gboolean phones,
                             GocuaListValue *value)
{
  g_return_if_fail (self != NULL && row != NULL && value != NULL);

  gocua_list_value_clear (value);
  switch (self->kind)
    {
    case GOCUA_LIST_PHONE:
      set_phone (value, row->phone, phones);
      break;
    case GOCUA_LIST_PEOPLE:
      set_number (value, row->people);
      break;
    case GOCUA_LIST_ELIGIBLE:
      set_number (value, row->eligible_people);
      break;
    case GOCUA_LIST_INDICATOR:
      set_indicator (value, row->status.values[MIN (self->slot, GOCUA_MAX_INDICATORS - 1u)], self->slot,
                     campaign);
      break;
    case GOCUA_LIST_OUTCOME:
      set_outcome (value, row->status.outcome, campaign);
      break;
    case GOCUA_LIST_LAST_VISIT:
      set_date (value, row->status.last_date);
      break;
    case GOCUA_LIST_ATTEMPTS:
      set_number (value, row->status.attempts);
      break;
    case GOCUA_LIST_FOLLOW_UP:
      set_date (value, row->status.follow_up);
      break;
    default:
      set_text (value, get_text (self->kind, row));
      break;
    }
}
