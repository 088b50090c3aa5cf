/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-draw.c: draws a page of a walk sheet: header, marks, footer, and its lines. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "core/gocua-date.h"
#include "core/gocua-sheet.h"
#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-qr.h"
#include "paper/gocua-paper-text.h"

/* Strokes in points. Boxes must be seen in the light of a stairway; the grid must not be taken for ink. */
#define BOX_STROKE  0.8
#define GRID_STROKE 0.4
#define RULE_STROKE 1.2
#define BOX_GRAY    0.0
#define GRID_GRAY   0.45
#define HINT_GRAY   0.55
#define PADDING     (0.7 * GOCUA_PAPER_MM)
#define GROUP       5 /* a stronger line below every fifth */

static const GocuaPaperText cell_text = { .size = 10, .lines = 2, .valign = 0.5 };
static const GocuaPaperText bold_text = { .size = 10, .lines = 2, .valign = 0.5, .bold = TRUE };
static const GocuaPaperText number_text = { .size = 11,
                                            .lines = 1,
                                            .valign = 0.5,
                                            .bold = TRUE,
                                            .align = PANGO_ALIGN_CENTER };
static const GocuaPaperText hint_text = { .size = 7,
                                          .lines = 1,
                                          .valign = 0.5,
                                          .gray = HINT_GRAY,
                                          .align = PANGO_ALIGN_CENTER };

static void
inset (GocuaPaperRect *rect, double x, double y)
{
  rect->x += x;
  rect->y += y;
  rect->width -= 2 * x;
  rect->height -= 2 * y;
}

static void
stroke_rect (cairo_t *cr, const GocuaPaperRect *rect, double width, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, width);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_stroke (cr);
}

static void
draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/* --- Marks and header ---------------------------------------------------------------------------------- */

static void
draw_marks (cairo_t *cr, const GocuaPaperForm *form)
{
  for (guint corner = 0; corner < GOCUA_PAPER_N_CORNERS; corner++)
    {
      GocuaPaperRect rect;

      gocua_paper_form_get_mark (form, (GocuaPaperCorner) corner, &rect);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      cairo_fill (cr);
      if (corner != GOCUA_PAPER_CORNER_TOP_LEFT)
        continue;
      inset (&rect, rect.width / 4, rect.height / 4);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
      cairo_fill (cr);
    }
}

