/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-leaflet.c: what is left at a door: what the app is for, how to install it, whom to ask. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include <glib/gi18n.h>

#include "paper/gocua-paper-private.h"
#include "paper/gocua-paper-qr.h"
#include "paper/gocua-paper-text.h"

void
gocua_paper_draw_leaflet_page (cairo_t *cr, const GocuaPaperLeaflet *leaflet)
{
  static const GocuaPaperText style = { .size = 22, .lines = 1, .bold = TRUE, .align = PANGO_ALIGN_CENTER };
  GocuaPaperRect rect = { 40, 40, GOCUA_PAPER_WIDTH - 80, 40 };

  gocua_paper_text_draw (cr, &rect, &style, leaflet->ward);
  rect = (GocuaPaperRect){ 200, 100, 150, 150 };
  if (leaflet->url != NULL)
    gocua_paper_qr_draw (cr, &rect, leaflet->url);
}
