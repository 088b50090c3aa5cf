/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-column-layout.c: what a person made of the columns is there again, also where there are others now. */

#include "app/pages/gocua-column-layout.h"

static GPtrArray *
make_start (void)
{
  GPtrArray *start = gocua_column_layout_new ();

  gocua_column_layout_add (start, "address", TRUE, 0);
  gocua_column_layout_add (start, "head", TRUE, 0);
  gocua_column_layout_add (start, "indicator.knows", TRUE, 0);
  gocua_column_layout_add (start, "note", FALSE, 0);
  return start;
}

static void
assert_applied (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) start = make_start ();
  g_autoptr (GPtrArray) layout = gocua_column_layout_apply (start, text);
  g_autofree char *applied = gocua_column_layout_to_text (layout);

  g_assert_cmpstr (applied, ==, expected);
}

static void
test_apply (void)
{
  assert_applied ("", "address head indicator.knows -note");
  assert_applied ("note:200 -head address indicator.knows:60", "note:200 -head address indicator.knows:60");
}

/* Of another campaign, or of another version. */
static void
test_other_columns (void)
{
  assert_applied ("indicator.uses head:90 address", "head:90 indicator.knows -note address");
  assert_applied ("head address", "head indicator.knows -note address");
}

static void
test_odd (void)
{
  assert_applied ("head:x head:9 - :: -: address:-5 address:99999999 \n",
                  "head indicator.knows -note address");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-layout/apply", test_apply);
  g_test_add_func ("/column-layout/other-columns", test_other_columns);
  g_test_add_func ("/column-layout/odd", test_odd);
  return g_test_run ();
}