/* Joins what there is with a middle dot. */
static char *
join (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
describe_walk (const GocuaPaperSheet *sheet)
{
  g_autofree char *day = gocua_date_format (sheet->day);
  /* Translators: head of a walk sheet: the team that walks */
  g_autofree char *team = sheet->team != NULL ? g_strdup_printf (_ ("Team: %s"), sheet->team) : NULL;
  /* Translators: head of a walk sheet: the day of the walk */
  g_autofree char *date = *day != '\0' ? g_strdup_printf (_ ("Day: %s"), day) : NULL;
  const char *parts[] = { sheet->area, team, date };

  return join (parts, G_N_ELEMENTS (parts));
}

static char *
describe_origin (const GocuaPaperSheet *sheet)
{
  g_autofree char *made = gocua_date_format_date_time (sheet->made_at);
  /* Translators: head of a walk sheet: when it was printed, date and time */
  g_autofree char *printed = sheet->made_at > 0 ? g_strdup_printf (_ ("printed %s"), made) : NULL;
  const char *parts[] = { gocua_campaign_get_short_title (sheet->campaign), sheet->purpose, printed };

  return join (parts, G_N_ELEMENTS (parts));
}

static void
draw_code (cairo_t *cr, const GocuaPaperRect *area, const GocuaPaperSheet *sheet, guint page, guint n_pages)
{
  static const GocuaPaperText code_style = {
    .size = 17, .lines = 1, .bold = TRUE, .align = PANGO_ALIGN_RIGHT
  };
  static const GocuaPaperText page_style = { .size = 11, .lines = 1, .align = PANGO_ALIGN_RIGHT };
  g_autofree char *code = gocua_sheet_code_format (sheet->code);
  /* Translators: page of pages of a walk sheet */
  g_autofree char *pages = g_strdup_printf (_ ("Page %u/%u"), page + 1, n_pages);
  GocuaPaperRect rect = { area->x + area->width * 0.68, area->y, area->width * 0.32, area->height * 0.32 };

  gocua_paper_text_draw (cr, &rect, &code_style, code);
  rect.y += rect.height;
  rect.height = area->height * 0.22;
  gocua_paper_text_draw (cr, &rect, &page_style, pages);
}

static void
draw_header (cairo_t *cr, const GocuaPaperSheet *sheet, const GocuaPaperForm *form, guint page, guint n_pages)
{
  static const GocuaPaperText title_style = { .size = 15, .lines = 1, .bold = TRUE, .valign = 0.5 };
  static const GocuaPaperText line_style = { .size = 10.5, .least = 9, .lines = 1, .valign = 0.5 };
  g_autofree char *qr = gocua_paper_form_format_qr (form, sheet->code, page + 1);
  g_autofree char *ward = sheet->ward != NULL ? g_utf8_strup (sheet->ward, -1) : NULL;
  g_autofree char *walk = describe_walk (sheet);
  g_autofree char *origin = describe_origin (sheet);
  GocuaPaperRect area, rect, black;
  double step;

  gocua_paper_form_get_area (form, GOCUA_PAPER_AREA_HEADER, &area);
  draw_code (cr, &area, sheet, page, n_pages);
  step = area.height / 17;
  rect = (GocuaPaperRect){ area.x, area.y, area.width * 0.66, step * 4 };
  gocua_paper_text_draw (cr, &rect, &line_style, ward);
  rect.y += rect.height;
  rect.height = step * 5;
  /* Translators: the title of a walk sheet, in capitals */
  gocua_paper_text_draw (cr, &rect, &title_style, _ ("WALK SHEET"));
  rect = (GocuaPaperRect){ area.x, rect.y + rect.height, area.width, step * 4 };
  gocua_paper_text_draw (cr, &rect, &line_style, walk);
  rect.y += rect.height;
  if (page == 0)
    gocua_paper_text_draw (cr, &rect, &line_style, origin);
  gocua_paper_form_get_qr (form, &black);
  gocua_paper_qr_draw (cr, &black, qr);
}

/* --- Heads of the columns ------------------------------------------------------------------------------ */

static void
draw_column_head (cairo_t *cr, const GocuaPaperForm *form, GocuaPaperColumn column, const char *text)
{
  static const GocuaPaperText style = {
    .size = 10, .least = 8, .lines = 3, .valign = 0.5, .bold = TRUE, .align = PANGO_ALIGN_CENTER
  };
  GocuaPaperRect rect;

  gocua_paper_form_get_column (form, column, &rect);
  inset (&rect, PADDING / 2, PADDING);
  gocua_paper_text_draw (cr, &rect, &style, text);
}

static void
draw_halved_head (cairo_t *cr, const GocuaPaperForm *form, const char *above, const char *below)
{
  static const GocuaPaperText style = {
    .size = 10, .least = 8, .lines = 2, .valign = 0.5, .bold = TRUE, .align = PANGO_ALIGN_CENTER
  };
  GocuaPaperRect rect;

  gocua_paper_form_get_column (form, GOCUA_PAPER_COLUMN_REASON, &rect);
  rect.height /= 2;
  draw_line (cr, rect.x, rect.y + rect.height, rect.x + rect.width, rect.y + rect.height, GRID_STROKE,
             GRID_GRAY);
  inset (&rect, PADDING / 2, 0);
  gocua_paper_text_draw (cr, &rect, &style, above);
  rect.y += rect.height;
  gocua_paper_text_draw (cr, &rect, &style, below);
}

static void
draw_outcome_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  static const GocuaPaperText style = { .size = 10, .least = 9, .lines = 1, .valign = 0.5, .bold = TRUE };

  for (guint i = 0; i < form->n_outcomes; i++)
    {
      GocuaOutcome outcome = gocua_campaign_get_outcome (campaign, i);
      GocuaPaperRect rect;

      gocua_paper_form_get_outcome_column (form, i, &rect);
      inset (&rect, 0, PADDING);
      gocua_paper_text_draw_upwards (cr, &rect, &style, gocua_campaign_get_outcome_label (campaign, outcome));
    }
}

