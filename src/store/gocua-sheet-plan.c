/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-plan.c: which households go on which sheet. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-sheets.h"

#include <string.h>

#include "core/gocua-date.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"

#define DAYS_KEPT 7

/* A household on its way to a sheet. */
typedef struct
{
  GocuaId id;
  GocuaId area;
  guint area_place; /* in the order of the ward's areas */
  guint place;      /* on the walk */
  char *walk_key;
} Stop;

static void
stop_clear (gpointer data)
{
  g_free (((Stop *) data)->walk_key);
}

void
gocua_sheet_plan_free (GocuaSheetPlan *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const Stop *x = a, *y = b;
  int order;

  if (x->area_place != y->area_place)
    return x->area_place < y->area_place ? -1 : 1;
  order = strcmp (x->walk_key, y->walk_key);
  return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* Where each area stands in the order of the ward; those without an area come last. */
static GHashTable *
order_areas (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  GHashTable *places =
      areas != NULL ? g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL) : NULL;

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    g_hash_table_insert (places, gocua_id_dup (&((GocuaRecord *) areas->pdata[i])->id),
                         GUINT_TO_POINTER (i + 1));
  return places;
}

/* Reads one household with a prepared statement whose only parameter is bound. */
static gboolean
add_stop (GocuaDb *db, GArray *stops, sqlite3_stmt *statement, GHashTable *areas, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (gocua_db_step (db, statement, &problem))
    {
      Stop stop = { 0 };
      guint place;

      gocua_db_column_id (statement, 0, &stop.id);
      gocua_db_column_id (statement, 1, &stop.area);
      stop.walk_key = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      place = GPOINTER_TO_UINT (g_hash_table_lookup (areas, &stop.area));
      stop.area_place = place > 0 ? place : G_MAXUINT;
      stop.place = stops->len;
      g_array_append_val (stops, stop);
    }
  sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

#define STOP_COLUMNS \
  "SELECT id, area, walk_key FROM household WHERE deleted IS NOT 1 AND archived IS NOT 1 AND "

static gboolean
add_by_query (GocuaDb *db,
              const GocuaSheetRequest *request,
              GArray *stops,
              GHashTable *areas,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_copy (request->query);
  g_autoptr (GArray) ns = NULL;
  sqlite3_stmt *statement;
  gboolean ok = TRUE;

  query->sort = GOCUA_SORT_WALK;
  query->descending = FALSE;
  query->keep_sort = TRUE;
  ns = gocua_households_query (db, query, request->campaign, cancellable, error);
  statement = ns != NULL ? gocua_db_prepare_static (db, STOP_COLUMNS "n = ?1", error) : NULL;
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; ok && i < ns->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (ns, gint64, i));
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           add_stop (db, stops, statement, areas, error);
    }
  gocua_db_done (statement);
  return ok;
}

static gboolean
add_selected (GocuaDb *db, GArray *households, GArray *stops, GHashTable *areas, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare_static (db, STOP_COLUMNS "id = ?1", error);
  gboolean ok = statement != NULL;

  for (guint i = 0; ok && i < households->len; i++)
    {
      gocua_db_bind_id (statement, 1, &g_array_index (households, GocuaId, i));
      ok = add_stop (db, stops, statement, areas, error);
    }
  if (statement != NULL)
    gocua_db_done (statement);
  return ok;
}

/* Returns: how many were taken out. */
static guint
leave_reserved_out (GArray *stops, GHashTable *reserved)
{
  guint kept = 0, n = stops->len;

  for (guint i = 0; i < n; i++)
    {
      Stop *stop = &g_array_index (stops, Stop, i);

      if (g_hash_table_contains (reserved, &stop->id))
        continue;
      if (kept != i)
        {
          Stop swapped = g_array_index (stops, Stop, kept);

          g_array_index (stops, Stop, kept) = *stop;
          *stop = swapped;
        }
      kept++;
    }
  g_array_set_size (stops, kept);
  return n - kept;
}

