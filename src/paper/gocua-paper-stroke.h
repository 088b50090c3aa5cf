/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-stroke.h: lines and frames of a page. */
#pragma once

#include <cairo.h>

#include "paper/gocua-paper-form.h"

G_BEGIN_DECLS

/* Strokes in points. Boxes must be seen in the light of a stairway; the grid must not be taken for ink. */
#define GOCUA_PAPER_BOX_STROKE  0.8
#define GOCUA_PAPER_GRID_STROKE 0.4
#define GOCUA_PAPER_RULE_STROKE 1.2
#define GOCUA_PAPER_GRID_GRAY   0.45
#define GOCUA_PAPER_HINT_GRAY   0.5

/** GOCUA_PAPER_PADDING: between a line and the text beside it, in points */
#define GOCUA_PAPER_PADDING (0.7 * GOCUA_PAPER_MM)

/** gocua_paper_inset: takes @x off at the left and the right, @y above and below */
void gocua_paper_inset (GocuaPaperRect *rect, double x, double y);

/** gocua_paper_fill_rect, gocua_paper_stroke_rect, gocua_paper_draw_line: @gray: 0 is black, 1 is white */
void gocua_paper_fill_rect (cairo_t *cr, const GocuaPaperRect *rect, double gray);
void gocua_paper_stroke_rect (cairo_t *cr, const GocuaPaperRect *rect, double width, double gray);
void
gocua_paper_draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width, double gray);

G_END_DECLS
