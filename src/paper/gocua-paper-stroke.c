/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-stroke.c: lines and frames of a page. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper-stroke.h"

void
gocua_paper_inset (GocuaPaperRect *rect, double x, double y)
{
  rect->x += x;
  rect->y += y;
  rect->width -= 2 * x;
  rect->height -= 2 * y;
}

void
gocua_paper_fill_rect (cairo_t *cr, const GocuaPaperRect *rect, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

void
gocua_paper_stroke_rect (cairo_t *cr, const GocuaPaperRect *rect, double width, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, width);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_stroke (cr);
}

void
gocua_paper_draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}
