/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-qr.c: QR codes (ISO/IEC 18004). */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper-qr.h"

#include <qrencode.h>

/* Level M mends 15 % of the code: a fold or a thumb. The library takes a higher one where it costs no room.
 */
gboolean
gocua_paper_qr_draw (cairo_t *cr, const GocuaPaperRect *rect, const char *text)
{
  QRcode *code;
  double module;

  g_return_val_if_fail (cr != NULL && rect != NULL && text != NULL, FALSE);

  code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code == NULL)
    return FALSE;
  module = rect->width / code->width;
  cairo_save (cr);
  cairo_translate (cr, rect->x, rect->y);
  cairo_scale (cr, module, module);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        cairo_rectangle (cr, x, y, 1, 1);
  cairo_fill (cr);
  cairo_restore (cr);
  QRcode_free (code);
  return TRUE;
}
