/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify.c: what is to be keyed a second time. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-verify.h"

#include "store/gocua-db.h"

#include <string.h>

void
gocua_keyed_line_free (GocuaKeyedLine *self)
{
  g_clear_pointer (&self->visit, gocua_record_unref);
  g_free (self->keyer);
  g_free (self);
}

void
gocua_sheet_to_verify_free (GocuaSheetToVerify *self)
{
  g_clear_pointer (&self->row, gocua_sheet_row_free);
  g_free (self->keyer);
  g_array_unref (self->lines);
  g_free (self);
}

/* Who keyed a visit, and whether somebody has keyed its line again. */
static gboolean
ask_about (GocuaDb *db, GocuaKeyedLine *line, const GocuaId *sheet, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db,
                               "SELECT coalesce ((SELECT author FROM change WHERE entity = ?1 AND kind = "
                               "'visit' ORDER BY pos LIMIT 1), ''), "
                               "EXISTS (SELECT 1 FROM second_keying WHERE sheet = ?2 AND line = ?3 AND visit "
                               "= ?1 AND deleted IS NOT 1)",
                               error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &line->visit->id);
  gocua_db_bind_id (statement, 2, sheet);
  sqlite3_bind_int64 (statement, 3, line->line);
  if (gocua_db_step (db, statement, &problem))
    {
      line->keyer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      line->checked = sqlite3_column_int (statement, 1) != 0;
    }
  return gocua_db_finish (statement, &problem, error);
}

GPtrArray *
gocua_verify_get_lines (GocuaDb *db, const GocuaId *sheet, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_keyed_line_free);
  g_autoptr (GPtrArray) visits = NULL;
  guint last = 0;

  g_return_val_if_fail (db != NULL && sheet != NULL, NULL);

  visits = gocua_sheets_get_visits (db, sheet, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      guint number = (guint) gocua_record_get_int (visits->pdata[i], GOCUA_VISIT_LINE, 1);
      GocuaKeyedLine *line;

      if (number == last)
        continue;
      last = number;
      line = g_new0 (GocuaKeyedLine, 1);
      line->line = number;
      line->visit = gocua_record_ref (visits->pdata[i]);
      g_ptr_array_add (lines, line);
      if (!ask_about (db, line, sheet, error))
        return NULL;
    }
  return visits != NULL ? g_steal_pointer (&lines) : NULL;
}

/* Who keyed most of the lines; of two the one who began. */
static const char *
find_keyer (GPtrArray *lines)
{
  const char *keyer = "";
  guint most = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *name = ((GocuaKeyedLine *) lines->pdata[i])->keyer;
      guint n = 0;

      for (guint j = 0; j < lines->len; j++)
        n += g_str_equal (((GocuaKeyedLine *) lines->pdata[j])->keyer, name);
      if (n > most)
        {
          most = n;
          keyer = name;
        }
    }
  return keyer;
}

/* What is known of a person before a sheet: how many sheets were keyed earlier, and how well. */
typedef struct
{
  guint n_sheets;
  guint n_checked;
  guint n_wrong;
} Past;

static Past *
past_of (GHashTable *people, const char *name)
{
  Past *past = g_hash_table_lookup (people, name);

  if (past == NULL)
    {
      past = g_new0 (Past, 1);
      g_hash_table_insert (people, g_strdup (name), past);
    }
  return past;
}

static gboolean
read_pasts (GocuaDb *db, GHashTable *people, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "SELECT coalesce (keyer, ''), count (*), sum (result IN ('second', 'other')) FROM second_keying "
      "WHERE deleted IS NOT 1 GROUP BY 1",
      error);

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (db, statement, &problem))
    {
      Past *past = past_of (people, (const char *) sqlite3_column_text (statement, 0));

      past->n_checked = (guint) sqlite3_column_int64 (statement, 1);
      past->n_wrong = (guint) sqlite3_column_int64 (statement, 2);
    }
  return gocua_db_finish (statement, &problem, error);
}

