/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households.c: which households answer a query, and in what order. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-households.h"

#include "core/gocua-collate.h"
#include "store/gocua-entities.h"
#include "store/gocua-household-filter.h"
#include "store/gocua-household-search.h"
#include "store/gocua-status-row.h"

#include <string.h>

/* How many steps of SQLite's machine pass between two looks at the cancellable: some tens of microseconds. */
#define PROGRESS_STEPS 1000
#define BY_ADDRESS     "h.address_key = '', h.address_key"

typedef struct
{
  char *key;
  gint64 n;
} Keyed;

static void
keyed_clear (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* Households without the value come last, whichever way the others are sorted. */
static char *
order_by (const char *is_missing, const char *expression, gboolean descending)
{
  return g_strdup_printf (" ORDER BY %s, %s%s, " BY_ADDRESS ", h.n", is_missing, expression,
                          descending ? " DESC" : "");
}

static char *
make_outcome_order (gboolean descending)
{
  g_autoptr (GString) expression = g_string_new ("CASE s.outcome");

  for (GocuaOutcome outcome = GOCUA_OUTCOME_MET; outcome <= GOCUA_OUTCOME_LAST; outcome++)
    g_string_append_printf (expression, " WHEN '%s' THEN %d", gocua_outcome_get_id (outcome), (int) outcome);
  g_string_append (expression, " END");
  return order_by ("s.outcome IS NULL", expression->str, descending);
}

static char *
make_indicator_order (guint slot, gboolean descending)
{
  g_autofree char *column = g_strdup_printf ("s.v%u", MIN (slot, GOCUA_MAX_INDICATORS - 1u));
  g_autofree char *is_missing = g_strconcat (column, " IS NULL", NULL);

  return order_by (is_missing, column, descending);
}

static char *
make_order (const GocuaQuery *query)
{
  switch (query->sort)
    {
    case GOCUA_SORT_NAME:
      return order_by ("h.name_key = ''", "h.name_key", query->descending);
    case GOCUA_SORT_WALK:
      return order_by ("h.walk_key = ''", "h.walk_key", query->descending);
    case GOCUA_SORT_LAST_VISIT:
      return order_by ("s.last_date IS NULL", "s.last_date", query->descending);
    case GOCUA_SORT_OUTCOME:
      return make_outcome_order (query->descending);
    case GOCUA_SORT_INDICATOR:
      return make_indicator_order (query->sort_slot, query->descending);
    case GOCUA_SORT_PEOPLE:
      return order_by ("h.people IS NULL", "h.people", query->descending);
    case GOCUA_SORT_AREA: /* the areas are put in order afterwards */
    case GOCUA_SORT_CODE: /* as are the codes */
      return g_strdup (" ORDER BY " BY_ADDRESS ", h.n");
    case GOCUA_SORT_ADDRESS:
    default:
      return g_strdup_printf (" ORDER BY " BY_ADDRESS "%s, h.n", query->descending ? " DESC" : "");
    }
}

static gboolean
finish (GocuaDb *db, sqlite3_stmt *statement, GError *problem, GError **error)
{
  gocua_db_done (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* From the id of each area to its place in the list of areas, counted from 1. */
static GHashTable *
get_area_places (GPtrArray *areas)
{
  GHashTable *places = g_hash_table_new (gocua_id_hash, gocua_id_equal);

  for (guint i = 0; i < areas->len; i++)
    g_hash_table_insert (places, &((GocuaRecord *) areas->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  return places;
}

/* Deals the rows, which come by address, out to their areas; those without one come last. */
static GArray *
collect_by_area (GocuaDb *db, sqlite3_stmt *statement, GPtrArray *areas, gboolean descending, GError **error)
{
  g_autoptr (GHashTable) places = get_area_places (areas);
  g_autoptr (GPtrArray) buckets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *problem = NULL;

  for (guint i = 0; i <= areas->len; i++)
    g_ptr_array_add (buckets, g_array_new (FALSE, FALSE, sizeof (gint64)));
  while (gocua_db_step (db, statement, &problem))
    {
      gint64 n = sqlite3_column_int64 (statement, 0);
      guint place = 0;
      GocuaId area;

      if (gocua_db_column_id (statement, 1, &area))
        place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &area));
      g_array_append_val ((GArray *) buckets->pdata[place], n);
    }
  if (!finish (db, statement, problem, error))
    return NULL;
  for (guint i = 1; i <= areas->len + 1; i++)
    {
      guint place = i > areas->len ? 0 : descending ? areas->len + 1 - i : i;
      GArray *bucket = buckets->pdata[place];

      g_array_append_vals (ns, bucket->data, bucket->len);
    }
  return g_steal_pointer (&ns);
}

static int
compare_keyed (gconstpointer a, gconstpointer b, gpointer descending)
{
  const Keyed *x = a;
  const Keyed *y = b;

  /* Those without a code come last. */
  if ((*x->key == '\0') != (*y->key == '\0'))
    return *x->key == '\0' ? 1 : -1;
  return GPOINTER_TO_INT (descending) ? strcmp (y->key, x->key) : strcmp (x->key, y->key);
}

/* Sorts by the natural order of codes, for which the table has no key. g_array_sort() is stable. */
static GArray *
collect_by_code (GocuaDb *db, sqlite3_stmt *statement, gboolean descending, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Keyed));
  GArray *ns;
  GError *problem = NULL;

  g_array_set_clear_func (rows, keyed_clear);
  while (gocua_db_step (db, statement, &problem))
    {
      Keyed row = { gocua_collate_key ((const char *) sqlite3_column_text (statement, 1)),
                    sqlite3_column_int64 (statement, 0) };

      g_array_append_val (rows, row);
    }
  if (!finish (db, statement, problem, error))
    return NULL;
  g_array_sort_with_data (rows, compare_keyed, GINT_TO_POINTER (descending));
  ns = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ns, g_array_index (rows, Keyed, i).n);
  return ns;
}

