/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-number.c: numbers and percentages in both styles. */

#include "core/gocua-number.h"

#include <math.h>
#include <string.h>

/* The first assertion of the process: nothing has set the style yet. */
static void
test_default_style (void)
{
  g_assert_cmpint (gocua_number_get_style (), ==, GOCUA_NUMBER_VI);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 value;
    const char *vi;
    const char *en;
  } cases[] = {
    { 0, "0", "0" },
    { 7, "7", "7" },
    { 999, "999", "999" },
    { 1000, "1.000", "1,000" },
    { 12345, "12.345", "12,345" },
    { 123456, "123.456", "123,456" },
    { 1234567, "1.234.567", "1,234,567" },
    { -7, "-7", "-7" },
    { -999, "-999", "-999" },
    { -1000, "-1.000", "-1,000" },
    { G_MAXINT64, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807" },
    { G_MININT64, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi = gocua_number_format (cases[i].value);
      g_autofree char *en = NULL;

      gocua_number_set_style (GOCUA_NUMBER_EN);
      en = gocua_number_format (cases[i].value);
      gocua_number_set_style (GOCUA_NUMBER_VI);
      g_assert_cmpstr (vi, ==, cases[i].vi);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_format_percent (void)
{
  static const struct
  {
    gint64 part;
    gint64 whole;
    const char *vi;
    const char *en;
  } cases[] = {
    { 0, 0, "–", "–" },
    { 5, 0, "–", "–" },
    { -1, 10, "–", "–" },
    { 1, -10, "–", "–" },
    { 0, 10, "0,0 %", "0.0%" },
    { 123, 1000, "12,3 %", "12.3%" },
    { 1, 3, "33,3 %", "33.3%" },
    { 2, 3, "66,7 %", "66.7%" },
    { 10, 10, "100,0 %", "100.0%" },
    { 1, 1000, "0,1 %", "0.1%" },
    { 1, 2000, "0,1 %", "0.1%" },
    { 1, 2001, "<0,1 %", "<0.1%" },
    { 1, 100000, "<0,1 %", "<0.1%" },
    { 999, 1000, "99,9 %", "99.9%" },
    { 9994, 10000, "99,9 %", "99.9%" },
    { 9995, 10000, ">99,9 %", ">99.9%" },
    { 99999, 100000, ">99,9 %", ">99.9%" },
    { 12, 10, "120,0 %", "120.0%" },
    { 123456, 10, "1.234.560,0 %", "1,234,560.0%" },
    { G_MAXINT64, G_MAXINT64, "100,0 %", "100.0%" },
    { G_MAXINT64 / 2, G_MAXINT64, "50,0 %", "50.0%" },
    { G_MAXINT64 - 1, G_MAXINT64, ">99,9 %", ">99.9%" },
    { 1, G_MAXINT64, "<0,1 %", "<0.1%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi = gocua_number_format_percent (cases[i].part, cases[i].whole);
      g_autofree char *en = NULL;

      gocua_number_set_style (GOCUA_NUMBER_EN);
      en = gocua_number_format_percent (cases[i].part, cases[i].whole);
      gocua_number_set_style (GOCUA_NUMBER_VI);
      g_assert_cmpstr (vi, ==, cases[i].vi);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_percent_property (void)
{
  for (int i = 0; i < 30000; i++)
    {
      gint64 whole = g_test_rand_int_range (1, g_test_rand_bit () ? 300 : 300000);
      gint64 part = g_test_rand_int_range (0, (gint32) whole + 1);
      g_autofree char *got = gocua_number_format_percent (part, whole);
      double shown;

      g_assert_cmpint (strcmp (got, "0,0 %") == 0, ==, part == 0);
      g_assert_cmpint (strcmp (got, "100,0 %") == 0, ==, part == whole);
      if (*got == '<')
        g_assert_true (part * 2000 < whole);
      else if (*got == '>')
        g_assert_true (part * 2000 >= whole * 1999);
      else
        {
          *strchr (got, ',') = '.';
          shown = g_ascii_strtod (got, NULL);
          g_assert_cmpfloat (fabs (shown - 100.0 * (double) part / (double) whole), <=, 0.05 + 1e-9);
        }
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 value;
  } good[] = {
    { "0", 0 },
    { "007", 7 },
    { " 1234567 ", 1234567 },
    { "1.234.567", 1234567 },
    { "1,234,567", 1234567 },
    { "1 234 567", 1234567 },
    { "1\xc2\xa0"
      "234",
      1234 },
    { "1.234", 1234 },
    { "12,345", 12345 },
    { "-1.234", -1234 },
    { "9223372036854775807", G_MAXINT64 },
  };
  static const char *const bad[] = {
    NULL,
    "",
    " ",
    "-",
    "a",
    "1a",
    "1.5",
    "12,34",
    "1.234,567",
    "1234.567",
    ".234",
    "1.",
    "1..234",
    "1.234.",
    "1.2345",
    "+5",
    "--5",
    "1-2",
    "- 5",
    "9223372036854775808",
    "99.999.999.999.999.999.999",
    "1e3",
    "0x10",
    "1.234 567",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gint64 value = -99;

      if (!gocua_number_parse (good[i].text, &value))
        g_error ("\"%s\" is a number", good[i].text);
      g_assert_cmpint (value, ==, good[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint64 value = -99;

      if (gocua_number_parse (bad[i], &value))
        g_error ("\"%s\" is no number", bad[i]);
      g_assert_cmpint (value, ==, -99);
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      gint64 value = (gint64) bits >> g_test_rand_int_range (0, 64);
      gint64 back = 0;
      g_autofree char *shown = NULL;

      gocua_number_set_style (g_test_rand_bit () ? GOCUA_NUMBER_VI : GOCUA_NUMBER_EN);
      shown = gocua_number_format (value);
      gocua_number_set_style (GOCUA_NUMBER_VI);
      g_assert_true (gocua_number_parse (shown, &back));
      g_assert_cmpint (back, ==, value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/number/default-style", test_default_style);
  g_test_add_func ("/core/number/format", test_format);
  g_test_add_func ("/core/number/format-percent", test_format_percent);
  g_test_add_func ("/core/number/format-percent/property", test_percent_property);
  g_test_add_func ("/core/number/parse", test_parse);
  g_test_add_func ("/core/number/round-trip", test_round_trip);
  return g_test_run ();
}
