/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-custody.c: where the papers are: what is out, what happened to a sheet, and moving it on. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-sheet-custody.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-text.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-merged.h"
#include "store/gocua-projection.h"

/* What comes of the records that @condition, with up to two parameters, finds. */
typedef gboolean (*SheetFunc) (const GocuaRecord *sheet, gpointer data);

/* Calls @func for each sheet, the newest first, until it returns FALSE. Takes the statement. */
static gboolean
scan (GocuaDb *db, sqlite3_stmt *statement, SheetFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean goes_on = TRUE;

  while (goes_on && gocua_db_step (db, statement, &problem))
    {
      g_autoptr (GocuaRecord) sheet = gocua_projection_read_row (GOCUA_KIND_SHEET, statement, 0);

      goes_on = sheet == NULL || func (sheet, data);
    }
  return gocua_db_finish (statement, &problem, error);
}

static sqlite3_stmt *
prepare (GocuaDb *db, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM sheet WHERE deleted IS NOT 1 AND %s ORDER BY id DESC",
                       gocua_projection_columns (GOCUA_KIND_SHEET), condition);

  return gocua_db_prepare (db, sql, error);
}

typedef struct
{
  const char *today;
  GocuaSheetCounts *counts;
} Counting;

static gboolean
count_cb (const GocuaRecord *sheet, gpointer data)
{
  Counting *counting = data;
  GocuaSheetState state = gocua_sheet_get_state (sheet);

  counting->counts->n_out += state == GOCUA_SHEET_ISSUED;
  counting->counts->n_waiting += state == GOCUA_SHEET_RETURNED;
  counting->counts->n_overdue += gocua_sheet_is_overdue (sheet, counting->today);
  return TRUE;
}

gboolean
gocua_sheets_count (GocuaDb *db,
                    const GocuaId *campaign,
                    const char *today,
                    GocuaSheetCounts *counts,
                    GError **error)
{
  Counting counting = { today, counts };
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && today != NULL && counts != NULL, FALSE);

  *counts = (GocuaSheetCounts){ 0 };
  statement = prepare (db,
                       "(?1 IS NULL OR campaign = ?1) AND keyed IS NULL AND verified IS NULL "
                       "AND (issued IS NOT NULL OR returned IS NOT NULL)",
                       error);
  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, campaign);
  return scan (db, statement, count_cb, &counting, error);
}

typedef struct
{
  const char *today;
  GHashTable *households; /* of GocuaId: the one that is asked for, and those merged into it */
  GocuaRecord *found;
} Search;

static gboolean
search_cb (const GocuaRecord *sheet, gpointer data)
{
  Search *search = data;
  g_autoptr (GArray) lines = gocua_sheet_lines_parse (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_LINES));

  if (!gocua_sheet_is_reserving (sheet, search->today))
    return TRUE;
  for (guint i = 0; lines != NULL && i < lines->len && search->found == NULL; i++)
    if (g_hash_table_contains (search->households, &g_array_index (lines, GocuaId, i)))
      search->found = gocua_record_copy (sheet);
  return search->found == NULL;
}

/* @household and all that are shown at it. */
static GHashTable *
list_merged (GocuaDb *db, const GocuaId *household, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare_static (db, "SELECT id FROM household WHERE root = ?1", error);

  if (statement == NULL)
    return NULL;
  g_hash_table_add (all, gocua_id_dup (household));
  gocua_db_bind_id (statement, 1, household);
  while (gocua_db_step (db, statement, &problem))
    {
      GocuaId id;

      if (gocua_db_column_id (statement, 0, &id))
        g_hash_table_add (all, gocua_id_dup (&id));
    }
  return gocua_db_finish (statement, &problem, error) ? g_steal_pointer (&all) : NULL;
}

GocuaRecord *
gocua_sheets_find_of_household (GocuaDb *db, const GocuaId *household, const char *today, GError **error)
{
  g_autoptr (GHashTable) households = NULL;
  Search search = { .today = today };
  sqlite3_stmt *statement;
  GocuaId root;

  g_return_val_if_fail (db != NULL && household != NULL && today != NULL, NULL);

  if (!gocua_merged_find_root (db, household, &root, error))
    return NULL;
  households = search.households = list_merged (db, &root, error);
  if (households == NULL)
    return NULL;
  statement = prepare (db,
                       "returned IS NULL AND keyed IS NULL AND verified IS NULL AND cancelled IS NULL "
                       "AND missing IS NULL AND (expires IS NULL OR expires >= ?1)",
                       error);
  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, today);
  scan (db, statement, search_cb, &search, error);
  return search.found;
}

void
gocua_sheet_step_free (GocuaSheetStep *self)
{
  g_free (self->words);
  g_free (self->author);
  g_free (self);
}

static void
add_step (GPtrArray *steps, guint field, const GocuaEvent *event, const char *text)
{
  GocuaSheetStep *step = g_new0 (GocuaSheetStep, 1);
  const char *words = gocua_sheet_step_parse (text, step->date);

  step->field = field;
  step->words = g_strdup (words != NULL ? words : "");
  step->author = g_strdup (event->author);
  step->at_ms = event->at_ms;
  g_ptr_array_add (steps, step);
}

