/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-likely-doubles.c: households on the roster that may be the one that is being typed. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-doubles.h"

#include "core/gocua-text.h"
#include "store/gocua-entities.h"
#include "store/gocua-projection.h"

#include <string.h>

/* More have too little in common with what was typed, and comparing them all would be felt. */
#define MAX_LOOKED_AT "200"
/* So many steps of a house number tell a door without its street. */
#define MANY_STEPS 3

void
gocua_likely_double_free (GocuaLikelyDouble *self)
{
  if (self == NULL)
    return;
  g_free (self->head);
  g_free (self->address);
  g_free (self);
}

/* The questions to the index, from the one with the fewest answers on. */
typedef enum
{
  ASK_PHONE,
  ASK_CODE,
  ASK_NAME_AND_STREET,
  ASK_NUMBER_AND_STREET,
  ASK_NUMBER,
  N_QUESTIONS,
} Question;

/* All words of @text in @column, whatever their order. */
static void
append_words (GString *expression, const char *column, const char *text)
{
  g_auto (GStrv) words = gocua_text_fold_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (expression, "%s%s : \"%s\"", expression->len > 0 ? " AND " : "", column,
                            words[i]);
}

static const char *
last_word (const char *words)
{
  const char *space = strrchr (words, ' ');

  return space != NULL ? space + 1 : words;
}

/* @column has all words of @text, and the address has the end of the street's name. */
static void
append_with_street (GString *expression, const char *column, const char *text, const char *street)
{
  if (*text == '\0' || *street == '\0')
    return;
  append_words (expression, column, text);
  append_words (expression, "address", last_word (street));
}

static void
append_number_alone (GString *expression, const char *numbers)
{
  g_auto (GStrv) words = gocua_text_fold_words (numbers);

  if (g_strv_length (words) >= MANY_STEPS)
    append_words (expression, "address", numbers);
}

/* Returns: "" when that much has not been typed. gocua_double_score() needs two of a phone, a code, a door
 * and a name; each of the first three is asked for alone. */
static char *
make_expression (const GocuaDoubleFacts *facts, Question question)
{
  GString *expression = g_string_new (NULL);

  switch (question)
    {
    case ASK_PHONE:
      append_words (expression, "phone", facts->phone);
      break;
    case ASK_CODE:
      append_words (expression, "code", facts->code);
      break;
    case ASK_NAME_AND_STREET:
      append_with_street (expression, "head", facts->name, facts->street);
      break;
    case ASK_NUMBER_AND_STREET:
      append_with_street (expression, "address", facts->numbers, facts->street);
      break;
    case ASK_NUMBER:
    case N_QUESTIONS:
    default:
      append_number_alone (expression, facts->numbers);
      break;
    }
  return g_string_free (expression, FALSE);
}

static int
compare_likely (gconstpointer a, gconstpointer b)
{
  const GocuaLikelyDouble *x = *(GocuaLikelyDouble *const *) a;
  const GocuaLikelyDouble *y = *(GocuaLikelyDouble *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return gocua_id_compare (&x->id, &y->id);
}

static void
look_at (GPtrArray *likely, GocuaDoubleSet *set, const GocuaRecord *household)
{
  guint index = gocua_double_set_add (set, household);
  guint reasons;
  guint score =
      gocua_double_score (gocua_double_set_get (set, 0), gocua_double_set_get (set, index), &reasons);
  GocuaLikelyDouble *one;

  for (guint i = 0; i < likely->len; i++)
    if (gocua_id_equal (&((GocuaLikelyDouble *) likely->pdata[i])->id, &household->id))
      return;
  if (score < GOCUA_DOUBLE_LIKELY || gocua_id_equal (&household->id, &gocua_double_set_get (set, 0)->id))
    return;
  one = g_new0 (GocuaLikelyDouble, 1);
  one->id = household->id;
  one->score = score;
  one->reasons = reasons;
  one->head = g_strdup (gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD));
  one->address = g_strdup (gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
  one->people = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, -1);
  one->eligible_people = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1);
  g_ptr_array_add (likely, one);
}

static gboolean
look_at_all (GPtrArray *likely,
             GocuaDoubleSet *set,
             GocuaDb *db,
             const char *expression,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM household WHERE archived IS NOT 1 AND n IN (SELECT rowid FROM household_search "
      "WHERE household_search MATCH ?1 LIMIT " MAX_LOOKED_AT ")",
      gocua_projection_columns (GOCUA_KIND_HOUSEHOLD));
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, expression);
  while (gocua_db_step (db, statement, &problem))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 0);

      if (g_cancellable_set_error_if_cancelled (cancellable, &problem))
        break;
      if (household != NULL)
        look_at (likely, set, household);
    }
  return gocua_db_finish (statement, &problem, error);
}

GPtrArray *
gocua_likely_doubles_find (GocuaDb *db,
                           const GocuaRecord *household,
                           guint max,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) likely = NULL;
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();

  g_return_val_if_fail (db != NULL && household != NULL, NULL);

  likely = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_likely_double_free);
  gocua_double_set_add (set, household);
  for (guint question = 0; question < N_QUESTIONS; question++)
    {
      g_autofree char *expression = make_expression (gocua_double_set_get (set, 0), (Question) question);

      if (*expression != '\0' && !look_at_all (likely, set, db, expression, cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (likely, compare_likely);
  if (likely->len > max)
    g_ptr_array_set_size (likely, (int) max);
  return g_steal_pointer (&likely);
}