static GocuaSheetToVerify *
make_item (GocuaSheetRow *row, GPtrArray *lines, const char *keyer, guint percent)
{
  GocuaSheetToVerify *item = g_new0 (GocuaSheetToVerify, 1);

  item->row = row;
  item->keyer = g_strdup (keyer);
  item->percent = percent;
  item->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < lines->len; i++)
    {
      const GocuaKeyedLine *line = lines->pdata[i];

      if (!gocua_verify_wants_line (&row->sheet->id, line->line, percent))
        continue;
      item->n_wanted++;
      if (!line->checked)
        g_array_append_val (item->lines, line->line);
    }
  return item;
}

static const char *
keyed_on (const GocuaSheetRow *row)
{
  const char *step = gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_KEYED);

  return step != NULL ? step : "";
}

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const GocuaSheetRow *x = *(GocuaSheetRow *const *) a, *y = *(GocuaSheetRow *const *) b;
  int order = strncmp (keyed_on (x), keyed_on (y), 10);

  return order != 0 ? order : gocua_id_compare (&x->sheet->id, &y->sheet->id);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  const GocuaSheetToVerify *x = *(GocuaSheetToVerify *const *) a, *y = *(GocuaSheetToVerify *const *) b;

  return (x->percent < 100) - (y->percent < 100);
}

typedef gboolean (*WantedFunc) (const GocuaSheetToVerify *item, gpointer data);

/* All sheets that were keyed, in that order, so that the first ones of a person are known. */
static GPtrArray *
judge_sheets (GocuaDb *db, const GocuaId *campaign, WantedFunc wanted, gpointer data, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) rows = gocua_sheets_list (db, campaign, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_sheet_to_verify_free);

  if (rows == NULL || !read_pasts (db, people, error))
    return NULL;
  g_ptr_array_sort (rows, compare_keyed);
  for (guint i = 0; i < rows->len; i++)
    {
      GocuaSheetRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) lines = NULL;
      GocuaSheetToVerify *item;
      Past *past;

      if (*keyed_on (row) == '\0')
        continue;
      lines = gocua_verify_get_lines (db, &row->sheet->id, error);
      if (lines == NULL)
        return NULL;
      past = past_of (people, find_keyer (lines));
      rows->pdata[i] = NULL;
      item = make_item (row, lines, find_keyer (lines),
                        gocua_verify_percent (past->n_sheets, past->n_checked, past->n_wrong));
      past->n_sheets++;
      if (wanted (item, data))
        g_ptr_array_add (items, item);
      else
        gocua_sheet_to_verify_free (item);
    }
  return g_steal_pointer (&items);
}

static gboolean
is_due_for (const GocuaSheetToVerify *item, gpointer checker)
{
  return item->row->state == GOCUA_SHEET_KEYED && item->lines->len > 0 &&
         (checker == NULL || *item->keyer == '\0' || !g_str_equal (item->keyer, (const char *) checker));
}

GPtrArray *
gocua_verify_list (GocuaDb *db, const GocuaId *campaign, const char *checker, GError **error)
{
  GPtrArray *items;

  g_return_val_if_fail (db != NULL && campaign != NULL, NULL);

  items = judge_sheets (db, campaign, is_due_for, (gpointer) checker, error);
  if (items != NULL)
    g_ptr_array_sort (items, compare_urgency);
  return items;
}

static gboolean
is_sheet (const GocuaSheetToVerify *item, gpointer id)
{
  return gocua_id_equal (&item->row->sheet->id, id);
}

GocuaSheetToVerify *
gocua_verify_get_sheet (GocuaDb *db, const GocuaId *sheet, gboolean whole, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GocuaSheetToVerify *found, *all;

  g_return_val_if_fail (db != NULL && sheet != NULL, NULL);

  items = judge_sheets (db, NULL, is_sheet, (gpointer) sheet, error);
  if (items == NULL || items->len == 0)
    return NULL;
  if (!whole)
    return g_ptr_array_steal_index (items, 0);
  found = items->pdata[0];
  lines = gocua_verify_get_lines (db, sheet, error);
  if (lines == NULL)
    return NULL;
  all = make_item (g_steal_pointer (&found->row), lines, found->keyer, 100);
  return all;
}
