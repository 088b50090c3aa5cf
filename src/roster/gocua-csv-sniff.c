/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-csv-sniff.c: which separator a table uses, told from its first lines. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-csv-sniff.h"

#include <string.h>

#define N_LINES 30

static const char separators[] = { ',', ';', '\t' };

typedef struct
{
  guint counts[N_LINES][G_N_ELEMENTS (separators)];
  guint n_lines;
} Sample;

static int
separator_index (char c)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == c)
      return (int) i;
  return -1;
}

/* Ends a line of the sample; blank lines tell nothing. */
static void
end_line (Sample *sample, gboolean blank)
{
  if (blank)
    memset (sample->counts[sample->n_lines], 0, sizeof sample->counts[0]);
  else
    sample->n_lines++;
}

static void
take_sample (Sample *sample, const char *text, gsize size, gboolean whole)
{
  gboolean quoted = FALSE;
  gboolean at_start = TRUE; /* a quotation mark here opens a quoted field */
  gboolean blank = TRUE;

  for (gsize i = 0; i < size && sample->n_lines < N_LINES; i++)
    {
      char c = text[i];

      /* A doubled quotation mark closes and opens again, which comes to the same here. */
      if (c == '"' && (quoted || at_start))
        {
          quoted = !quoted;
          at_start = !quoted;
          blank = FALSE;
        }
      else if (quoted)
        continue;
      else if (c == '\n' || c == '\r')
        {
          end_line (sample, blank);
          blank = at_start = TRUE;
        }
      else
        {
          int index = separator_index (c);

          if (index >= 0)
            sample->counts[sample->n_lines][index]++;
          at_start = index >= 0;
          blank = FALSE;
        }
    }
  if (whole && sample->n_lines < N_LINES)
    end_line (sample, blank);
}

/* How many lines have the most usual number of this separator, and what that number is. */
static void
measure (const Sample *sample, guint index, guint *agreeing, guint *number)
{
  *agreeing = *number = 0;
  for (guint i = 0; i < sample->n_lines; i++)
    {
      guint n = sample->counts[i][index];
      guint same = 0;

      for (guint j = 0; j < sample->n_lines; j++)
        same += sample->counts[j][index] == n;
      if (n > 0 && (same > *agreeing || (same == *agreeing && n > *number)))
        {
          *agreeing = same;
          *number = n;
        }
    }
}

static gsize
find_hint (const char *text, gsize size, char *separator)
{
  gsize end = 5;

  if (size < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || separator_index (text[4]) < 0)
    return 0;
  if (text[end] == '\r')
    end++;
  if (end < size && text[end] == '\n')
    end++;
  *separator = text[4];
  return end > 5 ? end : 0;
}

char
gocua_csv_sniff_separator (const char *text, gsize size, gboolean whole, gsize *hint_size)
{
  Sample sample = { 0 };
  guint best_agreeing = 0;
  guint best_number = 0;
  char best = ',';

  *hint_size = find_hint (text, size, &best);
  if (*hint_size > 0)
    return best;

  take_sample (&sample, text, size, whole);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint agreeing, number;

      measure (&sample, i, &agreeing, &number);
      if (agreeing > best_agreeing || (agreeing == best_agreeing && number > best_number))
        {
          best_agreeing = agreeing;
          best_number = number;
          best = separators[i];
        }
    }
  return best;
}
