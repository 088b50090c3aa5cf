/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-text.c: text keeps to its cell, whatever its length, and every letter is there. */

#include "gocua-test-paper.h"

#include <pango/pangocairo.h>

#include "paper/gocua-paper-text.h"

#define SCALE 4

static const GocuaPaperText cell = { .size = 10, .valign = 0.5 };

static void
assert_within (const GocuaPaperRect *ink, const GocuaPaperRect *rect)
{
  g_assert_cmpfloat (ink->x, >=, rect->x - 0.01);
  g_assert_cmpfloat (ink->width, <=, rect->width + 0.01);
  g_assert_cmpfloat (ink->y, >=, rect->y - 0.01);
  g_assert_cmpfloat (ink->y + ink->height, <=, rect->y + rect->height + 0.01);
}

static void
test_longest (void)
{
  for (guint n = 1; n <= GOCUA_CAMPAIGN_MAX_INDICATORS; n++)
    {
      g_autoptr (GocuaCampaign) campaign = test_campaign_new (n);
      GocuaPaperForm form;
      GocuaPaperRect address, head, ink;

      gocua_paper_form_init (&form, campaign);
      gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_ADDRESS, 0, &address);
      gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_HEAD, 0, &head);
      for (guint i = 0; i < G_N_ELEMENTS (test_addresses); i++)
        {
          gocua_paper_text_measure (&address, &cell, test_addresses[i], &ink);
          assert_within (&ink, &address);
          gocua_paper_text_measure (&head, &cell, test_heads[i], &ink);
          assert_within (&ink, &head);
        }
    }
}

/* Usual names and addresses are whole in the usual campaigns. */
static void
test_usual (void)
{
  g_autoptr (GocuaCampaign) campaign = test_campaign_new (6);
  GocuaPaperForm form;
  GocuaPaperRect rect, ink;

  gocua_paper_form_init (&form, campaign);
  gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_HEAD, 0, &rect);
  g_assert_true (gocua_paper_text_measure (&rect, &cell, test_heads[0], &ink));
  g_assert_false (gocua_paper_text_measure (&rect, &cell, test_heads[2], &ink));
  gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_ADDRESS, 0, &rect);
  g_assert_true (gocua_paper_text_measure (&rect, &cell, test_addresses[1], &ink));
  g_assert_false (gocua_paper_text_measure (&rect, &cell, test_addresses[2], &ink));
}

static guint
count_ink (cairo_surface_t *surface, const GocuaPaperRect *rect, gboolean inside)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        gboolean within = x >= rect->x * SCALE - 1 && x <= (rect->x + rect->width) * SCALE &&
                          y >= rect->y * SCALE - 1 && y <= (rect->y + rect->height) * SCALE;

        n += within == inside && data[y * stride + x * 4 + 3] > 64;
      }
  return n;
}

/* Looks at the pixels: nothing stands outside, and something inside. */
static void
test_drawn (void)
{
  static const GocuaPaperText styles[] = {
    { .size = 10, .lines = 2, .valign = 0.5 },
    { .size = 12, .lines = 1, .bold = TRUE, .align = PANGO_ALIGN_RIGHT, .valign = 1 },
    { .size = 9, .least = 6 },
  };
  const GocuaPaperRect rect = { 20, 20, 80, 28 };

  for (guint i = 0; i < G_N_ELEMENTS (styles) * G_N_ELEMENTS (test_heads); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 120 * SCALE, 70 * SCALE);
      cairo_t *cr = cairo_create (surface);

      cairo_scale (cr, SCALE, SCALE);
      gocua_paper_text_draw (cr, &rect, &styles[i % G_N_ELEMENTS (styles)],
                             test_heads[i / G_N_ELEMENTS (styles)]);
      cairo_surface_flush (surface);
      g_assert_cmpuint (count_ink (surface, &rect, FALSE), ==, 0);
      g_assert_cmpuint (count_ink (surface, &rect, TRUE), >, 50);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A box instead of a letter would be worse than another face. */
static void
test_glyphs (void)
{
  static const char letters[] = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
                                "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ"
                                "0123456789·…•“”";
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 8, 8);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (GOCUA_PAPER_FONTS " 10");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, letters, -1);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/text/longest", test_longest);
  g_test_add_func ("/paper/text/usual", test_usual);
  g_test_add_func ("/paper/text/drawn", test_drawn);
  g_test_add_func ("/paper/text/glyphs", test_glyphs);
  return g_test_run ();
}
