/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-operators.c: how well and how fast people key lines of sheets. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-verify.h"

#include "core/gocua-date.h"
#include "store/gocua-db.h"

void
gocua_operator_free (GocuaOperator *self)
{
  g_free (self->name);
  g_free (self);
}

static GocuaOperator *
operator_of (GHashTable *people, const char *name)
{
  GocuaOperator *person = g_hash_table_lookup (people, name);

  if (person == NULL)
    {
      person = g_new0 (GocuaOperator, 1);
      person->name = g_strdup (name);
      g_hash_table_insert (people, person->name, person);
    }
  return person;
}

/* A line of the query below: the visit's first change, how many there were, and what was found at the second
 * keying: 0 not keyed again, 1 it stood, 2 it did not. */
static void
add_line (GHashTable *people, GHashTable *sheets, sqlite3_stmt *statement)
{
  GocuaOperator *person = operator_of (people, (const char *) sqlite3_column_text (statement, 1));
  gint64 ms = GOCUA_STAMP_MS ((GocuaStamp) sqlite3_column_int64 (statement, 0));
  int found = sqlite3_column_int (statement, 4);
  g_autofree char *key = NULL;
  char formatted[GOCUA_ID_STRING_SIZE];
  GocuaId sheet = { 0 };

  gocua_db_column_id (statement, 3, &sheet);
  key = g_strconcat (gocua_id_format (&sheet, formatted), " ", person->name, NULL);
  if (g_hash_table_add (sheets, g_steal_pointer (&key)))
    person->n_sheets++;
  gocua_entry_pace_add (&person->pace, ms);
  person->n_corrected += sqlite3_column_int64 (statement, 2) > 1;
  person->n_checked += found > 0;
  person->n_wrong += found > 1;
}

static int
compare_operators (gconstpointer a, gconstpointer b)
{
  const GocuaOperator *x = *(GocuaOperator *const *) a, *y = *(GocuaOperator *const *) b;

  if (x->pace.n_lines != y->pace.n_lines)
    return x->pace.n_lines > y->pace.n_lines ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static GPtrArray *
to_array (GHashTable *people)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_operator_free);
  GHashTableIter iter;
  gpointer person;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (all, person);
    }
  g_ptr_array_sort (all, compare_operators);
  return all;
}

GPtrArray *
gocua_verify_get_operators (GocuaDb *db,
                            const GocuaId *campaign,
                            const char *from,
                            const char *to,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GHashTable) people =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gocua_operator_free);
  g_autoptr (GHashTable) sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && campaign != NULL && from != NULL && to != NULL, NULL);

  statement = gocua_db_query (db, "keyed-lines", error);
  if (statement == NULL)
    return NULL;
  after = gocua_date_add_days (to, 1);
  gocua_db_bind_id (statement, 1, campaign);
  sqlite3_bind_int64 (statement, 2, (gint64) GOCUA_STAMP_MAKE (gocua_date_to_ms (from), 0));
  sqlite3_bind_int64 (statement, 3, (gint64) GOCUA_STAMP_MAKE (gocua_date_to_ms (after), 0));
  while (problem == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &problem) &&
         gocua_db_step (db, statement, &problem))
    add_line (people, sheets, statement);
  return gocua_db_finish (statement, &problem, error) ? to_array (people) : NULL;
}
