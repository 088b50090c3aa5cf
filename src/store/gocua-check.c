/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-check.c: whether a ward file is sound, from the bytes on the disk to the tables that the screens
 * read. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-check.h"

#include "store/gocua-db.h"
#include "store/gocua-journal.h"

#include <glib/gi18n.h>

/* A file that is broken all over says so in a few lines. */
#define MAX_DAMAGE 10

/* Adds what a pragma finds. A page that cannot even be read ends the pragma with an error: damage as well. */
static gboolean
add_damage (GocuaDb *db, const char *pragma, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, pragma, &problem);

  while (problem == NULL && gocua_db_step (db, statement, &problem))
    {
      const char *found = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (found, "ok") != 0 && problems->len < MAX_DAMAGE)
        g_ptr_array_add (problems,
                         /* Translators: the words of the database engine, in English */
                         g_strdup_printf (_ ("The file is damaged: %s."), found));
    }
  gocua_db_done (statement);
  if (problem == NULL)
    return TRUE;
  if (!g_error_matches (problem, GOCUA_DB_ERROR, GOCUA_DB_ERROR_DAMAGED) &&
      !g_error_matches (problem, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (problem->message));
  return TRUE;
}

static gboolean
read_number (GocuaDb *db, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, sql, error);
  gboolean good = statement != NULL && gocua_db_step (db, statement, error);

  if (good)
    *number = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return good;
}

/* The index keeps no text to compare with, so: is it whole in itself, and has it the very same households? */
static gboolean
check_search (GocuaDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 missing = 0, strange = 0;

  if (!gocua_db_exec (db, "INSERT INTO household_search (household_search) VALUES ('integrity-check')",
                      &problem))
    {
      if (!g_error_matches (problem, GOCUA_DB_ERROR, GOCUA_DB_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_ptr_array_add (problems, g_strdup (_ ("The search index is damaged.")));
      return TRUE;
    }
  if (!read_number (db,
                    "SELECT count(*) FROM household WHERE coalesce(deleted, 0) = 0 "
                    "AND n NOT IN (SELECT id FROM household_search_docsize)",
                    &missing, error) ||
      !read_number (db,
                    "SELECT count(*) FROM household_search_docsize "
                    "WHERE id NOT IN (SELECT n FROM household WHERE coalesce(deleted, 0) = 0)",
                    &strange, error))
    return FALSE;
  if (missing + strange > 0)
    g_ptr_array_add (problems, g_strdup_printf (ngettext ("The search index has %u household wrong.",
                                                          "The search index has %u households wrong.",
                                                          (gulong) (missing + strange)),
                                                (guint) (missing + strange)));
  return TRUE;
}

static gboolean
check_projections (GocuaDb *db,
                   GPtrArray *problems,
                   GocuaProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  gint64 different = 0;

  if (!gocua_journal_rebuild (db, TRUE, &different, progress, cancellable, error))
    return FALSE;
  if (different > 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (ngettext ("%u row is not as the journal says.",
                                                "%u rows are not as the journal says.", (gulong) different),
                                      (guint) different));
  return TRUE;
}

GPtrArray *
gocua_check_run (GocuaDb *db, GocuaProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL, NULL);

  if (!add_damage (db, "PRAGMA cipher_integrity_check", problems, error) ||
      !add_damage (db, "PRAGMA integrity_check(10)", problems, error))
    return NULL;
  /* What stands on broken pages needs no further proof that it is broken. */
  if (problems->len == 0 && (!check_search (db, problems, error) ||
                             !check_projections (db, problems, progress, cancellable, error)))
    return NULL;
  return g_steal_pointer (&problems);
}
