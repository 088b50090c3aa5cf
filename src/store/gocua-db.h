/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-db.h: one connection to a ward's encrypted SQLite file. */
#pragma once

#include <sqlite3.h>

#include "store/gocua-db-error.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/*
 * A GocuaDb is a connection, and what belongs to the store it is open on: device id, clock, author. Used by
 * one thread at a time. Only src/store includes this header; others see the type through gocua-types.h, and
 * what of it needs no SQLite through gocua-db-owner.h.
 */

typedef enum
{
  GOCUA_DB_READ_WRITE,
  GOCUA_DB_CREATE, /* as READ_WRITE, and makes the file if there is none */
  GOCUA_DB_READ,
  GOCUA_DB_SALVAGE, /* as READ, a file of any older version too: only its journal is sure to be there */
} GocuaDbMode;

/**
 * gocua_db_open:
 * @path: the file
 * @key: 64 hexadecimal digits, the raw key
 *
 * Opens the file, checks the key, and (for writing) brings the schema up to date, with a backup before each
 * migration.
 */
GocuaDb *
gocua_db_open (const char *path, const char *key, GocuaDbMode mode, GocuaClock *clock, GError **error);

/** gocua_db_close: @self: (nullable) (transfer full) */
void gocua_db_close (GocuaDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDb, gocua_db_close)

/** gocua_db_get_handle: Returns: (transfer none): the connection, for what this header has no word for */
sqlite3 *gocua_db_get_handle (GocuaDb *self);

/** gocua_db_get_path, gocua_db_get_key: Returns: (transfer none): as gocua_db_open() was given them */
const char *gocua_db_get_path (GocuaDb *self);
const char *gocua_db_get_key (GocuaDb *self);

/** gocua_db_get_data, gocua_db_set_data: what a part of the store keeps with the connection, under a name of
 * its own; @data: (transfer full) (nullable) is freed with @destroy when it is replaced or the connection is
 * closed. */
gpointer gocua_db_get_data (GocuaDb *self, const char *name);
void gocua_db_set_data (GocuaDb *self, const char *name, gpointer data, GDestroyNotify destroy);

/** gocua_db_exec: runs statements that return nothing. */
gboolean gocua_db_exec (GocuaDb *self, const char *sql, GError **error);

/**
 * gocua_db_prepare:
 *
 * The statement is kept for the next call with the same text, so @sql should come from a small set. Bind it
 * and take its first step before anything else is prepared, and give it back with gocua_db_done(). From the
 * first step on it is not shared: the same query may run inside its own loop.
 *
 * Returns: (transfer none) (nullable): a prepared statement, reset and without bindings; %NULL with @error
 * set
 */
sqlite3_stmt *gocua_db_prepare (GocuaDb *self, const char *sql, GError **error);

/** gocua_db_prepare_static: as gocua_db_prepare(), for a text that lives as long as the program: found by its
 * address. */
sqlite3_stmt *gocua_db_prepare_static (GocuaDb *self, const char *sql, GError **error);

/** gocua_db_done: gives a statement back, reset. @statement: (nullable) */
void gocua_db_done (sqlite3_stmt *statement);

/** gocua_db_query: the text of the named query src/store/sql/queries/@name.sql from the resource bundle,
 * prepared. */
sqlite3_stmt *gocua_db_query (GocuaDb *self, const char *name, GError **error);

/** gocua_db_get_query_text: Returns: (transfer full): the text of a named query */
char *gocua_db_get_query_text (const char *name);

/**
 * gocua_db_step:
 * @error: set when the step failed, never on DONE
 *
 * Returns: %TRUE for a row; %FALSE when there is none or @error is set
 */
gboolean gocua_db_step (GocuaDb *self, sqlite3_stmt *statement, GError **error);

/** gocua_db_finish: gives @statement back as gocua_db_done(), at the end of a function that steps through it.
 * @problem: (inout): of gocua_db_step(); moved to @error. Returns: whether there is none */
gboolean gocua_db_finish (sqlite3_stmt *statement, GError **problem, GError **error);

/** gocua_db_run: steps a statement that returns no rows, and resets it. */
gboolean gocua_db_run (GocuaDb *self, sqlite3_stmt *statement, GError **error);

/** gocua_db_set_error: sets @error from SQLite's last error, in words for the person at the desk. */
void gocua_db_set_error (GocuaDb *self, int code, GError **error);

/** gocua_db_begin: begins a transaction that writes; others wait with theirs until it ends. Not inside
 * another one. */
gboolean gocua_db_begin (GocuaDb *self, GError **error);

/** gocua_db_commit: Returns: whether all of the transaction is on the disk; otherwise nothing of it has
 * happened */
gboolean gocua_db_commit (GocuaDb *self, GError **error);

/** gocua_db_rollback: ends the transaction; nothing of it has happened. */
void gocua_db_rollback (GocuaDb *self);

/** gocua_db_bind_id, gocua_db_bind_text: @id, @text: (nullable): copied; a null pointer and a null id bind
 * NULL.
 */
void gocua_db_bind_id (sqlite3_stmt *statement, int index, const GocuaId *id);
void gocua_db_bind_text (sqlite3_stmt *statement, int index, const char *text);

/** gocua_db_column_id: @id: (out caller-allocates): a null id when there is none. Returns: whether there is
 * one */
gboolean gocua_db_column_id (sqlite3_stmt *statement, int column, GocuaId *id);

/** gocua_db_get_meta: Returns: (transfer full) (nullable): a small fact about the store, of the table meta */
char *gocua_db_get_meta (GocuaDb *self, const char *key);

/** gocua_db_set_meta: @value: takes the place of an earlier one */
gboolean gocua_db_set_meta (GocuaDb *self, const char *key, const char *value, GError **error);

G_END_DECLS
