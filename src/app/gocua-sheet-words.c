/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-words.c: the words of entering a walk sheet. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-words.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "core/gocua-date.h"

/* More numbers than that help nobody find a line. */
#define MAX_NUMBERS 12

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

char *
gocua_sheet_describe (GocuaSession *session, const GocuaRecord *sheet)
{
  GString *words = g_string_new (NULL);
  const GocuaId *area, *team;
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && sheet != NULL, NULL);

  code = gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));
  area = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA);
  team = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM);
  /* Translators: %s is the code of a walk sheet */
  title = g_strdup_printf (_ ("Sheet %s"), code);
  add_part (words, title);
  add_part (words, area != NULL ? gocua_session_get_area_name (session, area) : NULL);
  add_part (words, team != NULL ? gocua_session_get_team_name (session, team) : NULL);
  add_part (words, gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_PURPOSE));
  add_part (words, gocua_sheet_state_get_label (gocua_sheet_get_state (sheet)));
  return g_string_free (words, FALSE);
}

char *
gocua_sheet_describe_choice (GocuaSession *session, const GocuaRecord *sheet, const char *first)
{
  const char *day;
  g_autofree char *what = NULL;
  g_autofree char *shown = NULL;
  GString *words;

  g_return_val_if_fail (GOCUA_IS_SESSION (session) && sheet != NULL, NULL);

  words = g_string_new (NULL);
  day = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY);
  what = gocua_sheet_describe (session, sheet);
  add_part (words, what);
  if (day != NULL && (shown = gocua_date_format (day)) != NULL)
    {
      /* Translators: %s is the day on which the team walks */
      g_autofree char *walk = g_strdup_printf (_ ("day of the walk %s"), shown);

      add_part (words, walk);
    }
  if (first != NULL)
    {
      /* Translators: %s is the address in the first line of a walk sheet */
      g_autofree char *line = g_strdup_printf (_ ("line 1: %s"), first);

      add_part (words, line);
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_done (GocuaEntryModel *line)
{
  GocuaEntryState state = gocua_entry_model_get_state (line);

  return state == GOCUA_ENTRY_SAVED || state == GOCUA_ENTRY_SAVING ||
         (gocua_entry_model_get_skipped (line) && state == GOCUA_ENTRY_EMPTY);
}

/* Printed lines that are not done, and blank ones with something in them that is not saved. */
static gboolean
is_missing (GocuaEntryModel *line)
{
  if (gocua_entry_model_is_printed (line))
    return !is_done (line);
  return gocua_entry_model_needs_save (line);
}

static char *
list_missing (GPtrArray *lines, guint *n)
{
  GString *numbers = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < lines->len; i++)
    if (is_missing (lines->pdata[i]) && ++*n <= MAX_NUMBERS)
      g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "",
                              gocua_entry_model_get_line (lines->pdata[i]));
  if (*n > MAX_NUMBERS)
    g_string_append (numbers, "…");
  return g_string_free (numbers, FALSE);
}

char *
gocua_sheet_describe_progress (GPtrArray *lines)
{
  guint n_printed = 0, n_done = 0, n_extra = 0, n_missing;
  g_autofree char *missing = NULL;
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (lines != NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      gboolean printed = gocua_entry_model_is_printed (lines->pdata[i]);

      n_printed += printed;
      n_done += printed && is_done (lines->pdata[i]);
      n_extra += !printed && is_done (lines->pdata[i]);
    }
  g_string_append_printf (words, ngettext ("%u/%u line", "%u/%u lines", n_printed), n_done, n_printed);
  if (n_extra > 0)
    g_string_append_printf (words, ngettext (" and %u new household", " and %u new households", n_extra),
                            n_extra);
  missing = list_missing (lines, &n_missing);
  if (n_missing == 0)
    add_part (words, _ ("all entered"));
  else if (n_missing <= MAX_NUMBERS)
    {
      /* Translators: %s are line numbers */
      g_autofree char *which = g_strdup_printf (_ ("still open: %s"), missing);

      add_part (words, which);
    }
  return g_string_free (words, FALSE);
}

