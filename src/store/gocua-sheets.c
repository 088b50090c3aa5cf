/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheets.c: the walk sheets of a ward, what is on them, and what has come back. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-sheets.h"

#include "store/gocua-merged.h"
#include "store/gocua-projection.h"

#define MAX_CODE_ATTEMPTS 100

void
gocua_sheet_row_free (GocuaSheetRow *self)
{
  if (self == NULL)
    return;
  gocua_record_unref (self->sheet);
  g_free (self);
}

void
gocua_sheet_line_free (GocuaSheetLine *self)
{
  g_clear_pointer (&self->row, gocua_household_row_free);
  g_clear_pointer (&self->visit, gocua_record_unref);
  g_free (self);
}

static sqlite3_stmt *
prepare (GocuaDb *db, GocuaKind kind, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE deleted IS NOT 1 AND %s", gocua_projection_columns (kind),
                       gocua_kind_get_info (kind)->name, condition);

  return gocua_db_prepare (db, sql, error);
}

static gboolean
count_visits (GocuaDb *db, GocuaSheetRow *row, GArray *lines, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const char *skipped = gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_SKIPPED);
  gboolean keyed[GOCUA_SHEET_MAX_LINES] = { FALSE };
  sqlite3_stmt *statement = gocua_db_prepare_static (
      db,
      "SELECT DISTINCT line FROM visit WHERE sheet = ?1 AND deleted IS NOT 1 AND withdrawn IS NULL "
      "AND line BETWEEN 1 AND 100",
      error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, &row->sheet->id);
  while (gocua_db_step (db, statement, &problem))
    keyed[sqlite3_column_int (statement, 0) - 1] = TRUE;
  if (!gocua_db_finish (statement, &problem, error))
    return FALSE;
  for (guint i = 0; i < GOCUA_SHEET_MAX_LINES; i++)
    {
      gboolean printed = i < lines->len && !gocua_id_is_null (&g_array_index (lines, GocuaId, i));

      row->n_printed += printed;
      row->n_blank += i < lines->len && !printed;
      row->n_keyed += printed && keyed[i];
      row->n_extra += !printed && keyed[i];
      row->n_skipped += printed && !keyed[i] && gocua_sheet_skipped_has (skipped, i + 1);
    }
  row->n_open = row->n_printed - row->n_keyed - row->n_skipped;
  return TRUE;
}

static GocuaSheetRow *
make_row (GocuaDb *db, GocuaRecord *sheet, GError **error)
{
  g_autoptr (GocuaSheetRow) row = g_new0 (GocuaSheetRow, 1);
  g_autoptr (GArray) lines = gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (GocuaId));

  row->sheet = gocua_record_ref (sheet);
  row->state = gocua_sheet_get_state (sheet);
  return count_visits (db, row, lines != NULL ? lines : none, error) ? g_steal_pointer (&row) : NULL;
}

GPtrArray *
gocua_sheets_list (GocuaDb *db, const GocuaId *campaign, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_sheet_row_free);
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL, NULL);

  statement =
      prepare (db, GOCUA_KIND_SHEET, "(?1 IS NULL OR campaign = ?1) ORDER BY day DESC, id DESC", error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, campaign);
  sheets = gocua_projection_collect (db, GOCUA_KIND_SHEET, statement, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      GocuaSheetRow *row = make_row (db, sheets->pdata[i], error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return sheets != NULL ? g_steal_pointer (&rows) : NULL;
}

GocuaSheetRow *
gocua_sheets_get_row (GocuaDb *db, const GocuaId *sheet, GError **error)
{
  g_autoptr (GocuaRecord) record = NULL;

  g_return_val_if_fail (db != NULL && sheet != NULL, NULL);

  record = gocua_projection_load (db, GOCUA_KIND_SHEET, sheet, error);
  return record != NULL && gocua_record_exists (record) ? make_row (db, record, error) : NULL;
}

GPtrArray *
gocua_sheets_find_by_code (GocuaDb *db, const char *code, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && code != NULL, NULL);

  statement = prepare (db, GOCUA_KIND_SHEET, "code = ?1 ORDER BY id DESC", error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, code);
  return gocua_projection_collect (db, GOCUA_KIND_SHEET, statement, error);
}

/* Cancelled and deleted sheets count too: their paper may still be about. */
static gboolean
is_taken (GocuaDb *db, const char *code, gboolean *taken, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT EXISTS (SELECT 1 FROM sheet WHERE code = ?1)", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, code);
  found = gocua_db_step (db, statement, error);
  *taken = found && sqlite3_column_int (statement, 0) != 0;
  gocua_db_done (statement);
  return found;
}

gboolean
gocua_sheets_make_code (GocuaDb *db,
                        const GocuaId *id,
                        GHashTable *others,
                        char code[GOCUA_SHEET_CODE_SIZE],
                        GError **error)
{
  gboolean taken = TRUE;

  g_return_val_if_fail (db != NULL && id != NULL, FALSE);

  for (guint attempt = 0; taken && attempt < MAX_CODE_ATTEMPTS; attempt++)
    {
      gocua_sheet_code_init (code, id, attempt);
      if (!is_taken (db, code, &taken, error))
        return FALSE;
      taken = taken || (others != NULL && g_hash_table_contains (others, code));
    }
  return TRUE;
}

