/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-text.h: text that keeps to its cell. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "paper/gocua-paper-form.h"

G_BEGIN_DECLS

/** GOCUA_PAPER_FONTS: all have every letter of Vietnamese; the first that is there is taken */
#define GOCUA_PAPER_FONTS "Noto Sans,Liberation Sans,Arial,DejaVu Sans,Sans"

/**
 * GocuaPaperText:
 * @size: in points
 * @least: the size down to which it may shrink, 0 for @size
 * @lines: at most so many, 0 for as many as there is room for
 * @align: within the cell
 * @valign: 0 at the top, 0.5 in the middle, 1 at the bottom
 * @hanging: by so many points the lines of a paragraph stand further right than its first one, which goes on
 * there behind a tab
 * @gray: 0 is black, 1 is white
 * @bold: heavy letters
 * @markup: the text is Pango markup
 *
 * How a text is set.
 */
typedef struct
{
  double size;
  double least;
  guint lines;
  PangoAlignment align;
  double valign;
  double hanging;
  double gray;
  gboolean bold;
  gboolean markup;
} GocuaPaperText;

/**
 * gocua_paper_text_draw:
 * @rect: where it must stay
 * @text: (nullable)
 *
 * Draws @text broken into lines. What is too long is first set narrower, then smaller, and ends with an
 * ellipsis when that does not help.
 *
 * Returns: whether all of it could be shown
 */
gboolean gocua_paper_text_draw (cairo_t *cr,
                                const GocuaPaperRect *rect,
                                const GocuaPaperText *style,
                                const char *text);

/** gocua_paper_text_draw_upwards: as gocua_paper_text_draw(), but written from the bottom to the top */
gboolean gocua_paper_text_draw_upwards (cairo_t *cr,
                                        const GocuaPaperRect *rect,
                                        const GocuaPaperText *style,
                                        const char *text);

/** gocua_paper_text_measure: @text: markup when @style says so. @ink: (out): what gocua_paper_text_draw()
 * would cover. Returns: whether all of it would be shown */
gboolean gocua_paper_text_measure (const GocuaPaperRect *rect,
                                   const GocuaPaperText *style,
                                   const char *text,
                                   GocuaPaperRect *ink);

G_END_DECLS
