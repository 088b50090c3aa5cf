/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-form.c: every line of every campaign has its boxes, of a size to write in, and none touches another.
 */

#include "gocua-test-paper.h"

#include <string.h>

#define MM       GOCUA_PAPER_MM
#define MARGIN   (10 * MM - 0.01)
#define MAX_LIST 1000

typedef struct
{
  GocuaPaperRect rects[MAX_LIST];
  guint n;
} List;

static void
add (List *list, const GocuaPaperRect *rect)
{
  g_assert_cmpuint (list->n, <, MAX_LIST);
  list->rects[list->n++] = *rect;
}

static gboolean
overlap (const GocuaPaperRect *a, const GocuaPaperRect *b)
{
  const double slack = 0.01;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack &&
         a->y + a->height > b->y + slack && b->y + b->height > a->y + slack;
}

static void
assert_apart (const List *list)
{
  for (guint i = 0; i < list->n; i++)
    for (guint j = i + 1; j < list->n; j++)
      g_assert_false (overlap (&list->rects[i], &list->rects[j]));
}

static void
assert_on_page (const GocuaPaperRect *rect)
{
  g_assert_cmpfloat (rect->x, >=, MARGIN);
  g_assert_cmpfloat (rect->y, >=, MARGIN);
  g_assert_cmpfloat (rect->x + rect->width, <=, GOCUA_PAPER_WIDTH - MARGIN);
  g_assert_cmpfloat (rect->y + rect->height, <=, GOCUA_PAPER_HEIGHT - MARGIN);
}

static void
add_box (const GocuaPaperForm *form, guint row, GocuaPaperBox box, guint index, List *list)
{
  GocuaPaperRect rect;

  g_assert_true (gocua_paper_form_get_box (form, row, box, index, &rect));
  assert_on_page (&rect);
  add (list, &rect);
  if (box > GOCUA_PAPER_BOX_FOLLOW_UP)
    return;
  g_assert_cmpfloat (rect.width, >=, 4.5 * MM - 0.01);
  g_assert_cmpfloat (rect.height, >=, 4.5 * MM - 0.01);
}

static void
add_line (const GocuaPaperForm *form, guint row, List *list)
{
  GocuaPaperRect rect;

  for (guint i = 0; i < form->n_outcomes; i++)
    add_box (form, row, GOCUA_PAPER_BOX_OUTCOME, i, list);
  for (guint i = 0; i < form->n_indicators; i++)
    if (form->counts >> i & 1)
      {
        add_box (form, row, GOCUA_PAPER_BOX_COUNT, i, list);
        g_assert_false (gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_YES, i, &rect));
      }
    else
      {
        add_box (form, row, GOCUA_PAPER_BOX_YES, i, list);
        add_box (form, row, GOCUA_PAPER_BOX_NO, i, list);
        g_assert_false (gocua_paper_form_get_box (form, row, GOCUA_PAPER_BOX_COUNT, i, &rect));
      }
  for (guint box = GOCUA_PAPER_BOX_REASON; box < GOCUA_PAPER_N_BOXES; box++)
    add_box (form, row, (GocuaPaperBox) box, 0, list);
}

static void
add_fixed (const GocuaPaperForm *form, List *list)
{
  GocuaPaperRect rect;

  for (guint corner = 0; corner < GOCUA_PAPER_N_CORNERS; corner++)
    {
      gocua_paper_form_get_mark (form, (GocuaPaperCorner) corner, &rect);
      assert_on_page (&rect);
      add (list, &rect);
    }
  gocua_paper_form_get_qr (form, &rect);
  /* Its quiet zone: four of at least 21 modules. */
  rect.x -= rect.width * 4 / 21;
  rect.y -= rect.height * 4 / 21;
  rect.width *= 29.0 / 21;
  rect.height *= 29.0 / 21;
  add (list, &rect);
}

