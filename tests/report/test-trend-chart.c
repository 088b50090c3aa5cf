/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-trend-chart.c: what the trend chart draws where, and what it says. */

#include <pango/pangocairo.h>
#include <string.h>

#include "report/gocua-trend-chart.h"

#define WIDTH  480
#define HEIGHT 240

/* Read by an ASan build: fontconfig keeps its caches until the process ends, which is no leak of ours. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

typedef struct
{
  GocuaTrend trend;
  GocuaTrendStyle style;
  PangoFontDescription *font;
  cairo_surface_t *surface;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GocuaTrend *trend = &fixture->trend;

  g_strlcpy (trend->today, "2025-03-14", sizeof trend->today);
  trend->by_day[10] = 40;
  trend->by_day[20] = 80;
  trend->by_day[29] = 80;
  trend->reached = 500;
  trend->eligible = 1000;
  fixture->font = pango_font_description_from_string ("Sans");
  pango_font_description_set_absolute_size (fixture->font, 11 * PANGO_SCALE);
  fixture->style.text = (GocuaChartColor){ 0, 0, 0, 1 };
  fixture->style.grid = (GocuaChartColor){ 0, 0, 0, 0.1 };
  fixture->style.bar = (GocuaChartColor){ 0, 0, 1, 1 };
  fixture->style.line = (GocuaChartColor){ 1, 0, 0, 1 };
  fixture->style.font = fixture->font;
  fixture->style.marked_day = -1;
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pango_font_description_free (fixture->font);
  cairo_surface_destroy (fixture->surface);
}

static void
draw (Fixture *fixture, double width, double height)
{
  cairo_t *cr = cairo_create (fixture->surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gocua_trend_chart_draw (cr, width, height, &fixture->trend, &fixture->style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (fixture->surface);
}

static guint32
pixel (Fixture *fixture, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (fixture->surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (fixture->surface);
  guint32 value;

  memcpy (&value, row + 4 * (gsize) x, sizeof value);
  return value & 0xffffff;
}

static int
day_at (Fixture *fixture, int x, int y)
{
  return gocua_trend_chart_get_day_at (WIDTH, HEIGHT, &fixture->trend, &fixture->style, x, y);
}

/* Counts the pixels of @color in the column of @day, between @top and @bottom. */
static int
count_color (Fixture *fixture, int day, int top, int bottom, guint32 color)
{
  int n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = 0; x < WIDTH; x++)
      n += day_at (fixture, x, y) == day && pixel (fixture, x, y) == color;
  return n;
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  int small, large;

  draw (fixture, WIDTH, HEIGHT);
  small = count_color (fixture, 10, 0, HEIGHT, 0x0000ff);
  large = count_color (fixture, 20, 0, HEIGHT, 0x0000ff);
  g_assert_cmpint (small, >, 50);
  /* Twice the households, twice the height; the line covers a little. */
  g_assert_cmpint (large, >, small * 3 / 2);
  g_assert_cmpint (large, <, small * 5 / 2);
  g_assert_cmpint (count_color (fixture, 11, 0, HEIGHT, 0x0000ff), ==, 0);
  g_assert_cmpint (count_color (fixture, 29, 0, HEIGHT, 0x0000ff), >, 50);
}