static void
draw_indicator_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  static const GocuaPaperText style = { .size = 10, .least = 8, .lines = 1, .valign = 0.5, .bold = TRUE };
  guint bands = gocua_paper_form_get_n_bands (form);

  for (guint slot = 0; slot < form->n_indicators; slot++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (campaign, slot);
      GocuaPaperRect rect;
      guint band;

      gocua_paper_form_get_indicator_column (form, slot, &band, &rect);
      rect.height /= bands;
      rect.y += rect.height * band;
      inset (&rect, 0, PADDING);
      gocua_paper_text_draw_upwards (cr, &rect, &style,
                                     bands == 1 ? gocua_indicator_get_label (indicator)
                                                : gocua_indicator_get_short_label (indicator));
    }
}

static void
draw_heads (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign)
{
  /* Translators: heads of the narrow columns of a walk sheet */
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_NUMBER, C_ ("walk sheet", "No."));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_ADDRESS, C_ ("walk sheet", "Address"));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_HEAD, C_ ("walk sheet", "Head of household"));
  /* Translators: head of a column: people, those of eligible age in brackets, and below the last result */
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_PEOPLE, C_ ("walk sheet", "People (eligible), last visit"));
  draw_halved_head (cr, form, C_ ("walk sheet", "Reason"), C_ ("walk sheet", "Come again"));
  draw_column_head (cr, form, GOCUA_PAPER_COLUMN_NOTE, C_ ("walk sheet", "Note"));
  draw_outcome_heads (cr, form, campaign);
  draw_indicator_heads (cr, form, campaign);
}

/* --- Lines --------------------------------------------------------------------------------------------- */

static void
draw_box (cairo_t *cr, const GocuaPaperRect *rect, const char *hint)
{
  stroke_rect (cr, rect, BOX_STROKE, BOX_GRAY);
  gocua_paper_text_draw (cr, rect, &hint_text, hint);
}

static void
draw_boxes (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign, guint row)
{
  GocuaPaperRect rect;

  for (guint i = 0; gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_OUTCOME, i, &rect); i++)
    {
      const char key[] = {
        gocua_campaign_get_outcome_key (campaign, gocua_campaign_get_outcome (campaign, i)), '\0'
      };

      draw_box (cr, &rect, key);
    }
  for (guint i = 0; i < form->n_indicators; i++)
    {
      if (gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_COUNT, i, &rect))
        draw_box (cr, &rect, NULL);
      /* Translators: in a box of a walk sheet: one letter for yes */
      if (gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_YES, i, &rect))
        draw_box (cr, &rect, C_ ("walk sheet", "Y"));
      /* Translators: in a box of a walk sheet: one letter for no */
      if (gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_NO, i, &rect))
        draw_box (cr, &rect, C_ ("walk sheet", "N"));
    }
}

static void
draw_reason (cairo_t *cr, const GocuaPaperForm *form, guint row)
{
  GocuaPaperRect rect;

  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_REASON, 0, &rect);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_FOLLOW_UP, 0, &rect);
  draw_line (cr, rect.x, rect.y, rect.x + rect.width, rect.y, GRID_STROKE, GRID_GRAY);
  gocua_paper_text_draw (cr, &rect, &hint_text, "/");
}

static char *
describe_people (const GocuaPaperLine *line)
{
  if (line->people < 0)
    return NULL;
  return line->eligible < 0 ? g_strdup_printf ("%d", line->people)
                            : g_strdup_printf ("%d (%d)", line->people, line->eligible);
}

/* Two texts one above the other, each in half of the cell; a text alone has all of it. */
static void
draw_pair (cairo_t *cr, GocuaPaperRect rect, const char *above, const char *below)
{
  GocuaPaperText half = cell_text;

  inset (&rect, PADDING, 0);
  if (below == NULL)
    {
      gocua_paper_text_draw (cr, &rect, &cell_text, above);
      return;
    }
  half.lines = 1;
  rect.height /= 2;
  gocua_paper_text_draw (cr, &rect, &half, above);
  rect.y += rect.height;
  gocua_paper_text_draw (cr, &rect, &half, below);
}

