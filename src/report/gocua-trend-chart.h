/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-trend-chart.h: households first met each day as bars, and the share reached so far as a line. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "store/gocua-overview.h"

G_BEGIN_DECLS

/**
 * GocuaTrend:
 * @today: ISO date of the last day
 * @by_day: eligible households first met on each day, the last is today
 * @reached: eligible households reached up to and including today
 * @eligible: eligible households
 */
typedef struct
{
  char today[GOCUA_ISO_DATE_SIZE];
  gint64 by_day[GOCUA_TREND_DAYS];
  gint64 reached;
  gint64 eligible;
} GocuaTrend;

/** GocuaChartColor: red, green, blue and opacity, each 0 to 1. */
typedef struct
{
  double red, green, blue, alpha;
} GocuaChartColor;

/**
 * GocuaTrendStyle:
 * @text: of the labels
 * @grid: of the lines behind, and of the band that marks today
 * @bar: of the households of a day
 * @line: of the share reached
 * @font: with an absolute size in pixels
 * @marked_day: the day to draw a frame around, or -1
 */
typedef struct
{
  GocuaChartColor text;
  GocuaChartColor grid;
  GocuaChartColor bar;
  GocuaChartColor line;
  const PangoFontDescription *font;
  int marked_day;
} GocuaTrendStyle;

/** gocua_trend_init: takes what the chart needs from @overview. */
void gocua_trend_init (GocuaTrend *self, const GocuaOverview *overview);

/** gocua_trend_get_reached_at: Returns: eligible households reached at the end of @day, 0 to
 * %GOCUA_TREND_DAYS - 1 */
gint64 gocua_trend_get_reached_at (const GocuaTrend *self, guint day);

/** gocua_trend_get_date: Returns: (transfer full): the ISO date of @day */
char *gocua_trend_get_date (const GocuaTrend *self, guint day);

/** gocua_trend_describe_day: Returns: (transfer full): a sentence with the numbers of @day */
char *gocua_trend_describe_day (const GocuaTrend *self, guint day);

/** gocua_trend_describe: Returns: (transfer full): what the chart shows, for those who do not see it */
char *gocua_trend_describe (const GocuaTrend *self);

/**
 * gocua_trend_chart_draw:
 * @cr: where to draw, from 0, 0; screen, image or PDF
 * @width, @height: in the units of @cr
 *
 * Draws bars against the left axis, the line against the right one (0 to 100 %), and the key above. Any
 * thread.
 */
void gocua_trend_chart_draw (cairo_t *cr,
                             double width,
                             double height,
                             const GocuaTrend *trend,
                             const GocuaTrendStyle *style);

/** gocua_trend_chart_get_day_at: Returns: the day whose column @x, @y is in, -1 for none */
int gocua_trend_chart_get_day_at (double width,
                                  double height,
                                  const GocuaTrend *trend,
                                  const GocuaTrendStyle *style,
                                  double x,
                                  double y);

G_END_DECLS
