/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-mapping.c: which column of a list is what, and where its rows begin. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-text.h"
#include "roster/gocua-header-words.h"
#include "roster/gocua-mapping.h"

#define MAX_HEAD_BYTES 200 /* longer is a title or a paragraph */

struct _GocuaMapping
{
  int header_row;
  int first_row;
  int columns[GOCUA_ROSTER_N_FIELDS];
};

G_DEFINE_BOXED_TYPE (GocuaMapping, gocua_mapping, gocua_mapping_copy, gocua_mapping_free)
G_DEFINE_QUARK (gocua - mapping - error - quark, gocua_mapping_error)

static char *
fold_head (const char *cell)
{
  return strlen (cell) > MAX_HEAD_BYTES ? g_strdup ("") : gocua_text_fold_line (cell);
}

/* Gives each field its best column, the surest pair first. Returns how many fields got one, and the best
 * score. */
static guint
match_columns (GocuaMapping *self, const char *const *row, guint *best_score)
{
  guint n_columns = g_strv_length ((char **) row);
  g_autofree guint (*scores)[GOCUA_ROSTER_N_FIELDS] = g_malloc0_n (n_columns + 1, sizeof *scores);
  guint n_matched = 0;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *words = fold_head (row[column]);

      for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
        scores[column][field] = gocua_header_words_score (words, field);
    }
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
      guint n_matched = match_columns (guess, g_ptr_array_index (rows, i), &score);

      /* One match is a title such as "Danh sách hộ dân khu phố 3", unless the cell says nothing else. */
      if (n_matched > best_matched && (n_matched > 1 || score >= GOCUA_HEADER_EXACT_SCORE))
        {
          best_matched = n_matched;
          best_row = (int) i;
        }
    }
  return best_row == GOCUA_MAPPING_NONE ? gocua_mapping_new () : gocua_mapping_guess_columns (rows, best_row);
}

GocuaMapping *
gocua_mapping_guess_columns (GPtrArray *rows, int header_row)
{
  GocuaMapping *self;
  guint score;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (header_row >= 0 && (guint) header_row < rows->len, NULL);

  self = gocua_mapping_new ();
  match_columns (self, g_ptr_array_index (rows, (guint) header_row), &score);
  self->header_row = header_row;
  self->first_row = header_row + 1;
  if ((guint) self->first_row < rows->len && is_numbering (g_ptr_array_index (rows, (guint) self->first_row)))
    self->first_row++;
  return self;
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

char *
gocua_mapping_dup_text (const GocuaMapping *self,
                        const char *const *fields,
                        guint n_fields,
                        GocuaRosterField field)
{
  int column;

  g_return_val_if_fail (self != NULL && fields != NULL, NULL);
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, NULL);

  column = self->columns[field];
  if (column >= 0 && (guint) column < n_fields)
    return gocua_text_clean (fields[column]);
  if (field == GOCUA_ROSTER_FIELD_ADDRESS && column == GOCUA_MAPPING_NONE)
    {
      g_autofree char *number =
          gocua_mapping_dup_text (self, fields, n_fields, GOCUA_ROSTER_FIELD_HOUSE_NUMBER);
      g_autofree char *street = gocua_mapping_dup_text (self, fields, n_fields, GOCUA_ROSTER_FIELD_STREET);
      g_autofree char *joined = g_strjoin (" ", number, street, NULL);

      return g_strdup (g_strstrip (joined));
    }
  return g_strdup ("");
}