char *
gocua_sheet_describe_missing (GPtrArray *lines)
{
  guint n;
  g_autofree char *missing = NULL;

  g_return_val_if_fail (lines != NULL, NULL);

  missing = list_missing (lines, &n);
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Line %s is still open.", "Lines %s are still open.", n), missing);
}

/* The keys. */

static void
add_quick_keys (GString *markup, GocuaCampaign *campaign)
{
  for (guint i = 0; i < gocua_campaign_get_n_quick (campaign); i++)
    {
      const GocuaQuick *quick = gocua_campaign_get_quick (campaign, i);
      char key[2] = { gocua_quick_get_key (quick), '\0' };

      gocua_entry_add_key (markup, key, gocua_quick_get_label (quick));
    }
}

static gboolean
reason_fits (GocuaEntryModel *line, const GocuaReason *reason)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (line);

  if (gocua_reason_explains_outcome (reason, gocua_entry_model_get_outcome (line)))
    return TRUE;
  if (!gocua_outcome_is_contact (gocua_entry_model_get_outcome (line)))
    return FALSE;
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if (gocua_entry_model_get_value (line, slot) < 1 && gocua_reason_explains_indicator (reason, slot))
      return TRUE;
  return FALSE;
}

static void
add_reason_keys (GString *markup, GocuaEntryModel *line)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (line);

  for (guint i = 0; i < gocua_campaign_get_n_reasons (campaign); i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (campaign, i);
      char letter[2] = { gocua_reason_get_letter (reason), '\0' };

      if (letter[0] != '\0' && reason_fits (line, reason))
        gocua_entry_add_key (markup, letter, gocua_reason_get_label (reason));
    }
}

static void
add_question (GString *markup, GocuaEntryModel *line, int asked)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (line);

  if (asked == gocua_entry_model_get_reason_cell (line))
    add_reason_keys (markup, line);
  else if (asked == gocua_entry_model_get_follow_up_cell (line))
    gocua_entry_add_key (markup, "5/3", C_ ("key", "day/month of the next visit"));
  else
    {
      const GocuaIndicator *indicator =
          gocua_campaign_get_indicator (campaign, (guint) (asked - GOCUA_ENTRY_CELL_ANSWERS));

      if (gocua_indicator_is_count (indicator))
        gocua_entry_add_key (markup, "0–9", gocua_indicator_get_question (indicator));
      else
        {
          g_autofree char *yes =
              g_strdup_printf ("%s: %s", gocua_indicator_get_label (indicator), C_ ("answer", "yes"));

          gocua_entry_add_key (markup, "1", yes);
          gocua_entry_add_key (markup, "0", C_ ("answer", "no"));
        }
    }
  gocua_entry_add_key (markup, "Enter", C_ ("key", "done, or not known"));
  gocua_entry_add_key (markup, "⌫", C_ ("key", "take back"));
}

static char *
describe_keys (GocuaEntryModel *line, int asked, gboolean again)
{
  GString *markup = g_string_new (NULL);

  if (asked != GOCUA_ENTRY_CELL_NONE)
    {
      add_question (markup, line, asked);
      return g_string_free (markup, FALSE);
    }
  add_quick_keys (markup, gocua_entry_model_get_campaign (line));
  gocua_entry_add_key (markup, "Enter", C_ ("key", "next open line"));
  gocua_entry_add_key (markup, "=", C_ ("key", "as above"));
  /* Who types a second time reads each line for itself. */
  if (!again)
    {
      gocua_entry_add_key (markup, "*", C_ ("key", "all open lines absent"));
      gocua_entry_add_key (markup, "/", C_ ("key", "one result for many lines"));
      gocua_entry_add_key (markup, "-", C_ ("key", "leave without a result"));
    }
  gocua_entry_add_key (markup, "A–Z", C_ ("key", "reason"));
  gocua_entry_add_key (markup, "Tab", C_ ("key", "single cells"));
  gocua_entry_add_key (markup, "⌫", C_ ("key", "take back"));
  if (!again)
    {
      gocua_entry_add_key (markup, "F3", C_ ("key", "note"));
      gocua_entry_add_key (markup, "Ctrl+Z", C_ ("key", "undo"));
      gocua_entry_add_key (markup, "Ctrl+N", C_ ("key", "new household"));
    }
  return g_string_free (markup, FALSE);
}