static void
draw_household (cairo_t *cr, const GocuaPaperForm *form, const GocuaPaperLine *line, guint row)
{
  g_autofree char *number = g_strdup_printf ("%u", line->number);
  g_autofree char *people = describe_people (line);
  GocuaPaperRect rect;

  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_NUMBER, 0, &rect);
  gocua_paper_text_draw (cr, &rect, &number_text, number);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_ADDRESS, 0, &rect);
  inset (&rect, PADDING, 0);
  gocua_paper_text_draw (cr, &rect, &bold_text, line->address);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_HEAD, 0, &rect);
  draw_pair (cr, rect, line->head, line->phone);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_PEOPLE, 0, &rect);
  draw_pair (cr, rect, people, line->last);
}

static void
draw_grid (cairo_t *cr, const GocuaPaperForm *form, guint n_rows)
{
  GocuaPaperRect table, row, column;
  double bottom;

  gocua_paper_form_get_area (form, GOCUA_PAPER_AREA_TABLE, &table);
  gocua_paper_form_get_row (form, n_rows, &row);
  bottom = row.y;
  for (guint i = 1; i < n_rows; i++)
    {
      gocua_paper_form_get_row (form, i, &row);
      draw_line (cr, row.x, row.y, row.x + row.width, row.y, i % GROUP == 0 ? RULE_STROKE : GRID_STROKE,
                 i % GROUP == 0 ? 0 : GRID_GRAY);
    }
  for (guint i = 1; i < GOCUA_PAPER_N_COLUMNS; i++)
    {
      gocua_paper_form_get_column (form, (GocuaPaperColumn) i, &column);
      draw_line (cr, column.x, table.y, column.x, bottom, GRID_STROKE, GRID_GRAY);
    }
  gocua_paper_form_get_row (form, 0, &row);
  draw_line (cr, row.x, row.y, row.x + row.width, row.y, RULE_STROKE, 0);
  table.height = bottom - table.y;
  stroke_rect (cr, &table, RULE_STROKE, 0);
}

/* --- Footer -------------------------------------------------------------------------------------------- */

static void
draw_signatures (cairo_t *cr, const GocuaPaperRect *area)
{
  static const GocuaPaperText style = { .size = 9.5, .lines = 1, .align = PANGO_ALIGN_CENTER };
  const char *texts[] = {
    /* Translators: below these words somebody signs the walk sheet */
    _ ("Walked by (signature, full name)"),
    _ ("Head of the team"),
    _ ("Sheet received by"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GocuaPaperRect rect = { area->x + area->width * i / 3, area->y, area->width / 3, area->height };

      inset (&rect, PADDING, 0);
      gocua_paper_text_draw (cr, &rect, &style, texts[i]);
      draw_line (cr, rect.x + 4 * PADDING, rect.y + rect.height, rect.x + rect.width - 4 * PADDING,
                 rect.y + rect.height, GRID_STROKE, GRID_GRAY);
    }
}

static void
draw_footer (cairo_t *cr, const GocuaPaperForm *form, guint page, guint n_pages)
{
  static const GocuaPaperText style = { .size = 10, .lines = 1, .valign = 0.5, .align = PANGO_ALIGN_CENTER };
  GocuaPaperRect area;

  gocua_paper_form_get_area (form, GOCUA_PAPER_AREA_FOOTER, &area);
  if (page + 1 == n_pages)
    draw_signatures (cr, &area);
  else
    /* Translators: at the foot of a page of a walk sheet that is not its last one */
    gocua_paper_text_draw (cr, &area, &style, _ ("Continued on the next page"));
}

void
gocua_paper_draw_sheet_page (cairo_t *cr, const GocuaPaperSheet *sheet, guint page, guint n_pages)
{
  GocuaPaperForm form;
  guint room, first, last;

  gocua_paper_form_init (&form, sheet->campaign);
  room = gocua_paper_form_get_lines_per_page (&form);
  first = page * room;
  last = MIN (first + room, sheet->lines->len);
  draw_marks (cr, &form);
  draw_header (cr, sheet, &form, page, n_pages);
  draw_heads (cr, &form, sheet->campaign);
  draw_grid (cr, &form, last - first);
  for (guint i = first; i < last; i++)
    {
      draw_household (cr, &form, sheet->lines->pdata[i], i - first);
      draw_boxes (cr, &form, sheet->campaign, i - first);
      draw_reason (cr, &form, i - first);
    }
  gocua_paper_draw_legend (cr, sheet->campaign, &form);
  draw_footer (cr, &form, page, n_pages);
}