static void
add_steps (GPtrArray *steps, const GocuaEvent *event)
{
  for (GocuaSheetState state = GOCUA_SHEET_ISSUED; state < GOCUA_SHEET_N_STATES; state++)
    {
      guint field = gocua_sheet_state_get_field (state);
      const GocuaSet *set = gocua_change_find_field (event->change, field);

      if (set == NULL)
        continue;
      add_step (steps, field, event, set->value.type == GOCUA_VALUE_TEXT ? set->value.text : NULL);
    }
}

GPtrArray *
gocua_sheets_get_steps (GocuaDb *db, const GocuaId *sheet, GError **error)
{
  g_autoptr (GPtrArray) events = gocua_journal_get_history (db, sheet, error);
  GPtrArray *steps;

  if (events == NULL)
    return NULL;
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_sheet_step_free);
  for (guint i = 0; i < events->len; i++)
    {
      const GocuaEvent *event = events->pdata[i];

      if (gocua_change_find_field (event->change, GOCUA_SHEET_FIELD_LINES) != NULL)
        add_step (steps, 0, event, NULL);
      add_steps (steps, event);
    }
  return steps;
}

static gboolean
refuse (const GocuaSheetRow *row, GocuaSheetAct act, GError **error)
{
  g_autofree char *code =
      gocua_sheet_code_format (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_CODE));
  guint n_keyed = row->n_keyed + row->n_extra;

  if (act == GOCUA_SHEET_ACT_CANCEL && n_keyed > 0)
    /* Translators: the code of a walk sheet, how many of its lines were entered */
    g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                 ngettext ("Sheet %s has %u line that was entered, so it can’t be cancelled.",
                           "Sheet %s has %u lines that were entered, so it can’t be cancelled.", n_keyed),
                 code, n_keyed);
  else
    /* Translators: the code of a walk sheet, and where it is, such as “Returned” */
    g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                 _ ("That can’t be done with sheet %s: it is “%s” now."), code,
                 gocua_sheet_state_get_label (row->state));
  return FALSE;
}

/* What @act is done with, and by. */
typedef struct
{
  GocuaSheetAct act;
  const char *iso_date;
  const char *words;
  const GocuaId *team;
} Doing;

/* Returns: (transfer full) (nullable): who takes the sheet: in the person's words, else the team */
static char *
find_words (GocuaDb *db, const GocuaRecord *sheet, const Doing *doing)
{
  const GocuaId *team = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM);
  g_autofree char *words = gocua_text_clean (doing->words);
  g_autoptr (GocuaRecord) record = NULL;

  if (*words != '\0')
    return g_steal_pointer (&words);
  if (doing->act == GOCUA_SHEET_ACT_ISSUE && team != NULL)
    record = gocua_entity_load (db, GOCUA_KIND_TEAM, team, NULL);
  return record != NULL ? g_strdup (gocua_record_get_text (record, GOCUA_TEAM_NAME)) : NULL;
}

static gboolean
apply (GocuaDb *db, GocuaRecord *wanted, const Doing *doing, GError **error)
{
  g_autofree char *code = gocua_sheet_code_format (gocua_record_get_text (wanted, GOCUA_SHEET_FIELD_CODE));
  g_autofree char *words = NULL;

  if (doing->act == GOCUA_SHEET_ACT_ISSUE && doing->team != NULL)
    gocua_record_set_id (wanted, GOCUA_SHEET_FIELD_TEAM, doing->team);
  words = find_words (db, wanted, doing);
  if (words == NULL && gocua_sheet_act_needs_words (doing->act))
    {
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                   doing->act == GOCUA_SHEET_ACT_ISSUE
                       /* Translators: the code of a walk sheet */
                       ? _ ("Say to whom sheet %s is given.")
                       /* Translators: the code of a walk sheet that is missing or cancelled */
                       : _ ("Say why, for sheet %s."),
                   code);
      return FALSE;
    }
  gocua_sheet_act_apply (doing->act, wanted, doing->iso_date, words);
  return TRUE;
}

static gboolean
add_act (GocuaDb *db, GocuaBatch *batch, const GocuaId *id, const Doing *doing, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaSheetRow) row = gocua_sheets_get_row (db, id, &problem);
  g_autoptr (GocuaRecord) wanted = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row == NULL)
    {
      g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND, _ ("There is no such sheet."));
      return FALSE;
    }
  if (!gocua_sheet_act_is_possible (doing->act, row->sheet, row->n_keyed + row->n_extra))
    return refuse (row, doing->act, error);
  wanted = gocua_record_copy (row->sheet);
  if (!apply (db, wanted, doing, error))
    return FALSE;
  gocua_batch_put (batch, row->sheet, wanted);
  return TRUE;
}

GocuaBatch *
gocua_sheets_plan_act (GocuaDb *db,
                       GArray *ids,
                       GocuaSheetAct act,
                       const char *iso_date,
                       const char *words,
                       const GocuaId *team,
                       GError **error)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");
  const Doing doing = { act, iso_date, words, team };

  g_return_val_if_fail (db != NULL && ids != NULL && iso_date != NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    if (!add_act (db, batch, &g_array_index (ids, GocuaId, i), &doing, error))
      return NULL;
  return g_steal_pointer (&batch);
}