static GocuaSheetLine *
line_at (GPtrArray *lines, guint number)
{
  while (lines->len < number)
    {
      GocuaSheetLine *line = g_new0 (GocuaSheetLine, 1);

      line->number = lines->len + 1;
      g_ptr_array_add (lines, line);
    }
  return lines->pdata[number - 1];
}

/* By line; of two offices that keyed the same one, the later first. */
static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const GocuaRecord *x = *(GocuaRecord *const *) a, *y = *(GocuaRecord *const *) b;
  gint64 line = gocua_record_get_int (x, GOCUA_VISIT_LINE, 0) - gocua_record_get_int (y, GOCUA_VISIT_LINE, 0);

  if (line != 0)
    return line < 0 ? -1 : 1;
  if (x->stamps[GOCUA_VISIT_HOUSEHOLD] != y->stamps[GOCUA_VISIT_HOUSEHOLD])
    return x->stamps[GOCUA_VISIT_HOUSEHOLD] > y->stamps[GOCUA_VISIT_HOUSEHOLD] ? -1 : 1;
  return gocua_id_compare (&y->id, &x->id);
}

GPtrArray *
gocua_sheets_get_visits (GocuaDb *db, const GocuaId *sheet, GError **error)
{
  sqlite3_stmt *statement;
  GPtrArray *visits;

  g_return_val_if_fail (db != NULL && sheet != NULL, NULL);

  statement =
      prepare (db, GOCUA_KIND_VISIT, "sheet = ?1 AND withdrawn IS NULL AND line BETWEEN 1 AND 100", error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, sheet);
  visits = gocua_projection_collect (db, GOCUA_KIND_VISIT, statement, error);
  if (visits != NULL)
    g_ptr_array_sort (visits, compare_visits);
  return visits;
}

static gboolean
add_visits (GocuaDb *db, GPtrArray *lines, const GocuaId *sheet, GError **error)
{
  g_autoptr (GPtrArray) visits = gocua_sheets_get_visits (db, sheet, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      GocuaRecord *visit = visits->pdata[i];
      GocuaSheetLine *line = line_at (lines, (guint) gocua_record_get_int (visit, GOCUA_VISIT_LINE, 1));

      if (line->n_visits++ == 0)
        line->visit = gocua_record_ref (visit);
    }
  return visits != NULL;
}

static gboolean
add_household (GocuaDb *db, GocuaSheetLine *line, const GocuaId *campaign, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const GocuaId *household = &line->household;

  if (gocua_id_is_null (household))
    household = line->visit != NULL ? gocua_record_get_id (line->visit, GOCUA_VISIT_HOUSEHOLD) : NULL;
  if (household == NULL)
    return TRUE;
  line->row = gocua_households_get_row (db, household, campaign, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
gocua_sheets_get_lines (GocuaDb *db, const GocuaRecord *sheet, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_sheet_line_free);
  g_autoptr (GArray) printed = NULL;
  const char *skipped;

  g_return_val_if_fail (db != NULL && sheet != NULL && sheet->kind == GOCUA_KIND_SHEET, NULL);

  skipped = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_SKIPPED);
  printed = gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));
  for (guint i = 0; printed != NULL && i < printed->len; i++)
    line_at (lines, i + 1)->household = g_array_index (printed, GocuaId, i);
  if (!add_visits (db, lines, &sheet->id, error))
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      GocuaSheetLine *line = lines->pdata[i];

      line->skipped = line->visit == NULL && gocua_sheet_skipped_has (skipped, line->number);
      if (!add_household (db, line, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN), error))
        return NULL;
    }
  return g_steal_pointer (&lines);
}

/* A household that was merged into another one keeps that one for the team. */
static gboolean
reserve_lines (GocuaDb *db, GHashTable *reserved, const GocuaRecord *sheet, gboolean merges, GError **error)
{
  g_autoptr (GArray) lines = gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      GocuaId id = g_array_index (lines, GocuaId, i);

      if (gocua_id_is_null (&id))
        continue;
      if (merges && !gocua_merged_find_root (db, &id, &id, error))
        return FALSE;
      g_hash_table_insert (reserved, gocua_id_dup (&id), gocua_id_dup (&sheet->id));
    }
  return TRUE;
}

GHashTable *
gocua_sheets_get_reserved (GocuaDb *db, const char *today, GError **error)
{
  g_autoptr (GHashTable) reserved = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  g_autoptr (GPtrArray) sheets = NULL;
  gboolean merges;
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && today != NULL, NULL);

  merges = gocua_merged_is_any (db);
  statement =
      prepare (db, GOCUA_KIND_SHEET,
               "returned IS NULL AND keyed IS NULL AND verified IS NULL AND cancelled IS NULL", error);
  sheets = statement != NULL ? gocua_projection_collect (db, GOCUA_KIND_SHEET, statement, error) : NULL;
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const GocuaRecord *sheet = sheets->pdata[i];

      if (gocua_sheet_is_reserving (sheet, today) && !reserve_lines (db, reserved, sheet, merges, error))
        return NULL;
    }
  return sheets != NULL ? g_steal_pointer (&reserved) : NULL;
}
