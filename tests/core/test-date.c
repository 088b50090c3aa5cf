/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-date.c: dates as typed, kept, shown and counted. */

#include "core/gocua-date.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int current_year;
    const char *wanted;
  } cases[] = {
    { "05/03/2025", 0, "2025-03-05" },
    { "5/3/2025", 0, "2025-03-05" },
    { "5/3/25", 0, "2025-03-05" },
    { "5/3/99", 0, "2099-03-05" },
    { "5/3/00", 0, "2000-03-05" },
    { "5-3-2025", 0, "2025-03-05" },
    { "5.3.2025", 0, "2025-03-05" },
    { " 5 / 3 / 2025 ", 0, "2025-03-05" },
    { "\xc2\xa0"
      "5/3/2025\n",
      0, "2025-03-05" },
    { "5/3", 2026, "2026-03-05" },
    { "31.12", 2026, "2026-12-31" },
    { "2025-03-05", 0, "2025-03-05" },
    { "2025-3-5", 0, "2025-03-05" },
    { "2025/03/05", 0, "2025-03-05" },
    { "29/2/2024", 0, "2024-02-29" },
    { "29/2/2000", 0, "2000-02-29" },
    { "29/2", 2024, "2024-02-29" },
    { "01/01/1900", 0, "1900-01-01" },
    { "31/12/2200", 0, "2200-12-31" },
    { NULL, 2026, NULL },
    { "", 2026, NULL },
    { "5", 2026, NULL },
    { "5/3", 0, NULL },
    { "29/2", 2025, NULL },
    { "29/2/2025", 0, NULL },
    { "29/2/2100", 0, NULL },
    { "31/4/2025", 0, NULL },
    { "32/1/2025", 0, NULL },
    { "0/1/2025", 0, NULL },
    { "1/0/2025", 0, NULL },
    { "3/13/2025", 0, NULL },
    { "257/1/2025", 0, NULL },
    { "1/257/2025", 0, NULL },
    { "1/1/0205", 0, NULL },
    { "1/1/1899", 0, NULL },
    { "1/1/2201", 0, NULL },
    { "1/1/202", 0, NULL },
    { "1/1/5", 0, NULL },
    { "1/1/20255", 0, NULL },
    { "5/3-2025", 0, NULL },
    { "5/3/", 2026, NULL },
    { "5//3", 2026, NULL },
    { "5/3/2025/1", 2026, NULL },
    { "5 3 2025", 2026, NULL },
    { "-5/3/2025", 2026, NULL },
    { "hôm nay", 2026, NULL },
    { "2025-03-05T10:00", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = gocua_date_parse (cases[i].text, cases[i].current_year);

      if (g_strcmp0 (got, cases[i].wanted) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].text, got, cases[i].wanted);
    }
}

static void
test_is_valid (void)
{
  g_assert_true (gocua_date_is_valid ("2024-02-29"));
  g_assert_false (gocua_date_is_valid ("2025-02-29"));
  g_assert_false (gocua_date_is_valid ("2025-2-09"));
  g_assert_false (gocua_date_is_valid ("2025/02/09"));
  g_assert_false (gocua_date_is_valid ("2025-02-09 "));
  g_assert_false (gocua_date_is_valid ("2025-02-+9"));
  g_assert_false (gocua_date_is_valid (""));
  g_assert_false (gocua_date_is_valid (NULL));
}

