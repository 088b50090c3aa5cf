/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cell-format.c: how a spreadsheet shows the number in a cell. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-cell-format.h"

#include <math.h>
#include <string.h>

#define DAYS_1900_TO_1904 1462
#define LAST_DAY          2958465 /* 31 December 9999 */
#define SECONDS_PER_DAY   86400
#define MAX_WHOLE         1e15 /* a double knows all whole numbers up to here */

/* One place of the code: an escaped or quoted literal is told apart from a letter with a meaning. */
static gboolean
next_literal (const char **code, char *literal)
{
  const char *p = *code;

  if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
    {
      *literal = *p == '\\' ? p[1] : ' ';
      *code = p + 2;
      return TRUE;
    }
  return FALSE;
}

/* Returns the end of a quoted text or of a bracket that begins here, NULL where none does. */
static const char *
find_end (const char *code)
{
  const char *end = NULL;

  if (*code == '"')
    end = strchr (code + 1, '"');
  else if (*code == '[')
    end = strchr (code + 1, ']');
  return end;
}

typedef struct
{
  gboolean has_year_or_day;
  gboolean has_month_or_minute;
  gboolean has_time;
  gboolean has_percent;
  gboolean has_exponent;
  guint n_places; /* of digits before the decimal point, from the first "0" on */
  gboolean has_point;
  gboolean has_place;
  GString *before;
  GString *after;
} Scan;

static void
scan_literal (Scan *scan, const char *text, gsize size)
{
  GString *to = scan->has_place ? scan->after : scan->before;

  g_string_append_len (to, text, (gssize) size);
}

static void
scan_place (Scan *scan, char c)
{
  /* What stands between places, as in "000 000 0000", is no suffix. */
  g_string_truncate (scan->after, 0);
  scan->has_place = TRUE;
  if (!scan->has_point && (c == '0' || scan->n_places > 0))
    scan->n_places++;
}

static void
scan_char (Scan *scan, char c)
{
  switch (g_ascii_tolower (c))
    {
    case 'y':
    case 'd':
      scan->has_year_or_day = TRUE;
      break;
    case 'm':
      scan->has_month_or_minute = TRUE;
      break;
    case 'h':
    case 's':
      scan->has_time = TRUE;
      break;
    case 'e':
      scan->has_exponent = TRUE;
      break;
    case '%':
      scan->has_percent = TRUE;
      break;
    case '0':
    case '#':
    case '?':
      scan_place (scan, c);
      break;
    case '.':
      scan->has_point |= scan->has_place;
      break;
    case '+':
    case '(':
    case ')':
    case '-':
    case ' ':
      scan_literal (scan, &c, 1);
      break;
    default:
      break;
    }
}

/* Only the first section, which is for positive numbers. */
static void
scan_code (Scan *scan, const char *code)
{
  while (*code != '\0' && *code != ';')
    {
      const char *end = find_end (code);
      char literal;

      if (next_literal (&code, &literal))
        {
          scan_literal (scan, &literal, 1);
          continue;
        }
      if (end != NULL)
        {
          if (*code == '"')
            scan_literal (scan, code + 1, (gsize) (end - code - 1));
          else if (strchr ("hms", g_ascii_tolower (code[1])) != NULL)
            scan->has_time = TRUE; /* [h]: hours that were counted */
          code = end + 1;
          continue;
        }
      scan_char (scan, *code++);
    }
}

static char *
keep_literal (GString *text)
{
  g_autofree char *stripped = g_strdup (text->str);

  return g_utf8_validate (stripped, -1, NULL) && *g_strstrip (stripped) != '\0' ? g_strdup (text->str) : NULL;
}

