/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-form.c: where everything stands on a printed walk sheet, so that a scan of it can be read. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper-form.h"

#include "paper/gocua-paper-private.h"

/*
 * Layout 1, in millimetres. The page has ten all around that no printer needs, and twenty lines of a height
 * at which a grown hand writes. A line is as high as two boxes, one on the other: yes above no. Where the
 * indicators leave too little for address and name they stand in two bands, and a page has ten lines.
 */
#define MARGIN      10.0
#define MARK        5.0
#define QR_SIZE     17.0
#define QR_RIGHT    (210.0 - MARGIN - MARK - 3.5)
#define QR_TOP      12.0
#define TABLE_TOP   33.5
#define ROWS_TOP    59.0
#define BAND        9.9
#define LINES       20
#define LEGEND_TOP  (ROWS_TOP + LINES * BAND + 1.0)
#define LEGEND_END  276.5
#define SIGN_END    287.0
#define TABLE_WIDTH (210.0 - 2 * MARGIN)

#define NUMBER_WIDTH    7.0
#define PEOPLE_WIDTH    18.0
#define OUTCOME_PITCH   5.2
#define INDICATOR_PITCH 5.6
#define REASON_WIDTH    12.5
#define GROUP_GAP       0.6
#define TICK_WIDTH      4.6
#define TICK_HEIGHT     4.5
#define OUTCOME_HEIGHT  6.5
#define TEXT_MIN        66.0 /* for address, head and note in one band */
#define ADDRESS_SHARE   0.40
#define HEAD_SHARE      0.32

void
gocua_paper_form_init (GocuaPaperForm *self, const GocuaCampaign *campaign)
{
  g_return_if_fail (self != NULL && campaign != NULL);

  *self = (GocuaPaperForm){
    .layout = GOCUA_PAPER_LAYOUT,
    .n_outcomes = gocua_campaign_get_n_outcomes (campaign),
    .n_indicators = gocua_campaign_get_n_indicators (campaign),
  };
  for (guint slot = 0; slot < self->n_indicators; slot++)
    if (gocua_indicator_is_count (gocua_campaign_get_indicator (campaign, slot)))
      self->counts |= 1u << slot;
}

static double
outcomes_width (const GocuaPaperForm *self)
{
  return self->n_outcomes * OUTCOME_PITCH + 2 * GROUP_GAP;
}

static double
indicators_width (guint n_columns)
{
  return n_columns * INDICATOR_PITCH + 2 * GROUP_GAP;
}

/* What is left for words: address, head and note. */
static double
text_width (const GocuaPaperForm *self, guint n_columns)
{
  return TABLE_WIDTH - NUMBER_WIDTH - PEOPLE_WIDTH - outcomes_width (self) - indicators_width (n_columns) -
         REASON_WIDTH;
}

guint
gocua_paper_form_get_n_bands (const GocuaPaperForm *self)
{
  return text_width (self, self->n_indicators) >= TEXT_MIN ? 1 : 2;
}

static guint
n_columns (const GocuaPaperForm *self)
{
  guint bands = gocua_paper_form_get_n_bands (self);

  return (self->n_indicators + bands - 1) / bands;
}

guint
gocua_paper_form_get_lines_per_page (const GocuaPaperForm *self)
{
  g_return_val_if_fail (self != NULL, LINES);

  return LINES / gocua_paper_form_get_n_bands (self);
}

static GocuaPaperRect
from_mm (double x, double y, double width, double height)
{
  return (GocuaPaperRect){ x * GOCUA_PAPER_MM, y * GOCUA_PAPER_MM, width * GOCUA_PAPER_MM,
                           height * GOCUA_PAPER_MM };
}

/* The left edges of the columns, in millimetres. */
static double
column_left (const GocuaPaperForm *self, GocuaPaperColumn column)
{
  double text = text_width (self, n_columns (self));
  const double widths[GOCUA_PAPER_N_COLUMNS] = {
    [GOCUA_PAPER_COLUMN_NUMBER] = NUMBER_WIDTH,
    [GOCUA_PAPER_COLUMN_ADDRESS] = text * ADDRESS_SHARE,
    [GOCUA_PAPER_COLUMN_HEAD] = text * HEAD_SHARE,
    [GOCUA_PAPER_COLUMN_PEOPLE] = PEOPLE_WIDTH,
    [GOCUA_PAPER_COLUMN_OUTCOMES] = outcomes_width (self),
    [GOCUA_PAPER_COLUMN_INDICATORS] = indicators_width (n_columns (self)),
    [GOCUA_PAPER_COLUMN_REASON] = REASON_WIDTH,
    [GOCUA_PAPER_COLUMN_NOTE] = text * (1 - ADDRESS_SHARE - HEAD_SHARE),
  };
  double left = MARGIN;

  for (guint i = 0; i < column; i++)
    left += widths[i];
  return left;
}

