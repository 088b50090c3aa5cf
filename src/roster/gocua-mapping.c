/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-mapping.c: which column of a list is what, and where its rows begin. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-text.h"
#include "roster/gocua-column-content.h"
#include "roster/gocua-header-words.h"
#include "roster/gocua-mapping.h"
#include "roster/gocua-table.h"

#define MAX_HEAD_BYTES 200 /* longer is a title or a paragraph */

struct _GocuaMapping
{
  int header_row;
  int first_row;
  gboolean rows_are_people;
  int columns[GOCUA_ROSTER_N_FIELDS];
};

G_DEFINE_BOXED_TYPE (GocuaMapping, gocua_mapping, gocua_mapping_copy, gocua_mapping_free)
G_DEFINE_QUARK (gocua - mapping - error - quark, gocua_mapping_error)

static char *
fold_head (const char *cell)
{
  return strlen (cell) > MAX_HEAD_BYTES ? g_strdup ("") : gocua_text_fold_line (cell);
}

typedef guint Scores[GOCUA_ROSTER_N_FIELDS];

/* Gives each field its best column, the surest pair first. Returns how many fields got one, and the best
 * score. */
static guint
match_scores (GocuaMapping *self, Scores *scores, guint n_columns, guint *best_score)
{
  guint n_matched = 0;

  *best_score = 0;
  while (n_matched < GOCUA_ROSTER_N_FIELDS)
    {
      guint best = 0, best_column = 0, best_field = 0;

      for (guint column = 0; column < n_columns; column++)
        for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
          if (scores[column][field] > best && self->columns[field] == GOCUA_MAPPING_NONE)
            {
              best = scores[column][field];
              best_column = column;
              best_field = field;
            }
      if (best == 0)
        break;
      self->columns[best_field] = (int) best_column;
      memset (scores[best_column], 0, sizeof scores[best_column]);
      *best_score = MAX (*best_score, best);
      n_matched++;
    }
  return n_matched;
}

/* Returns whether they are the head of any field. */
static gboolean
score_words (const char *words, Scores scores)
{
  gboolean any = FALSE;

  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    {
      scores[field] = gocua_header_words_score (words, field);
      any |= scores[field] > 0;
    }
  return any;
}

/* @below: (nullable): the second row of the header. A merged cell above stands in the first of its columns.
 */
static guint
match_columns (GocuaMapping *self, const char *const *row, const char *const *below, guint *best_score)
{
  guint n_columns = MAX (g_strv_length ((char **) row), below != NULL ? g_strv_length ((char **) below) : 0);
  guint n_above = g_strv_length ((char **) row);
  guint n_below = below != NULL ? g_strv_length ((char **) below) : 0;
  g_autofree Scores *scores = g_malloc0_n (n_columns + 1, sizeof *scores);
  g_autofree char *above = g_strdup ("");

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *own = fold_head (column < n_above ? row[column] : "");
      g_autofree char *lower = fold_head (column < n_below ? below[column] : "");
      g_autofree char *both = NULL;

      if (own[0] != '\0')
        {
          g_free (above);
          above = g_strdup (own);
        }
      /* "Hẻm" says enough by itself, "Tổng số" only with what stands above it. */
      if (score_words (lower, scores[column]))
        continue;
      both = lower[0] != '\0' ? g_strstrip (g_strconcat (above, " ", lower, NULL)) : g_strdup (own);
      score_words (both, scores[column]);
    }
  return match_scores (self, scores, n_columns, best_score);
}

/* What the second row of a header says and a household's row does not. */
static gboolean
is_second_head (const char *words)
{
  Scores scores;
  gboolean exact = FALSE;

  score_words (words, scores);
  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    exact |= scores[field] >= GOCUA_HEADER_EXACT_SCORE;
  return exact || g_str_has_prefix (words, "tong") || strstr (words, "tuoi") != NULL ||
         g_str_equal (words, "nam") || g_str_equal (words, "nu");
}

/* The second row of a header stands under merged cells: its own heads begin under a cell that has a text, and
 * the columns that are one cell high have nothing in it. */
static const char *const *
find_second_row (GPtrArray *rows, guint header)
{
  const char *const *row = g_ptr_array_index (rows, header);
  const char *const *below = header + 1 < rows->len ? g_ptr_array_index (rows, header + 1) : NULL;
  guint n_above = g_strv_length ((char **) row);
  guint n_heads = 0;
  guint n_open = 0;

  for (guint column = 0; below != NULL && below[column] != NULL; column++)
    {
      g_autofree char *words = fold_head (below[column]);

      if (words[0] == '\0')
        n_open += column < n_above && row[column][0] != '\0' ? 1 : 0;
      else if (is_second_head (words))
        n_heads++;
      else
        return NULL;
    }
  return n_heads > 0 && n_open > 0 ? below : NULL;
}