static void
take_code (GocuaCellFormat *self, const char *code)
{
  Scan scan = { .before = g_string_new (NULL), .after = g_string_new (NULL) };

  if (g_ascii_strncasecmp (code, "General", 7) != 0)
    scan_code (&scan, code);
  if (scan.has_year_or_day || (scan.has_month_or_minute && !scan.has_time && !scan.has_place))
    self->type = scan.has_time ? GOCUA_CELL_DATE_TIME : GOCUA_CELL_DATE;
  else if (scan.has_time)
    self->type = GOCUA_CELL_TIME;
  else if (scan.has_percent)
    self->type = GOCUA_CELL_PERCENT;
  else if (scan.has_place && !scan.has_exponent)
    {
      self->n_digits = MIN (scan.n_places, 20);
      self->before = keep_literal (scan.before);
      self->after = keep_literal (scan.after);
    }
  g_string_free (scan.before, TRUE);
  g_string_free (scan.after, TRUE);
}

static GocuaCellType
find_builtin (guint id)
{
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 ||
      id == 58)
    return GOCUA_CELL_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return GOCUA_CELL_TIME;
  if (id == 22)
    return GOCUA_CELL_DATE_TIME;
  return id == 9 || id == 10 ? GOCUA_CELL_PERCENT : GOCUA_CELL_PLAIN;
}

void
gocua_cell_format_init (GocuaCellFormat *self, guint id, const char *code)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  if (code != NULL)
    take_code (self, code);
  else
    self->type = find_builtin (id);
}

void
gocua_cell_format_clear (GocuaCellFormat *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
}

static void
append_date (gint64 day, gboolean from_1904, GString *text)
{
  GDate date;

  /* Day 1 is 1 January 1900. From day 61 on the day that never was has been counted too. */
  if (from_1904)
    day += DAYS_1900_TO_1904;
  if (day <= 60)
    day++;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) MAX (day, 1));
  g_string_append_printf (text, "%02d/%02d/%04d", g_date_get_day (&date), g_date_get_month (&date),
                          g_date_get_year (&date));
}

static void
append_moment (GocuaCellType type, double number, gboolean from_1904, GString *text)
{
  gint64 seconds = (gint64) floor (number * SECONDS_PER_DAY + 0.5);
  gint64 day = seconds / SECONDS_PER_DAY;
  gint64 rest = seconds % SECONDS_PER_DAY;

  if (type != GOCUA_CELL_TIME && (day > 0 || from_1904))
    append_date (day, from_1904, text);
  if (type != GOCUA_CELL_TIME && rest == 0)
    return;
  if (type != GOCUA_CELL_TIME && day > 0)
    g_string_append_c (text, ' ');
  if (type == GOCUA_CELL_TIME)
    rest = seconds; /* 26:30 hours are not 2:30 */
  g_string_append_printf (text, "%02d:%02d", (int) (rest / 3600), (int) (rest / 60 % 60));
}

static void
append_plain (double number, GString *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (number) < MAX_WHOLE && floor (number) == number)
    g_string_append_printf (text, "%.0f", number);
  else
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
append_whole (const GocuaCellFormat *self, double number, GString *text)
{
  if (self->before != NULL)
    g_string_append (text, self->before);
  g_string_append_printf (text, "%0*.0f", (int) self->n_digits, number);
  if (self->after != NULL)
    g_string_append (text, self->after);
}

void
gocua_cell_format_append (const GocuaCellFormat *self, const char *number, gboolean from_1904, GString *text)
{
  char *end = NULL;
  double value;
  GocuaCellType type = self != NULL ? self->type : GOCUA_CELL_PLAIN;

  g_return_if_fail (number != NULL && text != NULL);

  value = g_ascii_strtod (number, &end);
  if (end == number || *end != '\0' || !isfinite (value))
    g_string_append (text, number);
  else if (type == GOCUA_CELL_PERCENT)
    {
      append_plain (floor (value * 1e10 + 0.5) / 1e8, text);
      g_string_append_c (text, '%');
    }
  else if (type != GOCUA_CELL_PLAIN && value >= 0 && value < LAST_DAY + 1)
    append_moment (type, value, from_1904, text);
  else if (self != NULL && type == GOCUA_CELL_PLAIN && value >= 0 && value < MAX_WHOLE &&
           floor (value) == value)
    append_whole (self, value, text);
  else
    append_plain (value, text);
}
