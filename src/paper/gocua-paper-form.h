/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-form.h: where everything stands on a printed walk sheet, so that a scan of it can be read. */
#pragma once

#include <glib.h>

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/*
 * The geometry follows from a few whole numbers alone, never from fonts or texts: whoever has a sheet in the
 * scanner knows them from its QR code and its campaign. All lengths are points (1/72 inch) from the upper
 * left corner of an A4 page that stands upright. Any thread.
 */

/** GOCUA_PAPER_LAYOUT: the version of the geometry; whoever moves a box gives it the next number. */
#define GOCUA_PAPER_LAYOUT 1

#define GOCUA_PAPER_WIDTH  (210 * 72 / 25.4)
#define GOCUA_PAPER_HEIGHT (297 * 72 / 25.4)

/** GOCUA_PAPER_MM: points of a millimetre */
#define GOCUA_PAPER_MM (72 / 25.4)

/** GocuaPaperRect: in points. */
typedef struct
{
  double x, y, width, height;
} GocuaPaperRect;

/**
 * GocuaPaperForm:
 * @layout: the version of the geometry, %GOCUA_PAPER_LAYOUT
 * @n_outcomes: boxes for outcomes in each line
 * @n_indicators: boxes for indicators in each line
 * @counts: a mask with a bit (1 << slot) for each indicator that has one box for a number, not two to tick
 *
 * What the geometry depends on.
 */
typedef struct
{
  guint layout;
  guint n_outcomes;
  guint n_indicators;
  guint counts;
} GocuaPaperForm;

/**
 * GocuaPaperBox:
 * @GOCUA_PAPER_BOX_OUTCOME: to tick; the index is the outcome's position in the campaign
 * @GOCUA_PAPER_BOX_YES, @GOCUA_PAPER_BOX_NO: to tick; the index is the indicator's slot
 * @GOCUA_PAPER_BOX_COUNT: for a number; the index is the indicator's slot
 * @GOCUA_PAPER_BOX_REASON: for a letter
 * @GOCUA_PAPER_BOX_FOLLOW_UP: for day and month
 * @GOCUA_PAPER_BOX_NOTE: for words; a phone number is printed in its upper half
 * @GOCUA_PAPER_BOX_NUMBER: the printed number of the line
 * @GOCUA_PAPER_BOX_ADDRESS, @GOCUA_PAPER_BOX_HEAD: printed, or empty to write in
 * @GOCUA_PAPER_BOX_PEOPLE: printed: the people, and the last result below
 *
 * What a line consists of. The index is 0 where none is named.
 */
typedef enum
{
  GOCUA_PAPER_BOX_OUTCOME,
  GOCUA_PAPER_BOX_YES,
  GOCUA_PAPER_BOX_NO,
  GOCUA_PAPER_BOX_COUNT,
  GOCUA_PAPER_BOX_REASON,
  GOCUA_PAPER_BOX_FOLLOW_UP,
  GOCUA_PAPER_BOX_NOTE,
  GOCUA_PAPER_BOX_NUMBER,
  GOCUA_PAPER_BOX_ADDRESS,
  GOCUA_PAPER_BOX_HEAD,
  GOCUA_PAPER_BOX_PEOPLE,
} GocuaPaperBox;

#define GOCUA_PAPER_N_BOXES (GOCUA_PAPER_BOX_PEOPLE + 1)

/** GocuaPaperCorner: the marks in the corners are black squares; the one at the upper left has a white
 * middle, so that a page that lies upside down is told. */
typedef enum
{
  GOCUA_PAPER_CORNER_TOP_LEFT,
  GOCUA_PAPER_CORNER_TOP_RIGHT,
  GOCUA_PAPER_CORNER_BOTTOM_LEFT,
  GOCUA_PAPER_CORNER_BOTTOM_RIGHT,
} GocuaPaperCorner;

#define GOCUA_PAPER_N_CORNERS (GOCUA_PAPER_CORNER_BOTTOM_RIGHT + 1)

/** gocua_paper_form_init: the form for the sheets of @campaign as it is now, in the newest layout */
void gocua_paper_form_init (GocuaPaperForm *self, const GocuaCampaign *campaign);

/** gocua_paper_form_get_lines_per_page: Returns: how many lines a page has room for */
guint gocua_paper_form_get_lines_per_page (const GocuaPaperForm *self);

/**
 * gocua_paper_form_get_box:
 * @row: the place of the line on its page, from 0
 * @index: see #GocuaPaperBox
 * @rect: (out caller-allocates)
 *
 * Returns: %FALSE when the form has no such box
 */
gboolean gocua_paper_form_get_box (const GocuaPaperForm *self,
                                   guint row,
                                   GocuaPaperBox box,
                                   guint index,
                                   GocuaPaperRect *rect);

/** gocua_paper_form_get_mark: @rect: (out caller-allocates): the outer edge of the mark in @corner */
void gocua_paper_form_get_mark (const GocuaPaperForm *self, GocuaPaperCorner corner, GocuaPaperRect *rect);

/** gocua_paper_form_get_qr: @rect: (out caller-allocates): the black of the QR code, without its quiet zone
 */
void gocua_paper_form_get_qr (const GocuaPaperForm *self, GocuaPaperRect *rect);

/** gocua_paper_form_format_qr: @page: from 1. Returns: (transfer full): what the QR code of a page says, such
 * as "48271635/2/1-9-4": code, page, layout, numbers of outcomes and indicators */
char *gocua_paper_form_format_qr (const GocuaPaperForm *self, const char *code, guint page);

/** gocua_paper_form_to_json: @campaign: (nullable): for the ids of outcomes and indicators. Returns:
 * (transfer full): the geometry in words and numbers for a program that reads scans */
char *gocua_paper_form_to_json (const GocuaPaperForm *self, const GocuaCampaign *campaign);

G_END_DECLS
