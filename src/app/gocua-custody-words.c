/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-custody-words.c: what the window says of a walk sheet. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-custody-words.h"

#include <glib/gi18n.h>

#include "app/gocua-household-history.h"
#include "core/gocua-date.h"
#include "core/gocua-outcome.h"

static const struct
{
  const char *label;
  int state; /* -1: not one alone */
} filters[GOCUA_SHEET_N_FILTERS] = {
  [GOCUA_SHEET_FILTER_ALL] = { NC_ ("sheet filter", "All"), -1 },
  [GOCUA_SHEET_FILTER_MADE] = { NC_ ("sheet filter", "Not given out"), GOCUA_SHEET_MADE },
  [GOCUA_SHEET_FILTER_OUT] = { NC_ ("sheet filter", "Out"), GOCUA_SHEET_ISSUED },
  [GOCUA_SHEET_FILTER_OVERDUE] = { NC_ ("sheet filter", "Overdue"), -1 },
  [GOCUA_SHEET_FILTER_WAITING] = { NC_ ("sheet filter", "To be entered"), GOCUA_SHEET_RETURNED },
  [GOCUA_SHEET_FILTER_KEYED] = { NC_ ("sheet filter", "Entered"), GOCUA_SHEET_KEYED },
  [GOCUA_SHEET_FILTER_VERIFIED] = { NC_ ("sheet filter", "Verified"), GOCUA_SHEET_VERIFIED },
  [GOCUA_SHEET_FILTER_MISSING] = { NC_ ("sheet filter", "Missing"), GOCUA_SHEET_MISSING },
  [GOCUA_SHEET_FILTER_CANCELLED] = { NC_ ("sheet filter", "Cancelled"), GOCUA_SHEET_CANCELLED },
};

static const char *const symbols[GOCUA_SHEET_N_STATES] = {
  [GOCUA_SHEET_MADE] = "○",      [GOCUA_SHEET_ISSUED] = "→",   [GOCUA_SHEET_MISSING] = "?",
  [GOCUA_SHEET_CANCELLED] = "×", [GOCUA_SHEET_RETURNED] = "←", [GOCUA_SHEET_KEYED] = "●",
  [GOCUA_SHEET_VERIFIED] = "✓",
};

gboolean
gocua_sheet_filter_matches (GocuaSheetFilter filter, const GocuaRecord *sheet, const char *today)
{
  g_return_val_if_fail ((int) filter >= 0 && filter < GOCUA_SHEET_N_FILTERS, FALSE);

  if (filter == GOCUA_SHEET_FILTER_OVERDUE)
    return gocua_sheet_is_overdue (sheet, today);
  return filters[filter].state < 0 || (int) gocua_sheet_get_state (sheet) == filters[filter].state;
}

const char *
gocua_sheet_filter_get_label (GocuaSheetFilter filter)
{
  g_return_val_if_fail ((int) filter >= 0 && filter < GOCUA_SHEET_N_FILTERS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "sheet filter", filters[filter].label);
}

char *
gocua_sheet_describe_state (const GocuaRecord *sheet, const char *today)
{
  GocuaSheetState state = gocua_sheet_get_state (sheet);
  const char *label = gocua_sheet_state_get_label (state);
  int days;

  if (!gocua_sheet_is_overdue (sheet, today))
    return g_strdup_printf ("%s %s", symbols[state], label);
  days = gocua_date_days_between (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY), today);
  /* Translators: a symbol, where the sheet is, and for how many days it should have been back: "→ With the
   * team, 3 days overdue" */
  return g_strdup_printf (
      ngettext ("%s %s, %d day overdue", "%s %s, %d days overdue", (gulong) MAX (days, 0)), symbols[state],
      label, days);
}

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
gocua_sheet_describe_lines (const GocuaSheetRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *printed =
      g_strdup_printf (ngettext ("%u line printed", "%u lines printed", row->n_printed), row->n_printed);
  g_autofree char *keyed =
      g_strdup_printf (ngettext ("%u entered", "%u entered", row->n_keyed), row->n_keyed);
  g_autofree char *skipped =
      g_strdup_printf (ngettext ("%u left out", "%u left out", row->n_skipped), row->n_skipped);
  g_autofree char *open = g_strdup_printf (ngettext ("%u open", "%u open", row->n_open), row->n_open);
  g_autofree char *extra =
      g_strdup_printf (ngettext ("%u new household", "%u new households", row->n_extra), row->n_extra);

  append (text, printed);
  append (text, keyed);
  if (row->n_skipped > 0)
    append (text, skipped);
  append (text, open);
  if (row->n_extra > 0)
    append (text, extra);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gocua_sheet_describe_step (const GocuaSheetStep *step)
{
  g_autofree char *date = gocua_date_format (step->date);
  const char *label =
      step->field == 0 ? C_ ("sheet", "Made") : gocua_kind_get_field_label (GOCUA_KIND_SHEET, step->field);

  if (step->field == 0)
    return g_strdup (label);
  if (*step->date == '\0' && step->field == GOCUA_SHEET_FIELD_MISSING)
    return g_strdup (C_ ("sheet", "Found again"));
  if (*step->date == '\0')
    /* Translators: a step of a sheet that was undone, such as "Given out" */
    return g_strdup_printf (_ ("Taken back: %s"), label);
  if (*step->words == '\0')
    return g_strdup_printf ("%s · %s", date, label);
  return g_strdup_printf ("%s · %s: %s", date, label, step->words);
}

char *
gocua_sheet_describe_reservation (const GocuaRecord *sheet, const char *team)
{
  g_autofree char *code = gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));
  const char *expires = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_EXPIRES);
  g_autofree char *until = expires != NULL ? gocua_date_format_short (expires) : NULL;
  /* Translators: the code of the walk sheet that a household is on */
  g_autofree char *text = g_strdup_printf (_ ("On sheet %s"), code);
  g_autoptr (GString) line = g_string_new (text);

  if (team != NULL && *team != '\0')
    g_string_append_printf (line, ", %s", team);
  if (until != NULL)
    {
      g_string_append (line, ", ");
      /* Translators: the last day on which a household is kept for a team: "until 03/12" */
      g_string_append_printf (line, _ ("until %s"), until);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static const char *
describe_outcome (const GocuaRecord *visit, const GocuaCampaign *campaign)
{
  GocuaOutcome outcome = gocua_outcome_from_id (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME));

  return campaign != NULL ? gocua_campaign_get_outcome_label (campaign, outcome)
                          : gocua_outcome_get_label (outcome);
}

char *
gocua_sheet_describe_line (const GocuaSheetLine *line, const GocuaCampaign *campaign)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (line->visit != NULL)
    {
      g_autofree char *answers =
          gocua_history_format_answers (campaign, gocua_record_get_text (line->visit, GOCUA_VISIT_ANSWERS));

      append (text, describe_outcome (line->visit, campaign));
      if (*answers != '\0')
        append (text, answers);
      if (line->n_visits > 1)
        append (text, _ ("entered twice"));
    }
  else if (line->skipped)
    append (text, C_ ("sheet line", "Left out on purpose"));
  else if (gocua_id_is_null (&line->household))
    append (text, C_ ("sheet line", "Empty line"));
  else
    append (text, C_ ("sheet line", "Open: nothing entered"));
  if (line->row != NULL && line->row->archived)
    append (text, _ ("off the roster now"));
  else if (line->row == NULL && !gocua_id_is_null (&line->household))
    append (text, _ ("household deleted"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
