/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-words.c: the words of the entry grid: households, their state, and what the keys do in a cell.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-words.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-model.h"
#include "core/gocua-date.h"

#define VIETNAM_OFFSET_S (7 * 60 * 60)

static void
add_answer (GString *words, const GocuaIndicator *indicator, int value, int eligible_people)
{
  if (value < 0)
    return;
  g_string_append_printf (words, " · %s ", gocua_indicator_get_short_label (indicator));
  if (!gocua_indicator_is_count (indicator))
    g_string_append (words, value > 0 ? GOCUA_SYMBOL_YES : GOCUA_SYMBOL_NO);
  else if (eligible_people >= 0)
    g_string_append_printf (words, "%d/%d", value, eligible_people);
  else
    g_string_append_printf (words, "%d", value);
}

void
gocua_entry_add_key (GString *markup, const char *key, const char *what)
{
  g_autofree char *escaped = g_markup_escape_text (what, -1);
  g_autofree char *shown = g_markup_escape_text (key, -1);

  if (markup->len > 0)
    g_string_append (markup, "   ");
  /* No-break spaces: a key and its words stay on one line of the strip. */
  g_string_append_printf (markup, "<b>%s</b>\302\240", shown);
  for (const char *c = escaped; *c != '\0'; c++)
    if (*c == ' ')
      g_string_append (markup, "\302\240");
    else
      g_string_append_c (markup, *c);
}

static void
add_outcome_keys (GString *markup, const GocuaCampaign *campaign)
{
  for (guint i = 0; i < gocua_campaign_get_n_outcomes (campaign); i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);
      char key[2] = { gocua_campaign_get_outcome_key (campaign, outcome), '\0' };

      if (key[0] != '\0')
        gocua_entry_add_key (markup, key, gocua_campaign_get_outcome_label (campaign, outcome));
    }
}

static void
add_answer_keys (GString *markup, const GocuaIndicator *indicator)
{
  if (gocua_indicator_is_count (indicator))
    {
      gocua_entry_add_key (markup, "0–9", gocua_indicator_get_label (indicator));
      return;
    }
  gocua_entry_add_key (markup, "1", C_ ("answer", "yes"));
  gocua_entry_add_key (markup, "0", C_ ("answer", "no"));
  gocua_entry_add_key (markup, "Delete", C_ ("key", "not answered"));
  gocua_entry_add_key (markup, "=", C_ ("key", "as above"));
}

char *
gocua_entry_describe_household (const char *address, const char *head)
{
  if (address == NULL || *address == '\0')
    return g_strdup (head != NULL ? head : "");
  if (head == NULL || *head == '\0')
    return g_strdup (address);
  return g_strdup_printf ("%s · %s", address, head);
}

char *
gocua_entry_describe_status (const GocuaCampaign *campaign, const GocuaStatus *status, int eligible_people)
{
  g_autofree char *date = NULL;
  GString *words;

  g_return_val_if_fail (campaign != NULL && status != NULL, NULL);

  if (status->attempts == 0)
    return g_strdup (_ ("Not visited before"));
  date = gocua_date_format (status->last_date);
  words = g_string_new (NULL);
  /* Translators: how a household stood before: date, outcome */
  g_string_append_printf (words, _ ("Before: %s %s"), date,
                          gocua_campaign_get_outcome_label (campaign, status->outcome));
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    add_answer (words, gocua_campaign_get_indicator (campaign, slot), status->values[slot], eligible_people);
  return g_string_free (words, FALSE);
}

char *
gocua_entry_describe_keys (const GocuaCampaign *campaign, int cell)
{
  GString *markup;
  int slot = cell - GOCUA_ENTRY_CELL_ANSWERS;
  int n_slots;

  g_return_val_if_fail (campaign != NULL, NULL);

  markup = g_string_new (NULL);
  n_slots = (int) gocua_campaign_get_n_indicators (campaign);
  if (cell == GOCUA_ENTRY_CELL_HOUSEHOLD)
    {
      gocua_entry_add_key (markup, "12/34", C_ ("key", "house number or name"));
      gocua_entry_add_key (markup, "↓ ↑", C_ ("key", "choose from the list"));
      gocua_entry_add_key (markup, "Esc", C_ ("key", "close the list"));
      gocua_entry_add_key (markup, "Ctrl+N", C_ ("key", "new household"));
    }
  else if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    {
      add_outcome_keys (markup, campaign);
      gocua_entry_add_key (markup, "=", C_ ("key", "as above"));
    }
  else if (slot >= 0 && slot < n_slots)
    add_answer_keys (markup, gocua_campaign_get_indicator (campaign, (guint) slot));
  else if (slot == n_slots)
    {
      gocua_entry_add_key (markup, "A–Z", C_ ("key", "letter of the reason on the sheet"));
      gocua_entry_add_key (markup, "F4", C_ ("key", "list"));
      gocua_entry_add_key (markup, "Delete", C_ ("key", "no reason"));
      gocua_entry_add_key (markup, "=", C_ ("key", "as above"));
    }
  else if (slot == n_slots + 1)
    gocua_entry_add_key (markup, "5/3", C_ ("key", "day/month of the next visit"));
  gocua_entry_add_key (markup, "Enter", C_ ("key", "next cell"));
  if (cell != GOCUA_ENTRY_CELL_OUTCOME)
    gocua_entry_add_key (markup, "Ctrl+S", C_ ("key", "save the line"));
  gocua_entry_add_key (markup, "Ctrl+Z", C_ ("key", "take back the last line"));
  return g_string_free (markup, FALSE);
}

char *
gocua_entry_format_time (gint64 time_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_ms / 1000 + VIETNAM_OFFSET_S);

  return g_date_time_format (time, "%H:%M:%S");
}
