/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trend-chart.c: draws the trend of the last days with cairo, for screen and paper. */

#define G_LOG_DOMAIN "gocua-report"

#include "config.h"

#include "report/gocua-trend-chart.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "core/gocua-date.h"
#include "core/gocua-number.h"

/* Bars and line share the lines of the grid: so many steps on both axes. */
#define N_STEPS   4
#define BAR_SHARE 0.68
#define GAP       6.0
/* A digit is about this wide in the faces of desktops and of Liberation Sans. */
#define DIGIT_WIDTH 0.6

typedef struct
{
  double left, right, top, bottom; /* of the plot */
  double day_width;
  double text; /* size of the letters */
  gint64 most; /* at the top of the left axis */
} Frame;

typedef enum
{
  ALIGN_LEFT,
  ALIGN_CENTER,
  ALIGN_RIGHT,
} Align;

/* The smallest of N_STEPS * 1, 2, 5, 10, 20, 50 ... that holds @value. */
static gint64
round_up (gint64 value)
{
  static const int factors[] = { 1, 2, 5 };

  for (gint64 unit = 1; unit < G_MAXINT64 / 100; unit *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (unit * factors[i] * N_STEPS >= value)
        return unit * factors[i] * N_STEPS;
  return value;
}

static void
frame_init (Frame *frame, double width, double height, const GocuaTrend *trend, const GocuaTrendStyle *style)
{
  gint64 most = 1;
  g_autofree char *widest = NULL;

  for (guint i = 0; i < GOCUA_TREND_DAYS; i++)
    most = MAX (most, trend->by_day[i]);
  frame->most = round_up (most);
  frame->text = (double) pango_font_description_get_size (style->font) / PANGO_SCALE;
  widest = gocua_number_format (frame->most);
  frame->left = GAP + (double) strlen (widest) * frame->text * DIGIT_WIDTH;
  frame->right = width - GAP - 5 * frame->text * DIGIT_WIDTH;
  frame->top = 2.2 * frame->text;
  frame->bottom = height - 1.9 * frame->text;
  frame->day_width = (frame->right - frame->left) / GOCUA_TREND_DAYS;
}

static gboolean
frame_has_room (const Frame *frame)
{
  return frame->right - frame->left >= GOCUA_TREND_DAYS && frame->bottom - frame->top >= 2 * frame->text;
}

static void
set_color (cairo_t *cr, const GocuaChartColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Draws @text with its middle line at @y. Returns: its width. */
static double
draw_text (cairo_t *cr,
           const GocuaTrendStyle *style,
           const char *text,
           double x,
           double y,
           Align align,
           gboolean bold)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (style->font);
  int width, height;

  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (align == ALIGN_CENTER)
    x -= width / 2.0;
  else if (align == ALIGN_RIGHT)
    x -= width;
  set_color (cr, &style->text);
  cairo_move_to (cr, x, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
  return width;
}

static void
draw_grid (cairo_t *cr, const Frame *frame, const GocuaTrendStyle *style)
{
  cairo_set_line_width (cr, 1);
  for (int i = 0; i <= N_STEPS; i++)
    {
      double y = floor (frame->bottom - (frame->bottom - frame->top) * i / N_STEPS) + 0.5;
      g_autofree char *count = gocua_number_format (frame->most * i / N_STEPS);
      g_autofree char *share = g_strdup_printf (
          gocua_number_get_style () == GOCUA_NUMBER_VI ? "%d\u00a0%%" : "%d%%", 100 * i / N_STEPS);

      set_color (cr, &style->grid);
      cairo_move_to (cr, frame->left, y);
      cairo_line_to (cr, frame->right, y);
      cairo_stroke (cr);
      draw_text (cr, style, count, frame->left - GAP / 2, y, ALIGN_RIGHT, FALSE);
      draw_text (cr, style, share, frame->right + GAP / 2, y, ALIGN_LEFT, FALSE);
    }
}

static void
draw_today (cairo_t *cr, const Frame *frame, const GocuaTrendStyle *style)
{
  set_color (cr, &style->grid);
  cairo_rectangle (cr, frame->right - frame->day_width, frame->top, frame->day_width,
                   frame->bottom - frame->top);
  cairo_fill (cr);
}

static void
draw_bars (cairo_t *cr, const Frame *frame, const GocuaTrend *trend, const GocuaTrendStyle *style)
{
  double width = frame->day_width * BAR_SHARE;

  for (guint i = 0; i < GOCUA_TREND_DAYS; i++)
    {
      double x = frame->left + frame->day_width * i + (frame->day_width - width) / 2;
      double height = (frame->bottom - frame->top) * (double) trend->by_day[i] / (double) frame->most;

      /* Few are not none: they keep a visible foot. */
      if (trend->by_day[i] > 0)
        height = MAX (height, 1.5);
      set_color (cr, &style->bar);
      cairo_rectangle (cr, x, frame->bottom - height, width, height);
      cairo_fill (cr);
    }
}

static void
draw_marked_day (cairo_t *cr, const Frame *frame, const GocuaTrendStyle *style)
{
  if (style->marked_day < 0 || style->marked_day >= GOCUA_TREND_DAYS)
    return;
  set_color (cr, &style->text);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, frame->left + frame->day_width * style->marked_day, frame->top, frame->day_width,
                   frame->bottom - frame->top);
  cairo_stroke (cr);
}

static void
draw_line (cairo_t *cr, const Frame *frame, const GocuaTrend *trend, const GocuaTrendStyle *style)
{
  if (trend->eligible <= 0)
    return;
  set_color (cr, &style->line);
  cairo_set_line_width (cr, MAX (2, frame->text / 6));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < GOCUA_TREND_DAYS; i++)
    {
      double share = (double) gocua_trend_get_reached_at (trend, i) / (double) trend->eligible;

      cairo_line_to (cr, frame->left + frame->day_width * (i + 0.5),
                     frame->bottom - (frame->bottom - frame->top) * MIN (share, 1));
    }
  cairo_stroke (cr);
}