char *
gocua_sheet_describe_keys (GocuaEntryModel *line, int asked)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), NULL);

  return describe_keys (line, asked, FALSE);
}

char *
gocua_sheet_describe_keys_again (GocuaEntryModel *line, int asked)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), NULL);

  return describe_keys (line, asked, TRUE);
}

char *
gocua_sheet_describe_keys_elsewhere (GocuaCampaign *campaign)
{
  GString *markup = g_string_new (NULL);

  if (campaign != NULL)
    {
      add_quick_keys (markup, campaign);
      gocua_entry_add_key (markup, "-", C_ ("key", "leave without a result"));
      gocua_entry_add_key (markup, "4-6", C_ ("key", "lines 4 to 6"));
      gocua_entry_add_key (markup, "/", C_ ("key", "another result"));
      gocua_entry_add_key (markup, "Enter", C_ ("key", "save these lines"));
      gocua_entry_add_key (markup, "Esc", C_ ("key", "back to the lines"));
      return g_string_free (markup, FALSE);
    }
  gocua_entry_add_key (markup, "F9", C_ ("key", "code of the next sheet"));
  gocua_entry_add_key (markup, "Enter", C_ ("key", "open the sheet with this code"));
  gocua_entry_add_key (markup, "F6", C_ ("key", "one result for many lines"));
  gocua_entry_add_key (markup, "Ctrl+Z", C_ ("key", "undo"));
  return g_string_free (markup, FALSE);
}

/* Refusing. */

static char *
describe_step (const GocuaRecord *sheet, guint field)
{
  char date[11];
  const char *words = gocua_sheet_step_parse (gocua_record_get_text (sheet, field), date);
  g_autofree char *day = words != NULL ? gocua_date_format (date) : NULL;

  if (words == NULL)
    return g_strdup ("");
  return *words != '\0' ? g_strdup_printf ("%s: %s", day, words) : g_steal_pointer (&day);
}

static char *
describe_other_campaign (const char *title)
{
  if (title == NULL)
    return g_strdup (_ ("This sheet belongs to a campaign that this computer does not know yet. Sync first, "
                        "then enter the sheet."));
  /* Translators: %s is the name of a campaign */
  return g_strdup_printf (_ ("This sheet belongs to the campaign “%s”, and the ward works for another one. "
                             "Choose that campaign in the preferences (Ctrl+,) before you enter the sheet."),
                          title);
}

char *
gocua_sheet_describe_refusal (const GocuaRecord *sheet,
                              const char *title,
                              const GocuaId *campaign,
                              char **remedy)
{
  const GocuaId *own;
  GocuaSheetState state;

  g_return_val_if_fail (sheet != NULL && remedy != NULL, NULL);

  *remedy = NULL;
  own = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN);
  state = gocua_sheet_get_state (sheet);
  if (campaign == NULL || own == NULL || !gocua_id_equal (own, campaign))
    return describe_other_campaign (title);
  if (state == GOCUA_SHEET_MISSING)
    {
      g_autofree char *step = describe_step (sheet, GOCUA_SHEET_FIELD_MISSING);

      *remedy = g_strdup (_ ("It was found: enter it"));
      /* Translators: %s is a day, and perhaps a reason */
      return g_strdup_printf (_ ("This sheet was reported missing (%s)."), step);
    }
  if (state == GOCUA_SHEET_CANCELLED)
    {
      g_autofree char *step = describe_step (sheet, GOCUA_SHEET_FIELD_CANCELLED);

      *remedy = g_strdup (_ ("It was walked after all: enter it"));
      /* Translators: %s is a day, and perhaps a reason */
      return g_strdup_printf (_ ("This sheet was cancelled (%s)."), step);
    }
  return NULL;
}
