/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-number.c: numbers and percentages as people of the two languages write them. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-number.h"

#include "core/gocua-text.h"

#include <string.h>

static int current_style = GOCUA_NUMBER_VI;

static char
group_mark (void)
{
  return gocua_number_get_style () == GOCUA_NUMBER_VI ? '.' : ',';
}

static char
decimal_mark (void)
{
  return gocua_number_get_style () == GOCUA_NUMBER_VI ? ',' : '.';
}

static const char *
percent_mark (void)
{
  return gocua_number_get_style () == GOCUA_NUMBER_VI ? " %" : "%";
}

/* Writes plain "-1234567.8" with the marks of the style. */
static char *
with_marks (const char *plain)
{
  GString *out = g_string_new (NULL);
  gsize n_digits;

  if (*plain == '-')
    g_string_append_c (out, *plain++);
  n_digits = strspn (plain, "0123456789");
  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (out, group_mark ());
      g_string_append_c (out, plain[i]);
    }
  if (plain[n_digits] == '.')
    g_string_append_printf (out, "%c%s", decimal_mark (), plain + n_digits + 1);
  return g_string_free (out, FALSE);
}

/* Tenths of a percent, rounded half up, without overflow for any two counts. */
static guint64
per_mille (guint64 part, guint64 whole)
{
  while (part > G_MAXUINT64 / 2000 || whole > G_MAXUINT64 / 2000)
    {
      part /= 2;
      whole /= 2;
    }
  return (2000 * part + whole) / (2 * MAX (whole, 1));
}

void
gocua_number_set_style (GocuaNumberStyle style)
{
  g_return_if_fail (style == GOCUA_NUMBER_VI || style == GOCUA_NUMBER_EN);

  g_atomic_int_set (&current_style, (int) style);
}

GocuaNumberStyle
gocua_number_get_style (void)
{
  return (GocuaNumberStyle) g_atomic_int_get (&current_style);
}

char *
gocua_number_format (gint64 value)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return with_marks (plain);
}

char *
gocua_number_format_percent (gint64 part, gint64 whole)
{
  guint64 tenths;
  const char *sign = "";
  g_autofree char *plain = NULL;
  g_autofree char *number = NULL;

  if (whole <= 0 || part < 0)
    return g_strdup (GOCUA_NUMBER_NONE);
  tenths = per_mille ((guint64) part, (guint64) whole);
  if (part > 0 && tenths == 0)
    {
      tenths = 1;
      sign = "<";
    }
  else if (part < whole && tenths >= 1000)
    {
      tenths = 999;
      sign = ">";
    }
  plain = g_strdup_printf ("%" G_GUINT64_FORMAT ".%u", tenths / 10, (guint) (tenths % 10));
  number = with_marks (plain);
  return g_strconcat (sign, number, percent_mark (), NULL);
}

gboolean
gocua_number_parse (const char *text, gint64 *value)
{
  g_autofree char *clean = gocua_text_clean (text);
  const char *p = *clean == '-' ? clean + 1 : clean;
  gsize n = strspn (p, "0123456789");
  char mark = p[n];
  g_autoptr (GString) digits = g_string_new (*clean == '-' ? "-" : "");
  gint64 parsed;

  g_return_val_if_fail (value != NULL, FALSE);

  g_string_append_len (digits, p, (gssize) n);
  if (n == 0 || (mark != '\0' && (n > 3 || strchr ("., ", mark) == NULL)))
    return FALSE;
  for (p += n; *p != '\0'; p += 4)
    {
      if (*p != mark || strspn (p + 1, "0123456789") != 3)
        return FALSE;
      g_string_append_len (digits, p + 1, 3);
    }
  if (!g_ascii_string_to_signed (digits->str, 10, G_MININT64, G_MAXINT64, &parsed, NULL))
    return FALSE;
  *value = parsed;
  return TRUE;
}