void
gocua_paper_form_get_column (const GocuaPaperForm *self, GocuaPaperColumn column, GocuaPaperRect *rect)
{
  double left = column_left (self, column);

  *rect = from_mm (left, TABLE_TOP, column_left (self, (GocuaPaperColumn) (column + 1)) - left,
                   ROWS_TOP - TABLE_TOP);
}

void
gocua_paper_form_get_area (const GocuaPaperForm *self, GocuaPaperArea area, GocuaPaperRect *rect)
{
  switch (area)
    {
    case GOCUA_PAPER_AREA_HEADER:
      *rect = from_mm (MARGIN + MARK + 2, MARGIN, QR_RIGHT - QR_SIZE - 4 - MARGIN - MARK - 2,
                       TABLE_TOP - MARGIN - 1);
      break;
    case GOCUA_PAPER_AREA_TABLE:
      *rect = from_mm (MARGIN, TABLE_TOP, TABLE_WIDTH, ROWS_TOP + LINES * BAND - TABLE_TOP);
      break;
    case GOCUA_PAPER_AREA_LEGEND:
      *rect = from_mm (MARGIN, LEGEND_TOP, TABLE_WIDTH, LEGEND_END - LEGEND_TOP);
      break;
    case GOCUA_PAPER_AREA_FOOTER:
    default:
      *rect = from_mm (MARGIN + MARK + 2, LEGEND_END + 0.5, TABLE_WIDTH - 2 * (MARK + 2),
                       SIGN_END - LEGEND_END - 0.5);
      break;
    }
}

static double
row_height (const GocuaPaperForm *self)
{
  return BAND * gocua_paper_form_get_n_bands (self);
}

void
gocua_paper_form_get_row (const GocuaPaperForm *self, guint row, GocuaPaperRect *rect)
{
  *rect = from_mm (MARGIN, ROWS_TOP + row * row_height (self), TABLE_WIDTH, row_height (self));
}

void
gocua_paper_form_get_indicator_column (const GocuaPaperForm *self,
                                       guint slot,
                                       guint *band,
                                       GocuaPaperRect *rect)
{
  guint columns = n_columns (self);
  double left = column_left (self, GOCUA_PAPER_COLUMN_INDICATORS) + GROUP_GAP;

  *band = slot / columns;
  *rect = from_mm (left + slot % columns * INDICATOR_PITCH, TABLE_TOP, INDICATOR_PITCH, ROWS_TOP - TABLE_TOP);
}

void
gocua_paper_form_get_outcome_column (const GocuaPaperForm *self, guint position, GocuaPaperRect *rect)
{
  double left = column_left (self, GOCUA_PAPER_COLUMN_OUTCOMES) + GROUP_GAP;

  *rect = from_mm (left + position * OUTCOME_PITCH, TABLE_TOP, OUTCOME_PITCH, ROWS_TOP - TABLE_TOP);
}

static gboolean
get_outcome_box (const GocuaPaperForm *self, double top, guint index, GocuaPaperRect *rect)
{
  double left = column_left (self, GOCUA_PAPER_COLUMN_OUTCOMES) + GROUP_GAP;

  if (index >= self->n_outcomes)
    return FALSE;
  *rect = from_mm (left + index * OUTCOME_PITCH + (OUTCOME_PITCH - TICK_WIDTH) / 2,
                   top + (row_height (self) - OUTCOME_HEIGHT) / 2, TICK_WIDTH, OUTCOME_HEIGHT);
  return TRUE;
}

