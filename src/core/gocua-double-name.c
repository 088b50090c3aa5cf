/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-name.c: whether two names may be one person's. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-double-private.h"

#include <string.h>

#define MAX_WORDS 10

/* What a difference costs, and how much of it still is the same name. */
#define COST_ABBREVIATION   2
#define COST_LEFT_OUT_USUAL 2 /* Thị, Văn */
#define COST_SLIP           3
#define COST_LEFT_OUT       4
#define COST_SLIP_GIVEN     5 /* An and Anh are two brothers */
#define COST_MOST           6
#define COST_NEVER          100

#define POINTS_SAME    40
#define POINTS_ORDER   34
#define POINTS_NEAR    32 /* less two for each point of cost */
#define POINTS_JOINED  30
#define POINTS_ACCENTS 26
#define POINTS_GIVEN   18
#define POINTS_OTHER   (-15)

typedef struct
{
  const char *start;
  gsize length;
} Word;

typedef struct
{
  Word words[MAX_WORDS];
  guint n;
} Words;

static void
split (Words *self, const char *line)
{
  self->n = 0;
  while (*line != '\0' && self->n < MAX_WORDS)
    {
      Word *word = &self->words[self->n++];

      word->start = line;
      word->length = strcspn (line, " ");
      line += word->length;
      if (*line == ' ')
        line++;
    }
}

static gboolean
is_equal (const Word *a, const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static gboolean
is_word (const Word *word, const char *text)
{
  return word->length == strlen (text) && memcmp (word->start, text, word->length) == 0;
}

gboolean
gocua_double_is_slip (const char *a, gsize a_length, const char *b, gsize b_length)
{
  gsize i = 0;

  if (a_length > b_length)
    return gocua_double_is_slip (b, b_length, a, a_length);
  if (b_length - a_length > 1)
    return FALSE;
  while (i < a_length && a[i] == b[i])
    i++;
  if (a_length < b_length)
    return memcmp (a + i, b + i + 1, a_length - i) == 0;
  if (i == a_length)
    return FALSE;
  if (memcmp (a + i + 1, b + i + 1, a_length - i - 1) == 0)
    return TRUE;
  return i + 1 < a_length && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         memcmp (a + i + 2, b + i + 2, a_length - i - 2) == 0;
}

/* "Ng." for Nguyễn, "T." for Thị. */
static gboolean
is_abbreviation (const Word *a, const Word *b)
{
  const Word *brief = a->length < b->length ? a : b;
  const Word *full = brief == a ? b : a;

  return brief->length <= 2 && brief->length < full->length &&
         memcmp (brief->start, full->start, brief->length) == 0;
}

static int
cost_of_pair (const Word *a, const Word *b, gboolean is_given)
{
  if (is_equal (a, b))
    return 0;
  if (is_given)
    return gocua_double_is_slip (a->start, a->length, b->start, b->length) ? COST_SLIP_GIVEN : COST_NEVER;
  if (is_abbreviation (a, b))
    return COST_ABBREVIATION;
  /* Two short words that differ by a letter are two words. */
  return MIN (a->length, b->length) >= 3 && gocua_double_is_slip (a->start, a->length, b->start, b->length)
             ? COST_SLIP
             : COST_NEVER;
}

static int
cost_of_leaving_out (const Word *word)
{
  return is_word (word, "thi") || is_word (word, "van") ? COST_LEFT_OUT_USUAL : COST_LEFT_OUT;
}

/* The cheapest way to lay the words of @brief beside those of @full, of which only words between the first
 * and the last may be left out. */
static int
align (const Words *full, guint i, const Words *brief, guint k)
{
  gboolean is_given = i + 1 == full->n && k + 1 == brief->n;
  int best = COST_NEVER;

  if (i == full->n)
    return 0;
  if (k < brief->n && (i + 1 == full->n) == (k + 1 == brief->n))
    {
      best = cost_of_pair (&full->words[i], &brief->words[k], is_given);
      if (best <= COST_MOST)
        best += align (full, i + 1, brief, k + 1);
    }
  if (i > 0 && i + 1 < full->n && full->n - i > brief->n - k)
    best = MIN (best, cost_of_leaving_out (&full->words[i]) + align (full, i + 1, brief, k));
  return best;
}

static gboolean
is_same_joined (const char *a, const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      if (*a == ' ')
        a++;
      else if (*b == ' ')
        b++;
      else if (*a != *b)
        return FALSE;
      else
        {
          a++;
          b++;
        }
    }
  return TRUE;
}

static GocuaDoublePart
compare_different (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  static const GocuaDoublePart other = { GOCUA_DOUBLE_NAME_OTHER, POINTS_OTHER };
  Words x, y;
  int cost;

  if (is_same_joined (a->name, b->name))
    return (GocuaDoublePart){ GOCUA_DOUBLE_NAME_NEAR, POINTS_JOINED };
  split (&x, a->name);
  split (&y, b->name);
  if (x.n == 0 || y.n == 0)
    return other;
  if ((x.n == 1) != (y.n == 1) && is_equal (&x.words[x.n - 1], &y.words[y.n - 1]))
    return (GocuaDoublePart){ GOCUA_DOUBLE_NAME_GIVEN, POINTS_GIVEN };
  if (x.n == 1 || y.n == 1 || MAX (x.n, y.n) - MIN (x.n, y.n) > 2)
    return other;
  cost = x.n >= y.n ? align (&x, 0, &y, 0) : align (&y, 0, &x, 0);
  if (cost > COST_MOST)
    return other;
  return (GocuaDoublePart){ GOCUA_DOUBLE_NAME_NEAR, POINTS_NEAR - 2 * cost };
}

GocuaDoublePart
gocua_double_compare_names (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  if (*a->name == '\0' || *b->name == '\0')
    return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
  if (strcmp (a->name, b->name) == 0)
    {
      /* Hùng and Hưng are two people; Hung may be either. */
      if (a->is_bare || b->is_bare || strcmp (a->written, b->written) == 0)
        return (GocuaDoublePart){ GOCUA_DOUBLE_NAME, POINTS_SAME };
      return (GocuaDoublePart){ GOCUA_DOUBLE_NAME_NEAR, POINTS_ACCENTS };
    }
  if (strcmp (a->name_key, b->name_key) == 0)
    return (GocuaDoublePart){ GOCUA_DOUBLE_NAME_ORDER, POINTS_ORDER };
  return compare_different (a, b);
}