/* Forms have a line of column numbers under the header: 1, 2, 3 or (1), (2), (3). */
static gboolean
is_numbering (const char *const *row)
{
  gint64 last = 0;
  guint n_numbers = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      const char *digits = row[i] + strspn (row[i], " (");
      char *end = NULL;
      gint64 number = g_ascii_strtoll (digits, &end, 10);

      if (row[i][0] == '\0')
        continue;
      if (end == digits || number != last + 1 || end[strspn (end, " )")] != '\0')
        return FALSE;
      last = number;
      n_numbers++;
    }
  return n_numbers >= 3;
}

GocuaMapping *
gocua_mapping_new (void)
{
  GocuaMapping *self = g_new0 (GocuaMapping, 1);

  self->header_row = GOCUA_MAPPING_NONE;
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    self->columns[i] = GOCUA_MAPPING_NONE;
  return self;
}

GocuaMapping *
gocua_mapping_copy (const GocuaMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

void
gocua_mapping_free (GocuaMapping *self)
{
  g_free (self);
}

/* One row for each person of a household. */
static void
tell_people (GocuaMapping *self, GPtrArray *rows)
{
  int code = self->columns[GOCUA_ROSTER_FIELD_CODE];

  self->rows_are_people = self->columns[GOCUA_ROSTER_FIELD_RELATION] != GOCUA_MAPPING_NONE ||
                          (code != GOCUA_MAPPING_NONE &&
                           gocua_column_content_has_repeats (rows, (guint) self->first_row, (guint) code));
}

/* A name or an address must be among what is found, or nothing is. */
static GocuaMapping *
guess_by_content (GPtrArray *rows)
{
  g_autoptr (GocuaMapping) self = gocua_mapping_new ();
  g_autofree Scores *scores = NULL;
  guint n_columns = 0;
  guint score;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (rows, i)));
  scores = g_malloc0_n (n_columns + 1, sizeof *scores);
  for (guint column = 0; column < n_columns; column++)
    for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
      scores[column][field] = gocua_column_content_score (rows, 0, column, field);
  match_scores (self, scores, n_columns, &score);
  if (!gocua_mapping_validate (self, NULL))
    return gocua_mapping_new ();
  tell_people (self, rows);
  return g_steal_pointer (&self);
}

GocuaMapping *
gocua_mapping_guess (GPtrArray *rows)
{
  int best_row = GOCUA_MAPPING_NONE;
  guint best_matched = 0;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < MIN (rows->len, GOCUA_MAPPING_HEADER_ROWS); i++)
    {
      g_autoptr (GocuaMapping) guess = gocua_mapping_new ();
      guint score = 0;
      guint n_matched = match_columns (guess, g_ptr_array_index (rows, i), find_second_row (rows, i), &score);

      /* One match is a title such as "Danh sách hộ dân khu phố 3", unless the cell says nothing else. */
      if (n_matched > best_matched && (n_matched > 1 || score >= GOCUA_HEADER_EXACT_SCORE))
        {
          best_matched = n_matched;
          best_row = (int) i;
        }
    }
  return best_row == GOCUA_MAPPING_NONE ? guess_by_content (rows)
                                        : gocua_mapping_guess_columns (rows, best_row);
}

GocuaMapping *
gocua_mapping_guess_columns (GPtrArray *rows, int header_row)
{
  GocuaMapping *self;
  const char *const *second;
  guint score;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (header_row >= 0 && (guint) header_row < rows->len, NULL);

  self = gocua_mapping_new ();
  second = find_second_row (rows, (guint) header_row);
  match_columns (self, g_ptr_array_index (rows, (guint) header_row), second, &score);
  self->header_row = header_row;
  self->first_row = header_row + (second != NULL ? 2 : 1);
  if ((guint) self->first_row < rows->len && is_numbering (g_ptr_array_index (rows, (guint) self->first_row)))
    self->first_row++;
  tell_people (self, rows);
  return self;
}

gboolean
gocua_mapping_get_rows_are_people (const GocuaMapping *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->rows_are_people;
}

void
gocua_mapping_set_rows_are_people (GocuaMapping *self, gboolean rows_are_people)
{
  g_return_if_fail (self != NULL);

  self->rows_are_people = rows_are_people;
}

const char *
gocua_roster_refused_title (void)
{
  /* Translators: head of a column of sentences */
  return _ ("Why it was refused");
}

char *
gocua_mapping_shape (const char *const *cells)
{
  g_autoptr (GString) shape = g_string_new (NULL);
  g_autofree char *reasons = gocua_text_fold_line (gocua_roster_refused_title ());
  guint n_words = 0;
  gsize end = 0;

  g_return_val_if_fail (cells != NULL, NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *words = fold_head (cells[i]);

      if (g_str_equal (words, reasons))
        continue;
      g_string_append_printf (shape, "%s|", words);
      if (words[0] == '\0')
        continue;
      n_words++;
      end = shape->len;
    }
  /* A title is one cell. Empty columns to the right are there or not. */
  g_string_truncate (shape, n_words > 1 ? end : 0);
  return g_string_free (g_steal_pointer (&shape), FALSE);
}