/* From 300 of 1000 at the beginning to 500 now: the line ends in the middle and never goes down. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  int top = HEIGHT, bottom = 0, y_of_last = 0;

  draw (fixture, WIDTH, HEIGHT);
  for (int y = 0; y < HEIGHT; y++)
    if (day_at (fixture, WIDTH / 2, y) >= 0)
      {
        top = MIN (top, y);
        bottom = MAX (bottom, y);
      }
  for (int y = top; y < bottom && y_of_last == 0; y++)
    if (count_color (fixture, 29, y, y + 1, 0xff0000) > 0)
      y_of_last = y;
  g_assert_cmpint (abs (y_of_last - (top + bottom) / 2), <=, 3);
  g_assert_cmpint (count_color (fixture, 0, top, y_of_last, 0xff0000), ==, 0);
  g_assert_cmpint (count_color (fixture, 0, y_of_last + 3, bottom, 0xff0000), >, 0);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  int last = -1, seen = 0;

  for (int x = 0; x < WIDTH; x++)
    {
      int day = day_at (fixture, x, HEIGHT / 2);

      if (day < 0 || day == last)
        continue;
      g_assert_cmpint (day, ==, last + 1);
      last = day;
      seen++;
    }
  g_assert_cmpint (seen, ==, GOCUA_TREND_DAYS);
  g_assert_cmpint (day_at (fixture, 0, HEIGHT / 2), ==, -1);
  g_assert_cmpint (day_at (fixture, WIDTH - 1, HEIGHT / 2), ==, -1);
  g_assert_cmpint (day_at (fixture, WIDTH / 2, 1), ==, -1);
  g_assert_cmpint (day_at (fixture, WIDTH / 2, HEIGHT - 1), ==, -1);
}

static void
test_marked_day (Fixture *fixture, gconstpointer data)
{
  int before, after;

  draw (fixture, WIDTH, HEIGHT);
  before = count_color (fixture, 5, 0, HEIGHT, 0xffffff);
  fixture->style.marked_day = 5;
  draw (fixture, WIDTH, HEIGHT);
  after = count_color (fixture, 5, 0, HEIGHT, 0xffffff);
  g_assert_cmpint (after, <, before);
}

/* Nothing to show, and no room to show it in, are no trouble. */
static void
test_extremes (Fixture *fixture, gconstpointer data)
{
  memset (&fixture->trend.by_day, 0, sizeof fixture->trend.by_day);
  fixture->trend.reached = fixture->trend.eligible = 0;
  draw (fixture, WIDTH, HEIGHT);
  g_assert_cmpint (count_color (fixture, 20, 0, HEIGHT, 0x0000ff), ==, 0);
  g_assert_cmpint (count_color (fixture, 20, 0, HEIGHT, 0xff0000), ==, 0);
  draw (fixture, 20, 10);
  draw (fixture, 0, 0);
  fixture->trend.by_day[3] = G_MAXINT64 / 4;
  fixture->trend.reached = fixture->trend.eligible = G_MAXINT64 / 4;
  draw (fixture, WIDTH, HEIGHT);
  g_assert_cmpint (gocua_trend_chart_get_day_at (0, 0, &fixture->trend, &fixture->style, 0, 0), ==, -1);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = gocua_trend_get_date (&fixture->trend, 0);
  g_autofree char *day = gocua_trend_describe_day (&fixture->trend, 20);
  g_autofree char *all = gocua_trend_describe (&fixture->trend);

  g_assert_cmpstr (first, ==, "2025-02-13");
  g_assert_cmpint (gocua_trend_get_reached_at (&fixture->trend, 0), ==, 300);
  g_assert_cmpint (gocua_trend_get_reached_at (&fixture->trend, 10), ==, 340);
  g_assert_cmpint (gocua_trend_get_reached_at (&fixture->trend, 29), ==, 500);
  g_assert_nonnull (strstr (day, "05/03/2025"));
  g_assert_nonnull (strstr (day, "80"));
  g_assert_nonnull (strstr (day, "420 / 1.000"));
  g_assert_nonnull (strstr (all, "200"));
  g_assert_nonnull (strstr (all, "05/03/2025"));
  g_assert_nonnull (strstr (all, "50,0"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/trend-chart/bars", Fixture, NULL, set_up, test_bars, tear_down);
  g_test_add ("/trend-chart/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/trend-chart/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/trend-chart/marked-day", Fixture, NULL, set_up, test_marked_day, tear_down);
  g_test_add ("/trend-chart/extremes", Fixture, NULL, set_up, test_extremes, tear_down);
  g_test_add ("/trend-chart/words", Fixture, NULL, set_up, test_words, tear_down);
  return g_test_run ();
}