static void
test_format (void)
{
  static const char *const cases[][3] = {
    { "2025-03-05", "05/03/2025", "05/03" },
    { "2025-13-05", "2025-13-05", "2025-13-05" },
    { "sai", "sai", "sai" },
    { NULL, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = gocua_date_format (cases[i][0]);
      g_autofree char *brief = gocua_date_format_short (cases[i][0]);

      g_assert_cmpstr (full, ==, cases[i][1]);
      g_assert_cmpstr (brief, ==, cases[i][2]);
    }
}

static void
test_moments (void)
{
  static const struct
  {
    gint64 ms;
    const char *iso;
    const char *shown;
  } cases[] = {
    { 0, "1970-01-01", "01/01/1970 07:00" },
    { -1, "1970-01-01", "01/01/1970 06:59" },
    { G_GINT64_CONSTANT (-25200000), "1970-01-01", "01/01/1970 00:00" },
    { G_GINT64_CONSTANT (-25200001), "1969-12-31", "31/12/1969 23:59" },
    { G_GINT64_CONSTANT (1740761999999), "2025-02-28", "28/02/2025 23:59" },
    { G_GINT64_CONSTANT (1740762000000), "2025-03-01", "01/03/2025 00:00" },
    { G_GINT64_CONSTANT (1740787199000), "2025-03-01", "01/03/2025 06:59" },
    { G_GINT64_CONSTANT (1740787200000), "2025-03-01", "01/03/2025 07:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = gocua_date_from_ms (cases[i].ms);
      g_autofree char *shown = gocua_date_format_date_time (cases[i].ms);
      g_autofree char *time = gocua_date_format_time (cases[i].ms);

      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (time, ==, strchr (shown, ' ') + 1);
    }
  g_assert_cmpint (gocua_date_to_ms ("2025-03-01"), ==, G_GINT64_CONSTANT (1740762000000));
  g_assert_cmpint (gocua_date_to_ms ("sai"), ==, 0);
}

static void
test_far_moments (void)
{
  g_autofree char *past = gocua_date_from_ms (G_MININT64);
  g_autofree char *future = gocua_date_from_ms (G_MAXINT64);
  g_autofree char *shown = gocua_date_format_date_time (G_MAXINT64);

  g_assert_cmpstr (past, ==, "1900-01-01");
  g_assert_cmpstr (future, ==, "2200-12-31");
  g_assert_nonnull (shown);
}

static void
test_add_days (void)
{
  static const struct
  {
    const char *iso;
    int days;
    const char *wanted;
  } cases[] = {
    { "2024-02-28", 1, "2024-02-29" },   { "2025-02-28", 1, "2025-03-01" },
    { "2025-01-01", -1, "2024-12-31" },  { "2025-01-01", 0, "2025-01-01" },
    { "2025-01-01", 365, "2026-01-01" }, { "2200-12-31", 1, NULL },
    { "1900-01-01", -1, NULL },          { "2025-01-01", G_MAXINT, NULL },
    { "2025-01-01", G_MININT, NULL },    { "sai", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = gocua_date_add_days (cases[i].iso, cases[i].days);

      g_assert_cmpstr (got, ==, cases[i].wanted);
    }
}

/* 3 March 2025 is a Monday. */
static void
test_working_days (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    int wanted;
  } cases[] = {
    { "2025-03-03", "2025-03-03", 0 }, { "2025-03-03", "2025-03-04", 1 },
    { "2025-03-03", "2025-03-07", 4 }, { "2025-03-07", "2025-03-08", 0 },
    { "2025-03-07", "2025-03-09", 0 }, { "2025-03-07", "2025-03-10", 1 },
    { "2025-03-08", "2025-03-10", 1 }, { "2025-03-09", "2025-03-10", 1 },
    { "2025-03-03", "2025-03-10", 5 }, { "2025-03-03", "2025-03-31", 20 },
    { "2025-03-04", "2025-03-03", 0 }, { "sai", "2025-03-03", 0 },
    { "2025-03-03", NULL, 0 },         { "2025-01-01", "2025-12-31", 260 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gocua_date_working_days_between (cases[i].from, cases[i].to), ==, cases[i].wanted);
  g_assert_cmpint (gocua_date_days_between ("2025-03-01", "2025-02-28"), ==, -1);
  g_assert_cmpint (gocua_date_days_between ("2024-01-01", "2025-01-01"), ==, 366);
  g_assert_cmpint (gocua_date_days_between ("2024-01-01", "sai"), ==, 0);
}

/* Walks the calendar day by day with rules of its own, and compares everything that is computed at a stroke.
 */
static void
test_calendar_property (void)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int day = 1, month = 1, year = 1970;
  int working_days = 0;
  const char *first = "1970-01-01";

  for (int n = 0; n < 60000; n++)
    {
      gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
      g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
      g_autofree char *typed = g_strdup_printf ("%d/%d/%d", day, month, year);
      g_autofree char *parsed = gocua_date_parse (typed, 0);
      g_autofree char *shown = gocua_date_format (iso);
      g_autofree char *back = gocua_date_parse (shown, 0);
      g_autofree char *added = gocua_date_add_days (first, n);
      gint64 start = gocua_date_to_ms (iso);
      g_autofree char *of_start = gocua_date_from_ms (start);
      g_autofree char *of_end = gocua_date_from_ms (start + 86399999);

      /* 1 January 1970 was a Thursday. */
      if (n > 0 && (n + 3) % 7 < 5)
        working_days++;
      g_assert_cmpstr (parsed, ==, iso);
      g_assert_cmpstr (back, ==, iso);
      g_assert_cmpstr (added, ==, iso);
      g_assert_cmpstr (of_start, ==, iso);
      g_assert_cmpstr (of_end, ==, iso);
      g_assert_cmpint (start, ==, n * G_GINT64_CONSTANT (86400000) - 25200000);
      g_assert_cmpint (gocua_date_days_between (first, iso), ==, n);
      g_assert_cmpint (gocua_date_working_days_between (first, iso), ==, working_days);
      if (++day > lengths[month - 1] + (month == 2 && leap ? 1 : 0))
        {
          day = 1;
          if (++month > 12)
            {
              month = 1;
              year++;
            }
        }
    }
}

static void
test_parts_add_up (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *a = gocua_date_add_days ("2025-01-01", g_test_rand_int_range (0, 3000));
      g_autofree char *b = gocua_date_add_days (a, g_test_rand_int_range (0, 60));
      g_autofree char *c = gocua_date_add_days (b, g_test_rand_int_range (0, 60));

      g_assert_cmpint (gocua_date_working_days_between (a, c), ==,
                       gocua_date_working_days_between (a, b) + gocua_date_working_days_between (b, c));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/is-valid", test_is_valid);
  g_test_add_func ("/core/date/format", test_format);
  g_test_add_func ("/core/date/moments", test_moments);
  g_test_add_func ("/core/date/far-moments", test_far_moments);
  g_test_add_func ("/core/date/add-days", test_add_days);
  g_test_add_func ("/core/date/working-days", test_working_days);
  g_test_add_func ("/core/date/calendar/property", test_calendar_property);
  g_test_add_func ("/core/date/working-days/property", test_parts_add_up);
  return g_test_run ();
}