static gboolean
get_indicator_box (const GocuaPaperForm *self,
                   double top,
                   GocuaPaperBox box,
                   guint index,
                   GocuaPaperRect *rect)
{
  gboolean counts = (self->counts >> index & 1) != 0;
  double gap = (BAND - 2 * TICK_HEIGHT) / 2;
  double left = column_left (self, GOCUA_PAPER_COLUMN_INDICATORS) + GROUP_GAP;

  if (index >= self->n_indicators || counts != (box == GOCUA_PAPER_BOX_COUNT))
    return FALSE;
  left += index % n_columns (self) * INDICATOR_PITCH + (INDICATOR_PITCH - TICK_WIDTH) / 2;
  top += index / n_columns (self) * BAND + gap;
  *rect = from_mm (left, box == GOCUA_PAPER_BOX_NO ? top + TICK_HEIGHT : top, TICK_WIDTH,
                   counts ? 2 * TICK_HEIGHT : TICK_HEIGHT);
  return TRUE;
}

static void
get_reason_box (const GocuaPaperForm *self, double top, GocuaPaperBox box, GocuaPaperRect *rect)
{
  double height = row_height (self) / 2;

  *rect = from_mm (column_left (self, GOCUA_PAPER_COLUMN_REASON),
                   box == GOCUA_PAPER_BOX_FOLLOW_UP ? top + height : top, REASON_WIDTH, height);
}

static void
get_cell (const GocuaPaperForm *self, double top, GocuaPaperColumn column, GocuaPaperRect *rect)
{
  double left = column_left (self, column);

  *rect = from_mm (left, top, column_left (self, (GocuaPaperColumn) (column + 1)) - left, row_height (self));
}

gboolean
gocua_paper_form_get_box (const GocuaPaperForm *self,
                          guint row,
                          GocuaPaperBox box,
                          guint index,
                          GocuaPaperRect *rect)
{
  double top = ROWS_TOP + row * row_height (self);

  g_return_val_if_fail (self != NULL && rect != NULL, FALSE);

  if (row >= gocua_paper_form_get_lines_per_page (self) || (box > GOCUA_PAPER_BOX_COUNT && index > 0))
    return FALSE;
  switch (box)
    {
    case GOCUA_PAPER_BOX_OUTCOME:
      return get_outcome_box (self, top, index, rect);
    case GOCUA_PAPER_BOX_YES:
    case GOCUA_PAPER_BOX_NO:
    case GOCUA_PAPER_BOX_COUNT:
      return get_indicator_box (self, top, box, index, rect);
    case GOCUA_PAPER_BOX_REASON:
    case GOCUA_PAPER_BOX_FOLLOW_UP:
      get_reason_box (self, top, box, rect);
      return TRUE;
    case GOCUA_PAPER_BOX_NOTE:
      get_cell (self, top, GOCUA_PAPER_COLUMN_NOTE, rect);
      return TRUE;
    case GOCUA_PAPER_BOX_NUMBER:
    case GOCUA_PAPER_BOX_ADDRESS:
    case GOCUA_PAPER_BOX_HEAD:
    case GOCUA_PAPER_BOX_PEOPLE:
      get_cell (self, top, (GocuaPaperColumn) (box - GOCUA_PAPER_BOX_NUMBER), rect);
      return TRUE;
    default:
      return FALSE;
    }
}

void
gocua_paper_form_get_mark (const GocuaPaperForm *self, GocuaPaperCorner corner, GocuaPaperRect *rect)
{
  gboolean right = corner == GOCUA_PAPER_CORNER_TOP_RIGHT || corner == GOCUA_PAPER_CORNER_BOTTOM_RIGHT;
  gboolean bottom = corner == GOCUA_PAPER_CORNER_BOTTOM_LEFT || corner == GOCUA_PAPER_CORNER_BOTTOM_RIGHT;

  *rect = from_mm (right ? 210 - MARGIN - MARK : MARGIN, bottom ? 297 - MARGIN - MARK : MARGIN, MARK, MARK);
}

void
gocua_paper_form_get_qr (const GocuaPaperForm *self, GocuaPaperRect *rect)
{
  *rect = from_mm (QR_RIGHT - QR_SIZE, QR_TOP, QR_SIZE, QR_SIZE);
}

char *
gocua_paper_form_format_qr (const GocuaPaperForm *self, const char *code, guint page)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  return g_strdup_printf ("%s/%u/%u-%u-%u", code, page, self->layout, self->n_outcomes, self->n_indicators);
}