/* The sheet of the @n stops from @first on, which are all of one area. */
static GocuaRecord *
make_sheet (GocuaDb *db,
            const GocuaSheetRequest *request,
            const Stop *first,
            guint n,
            const char *expires,
            GHashTable *codes,
            GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  g_autoptr (GocuaRecord) sheet = NULL;
  g_autofree char *text = NULL;
  char code[GOCUA_SHEET_CODE_SIZE];
  const GocuaId blank = { 0 };
  GocuaId id;

  gocua_entity_make_id (db, &id);
  if (!gocua_sheets_make_code (db, &id, codes, code, error))
    return NULL;
  g_hash_table_add (codes, g_strdup (code));
  for (guint i = 0; i < n; i++)
    g_array_append_val (lines, first[i].id);
  for (guint i = 0; i < request->n_blank && lines->len < GOCUA_SHEET_MAX_LINES; i++)
    g_array_append_val (lines, blank);
  text = gocua_sheet_lines_format (lines);
  sheet = gocua_record_new (GOCUA_KIND_SHEET, &id);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_CODE, code);
  gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN, request->campaign);
  if (first->area_place != G_MAXUINT)
    gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_AREA, &first->area);
  if (request->team != NULL)
    gocua_record_set_id (sheet, GOCUA_SHEET_FIELD_TEAM, request->team);
  if (request->day != NULL)
    gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_DAY, request->day);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_EXPIRES, expires);
  if (request->purpose != NULL)
    gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_PURPOSE, request->purpose);
  gocua_record_set_text (sheet, GOCUA_SHEET_FIELD_LINES, text);
  return g_steal_pointer (&sheet);
}

/* How many of the stops from @first on go on one sheet: of one area, and not more than fit. */
static guint
count_for_sheet (const GocuaSheetRequest *request, GArray *stops, guint first)
{
  guint n = 1;
  guint most = CLAMP (request->n_lines, 1, GOCUA_SHEET_MAX_LINES);

  while (n < most && first + n < stops->len &&
         g_array_index (stops, Stop, first + n).area_place == g_array_index (stops, Stop, first).area_place)
    n++;
  return n;
}

static gboolean
make_sheets (GocuaDb *db,
             const GocuaSheetRequest *request,
             GArray *stops,
             GocuaSheetPlan *plan,
             GError **error)
{
  g_autofree char *today = gocua_db_get_today (db);
  g_autofree char *week = gocua_date_add_days (request->day != NULL ? request->day : today, DAYS_KEPT);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint first = 0, n; first < stops->len; first += n)
    {
      GocuaRecord *sheet;

      if (request->n_sheets > 0 && plan->sheets->len >= request->n_sheets)
        {
          plan->n_left = stops->len - first;
          return TRUE;
        }
      n = count_for_sheet (request, stops, first);
      sheet = make_sheet (db, request, &g_array_index (stops, Stop, first), n,
                          request->expires != NULL ? request->expires : week, codes, error);
      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (plan->sheets, sheet);
      plan->n_households += n;
    }
  return TRUE;
}

GocuaSheetPlan *
gocua_sheets_plan (GocuaDb *db, const GocuaSheetRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSheetPlan) plan = NULL;
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_autoptr (GHashTable) areas = NULL;
  g_autoptr (GHashTable) reserved = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (db != NULL && request != NULL && request->campaign != NULL, NULL);
  g_return_val_if_fail (request->query != NULL || request->households != NULL, NULL);

  today = gocua_db_get_today (db);
  plan = g_new0 (GocuaSheetPlan, 1);
  plan->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_array_set_clear_func (stops, stop_clear);
  areas = order_areas (db, error);
  if (areas == NULL)
    return NULL;
  if (!(request->households != NULL ? add_selected (db, request->households, stops, areas, error)
                                    : add_by_query (db, request, stops, areas, cancellable, error)))
    return NULL;
  if (!request->with_reserved)
    {
      reserved = gocua_sheets_get_reserved (db, today, error);
      if (reserved == NULL)
        return NULL;
      plan->n_reserved = leave_reserved_out (stops, reserved);
    }
  g_array_sort (stops, compare_stops);
  return make_sheets (db, request, stops, plan, error) ? g_steal_pointer (&plan) : NULL;
}

GocuaBatch *
gocua_sheet_plan_to_batch (GocuaSheetPlan *self)
{
  GocuaBatch *batch = gocua_batch_new ("sheet.new");

  for (guint i = 0; i < self->sheets->len; i++)
    gocua_batch_put (batch, NULL, self->sheets->pdata[i]);
  return batch;
}
