/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-legend.c: what the digits and letters of a walk sheet mean. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-text.h"

/* A key and what it means, kept together in one line where they can be. */
static void
append_entry (GString *markup, gboolean first, const char *key, const char *label)
{
  g_autofree char *bold = g_markup_escape_text (key, -1);
  g_autofree char *escaped = g_markup_escape_text (label, -1);

  g_string_append (markup, first ? " " : ";  ");
  if (*key != '\0')
    g_string_append_printf (markup, "<b>%s</b>\u00a0", bold);
  g_string_append (markup, escaped);
}

static void
append_title (GString *markup, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append_printf (markup, "%s<b>%s</b>", markup->len > 0 ? "\n" : "", escaped);
}

char
gocua_paper_get_key (const GocuaCampaign *campaign, GocuaOutcome outcome)
{
  char key = 0;

  for (guint i = 0; i < gocua_campaign_get_n_quick (campaign); i++)
    {
      const GocuaQuick *quick = gocua_campaign_get_quick (campaign, i);

      if (gocua_quick_get_outcome (quick) != outcome)
        continue;
      if (key != 0)
        return 0;
      key = gocua_quick_get_key (quick);
    }
  return key;
}

/* For who enters the sheet: the usual results that no single box stands for. */
static void
append_quick (GString *markup, const GocuaCampaign *campaign)
{
  gboolean first = TRUE;

  for (guint i = 0; i < gocua_campaign_get_n_quick (campaign); i++)
    {
      const GocuaQuick *quick = gocua_campaign_get_quick (campaign, i);
      const char key[] = { gocua_quick_get_key (quick), '\0' };

      if (gocua_paper_get_key (campaign, gocua_quick_get_outcome (quick)) != 0)
        continue;
      if (first)
        /* Translators: in the legend of a walk sheet, followed by digits that are typed and what they mean */
        append_title (markup, _ ("When entering:"));
      append_entry (markup, first, key, gocua_quick_get_label (quick));
      first = FALSE;
    }
}

static void
append_outcomes (GString *markup, const GocuaCampaign *campaign)
{
  guint n = gocua_campaign_get_n_outcomes (campaign);

  /* Translators: in the legend of a walk sheet, followed by digits and what they mean */
  append_title (markup, _ ("Result (tick one box):"));
  for (guint i = 0; i < n; i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);
      const char key[] = { gocua_paper_get_key (campaign, outcome), '\0' };

      append_entry (markup, i == 0, key, gocua_campaign_get_outcome_label (campaign, outcome));
    }
}

static void
append_reasons (GString *markup, const GocuaCampaign *campaign)
{
  guint n = gocua_campaign_get_n_reasons (campaign);

  if (n == 0)
    return;
  /* Translators: in the legend of a walk sheet, followed by letters and what they mean */
  append_title (markup, _ ("Reason (write its letter):"));
  for (guint i = 0; i < n; i++)
    {
      const GocuaReason *reason = gocua_campaign_get_reason (campaign, i);
      const char key[] = { gocua_reason_get_letter (reason), '\0' };

      append_entry (markup, i == 0, key, gocua_reason_get_label (reason));
    }
}

/* Those whose column has only the short label at its head. */
static void
append_indicators (GString *markup, const GocuaCampaign *campaign, const GocuaPaperForm *form)
{
  gboolean first = TRUE;

  for (guint slot = 0; slot < form->n_indicators; slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);

      if (!gocua_paper_is_shortened (form, indicator))
        continue;
      if (first)
        /* Translators: in the legend of a walk sheet, followed by short words and what they mean */
        append_title (markup, _ ("Columns:"));
      append_entry (markup, first, gocua_indicator_get_short_label (indicator),
                    gocua_indicator_get_label (indicator));
      first = FALSE;
    }
}

static void
append_how (GString *markup)
{
  /* Translators: in the legend of a walk sheet, followed by how to write on it */
  append_title (markup, _ ("How to write:"));
  /* Translators: Y and N are the letters in the boxes of the sheet */
  append_entry (markup, TRUE, "",
                _ ("Y is yes, N is no; in a high box write the number of people. "
                   "“Come again”: day and month. Correct a mistake by blackening the wrong box."));
}

void
gocua_paper_draw_legend (cairo_t *cr, const GocuaCampaign *campaign, const GocuaPaperForm *form)
{
  static const GocuaPaperText style = { .size = 9, .least = 6, .markup = TRUE };
  g_autoptr (GString) markup = g_string_new (NULL);
  GocuaPaperRect rect;

  append_outcomes (markup, campaign);
  append_reasons (markup, campaign);
  append_indicators (markup, campaign, form);
  append_how (markup);
  append_quick (markup, campaign);
  gocua_paper_form_get_area (form, GOCUA_PAPER_AREA_LEGEND, &rect);
  gocua_paper_text_draw (cr, &rect, &style, markup->str);
}
