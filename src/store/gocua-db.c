/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-db.c: one connection to a ward's encrypted SQLite file. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-db.h"

#include "core/gocua-date.h"
#include "store/gocua-db-private.h"
#include "store/gocua-device.h"
#include "store/gocua-journal.h"
#include "store/gocua-migrate.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (gocua - db - error - quark, gocua_db_error)

/* Two programs may have the same file open (the window and the command); a commit takes milliseconds. */
#define BUSY_TIMEOUT_MS 10000
/* Each page that is not in the cache is decrypted again: with SQLite's own 2 MB a search of 100,000
 * households takes several times as long. 12 MiB hold the statuses of such a ward; there are at most two
 * connections. */
#define CACHE_KIB 12288
/* Pages of 4 KiB in the log before they go into the file. A large transaction of sync fills SQLite's own
 * 1,000 each time, and most of its pages are written again by the next one. */
#define CHECKPOINT_PAGES 4000
#define RESOURCE_PREFIX  "/vn/gocua/GoCua/sql/"

struct _GocuaDb
{
  sqlite3 *handle;
  char *path;
  char *key;
  char *author;
  GocuaClock *clock;
  GocuaId device;
  GData *data;            /* what parts of the store keep with the connection */
  GHashTable *statements; /* text -> GPtrArray of sqlite3_stmt; as many as were in use at once */
  GHashTable *by_address; /* text that never goes away, as a pointer -> its array in @statements */
};

static const struct
{
  int sqlite;
  GocuaDbError code;
  const char *text;
} error_texts[] = {
  { SQLITE_FULL, GOCUA_DB_ERROR_FULL,
    N_ ("The disk is full. What you entered last is not saved yet; everything before it is. Free some space, "
        "then "
        "save again.") },
  { SQLITE_READONLY, GOCUA_DB_ERROR_READ_ONLY,
    N_ ("The file can’t be written: the folder or the disk is read-only. Everything saved before is kept. "
        "Ask who "
        "looks after this computer for the right to write there, then save again.") },
  { SQLITE_CANTOPEN, GOCUA_DB_ERROR_READ_ONLY,
    N_ ("The file can’t be opened or made in this folder. Check that the folder exists and may be written "
        "to.") },
  { SQLITE_PERM, GOCUA_DB_ERROR_READ_ONLY,
    N_ ("You do not have the right to write this file. Everything saved before is kept.") },
  { SQLITE_NOTADB, GOCUA_DB_ERROR_KEY,
    N_ ("The file can’t be read with the key of this computer. It may belong to another person or computer, "
        "or it is "
        "not a ward file.") },
  { SQLITE_CORRUPT, GOCUA_DB_ERROR_DAMAGED,
    N_ ("The file is damaged. Nothing was changed; the newest good backup can be taken instead.") },
  { SQLITE_BUSY, GOCUA_DB_ERROR_BUSY,
    N_ ("Another program is using the file. Wait a moment, then try again. Nothing was lost.") },
  { SQLITE_LOCKED, GOCUA_DB_ERROR_BUSY,
    N_ ("Another program is using the file. Wait a moment, then try again. Nothing was lost.") },
  { SQLITE_IOERR, GOCUA_DB_ERROR_IO,
    N_ ("The disk did not take the data. What you entered last is not saved yet; everything before it is. "
        "Check the "
        "disk, then save again.") },
};

void
gocua_db_set_error (GocuaDb *self, int code, GError **error)
{
  const char *detail = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled."));
      return;
    }
  g_debug ("SQLite %d: %s", code, detail);
  for (gsize i = 0; i < G_N_ELEMENTS (error_texts); i++)
    {
      if (error_texts[i].sqlite != (code & 0xff))
        continue;
      g_set_error_literal (error, GOCUA_DB_ERROR, (int) error_texts[i].code, _ (error_texts[i].text));
      return;
    }
  g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_FAILED,
               /* Translators: the words of the database engine, in English */
               _ ("The store could not do that (%s). Nothing was changed."), detail);
}

