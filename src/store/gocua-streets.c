/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-streets.c: the streets of a ward, as its addresses name them. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-streets.h"

#include <string.h>

#include "core/gocua-address.h"
#include "core/gocua-collate.h"
#include "core/gocua-text.h"
#include "store/gocua-db.h"

/* A street while its households are counted. */
typedef struct
{
  GHashTable *spellings; /* how often each one was written */
  guint n;
} Count;

void
gocua_street_free (GocuaStreet *self)
{
  g_free (self->name);
  g_free (self);
}

static void
count_free (gpointer data)
{
  Count *count = data;

  g_hash_table_unref (count->spellings);
  g_free (count);
}

static void
add_address (GHashTable *counts, const char *address)
{
  char *street = gocua_address_get_street (address);
  g_autofree char *folded = gocua_text_fold_line (street);
  Count *count = g_hash_table_lookup (counts, folded);
  guint n;

  if (*folded == '\0')
    {
      g_free (street);
      return;
    }
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (counts, g_steal_pointer (&folded), count);
    }
  count->n++;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (count->spellings, street)) + 1;
  g_hash_table_insert (count->spellings, street, GUINT_TO_POINTER (n));
}

/* Equally many: the first of the alphabet, whatever order the table has. */
static const char *
choose_spelling (const Count *count)
{
  const char *best = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, count->spellings);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      guint n = GPOINTER_TO_UINT (value);

      if (n > most || (n == most && strcmp (name, best) < 0))
        {
          best = name;
          most = n;
        }
    }
  return best;
}

static int
compare_streets (gconstpointer a, gconstpointer b)
{
  const GocuaStreet *x = *(GocuaStreet *const *) a, *y = *(GocuaStreet *const *) b;
  g_autofree char *left = gocua_collate_key (x->name);
  g_autofree char *right = gocua_collate_key (y->name);

  return strcmp (left, right);
}

static GPtrArray *
sort_counts (GHashTable *counts)
{
  GPtrArray *streets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_street_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GocuaStreet *street = g_new0 (GocuaStreet, 1);

      street->name = g_strdup (choose_spelling (value));
      street->n_households = ((Count *) value)->n;
      g_ptr_array_add (streets, street);
    }
  g_ptr_array_sort (streets, compare_streets);
  return streets;
}

GPtrArray *
gocua_streets_list (GocuaDb *db, const GocuaId *area, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, count_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  statement = gocua_db_prepare_static (
      db,
      "SELECT address FROM household WHERE deleted IS NOT 1 AND archived IS NOT 1 AND address IS NOT NULL "
      "AND (?1 IS NULL OR area = ?1)",
      error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, area);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &problem) &&
         gocua_db_step (db, statement, &problem))
    add_address (counts, (const char *) sqlite3_column_text (statement, 0));
  return gocua_db_finish (statement, &problem, error) ? sort_counts (counts) : NULL;
}

static void
street_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  g_autofree char *street = gocua_address_get_street ((const char *) sqlite3_value_text (values[0]));

  sqlite3_result_text (context, gocua_text_fold_line (street), -1, g_free);
}

gboolean
gocua_streets_register (GocuaDb *db, GError **error)
{
  int code;

  if (gocua_db_get_data (db, "streets") != NULL)
    return TRUE;
  code = sqlite3_create_function_v2 (gocua_db_get_handle (db), "gocua_street", 1,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, street_cb, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      gocua_db_set_error (db, code, error);
      return FALSE;
    }
  gocua_db_set_data (db, "streets", GUINT_TO_POINTER (1), NULL);
  return TRUE;
}
