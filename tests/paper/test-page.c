/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page.c: how many pages there are, and that the ink is where the geometry says. */

#include "gocua-test-paper.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "paper/gocua-paper-private.h"
#include "wire/gocua-presets.h"

#define SCALE 3.0

static GocuaPaper *
make_paper (guint n_indicators, guint n_lines)
{
  g_autoptr (GocuaCampaign) campaign = test_campaign_new (n_indicators);
  g_autoptr (GocuaPaperSheet) sheet = test_sheet_new (campaign, n_lines, n_lines > 2 ? 2 : 0);
  GocuaPaper *paper = gocua_paper_new ();

  gocua_paper_add_sheet (paper, sheet);
  return paper;
}

static cairo_surface_t *
render (const GocuaPaper *paper, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (GOCUA_PAPER_WIDTH * SCALE), (int) (GOCUA_PAPER_HEIGHT * SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  gocua_paper_draw_page (paper, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How much of a part of the page is dark, 0 to 1. */
static double
darkness (cairo_surface_t *surface, double left, double top, double width, double height)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int x1 = (int) (left * SCALE + 0.5), x2 = MAX (x1 + 1, (int) ((left + width) * SCALE + 0.5));
  int y1 = (int) (top * SCALE + 0.5), y2 = MAX (y1 + 1, (int) ((top + height) * SCALE + 0.5));
  double sum = 0;

  for (int y = y1; y < y2; y++)
    for (int x = x1; x < x2; x++)
      sum += 1 - data[y * stride + x * 4] / 255.0;
  return sum / ((x2 - x1) * (y2 - y1));
}

static void
test_n_pages (void)
{
  static const struct
  {
    guint lines, narrow, wide;
  } cases[] = { { 0, 1, 1 },  { 1, 1, 1 },  { 10, 1, 1 },  { 11, 1, 2 },
                { 20, 1, 2 }, { 21, 2, 3 }, { 100, 5, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaPaper) narrow = make_paper (4, cases[i].lines);
      g_autoptr (GocuaPaper) wide = make_paper (16, cases[i].lines);

      g_assert_cmpuint (gocua_paper_get_n_pages (narrow), ==, cases[i].narrow);
      g_assert_cmpuint (gocua_paper_get_n_pages (wide), ==, cases[i].wide);
    }
}

/* Each line is on one page, with all of its boxes there. */
static void
test_lines (void)
{
  g_autoptr (GocuaPaper) paper = make_paper (4, 100);
  GocuaPaperRect rect;

  for (guint line = 1; line <= 100; line++)
    for (guint page = 0; page < 5; page++)
      {
        gboolean here = (line - 1) / 20 == page;

        g_assert_cmpint (gocua_paper_get_box (paper, page, line, GOCUA_PAPER_BOX_OUTCOME, 8, &rect), ==,
                         here);
        g_assert_cmpint (gocua_paper_get_box (paper, page, line, GOCUA_PAPER_BOX_YES, 0, &rect), ==, here);
        g_assert_cmpint (gocua_paper_get_box (paper, page, line, GOCUA_PAPER_BOX_COUNT, 3, &rect), ==, here);
      }
  g_assert_false (gocua_paper_get_box (paper, 4, 101, GOCUA_PAPER_BOX_NOTE, 0, &rect));
  g_assert_false (gocua_paper_get_box (paper, 5, 1, GOCUA_PAPER_BOX_NOTE, 0, &rect));
  g_assert_nonnull (gocua_paper_get_form (paper, 4));
  g_assert_null (gocua_paper_get_form (paper, 5));
}

static void
assert_marks (cairo_surface_t *surface, const GocuaPaperForm *form)
{
  for (guint corner = 0; corner < GOCUA_PAPER_N_CORNERS; corner++)
    {
      GocuaPaperRect r;

      gocua_paper_form_get_mark (form, (GocuaPaperCorner) corner, &r);
      g_assert_cmpfloat (darkness (surface, r.x + 1, r.y + 1, r.width - 2, 2), >, 0.99);
      if (corner == GOCUA_PAPER_CORNER_TOP_LEFT)
        g_assert_cmpfloat (
            darkness (surface, r.x + r.width * 0.3, r.y + r.height * 0.3, r.width * 0.4, r.height * 0.4), ==,
            0);
      else
        g_assert_cmpfloat (darkness (surface, r.x + 1, r.y + 1, r.width - 2, r.height - 2), >, 0.99);
      /* And white around it. */
      g_assert_cmpfloat (darkness (surface, r.x - 6, r.y, 5, r.height), ==, 0);
      g_assert_cmpfloat (darkness (surface, r.x + r.width + 1, r.y, 3, r.height), ==, 0);
    }
}

/* Edges all around, and room inside; the hint in the middle is light. */
static void
assert_box (cairo_surface_t *surface, const GocuaPaperRect *r)
{
  const double edge = 0.3;

  g_assert_cmpfloat (darkness (surface, r->x + 2, r->y - edge, r->width - 4, 2 * edge), >, 0.8);
  g_assert_cmpfloat (darkness (surface, r->x + 2, r->y + r->height - edge, r->width - 4, 2 * edge), >, 0.8);
  g_assert_cmpfloat (darkness (surface, r->x - edge, r->y + 2, 2 * edge, r->height - 4), >, 0.8);
  g_assert_cmpfloat (darkness (surface, r->x + r->width - edge, r->y + 2, 2 * edge, r->height - 4), >, 0.8);
  g_assert_cmpfloat (darkness (surface, r->x + 1.5, r->y + 1.5, r->width - 3, r->height - 3), <, 0.12);
}

static void
assert_ink (guint n_indicators, guint n_lines)
{
  g_autoptr (GocuaPaper) paper = make_paper (n_indicators, n_lines);
  guint room = gocua_paper_form_get_lines_per_page (gocua_paper_get_form (paper, 0));

  for (guint page = 0; page < gocua_paper_get_n_pages (paper); page++)
    {
      cairo_surface_t *surface = render (paper, page);

      assert_marks (surface, gocua_paper_get_form (paper, page));
      for (guint line = page * room + 1; line <= MIN (n_lines, (page + 1) * room); line++)
        for (guint box = GOCUA_PAPER_BOX_OUTCOME; box <= GOCUA_PAPER_BOX_COUNT; box++)
          for (guint i = 0; i < GOCUA_CAMPAIGN_MAX_INDICATORS; i++)
            {
              GocuaPaperRect rect;

              if (gocua_paper_get_box (paper, page, line, (GocuaPaperBox) box, i, &rect))
                assert_box (surface, &rect);
            }
      /* What no printer can reach stays white. */
      g_assert_cmpfloat (darkness (surface, 0, 0, GOCUA_PAPER_WIDTH - 1, 27), ==, 0);
      g_assert_cmpfloat (darkness (surface, 0, 0, 27, GOCUA_PAPER_HEIGHT - 1), ==, 0);
      cairo_surface_destroy (surface);
    }
}

static void
test_ink (void)
{
  assert_ink (4, 21);
  assert_ink (16, 11);
}

static void
test_leaflet (void)
{
  static const char *const urls[] = { NULL, "https://example.org/cai-dat" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GocuaPaper) paper = gocua_paper_new ();
      GocuaPaperLeaflet leaflet = { .ward = "Phường Tân Định", .url = urls[i] };
      cairo_surface_t *surface;

      gocua_paper_add_leaflet (paper, &leaflet);
      g_assert_cmpuint (gocua_paper_get_n_pages (paper), ==, 1);
      g_assert_null (gocua_paper_get_form (paper, 0));
      surface = render (paper, 0);
      /* Where the code stands, it is about half black. */
      if (urls[i] != NULL)
        g_assert_cmpfloat (darkness (surface, 430, 80, 100, 100), >, 0.35);
      else
        g_assert_cmpfloat (darkness (surface, 430, 80, 100, 100), <, 0.15);
      cairo_surface_destroy (surface);
    }
}

/* A digit in a box is what is typed for it at entry, never another result's. */
static void
test_keys (void)
{
  g_autoptr (GocuaCampaign) preset = gocua_presets_get ("cds-2025");
  g_autoptr (GocuaCampaign) plain = test_campaign_new (2);

  g_assert_cmpint (gocua_paper_get_key (preset, GOCUA_OUTCOME_ABSENT), ==, '1');
  g_assert_cmpint (gocua_paper_get_key (preset, GOCUA_OUTCOME_LOCKED), ==, '0');
  g_assert_cmpint (gocua_paper_get_key (preset, GOCUA_OUTCOME_MET), ==, 0);
  g_assert_cmpint (gocua_paper_get_key (preset, GOCUA_OUTCOME_WRONG_ADDRESS), ==, 0);
  g_assert_cmpint (gocua_paper_get_key (plain, GOCUA_OUTCOME_MET), ==, '5');
}

static void
test_pdf (void)
{
  g_autoptr (GocuaPaper) paper = make_paper (4, 21);
  g_autofree char *folder = g_dir_make_tmp ("gocua-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "phiếu.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "phiếu.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (gocua_paper_write_pdf (paper, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (gocua_paper_write_pdf (paper, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A disk that takes no more: what was there stays, and no piece of a file is left beside it. */
static void
test_no_room (void)
{
  g_autoptr (GocuaPaper) paper = make_paper (4, 21);
  g_autofree char *folder = g_dir_make_tmp ("gocua-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (gocua_paper_write_pdf (paper, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (error != NULL && error->domain == G_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/page/n-pages", test_n_pages);
  g_test_add_func ("/paper/page/lines", test_lines);
  g_test_add_func ("/paper/page/ink", test_ink);
  g_test_add_func ("/paper/page/leaflet", test_leaflet);
  g_test_add_func ("/paper/page/keys", test_keys);
  g_test_add_func ("/paper/page/pdf", test_pdf);
  g_test_add_func ("/paper/page/no-room", test_no_room);
  return g_test_run ();
}
