/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cell-format.c: numbers as a spreadsheet shows them. */

#include "roster/gocua-cell-format.h"

static void
assert_shown (guint id, const char *code, const char *number, gboolean from_1904, const char *expected)
{
  GocuaCellFormat format;
  g_autoptr (GString) text = g_string_new (NULL);

  gocua_cell_format_init (&format, id, code);
  gocua_cell_format_append (&format, number, from_1904, text);
  g_assert_cmpstr (text->str, ==, expected);
  gocua_cell_format_clear (&format);
}

static void
test_plain (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  gocua_cell_format_append (NULL, "901234567", FALSE, text);
  g_assert_cmpstr (text->str, ==, "901234567");
  assert_shown (0, NULL, "9.01234567E8", FALSE, "901234567");
  assert_shown (0, NULL, "4.0", FALSE, "4");
  assert_shown (0, NULL, "-3", FALSE, "-3");
  assert_shown (0, NULL, "2.5", FALSE, "2.5");
  assert_shown (0, NULL, "0.1", FALSE, "0.1");
  assert_shown (0, NULL, "079123456789", FALSE, "79123456789");
  assert_shown (0, NULL, "1.2345678901234567E+19", FALSE, "1.23456789012346e+19");
  assert_shown (0, NULL, "abc", FALSE, "abc");
  assert_shown (0, NULL, "12abc", FALSE, "12abc");
  assert_shown (0, NULL, "nan", FALSE, "nan");
  assert_shown (11, NULL, "903123456", FALSE, "903123456");
  assert_shown (164, "0.00E+00", "903123456", FALSE, "903123456");
  assert_shown (3, NULL, "1234", FALSE, "1234");
}

/* Phones lose their 0 to a spreadsheet, and people bring it back by a format. */
static void
test_zeros (void)
{
  assert_shown (164, "0000000000", "903123456", FALSE, "0903123456");
  assert_shown (164, "0### ### ###", "903123456", FALSE, "0903123456");
  assert_shown (164, "000 000 0000", "903123456", FALSE, "0903123456");
  assert_shown (164, "\"0\"#########", "903123456", FALSE, "0903123456");
  assert_shown (164, "\\0#########", "903123456", FALSE, "0903123456");
  assert_shown (164, "00", "7", FALSE, "07");
  assert_shown (164, "\"KP \"0", "7", FALSE, "KP 7");
  assert_shown (164, "0\" người\"", "7", FALSE, "7 người");
  assert_shown (164, "#,##0", "7", FALSE, "7");
  assert_shown (164, "#,##0.00", "7", FALSE, "7");
  assert_shown (164, "_-* #,##0_-", "7", FALSE, "7");
  assert_shown (164, "@", "7", FALSE, "7");
  assert_shown (164, "000;[Red]-000", "7", FALSE, "007");
}

static void
test_dates (void)
{
  assert_shown (14, NULL, "45717", FALSE, "01/03/2025");
  assert_shown (22, NULL, "45717.604166666664", FALSE, "01/03/2025 14:30");
  assert_shown (164, "dd/mm/yyyy", "45717", FALSE, "01/03/2025");
  assert_shown (164, "[$-42A]dd mmmm yyyy;@", "45717", FALSE, "01/03/2025");
  assert_shown (164, "\"ngày \"d\" tháng \"m", "45717", FALSE, "01/03/2025");
  assert_shown (164, "mmm", "45717", FALSE, "01/03/2025");
  assert_shown (164, "h:mm", "0.5", FALSE, "12:00");
  assert_shown (164, "[h]:mm", "1.25", FALSE, "30:00");
  assert_shown (164, "mm:ss", "0.5", FALSE, "12:00");
  assert_shown (20, NULL, "0.25", FALSE, "06:00");
  assert_shown (14, NULL, "1", FALSE, "01/01/1900");
  assert_shown (14, NULL, "59", FALSE, "28/02/1900");
  assert_shown (14, NULL, "60", FALSE, "01/03/1900");
  assert_shown (14, NULL, "61", FALSE, "01/03/1900");
  assert_shown (14, NULL, "0", TRUE, "01/01/1904");
  assert_shown (14, NULL, "44255", TRUE, "01/03/2025");
  assert_shown (14, NULL, "2958465", FALSE, "31/12/9999");
  assert_shown (14, NULL, "2958466", FALSE, "2958466");
  assert_shown (14, NULL, "-1", FALSE, "-1");
}

static void
test_percent (void)
{
  assert_shown (9, NULL, "0.5", FALSE, "50%");
  assert_shown (164, "0.0%", "0.125", FALSE, "12.5%");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/cell-format/plain", test_plain);
  g_test_add_func ("/roster/cell-format/zeros", test_zeros);
  g_test_add_func ("/roster/cell-format/dates", test_dates);
  g_test_add_func ("/roster/cell-format/percent", test_percent);
  return g_test_run ();
}
