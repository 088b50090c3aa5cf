/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-content.c: what the cells of a column say about it, where no header does. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-column-content.h"

#include <string.h>

#include "core/gocua-phone.h"
#include "core/gocua-text.h"
#include "roster/gocua-roster-known.h"

#define MIN_SHARE     60      /* percent of the cells that are not empty */
#define MAX_PEOPLE    30      /* in one household; a larger number counts something else */
#define MAX_NUMBERING 1000000 /* a phone and its neighbour follow each other too */

typedef gboolean (*Judge) (const char *cell, const char *folded);

static gboolean
is_phone (const char *cell, const char *folded)
{
  GocuaPhoneCheck check = GOCUA_PHONE_EMPTY;
  g_autofree char *phone = gocua_phone_normalise (cell, &check);

  return check == GOCUA_PHONE_OK_MOBILE || check == GOCUA_PHONE_OK_LANDLINE;
}

/* Two to six words, and not one digit. */
static gboolean
is_name (const char *cell, const char *folded)
{
  guint n_spaces = 0;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        return FALSE;
      n_spaces += *p == ' ' ? 1 : 0;
    }
  return n_spaces >= 1 && n_spaces <= 5 && strpbrk (cell, "/,;:@") == NULL;
}

/* "12/3 Lê Lợi", "Số 5 ...", "A12 chung cư ...": a number, and words that are longer than a letter. */
static gboolean
is_address (const char *cell, const char *folded)
{
  const char *p = g_str_has_prefix (folded, "so ") ? folded + 3 : folded;
  guint n_words = 0;

  if (!g_ascii_isdigit (*p) && !(g_ascii_isalpha (*p) && g_ascii_isdigit (p[1])))
    return FALSE;
  while ((p = strchr (p, ' ')) != NULL)
    {
      p++;
      n_words += g_ascii_isalpha (*p) && g_ascii_isalpha (p[1]) ? 1 : 0;
    }
  return n_words >= 1;
}

static gboolean
is_area (const char *cell, const char *folded)
{
  g_autofree char *key = gocua_roster_area_key (cell);

  return strlen (key) < strlen (folded) && *key != '\0' && strlen (folded) < 24 && !is_address (cell, folded);
}

static gboolean
is_group (const char *cell, const char *folded)
{
  return g_str_has_prefix (folded, "to ") && g_ascii_isdigit (folded[strlen (folded) - 1]) &&
         strlen (folded) < 24;
}

static gboolean
is_code (const char *cell, const char *folded)
{
  gboolean has_letter = FALSE;
  gboolean has_digit = FALSE;

  for (const char *p = cell; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_./", *p) == NULL)
        return FALSE;
      has_letter |= g_ascii_isalpha (*p);
      has_digit |= g_ascii_isdigit (*p);
    }
  return has_letter && has_digit && strlen (cell) >= 3 && !is_area (cell, folded);
}

static gboolean
is_people (const char *cell, const char *folded)
{
  return strspn (folded, "0123456789") == strlen (folded) && strlen (folded) <= 2 &&
         g_ascii_strtoll (folded, NULL, 10) >= 1 && g_ascii_strtoll (folded, NULL, 10) <= MAX_PEOPLE;
}

static const struct
{
  Judge judge;
  guint weight; /* the surer signs first */
} judges[GOCUA_ROSTER_N_FIELDS] = {
  [GOCUA_ROSTER_FIELD_PHONE] = { is_phone, 8 },   [GOCUA_ROSTER_FIELD_AREA] = { is_area, 7 },
  [GOCUA_ROSTER_FIELD_GROUP] = { is_group, 6 },   [GOCUA_ROSTER_FIELD_ADDRESS] = { is_address, 5 },
  [GOCUA_ROSTER_FIELD_HEAD] = { is_name, 4 },     [GOCUA_ROSTER_FIELD_CODE] = { is_code, 3 },
  [GOCUA_ROSTER_FIELD_PEOPLE] = { is_people, 2 },
};

static const char *
get_cell (GPtrArray *rows, guint row, guint column)
{
  char **cells = g_ptr_array_index (rows, row);

  return column < g_strv_length (cells) ? cells[column] : "";
}

/* 1, 2, 3: what counts the rows counts nothing else. */
static gboolean
is_numbering (GPtrArray *rows, guint first, guint column)
{
  gint64 last = -1;
  guint n_next = 0;
  guint n = 0;

  for (guint row = first; row < rows->len; row++)
    {
      gint64 number = g_ascii_strtoll (get_cell (rows, row, column), NULL, 10);

      n_next += n > 0 && number == last + 1 && number < MAX_NUMBERING ? 1 : 0;
      last = number;
      n++;
    }
  return n > 1 && n_next * 100 >= (n - 1) * MIN_SHARE;
}

guint
gocua_column_content_score (GPtrArray *rows, guint first, guint column, GocuaRosterField field)
{
  guint n_cells = 0;
  guint n_good = 0;

  g_return_val_if_fail (rows != NULL && field < GOCUA_ROSTER_N_FIELDS, 0);

  if (judges[field].judge == NULL || is_numbering (rows, first, column))
    return 0;
  for (guint row = first; row < rows->len; row++)
    {
      g_autofree char *cell = gocua_text_clean (get_cell (rows, row, column));
      g_autofree char *folded = gocua_text_fold_line (cell);

      if (*folded == '\0')
        continue;
      n_cells++;
      n_good += judges[field].judge (cell, folded) ? 1 : 0;
    }
  /* One cell can be anything. */
  if (n_good < 2 || n_good * 100 < n_cells * MIN_SHARE)
    return 0;
  return judges[field].weight * 100 + n_good * 100 / n_cells;
}

gboolean
gocua_column_content_has_repeats (GPtrArray *rows, guint first, guint column)
{
  guint n_cells = 0;
  guint n_repeats = 0;

  g_return_val_if_fail (rows != NULL, FALSE);

  for (guint row = first; row < rows->len; row++)
    {
      const char *cell = get_cell (rows, row, column);

      if (*cell == '\0')
        continue;
      n_cells++;
      n_repeats += row > first && g_str_equal (cell, get_cell (rows, row - 1, column)) ? 1 : 0;
    }
  return n_repeats > 1 && n_repeats * 100 >= n_cells * 30;
}
