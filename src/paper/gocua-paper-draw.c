/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-draw.c: draws a page of a walk sheet: header, marks, footer, and its lines. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "core/gocua-date.h"
#include "core/gocua-sheet.h"
#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-qr.h"
#include "paper/gocua-paper-stroke.h"
#include "paper/gocua-paper-text.h"

#define PEOPLE_SHARE 0.5 /* of the cell; the day of the last visit has the rest */
#define GROUP        5   /* a stronger line below every fifth */

static const GocuaPaperText cell_text = { .size = 10, .valign = 0.5 };
static const GocuaPaperText line_text = { .size = 10, .least = 8.5, .lines = 1, .valign = 0.5 };
static const GocuaPaperText day_text = { .size = 9,
                                         .least = 8,
                                         .lines = 1,
                                         .valign = 0.5,
                                         .align = PANGO_ALIGN_RIGHT };
static const GocuaPaperText bold_text = { .size = 10, .valign = 0.5, .bold = TRUE };
static const GocuaPaperText number_text = { .size = 11,
                                            .lines = 1,
                                            .valign = 0.5,
                                            .bold = TRUE,
                                            .align = PANGO_ALIGN_CENTER };
static const GocuaPaperText hint_text = { .size = 7,
                                          .lines = 1,
                                          .valign = 0.5,
                                          .gray = GOCUA_PAPER_HINT_GRAY,
                                          .align = PANGO_ALIGN_CENTER };

static void
draw_marks (cairo_t *cr, const GocuaPaperForm *form)
{
  for (guint corner = 0; corner < GOCUA_PAPER_N_CORNERS; corner++)
    {
      GocuaPaperRect rect;

      gocua_paper_form_get_mark (form, (GocuaPaperCorner) corner, &rect);
      gocua_paper_fill_rect (cr, &rect, 0);
      if (corner != GOCUA_PAPER_CORNER_TOP_LEFT)
        continue;
      gocua_paper_inset (&rect, rect.width / 4, rect.height / 4);
      gocua_paper_fill_rect (cr, &rect, 1);
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
    .size = 16, .lines = 1, .bold = TRUE, .align = PANGO_ALIGN_RIGHT
  };
  static const GocuaPaperText page_style = { .size = 11, .lines = 1, .align = PANGO_ALIGN_RIGHT };
  g_autofree char *code = gocua_sheet_code_format (sheet->code);
  /* Translators: page of pages of a walk sheet */
  g_autofree char *pages = g_strdup_printf (_ ("Page %u/%u"), page + 1, n_pages);
  GocuaPaperRect rect = { area->x + area->width * 0.68, area->y, area->width * 0.32, area->height * 0.36 };

  gocua_paper_text_draw (cr, &rect, &code_style, code);
  rect.y += rect.height;
  rect.height = area->height * 0.22;
  gocua_paper_text_draw (cr, &rect, &page_style, pages);
}

static void
draw_header (cairo_t *cr, const GocuaPaperSheet *sheet, const GocuaPaperForm *form, guint page, guint n_pages)
{
  static const GocuaPaperText title_style = { .size = 14, .lines = 1, .bold = TRUE, .valign = 0.5 };
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

static void
draw_box (cairo_t *cr, const GocuaPaperRect *rect, const char *hint)
{
  gocua_paper_stroke_rect (cr, rect, GOCUA_PAPER_BOX_STROKE, 0);
  gocua_paper_text_draw (cr, rect, &hint_text, hint);
}

static void
draw_boxes (cairo_t *cr, const GocuaPaperForm *form, const GocuaCampaign *campaign, guint row)
{
  GocuaPaperRect rect;

  for (guint i = 0; gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_OUTCOME, i, &rect); i++)
    {
      const char key[] = { gocua_paper_get_key (campaign, gocua_campaign_get_outcome (campaign, i)), '\0' };

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
  gocua_paper_draw_line (cr, rect.x, rect.y, rect.x + rect.width, rect.y, GOCUA_PAPER_GRID_STROKE,
                         GOCUA_PAPER_GRID_GRAY);
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

/* The upper half of a cell, with the edge beside it taken off; then the lower one. */
static void
take_half (GocuaPaperRect *rect)
{
  gocua_paper_inset (rect, GOCUA_PAPER_PADDING, 0);
  rect->height /= 2;
}

static void
draw_people (cairo_t *cr, GocuaPaperRect rect, const GocuaPaperLine *line)
{
  g_autofree char *people = describe_people (line);
  GocuaPaperRect left, right;

  take_half (&rect);
  left = right = rect;
  left.width = rect.width * PEOPLE_SHARE;
  right.x += left.width;
  right.width -= left.width;
  gocua_paper_text_draw (cr, &left, &line_text, people);
  gocua_paper_text_draw (cr, &right, &day_text, line->last_day);
  rect.y += rect.height;
  gocua_paper_text_draw (cr, &rect, &line_text, line->last);
}

static void
draw_household (cairo_t *cr, const GocuaPaperForm *form, const GocuaPaperLine *line, guint row)
{
  g_autofree char *number = g_strdup_printf ("%u", line->number);
  GocuaPaperRect rect;

  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_NUMBER, 0, &rect);
  gocua_paper_text_draw (cr, &rect, &number_text, number);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_ADDRESS, 0, &rect);
  gocua_paper_inset (&rect, GOCUA_PAPER_PADDING, 0);
  gocua_paper_text_draw (cr, &rect, &bold_text, line->address);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_HEAD, 0, &rect);
  gocua_paper_inset (&rect, GOCUA_PAPER_PADDING, 0);
  gocua_paper_text_draw (cr, &rect, &cell_text, line->head);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_PEOPLE, 0, &rect);
  draw_people (cr, rect, line);
  gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_NOTE, 0, &rect);
  take_half (&rect);
  gocua_paper_text_draw (cr, &rect, &line_text, line->phone);
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
      gocua_paper_draw_line (cr, row.x, row.y, row.x + row.width, row.y,
                             i % GROUP == 0 ? GOCUA_PAPER_RULE_STROKE : GOCUA_PAPER_GRID_STROKE,
                             i % GROUP == 0 ? 0 : GOCUA_PAPER_GRID_GRAY);
    }
  for (guint i = 1; i < GOCUA_PAPER_N_COLUMNS; i++)
    {
      gocua_paper_form_get_column (form, (GocuaPaperColumn) i, &column);
      gocua_paper_draw_line (cr, column.x, table.y, column.x, bottom, GOCUA_PAPER_GRID_STROKE,
                             GOCUA_PAPER_GRID_GRAY);
    }
  gocua_paper_form_get_row (form, 0, &row);
  gocua_paper_draw_line (cr, row.x, row.y, row.x + row.width, row.y, GOCUA_PAPER_RULE_STROKE, 0);
  table.height = bottom - table.y;
  gocua_paper_stroke_rect (cr, &table, GOCUA_PAPER_RULE_STROKE, 0);
}

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

      gocua_paper_inset (&rect, GOCUA_PAPER_PADDING, 0);
      gocua_paper_text_draw (cr, &rect, &style, texts[i]);
      gocua_paper_draw_line (cr, rect.x + 4 * GOCUA_PAPER_PADDING, rect.y + rect.height,
                             rect.x + rect.width - 4 * GOCUA_PAPER_PADDING, rect.y + rect.height,
                             GOCUA_PAPER_GRID_STROKE, GOCUA_PAPER_GRID_GRAY);
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
  gocua_paper_draw_heads (cr, &form, sheet->campaign);
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
