/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-qr.h: QR codes (ISO/IEC 18004). */
#pragma once

#include <cairo.h>

#include "paper/gocua-paper-form.h"

G_BEGIN_DECLS

/**
 * gocua_paper_qr_draw:
 * @rect: a square for the black of the code; four modules around it must stay white
 * @text: at most 200 characters; capitals, digits and "/-" give the coarsest code
 *
 * Returns: %FALSE when @text is too long for a code, and nothing was drawn
 */
gboolean gocua_paper_qr_draw (cairo_t *cr, const GocuaPaperRect *rect, const char *text);

G_END_DECLS