static void
test_boxes (void)
{
  for (guint n = 1; n <= GOCUA_CAMPAIGN_MAX_INDICATORS; n++)
    {
      g_autoptr (GocuaCampaign) campaign = test_campaign_new (n);
      g_autofree List *list = g_new0 (List, 1);
      GocuaPaperForm form;
      guint lines;

      gocua_paper_form_init (&form, campaign);
      lines = gocua_paper_form_get_lines_per_page (&form);
      g_assert_cmpuint (lines, ==, n <= 6 ? 20 : 10);
      add_fixed (&form, list);
      for (guint row = 0; row < lines; row++)
        add_line (&form, row, list);
      assert_apart (list);
    }
}

/* A hand that is used to writing, and words of two lines. */
static void
test_rows (void)
{
  for (guint n = 1; n <= GOCUA_CAMPAIGN_MAX_INDICATORS; n++)
    {
      g_autoptr (GocuaCampaign) campaign = test_campaign_new (n);
      GocuaPaperForm form;
      GocuaPaperRect rect;

      gocua_paper_form_init (&form, campaign);
      gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_ADDRESS, 0, &rect);
      g_assert_cmpfloat (rect.height, >=, 9 * MM);
      g_assert_cmpfloat (rect.width, >=, 22 * MM);
      gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_HEAD, 0, &rect);
      g_assert_cmpfloat (rect.width, >=, 18 * MM);
      gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_NOTE, 0, &rect);
      g_assert_cmpfloat (rect.width, >=, 15 * MM);
    }
}

static void
test_no_such_box (void)
{
  g_autoptr (GocuaCampaign) campaign = test_campaign_new (4);
  GocuaPaperForm form;
  GocuaPaperRect rect;

  gocua_paper_form_init (&form, campaign);
  g_assert_false (gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_OUTCOME, 9, &rect));
  g_assert_false (gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_YES, 4, &rect));
  g_assert_false (gocua_paper_form_get_box (&form, 0, GOCUA_PAPER_BOX_NOTE, 1, &rect));
  g_assert_false (gocua_paper_form_get_box (&form, 20, GOCUA_PAPER_BOX_NOTE, 0, &rect));
}

/* What layout 1 is must never change: sheets of it are in cupboards. */
static void
test_layout_1 (void)
{
  const GocuaPaperForm form = { 1, 9, 4, 6 };
  g_autofree char *json = gocua_paper_form_to_json (&form, NULL);
  g_autofree char *qr = gocua_paper_form_format_qr (&form, "48271632", 2);

  g_assert_cmpstr (qr, ==, "48271632/2/1-9-4");
  g_assert_nonnull (strstr (json, "\"top-left\": [28.35, 28.35, 14.17, 14.17]"));
  g_assert_nonnull (strstr (json, "\"line_height\": 28.06"));
  g_assert_nonnull (
      strstr (json, "{ \"box\": \"outcome\", \"index\": 0, \"rect\": [266.88, 172.06, 13.04, 18.43] }"));
  g_assert_nonnull (
      strstr (json, "{ \"box\": \"no\", \"index\": 3, \"rect\": [451.13, 181.28, 13.04, 12.76] }"));
}

static void
test_json_ids (void)
{
  g_autoptr (GocuaCampaign) campaign = test_campaign_new (2);
  g_autofree char *json = NULL;
  GocuaPaperForm form;

  gocua_paper_form_init (&form, campaign);
  json = gocua_paper_form_to_json (&form, campaign);
  g_assert_nonnull (strstr (json, "{ \"box\": \"outcome\", \"index\": 6, \"id\": \"wrong-address\", "));
  g_assert_nonnull (strstr (json, "{ \"box\": \"count\", \"index\": 1, \"id\": \"indicator_1\", "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/form/boxes", test_boxes);
  g_test_add_func ("/paper/form/rows", test_rows);
  g_test_add_func ("/paper/form/no-such-box", test_no_such_box);
  g_test_add_func ("/paper/form/layout-1", test_layout_1);
  g_test_add_func ("/paper/form/json-ids", test_json_ids);
  return g_test_run ();
}