char *
gocua_mapping_to_text (const GocuaMapping *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    if (self->columns[field] != GOCUA_MAPPING_NONE)
      g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", gocua_roster_field_get_nick (field),
                              self->columns[field]);
  if (self->rows_are_people)
    g_string_append (text, text->len > 0 ? " rows=people" : "rows=people");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
gocua_mapping_apply_text (GocuaMapping *self, const char *text)
{
  g_auto (GStrv) pairs = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    self->columns[field] = GOCUA_MAPPING_NONE;
  self->rows_are_people = FALSE;
  pairs = g_strsplit (text, " ", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      GocuaRosterField field;
      guint64 column;

      if (g_str_equal (pairs[i], "rows=people"))
        self->rows_are_people = TRUE;
      if (equals == NULL)
        continue;
      *equals = '\0';
      if (gocua_roster_field_from_nick (pairs[i], &field) &&
          g_ascii_string_to_unsigned (equals + 1, 10, 0, GOCUA_TABLE_MAX_COLUMNS - 1, &column, NULL))
        gocua_mapping_set_column (self, field, (int) column);
    }
}

int
gocua_mapping_get_header_row (const GocuaMapping *self)
{
  g_return_val_if_fail (self != NULL, GOCUA_MAPPING_NONE);

  return self->header_row;
}

int
gocua_mapping_get_first_row (const GocuaMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_row;
}

void
gocua_mapping_set_first_row (GocuaMapping *self, int row)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= 0);

  self->first_row = row;
  if (self->header_row >= row)
    self->header_row = GOCUA_MAPPING_NONE;
}

int
gocua_mapping_get_column (const GocuaMapping *self, GocuaRosterField field)
{
  g_return_val_if_fail (self != NULL, GOCUA_MAPPING_NONE);
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, GOCUA_MAPPING_NONE);

  return self->columns[field];
}

void
gocua_mapping_set_column (GocuaMapping *self, GocuaRosterField field, int column)
{
  GocuaRosterField owner;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field < GOCUA_ROSTER_N_FIELDS);
  g_return_if_fail (column >= GOCUA_MAPPING_NONE);

  if (gocua_mapping_find_field (self, column, &owner))
    self->columns[owner] = GOCUA_MAPPING_NONE;
  self->columns[field] = column;
}

gboolean
gocua_mapping_find_field (const GocuaMapping *self, int column, GocuaRosterField *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  if (column == GOCUA_MAPPING_NONE)
    return FALSE;
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    if (self->columns[i] == column)
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
gocua_mapping_validate (const GocuaMapping *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->columns[GOCUA_ROSTER_FIELD_HEAD] != GOCUA_MAPPING_NONE ||
      self->columns[GOCUA_ROSTER_FIELD_ADDRESS] != GOCUA_MAPPING_NONE ||
      self->columns[GOCUA_ROSTER_FIELD_HOUSE_NUMBER] != GOCUA_MAPPING_NONE)
    return TRUE;
  g_set_error_literal (
      error, GOCUA_MAPPING_ERROR, GOCUA_MAPPING_ERROR_INCOMPLETE,
      _ ("No column holds the head of household or the address. Choose which column does: without "
         "one of them a household cannot be recognised."));
  return FALSE;
}

static const char *
peek_cell (const GocuaMapping *self, const char *const *fields, guint n_fields, GocuaRosterField field)
{
  int column = self->columns[field];

  return column >= 0 && (guint) column < n_fields ? fields[column] : "";
}

/* "12/3", "hẻm 45", "Lê Lợi". An alley that is only a number says what it is. */
static char *
join_address (const GocuaMapping *self, const char *const *fields, guint n_fields)
{
  const char *whole = peek_cell (self, fields, n_fields, GOCUA_ROSTER_FIELD_ADDRESS);
  const char *number = peek_cell (self, fields, n_fields, GOCUA_ROSTER_FIELD_HOUSE_NUMBER);
  const char *alley = peek_cell (self, fields, n_fields, GOCUA_ROSTER_FIELD_ALLEY);
  const char *street = peek_cell (self, fields, n_fields, GOCUA_ROSTER_FIELD_STREET);
  g_autofree char *joined = NULL;

  alley += strspn (alley, " ");
  /* Some lists have all of it in one column, and the street once more. */
  if (whole[0] != '\0')
    {
      number = whole;
      if (street[0] != '\0' && gocua_text_contains_folded (whole, street))
        street = "";
    }
  joined =
      g_strconcat (number, alley[0] != '\0' ? " " : "", g_ascii_isdigit (alley[0]) ? "hẻm " : "", alley,
                   street[0] != '\0' && (number[0] != '\0' || alley[0] != '\0') ? " " : "", street, NULL);
  return gocua_text_clean (joined);
}

char *
gocua_mapping_dup_text (const GocuaMapping *self,
                        const char *const *fields,
                        guint n_fields,
                        GocuaRosterField field)
{
  g_return_val_if_fail (self != NULL && fields != NULL, NULL);
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, NULL);

  return field == GOCUA_ROSTER_FIELD_ADDRESS ? join_address (self, fields, n_fields)
                                             : gocua_text_clean (peek_cell (self, fields, n_fields, field));
}
