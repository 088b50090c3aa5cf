/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-date.c: dates as people write them, as they are kept (ISO 8601) and as they are counted. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-date.h"

#include "core/gocua-text.h"

#include <string.h>

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_DAY    (24 * 60 * MS_PER_MINUTE)
#define UTC_OFFSET_MS (7 * 60 * MS_PER_MINUTE)

/* GDate counts days from 1 January of the year 1 as day 1; this is 1 January 1970. */
#define JULIAN_1970 719163

static gboolean
set_date (GDate *date, guint day, guint month, guint year)
{
  g_date_clear (date, 1);
  if (year < GOCUA_DATE_MIN_YEAR || year > GOCUA_DATE_MAX_YEAR)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) MIN (day, 255), (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
to_iso (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date), (guint) g_date_get_month (date),
                          (guint) g_date_get_day (date));
}

static gboolean
from_iso (GDate *date, const char *iso)
{
  g_date_clear (date, 1);
  if (iso == NULL || strlen (iso) != strlen ("YYYY-MM-DD"))
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return FALSE;
  return set_date (date, (guint) g_ascii_strtoull (iso + 8, NULL, 10),
                   (guint) g_ascii_strtoull (iso + 5, NULL, 10), (guint) g_ascii_strtoull (iso, NULL, 10));
}

static void
from_day (GDate *date, gint64 days_since_1970)
{
  GDate first, last;

  set_date (&first, 1, 1, GOCUA_DATE_MIN_YEAR);
  set_date (&last, 31, 12, GOCUA_DATE_MAX_YEAR);
  g_date_clear (date, 1);
  g_date_set_julian (date,
                     (guint32) CLAMP (days_since_1970 + JULIAN_1970, (gint64) g_date_get_julian (&first),
                                      (gint64) g_date_get_julian (&last)));
}

/* Splits a moment into the day and the millisecond of the day in Vietnam. */
static gint64
split_moment (gint64 time_ms, gint64 *ms_of_day)
{
  gint64 days = time_ms / MS_PER_DAY;
  gint64 left = time_ms % MS_PER_DAY + UTC_OFFSET_MS;

  if (left < 0)
    {
      days--;
      left += MS_PER_DAY;
    }
  else if (left >= MS_PER_DAY)
    {
      days++;
      left -= MS_PER_DAY;
    }
  *ms_of_day = left;
  return days;
}

/* Reads numbers parted by one and the same separator; returns how many, 0 when the text is not so. */
static guint
read_fields (const char *text, guint values[3], gsize lengths[3])
{
  char separator = '\0';
  guint n = 0;

  for (const char *p = text;; p++)
    {
      gsize length = strspn (p, "0123456789");

      if (n == 3 || length < 1 || length > 4)
        return 0;
      values[n] = (guint) g_ascii_strtoull (p, NULL, 10);
      lengths[n++] = length;
      p += length;
      if (*p == '\0')
        return n;
      if (strchr ("/-.", *p) == NULL || (separator != '\0' && separator != *p))
        return 0;
      separator = *p;
    }
}

static char *
without_spaces (const char *text)
{
  char *out = gocua_text_clean (text);
  char *to = out;

  for (const char *p = out; *p != '\0'; p++)
    if (*p != ' ')
      *to++ = *p;
  *to = '\0';
  return out;
}

char *
gocua_date_parse (const char *text, int current_year)
{
  /* "5 / 3 / 2025" is a date, "5 3 2025" has lost its separators and is none. */
  g_autofree char *packed = without_spaces (text);
  guint v[3];
  gsize n[3];
  guint n_fields = read_fields (packed, v, n);
  gboolean valid = FALSE;
  GDate date;

  if (n_fields == 3 && n[0] == 4 && n[1] <= 2 && n[2] <= 2)
    valid = set_date (&date, v[2], v[1], v[0]);
  else if (n_fields == 3 && n[0] <= 2 && n[1] <= 2 && (n[2] == 2 || n[2] == 4))
    valid = set_date (&date, v[0], v[1], n[2] == 2 ? 2000 + v[2] : v[2]);
  else if (n_fields == 2 && n[0] <= 2 && n[1] <= 2 && current_year > 0)
    valid = set_date (&date, v[0], v[1], (guint) current_year);
  return valid ? to_iso (&date) : NULL;
}

gboolean
gocua_date_is_valid (const char *iso)
{
  GDate date;

  return from_iso (&date, iso);
}

char *
gocua_date_format (const char *iso)
{
  GDate date;

  if (!from_iso (&date, iso))
    return g_strdup (iso != NULL ? iso : "");
  return g_strdup_printf ("%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
}

char *
gocua_date_format_short (const char *iso)
{
  GDate date;

  if (!from_iso (&date, iso))
    return g_strdup (iso != NULL ? iso : "");
  return g_strdup_printf ("%.2s/%.2s", iso + 8, iso + 5);
}

char *
gocua_date_from_ms (gint64 time_ms)
{
  gint64 ms_of_day;
  GDate date;

  from_day (&date, split_moment (time_ms, &ms_of_day));
  return to_iso (&date);
}

gint64
gocua_date_to_ms (const char *iso)
{
  GDate date;

  if (!from_iso (&date, iso))
    return 0;
  return ((gint64) g_date_get_julian (&date) - JULIAN_1970) * MS_PER_DAY - UTC_OFFSET_MS;
}

int
gocua_date_days_between (const char *from, const char *to)
{
  GDate a, b;

  if (!from_iso (&a, from) || !from_iso (&b, to))
    return 0;
  return g_date_days_between (&a, &b);
}

int
gocua_date_working_days_between (const char *from, const char *to)
{
  int days = gocua_date_days_between (from, to);
  int weekday;
  int count;
  GDate date;

  if (days <= 0)
    return 0;
  from_iso (&date, from);
  weekday = g_date_get_weekday (&date);
  count = days / 7 * 5;
  for (int i = 1; i <= days % 7; i++)
    if ((weekday + i - 1) % 7 < 5)
      count++;
  return count;
}

char *
gocua_date_add_days (const char *iso, int days)
{
  GDate date, moved;
  gint64 day;

  if (!from_iso (&date, iso))
    return NULL;
  day = (gint64) g_date_get_julian (&date) + days;
  from_day (&moved, day - JULIAN_1970);
  return (gint64) g_date_get_julian (&moved) == day ? to_iso (&moved) : NULL;
}

char *
gocua_date_format_time (gint64 time_ms)
{
  gint64 ms_of_day;
  int minutes;

  split_moment (time_ms, &ms_of_day);
  minutes = (int) (ms_of_day / MS_PER_MINUTE);
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

char *
gocua_date_format_date_time (gint64 time_ms)
{
  g_autofree char *iso = gocua_date_from_ms (time_ms);
  g_autofree char *date = gocua_date_format (iso);
  g_autofree char *time = gocua_date_format_time (time_ms);

  return g_strdup_printf ("%s %s", date, time);
}
