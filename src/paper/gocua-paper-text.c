/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-text.c: text that keeps to its cell. */

#define G_LOG_DOMAIN "gocua-paper"

#include "config.h"

#include "paper/gocua-paper-text.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Narrower than this, letters get hard to tell apart. */
#define NARROWEST   0.8
#define NARROW_STEP 0.05
#define SIZE_STEP   0.25

/* A layout that was made to fit, and by how much it is narrower than the font. */
typedef struct
{
  PangoLayout *layout;
  double narrow;
  gboolean whole;
} Fitted;

/* Measures must be the same on screen, printer and PDF, so that no line breaks differently in the preview. */
static PangoLayout *
new_layout (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);
  return layout;
}

static void
set_font (PangoLayout *layout, double size, gboolean bold)
{
  PangoFontDescription *font = pango_font_description_from_string (GOCUA_PAPER_FONTS);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* Whether all of the text is there, and no word was broken for it. */
static gboolean
fits (PangoLayout *layout, const GocuaPaperRect *rect)
{
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  return !pango_layout_is_ellipsized (layout) && width <= pango_layout_get_width (layout) &&
         height <= rect->height * PANGO_SCALE;
}

static void
set_bounds (PangoLayout *layout, const GocuaPaperRect *rect, const GocuaPaperText *style, double narrow)
{
  pango_layout_set_width (layout, (int) floor (rect->width / narrow * PANGO_SCALE));
  if (style->lines == 0)
    return;
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(int) style->lines);
}

/* What is too long even so breaks anywhere, and ends where the room does. */
static void
cut (PangoLayout *layout, const GocuaPaperRect *rect, const GocuaPaperText *style)
{
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (style->lines == 0)
    pango_layout_set_height (layout, (int) (rect->height * PANGO_SCALE));
}

static void
set_hanging (PangoLayout *layout, double hanging)
{
  PangoTabArray *tabs;

  if (hanging <= 0)
    return;
  tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT, (int) (hanging * PANGO_SCALE));
  pango_layout_set_tabs (layout, tabs);
  pango_layout_set_indent (layout, -(int) (hanging * PANGO_SCALE));
  pango_tab_array_free (tabs);
}

static Fitted
fit (cairo_t *cr, const GocuaPaperRect *rect, const GocuaPaperText *style, const char *text)
{
  Fitted self = { new_layout (cr), 1, FALSE };
  double least = style->least > 0 ? style->least : style->size;

  if (style->markup)
    pango_layout_set_markup (self.layout, text, -1);
  else
    pango_layout_set_text (self.layout, text, -1);
  pango_layout_set_alignment (self.layout, style->align);
  pango_layout_set_wrap (self.layout, PANGO_WRAP_WORD);
  set_hanging (self.layout, style->hanging);
  for (double size = style->size; !self.whole && size >= least - 1e-6; size -= SIZE_STEP)
    {
      set_font (self.layout, size, style->bold);
      for (self.narrow = 1;; self.narrow -= NARROW_STEP)
        {
          set_bounds (self.layout, rect, style, self.narrow);
          self.whole = fits (self.layout, rect);
          if (self.whole || self.narrow - NARROW_STEP < NARROWEST - 1e-6)
            break;
        }
    }
  if (!self.whole)
    cut (self.layout, rect, style);
  return self;
}

static GocuaPaperRect
place (const Fitted *self, const GocuaPaperRect *rect, const GocuaPaperText *style)
{
  PangoRectangle logical;
  double height, width;

  pango_layout_get_extents (self->layout, NULL, &logical);
  height = (double) logical.height / PANGO_SCALE;
  width = (double) logical.width / PANGO_SCALE * self->narrow;
  return (GocuaPaperRect){ rect->x + (double) logical.x / PANGO_SCALE * self->narrow,
                           rect->y + (rect->height - height) * style->valign, width, height };
}

gboolean
gocua_paper_text_draw (cairo_t *cr, const GocuaPaperRect *rect, const GocuaPaperText *style, const char *text)
{
  Fitted fitted;
  GocuaPaperRect placed;

  g_return_val_if_fail (cr != NULL && rect != NULL && style != NULL, FALSE);

  if (text == NULL || *text == '\0')
    return TRUE;
  fitted = fit (cr, rect, style, text);
  placed = place (&fitted, rect, style);
  cairo_save (cr);
  cairo_set_source_rgb (cr, style->gray, style->gray, style->gray);
  cairo_translate (cr, rect->x, placed.y);
  cairo_scale (cr, fitted.narrow, 1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, fitted.layout);
  cairo_restore (cr);
  g_object_unref (fitted.layout);
  return fitted.whole;
}

gboolean
gocua_paper_text_draw_upwards (cairo_t *cr,
                               const GocuaPaperRect *rect,
                               const GocuaPaperText *style,
                               const char *text)
{
  const GocuaPaperRect turned = { 0, 0, rect->height, rect->width };
  gboolean whole;

  cairo_save (cr);
  cairo_translate (cr, rect->x, rect->y + rect->height);
  cairo_rotate (cr, -G_PI_2);
  whole = gocua_paper_text_draw (cr, &turned, style, text);
  cairo_restore (cr);
  return whole;
}

gboolean
gocua_paper_text_measure (const GocuaPaperRect *rect,
                          const GocuaPaperText *style,
                          const char *text,
                          GocuaPaperRect *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  Fitted fitted = fit (cr, rect, style, text);

  *ink = place (&fitted, rect, style);
  g_object_unref (fitted.layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return fitted.whole;
}