static GArray *
query_sorted (GocuaDb *db,
              const GocuaQuery *query,
              const GocuaHouseholdFilter *filter,
              const char *expression,
              GError **error)
{
  g_autofree char *order = make_order (query);
  g_autoptr (GPtrArray) areas = NULL;
  const char *columns = "h.n";
  sqlite3_stmt *statement;

  if (query->sort == GOCUA_SORT_AREA)
    {
      columns = "h.n, h.area";
      areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
      if (areas == NULL)
        return NULL;
    }
  else if (query->sort == GOCUA_SORT_CODE)
    columns = "h.n, h.code";
  statement = gocua_household_filter_prepare (filter, db, columns, expression, order, error);
  if (statement == NULL)
    return NULL;
  if (query->sort == GOCUA_SORT_AREA)
    return collect_by_area (db, statement, areas, query->descending, error);
  if (query->sort == GOCUA_SORT_CODE)
    return collect_by_code (db, statement, query->descending, error);
  return gocua_household_filter_collect (db, statement, error);
}

GArray *
gocua_households_query (GocuaDb *db,
                        const GocuaQuery *query,
                        const GocuaId *campaign,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (GocuaHouseholdFilter) filter = { 0 };
  g_autofree char *expression = NULL;
  gboolean best_first;
  GArray *ns;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  expression = gocua_household_search_expression (query->search);
  best_first = expression != NULL && !query->keep_sort;
  gocua_household_filter_init (&filter, query, !best_first, gocua_campaign_find_row (db, campaign));
  if (cancellable != NULL)
    sqlite3_progress_handler (gocua_db_get_handle (db), PROGRESS_STEPS, progress_cb, cancellable);
  if (best_first)
    ns = gocua_household_search_best_first (db, &filter, query->search, expression, error);
  else
    ns = query_sorted (db, query, &filter, expression, error);
  if (cancellable != NULL)
    sqlite3_progress_handler (gocua_db_get_handle (db), 0, NULL, NULL);
  return ns;
}
