/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-rebuild.c: the projections again from the journal, and what was different. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-journal.h"

#include "store/gocua-journal-apply.h"
#include "store/gocua-journal-read.h"

#define PROGRESS_EVERY 256

/* The search table is made anew with the households; it holds nothing of its own that could be compared. */
static const char *const tables[] = { "campaign", "area",          "team",  "household",
                                      "visit",    "conflict",      "clash", "distinct_pair",
                                      "sheet",    "second_keying", "status" };

#define META_RULES "rules"

static gboolean
exec_with (GocuaDb *db, const char *format, const char *table, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);
  g_autofree char *sql = g_strjoinv (table, parts);

  return gocua_db_exec (db, sql, error);
}

/* The statements that made a table and its indexes, as SQLite keeps them. */
static GPtrArray *
read_definition (GocuaDb *db, const char *table, GPtrArray *indexes, GError **error)
{
  g_autoptr (GPtrArray) definition = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = gocua_db_prepare (
      db,
      "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC",
      error);

  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, table);
  while (gocua_db_step (db, statement, NULL))
    {
      if (g_str_equal ((const char *) sqlite3_column_text (statement, 0), "index"))
        g_ptr_array_add (indexes, g_strdup ((const char *) sqlite3_column_text (statement, 1)));
      g_ptr_array_add (definition, g_strdup ((const char *) sqlite3_column_text (statement, 2)));
    }
  gocua_db_done (statement);
  return g_steal_pointer (&definition);
}

/* Puts the table aside as old_... and makes an empty one in its place. Inside the encrypted file, not in a
 * temporary table, which could reach the disk in the clear. */
static gboolean
put_aside (GocuaDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) definition = read_definition (db, table, indexes, error);

  if (definition == NULL || !exec_with (db, "ALTER TABLE @ RENAME TO old_@", table, error))
    return FALSE;
  for (guint i = 0; i < indexes->len; i++)
    if (!exec_with (db, "DROP INDEX @", indexes->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < definition->len; i++)
    if (!gocua_db_exec (db, definition->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
is_refused (sqlite3_stmt *statement)
{
  return sqlite3_column_type (statement, GOCUA_JOURNAL_N_COLUMNS) != SQLITE_NULL;
}

static gboolean
replay (GocuaDb *db, GocuaProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaJournalUpdate) update = gocua_journal_update_new (db);
  g_autoptr (GError) problem = NULL;
  gint64 total = gocua_journal_count (db, NULL), done = 0;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT " GOCUA_JOURNAL_COLUMNS ", refused FROM change ORDER BY pos", error);

  if (statement == NULL)
    return FALSE;
  /* From all visits, not step by step: it is the proof that the steps were right. */
  gocua_status_update_note_everything (gocua_journal_update_get_statuses (update));
  while (problem == NULL && gocua_db_step (db, statement, &problem))
    {
      g_autoptr (GocuaChange) change = gocua_journal_read_row (statement);

      if (progress != NULL && done % PROGRESS_EVERY == 0)
        progress->func (done, total, progress->data);
      done++;
      if (g_cancellable_set_error_if_cancelled (cancellable, &problem))
        break;
      if (change != NULL)
        gocua_journal_project (db, change, is_refused (statement), update, &problem);
    }
  return gocua_db_finish (statement, &problem, error) &&
         gocua_journal_update_run (update, cancellable, error);
}

static gboolean
count_differences (GocuaDb *db, const char *table, gint64 *n, GError **error)
{
  static const char *const formats[] = {
    "SELECT count(*) FROM (SELECT * FROM @ EXCEPT SELECT * FROM old_@)",
    "SELECT count(*) FROM (SELECT * FROM old_@ EXCEPT SELECT * FROM @)",
  };
  gint64 most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (GStrv) parts = g_strsplit (formats[i], "@", -1);
      g_autofree char *sql = g_strjoinv (table, parts);
      sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);

      if (statement == NULL || !gocua_db_step (db, statement, error))
        return FALSE;
      /* A row that differs is in both counts, one that is too many or too few in one. */
      most = MAX (most, sqlite3_column_int64 (statement, 0));
      gocua_db_done (statement);
    }
  *n += most;
  return TRUE;
}

static gboolean
rebuild (GocuaDb *db, gint64 *n_different, GocuaProgress *progress, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!put_aside (db, tables[i], error))
      return FALSE;
  if (!gocua_db_exec (db, "INSERT INTO household_search (household_search) VALUES ('delete-all')", error) ||
      !replay (db, progress, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!count_differences (db, tables[i], n_different, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!exec_with (db, "DROP TABLE old_@", tables[i], error))
      return FALSE;
  return TRUE;
}

gboolean
gocua_journal_rebuild (GocuaDb *db,
                       gboolean dry_run,
                       gint64 *n_different,
                       GocuaProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  gint64 different = 0;
  gboolean good;

  g_return_val_if_fail (db != NULL, FALSE);

  if (!gocua_db_begin (db, error))
    return FALSE;
  good = rebuild (db, &different, progress, cancellable, error);
  if (good && n_different != NULL)
    *n_different = different;
  if (good && !dry_run)
    return gocua_db_commit (db, error);
  gocua_db_rollback (db);
  return good;
}

gboolean
gocua_journal_catch_up (GocuaDb *db, GError **error)
{
  g_autofree char *made_by = gocua_db_get_meta (db, META_RULES);
  g_autofree char *version = g_strdup_printf ("%d", GOCUA_RULES_VERSION);

  if (g_strcmp0 (made_by, version) == 0)
    return TRUE;
  if (gocua_journal_count (db, NULL) == 0)
    return gocua_db_set_meta (db, META_RULES, version, error);
  g_info ("The rules have changed since the file was last opened: making its tables again.");
  return gocua_journal_rebuild (db, FALSE, NULL, NULL, NULL, error) &&
         gocua_db_set_meta (db, META_RULES, version, error);
}