/* Today is always labelled, the others as often as they have room, counted back from it. */
static void
draw_dates (cairo_t *cr, const Frame *frame, const GocuaTrend *trend, const GocuaTrendStyle *style)
{
  double room = 5 * frame->text * DIGIT_WIDTH + 2 * GAP;
  int step = MAX ((int) ceil (room / frame->day_width), 1);
  double y = frame->bottom + frame->text;

  for (int i = GOCUA_TREND_DAYS - 1; i >= 0; i -= step)
    {
      g_autofree char *iso = gocua_trend_get_date (trend, (guint) i);
      g_autofree char *label = gocua_date_format_short (iso);

      draw_text (cr, style, label, frame->left + frame->day_width * (i + 0.5), y, ALIGN_CENTER,
                 i == GOCUA_TREND_DAYS - 1);
    }
}

static void
draw_key (cairo_t *cr, const Frame *frame, const GocuaTrendStyle *style)
{
  double y = frame->text * 0.8;
  double x = frame->left;
  double box = frame->text * 0.7;

  set_color (cr, &style->bar);
  cairo_rectangle (cr, x, y - box / 2, box, box);
  cairo_fill (cr);
  x += box + GAP;
  /* Translators: key of the bars of a chart */
  x += draw_text (cr, style, _ ("First met, households a day"), x, y, ALIGN_LEFT, FALSE) + 3 * GAP;
  set_color (cr, &style->line);
  cairo_set_line_width (cr, MAX (2, frame->text / 6));
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + 2 * box, y);
  cairo_stroke (cr);
  /* Translators: key of the line of a chart, a share in percent */
  draw_text (cr, style, _ ("Share of the eligible reached so far (%)"), x + 2 * box + GAP, y, ALIGN_LEFT,
             FALSE);
}

void
gocua_trend_chart_draw (cairo_t *cr,
                        double width,
                        double height,
                        const GocuaTrend *trend,
                        const GocuaTrendStyle *style)
{
  Frame frame;

  g_return_if_fail (cr != NULL && trend != NULL && style != NULL && style->font != NULL);

  frame_init (&frame, width, height, trend, style);
  if (!frame_has_room (&frame))
    return;
  cairo_save (cr);
  draw_grid (cr, &frame, style);
  draw_today (cr, &frame, style);
  draw_bars (cr, &frame, trend, style);
  draw_line (cr, &frame, trend, style);
  draw_marked_day (cr, &frame, style);
  draw_dates (cr, &frame, trend, style);
  draw_key (cr, &frame, style);
  cairo_restore (cr);
}

int
gocua_trend_chart_get_day_at (double width,
                              double height,
                              const GocuaTrend *trend,
                              const GocuaTrendStyle *style,
                              double x,
                              double y)
{
  Frame frame;

  g_return_val_if_fail (trend != NULL && style != NULL && style->font != NULL, -1);

  frame_init (&frame, width, height, trend, style);
  if (!frame_has_room (&frame) || x < frame.left || x >= frame.right || y < frame.top || y > frame.bottom)
    return -1;
  return CLAMP ((int) ((x - frame.left) / frame.day_width), 0, GOCUA_TREND_DAYS - 1);
}
