/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-heads.c: the heads of the columns of a walk sheet. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-stroke.h"
#include "paper/gocua-paper-text.h"

static const GocuaPaperText head_text = { .size = 10,
                                          .least = 8,
                                          .lines = 3,
                                          .valign = 0.5,
                                          .bold = TRUE,
                                          .align = PANGO_ALIGN_CENTER };
static const GocuaPaperText upward_text = { .size = 10, .least = 8, .lines = 1, .valign = 0.5 };

static void
draw_column_head (cairo_t *cr, const GocuaPaperForm *form, GocuaPaperColumn column, const char *text)
{
  GocuaPaperRect rect;

  gocua_paper_form_get_column (form, column, &rect);
  gocua_paper_inset (&rect, GOCUA_PAPER_PADDING / 2, GOCUA_PAPER_PADDING);
  gocua_paper_text_draw (cr, &rect, &head_text, text);
}

static void
draw_halved_head (cairo_t *cr, const GocuaPaperForm *form, const char *above, const char *below)
{
  GocuaPaperRect rect;

  gocua_paper_form_get_column (form, GOCUA_PAPER_COLUMN_REASON, &rect);
  rect.height /= 2;
  gocua_paper_draw_line (cr, rect.x, rect.y + rect.height, rect.x + rect.width, rect.y + rect.height,
                         GOCUA_PAPER_GRID_STROKE, GOCUA_PAPER_GRID_GRAY);
  gocua_paper_inset (&rect, GOCUA_PAPER_PADDING / 2, 0);
  gocua_paper_text_draw (cr, &rect, &head_text, above);
  rect.y += rect.height;
  gocua_paper_text_draw (cr, &rect, &head_text, below);
}

static void
draw_outcome_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  for (guint i = 0; i < form->n_outcomes; i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);
      GocuaPaperRect rect;

      gocua_paper_form_get_outcome_column (form, i, &rect);
      gocua_paper_inset (&rect, 0, GOCUA_PAPER_PADDING);
      gocua_paper_text_draw_upwards (cr, &rect, &upward_text,
                                     gocua_campaign_get_outcome_label (campaign, outcome));
    }
}

/* The room for the head of an indicator. */
static void
get_indicator_head (const GocuaPaperForm *form, guint slot, GocuaPaperRect *rect)
{
  guint band;

  gocua_paper_form_get_indicator_column (form, slot, &band, rect);
  rect->height /= gocua_paper_form_get_n_bands (form);
  rect->y += rect->height * band;
  gocua_paper_inset (rect, 0, GOCUA_PAPER_PADDING);
}

gboolean
gocua_paper_is_shortened (const GocuaPaperForm *form, const GocuaIndicator *indicator)
{
  GocuaPaperRect rect, turned, ink;

  get_indicator_head (form, gocua_indicator_get_slot (indicator), &rect);
  turned = (GocuaPaperRect){ 0, 0, rect.height, rect.width };
  return !gocua_paper_text_measure (&turned, &upward_text, gocua_indicator_get_label (indicator), &ink);
}

static void
draw_indicator_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  for (guint slot = 0; slot < form->n_indicators; slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);
      GocuaPaperRect rect;

      get_indicator_head (form, slot, &rect);
      gocua_paper_text_draw_upwards (cr, &rect, &upward_text,
                                     gocua_paper_is_shortened (form, indicator)
                                         ? gocua_indicator_get_short_label (indicator)
                                         : gocua_indicator_get_label (indicator));
    }
}

void
gocua_paper_draw_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  /* Translators: heads of the narrow columns of a walk sheet */
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_NUMBER, C_ ("walk sheet", "No."));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_ADDRESS, C_ ("walk sheet", "Address"));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_HEAD, C_ ("walk sheet", "Head of household"));
  /* Translators: head of a narrow column: people, and in brackets those of eligible age; the result of the
   * last visit below */
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_PEOPLE, C_ ("walk sheet", "People (eligible); last visit"));
  draw_halved_head (cr, form, C_ ("walk sheet", "Reason"), C_ ("walk sheet", "Come again"));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_NOTE, C_ ("walk sheet", "Note"));
  draw_outcome_heads (cr, form, campaign);
  draw_indicator_heads (cr, form, campaign);
}