gboolean
gocua_db_exec (GocuaDb *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  gocua_db_set_error (self, code, error);
  return FALSE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static GPtrArray *
get_statements (GocuaDb *self, const char *sql)
{
  GPtrArray *statements = g_hash_table_lookup (self->statements, sql);

  if (statements == NULL)
    {
      statements = g_ptr_array_new_with_free_func (finalize_statement);
      g_hash_table_insert (self->statements, g_strdup (sql), statements);
    }
  return statements;
}

/* One of @statements that is not in use, or another one. */
static sqlite3_stmt *
take_statement (GocuaDb *self, GPtrArray *statements, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  for (guint i = 0; i < statements->len; i++)
    {
      statement = g_ptr_array_index (statements, i);
      if (sqlite3_stmt_busy (statement))
        continue;
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      gocua_db_set_error (self, code, error);
      return NULL;
    }
  g_ptr_array_add (statements, statement);
  return statement;
}

sqlite3_stmt *
gocua_db_prepare (GocuaDb *self, const char *sql, GError **error)
{
  return take_statement (self, get_statements (self, sql), sql, error);
}

sqlite3_stmt *
gocua_db_prepare_static (GocuaDb *self, const char *sql, GError **error)
{
  GPtrArray *statements = g_hash_table_lookup (self->by_address, sql);

  if (statements == NULL)
    {
      statements = get_statements (self, sql);
      g_hash_table_insert (self->by_address, (gpointer) sql, statements);
    }
  return take_statement (self, statements, sql, error);
}

void
gocua_db_done (sqlite3_stmt *statement)
{
  if (statement != NULL)
    sqlite3_reset (statement);
}

gboolean
gocua_db_finish (sqlite3_stmt *statement, GError **problem, GError **error)
{
  gocua_db_done (statement);
  if (*problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (problem));
  return FALSE;
}

static char *
read_resource (const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, folder, "/", name, ".sql", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

char *
gocua_db_get_query_text (const char *name)
{
  return read_resource ("queries", name);
}

char *
gocua_db_get_migration_text (int version)
{
  g_autofree char *name = g_strdup_printf ("%03d", version);

  return read_resource ("migrations", name);
}

sqlite3_stmt *
gocua_db_query (GocuaDb *self, const char *name, GError **error)
{
  g_autofree char *sql = gocua_db_get_query_text (name);

  g_return_val_if_fail (sql != NULL, NULL);

  return gocua_db_prepare (self, sql, error);
}

gboolean
gocua_db_step (GocuaDb *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    gocua_db_set_error (self, code, error);
  return FALSE;
}

gboolean
gocua_db_run (GocuaDb *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    gocua_db_set_error (self, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE || code == SQLITE_ROW;
}

gboolean
gocua_db_begin (GocuaDb *self, GError **error)
{
  return gocua_db_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
gocua_db_commit (GocuaDb *self, GError **error)
{
  if (gocua_db_exec (self, "COMMIT", error))
    return TRUE;
  gocua_db_rollback (self);
  return FALSE;
}

static void
reset_cb (gpointer statement, gpointer data)
{
  sqlite3_reset (statement);
}

void
gocua_db_rollback (GocuaDb *self)
{
  GHashTableIter iter;
  gpointer statements;

  /* A full disk rolls back by itself; rolling back then would only be an error of its own. */
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statements))
    g_ptr_array_foreach (statements, reset_cb, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

void
gocua_db_bind_id (sqlite3_stmt *statement, int index, const GocuaId *id)
{
  if (gocua_id_is_null (id))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob (statement, index, id->bytes, GOCUA_ID_SIZE, SQLITE_TRANSIENT);
}

void
gocua_db_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

gboolean
gocua_db_column_id (sqlite3_stmt *statement, int column, GocuaId *id)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  memset (id, 0, sizeof *id);
  if (bytes == NULL || sqlite3_column_bytes (statement, column) != GOCUA_ID_SIZE)
    return FALSE;
  memcpy (id->bytes, bytes, GOCUA_ID_SIZE);
  return TRUE;
}

char *
gocua_db_get_meta (GocuaDb *self, const char *key)
{
  sqlite3_stmt *statement = gocua_db_prepare (self, "SELECT value FROM meta WHERE key = ?1", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  gocua_db_bind_text (statement, 1, key);
  if (gocua_db_step (self, statement, NULL))
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  gocua_db_done (statement);
  return value;
}

gboolean
gocua_db_set_meta (GocuaDb *self, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      self, "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
      error);

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, key);
  gocua_db_bind_text (statement, 2, value);
  return gocua_db_run (self, statement, error);
}

sqlite3 *
gocua_db_get_handle (GocuaDb *self)
{
  return self->handle;
}

const char *
gocua_db_get_path (GocuaDb *self)
{
  return self->path;
}

const char *
gocua_db_get_key (GocuaDb *self)
{
  return self->key;
}

GocuaClock *
gocua_db_get_clock (GocuaDb *self)
{
  return self->clock;
}

const GocuaId *
gocua_db_get_device (GocuaDb *self)
{
  return &self->device;
}

gboolean
gocua_db_adopt_device (GocuaDb *self, const GocuaId *device, GError **error)
{
  g_return_val_if_fail (self != NULL && device != NULL, FALSE);

  if (!gocua_device_adopt (self, device, error))
    return FALSE;
  self->device = *device;
  return TRUE;
}

const char *
gocua_db_get_author (GocuaDb *self)
{
  return self->author;
}

void
gocua_db_set_author (GocuaDb *self, const char *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
}

gpointer
gocua_db_get_data (GocuaDb *self, const char *name)
{
  return g_datalist_get_data (&self->data, name);
}

void
gocua_db_set_data (GocuaDb *self, const char *name, gpointer data, GDestroyNotify destroy)
{
  g_datalist_set_data_full (&self->data, name, data, destroy);
}

char *
gocua_db_get_today (GocuaDb *self)
{
  return gocua_date_from_ms (gocua_clock_now_ms (self->clock));
}

static gboolean
apply_key (GocuaDb *self, GError **error)
{
  g_autofree char *pragma =
      g_strdup_printf ("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'%s'\"", self->key);

  if (strlen (self->key) != 64 || strspn (self->key, "0123456789abcdef") != 64)
    {
      g_set_error_literal (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_KEY,
                           _ ("The key of the ward files is damaged."));
      return FALSE;
    }
  /* Names and addresses must not reach the disk in the clear, so what is too big for memory stays in the
   * file. */
  return gocua_db_exec (self, pragma, error) &&
         gocua_db_exec (self, "PRAGMA temp_store = MEMORY; SELECT count(*) FROM sqlite_master", error);
}

static gboolean
may_write (GocuaDbMode mode)
{
  return mode == GOCUA_DB_READ_WRITE || mode == GOCUA_DB_CREATE;
}

static gboolean
configure (GocuaDb *self, GocuaDbMode mode, GError **error)
{
  g_autofree char *cache = g_strdup_printf ("PRAGMA cache_size = -%d", CACHE_KIB);

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!apply_key (self, error) || !gocua_db_exec (self, "PRAGMA foreign_keys = ON", error) ||
      !gocua_db_exec (self, cache, error))
    return FALSE;
  if (!may_write (mode))
    return gocua_db_exec (self, "PRAGMA query_only = ON", error);
  return gocua_db_exec (self,
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                        "PRAGMA wal_autocheckpoint = " G_STRINGIFY (CHECKPOINT_PAGES),
                        error);
}

static int
open_flags (GocuaDbMode mode)
{
  switch (mode)
    {
    case GOCUA_DB_CREATE:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    case GOCUA_DB_READ_WRITE:
    case GOCUA_DB_SALVAGE:
    case GOCUA_DB_READ: /* a reader of a WAL file must be able to make its shared memory; query_only keeps it
                           honest */
    default:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    }
}

static gboolean
get_ready (GocuaDb *self, gboolean for_writing, GError **error)
{
  return gocua_migrate (self, for_writing, error) &&
         gocua_device_load (self, for_writing, &self->device, error) &&
         (!for_writing || gocua_journal_catch_up (self, error));
}

/* Before the first connection: without the count of all memory in use, which nobody reads, there is one lock
 * less at each allocation. */
static void
configure_library (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

GocuaDb *
gocua_db_open (const char *path, const char *key, GocuaDbMode mode, GocuaClock *clock, GError **error)
{
  g_autoptr (GocuaDb) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL && key != NULL && clock != NULL, NULL);

  if (mode != GOCUA_DB_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_NOT_FOUND, _ ("There is no ward file “%s”."), shown);
      return NULL;
    }
  configure_library ();
  self = g_new0 (GocuaDb, 1);
  self->path = g_strdup (path);
  self->key = g_strdup (key);
  self->clock = gocua_clock_ref (clock);
  self->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_address = g_hash_table_new (NULL, NULL);
  g_datalist_init (&self->data);
  code = sqlite3_open_v2 (path, &self->handle, open_flags (mode), NULL);
  if (code != SQLITE_OK)
    {
      gocua_db_set_error (self, code, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  if (mode != GOCUA_DB_SALVAGE && !get_ready (self, may_write (mode), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gocua_db_close (GocuaDb *self)
{
  if (self == NULL)
    return;
  g_datalist_clear (&self->data);
  g_clear_pointer (&self->by_address, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->handle != NULL)
    sqlite3_close (self->handle);
  if (self->key != NULL)
    memset (self->key, 0, strlen (self->key));
  g_free (self->key);
  g_free (self->path);
  g_free (self->author);
  gocua_clock_unref (self->clock);
  g_free (self);
}
