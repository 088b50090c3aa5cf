/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-row-index.c: the first row with a text keeps it, among very many. */

#include "roster/gocua-row-index.h"

static void
test_first_keeps (void)
{
  g_autoptr (GocuaRowIndex) index = gocua_row_index_new ();

  g_assert_cmpuint (gocua_row_index_claim (index, "a", 5), ==, 0);
  g_assert_cmpuint (gocua_row_index_claim (index, "b", 6), ==, 0);
  g_assert_cmpuint (gocua_row_index_claim (index, "a", 7), ==, 5);
  g_assert_cmpuint (gocua_row_index_claim (index, "a", 8), ==, 5);
  g_assert_cmpuint (gocua_row_index_claim (index, "", 9), ==, 0);
  g_assert_cmpuint (gocua_row_index_claim (index, "", 10), ==, 9);
}

/* As many rows as a list may have, alike in all but their end. */
static void
test_many (void)
{
  g_autoptr (GocuaRowIndex) index = gocua_row_index_new ();

  for (guint round = 0; round < 2; round++)
    for (guint i = 1; i <= 300000; i++)
      {
        char text[32];

        g_snprintf (text, sizeof text, "12 le loi\nnguyen thi %u", i);
        g_assert_cmpuint (gocua_row_index_claim (index, text, i), ==, round == 0 ? 0 : i);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/row-index/first-keeps", test_first_keeps);
  g_test_add_func ("/roster/row-index/many", test_many);
  return g_test_run ();
}
