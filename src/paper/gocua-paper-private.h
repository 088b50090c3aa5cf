/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-private.h: what the files that draw pages share. */
#pragma once

#include "paper/gocua-paper.h"

G_BEGIN_DECLS

/** GocuaPaperColumn: from left to right; the first four in the order of #GocuaPaperBox */
typedef enum
{
  GOCUA_PAPER_COLUMN_NUMBER,
  GOCUA_PAPER_COLUMN_ADDRESS,
  GOCUA_PAPER_COLUMN_HEAD,
  GOCUA_PAPER_COLUMN_PEOPLE,
  GOCUA_PAPER_COLUMN_OUTCOMES,
  GOCUA_PAPER_COLUMN_INDICATORS,
  GOCUA_PAPER_COLUMN_REASON,
  GOCUA_PAPER_COLUMN_NOTE,
} GocuaPaperColumn;

#define GOCUA_PAPER_N_COLUMNS (GOCUA_PAPER_COLUMN_NOTE + 1)

/** GocuaPaperArea: what a page consists of, from top to bottom */
typedef enum
{
  GOCUA_PAPER_AREA_HEADER,
  GOCUA_PAPER_AREA_TABLE, /* with the heads of its columns */
  GOCUA_PAPER_AREA_LEGEND,
  GOCUA_PAPER_AREA_FOOTER,
} GocuaPaperArea;

/** gocua_paper_form_get_n_bands: Returns: 2 where the indicators of a line stand in two bands, 1 otherwise */
guint gocua_paper_form_get_n_bands (const GocuaPaperForm *self);

/** gocua_paper_form_get_column, gocua_paper_form_get_outcome_column: @rect: (out): the head of the column */
void gocua_paper_form_get_column (const GocuaPaperForm *self, GocuaPaperColumn column, GocuaPaperRect *rect);
void gocua_paper_form_get_outcome_column (const GocuaPaperForm *self, guint position, GocuaPaperRect *rect);

/** gocua_paper_form_get_indicator_column: @band: (out): 0 or 1; @rect: (out): the head of the column, of both
 * bands */
void gocua_paper_form_get_indicator_column (const GocuaPaperForm *self,
                                            guint slot,
                                            guint *band,
                                            GocuaPaperRect *rect);

void gocua_paper_form_get_area (const GocuaPaperForm *self, GocuaPaperArea area, GocuaPaperRect *rect);
void gocua_paper_form_get_row (const GocuaPaperForm *self, guint row, GocuaPaperRect *rect);

/** gocua_paper_draw_sheet_page: @page: from 0, of the sheet */
void gocua_paper_draw_sheet_page (cairo_t *cr, const GocuaPaperSheet *sheet, guint page, guint n_pages);

/** gocua_paper_draw_heads: what stands above the columns */
void gocua_paper_draw_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign);

/** gocua_paper_is_shortened: Returns: whether the label of @indicator is too long for the head of its column,
 * so that the short one stands there */
gboolean gocua_paper_is_shortened (const GocuaPaperForm *form, const GocuaIndicator *indicator);

/** gocua_paper_get_key: Returns: the digit that stands in the box of @outcome: what is typed when such a line
 * of a sheet is entered; 0 where no digit or more than one means it */
char gocua_paper_get_key (const GocuaCampaign *campaign, GocuaOutcome outcome);

/** gocua_paper_draw_legend: what the keys of outcomes and reasons mean, and how to write */
void gocua_paper_draw_legend (cairo_t *cr, const GocuaCampaign *campaign, const GocuaPaperForm *form);

/** gocua_paper_get_only_code: Returns: (transfer none) (nullable): the code of the sheet, %NULL when there is
 * none or more than one */
const char *gocua_paper_get_only_code (const GocuaPaper *self);

/** gocua_paper_draw_leaflet_page: two leaflets, one on the other */
void gocua_paper_draw_leaflet_page (cairo_t *cr, const GocuaPaperLeaflet *leaflet);

G_END_DECLS
